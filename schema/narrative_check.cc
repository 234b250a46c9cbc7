// Each fact is compared with the table that says the same, or with what the facts beside it make of
// it; what rounding explains agrees. Where a scan may have been misread, or somebody else may be
// spoken of, what does not agree is doubtful and no conflict.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "schema/narrative.h"
#include "schema/narrative_known.h"

namespace juesuan {
namespace {

constexpr int kTenThousand = 4;  // 万元 as a power of ten
constexpr std::string_view kPercent = "%";

// The first key of the wordings with this name.
const Told* FindTold(const NarrativeWords& words, const std::string& key) {
  for (const SubjectWords& subject : words.subjects) {
    const auto told = std::ranges::find(subject.tells, key, &Told::key);
    if (told != subject.tells.end()) return &*told;
  }
  return nullptr;
}

// Without zeros that say nothing: "13733.80" is "13733.8".
std::string Plain(std::string digits) {
  if (digits.find('.') == std::string::npos) return digits;
  digits.resize(digits.find_last_not_of('0') + 1);
  if (digits.ends_with('.')) digits.pop_back();
  return digits;
}

// True if one character read wrong, lost or gained makes one of the other.
bool IsOneReadingApart(const std::string& a, const std::string& b) {
  if (a.size() > b.size()) return IsOneReadingApart(b, a);
  if (b.size() > a.size() + 1) return false;
  const auto [first, second] = std::ranges::mismatch(a, b);
  const std::size_t begin = static_cast<std::size_t>(first - a.begin());
  return a.substr(std::min(begin + (a.size() == b.size() ? 1 : 0), a.size())) ==
         b.substr(std::min(begin + 1, b.size()));
}

class FactComparer {
 public:
  FactComparer(const Report& report, const NarrativeWords& words, std::vector<ToldFact>& facts,
               Diagnostics& issues)
      : department_(FoldNarrative(report.meta.department).text),
        words_(words),
        facts_(facts),
        issues_(issues),
        knowledge_(report, facts) {}

  void CompareAll() {
    for (ToldFact& told : facts_) Compare(told);
    for (const SumWords& sum : words_.sums) CompareSum(sum);
  }

 private:
  using Alternatives = std::vector<Known>;  // any of them will do

  void Compare(ToldFact& told) {
    if (told.fact.unit == kPercent) {
      ComparePercent(told);
    } else if (const std::optional<int> power = PowerOf(told.fact.unit)) {
      if (told.measure.empty()) CompareAmount(told, knowledge_.InTables(told.actual), *power);
      if (told.measure == "budget") CompareAmount(told, knowledge_.InTables(told.budget), *power);
      if (told.measure == "change") CompareChange(told, *power);
    }
  }

  void CompareAmount(ToldFact& told, const Alternatives& known, int power) {
    const std::optional<Quantity> said = Said(told, power);
    if (known.empty() || !said) return;
    const auto agrees = [&](const Known& cell) { return MayBeEqual(*said, cell.quantity); };
    if (std::ranges::any_of(known, agrees)) return Agree(told, told.subject->check);
    if (told.subject->may_differ) return;
    const Known& cell = known.front();
    const bool is_other_unit = IsOtherUnit(told.fact.value, cell.quantity);
    Disagree(told, is_other_unit ? "N-16" : told.subject->check, QuantityText(cell.quantity, power),
             cell.is_certain,
             fmt::format("{} {} 为 {}{}（第{}页）, 差 {}{}", cell.table->title, cell.row->name,
                         cell.value->text.empty() ? "空白" : cell.value->text, cell.table->unit,
                         cell.value->page, QuantityText(Difference(*said, cell.quantity), power),
                         is_other_unit ? "; 单位似有误" : ""));
  }

  // 0 is no rounded figure, however few places it has.
  static std::optional<Quantity> Said(const ToldFact& told, int power) {
    const Decimal& value = told.fact.value;
    return QuantityOf(value.units() == 0 ? Decimal(0, std::max(value.scale(), 2)) : value, power);
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
    const std::optional<Known> last = knowledge_.InText(told.base + ".last_year", told);
    const Alternatives actual = knowledge_.Actual(told);
    if (!said || !last || actual.empty()) return;
    const auto change = [&](const Known& now) { return Difference(now.quantity, last->quantity); };
    if (std::ranges::any_of(actual,
                            [&](const Known& now) { return MayBeEqual(*said, change(now)); }))
      return Agree(told, "N-10");
    const Known& now = actual.front();
    const std::string expected = QuantityText(change(now), power);
    Disagree(told, "N-10", expected, now.is_certain && last->is_certain,
             fmt::format("{} - {} = {}", QuantityText(now.quantity, power),
                         QuantityText(last->quantity, power), expected));
  }

