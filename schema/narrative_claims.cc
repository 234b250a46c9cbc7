// What the text says of two of its figures, against these figures: 决算数大于预算数.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "schema/narrative.h"
#include "schema/narrative_known.h"

namespace juesuan {
namespace {

using Facts = std::vector<const ToldFact*>;

bool Contradicts(const ClaimWords& claim, const Quantity& actual, const Quantity& budget) {
  if (MayBeEqual(actual, budget)) return false;
  switch (claim.kind) {
    case ClaimKind::kGreater:
      return actual.value < budget.value;
    case ClaimKind::kLess:
      return actual.value > budget.value;
    case ClaimKind::kEqual:
      return true;
  }
  return false;
}

// The facts of a passage that stand before a place.
Facts FactsBefore(const std::vector<ToldFact>& facts, const Passage& passage, std::size_t place) {
  Facts before;
  for (const ToldFact& told : facts) {
    if (told.passage == &passage && told.end <= place) before.push_back(&told);
  }
  return before;
}

// What was spoken of last decides: its amount, and what is told of its budget. Where there are
// several budgets the claim may be of any.
void CheckClaim(const ClaimWords& claim, const std::string& text, const Facts& before,
                Diagnostics& issues) {
  if (before.empty()) return;
  const ToldFact& last = *before.back();
  std::optional<Quantity> actual;
  std::vector<Quantity> budgets;
  for (const ToldFact* told : before) {
    const std::optional<Quantity> quantity = QuantityOf(told->fact);
    if (told->base != last.base || !quantity || !PowerOf(told->fact.unit)) continue;
    if (told->measure.empty()) actual = quantity;
    if (told->measure == "initial" || told->measure == "budget") budgets.push_back(*quantity);
  }
  if (!actual || budgets.empty()) return;
  const auto contradicts = [&](const Quantity& budget) {
    return Contradicts(claim, *actual, budget);
  };
  if (!std::ranges::all_of(budgets, contradicts)) return;
  constexpr int kTenThousand = 4;  // 万元 as a power of ten
  issues.push_back({Severity::kWarning, "narrative.conflict", last.fact.page,
                    fmt::format("“{}” {}: 文中决算数为 {}万元, 预算数为 {}万元（N-7）", text,
                                last.base, QuantityText(*actual, kTenThousand),
                                QuantityText(budgets.back(), kTenThousand))});
}

}  // namespace

void CheckClaims(const Report& report, const std::vector<ToldSection>& sections,
                 const std::vector<ToldFact>& facts, const NarrativeWords& words,
                 Diagnostics& issues) {
  const std::set<int> scanned = ScannedPages(report);
  for (const ToldSection& section : sections) {
    for (const Passage& passage : section.passages) {
      const std::string_view text = passage.folded.text;
      for (const Clause& clause : SplitClauses(text, 0, text.size())) {
        for (const ClaimWords& claim : words.claims) {
          const std::optional<PatternMatch> match =
              claim.words.MatchAt(text.substr(clause.begin, clause.end - clause.begin), 0);
          if (!match || scanned.contains(passage.PageAt(clause.begin))) continue;
          CheckClaim(claim, passage.Printed(clause.begin, clause.begin + match->end),
                     FactsBefore(facts, passage, clause.begin), issues);
        }
      }
    }
  }
}

}  // namespace juesuan
