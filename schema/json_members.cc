// Tested through tests/json_test.cc.
#include "schema/json_members.h"

#include <fmt/format.h>

#include <algorithm>

#include "schema/facts.h"

namespace juesuan {
namespace {

void CellLine(JsonWriter& json, const Cell& cell) {
  json.BeginObject();
  json.Integer("r", cell.row);
  json.Integer("c", cell.column);
  json.Integer("rs", cell.row_span);
  json.Integer("cs", cell.column_span);
  json.Text("text", cell.reading.text);
  if (!cell.reading.raw.empty()) json.Text("raw", cell.reading.raw);
  if (cell.reading.origin == Origin::kOcr) Confidence(json, cell.reading.confidence);
  json.Integer("page", cell.page);
  BoundingBox(json, cell.box);
  json.EndObject();
}

}  // namespace

void Amount(JsonWriter& json, std::string_view key, const std::optional<Decimal>& amount) {
  json.Key(key);
  amount ? json.Number(amount->ToString()) : json.Null();
}

void Points(JsonWriter& json, std::string_view key, double points) {
  json.Key(key);
  json.Number(PointsText(points));
}

void String(JsonWriter& json, const std::string& text) { json.String(text); }

void Strings(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts) {
  json.Key(key);
  json.BeginArray();
  for (const std::string& text : texts) json.String(text);
  json.EndArray();
}

void Pages(JsonWriter& json, const Grid& grid) {
  json.Key("pages");
  json.BeginLine();
  json.BeginArray();
  for (const int page : grid.pages) json.Number(fmt::to_string(page));
  json.EndArray();
  json.EndLine();
}

void Confidence(JsonWriter& json, double confidence) {
  json.Key("confidence");
  json.Number(fmt::format("{:.2f}", confidence));
}

void BoundingBox(JsonWriter& json, const Box& box) {
  json.Key("bbox");
  json.BeginArray();
  for (const double edge : {box.x0, box.y0, box.x1, box.y1}) json.Number(PointsText(edge));
  json.EndArray();
}

// Printed headers may repeat; JSON keys must not: a later one is written "备注 (2)".
void NamedTextsObject(JsonWriter& json, const NamedTexts& texts) {
  json.BeginObject();
  for (auto text = texts.begin(); text != texts.end(); ++text) {
    const auto earlier = std::count_if(
        texts.begin(), text, [&](const auto& other) { return other.first == text->first; });
    json.Text(earlier == 0 ? text->first : fmt::format("{} ({})", text->first, earlier + 1),
              text->second);
  }
  json.EndObject();
}

void GridMember(JsonWriter& json, const Grid& grid) {
  json.Key("grid");
  json.BeginObject();
  json.Integer("rows", grid.rows);
  json.Integer("cols", grid.columns);
  Lines(json, "cells", grid.cells, CellLine);
  json.EndObject();
}

}  // namespace juesuan
