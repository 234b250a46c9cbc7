// A bound grid → the table of the report: its rows, codes and amounts.
#pragma once

#include "schema/bind.h"
#include "schema/caption.h"
#include "schema/report.h"

namespace juesuan {

// document_year: of the whole document, for a table that prints none. Amounts that cannot be read,
// codes that no edition knows, and names that are not the code's are said in diagnostics.
Table MakeTable(const GridView& view, const Binding& binding, const Caption& caption,
                std::optional<int> document_year, Diagnostics& diagnostics);

}  // namespace juesuan
