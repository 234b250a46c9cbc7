// The classification gives each code a name and each name few codes; a table lists codes in order,
// each below its parent. So a misread code is told by its name and its place, and a misread name by
// its code. Tested by tests/recognized_codes_test.cc.
#include "schema/recognized_codes.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <string_view>
#include <utility>

#include "normalize/characters.h"
#include "normalize/edits.h"
#include "normalize/lexicon.h"
#include "schema/cell_reading.h"

namespace juesuan {
namespace {

// Characters of the name of a class: one in so many may be misread, and others must be so much less
// like it.
constexpr std::size_t kMostOfClass = 3, kClassMargin = 2;

// Natural logarithms of odds against, as the costs of misreadings.toml are.
constexpr double kUnknownCode = 4;  // no edition has it
constexpr double kNearName = 1;     // the name is nearly the code's
constexpr double kUnknownName = 3;  // the name is no code's
constexpr double kOtherName = 6;    // the name is another code's
constexpr double kDescending = 5;   // not after the code above it
constexpr double kOrphan = 3;       // its parent is not in the rows above
constexpr double kRareOrphan = 6;   // the same, where other rows have their parents above them
constexpr double kForeign = 20;     // its first digits are not those from which it has them
constexpr double kIllegible = 14;   // what was read stands for no code
constexpr double kDearest = 12;     // a reading stands for no code that is less likely
constexpr double kMargin = 3;       // by which one code must be likelier than all others
constexpr double kNearestCode = 7;  // as kDearest, where the name only nearly is the code's

constexpr double kNever = std::numeric_limits<double>::infinity();

// A code that a row may have; empty: none.
struct Candidate {
  std::string code;
  double cost = 0;
};

std::string_view ParentOf(std::string_view code) {
  constexpr std::size_t kClass = 3, kLevel = 2;  // digits
  return code.size() <= kClass ? std::string_view() : code.substr(0, code.size() - kLevel);
}

// What the place of a code costs.
class Order {
 public:
  explicit Order(const std::vector<CodeReading>& rows) {
    for (std::size_t row = 1; row < rows.size(); ++row) {
      const std::string& above = rows[row - 1].code;
      if (!above.empty() && ParentOf(rows[row].code) == above) orphan_ = kRareOrphan;
    }
  }

  // Of a code right below another one, from which its first digits may be inherited.
  double CostOfStep(std::string_view above, std::string_view code, std::size_t inherited) const {
    if (above.empty() || code.empty()) return 0;
    if (above.substr(0, inherited) != code.substr(0, inherited)) return kForeign;
    return (code > above ? 0 : kDescending) + (above.starts_with(ParentOf(code)) ? 0 : orphan_);
  }

 private:
  double orphan_ = kOrphan;
};

using Candidates = std::vector<Candidate>;

// True if each code has its name and stands in its place.
bool AreInOrder(const std::vector<CodeReading>& rows, Classification classification) {
  const Order order(rows);
  std::string above;
  for (const CodeReading& row : rows) {
    if (row.code.empty() || order.CostOfStep(above, row.code, row.inherited) > 0 ||
        !CodeBook::Shipped().IsNameOf(classification, row.code, row.name))
      return false;
    above = row.code;
  }
  return true;
}

// What a row's code may be, by what was read of it and its name.
class CodeCandidates {
 public:
  CodeCandidates(Classification classification, int year)
      : classification_(classification), year_(year) {}

  // The first one is the code as read. above: those of the row above.
  Candidates Of(const CodeReading& row, const Candidates& above) const {
    Candidates candidates = {{row.code, row.code.empty() ? kIllegible : CostOfName(row, row.code)}};
    if (!row.is_recognized) return candidates;
    const CellReading reading(row.text, row.confidence.code, row.others, misreadings_);
    const auto cost_of_code = [&](std::string_view code) {
      return CostOfCode(reading, row.inherited, code);
    };
    const auto add = [&](std::string_view code, double cost_of_name, double dearest) {
      if (std::ranges::find(candidates, code, &Candidate::code) != candidates.end()) return;
      const double cost = cost_of_code(code);
      if (cost <= dearest) candidates.push_back({std::string(code), cost + cost_of_name});
    };
    for (const Candidate& other : above) {
      if (row.inherited == 0 || row.code.empty() || other.code.size() < row.inherited) continue;
      const std::string code = other.code.substr(0, row.inherited) + row.text;
      add(code, CostOfName(row, code), kDearest);
    }
    const CodeBook& book = CodeBook::Shipped();
    const auto named = book.ByName(classification_, row.name, year_, std::nullopt, "");
    for (const CodeEntry* entry : named) add(entry->code, 0, kDearest);
    if (!named.empty()) return candidates;
    for (const CodeEntry& entry : book.entries()) {
      if (entry.classification == classification_ && cost_of_code(entry.code) <= kNearestCode &&
          AreAlike(Characters(row.name), Characters(entry.name)))
        add(entry.code, kNearName, kNearestCode);
    }
    return candidates;
  }

 private:
  // Of the digits that stand in the row itself; those above it are another row's.
  static double CostOfCode(const CellReading& reading, std::size_t inherited,
                           std::string_view code) {
    return code.size() <= inherited ? kNever : reading.CostOfCode(code.substr(inherited));
  }

