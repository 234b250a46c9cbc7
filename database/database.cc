// Tables are made from their description; what an older database lacks is added to it.
#include "database/database.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "extract/diagnostic.h"
#include "extract/digest.h"
#include "normalize/embedded.h"
#include "schema/schema.h"

namespace juesuan {
namespace {

// Inserted at once, while others are read; some ten megabytes.
constexpr std::size_t kFactsTogether = 20'000;
// Each transaction waits for the disk four times, and writes anew every page of an index to which
// it adds: with a fifth of this, SQLite writes twice as many pages.
constexpr std::size_t kFactsATransaction = 100'000;

std::string Joined(const std::vector<std::string_view>& names) {
  return fmt::format("{}", fmt::join(names, ", "));
}

bool BelongsToReport(const TableDescription& table) {
  return table.columns.front().name == "report_id";
}

std::string ColumnText(const Store& store, const ColumnDescription& column) {
  return fmt::format("{} {}", store.NameOf(column), store.TypeName(column.type));
}

std::string CreateText(const Store& store, const TableDescription& table) {
  std::string columns;
  std::vector<std::string_view> key;
  for (const ColumnDescription& column : table.columns) {
    columns += ColumnText(store, column) + ", ";
    if (key.size() < table.key_columns) key.push_back(column.name);
  }
  columns += fmt::format("PRIMARY KEY ({})", Joined(key));
  for (const TableDescription::Reference& reference : table.references) {
    columns += fmt::format(", FOREIGN KEY ({}) REFERENCES {} ({})", Joined(reference.columns),
                           reference.table, Joined(reference.target));
  }
  // SQLite wants generated columns among the columns, before the keys.
  const std::size_t keys = columns.find(", PRIMARY KEY");
  columns.insert(keys, store.GeneratedColumns(table));
  return fmt::format("CREATE TABLE {} ({}) {}", table.name, columns, store.TableOptions(table));
}

std::unique_ptr<Store> Open(const std::string& address) {
  constexpr std::string_view kSqlite = "sqlite:";
  if (address.starts_with(kSqlite) && address.size() > kSqlite.size())
    return OpenSqlite(address.substr(kSqlite.size()));
  if (address.starts_with("postgresql://") || address.starts_with("postgres://"))
    return OpenPostgresql(address);
  throw Error(fmt::format("{}: is no database; write sqlite:FILE or postgresql://…", address));
}

std::string ReadFile(const std::string& path) {
  std::error_code ignored;
  const std::uintmax_t size = std::filesystem::file_size(path, ignored);
  std::string bytes(ignored ? 0 : size, '\0');
  std::ifstream stream(path, std::ios::binary);
  if (ignored || !stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size())))
    throw Error(fmt::format("{}: cannot be read; check the path", path));
  return bytes;
}

// Views are made anew with every version of the tables.
void MakeViews(Store& store) {
  for (const EmbeddedFile& file : ViewFiles()) {
    const std::string name(file.name.substr(0, file.name.find('.')));
    store.Execute(fmt::format("DROP VIEW IF EXISTS {}", name));
    store.Execute(fmt::format("CREATE VIEW {} AS {}", name, file.text));
  }
}

}  // namespace

Database::Database(const std::string& address) : store_(Open(address)) {
  store_->Begin();
  MakeTables();
  store_->Execute("COMMIT");
  ReadKnown();
}

void Database::MakeTables() {
  int version = 0;
  if (store_->ColumnsOf("schema_version").empty()) {
    store_->Execute("CREATE TABLE schema_version (version INTEGER)");
  } else {
    for (const std::string& text : store_->Query("SELECT version FROM schema_version", {}))
      version = std::stoi(text);
  }
  if (version == kSchemaVersion) return;
  if (version > kSchemaVersion) {
    throw Error(
        fmt::format("the database is of version {} of the tables, and this program knows "
                    "{}; use a newer juesuan",
                    version, kSchemaVersion));
  }
  RowSet shipped = ShippedRows();
  for (const TableDescription& table : Tables())
    CompleteTable(table, shipped.tables[table.name].All());
  store_->Execute(
      "CREATE UNIQUE INDEX IF NOT EXISTS reports_by_content ON reports (sha256);"
      "CREATE INDEX IF NOT EXISTS facts_by_code ON facts (code)");
  MakeViews(*store_);
  store_->Execute(fmt::format("DELETE FROM schema_version; INSERT INTO schema_version VALUES ({})",
                              kSchemaVersion));
}

