// libpq's home. Rows go by COPY, decimals as NUMERIC.
#include <fmt/format.h>
#include <libpq-fe.h>

#include "database/store.h"
#include "extract/diagnostic.h"

namespace juesuan {
namespace {

struct Closer {
  void operator()(PGconn* connection) const noexcept { PQfinish(connection); }
  void operator()(PGresult* result) const noexcept { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, Closer>;

// What COPY's text format would read as something else.
void AppendEscaped(std::string_view text, std::string& line) {
  for (const char c : text) {
    switch (c) {
      case '\\':
        line += "\\\\";
        break;
      case '\t':
        line += "\\t";
        break;
      case '\n':
        line += "\\n";
        break;
      case '\r':
        line += "\\r";
        break;
      case '\0':  // PostgreSQL's texts hold none
        line += "\xEF\xBF\xBD";
        break;
      default:
        line += c;
    }
  }
}

void AppendDatum(const Datum& datum, std::string& line) {
  if (const auto* text = std::get_if<std::string_view>(&datum)) {
    AppendEscaped(*text, line);
  } else if (const auto* integer = std::get_if<std::int64_t>(&datum)) {
    fmt::format_to(std::back_inserter(line), "{}", *integer);
  } else if (const auto* real = std::get_if<double>(&datum)) {
    fmt::format_to(std::back_inserter(line), "{}", *real);
  } else if (const auto* boolean = std::get_if<bool>(&datum)) {
    line += *boolean ? 't' : 'f';
  } else if (const auto* decimal = std::get_if<Decimal>(&datum)) {
    line += decimal->ToString();
  } else {
    line += "\\N";
  }
}

class PostgresqlStore : public Store {
 public:
  explicit PostgresqlStore(const std::string& address) : connection_(PQconnectdb(address.c_str())) {
    if (PQstatus(connection_.get()) != CONNECTION_OK) Fail();
    Execute("SET client_min_messages = warning; SET client_encoding = 'UTF8'");
  }

  void Execute(const std::string& statements) override {
    const Result result(PQexec(connection_.get(), statements.c_str()));
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) Fail();
  }

  std::vector<std::string> Query(const std::string& query,
                                 std::span<const std::string> parameters) override {
    std::vector<const char*> values;
    for (const std::string& parameter : parameters) values.push_back(parameter.c_str());
    const Result result(PQexecParams(connection_.get(), query.c_str(),
                                     static_cast<int>(values.size()), nullptr, values.data(),
                                     nullptr, nullptr, 0));
    if (PQresultStatus(result.get()) != PGRES_TUPLES_OK) Fail();
    std::vector<std::string> results;
    for (int row = 0; row < PQntuples(result.get()); ++row)
      results.emplace_back(PQgetvalue(result.get(), row, 0));
    return results;
  }

  void Insert(const TableDescription& table, std::span<const DatumRow> rows) override {
    if (rows.empty()) return;
    const std::string command = CopyText(table);
    const Result begun(PQexec(connection_.get(), command.c_str()));
    if (PQresultStatus(begun.get()) != PGRES_COPY_IN) Fail();
    std::string line;
    for (const DatumRow& row : rows) {
      line.clear();
      for (const Datum& datum : row) {
        if (&datum != &row.front()) line += '\t';
        AppendDatum(datum, line);
      }
      line += '\n';
      if (PQputCopyData(connection_.get(), line.data(), static_cast<int>(line.size())) != 1) Fail();
    }
    if (PQputCopyEnd(connection_.get(), nullptr) != 1) Fail();
    const Result ended(PQgetResult(connection_.get()));
    if (PQresultStatus(ended.get()) != PGRES_COMMAND_OK) Fail();
    PQclear(PQgetResult(connection_.get()));  // the null that ends the results
  }

  // Numbers for new reports are given out one writer at a time. A superuser may leave foreign keys
  // unchecked, which triples the speed: the rows of a report refer to each other, and to codes that
  // are put in before.
  void Begin() override {
    constexpr int kLockOfJuesuan = 0x6a7565;
    Execute("BEGIN");
    Query(fmt::format("SELECT pg_advisory_xact_lock({})", kLockOfJuesuan), {});
    Query(
        "SELECT set_config('session_replication_role', 'replica', true) "
        "WHERE current_setting('is_superuser') = 'on'",
        {});
  }

  std::string_view TypeName(ColumnType type) const override {
    switch (type) {
      case ColumnType::kInteger:
        return "BIGINT";
      case ColumnType::kBoolean:
        return "BOOLEAN";
      case ColumnType::kMoney:
      case ColumnType::kAmount:
        return "NUMERIC";
      case ColumnType::kReal:
        return "DOUBLE PRECISION";
      case ColumnType::kText:
        return "TEXT";
    }
    return {};
  }

  std::string_view TableOptions(const TableDescription&) const override { return {}; }

  std::string GeneratedColumns(const TableDescription&) const override { return {}; }

  std::string NameOf(const ColumnDescription& column) const override {
    return std::string(column.name);
  }

  std::vector<std::string> ColumnsOf(std::string_view table) override {
    return Query(
        "SELECT column_name FROM information_schema.columns "
        "WHERE table_schema = current_schema() AND table_name = $1",
        std::vector{std::string(table)});
  }

 private:
  [[noreturn]] void Fail() const {
    std::string message = PQerrorMessage(connection_.get());
    while (message.ends_with('\n')) message.pop_back();
    throw Error(fmt::format("the PostgreSQL database: {}", message));
  }

  static std::string CopyText(const TableDescription& table) {
    std::string names;
    for (const ColumnDescription& column : table.columns)
      names += (names.empty() ? "" : ", ") + std::string(column.name);
    return fmt::format("COPY {} ({}) FROM STDIN", table.name, names);
  }

  std::unique_ptr<PGconn, Closer> connection_;
};

}  // namespace

std::unique_ptr<Store> OpenPostgresql(const std::string& address) {
  return std::make_unique<PostgresqlStore>(address);
}

}  // namespace juesuan