  void ComparePercent(ToldFact& told) {
    if (told.measure == "share" && told.whole) {
      CompareRatio(told, knowledge_.Actual(told), knowledge_.Whole(*told.whole, told),
                   told.subject->check);
    } else if (told.measure == "completion") {
      // 年初预算 is what is told as such; where nothing is, what is told as the budget.
      Alternatives budget = Told({told.base + ".initial"}, told);
      if (budget.empty()) budget = Told({told.base + ".budget"}, told);
      CompareRatio(told, knowledge_.Actual(told), budget, "N-7");
    } else if (told.measure == "budget_completion") {
      Alternatives budget = Told({told.base + ".budget", told.base + ".initial"}, told);
      std::ranges::copy(knowledge_.InTables(told.budget), std::back_inserter(budget));
      CompareRatio(told, knowledge_.Actual(told), budget, "N-7");
    } else if (told.measure == "change_percent") {
      CompareChangePercent(told);
    }
  }

  Alternatives Told(const std::vector<std::string>& keys, const ToldFact& near) const {
    Alternatives known;
    for (const std::string& key : keys) {
      if (const std::optional<Known> told = knowledge_.InText(key, near)) known.push_back(*told);
    }
    return known;
  }

  void CompareChangePercent(ToldFact& told) {
    const Alternatives change = Told({told.base + ".change"}, told);
    if (change.empty()) return;
    Alternatives last = Told({told.base + ".last_year"}, told);
    if (last.empty()) {
      for (Known now : knowledge_.Actual(told)) {
        now.quantity = Difference(now.quantity, change.front().quantity);
        last.push_back(now);
      }
    }
    CompareRatio(told, change, last, "N-10");
  }

  void CompareRatio(ToldFact& told, const Alternatives& parts, const Alternatives& wholes,
                    const std::string& check) {
    if (parts.empty() || wholes.empty()) return;
    const auto is_nothing = [](const Known& whole) {
      return whole.quantity.value <= whole.quantity.slack;
    };
    const Known& part = parts.front();
    if (std::ranges::all_of(wholes, is_nothing)) return CompareWithNothing(told, part);
    for (const Known& one : parts) {
      for (const Known& other : wholes) {
        if (!is_nothing(other) && MayBePercent(told.fact.value, one.quantity, other.quantity))
          return Agree(told, check);
      }
    }
    const Known& whole = *std::ranges::find_if_not(wholes, is_nothing);
    const std::string expected = PercentText(part.quantity, whole.quantity);
    Disagree(told, check, expected, part.is_certain && whole.is_certain,
             fmt::format("{} ÷ {} = {}%", QuantityText(part.quantity, kTenThousand),
                         QuantityText(whole.quantity, kTenThousand), expected));
  }

  // Nothing can be completed by so many percent of no budget.
  void CompareWithNothing(ToldFact& told, const Known& part) {
    if (!told.measure.ends_with("completion")) return;
    if (told.fact.value.units() == 0 || part.quantity.value == 0) return;
    Disagree(told, "N-15", "0", !knowledge_.IsScanned(told.fact.page),
             "文中该预算为 0, 不应有完成比例");
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
    if (std::ssize(parts) < sum.fewest || !AreAllTold(sum, parts)) return;
    if (sum.total.empty()) return CompareWithHundred(sum, parts);
    const auto total =
        std::ranges::find(facts_, sum.total, [](const ToldFact& told) { return told.fact.key; });
    if (total == facts_.end() || total->fact.agrees == false) return;
    const int power = PowerOf(total->fact.unit).value_or(0);
    const std::optional<Quantity> said = QuantityOf(total->fact);
    const std::optional<Quantity> added = Added(parts, total->fact.unit);
    if (!said || !added) return;
    if (MayBeEqual(*said, *added)) return Confirm(sum, *total, parts);
    const std::string expected = QuantityText(*added, power);
    Disagree(*total, sum.check, expected, !knowledge_.IsScanned(total->fact.page),
             fmt::format("文中各部分之和为 {}{}", expected, total->fact.unit));
  }

