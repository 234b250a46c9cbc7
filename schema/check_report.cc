// Each identity is bound to amounts, tried, and told; then each value learns what it stands in.
#include "schema/check_report.h"

#include <fmt/format.h>

#include <algorithm>

#include "schema/balance.h"
#include "schema/check_faults.h"
#include "schema/check_text.h"
#include "schema/mark_values.h"
#include "schema/schema.h"

namespace juesuan {
namespace {

constexpr char kViolation[] = "check.violation";

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

bool IsForYear(const Identity& identity, std::optional<int> year) {
  return !year || ((identity.first_year == 0 || *year >= identity.first_year) &&
                   (identity.last_year == 0 || *year <= identity.last_year));
}

// True where its year and conditions are met by the tables of one set.
bool IsFor(const Identity& identity, const Report& report, const Figures& figures,
           const AmountFinder& finder) {
  if (!IsForYear(identity, report.meta.fiscal_year)) return false;
  if (!identity.when_empty.empty() && !finder.IsEmpty(identity.when_empty)) return false;
  return std::ranges::all_of(identity.when, [&](const Equation& condition) {
    const std::vector<BoundEquation> bound =
        BindEquations(report, finder, identity, {&condition, 1});
    return !bound.empty() && std::ranges::all_of(bound, [&](const BoundEquation& equation) {
      return Weigh(figures, equation).verdict == Verdict::kExact;
    });
  });
}

// The equation on these figures, told in the unit of its left side.
Check TryEquation(const Report& report, const Figures& figures, const BoundEquation& equation) {
  Check check;
  check.id = equation.identity->id;
  check.relation = equation.equation->relation;
  const Balance balance = Weigh(figures, equation);
  if (balance.verdict == Verdict::kNotApplicable) return check;
  const int table = equation.left.front().table;
  check.left = figures.InUnitOf(table, balance.left);
  check.right = figures.InUnitOf(table, balance.right);
  check.residual = figures.InUnitOf(table, balance.residual);
  check.bound = figures.HalfInUnitOf(table, balance.twice_bound);
  if (!check.left || !check.right || !check.residual || !check.bound) return check;
  check.verdict = balance.verdict;
  check.forms = FormsOf(*equation.equation);
  check.subject = SubjectText(report, equation.left.front());
  check.unit = report.tables[static_cast<std::size_t>(table)].unit;
  check.left_places = equation.left;
  check.right_places = equation.right;
  return check;
}

// Tries the identities on one set of tables.
class SetChecker {
 public:
  SetChecker(const Figures& figures, const TableSet& set, Report& report)
      : figures_(figures), report_(report), finder_(report, set) {}

  // The checks made; empty: the identity is not for these tables.
  std::vector<Check> Try(const Identity& identity) {
    if (!IsFor(identity, report_, figures_, finder_)) return {};
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

std::vector<BoundEquation> AllEquations(const std::vector<Identity>& identities,
                                        const Report& report, const Figures& figures) {
  std::vector<BoundEquation> all;
  for (const TableSet& set : FindTableSets(report)) {
    const AmountFinder finder(report, set);
    for (const Identity& identity : identities) {
      if (!IsFor(identity, report, figures, finder)) continue;
      for (BoundEquation& equation : BindEquations(report, finder, identity, identity.equations))
        all.push_back(std::move(equation));
    }
  }
  return all;
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

void CheckReport(Report& report) {
  static const std::vector<Identity> identities = LoadIdentities("");
  CheckReport(identities, report);
}

}  // namespace juesuan
