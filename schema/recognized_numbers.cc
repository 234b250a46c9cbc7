// Tested by tests/recognized_test.cc.
#include "schema/recognized_numbers.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <utility>

#include "normalize/characters.h"
#include "schema/recognized_marks.h"

namespace juesuan {
namespace {

constexpr std::u32string_view kNumerals = U"一二三四五六七八九十";
constexpr std::size_t kKnownEnd =
    4 * 3;                             // bytes: words of fewer Chinese characters end many others
constexpr int kMostCounted = 99;       // the most that enumerators count to
constexpr int kFewestCounted = 3;      // labels that show from where a column counts
constexpr int kLongestEnumerator = 5;  // characters: 二十一、, and one that was never there

Enumerated TakeEnumerator(std::string_view text) {
  std::string_view rest = text;
  std::string number;
  bool opened = false, numeral = false;
  while (!rest.empty()) {
    std::string_view after = rest;
    const char32_t character = TakeCharacter(after);
    if (number.empty() && !opened && (character == U'(' || character == U'（')) {
      opened = true;
    } else if (IsOneOf(character, kNumerals) || IsOneOf(character, kStrokes)) {
      AppendCharacter(IsOneOf(character, kStrokes) ? U'一' : character, number);
      numeral = true;
    } else if (numeral && opened && (character == U')' || character == U'）')) {
      return {"（" + number + "）", after};
    } else if (numeral && !opened && IsOneOf(character, kSeparators)) {
      return {number + "、", after};
    } else {
      break;
    }
    rest = after;
  }
  return {"", text};
}

// "十四资源勘探…" → "十四、" and the rest, where the rest is a known word and the whole is none.
Enumerated SplitNumeral(std::string_view text, const Lexicon& lexicon) {
  std::string_view rest = text;
  std::string number;
  bool counted = false;  // a lone stroke may be dirt
  while (!rest.empty()) {
    const char32_t character = TakeCharacter(rest);
    if (IsOneOf(character, kStrokes)) {
      number += "一";
    } else if (IsOneOf(character, kNumerals)) {
      AppendCharacter(character, number);
      counted = true;
    } else {
      break;
    }
    if (counted && lexicon.Knows(rest)) return {number + "、", rest};
  }
  return {"", text};
}

// "才二、农林水支出" → "才二、" and the rest: an enumerator of which a numeral was misread.
Enumerated SplitMisread(std::string_view text) {
  std::string_view rest = text;
  std::string number;
  bool counted = false;
  for (int taken = 0; taken < kLongestEnumerator && !rest.empty(); ++taken) {
    const char32_t character = TakeCharacter(rest);
    AppendCharacter(character, number);
    if (character == U'、') return counted ? Enumerated{number, rest} : Enumerated{"", text};
    counted = counted || IsOneOf(character, kNumerals);
  }
  return {"", text};
}

// 1 to 99 as Chinese numerals are written.
std::string ChineseNumber(int number) {
  const auto digit = [](int value) {
    std::string text;
    if (value > 0) AppendCharacter(kNumerals[static_cast<std::size_t>(value - 1)], text);
    return text;
  };
  if (number < 10) return digit(number);
  return (number < 20 ? "" : digit(number / 10)) + "十" + digit(number % 10);
}

// The number of a label that begins "十四、"; 0: it has none.
int NumberOf(const std::string& label) {
  for (int number = 1; number <= kMostCounted; ++number) {
    if (label.starts_with(ChineseNumber(number) + "、")) return number;
  }
  return 0;
}

// What most numbers of labels under each other have more than their indexes: 1 for 一、二、三、
// from the first label on. nullopt where too few agree.
std::optional<int> CountedFrom(const std::vector<Reading*>& labels) {
  std::map<int, int> votes;
  for (std::size_t index = 0; index < labels.size(); ++index) {
    const int number = NumberOf(labels[index]->text);
    if (number > 0) ++votes[number - static_cast<int>(index)];
  }
  const auto most = std::max_element(
      votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most == votes.end() || most->second < kFewestCounted) return std::nullopt;
  return most->first;
}

}  // namespace

Enumerated SplitEnumerator(std::string_view text, const Lexicon& lexicon) {
  Enumerated parts = TakeEnumerator(text);
  if (parts.enumerator.empty()) parts = SplitNumeral(text, lexicon);
  if (parts.enumerator.empty()) parts = SplitMisread(text);
  return parts;
}

std::string_view KnownEnd(std::string_view text, const Lexicon& lexicon) {
  for (int dropped = 0; dropped < kLongestEnumerator && text.size() >= kKnownEnd; ++dropped) {
    if (lexicon.Knows(text)) return text;
    TakeCharacter(text);
  }
  return {};
}

void MendNumbers(const std::vector<Reading*>& labels, const Lexicon& lexicon) {
  const std::optional<int> first = CountedFrom(labels);
  for (std::size_t index = 0; index < labels.size(); ++index) {
    Reading& label = *labels[index];
    const int before = index > 0 ? NumberOf(labels[index - 1]->text) : 0;
    const int after = index + 1 < labels.size() ? NumberOf(labels[index + 1]->text) : 0;
    const int number = NumberOf(label.text);
    const bool between = before > 0 && after == before + 2;
    if (between ? number == before + 1 : number > 0 || !first) continue;
    const int counted = between ? before + 1 : *first + static_cast<int>(index);
    const std::string_view word = KnownEnd(label.text, lexicon);
    const bool lost = word == label.text;  // or it never had one
    const bool has_other = std::isdigit(static_cast<unsigned char>(label.text.front())) != 0;
    if (has_other || word.empty() || counted < 1 || counted > kMostCounted || (lost && !between))
      continue;
    std::string text = ChineseNumber(counted) + "、" + std::string(word);
    if (label.raw.empty()) label.raw = label.text;
    label.text = std::move(text);
  }
}

}  // namespace juesuan
