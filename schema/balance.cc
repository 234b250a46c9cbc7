// Everything is doubled, so that half a step is a whole number.
#include "schema/balance.h"

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace juesuan {
namespace {

// One side of an equation.
struct Sum {
  std::int64_t steps = 0;
  std::int64_t roundings = 0;  // the printed steps of what is not zero, added up
  std::int64_t greatest_step = 1;
  int money = 0;
  bool is_printed = false;  // at least one amount is
  bool is_known = true;     // every amount is
  bool is_sound = true;     // units agree, and 64 bits hold it
};

bool Add(std::int64_t amount, std::int64_t& sum) {
  return !__builtin_add_overflow(sum, amount, &sum);
}

Sum SumOf(const Figures& figures, const std::vector<AmountPlace>& places) {
  Sum sum;
  for (const AmountPlace& place : places) {
    const Figure& figure = figures.At(place);
    if (&place == &places.front()) sum.money = figure.money;
    sum.is_sound = sum.is_sound && figure.money == sum.money;
    sum.is_known = sum.is_known && figure.steps.has_value();
    if (!sum.is_sound || !figure.steps) continue;
    sum.is_sound = Add(*figure.steps, sum.steps) &&
                   (*figure.steps == 0 || Add(figure.printed_step, sum.roundings));
    sum.greatest_step = std::max(sum.greatest_step, figure.printed_step);
    sum.is_printed = sum.is_printed || !figure.blank;
  }
  return sum;
}

Verdict VerdictOn(std::int64_t twice_residual, std::int64_t twice_bound, std::int64_t tail_step) {
  if (twice_residual == 0) return Verdict::kExact;
  if (twice_residual <= twice_bound) return Verdict::kRounding;
  if (twice_residual <= twice_bound + 2 * tail_step) return Verdict::kTailAdjusted;
  return Verdict::kViolation;
}

}  // namespace

Balance Weigh(const Figures& figures, const BoundEquation& equation) {
  Balance balance;
  const Sum left = SumOf(figures, equation.left), right = SumOf(figures, equation.right);
  if (!left.is_sound || !right.is_sound) return balance;
  if (!equation.right.empty() && left.money != right.money) return balance;
  balance.is_open = !left.is_known || !right.is_known;
  if (balance.is_open || (!left.is_printed && !right.is_printed)) return balance;
  const bool at_most = equation.equation->relation == Relation::kAtMost;
  if (at_most && left.steps == 0) return balance;
  std::int64_t twice = 0;
  balance.left = left.steps;
  balance.right = right.steps;
  if (__builtin_sub_overflow(left.steps, right.steps, &balance.residual) ||
      __builtin_mul_overflow(balance.residual, 2, &twice) ||
      twice == std::numeric_limits<std::int64_t>::min() ||
      !Add(left.steps == 0 ? left.greatest_step : left.roundings, balance.twice_bound) ||
      !Add(right.roundings, balance.twice_bound))
    return balance;
  const std::int64_t excess = at_most ? std::max<std::int64_t>(twice, 0) : std::abs(twice);
  balance.verdict =
      VerdictOn(excess, balance.twice_bound, std::max(left.greatest_step, right.greatest_step));
  return balance;
}

}  // namespace juesuan
