// Figures are printed with few places and without a common unit, so each is compared at the finest
// place that its own addends print.
#include "schema/check_evaluations.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "schema/narrative_known.h"
#include "schema/quantity.h"

namespace juesuan {
namespace {

constexpr char kIdentity[] = "N-14";
constexpr char kTotal[] = "total";
constexpr char kFiscal[] = "fiscal";
constexpr int kPointsInAll = 100;
constexpr std::size_t kLongestPoints =
    8;  // characters: more is misread, and sums must not run over

Decimal Sum(const std::vector<Decimal>& addends) {
  int scale = 0;
  for (const Decimal& addend : addends) scale = std::max(scale, addend.scale());
  std::int64_t units = 0;
  for (const Decimal& addend : addends) {
    std::int64_t part = addend.units();
    for (int place = addend.scale(); place < scale; ++place) part *= 10;
    units += part;
  }
  return {units, scale};
}

Decimal Negative(const Decimal& amount) { return {-amount.units(), amount.scale()}; }

// Half a step of each figure, and a whole one where one addend alone is compared.
Decimal Bound(int addends, int scale) {
  return {static_cast<std::int64_t>(addends + 1) * 5, scale + 1};
}

Verdict VerdictOn(const Decimal& residual, const Decimal& bound) {
  const Decimal size = residual.units() < 0 ? Negative(residual) : residual;
  if (size.units() == 0) return Verdict::kExact;
  if (Sum({bound, Negative(size)}).units() >= 0) return Verdict::kRounding;
  const Decimal step(1, bound.scale() - 1);
  return Sum({bound, step, Negative(size)}).units() >= 0 ? Verdict::kTailAdjusted
                                                         : Verdict::kViolation;
}

class EvaluationChecker {
 public:
  EvaluationChecker(const Evaluation& evaluation, Report& report)
      : evaluation_(evaluation), report_(report) {}

  void Run() {
    using Money = std::optional<Decimal> EvaluationBudget::*;
    for (const auto& [name, column] :
         {std::pair<const char*, Money>{"年初预算数", &EvaluationBudget::initial},
          {"全年预算数", &EvaluationBudget::adjusted},
          {"全年执行数", &EvaluationBudget::executed}})
      CheckFunds(name, column);
    CheckRate();
    CheckPoints("得分", "score", Total() ? PrintedPoints(Total()->score) : std::nullopt,
                evaluation_.score);
    CheckPoints("分值", "weight", Total() ? Total()->weight : std::nullopt,
                Decimal(kPointsInAll, 0));
  }

 private:
  const EvaluationBudget* Total() const {
    const auto total = std::ranges::find(evaluation_.budget, kTotal, &EvaluationBudget::key);
    return total == evaluation_.budget.end() ? nullptr : &*total;
  }

  std::string Subject(const std::string& what) const {
    const std::string& name = evaluation_.project.empty() ? evaluation_.title : evaluation_.project;
    return name.empty() ? what : fmt::format("{} {}", name, what);
  }

  // The total is the sum of the sources of the money, where all are told: forms that part the
  // fiscal money by its givers do not tell it in one.
  void CheckFunds(const std::string& name, std::optional<Decimal> EvaluationBudget::*column) {
    if (!Total() || !(Total()->*column)) return;
    std::vector<Decimal> parts;
    bool has_fiscal = false;
    for (const EvaluationBudget& funds : evaluation_.budget) {
      if (funds.key == kTotal || !(funds.*column)) continue;
      parts.push_back(*(funds.*column));
      has_fiscal = has_fiscal || funds.key == kFiscal;
    }
    if (has_fiscal) Compare(Subject(name), *(Total()->*column), parts);
  }

