// A sum alone does not tell which of its figures was misread: the rate of its line does. Tested by
// tests/repair_evaluations_test.cc.
#include "schema/repair_evaluations.h"

#include <fmt/format.h>

#include <algorithm>
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

}  // namespace

void RepairEvaluations(Report& report) {
  const Misreadings misreadings;
  for (Evaluation& evaluation : report.evaluations) {
    std::vector<EvaluationBudget>& lines = evaluation.budget;
    if (!IsRecognised(evaluation) || std::ranges::count(lines, kTotal, &EvaluationBudget::key) != 1)
      continue;
    for (const Money column : {&EvaluationBudget::adjusted, &EvaluationBudget::executed}) {
      const std::vector<Decimal> wanted = Wanted(lines, column);
      if (wanted.empty()) continue;
      EvaluationBudget* line = OnlyLine(lines, column, wanted, misreadings);
      if (!line) continue;
      const Decimal& amount = wanted[static_cast<std::size_t>(line - lines.data())];
      const std::vector<int>& pages = evaluation.grid.pages;
      report.issues.push_back(
          {Severity::kNote, "amount.repaired", pages.empty() ? 0 : pages.front(),
           fmt::format("{} {}: “{}” was read, {} is what its sum and its rate ask for",
                       evaluation.project, line->key, (line->*column)->ToString(),
                       amount.ToString())});
      line->*column = amount;
    }
  }
}

}  // namespace juesuan
