// A table's step is the one its amounts are printed in; trailing zeros may be left out, and single
// cells may print more.
#include "schema/figures.h"

#include <algorithm>
#include <limits>

namespace juesuan {
namespace {

// One cell in so many may print more places than the others and does not make a table's step finer.
constexpr std::size_t kOneIn = 5;

// 10^power, within what 64 bits hold; nullopt beyond.
std::optional<std::int64_t> PowerOfTen(int power) {
  if (power < 0 || power > std::numeric_limits<std::int64_t>::digits10) return std::nullopt;
  std::int64_t result = 1;
  for (; power > 0; --power) result *= 10;
  return result;
}

std::optional<std::int64_t> Times(std::int64_t a, std::int64_t b) {
  std::int64_t product = 0;
  if (__builtin_mul_overflow(a, b, &product)) return std::nullopt;
  return product;
}

// The places that at least a fifth of a table's amounts print.
int PrintedDecimals(const Table& table) {
  std::vector<int> scales;
  for (const Row& row : table.rows) {
    for (const auto& [measure, value] : row.values) {
      if (value.amount && value.amount->units() != 0) scales.push_back(value.amount->scale());
    }
  }
  if (scales.empty()) return 0;
  std::ranges::sort(scales, std::ranges::greater());
  return scales[(scales.size() - 1) / kOneIn];
}

}  // namespace

int Figures::CommonPower(const Report& report) const {
  int power = 0;
  for (std::size_t table = 0; table < report.tables.size(); ++table) {
    power = std::min(power, unit_powers_[table] - decimals_[table]);
    for (const Row& row : report.tables[table].rows) {
      for (const auto& [measure, value] : row.values) {
        if (value.amount) power = std::min(power, unit_powers_[table] - value.amount->scale());
      }
    }
  }
  return power;
}

Figures::Figures(const Report& report) {
  for (std::size_t table = 0; table < report.tables.size(); ++table) {
    unit_powers_.push_back(report.tables[table].unit_power);
    decimals_.push_back(PrintedDecimals(report.tables[table]));
    moneys_.push_back(report.tables[table].unit.empty() ? static_cast<int>(table) + 1 : 0);
  }
  common_power_ = CommonPower(report);
  for (int table = 0; table < static_cast<int>(report.tables.size()); ++table) {
    auto& rows = figures_.emplace_back();
    for (const Row& row : report.tables[static_cast<std::size_t>(table)].rows) {
      auto& values = rows.emplace_back();
      for (const auto& [measure, value] : row.values) {
        values.push_back(FigureOf({table, 0, 0}, value.amount));
        values.back().blank = !value.amount;
        if (!value.amount && !IsBlankAmount(value.text)) values.back().steps.reset();
      }
    }
  }
}

const Figure& Figures::At(const AmountPlace& place) const {
  return figures_[static_cast<std::size_t>(place.table)][static_cast<std::size_t>(place.row)]
                 [static_cast<std::size_t>(place.value)];
}

void Figures::Put(const AmountPlace& place, const Figure& figure) {
  figures_[static_cast<std::size_t>(place.table)][static_cast<std::size_t>(place.row)]
          [static_cast<std::size_t>(place.value)] = figure;
}

Figure Figures::FigureOf(const AmountPlace& place, const std::optional<Decimal>& amount) const {
  const auto table = static_cast<std::size_t>(place.table);
  Figure figure;
  figure.money = moneys_[table];
  figure.blank = !amount;
  const int scale = amount ? amount->scale() : 0;
  figure.is_finer = scale > decimals_[table];
  const int printed = std::max(decimals_[table], scale);
  figure.printed_step = PowerOfTen(unit_powers_[table] - printed - common_power_).value_or(1);
  figure.steps = 0;
  if (amount) {
    const std::optional<std::int64_t> factor =
        PowerOfTen(unit_powers_[table] - scale - common_power_);
    figure.steps = factor ? Times(amount->units(), *factor) : std::nullopt;
  }
  return figure;
}

std::optional<Decimal> Figures::InUnitOf(int table, std::int64_t steps) const {
  // Zeros that the table does not print are left out again.
  int power = common_power_;
  const int printed_power =
      unit_powers_[static_cast<std::size_t>(table)] - decimals_[static_cast<std::size_t>(table)];
  while (power < printed_power && steps % 10 == 0) {
    steps /= 10;
    ++power;
  }
  return Decimal(steps, 0).ScaledByPowerOfTen(power -
                                              unit_powers_[static_cast<std::size_t>(table)]);
}

std::optional<Decimal> Figures::HalfInUnitOf(int table, std::int64_t steps) const {
  if (steps % 2 == 0) return InUnitOf(table, steps / 2);
  const std::optional<std::int64_t> tenths = Times(steps, 5);
  const std::optional<Decimal> whole = tenths ? InUnitOf(table, *tenths) : std::nullopt;
  return whole ? whole->ScaledByPowerOfTen(-1) : std::nullopt;
}

}  // namespace juesuan
