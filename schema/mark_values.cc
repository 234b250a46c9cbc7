// A value is verified where an equality holds that another value would break. Reasons for doubt, a
// tail balanced by hand or more places than its table prints, ask for one that holds to the last
// digit; a reading of a scan, where one wrong digit may hide in the rounding, for more of these
// than others.
#include "schema/mark_values.h"

#include <algorithm>
#include <map>

namespace juesuan {
namespace {

// The checks that one value stands in.
struct Standing {
  std::vector<std::string> ids;
  bool is_violated = false;
  bool has_tail = false;  // balanced by hand
  int exact = 0;          // equalities without a residual
  int rounded = 0;        // equalities with one that rounding explains
};

void Add(const Check& check, Standing& standing) {
  if (standing.ids.empty() || standing.ids.back() != check.id) standing.ids.push_back(check.id);
  standing.is_violated = standing.is_violated || check.verdict == Verdict::kViolation;
  standing.has_tail = standing.has_tail || check.verdict == Verdict::kTailAdjusted;
  if (check.relation != Relation::kEqual) return;
  standing.exact += check.verdict == Verdict::kExact ? 1 : 0;
  standing.rounded += check.verdict == Verdict::kRounding ? 1 : 0;
}

std::map<AmountPlace, Standing> Standings(const std::vector<Check>& checks) {
  std::map<AmountPlace, Standing> standings;
  for (const Check& check : checks) {
    for (const auto* places : {&check.left_places, &check.right_places}) {
      for (const AmountPlace& place : *places) Add(check, standings[place]);
    }
  }
  return standings;
}

bool IsVerified(const Standing& standing, const Value& value, const Figure& figure) {
  if (value.origin == Origin::kOcr)
    return standing.exact > standing.rounded && !standing.has_tail && !figure.is_finer;
  if (standing.has_tail || figure.is_finer) return standing.exact > 0;
  return standing.exact + standing.rounded > 0;
}

void Mark(const Standing& standing, const Figure& figure, Value& value) {
  value.checks = standing.ids;
  if (value.status == ValueStatus::kIllegible) return;
  if (standing.is_violated) {
    value.status =
        value.origin == Origin::kOcr ? ValueStatus::kConflict : ValueStatus::kSourceConflict;
  } else if (value.status == ValueStatus::kUnverified && IsVerified(standing, value, figure)) {
    value.status = ValueStatus::kVerified;
  }
}

}  // namespace

void MarkValues(const Figures& figures, Report& report) {
  for (const auto& [place, standing] : Standings(report.checks))
    Mark(standing, figures.At(place), At(report, place));
}

void UnmarkValues(Report& report) {
  for (Table& table : report.tables) {
    for (Row& row : table.rows) {
      for (auto& [measure, value] : row.values) {
        value.checks.clear();
        if (value.status == ValueStatus::kVerified || value.status == ValueStatus::kConflict ||
            value.status == ValueStatus::kSourceConflict)
          value.status = ValueStatus::kUnverified;
      }
    }
  }
}

}  // namespace juesuan
