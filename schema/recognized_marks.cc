// Tested by tests/recognized_test.cc.
#include "schema/recognized_marks.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "normalize/characters.h"
#include "normalize/normalize.h"

namespace juesuan {
namespace {

// After these a caption has a colon, whatever was read.
constexpr std::array<std::string_view, 12> kBeforeColon = {
    "金额单位", "计量单位", "编制单位", "编制部门", "填报单位", "填报部门",
    "公开单位", "公开部门", "部门名称", "单位名称", "单位",     "部门"};

// "—2023" is read as "一2023", which nobody writes.
void MendDash(std::string& text) {
  constexpr std::string_view kOne = "一";
  for (std::size_t at = text.find(kOne); at != text.npos; at = text.find(kOne, at + 1)) {
    const std::size_t next = at + kOne.size();
    const bool before_digit = next < text.size() && text[next] >= '0' && text[next] <= '9';
    if (before_digit) text.replace(at, kOne.size(), "—");
  }
}

// "《类)" → "（类)": an opening bracket is of the kind that closes it.
void MendOpening(std::string_view opening, std::string_view closing, std::string& text) {
  for (std::size_t at = text.find(opening); at != text.npos; at = text.find(opening, at + 1)) {
    const std::size_t round = std::min(text.find(')', at), text.find("）", at));
    const std::size_t inner = std::min(text.find('(', at), text.find("（", at));
    if (round < std::min(inner, text.find(closing, at))) text.replace(at, opening.size(), "（");
  }
}

// Brackets that no form has, for those it has, and what Tesseract makes of one of them:
// "部门〈《单位)" → "部门（单位)".
void MendBrackets(std::string& text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kMarks = {{{"〈《", "（"},
                                                                                    {"〈(", "（"},
                                                                                    {"(〈", "（"},
                                                                                    {"《〈", "（"},
                                                                                    {"〔《", "（"},
                                                                                    {"》〉", "）"},
                                                                                    {"〈", "（"},
                                                                                    {"〉", "）"}}};
  for (const auto& [read, meant] : kMarks) {
    for (std::size_t at = text.find(read); at != text.npos; at = text.find(read, at))
      text.replace(at, read.size(), meant);
  }
  MendOpening("《", "》", text);
  MendOpening("〔", "〕", text);
}

bool IsDigitAt(const std::string& text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

// "节能|环保" → "节能环保", "2024|年度" → "2024年度": the remains of rulings are no text. Beside a
// digit a bar may be a 1, but for the fifth of a year.
void DropBars(std::string& text) {
  constexpr std::size_t kDigitsOfYear = 4;
  constexpr std::string_view kYear = "年";
  if (!HasIdeograph(text)) return;
  for (std::size_t bar = text.find('|'); bar != text.npos; bar = text.find('|', bar)) {
    std::size_t digits = 0;
    while (digits < bar && IsDigitAt(text, bar - digits - 1)) ++digits;
    const bool is_after_year =
        digits == kDigitsOfYear && text.compare(bar + 1, kYear.size(), kYear) == 0;
    const bool may_be_digit = digits > 0 || IsDigitAt(text, bar + 1);
    if (may_be_digit && !is_after_year) {
      ++bar;
    } else {
      text.erase(bar, 1);
    }
  }
}

// "1,一般公共预算" → "1.一般公共预算".
void MendCount(std::string& text) {
  if (!IsDigitAt(text, 0)) return;
  std::string_view rest = std::string_view(text).substr(1);
  for (const std::string_view comma : {",", "，"}) {
    if (!rest.starts_with(comma)) continue;
    rest.remove_prefix(comma.size());
    const bool counts = !rest.empty() && static_cast<unsigned char>(rest.front()) >= 0xE0;
    if (counts) text = text.front() + ("." + std::string(rest));
    return;
  }
}

}  // namespace

void MendMarks(std::string& text) {
  DropBars(text);
  MendDash(text);
  MendBrackets(text);
  MendCount(text);
}

void MendPercentage(std::string& text) {
  const std::size_t number = text.find_first_not_of("0123456789.,");
  if (number == 0 || number == text.npos || text[number] != '%' || HasIdeograph(text)) return;
  if (text.size() != number + 2 || !std::isalnum(static_cast<unsigned char>(text.back()))) return;
  text.resize(number + 1);
}

void MendAmount(std::string& text) {
  constexpr std::string_view kSpecks = ".,;:'";
  if (text.size() < 2 || kSpecks.find(text.back()) == kSpecks.npos) return;
  const std::string number = text.substr(0, text.size() - 1);
  const std::size_t point = number.find('.');
  constexpr std::size_t kDecimals = 2;  // fewer, and the mark may be a digit
  if (point == number.npos || number.size() - point <= kDecimals) return;
  if (IsDigitAt(number, number.size() - 1) && ParseAmount(number)) text = number;
}

void MendColon(std::string& text) {
  for (const std::string_view word : kBeforeColon) {
    if (!text.starts_with(word)) continue;
    std::string_view rest = std::string_view(text).substr(word.size());
    if (rest.empty()) return;
    if (!IsOneOf(TakeCharacter(rest), kSeparators) || rest.empty()) return;
    text = std::string(word) + "：" + std::string(rest);
    return;
  }
}

void DropDirt(const Lexicon& lexicon, std::string& text) {
  constexpr std::string_view kTitleEnd = "表";
  const std::size_t end = text.rfind(kTitleEnd);
  if (end == text.npos) return;
  const std::string title = text.substr(0, end + kTitleEnd.size());
  std::string_view rest = std::string_view(text).substr(title.size());
  if (rest.empty()) return;
  const char32_t mark = TakeCharacter(rest);
  const bool dirt = mark == U'一' || IsOneOf(mark, kStrokes) || IsOneOf(mark, kSeparators);
  if (dirt && rest.empty() && lexicon.Knows(title)) text = title;
}

}  // namespace juesuan
