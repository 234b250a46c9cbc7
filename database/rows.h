// A report as rows of the tables.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "database/tables.h"
#include "schema/report.h"

namespace juesuan {

// Rows by table; the first of a report's tables is its row in `reports`.
struct ReportRows {
  std::string sha256;
  std::map<std::string_view, std::vector<DatumRow>> tables;
};

// The column report_id is left to whoever keeps the reports: it is 0 in every row. report_digest is
// that of the JSON the report is from.
ReportRows RowsOf(const Report& report, const std::string& report_digest);

void SetReportId(std::int64_t id, ReportRows& rows);

// The row in `codes` of a code that the shipped classification does not have.
DatumRow UnofficialCode(const std::string& code);

// The codes that a report's facts name; some more than once.
std::vector<std::string> CodesOf(const ReportRows& rows);

// All rows of `codes` and `regions` that come with the program.
std::vector<DatumRow> CodeRows();
std::vector<DatumRow> RegionRows();

}  // namespace juesuan
