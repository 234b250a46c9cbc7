// The arithmetic of the checker: do the two sides of an equation agree, as printed figures can?
#pragma once

#include <cstdint>

#include "schema/bind_identities.h"
#include "schema/figures.h"

namespace juesuan {

// Both sides of an equation, in common steps.
struct Balance {
  std::int64_t left = 0, right = 0, residual = 0;
  std::int64_t twice_bound = 0;  // twice the greatest residual that rounding explains
  // Not applicable where nothing is printed in it, where a figure cannot be told, where units
  // cannot be compared, or where 64 bits do not hold it.
  Verdict verdict = Verdict::kNotApplicable;
  bool is_open = false;  // not applicable for a figure that cannot be told
};

Balance Weigh(const Figures& figures, const BoundEquation& equation);

}  // namespace juesuan
