// Each fact is compared with the table that says the same, or with what the facts beside it make of
// it; what rounding explains agrees.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "schema/amount_names.h"
#include "schema/narrative.h"
#include "schema/quantity.h"

namespace juesuan {
namespace {

constexpr int kTenThousand = 4;  // 万元 as a power of ten
constexpr std::string_view kPercent = "%";

// The power of ten of a unit of money; nullopt: no money.
std::optional<int> PowerOf(const std::string& unit) {
  const std::optional<Unit> found = FindUnit(unit);
  return found ? std::optional(found->power) : std::nullopt;
}

// A fact's value; what is counted is not rounded.
std::optional<Quantity> QuantityOf(const NarrativeFact& fact) {
  const std::optional<int> power = PowerOf(fact.unit);
  std::optional<Quantity> quantity = QuantityOf(fact.value, power.value_or(0));
  if (quantity && !power && fact.unit != kPercent) quantity->slack = 0;
  return quantity;
}

// What a table says, or the facts.
struct Known {
  Quantity quantity;
  const Table* table = nullptr;  // nullptr: the text tells it
  const Row* row = nullptr;
  const Value* value = nullptr;
};

class FactComparer {
 public:
  FactComparer(const Report& report, const NarrativeWords& words, std::vector<ToldFact>& facts,
               Diagnostics& issues)
      : report_(report), words_(words), facts_(facts), issues_(issues) {
    for (const TableSet& set : FindTableSets(report)) finders_.emplace_back(report, set);
    for (const ToldFact& told : facts_) Index(told);
  }

  void CompareAll() {
    for (ToldFact& told : facts_) Compare(told);
    for (const SumWords& sum : words_.sums) CompareSum(sum);
  }

 private:
  void Index(const ToldFact& told) {
    const std::optional<int> power = PowerOf(told.fact.unit);
    if (!power) return;
    if (const std::optional<Quantity> quantity = QuantityOf(told.fact.value, *power))
      told_[told.fact.key].push_back({&told, *quantity});
  }

  // --- What is known ---

  std::optional<Known> InTable(const AmountFinder& finder, const std::string& text) const {
    for (const AmountPlace& place : FindAmounts(finder, ParseAmountName(text, ""))) {
      const Table& table = report_.tables[static_cast<std::size_t>(place.table)];
      const Value& value = At(report_, place);
      if (table.unit.empty() || (!value.amount && !IsBlankAmount(value.text))) continue;
      const Row& row = table.rows[static_cast<std::size_t>(place.row)];
      const std::optional<Quantity> quantity =
          QuantityOf(value.amount.value_or(Decimal(0, 2)), table.unit_power);
      if (quantity) return Known{*quantity, &table, &row, &value};
    }
    return std::nullopt;
  }

  // In each set of tables, the first of the names that it has.
  std::vector<Known> InTables(const std::vector<std::string>& names) const {
    std::vector<Known> found;
    for (const AmountFinder& finder : finders_) {
      for (const std::string& name : names) {
        const std::optional<Known> known = InTable(finder, name);
        if (known) found.push_back(*known);
        if (known) break;
      }
    }
    return found;
  }

  // The amount that the text tells nearest to a fact under a key.
  std::optional<Known> InText(const std::string& key, const ToldFact& near) const {
    const auto found = told_.find(key);
    if (found == told_.end()) return std::nullopt;
    const auto distance = [&](const auto& told) { return std::abs(told.first - &near); };
    const auto nearest = std::ranges::min_element(found->second, {}, distance);
    return Known{nearest->second};
  }

  // The amount of a key: the tables' before the text's, where both must be the same.
  std::optional<Known> Actual(const std::string& key, const ToldFact& near) const {
    for (const ToldFact& told : facts_) {
      if (told.base != key) continue;
      if (told.subject->may_differ) return InText(key, near);
      const std::vector<Known> known = InTables(told.actual);
      if (!known.empty()) return known.front();
      break;
    }
    for (const SubjectWords& subject : words_.subjects) {
      for (const Told& tells : subject.tells) {
        if (tells.key != key) continue;
        const std::vector<Known> known = InTables(tells.actual);
        if (!known.empty()) return known.front();
      }
    }
    return InText(key, near);
  }

  std::optional<Known> Initial(const ToldFact& told) const {
    return InText(told.base + ".initial", told);
  }

  std::optional<Known> Budget(const ToldFact& told) const {
    if (const std::optional<Known> known = InText(told.base + ".budget", told)) return known;
    const std::vector<Known> known = InTables(told.budget);
    return known.empty() ? std::nullopt : std::optional(known.front());
  }

  // --- Comparisons ---

