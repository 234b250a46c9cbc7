// How unlikely it is that one text was read where another is printed, by schema/misreadings.toml.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "normalize/normalize.h"

namespace juesuan {

// The characters of a text that was read, to be compared with amounts. Empty where it is longer
// than any amount.
std::u32string ReadingOf(const std::string& text);

// Costs are natural logarithms of odds against; they add up.
class Misreadings {
 public:
  // The shipped ones. Throws Error where they cannot be understood.
  Misreadings();

  // That `read`, of ReadingOf, stands for this amount; nullopt: for nothing at all.
  double Cost(std::u32string_view read, const std::optional<Decimal>& printed) const;

  // That it stands for this code, digits all.
  double CostOfCode(std::u32string_view read, std::string_view printed) const;

  // That another reading is right, of this confidence, where the one taken has that.
  double CostOfOther(double confidence, double of_read) const;

  // That it stands for whatever it should: of a cell in which no digit was read.
  double CostOfUnread(std::u32string_view read) const;

 private:
  double CostOfText(std::u32string_view read, std::u32string_view printed) const;
  double CostOfParts(std::u32string_view read, std::u32string_view printed) const;
  double CostOfTaking(char32_t read, char32_t printed) const;
  double CostOfGaining(char32_t read, bool is_before_digits) const;
  double CostOfLosing(char32_t printed) const;

  std::array<std::array<double, 10>, 10> digits_{};  // [read][printed]
  std::map<char32_t, char32_t> letters_;             // read → the digit or point printed
  double letter_, other_, comma_, space_, speck_, point_, split_, other_digit_, digit_, sign_,
      blank_, unread_;
};

}  // namespace juesuan
