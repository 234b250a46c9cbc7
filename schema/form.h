// Form definitions: what a 收入决算表 is, as its file under schema/forms/ says. See
// docs/adding-a-form.md.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "schema/pattern.h"
#include "schema/report.h"

namespace juesuan {

enum class ColumnKind { kCode, kName, kLine, kAmount };

// One way a column's header cells may read, outermost first, compared by LabelKey: each part
// matches one header cell above the column, in this order, the last part the lowest one.
struct HeaderPattern {
  std::string text;            // as written: "本年支出 / 基本支出"
  std::vector<Pattern> parts;  // each a whole cell
};

struct ColumnDefinition {
  ColumnKind kind = ColumnKind::kAmount;
  std::string measure;  // of an amount
  std::vector<HeaderPattern> headers;
  bool optional = false;
};

// What a column is called in samples and messages: code, name, line, or its measure.
std::string NameOf(const ColumnDefinition& column);

// Where a panel's rows get their codes from.
enum class CodeOrigin { kNone, kPrinted, kClassName };

// Columns printed side by side that describe one row: the revenue side of a summary, or one of
// the two to four panels of 公开06.
struct PanelDefinition {
  std::optional<Side> side;
  CodeOrigin codes = CodeOrigin::kPrinted;
  std::vector<ColumnDefinition> columns;
};

struct FormSample {
  std::string title;
  std::vector<std::vector<std::string>>
      header;                        // "<": the cell to the left goes on; "^": the one above
  std::vector<std::string> columns;  // what each column is: code, name, line, a measure, or ""
};

struct FormDefinition {
  std::string form;             // the id in the report
  std::string variant;          // the file's name without .toml
  std::vector<Pattern> titles;  // the end of a LabelKey; each ends with $
  Classification classification = Classification::kFunctional;
  bool panels_repeat = false;  // the one panel is printed as often as there is room
  std::string row_name;        // of the only row, where the form prints no label
  std::vector<PanelDefinition> panels;
  std::vector<FormSample> samples;
};

// Reads the shipped definitions, or every .toml of a folder. Throws Error naming file and line.
std::vector<FormDefinition> LoadForms(const std::string& folder);

}  // namespace juesuan
