// Labels of recognised cells and lines are taken for the known word they nearly are. Tested by
// tests/recognized_test.cc.
#include "schema/recognized.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "normalize/characters.h"
#include "normalize/embedded.h"
#include "normalize/lexicon.h"
#include "normalize/normalize.h"
#include "schema/form.h"
#include "schema/recognized_amounts.h"

namespace juesuan {
namespace {

constexpr std::u32string_view kNumerals = U"一二三四五六七八九十";
constexpr std::u32string_view kStrokes = U"-—–ー_";  // what 一 is mistaken for
constexpr std::u32string_view kSeparators = U"、,，.．·:：;；";
constexpr std::size_t kKnownEnd =
    4 * 3;                             // bytes: words of fewer Chinese characters end many others
constexpr int kLongestEnumerator = 5;  // characters: 二十一、, and one that was never there
// After these a caption has a colon, whatever was read.
constexpr std::array<std::string_view, 12> kBeforeColon = {
    "金额单位", "计量单位", "编制单位", "编制部门", "填报单位", "填报部门",
    "公开单位", "公开部门", "部门名称", "单位名称", "单位",     "部门"};

bool IsOneOf(char32_t character, std::u32string_view set) {
  return set.find(character) != set.npos;
}

// A label in two: "-、外交支出" → "一、" and "外交支出". Without an enumerator the first is empty.
struct Enumerated {
  std::string enumerator;
  std::string_view label;
};

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

Lexicon MakeLexicon(const std::vector<FormDefinition>& forms) {
  Lexicon lexicon;
  std::string_view words = LexiconFiles().front().text;
  while (!words.empty()) {
    const std::string_view line = words.substr(0, words.find('\n'));
    words.remove_prefix(std::min(words.size(), line.size() + 1));
    if (!line.empty() && line.front() != '#') lexicon.Add(line);
  }
  for (const FormDefinition& form : forms) {
    for (const FormSample& sample : form.samples) {
      lexicon.Add(sample.title);
      for (const std::vector<std::string>& row : sample.header) {
        for (const std::string& cell : row) lexicon.Add(cell);
      }
    }
  }
  for (const CodeEntry& entry : CodeBook::Shipped().entries()) lexicon.Add(entry.name);
  for (const std::string_view name : CodeBook::Shipped().OtherNames()) lexicon.Add(name);
  return lexicon;
}

// The longest known word that the text ends with, but for a few characters before it.
std::string_view KnownEnd(std::string_view text, const Lexicon& lexicon) {
  for (int dropped = 0; dropped < kLongestEnumerator && text.size() >= kKnownEnd; ++dropped) {
    if (lexicon.Knows(text)) return text;
    TakeCharacter(text);
  }
  return {};
}

// The word a label must be, without its enumerator. A label that ends with a known word has dirt
// before it, or an enumerator that was misread.
std::string CorrectedWord(std::string_view word, double confidence, const Lexicon& lexicon) {
  const std::string_view known = KnownEnd(word, lexicon);
  if (known.empty()) return lexicon.Nearest(word, confidence).value_or(std::string(word));
  std::string_view rest = word;
  TakeCharacter(rest);
  const bool dirt = confidence < Lexicon::kSure && rest == known;
  return std::string(dirt ? known : word);
}

// nullopt: nothing to correct.
std::optional<std::string> Corrected(const std::string& text, double confidence,
                                     const Lexicon& lexicon) {
  if (!HasIdeograph(text) || lexicon.Knows(text)) return std::nullopt;
  Enumerated parts = TakeEnumerator(text);
  if (parts.enumerator.empty()) parts = SplitNumeral(text, lexicon);
  if (parts.enumerator.empty()) parts = SplitMisread(text);
  std::string_view word = parts.label;
  while (word.ends_with(':') || word.ends_with("：")) {
    word.remove_suffix(word.ends_with(':') ? 1 : std::string_view("：").size());
  }
  const std::string_view colon = parts.label.substr(word.size());
  std::string result = parts.enumerator + CorrectedWord(word, confidence, lexicon);
  result += colon;
  if (result == text) return std::nullopt;
  return result;
}

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
// "部门〈《单位)" → "部门（单位)". And "1,一般公共预算" → "1.一般公共预算".
void MendMarks(std::string& text) {
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
  const bool counted = text.size() > 2 && text[0] >= '1' && text[0] <= '9' && text[1] == ',';
  if (counted && static_cast<unsigned char>(text[2]) >= 0xE0) text[1] = '.';
}

// "49.00%6" → "49.00%": one character after a percentage is a circle of its sign, read again.
void MendPercentage(std::string& text) {
  const std::size_t number = text.find_first_not_of("0123456789.,");
  if (number == 0 || number == text.npos || text[number] != '%' || HasIdeograph(text)) return;
  if (text.size() != number + 2 || !std::isalnum(static_cast<unsigned char>(text.back()))) return;
  text.resize(number + 1);
}

// "单位;万元" → "单位：万元".
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
  for (int number = 1; number < 100; ++number) {
    if (label.starts_with(ChineseNumber(number) + "、")) return number;
  }
  return 0;
}

// Labels under each other count up: one that does not, between two that do, is counted by them.
void MendNumbers(const std::vector<Reading*>& labels, const Lexicon& lexicon) {
  for (std::size_t index = 1; index + 1 < labels.size(); ++index) {
    const int before = NumberOf(labels[index - 1]->text), after = NumberOf(labels[index + 1]->text);
    Reading& label = *labels[index];
    if (before == 0 || after != before + 2 || NumberOf(label.text) == before + 1) continue;
    const std::string_view word = KnownEnd(label.text, lexicon);
    if (word.empty()) continue;
    std::string text = ChineseNumber(before + 1) + "、" + std::string(word);
    if (label.raw.empty()) label.raw = label.text;
    label.text = std::move(text);
  }
}

// The labels of each column of the grid, from top to bottom.
std::map<int, std::vector<Reading*>> LabelsByColumn(Grid& grid) {
  std::map<int, std::vector<Reading*>> columns;
  for (Cell& cell : grid.cells) {
    const bool is_label = cell.reading.origin == Origin::kOcr && HasIdeograph(cell.reading.text);
    if (is_label) columns[cell.column].push_back(&cell.reading);
  }
  return columns;
}

void CorrectRecognized(PageLayout& page, const Lexicon& lexicon) {
  for (Line& line : page.lines) {
    line.text = CleanText(line.text);
    MendDash(line.text);
    MendMarks(line.text);
    if (std::optional<std::string> text = Corrected(line.text, line.confidence, lexicon)) {
      line.text = *std::move(text);
    }
    MendColon(line.text);
  }
  for (Grid& grid : page.grids) {
    for (Cell& cell : grid.cells) {
      Reading& reading = cell.reading;
      if (reading.origin != Origin::kOcr) continue;
      const std::string read = CleanText(reading.text);
      reading.text = read;
      MendDash(reading.text);
      MendMarks(reading.text);
      MendPercentage(reading.text);
      std::optional<std::string> text = Corrected(reading.text, reading.confidence, lexicon);
      if (text) reading.text = *std::move(text);
      if (reading.text != read) reading.raw = read;
    }
    for (const auto& [column, labels] : LabelsByColumn(grid)) MendNumbers(labels, lexicon);
    DoubtRecognizedAmounts(grid);
  }
}

}  // namespace

void CorrectRecognized(std::vector<PageLayout>& pages, const std::string& forms_folder) {
  std::optional<Lexicon> lexicon;  // made when first needed
  for (PageLayout& page : pages) {
    const PageOrigin origin = page.info.origin;
    if (origin != PageOrigin::kOcr && origin != PageOrigin::kMixed) continue;
    if (!lexicon) lexicon = MakeLexicon(LoadForms(forms_folder));
    CorrectRecognized(page, *lexicon);
  }
}

}  // namespace juesuan
