// A step is a millionth of a yuan: fine enough for 亿元 with eight places and 万元 with nine.
#include "schema/quantity.h"

#include <fmt/format.h>

namespace juesuan {
namespace {

constexpr int kPlaces = 6;
// 18 digits of a Decimal and as many of the power still fit 128 bits.
constexpr int kMaxPower = 18;

WideInteger PowerOfTen(int power) {
  WideInteger result = 1;
  for (int place = 0; place < power; ++place) result *= 10;
  return result;
}

WideInteger Absolute(WideInteger value) { return value < 0 ? -value : value; }

// value · 10^-places, both signs.
std::string DigitsText(WideInteger value, int places) {
  std::string digits;
  for (WideInteger rest = Absolute(value); rest > 0; rest /= 10)
    digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(rest % 10)));
  while (static_cast<int>(digits.size()) <= places) digits.insert(digits.begin(), '0');
  if (places > 0) digits.insert(digits.size() - static_cast<std::size_t>(places), ".");
  return (value < 0 ? "-" : "") + digits;
}

// Rounded half away from zero.
WideInteger RoundedQuotient(WideInteger dividend, WideInteger divisor) {
  const bool negative = (dividend < 0) != (divisor < 0);
  const WideInteger top = Absolute(dividend), bottom = Absolute(divisor);
  const WideInteger quotient = (2 * top + bottom) / (2 * bottom);
  return negative ? -quotient : quotient;
}

}  // namespace

std::optional<Quantity> QuantityOf(const Decimal& amount, int power) {
  const int exponent = power - amount.scale() + kPlaces;
  if (exponent < 0 || exponent > kMaxPower) return std::nullopt;
  const WideInteger step = PowerOfTen(exponent);
  return Quantity{2 * step * amount.units(), step};
}

Quantity Sum(const Quantity& a, const Quantity& b) {
  return {a.value + b.value, a.slack + b.slack};
}

Quantity Difference(const Quantity& a, const Quantity& b) {
  return {a.value - b.value, a.slack + b.slack};
}

bool MayBeEqual(const Quantity& a, const Quantity& b) {
  return Absolute(a.value - b.value) <= a.slack + b.slack;
}

bool MayBePercent(const Decimal& percent, const Quantity& part, const Quantity& whole) {
  // |percent · whole - 100 · part|, all at the percentage's scale, against one step of it and what
  // rounding may have taken from part and whole.
  const WideInteger scale = PowerOfTen(percent.scale());
  const WideInteger off = Absolute(whole.value * percent.units() - 100 * scale * part.value);
  const WideInteger bound =
      Absolute(whole.value) + whole.slack * Absolute(percent.units()) + 100 * scale * part.slack;
  return off <= bound;
}

std::string PercentText(const Quantity& part, const Quantity& whole) {
  return DigitsText(RoundedQuotient(10000 * part.value, whole.value), 2);
}

std::string QuantityText(const Quantity& quantity, int power) {
  int places = kPlaces + power;
  WideInteger value = quantity.value / 2;
  const int fewest = quantity.slack == 0 ? 0 : 2;
  for (; places > fewest && value % 10 == 0; --places) value /= 10;
  return DigitsText(value, places);
}

}  // namespace juesuan
