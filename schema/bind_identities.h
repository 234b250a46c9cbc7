// Identities → the very amounts of a report that they are about.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "schema/identity.h"

namespace juesuan {

// One equation between amounts.
struct BoundEquation {
  const Identity* identity = nullptr;
  const Equation* equation = nullptr;
  std::vector<AmountPlace> left, right;
};

// The equations, which are of this identity, on the tables of one set, once for each row and
// measure that they go through. Without those whose rows or forms are missing.
std::vector<BoundEquation> BindEquations(const Report& report, const AmountFinder& finder,
                                         const Identity& identity,
                                         std::span<const Equation> equations);

}  // namespace juesuan
