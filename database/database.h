// The database layer: reports as tables, in SQLite, in PostgreSQL, or in files.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "database/rows.h"
#include "database/store.h"

namespace juesuan {

// A database of reports. Each report is loaded whole, in place of what was there of the same
// document, in one transaction with others; a kill leaves the reports of some transactions.
class Database {
 public:
  // "sqlite:FILE", or "postgresql://…". Makes or completes the tables. Throws Error where it cannot
  // be opened, or is of a later version of the tables than this program knows.
  explicit Database(const std::string& address);

  // True where the report with this digest has been loaded into tables like these.
  bool Has(const std::string& report_digest);

  // Takes effect with Commit, or when there is enough.
  void Add(ReportRows rows);

  void Commit();

 private:
  void MakeTables();
  void CompleteTable(const TableDescription& table);
  void ReadKnownCodes();
  std::int64_t TakeId(const std::string& sha256);
  void InsertUnofficialCodes();

  std::unique_ptr<Store> store_;
  std::set<std::string, std::less<>> known_codes_;
  std::vector<ReportRows> waiting_;
  std::size_t waiting_facts_ = 0;
};

// The rows of a report in a file of JSON; nullopt where its digest is known already. Throws Error,
// which names the file.
std::optional<ReportRows> ReadReportRows(const std::string& file,
                                         const std::function<bool(const std::string&)>& is_known);

}  // namespace juesuan