  void Compare(ToldFact& told) {
    if (told.fact.unit == kPercent) {
      ComparePercent(told);
    } else if (const std::optional<int> power = PowerOf(told.fact.unit)) {
      if (told.measure.empty()) CompareAmount(told, InTables(told.actual), *power);
      if (told.measure == "budget") CompareAmount(told, InTables(told.budget), *power);
      if (told.measure == "change") CompareChange(told, *power);
    }
  }

  void CompareAmount(ToldFact& told, const std::vector<Known>& known, int power) {
    const std::optional<Quantity> said = Said(told, power);
    if (known.empty() || !said) return;
    told.fact.check = told.subject->check;
    told.fact.agrees = std::ranges::any_of(
        known, [&](const Known& cell) { return MayBeEqual(*said, cell.quantity); });
    if (*told.fact.agrees) return;
    if (told.subject->may_differ) {
      told.fact.agrees.reset();
      return;
    }
    SayAmountConflict(told, *said, known.front(), power);
  }

  // 0 is no rounded figure, however few places it has.
  static std::optional<Quantity> Said(const ToldFact& told, int power) {
    const Decimal& value = told.fact.value;
    return QuantityOf(value.units() == 0 ? Decimal(0, std::max(value.scale(), 2)) : value, power);
  }

  void SayAmountConflict(ToldFact& told, const Quantity& said, const Known& known, int power) {
    const bool unit_mistaken = IsOtherUnit(told.fact.value, known.quantity);
    if (unit_mistaken) told.fact.check = "N-16";
    Say(told, fmt::format("{} {} 为 {}{}（第{}页）, 差 {}{}", known.table->title, known.row->name,
                          known.value->text.empty() ? "空白" : known.value->text, known.table->unit,
                          known.value->page, QuantityText(Difference(said, known.quantity), power),
                          unit_mistaken ? "; 单位似有误" : ""));
  }

  // 元 for 万元, or the other way round.
  static bool IsOtherUnit(const Decimal& said, const Quantity& known) {
    return std::ranges::any_of(std::initializer_list<int>{0, kTenThousand}, [&](int power) {
      const std::optional<Quantity> quantity = QuantityOf(said, power);
      return quantity && quantity->value != 0 && MayBeEqual(*quantity, known);
    });
  }

  // This year less last year.
  void CompareChange(ToldFact& told, int power) {
    const std::optional<Quantity> said = QuantityOf(told.fact.value, power);
    const std::optional<Known> last = InText(told.base + ".last_year", told);
    const std::optional<Known> actual = Actual(told.base, told);
    if (!said || !last || !actual) return;
    const Quantity change = Difference(actual->quantity, last->quantity);
    told.fact.check = "N-10";
    told.fact.agrees = MayBeEqual(*said, change);
    if (*told.fact.agrees) return;
    Say(told, fmt::format("{} - {} = {}", QuantityText(actual->quantity, power),
                          QuantityText(last->quantity, power), QuantityText(change, power)));
  }

  void ComparePercent(ToldFact& told) {
    const std::optional<Known> actual = Actual(told.base, told);
    if (told.measure == "share" && !told.whole.empty()) {
      CompareRatio(told, actual, Actual(told.whole, told), told.subject->check);
    } else if (told.measure == "completion") {
      const std::optional<Known> initial = Initial(told);
      CompareRatio(told, actual, initial ? initial : Budget(told), "N-7");
    } else if (told.measure == "budget_completion") {
      const std::optional<Known> budget = Budget(told);
      CompareRatio(told, actual, budget ? budget : Initial(told), "N-7");
    } else if (told.measure == "change_percent") {
      CompareChangePercent(told, actual);
    }
  }

  void CompareChangePercent(ToldFact& told, const std::optional<Known>& actual) {
    const std::optional<Known> change = InText(told.base + ".change", told);
    std::optional<Known> last = InText(told.base + ".last_year", told);
    if (!change || !(actual || last)) return;
    if (!last) last = Known{Difference(actual->quantity, change->quantity)};
    CompareRatio(told, change, last, "N-10");
  }

  void CompareRatio(ToldFact& told, const std::optional<Known>& part,
                    const std::optional<Known>& whole, const std::string& check) {
    if (!part || !whole) return;
    if (whole->quantity.value <= whole->quantity.slack) {
      CompareWithNothing(told, *part);
      return;
    }
    told.fact.check = check;
    told.fact.agrees = MayBePercent(told.fact.value, part->quantity, whole->quantity);
    if (*told.fact.agrees) return;
    Say(told, fmt::format("{} ÷ {} = {}%", QuantityText(part->quantity, kTenThousand),
                          QuantityText(whole->quantity, kTenThousand),
                          PercentText(part->quantity, whole->quantity)));
  }

