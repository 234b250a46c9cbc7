// Exact decimals: the digits as printed, never a double.
// units / 10^scale, so "1,234.50" is {123450, 2} and prints back as "1234.50".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace juesuan {

class Decimal {
 public:
  static constexpr int kMaxScale = 9;

  Decimal() = default;
  // scale is from 0 to kMaxScale.
  Decimal(std::int64_t units, int scale) : units_(units), scale_(scale) {}

  // Parses canonical text only: -?[0-9]+(.[0-9]+)?  Returns nullopt for anything else, for
  // overflow of 64 bits, and for more than kMaxScale decimal places.
  static std::optional<Decimal> Parse(std::string_view text);

  std::int64_t units() const { return units_; }
  int scale() const { return scale_; }

  // All decimal places kept: {123450, 2} → "1234.50", {-5, 2} → "-0.05".
  std::string ToString() const;

  // The same value times 10^power, exactly (yuan from 万元: power 4). nullopt on overflow of 64
  // bits or of kMaxScale decimal places.
  std::optional<Decimal> ScaledByPowerOfTen(int power) const;

  // Numerically: 1.5 == 1.50.
  friend bool operator==(const Decimal& a, const Decimal& b);

 private:
  std::int64_t units_ = 0;
  int scale_ = 0;
};

}  // namespace juesuan
