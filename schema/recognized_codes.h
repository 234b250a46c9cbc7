// Codes and names of recognised rows, each corrected by the other.
#pragma once

#include <string>

#include "schema/report.h"

namespace juesuan {

// The code a misread one must be: of the codes that have the row's name, the one nearest to what
// was read, under the same parents as the row before (its code in last_code) among equals. The code
// as read where it has this name, or where none or several are near.
std::string CorrectedCode(const Row& row, int year, const std::string& last_code);

// How surely the parts of a row were read, 0 to 1.
struct RowConfidence {
  double code = 1, name = 1;
};

// The name a misread one must be: that of the row's code where most of their characters agree, or
// where a doubtful name beside a sure code has as many. The name as read where it is any code's
// name.
std::string CorrectedName(const Row& row, int year, const RowConfidence& confidence);

}  // namespace juesuan
