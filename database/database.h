// The database layer: reports as tables, in SQLite, in PostgreSQL, or in files.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "database/rows.h"
#include "database/store.h"

namespace juesuan {

// SHA-256 of the JSON of reports.
using Digests = std::unordered_set<std::string>;

// A database of reports. Each report is loaded whole, in place of what was there of the same
// document, in one transaction with others; a kill leaves the reports of the transactions before.
class Database {
 public:
  // "sqlite:FILE", or "postgresql://…". Makes or completes the tables. Throws Error where it cannot
  // be opened, or is of a later version of the tables than this program knows.
  explicit Database(const std::string& address);

  // The reports that have been loaded into tables like these.
  Digests Loaded();

  // Takes effect with Commit, or when there is enough.
  void Add(ReportRows rows);

  void Commit();

 private:
  void MakeTables();
  void CompleteTable(const TableDescription& table, std::span<const DatumRow> shipped);
  void ReadKnown();
  std::int64_t TakeId(const std::string& sha256);
  void InsertNamed(ReportRows& rows);
  void InsertWaiting();

  std::unique_ptr<Store> store_;
  std::map<std::string_view, std::set<std::string>> known_;  // keys of `codes` and `regions`
  std::vector<ReportRows> waiting_;
  std::size_t waiting_facts_ = 0;
  bool in_transaction_ = false;
  std::size_t uncommitted_facts_ = 0;  // inserted in it
};

// The rows of a report in a file of JSON; nullptr where it is known already. May be called from
// several threads. Throws Error, which names the file.
std::unique_ptr<ReportRows> ReadReportRows(const std::string& file, const Digests& known);

}  // namespace juesuan
