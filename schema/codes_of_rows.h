// Classification codes of a table's rows: read, looked up by name, and checked against the year's
// edition.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "schema/form.h"
#include "schema/grid_view.h"
#include "schema/recognized_codes.h"
#include "schema/report.h"

namespace juesuan {

// Goes down the rows of one panel; a row that prints only its 项 takes 类 and 款 from the rows
// above.
class RowCodes {
 public:
  // year 0: not known; then any edition will do.
  RowCodes(Classification classification, CodeOrigin origin, int year)
      : classification_(classification), origin_(origin), year_(year) {}

  // digits: the texts of the code cells, left to right, blanks included. Sets name, code,
  // code_source, standard_name and level of a row whose label is set. What was read of the code.
  CodeReading Assign(const std::vector<std::string>& digits, Row& row);

  // Lets codes and names that were recognised from pixels correct each other, and says so. The rows
  // are all that were assigned, with what was read of them.
  void CorrectRecognized(const std::vector<std::pair<Row*, CodeReading>>& rows,
                         Diagnostics& diagnostics) const;

  // Says if no edition knows the row's code, or its name is not the code's.
  void Check(const Row& row, Diagnostics& diagnostics) const;

 private:
  CodeReading JoinDigits(const std::vector<std::string>& digits) const;
  void TakeCodeFromLabel(Row& row) const;
  void SetCode(std::string code, Row& row) const;
  void CorrectClass(Row& row, Diagnostics& diagnostics) const;
  void CorrectTotal(const std::vector<std::pair<Row*, CodeReading>>& rows,
                    Diagnostics& diagnostics) const;
  void Correct(const CodeReading& reading, const std::string& code, Row& row,
               Diagnostics& diagnostics) const;

  Classification classification_;
  CodeOrigin origin_;
  int year_;
  std::string last_code_;
};

// ASCII digits, at least one, and nothing else.
bool IsDigits(const std::string& text);

// The code at the front of "2010301 行政运行", "[2010301]行政运行", "2010301-行政运行"; empty:
// none.
struct CodeAndName {
  std::string code, name;
};
CodeAndName SplitCode(const std::string& label);

// The rows of a table of no known form in which a code stands before its name, each found with the
// name in the classification; without values.
std::vector<Row> FindCodedRows(const GridView& view, std::optional<int> fiscal_year);

}  // namespace juesuan