void Database::CompleteTable(const TableDescription& table, std::span<const DatumRow> shipped) {
  const std::vector<std::string> present = store_->ColumnsOf(table.name);
  if (present.empty()) {
    store_->Execute(CreateText(*store_, table));
    store_->Insert(table, shipped);
    return;
  }
  for (const ColumnDescription& column : table.columns) {
    if (std::ranges::find(present, store_->NameOf(column)) != present.end()) continue;
    store_->Execute(
        fmt::format("ALTER TABLE {} ADD COLUMN {}", table.name, ColumnText(*store_, column)));
  }
}

void Database::ReadKnown() {
  for (const TableDescription& table : Tables()) {
    if (BelongsToReport(table)) continue;
    for (std::string& key : store_->Query(
             fmt::format("SELECT {} FROM {}", table.columns.front().name, table.name), {}))
      known_[table.name].insert(std::move(key));
  }
}

Digests Database::Loaded() {
  const std::vector<std::string> digests =
      store_->Query("SELECT report_digest FROM reports WHERE loaded_by = CAST($1 AS INTEGER)",
                    std::vector{std::to_string(kSchemaVersion)});
  return {digests.begin(), digests.end()};
}

void Database::Add(ReportRows rows) {
  std::erase_if(waiting_, [&](const ReportRows& other) { return other.sha256 == rows.sha256; });
  waiting_facts_ += rows.own.tables["facts"].size();
  waiting_.push_back(std::move(rows));
  if (waiting_facts_ >= kFactsTogether) InsertWaiting();
  if (uncommitted_facts_ >= kFactsATransaction) Commit();
}

// The number of the document: the one it had, of which all rows are deleted, or the next.
std::int64_t Database::TakeId(const std::string& sha256) {
  const std::vector<std::string> present =
      store_->Query("SELECT report_id FROM reports WHERE sha256 = $1", std::vector{sha256});
  if (present.empty())
    return std::stoll(store_->Query("SELECT coalesce(max(report_id), 0) + 1 FROM reports", {})[0]);
  const std::span<const TableDescription> tables = Tables();
  for (auto table = tables.rbegin(); table != tables.rend(); ++table) {
    if (!BelongsToReport(*table)) continue;
    store_->Execute(
        fmt::format("DELETE FROM {} WHERE report_id = {}", table->name, present.front()));
  }
  return std::stoll(present.front());
}

// What the reports refer to, where the table has it not yet.
void Database::InsertNamed(ReportRows& rows) {
  for (const auto& [name, named] : rows.named.tables) {
    const TableDescription& table = TableNamed(name);
    for (const DatumRow& row : named.All()) {
      const std::string key(std::get<std::string_view>(row.front()));
      if (!known_[name].insert(key).second) continue;
      // Another writer may have come first.
      const std::string query =
          fmt::format("SELECT 1 FROM {} WHERE {} = $1", name, table.columns.front().name);
      if (store_->Query(query, std::vector{key}).empty()) store_->Insert(table, {&row, 1});
    }
  }
}

void Database::InsertWaiting() {
  if (waiting_.empty()) return;
  if (!std::exchange(in_transaction_, true)) store_->Begin();
  // The rows of `reports` at once, so that the next document gets the next number.
  for (ReportRows& rows : waiting_) {
    InsertNamed(rows);
    SetReportId(TakeId(rows.sha256), rows);
    store_->Insert(TableNamed("reports"), rows.own.tables["reports"].All());
  }
  for (const TableDescription& table : Tables()) {
    if (!BelongsToReport(table) || table.name == "reports") continue;
    std::vector<DatumRow> together;
    for (ReportRows& rows : waiting_)
      std::ranges::copy(rows.own.tables[table.name].All(), std::back_inserter(together));
    store_->Insert(table, together);
  }
  waiting_.clear();
  uncommitted_facts_ += std::exchange(waiting_facts_, 0);
}

void Database::Commit() {
  InsertWaiting();
  if (std::exchange(in_transaction_, false)) store_->Execute("COMMIT");
  uncommitted_facts_ = 0;
}

std::unique_ptr<ReportRows> ReadReportRows(const std::string& file, const Digests& known) {
  const std::string json = ReadFile(file);
  const std::string digest = DigestOf(json);
  if (known.contains(digest)) return nullptr;
  try {
    return std::make_unique<ReportRows>(RowsOf(FromJson(json, Evidence::kLeaveOut), digest));
  } catch (const Error& error) {
    throw Error(fmt::format("{}: no report of `juesuan extract`: {}", file, error.what()));
  }
}

}  // namespace juesuan
