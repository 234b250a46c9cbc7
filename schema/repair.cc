// Energy is how unlikely a report is: its equations, each by what is left over, and what would have
// been misread. The search goes down from the readings, one change at a time, the greatest gain
// first, and only to amounts that make an equation exact. Then every change is put to the test:
// would the report add up as well without it? Tested by tests/repair_test.cc; bench/noise.cc
// measures how often it is right.
#include "schema/repair.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "schema/balance.h"
#include "schema/cell_reading.h"
#include "schema/check_report.h"
#include "schema/check_text.h"
#include "schema/repair_shifts.h"
#include "schema/schema.h"

namespace juesuan {
namespace {

// How unlikely it is that an equation leaves this over, as a natural logarithm of odds against: in
// honest documents one in a dozen a rounding residual, one in some hundreds a tail.
constexpr double kRounding = 2.5, kTail = 6, kViolation = 14;
constexpr double kOpen = 7;  // an amount of it was not read

// A dearer change, one in 3,000, is not believed.
constexpr double kDearest = 8;

// A change must gain this much, so that rounding residuals alone are no reason for one.
constexpr double kLeastGain = 4;

// Another explanation must be this much less likely: one in 150.
constexpr double kMargin = 5;

// Changes this likely (a letter for a digit) are convincing if one equality asks for them, others
// if two do: one that is off is explained too easily by some digit of some of its amounts.
constexpr double kObvious = 2;

// Equations weighed before the search gives up and leaves all as it was read: about 30 ms.
constexpr int kMostWeighed = 30'000;

// What is taken to stand in a cell instead of what was read.
struct Change {
  std::optional<Decimal> amount;
  Figure figure;
  double cost = 0;
};

bool IsSame(const std::optional<Change>& a, const std::optional<Change>& b) {
  return a.has_value() == b.has_value() && (!a || a->figure.steps == b->figure.steps);
}

struct Cell {
  AmountPlace place;
  CellReading reading;
  Figure read;
  std::optional<Change> change;
  std::vector<int> equations;   // that it stands in
  std::vector<int> neighbours;  // the recognised cells of these, itself among them
  bool is_confirmed = false;    // the change
};

// In steps.
struct Wanted {
  std::int64_t steps = 0, rounding = 0;
};

struct Move {
  Change change;
  double gain = 0;
};

double CostOf(const Balance& balance) {
  switch (balance.verdict) {
    case Verdict::kExact:
      return 0;
    case Verdict::kRounding:
      return kRounding;
    case Verdict::kTailAdjusted:
      return kTail;
    case Verdict::kViolation:
      return kViolation;
    case Verdict::kNotApplicable:
      return balance.is_open ? kOpen : 0;
  }
  return 0;
}

void KeepOneOfEach(std::vector<int>& indexes) {
  std::ranges::sort(indexes);
  indexes.erase(std::unique(indexes.begin(), indexes.end()), indexes.end());
}

class Repairer {
 public:
  Repairer(const std::vector<Identity>& identities, Report& report)
      : report_(report), figures_(report), equations_(AllEquations(identities, report, figures_)) {
    FindCells();
    for (const BoundEquation& equation : equations_)
      costs_.push_back(CostOf(Weigh(figures_, equation)));
    moves_.resize(cells_.size());
  }

  void Run() {
    std::vector<int> all;
    for (int cell = 0; cell < std::ssize(cells_); ++cell) {
      if (IsRecognised(cells_[Index(cell)].place)) all.push_back(cell);
    }
    Descend(all);
    while (weighed_ <= kMostWeighed && UndoDoubtful()) {
    }
    if (weighed_ > kMostWeighed) return;
    for (const Cell& cell : cells_) {
      if (cell.change) Write(cell);
    }
  }

 private:
  static std::size_t Index(int index) { return static_cast<std::size_t>(index); }
  bool IsRecognised(const AmountPlace& place) const {
    return At(report_, place).origin == Origin::kOcr;
  }

  CellReading ReadingAt(const AmountPlace& place) const {
    const Value& value = At(report_, place);
    return {value.text, value.confidence, value.others, misreadings_};
  }

  bool IsEquality(int equation) const {
    return equations_[Index(equation)].equation->relation == Relation::kEqual;
  }

  void FindCells() {
    std::map<AmountPlace, int> index_of;
    cells_of_.resize(equations_.size());
    for (int equation = 0; equation < std::ssize(equations_); ++equation) {
      const BoundEquation& bound = equations_[Index(equation)];
      for (const auto* places : {&bound.left, &bound.right}) {
        for (const AmountPlace& place : *places) {
          const auto [entry, is_new] = index_of.emplace(place, std::ssize(cells_));
          if (is_new)
            cells_.push_back({place, ReadingAt(place), figures_.At(place), {}, {}, {}, false});
          cells_[Index(entry->second)].equations.push_back(equation);
          if (IsRecognised(place)) cells_of_[Index(equation)].push_back(entry->second);
        }
      }
    }
    for (Cell& cell : cells_) {
      for (const int equation : cell.equations) {
        const std::vector<int>& others = cells_of_[Index(equation)];
        cell.neighbours.insert(cell.neighbours.end(), others.begin(), others.end());
      }
      KeepOneOfEach(cell.neighbours);
    }
  }

