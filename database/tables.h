// The tables that reports become, described once: databases, exports and documentation follow from
// this. docs/databases.md explains them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "normalize/normalize.h"

namespace juesuan {

enum class ColumnType {
  kInteger,
  kText,
  kBoolean,
  kReal,    // places on pages, confidence: never money
  kAmount,  // a decimal as printed, in the unit it is printed in
  kMoney,   // yuan, exactly
};

struct ColumnDescription {
  std::string_view name;
  ColumnType type = ColumnType::kText;
  std::string_view description;
};

struct TableDescription {
  std::string_view name;
  std::string_view description;
  std::size_t key_columns = 1;  // so many of the first make the primary key
  std::vector<ColumnDescription> columns;
  struct Reference {
    std::vector<std::string_view> columns;
    std::string_view table;
    std::vector<std::string_view> target;
  };
  std::vector<Reference> references;
};

// What is wrong or missing in a database of another version is told by this number.
constexpr int kSchemaVersion = 2;

// `codes` and `regions`, then `reports`, then what belongs to one report: its first column is
// report_id. A table refers only to earlier ones.
std::span<const TableDescription> Tables();

const TableDescription& TableNamed(std::string_view name);

// monostate: none. A Decimal is yuan, in a kMoney column; an amount is the text of its digits.
// Whoever keeps the rows keeps the texts.
using Datum = std::variant<std::monostate, std::int64_t, double, bool, Decimal, std::string_view>;
using DatumRow = std::span<const Datum>;  // one datum a column

}  // namespace juesuan
