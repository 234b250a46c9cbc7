// Decimal: parsing, printing and scaling in integers.
#include "normalize/decimal.h"

namespace juesuan {
namespace {

bool IsDigit(char character) { return character >= '0' && character <= '9'; }

// Appends a digit at the end of `units`, on the side of zero that `negative` tells, so that the
// least 64-bit number can be read too. False on overflow.
bool AppendDigit(char digit, bool negative, std::int64_t& units) {
  const int value = digit - '0';
  return !__builtin_mul_overflow(units, 10, &units) &&
         !__builtin_add_overflow(units, negative ? -value : value, &units);
}

// Without zeros at the end of its fraction.
Decimal Shortest(const Decimal& decimal) {
  std::int64_t units = decimal.units();
  int scale = decimal.scale();
  for (; scale > 0 && units % 10 == 0; --scale) units /= 10;
  return Decimal(units, scale);
}

}  // namespace

std::optional<Decimal> Decimal::Parse(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const std::string_view fraction =
      point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
  if (point == 0 || text.empty()) return std::nullopt;
  if (point != std::string_view::npos && fraction.empty()) return std::nullopt;
  if (fraction.size() > kMaxScale) return std::nullopt;

  std::int64_t units = 0;
  for (std::size_t index = 0; index < text.size(); ++index) {
    if (index == point) continue;
    if (!IsDigit(text[index]) || !AppendDigit(text[index], negative, units)) return std::nullopt;
  }
  return Decimal(units, static_cast<int>(fraction.size()));
}

std::string Decimal::ToString() const {
  const bool negative = units_ < 0;
  // Negated as unsigned: the least 64-bit number has no positive counterpart.
  const auto bits = static_cast<std::uint64_t>(units_);
  std::string digits = std::to_string(negative ? 0 - bits : bits);
  const auto scale = static_cast<std::size_t>(scale_);
  if (digits.size() <= scale) digits.insert(0, scale + 1 - digits.size(), '0');
  if (scale > 0) digits.insert(digits.size() - scale, 1, '.');
  return negative ? "-" + digits : digits;
}

std::optional<Decimal> Decimal::ScaledByPowerOfTen(int power) const {
  Decimal scaled(units_, scale_);
  for (; power > 0; --power) {
    if (scaled.scale_ > 0) {
      --scaled.scale_;
    } else if (__builtin_mul_overflow(scaled.units_, 10, &scaled.units_)) {
      return std::nullopt;
    }
  }
  for (; power < 0; ++power) {
    if (scaled.scale_ < kMaxScale) {
      ++scaled.scale_;
    } else if (scaled.units_ % 10 == 0) {
      scaled.units_ /= 10;
    } else {
      return std::nullopt;
    }
  }
  return scaled;
}

bool operator==(const Decimal& a, const Decimal& b) {
  const Decimal left = Shortest(a);
  const Decimal right = Shortest(b);
  return left.units_ == right.units_ && left.scale_ == right.scale_;
}

}  // namespace juesuan
