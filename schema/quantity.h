// Printed figures with what rounding may have taken from them, for exact comparison: whole numbers
// throughout.
#pragma once

#include <optional>
#include <string>

#include "normalize/normalize.h"

namespace juesuan {

// 128 bits, which GCC and Clang both have: a product of two amounts fits.
__extension__ typedef __int128 WideInteger;

// A figure lies between value - slack and value + slack, both counted in half kStep.
struct Quantity {
  WideInteger value = 0;
  WideInteger slack = 0;  // half the printed step
};

// `power`: yuan in one unit, as a power of ten; 0 for what is no money. nullopt: out of range.
std::optional<Quantity> QuantityOf(const Decimal& amount, int power);

Quantity Sum(const Quantity& a, const Quantity& b);
Quantity Difference(const Quantity& a, const Quantity& b);

// True if both may be roundings of the same figure.
bool MayBeEqual(const Quantity& a, const Quantity& b);

// True if `percent` may be 100 · part ÷ whole, rounded, cut off, or moved by one step so that
// shares add up. whole must not be zero.
bool MayBePercent(const Decimal& percent, const Quantity& part, const Quantity& whole);

// 100 · part ÷ whole, rounded to two places: "35.94".
std::string PercentText(const Quantity& part, const Quantity& whole);

// In a unit of 10^power yuan, to two places or as many as it takes: "2961.68"; counts, which have
// no slack, to as many as it takes.
std::string QuantityText(const Quantity& quantity, int power);

}  // namespace juesuan
