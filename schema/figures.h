// Every amount of a report as a whole number of one common step, so that sums are exact.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "schema/report.h"

namespace juesuan {

struct Figure {
  // In common steps; a blank cell is 0. nullopt: it cannot be told (not read, or too great).
  std::optional<std::int64_t> steps;
  std::int64_t printed_step = 1;  // what it was rounded to, in common steps
  bool blank = true;              // nothing is printed
  bool is_finer = false;          // it prints more places than its table does
  int money = 0;  // which kind of unit: 0 yuan, else one of its own for a table that prints none
};

// The common step is a power of ten of a yuan, the finest that any table prints.
class Figures {
 public:
  explicit Figures(const Report& report);

  const Figure& At(const AmountPlace& place) const;

  void Put(const AmountPlace& place, const Figure& figure);

  // What the value would be if this were printed in its place.
  Figure FigureOf(const AmountPlace& place, const std::optional<Decimal>& amount) const;

  // Steps in the unit of a table, exactly: 106313, 万元 → 1063.13. nullopt where 64 bits or the
  // places of a Decimal do not hold it.
  std::optional<Decimal> InUnitOf(int table, std::int64_t steps) const;
  // Half the steps, for rounding bounds: 3, 万元 → 0.015.
  std::optional<Decimal> HalfInUnitOf(int table, std::int64_t steps) const;

 private:
  int CommonPower(const Report& report) const;

  std::vector<int> unit_powers_;  // of each table
  std::vector<int> decimals_;     // that each table prints
  std::vector<int> moneys_;       // of each table
  int common_power_ = 0;          // a common step is 10^common_power_ yuan
  std::vector<std::vector<std::vector<Figure>>> figures_;
};

}  // namespace juesuan
