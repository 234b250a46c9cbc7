// datapackage.json: Frictionless Table Schemas from Tables(), and the model of a Fiscal Data
// Package, which says which columns are money, time, place and classification.
#include <fmt/format.h>

#include "database/export.h"
#include "schema/json_writer.h"

namespace juesuan {
namespace {

std::string_view TypeName(ColumnType type) {
  switch (type) {
    case ColumnType::kInteger:
      return "integer";
    case ColumnType::kBoolean:
      return "boolean";
    case ColumnType::kReal:
    case ColumnType::kAmount:
    case ColumnType::kMoney:
      return "number";
    case ColumnType::kText:
      return "string";
  }
  return {};
}

template <typename Names>
void NamesMember(JsonWriter& json, std::string_view key, const Names& names) {
  json.Key(key);
  json.BeginArray();
  for (const auto& name : names) json.String(name);
  json.EndArray();
}

void FieldLine(JsonWriter& json, const ColumnDescription& column) {
  json.BeginLine();
  json.BeginObject();
  json.Text("name", column.name);
  json.Text("type", TypeName(column.type));
  json.Text("description", column.description);
  json.EndObject();
  json.EndLine();
}

void ReferenceLine(JsonWriter& json, const TableDescription::Reference& reference) {
  json.BeginLine();
  json.BeginObject();
  NamesMember(json, "fields", reference.columns);
  json.Key("reference");
  json.BeginObject();
  json.Text("resource", reference.table);
  NamesMember(json, "fields", reference.target);
  json.EndObject();
  json.EndObject();
  json.EndLine();
}

void SchemaMember(JsonWriter& json, const TableDescription& table) {
  json.Key("schema");
  json.BeginObject();
  json.Key("fields");
  json.BeginArray();
  for (const ColumnDescription& column : table.columns) FieldLine(json, column);
  json.EndArray();
  std::vector<std::string_view> key;
  for (std::size_t column = 0; column < table.key_columns; ++column)
    key.push_back(table.columns[column].name);
  NamesMember(json, "primaryKey", key);
  if (!table.references.empty()) {
    json.Key("foreignKeys");
    json.BeginArray();
    for (const TableDescription::Reference& reference : table.references)
      ReferenceLine(json, reference);
    json.EndArray();
  }
  json.EndObject();
}

void ResourceBlock(JsonWriter& json, const TableDescription& table) {
  json.BeginObject();
  json.Text("name", table.name);
  json.Text("path", fmt::format("{}.csv", table.name));
  json.Text("profile", "tabular-data-resource");
  json.Text("description", table.description);
  json.Text("format", "csv");
  json.Text("mediatype", "text/csv");
  json.Text("encoding", "utf-8");
  SchemaMember(json, table);
  json.EndObject();
}

struct Dimension {
  std::string_view name, type, resource, column;
};

constexpr Dimension kDimensions[] = {
    {"year", "datetime", "tables", "fiscal_year"},
    {"department", "entity", "tables", "department"},
    {"place", "location", "reports", "region_code"},
    {"classification", "classification", "facts", "code"},
    {"form", "other", "tables", "form"},
    {"measure", "other", "facts", "measure"},
};

void DimensionBlock(JsonWriter& json, const Dimension& dimension) {
  json.Key(dimension.name);
  json.BeginLine();
  json.BeginObject();
  json.Text("dimensionType", dimension.type);
  NamesMember(json, "primaryKey", std::vector{dimension.column});
  json.Key("attributes");
  json.BeginObject();
  json.Key(dimension.column);
  json.BeginObject();
  json.Text("resource", dimension.resource);
  json.Text("source", dimension.column);
  json.EndObject();
  json.EndObject();
  json.EndObject();
  json.EndLine();
}

void ModelMember(JsonWriter& json) {
  json.Key("model");
  json.BeginObject();
  json.Key("measures");
  json.BeginObject();
  json.Key("yuan");
  json.BeginLine();
  json.BeginObject();
  json.Text("resource", "facts");
  json.Text("source", "yuan");
  json.Text("currency", "CNY");
  json.EndObject();
  json.EndLine();
  json.EndObject();
  json.Key("dimensions");
  json.BeginObject();
  for (const Dimension& dimension : kDimensions) DimensionBlock(json, dimension);
  json.EndObject();
  json.EndObject();
}

}  // namespace

std::string DataPackageText() {
  JsonWriter json;
  json.BeginObject();
  json.Text("profile", "fiscal-data-package");
  json.Text("name", "departmental-final-accounts");
  json.Text("title", "部门决算");
  json.Text("description", "Final accounts of Chinese departments, read by juesuan");
  json.Text("countryCode", "CN");
  json.Key("resources");
  json.BeginArray();
  for (const TableDescription& table : Tables()) ResourceBlock(json, table);
  json.EndArray();
  ModelMember(json);
  json.EndObject();
  return json.Finish();
}

}  // namespace juesuan
