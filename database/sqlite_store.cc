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

// A statement takes its time to begin and to end. Times 22 columns, it must stay below SQLite's
// 32,766 parameters.
constexpr std::size_t kRowsAStatement = 32;
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
  // No two threads use one at once, so that SQLite need not lock; nor need it count what it
  // allocates.
  explicit SqliteStore(const std::string& file) : file_(file) {
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    sqlite3* database = nullptr;
    const int result =
        sqlite3_open_v2(file.c_str(), &database,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    database_.reset(database);
    if (result != SQLITE_OK) Fail();
    sqlite3_busy_timeout(database, kBusyMilliseconds);
    // Rows refer to what is put in before them, in the same transaction: to check it costs a fifth.
    Execute("PRAGMA foreign_keys = OFF");
    // In kilobytes: what a transaction writes stays in memory until its end.
    Execute("PRAGMA cache_size = -65536");
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
    for (; rows.size() >= kRowsAStatement; rows = rows.subspan(kRowsAStatement))
      InsertTogether(table, rows.first(kRowsAStatement));
    for (; !rows.empty(); rows = rows.subspan(1)) InsertTogether(table, rows.first(1));
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

  // Each number of rows has a statement of its own. What goes wrong ends the transaction, since to
  // take back one statement SQLite would first have to keep a copy of every page that it changes.
  void InsertTogether(const TableDescription& table, std::span<const DatumRow> rows) {
    Statement& statement = inserts_[{table.name, rows.size()}];
    if (!statement) statement = Prepare(InsertText(table, rows.size()));
    int index = 0;
    for (const DatumRow& row : rows) {
      for (const Datum& datum : row) Bind(statement.get(), ++index, datum);
    }
    Step(statement.get());
    sqlite3_reset(statement.get());
  }

  std::string InsertText(const TableDescription& table, std::size_t rows) const {
    std::string names, values, all_values;
    for (const ColumnDescription& column : table.columns) {
      names += (names.empty() ? "" : ", ") + NameOf(column);
      values += values.empty() ? "?" : ", ?";
    }
    for (std::size_t row = 0; row < rows; ++row)
      all_values += fmt::format("{}({})", row == 0 ? "" : ", ", values);
    return fmt::format("INSERT OR ROLLBACK INTO {} ({}) VALUES {}", table.name, names, all_values);
  }

  // The text must live until the statement is reset.
  static void BindText(sqlite3_stmt* statement, int index, std::string_view text) {
    sqlite3_bind_text64(statement, index, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
  }

  static void BindMoney(sqlite3_stmt* statement, int index, const Decimal& yuan) {
    if (const std::optional<std::int64_t> fen = Fen(yuan)) {
      sqlite3_bind_int64(statement, index, *fen);
    } else {
      sqlite3_bind_null(statement, index);
    }
  }

  static void Bind(sqlite3_stmt* statement, int index, const Datum& datum) {
    if (const auto* text = std::get_if<std::string_view>(&datum)) {
      BindText(statement, index, *text);
    } else if (const auto* integer = std::get_if<std::int64_t>(&datum)) {
      sqlite3_bind_int64(statement, index, *integer);
    } else if (const auto* real = std::get_if<double>(&datum)) {
      sqlite3_bind_double(statement, index, *real);
    } else if (const auto* boolean = std::get_if<bool>(&datum)) {
      sqlite3_bind_int(statement, index, *boolean ? 1 : 0);
    } else if (const auto* decimal = std::get_if<Decimal>(&datum)) {
      BindMoney(statement, index, *decimal);
    } else {
      sqlite3_bind_null(statement, index);
    }
  }

  const std::string file_;
  std::unique_ptr<sqlite3, Closer> database_;
  std::map<std::pair<std::string_view, std::size_t>, Statement> inserts_;  // by table and rows
};

}  // namespace

std::unique_ptr<Store> OpenSqlite(const std::string& file) {
  return std::make_unique<SqliteStore>(file);
}

}  // namespace juesuan
