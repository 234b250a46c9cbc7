// Reports for tests, written as text that a person can read:
//
//   income 万元 | revenue_total | other
//   合计 | 10.00 | 2.00
//   201 一般公共服务支出 | 10.00 | -
//   fiscal_appropriation_summary 万元 | amount
//   revenue 总计 | 10.00
//   fiscal_appropriation_summary 万元 | total | government_fund
//   expenditure 总计 | 10.00 | 2.00
//
// A line that begins with the id of a form begins a table, or the other side of the one before.
#pragma once

#include <string_view>

#include "schema/report.h"

namespace juesuan {

Report ReadReportText(std::string_view text);

// "revenue 总计.amount", "201.revenue_total": the value of the first such row of the table.
Value& ValueOf(Report& report, std::string_view form, std::string_view row,
               std::string_view measure);

}  // namespace juesuan
