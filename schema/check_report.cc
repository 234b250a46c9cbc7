// Each identity is bound to amounts, tried, and told; then each value learns what it stands in.
#include "schema/check_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <limits>

#include "schema/check_faults.h"
#include "schema/check_text.h"
#include "schema/mark_values.h"
#include "schema/schema.h"

namespace juesuan {
namespace {

constexpr char kViolation[] = "check.violation";

// One side of an equation.
struct Sum {
  std::int64_t steps = 0;
  std::int64_t roundings = 0;  // the printed steps of what is not zero, added up
  std::int64_t greatest_step = 1;
  int money = 0;
  bool is_printed = false;  // at least one amount is
};

bool Add(std::int64_t amount, std::int64_t& sum) {
  return !__builtin_add_overflow(sum, amount, &sum);
}

// nullopt where an amount cannot be told, units differ, or the sum is beyond 64 bits.
std::optional<Sum> SumOf(const Figures& figures, const std::vector<AmountPlace>& places) {
  Sum sum;
  for (const AmountPlace& place : places) {
    const Figure& figure = figures.At(place);
    if (&place == &places.front()) sum.money = figure.money;
    if (!figure.steps || figure.money != sum.money || !Add(*figure.steps, sum.steps))
      return std::nullopt;
    if (*figure.steps != 0 && !Add(figure.printed_step, sum.roundings)) return std::nullopt;
    sum.greatest_step = std::max(sum.greatest_step, figure.printed_step);
    sum.is_printed = sum.is_printed || !figure.blank;
  }
  return sum;
}

// What is left over, twice, against the rounding bound, twice: all in whole steps.
Verdict VerdictOn(std::int64_t twice_residual, std::int64_t twice_bound, std::int64_t tail_step) {
  if (twice_residual == 0) return Verdict::kExact;
  if (twice_residual <= twice_bound) return Verdict::kRounding;
  if (twice_residual <= twice_bound + 2 * tail_step) return Verdict::kTailAdjusted;
  return Verdict::kViolation;
}

std::vector<std::string> FormsOf(const Equation& equation) {
  std::vector<std::string> forms;
  for (const auto* names : {&equation.left, &equation.right}) {
    for (const AmountName& name : *names) {
      if (std::ranges::find(forms, name.form) == forms.end()) forms.push_back(name.form);
    }
  }
  return forms;
}

// The forms an identity names, for one that could not be tried.
std::vector<std::string> FormsOf(const Identity& identity) {
  std::vector<std::string> forms = identity.forms;
  for (const Equation& equation : identity.equations) {
    for (const std::string& form : FormsOf(equation)) {
      if (std::ranges::find(forms, form) == forms.end()) forms.push_back(form);
    }
  }
  return forms;
}

// Tries the identities on one set of tables.
class SetChecker {
 public:
  SetChecker(const Figures& figures, const TableSet& set, Report& report)
      : figures_(figures), report_(report), finder_(report, set) {}

  // The checks made; empty: the identity is not for these tables.
  std::vector<Check> Try(const Identity& identity) {
    if (!IsFor(identity)) return {};
    switch (identity.kind) {
      case IdentityKind::kEquation:
        return TryEquations(identity);
      case IdentityKind::kCodes:
        return TryFaults(identity, FaultsOfCodes(finder_, identity.forms[0]));
      case IdentityKind::kSameCodes:
        return TryFaults(identity, DifferentCodes(finder_, identity.forms[0], identity.forms[1]));
      case IdentityKind::kForms:
        return TryFaults(identity, MissingForms(report_, identity.forms, identity.titles));
      case IdentityKind::kNarrative:
        return {};
    }
    return {};
  }

 private:
  bool IsFor(const Identity& identity) const {
    if (!identity.when_empty.empty() && !finder_.IsEmpty(identity.when_empty)) return false;
    for (const Equation& condition : identity.when) {
      const std::vector<BoundEquation> bound =
          BindEquations(report_, finder_, identity, {&condition, 1});
      if (bound.empty() || !std::ranges::all_of(bound, [&](const BoundEquation& equation) {
            return TryEquation(report_, figures_, equation).verdict == Verdict::kExact;
          }))
        return false;
    }
    return true;
  }

  std::vector<Check> TryEquations(const Identity& identity) {
    std::vector<Check> checks;
    for (const BoundEquation& equation :
         BindEquations(report_, finder_, identity, identity.equations)) {
      Check check = TryEquation(report_, figures_, equation);
      if (check.verdict == Verdict::kNotApplicable) continue;
      if (check.verdict == Verdict::kViolation) {
        report_.issues.push_back({Severity::kWarning, "check.violation",
                                  At(report_, check.left_places.front()).page,
                                  ViolationText(report_, check, equation)});
      }
      checks.push_back(std::move(check));
    }
    return checks;
  }

