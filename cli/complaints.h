// What is said on standard error of a document's issues: the same thing about many pages once.
#pragma once

#include <string>
#include <vector>

#include "extract/diagnostic.h"

namespace juesuan {

// "FILE: pages 1-3, 8: MESSAGE [CODE]", one for each warning and error, up to a bound; the last
// then says how many more there are. Notes stay in the report.
std::vector<std::string> Complaints(const std::string& file, const Diagnostics& issues);

// Writes them; true if there is any.
bool ComplainOf(const std::string& file, const Diagnostics& issues);

}  // namespace juesuan
