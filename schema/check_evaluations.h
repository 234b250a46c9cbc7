// Self-evaluations checked against themselves (N-14): money, rate, scores, weights.
#pragma once

#include "schema/report.h"

namespace juesuan {

// Adds to report.checks what was tried on each evaluation, and says what does not hold.
void CheckEvaluations(Report& report);

// A score or weight as printed, "10 分" too; nullopt: none, or no number.
std::optional<Decimal> PrintedPoints(const std::string& text);

// 执行率 in percent, with or without its sign; nullopt: none is printed.
std::optional<Decimal> PrintedRate(const EvaluationBudget& line);

}  // namespace juesuan
