// What the benchmarks of the checker share: how they start, the reports they are given, and their
// amounts.
#pragma once

#include <string>
#include <vector>

#include "schema/report.h"

namespace juesuan {

// A benchmark of reports, as `main`: what it throws is told, and makes the exit code 2.
int RunBenchmark(int argc, char** argv, void (*run)(std::vector<Report> reports));

// In percent, of a table that is printed; "-" of nothing.
std::string Share(int part, int whole);

// The places of all amounts that are not zero.
std::vector<AmountPlace> NonZeroAmounts(const Report& report);

// Every amount that is printed, zeros too.
std::vector<AmountPlace> Amounts(const Report& report);

}  // namespace juesuan
