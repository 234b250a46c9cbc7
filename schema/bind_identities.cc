// An equation is written out for each row and each measure that it goes through; then each of its
// terms leads to amounts.
#include "schema/bind_identities.h"

#include <algorithm>

namespace juesuan {
namespace {

constexpr std::string_view kEveryMeasure = "*";

// The row and the measure that an equation has come to.
struct Turn {
  const RowPlace* row = nullptr;
  std::string measure;
};

// The equation's terms, left ones first.
std::vector<const AmountName*> Terms(const Equation& equation) {
  std::vector<const AmountName*> terms;
  for (const AmountName& name : equation.left) terms.push_back(&name);
  for (const AmountName& name : equation.right) terms.push_back(&name);
  return terms;
}

// Adds the amounts of a term; false where it needs some and has none.
bool AddAmounts(const AmountFinder& finder, const AmountName& name, const Turn& turn,
                std::vector<AmountPlace>& places) {
  const std::string& measure = name.measure == kEveryMeasure ? turn.measure : name.measure;
  const std::vector<RowPlace> rows =
      name.each ? std::vector<RowPlace>{*turn.row} : finder.Rows(name.form, name.rows, turn.row);
  bool found = false;
  for (const RowPlace& row : rows) {
    if (const std::optional<AmountPlace> place = finder.Amount(row, measure)) {
      places.push_back(*place);
      found = true;
      if (!name.sum) break;
    }
  }
  return found || name.optional;
}

// What is at most something does not mind a form that is missing; for all else a term that may be
// without a row must still have its form.
bool HasForms(const AmountFinder& finder, const Equation& equation) {
  return std::ranges::all_of(equation.right,
                             [&](const AmountName& name) { return finder.HasForm(name.form); }) &&
         (equation.relation == Relation::kAtMost ||
          std::ranges::all_of(equation.left,
                              [&](const AmountName& name) { return finder.HasForm(name.form); }));
}

std::vector<std::string> MeasuresOf(const AmountFinder& finder,
                                    const std::vector<const AmountName*>& terms) {
  for (const AmountName* name : terms) {
    if (name->measure == kEveryMeasure) return finder.Measures(name->form);
  }
  return {std::string()};
}

bool IsNothing(const Report& report, const AmountPlace& place) {
  const Value& value = At(report, place);
  return value.amount ? value.amount->units() == 0 : IsBlankAmount(value.text);
}

// A total that may be left blank and is; and nothing on one side for a row that the other side does
// not list.
bool SaysNothing(const Report& report, const Equation& equation, const BoundEquation& bound) {
  const bool is_nothing = std::ranges::all_of(
      bound.left, [&](const AmountPlace& place) { return IsNothing(report, place); });
  if (!is_nothing) return false;
  const bool is_blank = !At(report, bound.left.front()).amount;
  return (equation.left.size() == 1 && equation.left.front().optional && is_blank) ||
         (bound.right.empty() && !equation.right.empty());
}

std::optional<BoundEquation> BindTurn(const Report& report, const AmountFinder& finder,
                                      const Identity& identity, const Equation& equation,
                                      const Turn& turn) {
  BoundEquation bound{&identity, &equation, {}, {}};
  for (const AmountName& name : equation.left) {
    if (!AddAmounts(finder, name, turn, bound.left)) return std::nullopt;
  }
  for (const AmountName& name : equation.right) {
    if (!AddAmounts(finder, name, turn, bound.right)) return std::nullopt;
  }
  if (bound.left.empty() || SaysNothing(report, equation, bound)) return std::nullopt;
  return bound;
}

}  // namespace

std::vector<BoundEquation> BindEquations(const Report& report, const AmountFinder& finder,
                                         const Identity& identity,
                                         std::span<const Equation> equations) {
  std::vector<BoundEquation> bound;
  for (const Equation& equation : equations) {
    if (!HasForms(finder, equation)) continue;
    const std::vector<const AmountName*> terms = Terms(equation);
    const auto each =
        std::ranges::find_if(terms, [](const AmountName* name) { return name->each; });
    std::vector<RowPlace> rows;
    if (each != terms.end()) rows = finder.Rows((*each)->form, (*each)->rows, nullptr);
    const std::size_t turns = each == terms.end() ? 1 : rows.size();
    const std::vector<std::string> measures = MeasuresOf(finder, terms);
    for (std::size_t turn = 0; turn < turns; ++turn) {
      for (const std::string& measure : measures) {
        const RowPlace* row = each == terms.end() ? nullptr : &rows[turn];
        if (std::optional<BoundEquation> one =
                BindTurn(report, finder, identity, equation, {row, measure}))
          bound.push_back(std::move(*one));
      }
    }
  }
  return bound;
}

}  // namespace juesuan
