// Tables are asked by the names that the wordings give.
#include "schema/narrative_known.h"

#include <algorithm>
#include <cstdlib>

namespace juesuan {
namespace {

// A reading of a scan is taken for certain where an identity bears it out.
bool IsCertain(const Value& value) {
  return value.origin == Origin::kText || value.status == ValueStatus::kVerified ||
         value.status == ValueStatus::kRepaired;
}

}  // namespace

std::optional<int> PowerOf(const std::string& unit) {
  const std::optional<Unit> found = FindUnit(unit);
  return found ? std::optional(found->power) : std::nullopt;
}

std::optional<Quantity> QuantityOf(const NarrativeFact& fact) {
  const std::optional<int> power = PowerOf(fact.unit);
  std::optional<Quantity> quantity = QuantityOf(fact.value, power.value_or(0));
  if (quantity && !power && fact.unit != "%") quantity->slack = 0;
  return quantity;
}

std::set<int> ScannedPages(const Report& report) {
  std::set<int> pages;
  for (const PageInfo& page : report.pages) {
    if (page.origin == PageOrigin::kOcr || page.origin == PageOrigin::kMixed)
      pages.insert(page.number);
  }
  return pages;
}

NarrativeKnowledge::NarrativeKnowledge(const Report& report, const std::vector<ToldFact>& facts)
    : report_(report), scanned_pages_(ScannedPages(report)) {
  for (const TableSet& set : FindTableSets(report)) finders_.emplace_back(report, set);
  for (const ToldFact& told : facts) {
    const std::optional<int> power = PowerOf(told.fact.unit);
    if (!power) continue;
    if (const std::optional<Quantity> quantity = QuantityOf(told.fact.value, *power))
      told_[told.fact.key].push_back({&told, *quantity});
  }
}

std::optional<Known> NarrativeKnowledge::InTable(const AmountFinder& finder,
                                                 const std::string& name) const {
  for (const AmountPlace& place : FindAmounts(finder, ParseAmountName(name, ""))) {
    const Table& table = report_.tables[static_cast<std::size_t>(place.table)];
    const Value& value = At(report_, place);
    if (table.unit.empty() || (!value.amount && !IsBlankAmount(value.text))) continue;
    const Row& row = table.rows[static_cast<std::size_t>(place.row)];
    const std::optional<Quantity> quantity =
        QuantityOf(value.amount.value_or(Decimal(0, 2)), table.unit_power);
    if (quantity) return Known{*quantity, IsCertain(value), &table, &row, &value};
  }
  return std::nullopt;
}

std::vector<Known> NarrativeKnowledge::InTables(const std::vector<std::string>& names) const {
  std::vector<Known> found;
  for (const AmountFinder& finder : finders_) {
    for (const std::string& name : names) {
      if (const std::optional<Known> known = InTable(finder, name)) found.push_back(*known);
    }
  }
  return found;
}

std::optional<Known> NarrativeKnowledge::InText(const std::string& key,
                                                const ToldFact& near) const {
  const auto found = told_.find(key);
  if (found == told_.end()) return std::nullopt;
  const auto distance = [&](const auto& told) { return std::abs(told.first - &near); };
  const auto& [told, quantity] = *std::ranges::min_element(found->second, {}, distance);
  return Known{quantity, !IsScanned(told->fact.page)};
}

std::vector<Known> NarrativeKnowledge::Actual(const ToldFact& told) const {
  return Whole({told.base, told.subject->may_differ ? std::vector<std::string>() : told.actual, {}},
               told);
}

std::vector<Known> NarrativeKnowledge::Whole(const Told& whole, const ToldFact& near) const {
  std::vector<Known> known = InTables(whole.actual);
  if (!known.empty()) return known;
  if (const std::optional<Known> told = InText(whole.key, near)) known.push_back(*told);
  return known;
}

}  // namespace juesuan
