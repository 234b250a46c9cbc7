// A value is verified where an equality holds that another value would break. Reasons for doubt, a
// tail balanced by hand or more places than its table prints, ask for one that holds to the last
// digit; a reading of a scan, where one wrong digit may hide in the rounding, for more of these
// than others, and the more the worse the scan.
#include "schema/mark_values.h"

#include <algorithm>
#include <map>
#include <set>

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

// What came of the identities that one table stands in, or all.
constexpr int kAllTables = -1;
struct Tally {
  int tried = 0, failed = 0, rounded = 0;
};

// Where this share of its identities fails, a table was read so badly that misreadings may cancel
// each other; small ones, that also a residual of rounding.
constexpr double kBadlyRead = 0.02;

// How many exact equalities more than otherwise a reading of a scan must stand in.
int DoubtOf(const Tally& tally) {
  if (tally.failed <= kBadlyRead * tally.tried) return 0;
  return tally.rounded > 0 ? 2 : 1;
}

std::map<int, Tally> TalliesOfTables(const std::vector<Check>& checks) {
  std::map<int, Tally> tallies;
  for (const Check& check : checks) {
    if (check.left_places.empty() && check.right_places.empty()) continue;
    std::set<int> tables{kAllTables};
    for (const auto* places : {&check.left_places, &check.right_places}) {
      for (const AmountPlace& place : *places) tables.insert(place.table);
    }
    for (const int table : tables) {
      Tally& tally = tallies[table];
      ++tally.tried;
      tally.failed += check.verdict == Verdict::kViolation ? 1 : 0;
      tally.rounded += check.verdict == Verdict::kRounding ? 1 : 0;
    }
  }
  return tallies;
}

bool IsVerified(const Standing& standing, const Value& value, const Figure& figure, int doubt) {
  if (value.origin == Origin::kOcr)
    return standing.exact > standing.rounded + doubt && !standing.has_tail && !figure.is_finer;
  if (standing.has_tail || figure.is_finer) return standing.exact > 0;
  return standing.exact + standing.rounded > 0;
}

void Mark(const Standing& standing, const Figure& figure, int doubt, Value& value) {
  value.checks = standing.ids;
  if (value.status == ValueStatus::kIllegible) return;
  if (standing.is_violated) {
    value.status =
        value.origin == Origin::kOcr ? ValueStatus::kConflict : ValueStatus::kSourceConflict;
  } else if (value.status == ValueStatus::kUnverified &&
             IsVerified(standing, value, figure, doubt)) {
    value.status = ValueStatus::kVerified;
  }
}

}  // namespace

void MarkValues(const Figures& figures, Report& report) {
  const std::map<int, Tally> tallies = TalliesOfTables(report.checks);
  for (const auto& [place, standing] : Standings(report.checks))
    Mark(standing, figures.At(place),
         std::max(DoubtOf(tallies.at(place.table)), DoubtOf(tallies.at(kAllTables))),
         At(report, place));
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
