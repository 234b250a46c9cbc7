// Amounts, percentages and units as printed. What is not wholly one amount is none: two numbers
// that ran together must never become one.
#include "normalize/amount.h"

#include <re2/re2.h>

#include <algorithm>
#include <string>

#include "normalize/characters.h"
#include "normalize/text.h"

namespace juesuan {
namespace {

constexpr std::u32string_view kDashes = U"-‐‑‒–—―−─━﹣－_＿";
constexpr std::u32string_view kMinusSigns = U"-‐‑‒–—―−﹣－";
constexpr std::u32string_view kNegativeTriangles = U"△▲∆";

// The one ASCII character that stands for `character` in an amount, ^ for a triangle, $ for ￥; '?'
// for what has no place there.
char Narrowed(char32_t character) {
  constexpr std::u32string_view kAscii = U"0123456789,.-()+%";
  if (character < 0x80) {
    if (IsOneOf(character, kAscii)) return static_cast<char>(character);
    return IsSpace(character) ? ' ' : '?';
  }
  if (IsWithin(character, 0xFF01, 0xFF5E)) return Narrowed(character - 0xFEE0);
  if (IsOneOf(character, kMinusSigns)) return '-';
  if (IsOneOf(character, kNegativeTriangles)) return '^';
  if (character == U'￥' || character == U'¥') return '$';
  return IsSpace(character) ? ' ' : '?';
}

std::string_view Trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

std::string Narrowed(std::string_view text) {
  std::string narrow;
  while (!text.empty()) {
    const char32_t character = TakeCharacter(text);
    if (IsSpace(character) || !IsInvisible(character)) narrow.push_back(Narrowed(character));
  }
  return narrow;
}

bool Take(char character, std::string_view& text) {
  if (!text.starts_with(character)) return false;
  text.remove_prefix(1);
  return true;
}

bool IsDigits(std::string_view text) {
  return text.find_first_not_of("0123456789") == std::string_view::npos;
}

// "1,063" → "1063"; empty where a group is not of three digits, or the number begins with a zero.
std::string Ungrouped(std::string_view whole) {
  const std::size_t first = whole.find(',');
  if (first == std::string_view::npos) return IsDigits(whole) ? std::string(whole) : "";
  if (first == 0 || first > 3 || whole.front() == '0') return "";
  std::string digits(whole.substr(0, first));
  for (whole.remove_prefix(first); !whole.empty(); whole.remove_prefix(4)) {
    if (whole.size() < 4 || whole.front() != ',') return "";
    digits += whole.substr(1, 3);
  }
  return IsDigits(digits) ? digits : "";
}

// "1,063.13", ".5": digits with grouping commas and a fraction, without sign or brackets.
std::optional<std::string> CanonicalDigits(std::string_view text) {
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  std::string digits = whole.empty() ? "0" : Ungrouped(whole);
  if (digits.empty()) return std::nullopt;
  if (point == std::string_view::npos) return whole.empty() ? std::nullopt : std::optional(digits);
  return digits + std::string(text.substr(point));
}

// "(5.20)" → "5.20"; true if there were brackets.
bool TakeBrackets(std::string_view& text) {
  if (text.size() < 3 || text.front() != '(' || text.back() != ')') return false;
  text = Trimmed(text.substr(1, text.size() - 2));
  return true;
}

// ￥ and △ may stand apart from their number. A minus sign may not: alone it is a blank, and
// "- 5.2" may be two cells' text.
bool TakeApart(char mark, std::string_view& text) {
  if (!Take(mark, text)) return false;
  text = Trimmed(text);
  return true;
}

// What Narrowed gives → an amount: at most one mark of being negative, at most one ￥.
std::optional<Decimal> ParseNarrowed(std::string_view text) {
  text = Trimmed(text);
  bool negative = TakeBrackets(text);
  const bool currency = TakeApart('$', text);
  if (!negative) {
    negative = TakeApart('^', text) || Take('-', text);
    if (!negative) Take('+', text);
  }
  if (!currency) TakeApart('$', text);
  const std::optional<std::string> digits = CanonicalDigits(text);
  if (!digits) return std::nullopt;
  return Decimal::Parse(negative ? "-" + *digits : *digits);
}

// Every word that the patterns of FindUnit find.
constexpr Unit kUnits[] = {{"元", 0},     {"百元", 2},   {"千元", 3},   {"万元", 4},
                           {"十万元", 5}, {"百万元", 6}, {"千万元", 7}, {"亿元", 8}};

}  // namespace

bool IsBlankAmount(std::string_view text) {
  std::u32string marks;
  while (!text.empty()) {
    const char32_t character = TakeCharacter(text);
    if (!IsSpace(character) && !IsInvisible(character)) marks.push_back(character);
  }
  if (marks == U"/" || marks == U"／") return true;
  if (marks == U"无" || marks == U"（无）" || marks == U"(无)") return true;
  return std::ranges::all_of(marks,
                             [](char32_t mark) { return IsOneOf(mark, kDashes) || mark == U'…'; });
}

std::optional<Decimal> ParseAmount(std::string_view text) { return ParseNarrowed(Narrowed(text)); }

std::optional<Decimal> ParsePercentage(std::string_view text) {
  const std::string narrow = Narrowed(text);
  std::string_view rest = Trimmed(narrow);
  if (!rest.ends_with('%')) return std::nullopt;
  rest.remove_suffix(1);
  return ParseNarrowed(rest);
}

std::optional<Unit> FindUnit(std::string_view text) {
  if (text.find("元") == std::string_view::npos) return std::nullopt;
  static const std::string word = "(?:人民币)?((?:[十百千]?万|[百千亿])?元)(?:人民币)?";
  static const RE2 patterns[] = {
      RE2("(?:金额|货币|计量)单位[:：]?" + word),
      RE2("单位[:：](?:人民币)?((?:[十百千]?万|[百千亿])元)"),
      // 元 begins names of places: "编制单位：元氏县财政局" tells no unit.
      RE2("单位[:：]?" + word + "(?:$|[^A-Za-z一-鿿]|公开|财决|部门)"),
      RE2("[（(]" + word + "[）)]"),
      RE2("^" + word + "$"),
      RE2("以[“\"]?" + word + "[”\"]?为(?:金额)?单位"),
  };
  const std::string clean = CleanText(text);
  for (const RE2& pattern : patterns) {
    std::string name;
    if (!RE2::PartialMatch(clean, pattern, &name)) continue;
    return *std::ranges::find(kUnits, name, &Unit::name);
  }
  return std::nullopt;
}

}  // namespace juesuan
