// Codes and names of recognised rows, each corrected by the other and by the rows around.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "schema/report.h"

namespace juesuan {

// How surely the parts of a row were read, 0 to 1.
struct RowConfidence {
  double code = 1, name = 1;
};

// What was read of a row's code, and the name beside it.
struct CodeReading {
  std::string text;           // of its code cells, and of those above a blank one between them;
                              // empty: there is none
  std::size_t inherited = 0;  // digits of the code that stand in the rows above, and not here
  std::string code;           // that it was taken for; empty: it is none
  std::string name;
  bool is_recognized = false;  // else it is from a text layer, and stays
  RowConfidence confidence;
  std::vector<OtherReading> others{};  // of a code in one cell
};

// The code of each row, from top to bottom of a table. A code gives way where its name, its edition
// and the codes around it (which ascend, each below its parent) make another by far the likelier,
// and only to one that has the row's name, or nearly so, or of which the digits that stand above
// were corrected; else it stays as read. Empty: none.
std::vector<std::string> RepairedCodes(const std::vector<CodeReading>& rows,
                                       Classification classification, int year);

// The name a misread one must be: that of the row's code where most of their characters agree, or
// where a doubtful name beside a sure code has as many. The name as read where it is any code's
// name.
std::string CorrectedName(const Row& row, int year, const RowConfidence& confidence);

// The class (类) whose name a misread one must be: "十轧、住房保障支出", "D生健康支出". nullptr:
// two are near, or none.
const CodeEntry* NearestClass(Classification classification, const std::string& name, int year);

// True if the label of a row without a code is 合计 with one of its characters misread: 省计. That
// is told by what else it might be: of the words for totals it is none.
bool MayBeTotal(const std::string& name);

}  // namespace juesuan
