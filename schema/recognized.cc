// Labels of recognised cells and lines are taken for the known word they nearly are. Tested by
// tests/recognized_test.cc.
#include "schema/recognized.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "normalize/characters.h"
#include "normalize/edits.h"
#include "normalize/embedded.h"
#include "normalize/lexicon.h"
#include "normalize/normalize.h"
#include "schema/form.h"
#include "schema/recognized_amounts.h"
#include "schema/recognized_marks.h"
#include "schema/recognized_numbers.h"

namespace juesuan {
namespace {

// What is known to be printed: words anywhere, the titles of forms, and what heads stand under
// them.
struct KnownWords {
  Lexicon all, titles, heads;
};

KnownWords MakeKnownWords(const std::vector<FormDefinition>& forms) {
  KnownWords known;
  Lexicon& lexicon = known.all;
  std::string_view words = LexiconFiles().front().text;
  while (!words.empty()) {
    const std::string_view line = words.substr(0, words.find('\n'));
    words.remove_prefix(std::min(words.size(), line.size() + 1));
    if (!line.empty() && line.front() != '#') lexicon.Add(line);
  }
  for (const FormDefinition& form : forms) {
    for (const FormSample& sample : form.samples) {
      known.titles.Add(sample.title);
      lexicon.Add(sample.title);
      for (const std::vector<std::string>& row : sample.header) {
        for (const std::string& cell : row) {
          known.heads.Add(cell);
          lexicon.Add(cell);
        }
      }
    }
  }
  for (const CodeEntry& entry : CodeBook::Shipped().entries()) lexicon.Add(entry.name);
  for (const std::string_view name : CodeBook::Shipped().OtherNames()) lexicon.Add(name);
  return known;
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
  const Enumerated parts = SplitEnumerator(text, lexicon);
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

// The known word that a label is by another reading of it, if that is much like the one taken; else
// the one taken.
std::string KnownReading(const Reading& reading, const Lexicon& lexicon) {
  if (!HasIdeograph(reading.text) || lexicon.Knows(reading.text)) return reading.text;
  const Enumerated taken = SplitEnumerator(reading.text, lexicon);
  const std::u32string word = Characters(taken.label);
  for (const OtherReading& one : reading.others) {
    const std::string_view other = SplitEnumerator(one.text, lexicon).label;
    if (lexicon.Knows(other) && AreAlike(word, Characters(other)))
      return taken.enumerator + std::string(other);
  }
  return reading.text;
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

// Whether the title of a form stands above the grid, and no other grid between.
bool HasTitle(const Grid& grid, const PageLayout& page, const Lexicon& titles) {
  return std::ranges::any_of(page.lines, [&](const Line& line) {
    const auto is_between = [&](const Grid& other) {
      return other.box.y0 > line.box.y0 && other.box.y0 < grid.box.y0;
    };
    return line.box.y0 < grid.box.y0 && titles.Knows(line.text) &&
           std::ranges::none_of(page.grids, is_between);
  });
}

// The first row with a number in it; 0: there is none.
int FirstRowOfData(const Grid& grid) {
  for (const Cell& cell : grid.cells) {  // from top to bottom
    if (ParseAmount(cell.reading.text)) return cell.row;
  }
  return 0;
}

// Under a known title an unknown head is one of those that forms have.
void CorrectHeads(const KnownWords& known, Grid& grid) {
  const int end = FirstRowOfData(grid);
  for (Cell& cell : grid.cells) {
    Reading& reading = cell.reading;
    const bool is_head = cell.row < end && reading.origin == Origin::kOcr;
    if (!is_head || !HasIdeograph(reading.text) || known.all.Knows(reading.text)) continue;
    std::optional<std::string> head = known.heads.NearestExpected(reading.text);
    if (!head) continue;
    if (reading.raw.empty()) reading.raw = reading.text;
    reading.text = *std::move(head);
  }
}

void CorrectRecognized(PageLayout& page, const KnownWords& known) {
  const Lexicon& lexicon = known.all;
  for (Line& line : page.lines) {
    line.text = CleanText(line.text);
    MendMarks(line.text);
    if (std::optional<std::string> text = Corrected(line.text, line.confidence, lexicon)) {
      line.text = *std::move(text);
    }
    MendColon(line.text);
    DropDirt(lexicon, line.text);
  }
  for (Grid& grid : page.grids) {
    for (Cell& cell : grid.cells) {
      Reading& reading = cell.reading;
      if (reading.origin != Origin::kOcr) continue;
      const std::string read = CleanText(reading.text);
      reading.text = read;
      MendMarks(reading.text);
      MendPercentage(reading.text);
      MendAmount(reading.text);
      reading.text = KnownReading(reading, lexicon);
      std::optional<std::string> text = Corrected(reading.text, reading.confidence, lexicon);
      if (text) reading.text = *std::move(text);
      if (reading.text != read) reading.raw = read;
    }
    if (HasTitle(grid, page, known.titles)) CorrectHeads(known, grid);
    for (const auto& [column, labels] : LabelsByColumn(grid)) MendNumbers(labels, lexicon);
    DoubtRecognizedAmounts(grid);
  }
}

}  // namespace

void CorrectRecognized(std::vector<PageLayout>& pages, const std::string& forms_folder) {
  std::optional<KnownWords> known;  // made when first needed
  for (PageLayout& page : pages) {
    const PageOrigin origin = page.info.origin;
    if (origin != PageOrigin::kOcr && origin != PageOrigin::kMixed) continue;
    if (!known) known = MakeKnownWords(LoadForms(forms_folder));
    CorrectRecognized(page, *known);
  }
}

}  // namespace juesuan