  // Nothing can be completed by so many percent of no budget.
  void CompareWithNothing(ToldFact& told, const Known& part) {
    if (!told.measure.ends_with("completion")) return;
    if (told.fact.value.units() == 0 || part.quantity.value == 0) return;
    told.fact.check = "N-15";
    told.fact.agrees = false;
    Say(told, "文中该预算为 0, 不应有完成比例");
  }

  // --- Sums ---

  // The facts whose keys are parts of a sum, the last told of each key.
  std::map<std::string, ToldFact*> Parts(const SumWords& sum) {
    std::map<std::string, ToldFact*> parts;
    for (ToldFact& told : facts_) {
      if (sum.parts.MatchesWhole(told.fact.key)) parts[told.fact.key] = &told;
    }
    return parts;
  }

  void CompareSum(const SumWords& sum) {
    const std::map<std::string, ToldFact*> parts = Parts(sum);
    if (parts.empty() || !AreAllTold(sum, parts)) return;
    if (sum.total.empty()) return CompareWithHundred(sum, parts);
    const auto total =
        std::ranges::find(facts_, sum.total, [](const ToldFact& told) { return told.fact.key; });
    if (total == facts_.end() || total->fact.agrees == false) return;
    const int power = PowerOf(total->fact.unit).value_or(0);
    const std::optional<Quantity> said = QuantityOf(total->fact);
    const std::optional<Quantity> added = Added(parts, total->fact.unit);
    if (!said || !added || MayBeEqual(*said, *added)) return;
    total->fact.check = sum.check;
    total->fact.agrees = false;
    Say(*total,
        fmt::format("文中各部分之和为 {}{}", QuantityText(*added, power), total->fact.unit));
  }

  // Only where the parts' amounts make up the whole can anything else of them add up.
  bool AreAllTold(const SumWords& sum, const std::map<std::string, ToldFact*>& parts) const {
    if (sum.whole.empty()) return true;
    Quantity amounts;
    for (const auto& [key, part] : parts) {
      const std::optional<Known> amount = Actual(part->base, *part);
      if (!amount) return false;
      amounts = Sum(amounts, amount->quantity);
    }
    const std::optional<Known> whole = Actual(sum.whole, *parts.begin()->second);
    return whole && MayBeEqual(amounts, whole->quantity);
  }

  // In one unit; nullopt where one part is in another, or there is but one.
  static std::optional<Quantity> Added(const std::map<std::string, ToldFact*>& parts,
                                       const std::string& unit) {
    Quantity added;
    int count = 0;
    for (const auto& [key, part] : parts) {
      if (PowerOf(part->fact.unit).has_value() != PowerOf(unit).has_value()) continue;
      const std::optional<Quantity> quantity = QuantityOf(part->fact);
      if (!quantity) return std::nullopt;
      added = Sum(added, *quantity);
      ++count;
    }
    return count > 1 ? std::optional(added) : std::nullopt;
  }

  void CompareWithHundred(const SumWords& sum, const std::map<std::string, ToldFact*>& parts) {
    const std::optional<Quantity> added = Added(parts, std::string(kPercent));
    const std::optional<Quantity> hundred = QuantityOf(Decimal(100, 0), 0);
    if (!added || MayBeEqual(*added, {hundred->value, 0})) return;
    const ToldFact& last =
        *std::ranges::max_element(parts, {}, [](const auto& part) { return part.second; })->second;
    issues_.push_back({Severity::kWarning, "narrative.conflict", last.fact.page,
                       fmt::format("“{}”: 各项占比之和为 {}%, 不为 100%（{}）", last.fact.text,
                                   QuantityText(*added, 0), sum.check)});
  }

  // The same words may tell two facts; they are wrong once.
  void Say(const ToldFact& told, const std::string& what) {
    if (!said_.insert({told.fact.page, told.fact.text + what}).second) return;
    issues_.push_back(
        {Severity::kWarning, "narrative.conflict", told.fact.page,
         fmt::format("“{}” {}: {}（{}）", told.fact.text, told.fact.key, what, told.fact.check)});
  }

  const Report& report_;
  const NarrativeWords& words_;
  std::vector<ToldFact>& facts_;
  Diagnostics& issues_;
  std::vector<AmountFinder> finders_;
  std::map<std::string, std::vector<std::pair<const ToldFact*, Quantity>>> told_;  // by key
  std::set<std::pair<int, std::string>> said_;
};

}  // namespace

void CompareFacts(const Report& report, const NarrativeWords& words, std::vector<ToldFact>& facts,
                  Diagnostics& issues) {
  FactComparer(report, words, facts, issues).CompareAll();
}

}  // namespace juesuan
