// What the benchmarks of the checker share: the reports they are given, and their amounts.
#pragma once

#include <string>
#include <vector>

#include "schema/report.h"

namespace juesuan {

// The reports of these files: PDF documents, or JSON that extract wrote.
std::vector<Report> ReadReports(int count, char** files);

// The places of all amounts that are not zero.
std::vector<AmountPlace> NonZeroAmounts(const Report& report);

// Every amount that is printed, zeros too.
std::vector<AmountPlace> Amounts(const Report& report);

}  // namespace juesuan
