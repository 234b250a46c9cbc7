// The amounts of a report one by one, as CSV and as JSON Lines: for spreadsheets and data frames.
// docs/output.md lists the columns.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/report.h"

namespace juesuan {

enum class FactKind {
  kText,          // a string, perhaps an empty one
  kOptionalText,  // an empty one means that there is none
  kNumber,        // decimal digits; empty: none
};

// One field of one amount.
struct FactField {
  std::string_view key;  // its column
  FactKind kind = FactKind::kText;
  std::string text;
};

// Every value cell of every form in printed order, blank ones included; all have the same keys.
std::vector<std::vector<FactField>> Facts(const Report& report);

// CSV quoted as RFC 4180 says; lines end in "\n". ToCsv leaves the heading line to CsvHeader.
std::string CsvHeader();
std::string ToCsv(const Report& report);

void AppendCsvField(std::string& csv, std::string_view text);

// One JSON object a line.
std::string ToJsonLines(const Report& report);

// A number of points as every output writes it: to a tenth, "70.9", "12.0".
std::string PointsText(double points);

}  // namespace juesuan