  // Puts it into the cell; what the energy changes by.
  double Put(Cell& cell, const std::optional<Change>& change) {
    double difference = (change ? change->cost : 0) - (cell.change ? cell.change->cost : 0);
    cell.change = change;
    figures_.Put(cell.place, change ? change->figure : cell.read);
    for (const int equation : cell.equations) {
      const double cost = CostOf(Weigh(figures_, equations_[Index(equation)]));
      ++weighed_;
      difference += cost - std::exchange(costs_[Index(equation)], cost);
    }
    return difference;
  }

  // What the cell must hold for the equation to be exact, and how far off rounding may be; nullopt
  // where other amounts are not known.
  std::optional<Wanted> WantedBy(int equation, const Cell& cell) {
    const BoundEquation& bound = equations_[Index(equation)];
    const Figure now = figures_.At(cell.place);
    Figure nothing = now;
    nothing.steps = 0;
    nothing.blank = false;
    figures_.Put(cell.place, nothing);
    const Balance balance = Weigh(figures_, bound);
    figures_.Put(cell.place, now);
    ++weighed_;
    if (balance.verdict == Verdict::kNotApplicable) return std::nullopt;
    const bool is_left = std::ranges::find(bound.left, cell.place) != bound.left.end();
    return Wanted{is_left ? -balance.residual : balance.residual, balance.twice_bound / 2};
  }

  // The change to so many steps, which so many equations ask for; nullopt where the reading cannot
  // stand for them.
  std::optional<Change> ChangeTo(const Cell& cell, std::int64_t steps, int times) const {
    Change change{figures_.InUnitOf(cell.place.table, steps), {}, 0};
    if (!change.amount || steps == figures_.At(cell.place).steps) return std::nullopt;
    const Value& value = At(report_, cell.place);
    change.cost = cell.reading.Cost(change.amount);
    const double as_blank = cell.reading.Cost(std::nullopt);
    if (steps == 0 && as_blank < change.cost) change = {std::nullopt, {}, as_blank};
    if (times > 1 && !value.amount)
      change.cost = std::min(change.cost, cell.reading.CostOfUnread());
    change.figure = figures_.FigureOf(cell.place, change.amount);
    if (change.cost > kDearest || change.figure.is_finer || !change.figure.steps ||
        (&cell == banned_cell_ && change.figure.steps == banned_.figure.steps))
      return std::nullopt;
    return change;
  }

  // The changes that equations ask for, and those within their rounding that look more like what
  // was read.
  std::vector<Change> ChangesFor(const Cell& cell) {
    struct Wish {
      int times = 0;              // equations that ask for it
      std::int64_t rounding = 0;  // the greatest of theirs
    };
    std::map<std::int64_t, Wish> wishes;
    for (const int equation : cell.equations) {
      if (!IsEquality(equation) || costs_[Index(equation)] == 0) continue;
      const std::optional<Wanted> wanted = WantedBy(equation, cell);
      if (!wanted) continue;
      Wish& wish = wishes[wanted->steps];
      ++wish.times;
      wish.rounding = std::max(wish.rounding, wanted->rounding);
    }
    std::vector<Change> changes;
    for (const auto& [steps, wish] : wishes) {
      const std::optional<Change> exact = ChangeTo(cell, steps, wish.times);
      if (exact) changes.push_back(*exact);
      const std::int64_t step = cell.read.printed_step;
      for (std::int64_t off = step; off <= wish.rounding; off += step) {
        for (const std::int64_t near : {steps - off, steps + off}) {
          const std::optional<Change> change = ChangeTo(cell, near, 1);
          if (change && (!exact || change->cost < exact->cost)) changes.push_back(*change);
        }
      }
    }
    return changes;
  }

  Move BestMove(Cell& cell) {
    const bool is_in_trouble = std::ranges::any_of(
        cell.equations, [&](int equation) { return costs_[Index(equation)] >= kTail; });
    Move best;
    if (!is_in_trouble || weighed_ > kMostWeighed) return best;
    const std::optional<Change> now = cell.change;
    for (const Change& change : ChangesFor(cell)) {
      const double gain = -Put(cell, change);
      Put(cell, now);
      if (gain > best.gain) best = {change, gain};
    }
    return best;
  }

  // Changes cells, these and others near changed ones, as long as one gains enough. What the energy
  // changes by.
  double Descend(const std::vector<int>& cells) {
    std::ranges::fill(moves_, Move());
    for (const int cell : cells) moves_[Index(cell)] = BestMove(cells_[Index(cell)]);
    double energy = 0;
    while (weighed_ <= kMostWeighed) {
      const auto next = std::ranges::max_element(moves_, {}, &Move::gain);
      if (next == moves_.end() || next->gain < kLeastGain) break;
      Cell& cell = cells_[Index(static_cast<int>(next - moves_.begin()))];
      energy += Put(cell, Move(*next).change);
      for (const int near : cell.neighbours) moves_[Index(near)] = BestMove(cells_[Index(near)]);
    }
    return energy;
  }

