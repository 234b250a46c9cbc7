// A move turns a run and the blank at its end by one place, so that nothing is lost. Only runs that
// end at a blank can have been shifted; each such run, from each of its starts, is tried. Tested by
// tests/repair_test.cc.
#include "schema/repair_shifts.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "schema/balance.h"
#include "schema/check_report.h"
#include "schema/check_text.h"

namespace juesuan {
namespace {

// One amount that fails may have been misread; where so many rows fail, the column was shifted.
constexpr int kFewestFailing = 2;

// Equations weighed before the search gives up: about 10 ms.
constexpr int kMostWeighed = 10'000;

using Column = std::vector<AmountPlace>;  // of one measure and side, from top to bottom, all read

// Cells first … last of a column, one of the two a blank that the others move over.
struct Shift {
  std::size_t first = 0, last = 0;
  bool down = false;  // the blank is the last
};

std::vector<Column> ColumnsOf(const Report& report) {
  std::vector<Column> columns;
  for (int table = 0; table < std::ssize(report.tables); ++table) {
    const std::vector<Row>& rows = report.tables[static_cast<std::size_t>(table)].rows;
    std::map<std::pair<std::optional<Side>, std::string>, Column> found;
    std::set<std::pair<std::optional<Side>, std::string>> printed;  // in part by a text layer
    for (int row = 0; row < std::ssize(rows); ++row) {
      const Row& one = rows[static_cast<std::size_t>(row)];
      for (int value = 0; value < std::ssize(one.values); ++value) {
        const auto& [measure, read] = one.values[static_cast<std::size_t>(value)];
        found[{one.side, measure}].push_back({table, row, value});
        if (read.origin != Origin::kOcr) printed.insert({one.side, measure});
      }
    }
    for (auto& [key, column] : found) {
      if (!printed.contains(key)) columns.push_back(std::move(column));
    }
  }
  return columns;
}

class Shifter {
 public:
  Shifter(const std::vector<Identity>& identities, Report& report)
      : report_(report), figures_(report), equations_(AllEquations(identities, report, figures_)) {
    for (int equation = 0; equation < std::ssize(equations_); ++equation) {
      const BoundEquation& bound = equations_[static_cast<std::size_t>(equation)];
      for (const auto* places : {&bound.left, &bound.right}) {
        for (const AmountPlace& place : *places) equations_of_[place].insert(equation);
      }
    }
  }

  void Run() {
    for (const Column& column : ColumnsOf(report_)) {
      if (CountFailing(column) < kFewestFailing) continue;
      if (const std::optional<Shift> shift = OnlyShift(column)) Write(column, *shift);
    }
  }

 private:
  // And not unreadable.
  bool IsBlank(const AmountPlace& place) const {
    const Figure& figure = figures_.At(place);
    return figure.blank && figure.steps.has_value();
  }

  // The equations that the cells stand in, and that fail.
  int CountFailing(const Column& cells) {
    std::set<int> touched;
    for (const AmountPlace& place : cells) {
      const auto found = equations_of_.find(place);
      if (found != equations_of_.end()) touched.insert(found->second.begin(), found->second.end());
    }
    weighed_ += static_cast<int>(touched.size());
    return static_cast<int>(std::ranges::count_if(touched, [&](int equation) {
      return Weigh(figures_, equations_[static_cast<std::size_t>(equation)]).verdict ==
             Verdict::kViolation;
    }));
  }

  // Every run that ends at a blank, from each of its starts.
  std::vector<Shift> Shifts(const Column& column) const {
    std::vector<Shift> shifts;
    for (std::size_t blank = 0; blank < column.size(); ++blank) {
      if (!IsBlank(column[blank])) continue;
      for (std::size_t first = blank; first > 0 && !IsBlank(column[first - 1]); --first)
        shifts.push_back({first - 1, blank, true});
      for (std::size_t last = blank + 1; last < column.size() && !IsBlank(column[last]); ++last)
        shifts.push_back({blank, last, false});
    }
    return shifts;
  }

  // Puts the figures of the run where the shift moves them; what stood there.
  std::vector<Figure> Put(const Column& column, const Shift& shift) {
    std::vector<Figure> before;
    for (std::size_t cell = shift.first; cell <= shift.last; ++cell)
      before.push_back(figures_.At(column[cell]));
    std::vector<Figure> after = before;
    std::rotate(after.begin(), shift.down ? after.end() - 1 : after.begin() + 1, after.end());
    PutAll(column, shift, after);
    return before;
  }

  void PutAll(const Column& column, const Shift& shift, const std::vector<Figure>& figures) {
    for (std::size_t cell = shift.first; cell <= shift.last; ++cell)
      figures_.Put(column[cell], figures[cell - shift.first]);
  }

  // What the column says; a blank says as much as a zero.
  std::vector<std::int64_t> Amounts(const Column& column) const {
    std::vector<std::int64_t> amounts;
    for (const AmountPlace& place : column) amounts.push_back(figures_.At(place).steps.value_or(0));
    return amounts;
  }

  // The one that leaves nothing of the column failing; nullopt: none, or several that differ.
  std::optional<Shift> OnlyShift(const Column& column) {
    std::optional<Shift> only;
    std::vector<std::int64_t> amounts;
    for (const Shift& shift : Shifts(column)) {
      if (weighed_ > kMostWeighed) return std::nullopt;
      const std::vector<Figure> before = Put(column, shift);
      const bool holds = CountFailing(column) == 0;
      const std::vector<std::int64_t> said = Amounts(column);
      PutAll(column, shift, before);
      if (!holds) continue;
      if (only && said != amounts) return std::nullopt;
      const bool is_shorter = !only || shift.last - shift.first < only->last - only->first;
      if (is_shorter) only = shift;
      amounts = said;
    }
    return only;
  }

  void Write(const Column& column, const Shift& shift) {
    Put(column, shift);
    std::vector<Value> values;
    for (std::size_t cell = shift.first; cell <= shift.last; ++cell)
      values.push_back(At(report_, column[cell]));
    std::rotate(values.begin(), shift.down ? values.end() - 1 : values.begin() + 1, values.end());
    for (std::size_t cell = shift.first; cell <= shift.last; ++cell) {
      Value& value = At(report_, column[cell]);
      value = std::move(values[cell - shift.first]);
      if (value.amount) value.status = ValueStatus::kRepaired;
    }
    report_.issues.push_back(
        {Severity::kNote, "amount.repaired", At(report_, column[shift.first]).page,
         fmt::format("{} – {}: what was read there stands one row {}",
                     SubjectText(report_, column[shift.first]),
                     SubjectText(report_, column[shift.last]), shift.down ? "lower" : "higher")});
  }

  Report& report_;
  Figures figures_;
  std::vector<BoundEquation> equations_;
  std::map<AmountPlace, std::set<int>> equations_of_;
  int weighed_ = 0;
};

}  // namespace

void MoveShiftedRuns(const std::vector<Identity>& identities, Report& report) {
  Shifter(identities, report).Run();
}

}  // namespace juesuan
