// SQLite's home. Money is whole fen, since SQLite has no decimals; amounts as printed are text.
#include <fmt/format.h>
#include <sqlite3.h>

#include <filesystem>
#include <map>
#include <optional>

#include "database/store.h"
#include "extract/diagnostic.h"

namespace juesuan {
namespace {

constexpr int kBusyMilliseconds = 60'000;  // how long to wait for another writer

struct Closer {
  void operator()(sqlite3* database) const noexcept { sqlite3_close(database); }
  void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Closer>;

// nullopt where it is no whole number of fen.
std::optional<std::int64_t> Fen(const Decimal& yuan) {
  constexpr int kYuanToFen = 2;
  const std::optional<Decimal> fen = yuan.ScaledByPowerOfTen(kYuanToFen);
  if (!fen) return std::nullopt;
  std::int64_t divisor = 1;
  for (int place = 0; place < fen->scale(); ++place) divisor *= 10;
  return fen->units() % divisor == 0 ? std::optional(fen->units() / divisor) : std::nullopt;
}

class SqliteStore : public Store {
 public:
  explicit SqliteStore(const std::string& file) : file_(file) {
    sqlite3* database = nullptr;
    const int result = sqlite3_open(file.c_str(), &database);
    database_.reset(database);
    if (result != SQLITE_OK) Fail();
    sqlite3_busy_timeout(database, kBusyMilliseconds);
    Execute("PRAGMA foreign_keys = ON");
  }

  void Execute(const std::string& statements) override {
    if (sqlite3_exec(database_.get(), statements.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
      Fail();
  }

  std::vector<std::string> Query(const std::string& query,
                                 std::span<const std::string> parameters) override {
    const Statement statement = Prepare(query);
    int index = 0;
    for (const std::string& parameter : parameters) BindText(statement.get(), ++index, parameter);
    std::vector<std::string> results;
    while (Step(statement.get())) {
      const unsigned char* text = sqlite3_column_text(statement.get(), 0);
      results.emplace_back(text ? reinterpret_cast<const char*>(text) : "");
    }
    return results;
  }

  void Insert(const TableDescription& table, std::span<const DatumRow> rows) override {
    Statement& statement = inserts_[table.name];
    if (!statement) statement = Prepare(InsertText(table));
    for (const DatumRow& row : rows) {
      for (std::size_t column = 0; column < row.size(); ++column)
        Bind(statement.get(), static_cast<int>(column) + 1, table.columns[column], row[column]);
      Step(statement.get());
      sqlite3_reset(statement.get());
    }
  }

  void Begin() override { Execute("BEGIN IMMEDIATE"); }

  std::string_view TypeName(ColumnType type) const override {
    switch (type) {
      case ColumnType::kInteger:
      case ColumnType::kBoolean:
      case ColumnType::kMoney:
        return "INTEGER";
      case ColumnType::kReal:
        return "REAL";
      case ColumnType::kText:
      case ColumnType::kAmount:
        return "TEXT";
    }
    return {};
  }

  // Of a key of several columns, one tree instead of two.
  std::string_view TableOptions(const TableDescription& table) const override {
    return table.key_columns > 1 ? "WITHOUT ROWID" : "";
  }

  std::string GeneratedColumns(const TableDescription& table) const override {
    for (const ColumnDescription& column : table.columns) {
      if (column.type == ColumnType::kMoney)
        return fmt::format(", {} REAL GENERATED ALWAYS AS ({} / 100.0)", column.name,
                           NameOf(column));
    }
    return {};
  }

  std::string NameOf(const ColumnDescription& column) const override {
    return column.type == ColumnType::kMoney ? "fen" : std::string(column.name);
  }

  std::vector<std::string> ColumnsOf(std::string_view table) override {
    return Query("SELECT name FROM pragma_table_info($1)", std::vector{std::string(table)});
  }

 private:
  [[noreturn]] void Fail() const {
    throw Error(fmt::format("sqlite:{}: {}", file_, sqlite3_errmsg(database_.get())));
  }

  Statement Prepare(const std::string& text) const {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database_.get(), text.c_str(), -1, &statement, nullptr) != SQLITE_OK)
      Fail();
    return Statement(statement);
  }

  // False at the end of the results.
  bool Step(sqlite3_stmt* statement) const {
    const int result = sqlite3_step(statement);
    if (result != SQLITE_ROW && result != SQLITE_DONE) Fail();
    return result == SQLITE_ROW;
  }

  std::string InsertText(const TableDescription& table) const {
    std::string names, values;
    for (const ColumnDescription& column : table.columns) {
      names += (names.empty() ? "" : ", ") + NameOf(column);
      values += values.empty() ? "?" : ", ?";
    }
    return fmt::format("INSERT INTO {} ({}) VALUES ({})", table.name, names, values);
  }

  // The text must live until the statement is reset.
  static void BindText(sqlite3_stmt* statement, int index, const std::string& text) {
    sqlite3_bind_text64(statement, index, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
  }

  static void BindDecimal(sqlite3_stmt* statement, int index, ColumnType type,
                          const Decimal& decimal) {
    if (type == ColumnType::kAmount) {
      const std::string text = decimal.ToString();
      sqlite3_bind_text(statement, index, text.data(), static_cast<int>(text.size()),
                        SQLITE_TRANSIENT);
    } else if (const std::optional<std::int64_t> fen = Fen(decimal)) {
      sqlite3_bind_int64(statement, index, *fen);
    } else {
      sqlite3_bind_null(statement, index);
    }
  }

  static void Bind(sqlite3_stmt* statement, int index, const ColumnDescription& column,
                   const Datum& datum) {
    if (const auto* text = std::get_if<std::string>(&datum)) {
      BindText(statement, index, *text);
    } else if (const auto* integer = std::get_if<std::int64_t>(&datum)) {
      sqlite3_bind_int64(statement, index, *integer);
    } else if (const auto* real = std::get_if<double>(&datum)) {
      sqlite3_bind_double(statement, index, *real);
    } else if (const auto* boolean = std::get_if<bool>(&datum)) {
      sqlite3_bind_int(statement, index, *boolean ? 1 : 0);
    } else if (const auto* decimal = std::get_if<Decimal>(&datum)) {
      BindDecimal(statement, index, column.type, *decimal);
    } else {
      sqlite3_bind_null(statement, index);
    }
  }

  const std::string file_;
  std::unique_ptr<sqlite3, Closer> database_;
  std::map<std::string_view, Statement> inserts_;
};

}  // namespace

std::unique_ptr<Store> OpenSqlite(const std::string& file) {
  return std::make_unique<SqliteStore>(file);
}

}  // namespace juesuan