  double CostOfName(const CodeReading& row, const std::string& code) const {
    const CodeBook& book = CodeBook::Shipped();
    if (book.IsNameOf(classification_, code, row.name)) return 0;
    const CodeEntry* entry = book.Find(classification_, code, year_);
    const bool is_other = !book.ByName(classification_, row.name, year_, std::nullopt, "").empty();
    const double of_name = is_other ? kOtherName : kUnknownName;
    if (!entry) return kUnknownCode + (is_other ? kOtherName : 0);
    return !is_other && AreAlike(Characters(row.name), Characters(entry->name)) ? kNearName
                                                                                : of_name;
  }

  Classification classification_;
  int year_;
  Misreadings misreadings_;
};

// Finds of each row the candidate that the rows as a whole make the likeliest.
class Ranking {
 public:
  Ranking(const std::vector<CodeReading>& rows, const std::vector<Candidates>& candidates)
      : order_(rows), rows_(rows), candidates_(candidates) {
    FillAbove();
    FillBelow();
  }

  // The one that is likelier than all others by the margin; the first, as read, where none is.
  const Candidate& Clearest(std::size_t row) const {
    std::vector<double> costs(above_[row].size());
    std::ranges::transform(above_[row], below_[row], costs.begin(), std::plus());
    const auto best = std::ranges::min_element(costs);
    const auto is_near = [&](double cost) { return cost < *best + kMargin; };
    return candidates_[row][std::ranges::count_if(costs, is_near) == 1
                                ? static_cast<std::size_t>(best - costs.begin())
                                : 0];
  }

 private:
  double CostOfStepTo(std::size_t row, const Candidate& above, const Candidate& below) const {
    return order_.CostOfStep(above.code, below.code, rows_[row].inherited);
  }

  void FillAbove() {
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      above_.emplace_back();
      for (const Candidate& candidate : candidates_[row]) {
        double least = row == 0 ? 0 : kNever;
        for (std::size_t index = 0; row > 0 && index < candidates_[row - 1].size(); ++index)
          least = std::min(least, above_[row - 1][index] +
                                      CostOfStepTo(row, candidates_[row - 1][index], candidate));
        above_[row].push_back(candidate.cost + least);
      }
    }
  }

  void FillBelow() {
    below_.resize(rows_.size());
    for (std::size_t row = rows_.size(); row-- > 0;) {
      const bool is_last = row + 1 == rows_.size();
      for (const Candidate& candidate : candidates_[row]) {
        double least = is_last ? 0 : kNever;
        for (std::size_t index = 0; !is_last && index < candidates_[row + 1].size(); ++index) {
          const Candidate& next = candidates_[row + 1][index];
          least = std::min(
              least, CostOfStepTo(row + 1, candidate, next) + next.cost + below_[row + 1][index]);
        }
        below_[row].push_back(least);
      }
    }
  }

  Order order_;
  const std::vector<CodeReading>& rows_;
  const std::vector<Candidates>& candidates_;
  std::vector<std::vector<double>>
      above_;  // what each candidate and the best of all rows above cost
  std::vector<std::vector<double>> below_;  // what the best of all rows below it cost
};

}  // namespace

std::vector<std::string> RepairedCodes(const std::vector<CodeReading>& rows,
                                       Classification classification, int year) {
  std::vector<std::string> codes;
  for (const CodeReading& row : rows) codes.push_back(row.code);
  if (std::ranges::none_of(rows, &CodeReading::is_recognized)) return codes;
  if (AreInOrder(rows, classification)) return codes;
  const CodeCandidates finder(classification, year);
  std::vector<Candidates> candidates;
  for (const CodeReading& row : rows)
    candidates.push_back(finder.Of(row, candidates.empty() ? Candidates() : candidates.back()));
  const Ranking ranking(rows, candidates);
  for (std::size_t row = 0; row < rows.size(); ++row) codes[row] = ranking.Clearest(row).code;
  return codes;
}

std::string CorrectedName(const Row& row, int year, const RowConfidence& confidence) {
  const CodeBook& book = CodeBook::Shipped();
  const CodeEntry* entry = book.Find(row.classification, row.code, year);
  if (!entry || row.name.empty()) return row.name;
  if (!book.ByName(row.classification, row.name, year, std::nullopt, "").empty()) return row.name;
  const std::u32string read = Characters(row.name), known = Characters(entry->name);
  const bool doubtful = confidence.name < Lexicon::kDoubtful && confidence.code >= Lexicon::kSure &&
                        read.size() == known.size();
  return AreAlike(read, known) || doubtful ? std::string(entry->name) : row.name;
}

const CodeEntry* NearestClass(Classification classification, const std::string& name, int year) {
  const std::u32string read = Characters(name);
  const CodeEntry* nearest = nullptr;
  std::size_t least = read.size(), second = read.size();
  for (const CodeEntry& entry : CodeBook::Shipped().entries()) {
    if (entry.classification != classification || entry.level != CodeLevel::kClass) continue;
    const std::size_t edits = Edits(read, Characters(entry.name));
    if (edits < least) {
      if (nearest && nearest->code != entry.code) second = least;
      least = edits;
      nearest = &entry;
    } else if (nearest && entry.code != nearest->code) {
      second = std::min(second, edits);
    }
  }
  if (!nearest || least > read.size() / kMostOfClass || second < least + kClassMargin)
    return nullptr;
  return CodeBook::Shipped().Find(classification, nearest->code, year);
}

bool MayBeTotal(const std::string& name) {
  constexpr std::u32string_view kTotal = U"合计";
  constexpr std::u32string_view kTotals[] = {kTotal, U"总计", U"小计", U"累计", U"共计"};
  const std::u32string read = Characters(name);
  return std::ranges::find(kTotals, read) == std::end(kTotals) && read.size() == kTotal.size() &&
         Edits(read, kTotal) == 1;
}

}  // namespace juesuan
