// One file a table, written as reports come.
#include "database/export.h"

#include <fmt/format.h>

#include <filesystem>

#include "extract/diagnostic.h"
#include "schema/facts.h"
#include "schema/json_writer.h"

namespace juesuan {
namespace {

namespace fs = std::filesystem;

constexpr char kByteOrderMark[] = "\xEF\xBB\xBF";
constexpr char kUnfinished[] = ".unfinished";

std::string TextOf(const Datum& datum) {
  if (const auto* text = std::get_if<std::string_view>(&datum)) return std::string(*text);
  if (const auto* integer = std::get_if<std::int64_t>(&datum)) return fmt::to_string(*integer);
  if (const auto* real = std::get_if<double>(&datum)) return fmt::to_string(*real);
  if (const auto* boolean = std::get_if<bool>(&datum)) return *boolean ? "true" : "false";
  if (const auto* decimal = std::get_if<Decimal>(&datum)) return decimal->ToString();
  return {};
}

std::string CsvHeading(const TableDescription& table) {
  std::string line;
  for (const ColumnDescription& column : table.columns)
    line += (line.empty() ? "" : ",") + std::string(column.name);
  return line + '\n';
}

std::string CsvLine(const DatumRow& row) {
  std::string line;
  for (const Datum& datum : row) {
    if (&datum != &row.front()) line += ',';
    AppendCsvField(line, TextOf(datum));
  }
  return line + '\n';
}

std::string JsonLine(const TableDescription& table, const DatumRow& row) {
  JsonWriter json;
  json.BeginLine();
  json.BeginObject();
  for (std::size_t column = 0; column < row.size(); ++column) {
    json.Key(table.columns[column].name);
    const Datum& datum = row[column];
    if (std::holds_alternative<std::monostate>(datum)) {
      json.Null();
    } else if (const auto* boolean = std::get_if<bool>(&datum)) {
      json.Bool(*boolean);
    } else if (table.columns[column].type == ColumnType::kText) {
      json.String(TextOf(datum));
    } else {
      json.Number(TextOf(datum));
    }
  }
  json.EndObject();
  json.EndLine();
  return json.Finish();
}

}  // namespace

Exporter::Exporter(const std::string& folder, ExportFormat format, bool with_mark)
    : folder_(folder), format_(format) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw Error(fmt::format("{}: cannot be made a folder: {}", folder, error.message()));
  for (const TableDescription& table : Tables()) {
    std::ofstream& file = files_[table.name];
    file.open(PathOf(FileOf(table)) + kUnfinished, std::ios::binary);
    if (format == ExportFormat::kJsonLines) continue;
    if (with_mark) file << kByteOrderMark;
    file << CsvHeading(table);
  }
  WriteNamed(ShippedRows());
}

std::string Exporter::PathOf(std::string_view file) const {
  return (fs::path(folder_) / file).string();
}

std::string Exporter::FileOf(const TableDescription& table) const {
  return fmt::format("{}.{}", table.name, format_ == ExportFormat::kJsonLines ? "jsonl" : "csv");
}

void Exporter::Write(const TableDescription& table, const DatumRow& row) {
  files_[table.name] << (format_ == ExportFormat::kJsonLines ? JsonLine(table, row) : CsvLine(row));
}

// Every code and region that is referred to is in its table, once.
void Exporter::WriteNamed(const RowSet& rows) {
  for (const auto& [name, named] : rows.tables) {
    for (const DatumRow& row : named.All()) {
      if (named_[name].emplace(std::get<std::string_view>(row.front())).second)
        Write(TableNamed(name), row);
    }
  }
}

void Exporter::Add(ReportRows rows) {
  SetReportId(++reports_, rows);
  WriteNamed(rows.named);
  for (const auto& [name, table_rows] : rows.own.tables) {
    for (const DatumRow& row : table_rows.All()) Write(TableNamed(name), row);
  }
}

void Exporter::Finish() {
  if (format_ == ExportFormat::kDataPackage) {
    std::ofstream& file = files_["datapackage.json"];
    file.open(PathOf("datapackage.json") + std::string(kUnfinished), std::ios::binary);
    file << DataPackageText();
  }
  for (auto& [name, file] : files_) {
    const bool is_table = name != "datapackage.json";
    const std::string path = PathOf(is_table ? FileOf(TableNamed(name)) : std::string(name));
    file.close();
    if (!file) throw Error(fmt::format("{}: cannot be written; is the disk full?", path));
    fs::rename(path + kUnfinished, path);
  }
}

}  // namespace juesuan