  // Figures that add up agree with each other.
  static void Confirm(const SumWords& sum, ToldFact& total,
                      const std::map<std::string, ToldFact*>& parts) {
    if (!total.fact.agrees) Agree(total, sum.check);
    for (const auto& [key, part] : parts) {
      if (!part->fact.agrees) Agree(*part, sum.check);
    }
  }

  // Only where the parts' amounts make up the whole can anything else of them add up. Of what has
  // no amounts, every figure around must be read.
  bool AreAllTold(const SumWords& sum, const std::map<std::string, ToldFact*>& parts) const {
    if (sum.whole.empty())
      return std::ranges::none_of(parts,
                                  [](const auto& part) { return part.second->beside_unread; });
    Quantity amounts;
    for (const auto& [key, part] : parts) {
      const Alternatives amount = knowledge_.Actual(*part);
      if (amount.empty()) return false;
      amounts = Sum(amounts, amount.front().quantity);
    }
    const Alternatives wholes =
        knowledge_.Whole(*FindTold(words_, sum.whole), *parts.begin()->second);
    return std::ranges::any_of(
        wholes, [&](const Known& whole) { return MayBeEqual(amounts, whole.quantity); });
  }

  // nullopt where one part is in another kind of unit.
  static std::optional<Quantity> Added(const std::map<std::string, ToldFact*>& parts,
                                       const std::string& unit) {
    Quantity added;
    for (const auto& [key, part] : parts) {
      const std::optional<Quantity> quantity = QuantityOf(part->fact);
      if (!quantity || PowerOf(part->fact.unit).has_value() != PowerOf(unit).has_value())
        return std::nullopt;
      added = Sum(added, *quantity);
    }
    return added;
  }

  void CompareWithHundred(const SumWords& sum, const std::map<std::string, ToldFact*>& parts) {
    const std::optional<Quantity> added = Added(parts, std::string(kPercent));
    const std::optional<Quantity> hundred = QuantityOf(Decimal(100, 0), 0);
    if (!added || MayBeEqual(*added, {hundred->value, 0})) return;
    const ToldFact& last =
        *std::ranges::max_element(parts, {}, [](const auto& part) { return part.second; })->second;
    if (knowledge_.IsScanned(last.fact.page)) return;
    issues_.push_back({Severity::kWarning, "narrative.conflict", last.fact.page,
                       fmt::format("“{}”: 各项占比之和为 {}%, 不为 100%（{}）", last.fact.text,
                                   QuantityText(*added, 0), sum.check)});
  }

  // --- What is said of it ---

  static void Agree(ToldFact& told, const std::string& check) {
    told.fact.agrees = true;
    told.fact.check = check;
  }

  // `expected`: what it should be, in its unit; `is_certain`: what that was made of is.
  void Disagree(ToldFact& told, const std::string& check, const std::string& expected,
                bool is_certain, const std::string& what) {
    const std::string said = told.fact.value.ToString();
    const bool may_be_misread =
        knowledge_.IsScanned(told.fact.page) &&
        (IsOneReadingApart(said, expected) || IsOneReadingApart(Plain(said), Plain(expected)));
    const bool is_conflict = is_certain && !may_be_misread && IsOfDepartment(told.owner);
    told.fact.check = check;
    if (is_conflict) told.fact.agrees = false;
    // The same words may tell two facts; they are wrong once.
    if (!said_.insert({told.fact.page, told.fact.text + what}).second) return;
    const std::string message =
        fmt::format("“{}” {}: {}（{}）", told.fact.text, told.fact.key, what, check);
    const int page = told.fact.page;
    is_conflict ? issues_.push_back({Severity::kWarning, "narrative.conflict", page, message})
                : issues_.push_back({Severity::kNote, "narrative.doubtful", page, message});
  }

  // True if it is the department's own figure, as far as its words say whose it is.
  bool IsOfDepartment(const std::string& owner) const {
    return owner.empty() || department_.empty() || words_.own->MatchesWhole(owner) ||
           owner.ends_with(department_) || department_.find(owner) != std::string::npos;
  }

  std::string department_;
  const NarrativeWords& words_;
  std::vector<ToldFact>& facts_;
  Diagnostics& issues_;
  NarrativeKnowledge knowledge_;
  std::set<std::pair<int, std::string>> said_;
};

}  // namespace

void CompareFacts(const Report& report, const NarrativeWords& words, std::vector<ToldFact>& facts,
                  Diagnostics& issues) {
  FactComparer(report, words, facts, issues).CompareAll();
}

}  // namespace juesuan