  std::vector<Check> TryFaults(const Identity& identity,
                               const std::optional<std::vector<Fault>>& faults) {
    if (!faults) return {};
    for (const Fault& fault : *faults) {
      report_.issues.push_back(
          {Severity::kWarning, "check.violation", fault.page,
           fmt::format("{}（{} {}）", fault.message, identity.id, identity.chinese)});
    }
    Check check;
    check.id = identity.id;
    check.forms = identity.forms;
    if (!faults->empty()) check.subject = faults->front().message;
    check.verdict = faults->empty() ? Verdict::kExact : Verdict::kViolation;
    return {check};
  }

  const Figures& figures_;
  Report& report_;
  AmountFinder finder_;
};

bool IsForYear(const Identity& identity, std::optional<int> year) {
  return !year || ((identity.first_year == 0 || *year >= identity.first_year) &&
                   (identity.last_year == 0 || *year <= identity.last_year));
}

// Takes back what an earlier run said. What was repaired stays so.
void Forget(const std::vector<Identity>& identities, Report& report) {
  std::erase_if(report.checks, [&](const Check& check) {
    const auto identity = std::ranges::find(identities, check.id, &Identity::id);
    return identity != identities.end() && identity->kind != IdentityKind::kNarrative;
  });
  std::erase_if(report.issues, [](const Diagnostic& issue) { return issue.code == kViolation; });
  UnmarkValues(report);
}

}  // namespace

Check TryEquation(const Report& report, const Figures& figures, const BoundEquation& equation) {
  Check check;
  check.id = equation.identity->id;
  check.relation = equation.equation->relation;
  const std::optional<Sum> left = SumOf(figures, equation.left);
  const std::optional<Sum> right = SumOf(figures, equation.right);
  std::int64_t residual = 0, twice = 0, bound = 0;
  if (!left || !right || (!left->is_printed && !right->is_printed)) return check;
  if (!equation.right.empty() && left->money != right->money) return check;
  const bool at_most = equation.equation->relation == Relation::kAtMost;
  if (at_most && left->steps == 0) return check;
  if (__builtin_sub_overflow(left->steps, right->steps, &residual) ||
      __builtin_mul_overflow(residual, 2, &twice) ||
      twice == std::numeric_limits<std::int64_t>::min() ||
      !Add(left->steps == 0 ? left->greatest_step : left->roundings, bound) ||
      !Add(right->roundings, bound))
    return check;
  const std::int64_t excess = at_most ? std::max<std::int64_t>(twice, 0) : std::abs(twice);
  const int table = equation.left.front().table;
  check.left = figures.InUnitOf(table, left->steps);
  check.right = figures.InUnitOf(table, right->steps);
  check.residual = figures.InUnitOf(table, residual);
  check.bound = figures.HalfInUnitOf(table, bound);
  if (!check.left || !check.right || !check.residual || !check.bound) return check;
  check.verdict = VerdictOn(excess, bound, std::max(left->greatest_step, right->greatest_step));
  check.forms = FormsOf(*equation.equation);
  check.subject = SubjectText(report, equation.left.front());
  check.unit = report.tables[static_cast<std::size_t>(table)].unit;
  check.left_places = equation.left;
  check.right_places = equation.right;
  return check;
}

void CheckReport(const std::vector<Identity>& identities, Report& report) {
  Forget(identities, report);
  const Figures figures(report);
  const std::vector<TableSet> sets = FindTableSets(report);
  std::vector<SetChecker> checkers;
  for (const TableSet& set : sets) checkers.emplace_back(figures, set, report);
  for (const Identity& identity : identities) {
    if (identity.kind == IdentityKind::kNarrative) continue;
    bool was_tried = false;
    for (SetChecker& checker : checkers) {
      if (!IsForYear(identity, report.meta.fiscal_year)) break;
      for (Check& check : checker.Try(identity)) {
        was_tried = true;
        report.checks.push_back(std::move(check));
      }
    }
    if (!was_tried && !report.tables.empty()) {
      Check& check = report.checks.emplace_back();
      check.id = identity.id;
      check.forms = FormsOf(identity);
    }
  }
  MarkValues(figures, report);
}

void CheckReport(Report& report) { CheckReport(LoadIdentities(""), report); }

}  // namespace juesuan
