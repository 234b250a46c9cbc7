// A report as rows of the tables. They come by the million and are made in one thread and freed in
// another, so that memory is taken in few great pieces: one for the data of a table, some for all
// texts.
#pragma once

#include <initializer_list>
#include <map>
#include <memory>
#include <memory_resource>
#include <string>
#include <string_view>
#include <vector>

#include "database/tables.h"
#include "schema/report.h"

namespace juesuan {

// The rows of one table, one after another.
class TableRows {
 public:
  void Add(std::initializer_list<Datum> row);

  std::size_t size() const { return columns_ == 0 ? 0 : data_.size() / columns_; }
  std::vector<DatumRow> All() const;

  // In the first column of every row.
  void SetFirst(const Datum& datum);

 private:
  std::size_t columns_ = 0;  // of each row; 0: there is none yet
  std::vector<Datum> data_;
};

// Rows by table, and their texts.
class RowSet {
 public:
  std::string_view Keep(std::string_view text);

  std::map<std::string_view, TableRows> tables;

 private:
  std::unique_ptr<std::pmr::monotonic_buffer_resource> texts_ =
      std::make_unique<std::pmr::monotonic_buffer_resource>();
};

struct ReportRows {
  std::string sha256;
  RowSet own;    // in `reports`, one, and in the tables that belong to a report
  RowSet named;  // in `codes` and `regions`: what the report refers to, for where it is not known
};

// The column report_id is left to whoever keeps the reports: it is 0 in every row. report_digest is
// that of the JSON the report is from.
ReportRows RowsOf(const Report& report, const std::string& report_digest);

void SetReportId(std::int64_t id, ReportRows& rows);

// All rows of `codes` and `regions` that come with the program.
RowSet ShippedRows();

}  // namespace juesuan