  // How much less likely the report is without this change, if what stands near is read anew.
  double MarginOf(Cell& cell) {
    std::vector<std::optional<Change>> kept;
    for (const Cell& other : cells_) kept.push_back(other.change);
    banned_cell_ = &cell;
    banned_ = *cell.change;
    double energy = 0;
    std::vector<int> region;
    for (const int near : cell.neighbours) {
      Cell& other = cells_[Index(near)];
      if (!other.change) continue;
      energy += Put(other, std::nullopt);
      region.insert(region.end(), other.neighbours.begin(), other.neighbours.end());
    }
    KeepOneOfEach(region);
    energy += Descend(region);
    banned_cell_ = nullptr;
    for (std::size_t index = 0; index < cells_.size(); ++index) {
      if (!IsSame(cells_[index].change, kept[index])) Put(cells_[index], kept[index]);
    }
    return energy;
  }

  // An exact equality confirms a change if every other change in it is confirmed already: two
  // changes can be made to suit each other.
  bool IsConfirmedBy(int equation, const Cell& cell) const {
    return IsEquality(equation) && costs_[Index(equation)] == 0 &&
           std::ranges::all_of(cells_of_[Index(equation)], [&](int index) {
             const Cell& other = cells_[Index(index)];
             return &other == &cell || !other.change || other.is_confirmed;
           });
  }

  bool IsConfirmed(const Cell& cell) const {
    int confirming = 0;
    for (const int equation : cell.equations) {
      if (costs_[Index(equation)] >= kTail) return false;
      confirming += IsConfirmedBy(equation, cell) ? 1 : 0;
    }
    return confirming >= (cell.change->cost <= kObvious ? 1 : 2);
  }

  void ConfirmChanges() {
    for (Cell& cell : cells_) cell.is_confirmed = false;
    for (bool found = true; found;) {
      found = false;
      for (Cell& cell : cells_) {
        if (!cell.change || cell.is_confirmed || !IsConfirmed(cell)) continue;
        cell.is_confirmed = found = true;
      }
    }
  }

  // True if something was undone: what rested on it must be looked at again.
  bool UndoDoubtful() {
    ConfirmChanges();
    std::vector<Cell*> doubtful;
    for (Cell& cell : cells_) {
      if (cell.change && !cell.is_confirmed) doubtful.push_back(&cell);
    }
    if (doubtful.empty()) {
      for (Cell& cell : cells_) {
        if (cell.change && MarginOf(cell) < kMargin) doubtful.push_back(&cell);
      }
    }
    for (Cell* cell : doubtful) Put(*cell, std::nullopt);
    return !doubtful.empty();
  }

  void Write(const Cell& cell) {
    Value& value = At(report_, cell.place);
    if (!value.amount) WithdrawUnparsed(value);
    value.amount = cell.change->amount;
    value.status = ValueStatus::kRepaired;
    report_.issues.push_back({Severity::kNote, "amount.repaired", value.page,
                              fmt::format("{}: “{}” was read, {} is what the identities ask for",
                                          SubjectText(report_, cell.place), value.text,
                                          value.amount ? value.amount->ToString() : "nothing")});
  }

  // Cells of a page that were read alike have one issue each.
  void WithdrawUnparsed(const Value& value) {
    const auto issue = std::ranges::find_if(report_.issues, [&](const Diagnostic& one) {
      return one.code == "amount.unparsed" && one.page == value.page &&
             one.message.find(fmt::format("“{}”", value.text)) != std::string::npos;
    });
    if (issue != report_.issues.end()) report_.issues.erase(issue);
  }

  Report& report_;
  Figures figures_;
  std::vector<BoundEquation> equations_;
  std::vector<double> costs_;               // of each equation
  std::vector<std::vector<int>> cells_of_;  // the recognised cells of each
  std::vector<Cell> cells_;                 // every amount in any equation
  std::vector<Move> moves_;                 // the best one of each cell
  Misreadings misreadings_;
  const Cell* banned_cell_ = nullptr;
  Change banned_;
  int weighed_ = 0;
};

bool HasRecognised(const Report& report) {
  return std::ranges::any_of(report.tables, [](const Table& table) {
    return std::ranges::any_of(table.rows, [](const Row& row) {
      return std::ranges::any_of(
          row.values, [](const auto& entry) { return entry.second.origin == Origin::kOcr; });
    });
  });
}

}  // namespace

void RepairReadings(const std::vector<Identity>& identities, Report& report) {
  if (!HasRecognised(report)) return;
  MoveShiftedRuns(identities, report);
  Repairer(identities, report).Run();
}

void RepairReadings(Report& report) {
  if (HasRecognised(report)) RepairReadings(LoadIdentities(""), report);
}

}  // namespace juesuan
