// Reports as files of the same tables as in a database: CSV, JSON Lines, or a data package.
#pragma once

#include <fstream>
#include <map>
#include <set>
#include <string>

#include "database/rows.h"

namespace juesuan {

enum class ExportFormat {
  kCsv,
  kJsonLines,
  kDataPackage,  // CSV, and datapackage.json that describes it
};

class Exporter {
 public:
  // with_mark: CSV files begin with a byte order mark, by which Excel knows UTF-8. Throws Error
  // where the folder cannot be written.
  Exporter(const std::string& folder, ExportFormat format, bool with_mark);

  // Reports are numbered as they come.
  void Add(ReportRows rows);

  // Until here all files have other names, so that no half export looks like a whole one.
  void Finish();

 private:
  std::string PathOf(std::string_view file) const;
  std::string FileOf(const TableDescription& table) const;
  void Write(const TableDescription& table, const DatumRow& row);
  void WriteNamed(const RowSet& rows);

  const std::string folder_;
  const ExportFormat format_;
  std::map<std::string_view, std::ofstream> files_;          // by table
  std::map<std::string_view, std::set<std::string>> named_;  // written of `codes` and `regions`
  std::int64_t reports_ = 0;
};

// The description of the tables as Frictionless Table Schemas, with the fiscal meaning of facts.
std::string DataPackageText();

}  // namespace juesuan