  // The rate is executed by adjusted, rounded or cut off.
  void CheckRate() {
    const EvaluationBudget* total = Total();
    if (!total || !total->adjusted || !total->executed || total->adjusted->units() <= 0) return;
    const std::optional<Decimal> rate = PrintedRate(*total);
    const std::optional<Quantity> executed = QuantityOf(*total->executed, 0);
    const std::optional<Quantity> adjusted = QuantityOf(*total->adjusted, 0);
    if (!rate || !executed || !adjusted) return;
    Check check = NewCheck(Subject("执行率"), *rate);
    check.right = Decimal::Parse(PercentText(*executed, *adjusted));
    if (!check.right) return;
    check.residual = Sum({*rate, Negative(*check.right)});
    check.bound = Decimal(1, rate->scale());
    check.verdict = MayBePercent(*rate, *executed, *adjusted)
                        ? check.residual->units() == 0 ? Verdict::kExact : Verdict::kRounding
                        : Verdict::kViolation;
    Add(std::move(check),
        fmt::format("{} ÷ {} = {}%, 表中为 {}%", total->executed->ToString(),
                    total->adjusted->ToString(), check.right->ToString(), rate->ToString()));
  }

  // The points of the money count too, unless they stand among the indicators.
  void CheckPoints(const std::string& name, const std::string& key,
                   const std::optional<Decimal>& money, const std::optional<Decimal>& all) {
    std::vector<Decimal> points;
    for (const NamedTexts& indicator : evaluation_.indicators) {
      const auto found = std::ranges::find(indicator, key, &NamedTexts::value_type::first);
      const std::optional<Decimal> value =
          found == indicator.end() ? std::nullopt : PrintedPoints(found->second);
      if (!value) return;
      points.push_back(*value);
    }
    if (!all || points.empty()) return;
    const bool is_whole = Sum({Sum(points), Negative(*all)}).units() == 0;
    if (!money && !is_whole && HasScoredMoney()) return;  // its weight is not printed
    if (money && !is_whole) points.push_back(*money);
    Compare(Subject(name), *all, points);
  }

  bool HasScoredMoney() const { return Total() && PrintedPoints(Total()->score); }

  bool IsScanned() const {
    const std::set<int> scanned = ScannedPages(report_);
    return std::ranges::any_of(evaluation_.grid.pages,
                               [&](int page) { return scanned.contains(page); });
  }

  static Check NewCheck(const std::string& subject, const Decimal& left) {
    Check check;
    check.id = kIdentity;
    check.subject = subject;
    check.relation = Relation::kEqual;
    check.left = left;
    return check;
  }

  void Compare(const std::string& subject, const Decimal& total,
               const std::vector<Decimal>& parts) {
    Check check = NewCheck(subject, total);
    check.right = Sum(parts);
    check.residual = Sum({total, Negative(*check.right)});
    const auto addends =
        std::ranges::count_if(parts, [](const Decimal& part) { return part.units() != 0; });
    check.bound = Bound(static_cast<int>(addends), check.residual->scale());
    check.verdict = VerdictOn(*check.residual, *check.bound);
    Add(std::move(check), fmt::format("各部分之和 {} ≠ {}, 差 {}", check.right->ToString(),
                                      total.ToString(), check.residual->ToString()));
  }

  void Add(Check check, const std::string& what) {
    if (check.verdict == Verdict::kViolation) {
      const std::vector<int>& pages = evaluation_.grid.pages;
      report_.issues.push_back({Severity::kWarning, "evaluation.conflict",
                                pages.empty() ? 0 : pages.front(),
                                fmt::format("{}: {}（{}{}）", check.subject, what, kIdentity,
                                            IsScanned() ? "；扫描件，或为识别有误" : "")});
    }
    report_.checks.push_back(std::move(check));
  }

  const Evaluation& evaluation_;
  Report& report_;
};

}  // namespace

std::optional<Decimal> PrintedPoints(const std::string& text) {
  std::string digits = text;
  if (const std::size_t unit = digits.find("分"); unit != std::string::npos) digits.resize(unit);
  while (digits.ends_with(' ')) digits.pop_back();
  if (digits.size() > kLongestPoints) return std::nullopt;
  return ParseAmount(digits);
}

std::optional<Decimal> PrintedRate(const EvaluationBudget& line) {
  const std::optional<Decimal> rate = ParsePercentage(line.rate);
  return rate ? rate : ParseAmount(line.rate);
}

void CheckEvaluations(Report& report) {
  for (const Evaluation& evaluation : report.evaluations) {
    if (evaluation.kind != EvaluationKind::kSummary) EvaluationChecker(evaluation, report).Run();
  }
}

}  // namespace juesuan
