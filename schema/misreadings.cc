// Texts are compared as edit distance does: characters taken for others, gained, and lost.
#include "schema/misreadings.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "normalize/characters.h"
#include "schema/toml_file.h"

namespace juesuan {
namespace {

constexpr char kFile[] = "misreadings.toml";
constexpr double kNever = std::numeric_limits<double>::infinity();

// Text from pixels may be longer than any amount, even with its separators.
constexpr std::size_t kLongestReading = 40;

// The digits of 64 bits, a point, a minus and a 0 before the point.
constexpr std::size_t kLongestPrinted = 24;

bool IsDigit(char32_t character) { return IsWithin(character, U'0', U'9'); }

std::size_t Index(char32_t digit) { return static_cast<std::size_t>(digit - U'0'); }

// 336.90 → 336.9: offices leave zeros out.
std::u32string WithoutLastZeros(std::u32string digits) {
  if (digits.find(U'.') == std::u32string::npos) return digits;
  while (digits.back() == U'0') digits.pop_back();
  if (digits.back() == U'.') digits.pop_back();
  return digits;
}

const toml::table& Section(const toml::table& file, std::string_view key) {
  const toml::table* section = file[key].as_table();
  if (!section) Fail(kFile, file, fmt::format("`[{}]` is missing", key));
  return *section;
}

char32_t PrintedOf(const toml::key& key, const toml::node& node) {
  const std::u32string printed = Characters(key.str());
  if (printed.size() != 1 || !(IsDigit(printed[0]) || printed[0] == U'.'))
    Fail(kFile, node, fmt::format("`{}` is neither a digit nor the point", key.str()));
  return printed[0];
}

char32_t DigitOf(const toml::key& key, const toml::node& node) {
  const char32_t printed = PrintedOf(key, node);
  if (!IsDigit(printed)) Fail(kFile, node, fmt::format("`{}` is no digit", key.str()));
  return printed;
}

}  // namespace

std::u32string ReadingOf(const std::string& text) {
  std::u32string characters = Characters(CleanText(text));
  std::ranges::replace(characters, U'，', U',');
  if (characters.size() > kLongestReading) characters.clear();
  return characters;
}

Misreadings::Misreadings() {
  const toml::table file = ParseToml(kFile, MisreadingFiles().front().text);
  const toml::table& edits = Section(file, "edits");
  for (const auto& [key, cost] :
       {std::pair("letter", &letter_), std::pair("other", &other_), std::pair("comma", &comma_),
        std::pair("space", &space_), std::pair("speck", &speck_), std::pair("point", &point_),
        std::pair("split", &split_), std::pair("other_digit", &other_digit_),
        std::pair("digit", &digit_), std::pair("sign", &sign_), std::pair("blank", &blank_),
        std::pair("unread", &unread_)})
    *cost = Required<double>(kFile, edits, key);
  for (auto& row : digits_) row.fill(other_digit_);
  for (const auto& [read, row] : Section(file, "digits")) {
    if (!row.is_table()) Fail(kFile, row, "digits and costs belong here");
    for (const auto& [printed, cost] : *row.as_table())
      digits_[Index(DigitOf(read, row))][Index(DigitOf(printed, cost))] =
          cost.value_or(other_digit_);
  }
  for (const auto& [printed, looks] : Section(file, "letters")) {
    for (const char32_t read : Characters(looks.value_or(std::string())))
      letters_[read] = PrintedOf(printed, looks);
  }
}

double Misreadings::CostOfTaking(char32_t read, char32_t printed) const {
  if (read == printed) return 0;
  if (IsDigit(read) && IsDigit(printed)) return digits_[Index(read)][Index(printed)];
  if (read == U',' && printed == U'.') return comma_;
  const auto letter = letters_.find(read);
  return letter == letters_.end() ? kNever : letter_ + CostOfTaking(letter->second, printed);
}

double Misreadings::CostOfGaining(char32_t read, bool is_before_digits) const {
  if (read == U',') return 0;  // between groups of digits
  if (read == U' ') return space_;
  if (read == U'.') return point_;
  if (read == U'-' && is_before_digits) return sign_;
  return IsDigit(read) ? digit_ : speck_;
}

double Misreadings::CostOfLosing(char32_t printed) const {
  if (printed == U'.') return point_;
  return printed == U'-' ? kNever : digit_;
}

double Misreadings::CostOfText(std::u32string_view read, std::u32string_view printed) const {
  // costs[k]: of what was read so far, for the first k characters of what is printed.
  std::array<double, kLongestPrinted + 1> costs{};
  for (std::size_t at = 0; at < printed.size(); ++at)
    costs[at + 1] = costs[at] + CostOfLosing(printed[at]);
  bool is_before_digits = true;
  for (const char32_t character : read) {
    double before = costs[0];
    const double gained = CostOfGaining(character, is_before_digits);
    costs[0] += gained;
    for (std::size_t at = 0; at < printed.size(); ++at) {
      const double taken = before + CostOfTaking(character, printed[at]);
      before = costs[at + 1];
      costs[at + 1] =
          std::min({taken, costs[at] + CostOfLosing(printed[at]), costs[at + 1] + gained});
    }
    is_before_digits = is_before_digits && !IsDigit(character);
  }
  return costs[printed.size()];
}

// The reading as a whole, or one of several amounts that run together in it.
double Misreadings::CostOfParts(std::u32string_view read, std::u32string_view printed) const {
  double least = CostOfText(read, printed);
  if (read.find(U' ') == std::u32string_view::npos) return least;
  while (!read.empty()) {
    const std::size_t end = std::min(read.find(U' '), read.size());
    least = std::min(least, split_ + CostOfText(read.substr(0, end), printed));
    read.remove_prefix(std::min(end + 1, read.size()));
  }
  return least;
}

double Misreadings::CostOfCode(std::u32string_view read, std::string_view printed) const {
  return CostOfText(read, Characters(printed));
}

double Misreadings::CostOfUnread(std::u32string_view read) const {
  return std::ranges::any_of(read, IsDigit) ? kNever : unread_;
}

double Misreadings::CostOfOther(double confidence, double of_read) const {
  return std::max(other_, std::log(of_read / confidence));
}

double Misreadings::Cost(std::u32string_view read, const std::optional<Decimal>& printed) const {
  if (!printed) return std::ranges::any_of(read, IsDigit) ? kNever : blank_;
  const std::u32string digits = Characters(printed->ToString());
  const std::u32string shorter = WithoutLastZeros(digits);
  const double cost = CostOfParts(read, digits);
  return shorter == digits ? cost : std::min(cost, CostOfParts(read, shorter));
}

}  // namespace juesuan
