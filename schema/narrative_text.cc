// Folds one character at a time and keeps the place of each.
#include "schema/narrative_text.h"

#include <algorithm>

#include "normalize/characters.h"

namespace juesuan {
namespace {

bool IsDigit(char32_t character) { return IsWithin(character, U'0', U'9'); }

bool IsQuotationMark(char32_t character) {
  return IsWithin(character, 0x2018, 0x201F) || IsWithin(character, U'「', U'』') ||
         character == U'"' || character == U'\'' || character == U'＂' || character == U'＇';
}

// The one character that stands for all that mean the same here.
char32_t Folded(char32_t character) {
  if (IsWithin(character, 0xFF01, 0xFF5E)) character -= 0xFEE0;  // fullwidth ASCII
  switch (character) {
    case U'(':
    case U'[':
    case U'〔':
    case U'【':
      return U'（';
    case U')':
    case U']':
    case U'〕':
    case U'】':
      return U'）';
    case U';':
      return U'；';
    case U':':
      return U'：';
    case U'﹪':
      return U'%';
    case U'−':
    case U'—':
    case U'–':
      return U'-';
    default:
      return character;
  }
}

// A comma between digits parts their groups; elsewhere it parts clauses.
char32_t Comma(char32_t before, std::string_view after) {
  const bool is_within_number =
      IsDigit(before) && !after.empty() && IsDigit(Folded(TakeCharacter(after)));
  return is_within_number ? U',' : U'，';
}

}  // namespace

FoldedText FoldNarrative(std::string_view text) {
  FoldedText folded;
  folded.text.reserve(text.size());
  char32_t before = 0;
  for (std::string_view rest = text; !rest.empty();) {
    const auto place = static_cast<std::uint32_t>(text.size() - rest.size());
    char32_t character = TakeCharacter(rest);
    if (IsSpace(character) || IsQuotationMark(character)) continue;
    character = Folded(character);
    if (character == U',') character = Comma(before, rest);
    AppendCharacter(character, folded.text);
    folded.origin.resize(folded.text.size(), place);
    before = character;
  }
  folded.origin.push_back(static_cast<std::uint32_t>(text.size()));
  return folded;
}

namespace {

constexpr std::size_t kMarkSize = 3;  // bytes of each mark and of （ ）

Clause::Mark MarkAt(std::string_view text, std::size_t place) {
  static constexpr std::string_view kCommas[] = {"，", "；", "："};
  const std::string_view mark = text.substr(place, kMarkSize);
  if (mark == "。") return Clause::Mark::kStop;
  if (mark == "（") return Clause::Mark::kOpening;
  if (mark == "）") return Clause::Mark::kClosing;
  return std::ranges::find(kCommas, mark) == std::end(kCommas) ? Clause::Mark::kNone
                                                               : Clause::Mark::kComma;
}

// The brackets in a part of a text that have no other half in it, sorted.
std::vector<std::size_t> LoneBrackets(std::string_view text, std::size_t begin, std::size_t end) {
  std::vector<std::size_t> lone, open;
  for (std::size_t place = begin; place + kMarkSize <= end; ++place) {
    const Clause::Mark mark = MarkAt(text, place);
    if (mark == Clause::Mark::kOpening) open.push_back(place);
    if (mark != Clause::Mark::kClosing) continue;
    open.empty() ? lone.push_back(place) : open.pop_back();
  }
  lone.insert(lone.end(), open.begin(), open.end());
  std::ranges::sort(lone);
  return lone;
}

}  // namespace

std::vector<Clause> SplitClauses(std::string_view text, std::size_t begin, std::size_t end) {
  const std::vector<std::size_t> lone = LoneBrackets(text, begin, end);
  std::vector<Clause> clauses;
  Clause clause{begin, end};
  for (std::size_t place = begin; place + kMarkSize <= end; ++place) {
    const Clause::Mark mark = MarkAt(text, place);
    const bool is_bracket = mark == Clause::Mark::kOpening || mark == Clause::Mark::kClosing;
    if (mark == Clause::Mark::kNone || (is_bracket && !std::ranges::binary_search(lone, place)))
      continue;
    clauses.push_back({clause.begin, place, mark});
    clause.begin = place + kMarkSize;
  }
  clauses.push_back(clause);
  return clauses;
}

std::string Passage::Printed(std::size_t begin, std::size_t end) const {
  std::size_t first = folded.origin[begin];
  const std::size_t last = folded.origin[end];
  // Quotation marks are folded away; one before the first word belongs to it.
  const std::string_view before = std::string_view(source.text).substr(0, first);
  if (before.ends_with("“")) first -= std::string_view("“").size();
  return CleanText(std::string_view(source.text).substr(first, last - first));
}

int Passage::PageAt(std::size_t place) const {
  int page = 0;
  for (const auto& [begin, number] : source.pages) {
    if (begin <= folded.origin[place]) page = number;
  }
  return page;
}

namespace {

// The sentence is open at the end; and what has clauses or a path of codes is no heading.
bool IsTorn(std::string_view text) {
  const auto holds = [&](std::string_view mark) { return text.find(mark) != text.npos; };
  const auto ends = [&](std::string_view mark) { return text.ends_with(mark); };
  static constexpr std::string_view kEnds[] = {"。", "；", "：", "！", "？", "）"};
  static constexpr std::string_view kClauseMarks[] = {"。", "，", "、", "；", "：", "（类）"};
  return std::ranges::none_of(kEnds, ends) && std::ranges::any_of(kClauseMarks, holds);
}

}  // namespace

std::vector<Passage> FindPassages(const std::vector<Paragraph>& paragraphs) {
  std::vector<Passage> passages;
  bool torn = false;
  for (const Paragraph& paragraph : paragraphs) {
    if (!torn) passages.emplace_back();
    Passage& passage = passages.back();
    for (const auto& [begin, page] : paragraph.pages)
      passage.source.pages.emplace_back(passage.source.text.size() + begin, page);
    passage.source.text += paragraph.text;
    passage.folded = FoldNarrative(passage.source.text);
    torn = IsTorn(passage.folded.text);
  }
  return passages;
}

}  // namespace juesuan
