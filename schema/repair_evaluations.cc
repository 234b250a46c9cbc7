// A sum alone does not tell which of its figures was misread. Of money the rate of its line does;
// of scores and weights the one beside it does, since most indicators have all their points. Tested
// by tests/repair_evaluations_test.cc.
#include "schema/repair_evaluations.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "schema/check_evaluations.h"
#include "schema/misreadings.h"
#include "schema/quantity.h"

namespace juesuan {
namespace {

using Money = std::optional<Decimal> EvaluationBudget::*;

constexpr char kTotal[] = "total";

// A dearer change, one in 3,000, is not believed.
constexpr double kDearest = 8;

// Of points only digits that look alike are, since offices write totals that their points do not
// make; cheaper ones, a letter for a digit and the like, need nothing but the sum.
constexpr double kAlike = 4.5, kObvious = 2;

constexpr int kPointsInAll = 100;

std::int64_t UnitsAt(const Decimal& amount, int scale) {
  std::int64_t units = amount.units();
  for (int place = amount.scale(); place < scale; ++place) units *= 10;
  return units;
}

// nullopt: a figure is missing, or the line prints no rate.
std::optional<bool> IsRateRight(const EvaluationBudget& line) {
  const std::optional<Decimal> rate = PrintedRate(line);
  if (!rate || !line.adjusted || !line.executed || line.adjusted->units() <= 0) return std::nullopt;
  const std::optional<Quantity> executed = QuantityOf(*line.executed, 0);
  const std::optional<Quantity> adjusted = QuantityOf(*line.adjusted, 0);
  if (!executed || !adjusted) return std::nullopt;
  return MayBePercent(*rate, *executed, *adjusted);
}

bool AreEqual(const Decimal& a, const Decimal& b) {
  const int scale = std::max(a.scale(), b.scale());
  return UnitsAt(a, scale) == UnitsAt(b, scale);
}

// What each line of a column must hold for the total to be the sum of the others; empty: it is, or
// a figure is missing.
std::vector<Decimal> Wanted(const std::vector<EvaluationBudget>& lines, Money column) {
  int scale = 0;
  for (const EvaluationBudget& line : lines) {
    if (!(line.*column)) return {};
    scale = std::max(scale, (line.*column)->scale());
  }
  std::int64_t excess = 0;  // of the total
  for (const EvaluationBudget& line : lines)
    excess += (line.key == kTotal ? 1 : -1) * UnitsAt(*(line.*column), scale);
  if (excess == 0) return {};
  std::vector<Decimal> wanted;
  for (const EvaluationBudget& line : lines)
    wanted.emplace_back(UnitsAt(*(line.*column), scale) + (line.key == kTotal ? -excess : excess),
                        scale);
  return wanted;
}

// The line that a change makes right in both ways; nullptr: none, or several.
EvaluationBudget* OnlyLine(std::vector<EvaluationBudget>& lines, Money column,
                           const std::vector<Decimal>& wanted, const Misreadings& misreadings) {
  EvaluationBudget* only = nullptr;
  for (std::size_t index = 0; index < lines.size(); ++index) {
    EvaluationBudget changed = lines[index];
    changed.*column = wanted[index];
    const std::string read = (lines[index].*column)->ToString();
    if (IsRateRight(lines[index]) != false || IsRateRight(changed) != true ||
        misreadings.Cost(ReadingOf(read), wanted[index]) > kDearest)
      continue;
    if (only) return nullptr;
    only = &lines[index];
  }
  return only;
}

// Wholly: a text layer is never changed.
bool IsRecognised(const Evaluation& evaluation) {
  return std::ranges::all_of(evaluation.grid.cells, [](const Cell& cell) {
    return cell.reading.text.empty() || cell.reading.origin == Origin::kOcr;
  });
}

// Says of a figure what was read, and keeps that.
void Tell(Evaluation& evaluation, const std::string& place, const std::string& read,
          const std::string& meant, const char* why, Report& report) {
  const std::vector<int>& pages = evaluation.grid.pages;
  report.issues.push_back({Severity::kNote, "amount.repaired", pages.empty() ? 0 : pages.front(),
                           fmt::format("{} {}: “{}” was read, {} is what {} for",
                                       evaluation.project, place, read, meant, why)});
  evaluation.repaired.emplace_back(place, read);
}

void RepairMoney(Evaluation& evaluation, const Misreadings& misreadings, Report& report) {
  std::vector<EvaluationBudget>& lines = evaluation.budget;
  if (std::ranges::count(lines, kTotal, &EvaluationBudget::key) != 1) return;
  for (const auto& [name, column] :
       {std::pair<const char*, Money>{"adjusted", &EvaluationBudget::adjusted},
        {"executed", &EvaluationBudget::executed}}) {
    const std::vector<Decimal> wanted = Wanted(lines, column);
    if (wanted.empty()) continue;
    EvaluationBudget* line = OnlyLine(lines, column, wanted, misreadings);
    if (!line) continue;
    const Decimal& amount = wanted[static_cast<std::size_t>(line - lines.data())];
    Tell(evaluation, fmt::format("{}.{}", line->key, name), (line->*column)->ToString(),
         amount.ToString(), "its sum and its rate ask", report);
    line->*column = amount;
  }
}

// The points of the indicators under one key, and those under the other beside them.
struct PointsColumn {
  std::vector<std::string*> texts;
  std::vector<std::optional<Decimal>> points, beside;
};

std::string* TextUnder(NamedTexts& indicator, const char* key) {
  const auto found = std::ranges::find(indicator, key, &NamedTexts::value_type::first);
  return found == indicator.end() ? nullptr : &found->second;
}

// nullopt: one of the indicators has no such points.
std::optional<PointsColumn> ColumnOf(Evaluation& evaluation, const char* key, const char* beside) {
  PointsColumn column;
  for (NamedTexts& indicator : evaluation.indicators) {
    std::string* text = TextUnder(indicator, key);
    if (!text || text->empty()) return std::nullopt;
    const std::string* other = TextUnder(indicator, beside);
    column.texts.push_back(text);
    column.points.push_back(PrintedPoints(*text));
    column.beside.push_back(other ? PrintedPoints(*other) : std::nullopt);
  }
  return column;
}

// `whole` less all points but those of one place, as short as they are printed; nullopt: others
// could not be read.
std::optional<Decimal> Rest(const PointsColumn& column, const Decimal& whole, std::size_t place) {
  int scale = whole.scale();
  for (const std::optional<Decimal>& points : column.points)
    scale = std::max(scale, points ? points->scale() : 0);
  std::int64_t rest = UnitsAt(whole, scale);
  for (std::size_t index = 0; index < column.points.size(); ++index) {
    if (index == place) continue;
    if (!column.points[index]) return std::nullopt;
    rest -= UnitsAt(*column.points[index], scale);
  }
  for (; scale > 0 && rest % 10 == 0; --scale) rest /= 10;
  return Decimal(rest, scale);
}

// "10分" in two: the unit may be left out.
std::pair<std::string, std::string> SplitUnit(const std::string& text) {
  const std::size_t unit = std::min(text.find("分"), text.size());
  return {text.substr(0, unit), text.substr(unit)};
}

// That the points asked for stand at this place: their likeness, and the points beside them.
bool IsConfirmed(const PointsColumn& column, std::size_t place, const Decimal& wanted,
                 const Misreadings& misreadings) {
  if (wanted.units() <= 0) return false;
  const double cost = misreadings.Cost(ReadingOf(SplitUnit(*column.texts[place]).first), wanted);
  const std::optional<Decimal>& beside = column.beside[place];
  return cost <= kObvious || (cost <= kAlike && beside && AreEqual(wanted, *beside));
}

// whole: what the points add up to. money: those of the money, which may stand among the
// indicators.
void RepairPoints(Evaluation& evaluation, const char* key, const char* beside, const Decimal& whole,
                  const std::optional<Decimal>& money, const Misreadings& misreadings,
                  Report& report) {
  const std::optional<PointsColumn> column = ColumnOf(evaluation, key, beside);
  if (!column) return;
  std::vector<Decimal> wholes = {whole};
  if (money) {
    const int scale = std::max(whole.scale(), money->scale());
    wholes.emplace_back(UnitsAt(whole, scale) - UnitsAt(*money, scale), scale);
  }
  std::vector<std::pair<std::size_t, Decimal>> found;
  for (const Decimal& sum : wholes) {
    for (std::size_t place = 0; place < column->texts.size(); ++place) {
      const std::optional<Decimal> wanted = Rest(*column, sum, place);
      if (!wanted) continue;
      if (column->points[place] && AreEqual(*wanted, *column->points[place])) return;  // it adds up
      if (IsConfirmed(*column, place, *wanted, misreadings)) found.emplace_back(place, *wanted);
    }
  }
  if (found.size() != 1) return;
  const auto& [place, points] = found.front();
  std::string& text = *column->texts[place];
  const std::optional<Decimal>& stands_beside = column->beside[place];
  const bool is_beside = stands_beside && AreEqual(points, *stands_beside);
  Tell(evaluation, fmt::format("indicators.{}.{}", place, key), text, points.ToString(),
       is_beside ? "its sum and the points beside it ask" : "its sum asks", report);
  text = points.ToString() + SplitUnit(text).second;
}

}  // namespace

void RepairEvaluations(Report& report) {
  const Misreadings misreadings;
  for (Evaluation& evaluation : report.evaluations) {
    if (!IsRecognised(evaluation)) continue;
    RepairMoney(evaluation, misreadings, report);
    const auto total = std::ranges::find(evaluation.budget, kTotal, &EvaluationBudget::key);
    const bool has_total = total != evaluation.budget.end();
    RepairPoints(evaluation, "weight", "score", Decimal(kPointsInAll, 0),
                 has_total ? total->weight : std::nullopt, misreadings, report);
    if (evaluation.score)
      RepairPoints(evaluation, "score", "weight", *evaluation.score,
                   has_total ? PrintedPoints(total->score) : std::nullopt, misreadings, report);
  }
}

}  // namespace juesuan
