// Members of JSON objects that are written the same everywhere in a report.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/json_writer.h"
#include "schema/names.h"
#include "schema/report.h"

namespace juesuan {

// From its decimal digits; null where there is none.
void Amount(JsonWriter& json, std::string_view key, const std::optional<Decimal>& amount);

// A length on the page.
void Points(JsonWriter& json, std::string_view key, double points);

void String(JsonWriter& json, const std::string& text);
void Strings(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts);
void Pages(JsonWriter& json, const Grid& grid);
void Confidence(JsonWriter& json, double confidence);
void BoundingBox(JsonWriter& json, const Box& box);
void NamedTextsObject(JsonWriter& json, const NamedTexts& texts);
void GridMember(JsonWriter& json, const Grid& grid);

template <typename Enumeration>
void OptionalName(JsonWriter& json, std::string_view key, const std::optional<Enumeration>& value) {
  json.OptionalText(key, value ? NameOf(*value) : std::string_view());
}

// An array with one element a line.
template <typename Elements, typename Write>
void Lines(JsonWriter& json, std::string_view key, const Elements& elements, Write write) {
  json.Key(key);
  json.BeginArray();
  for (const auto& element : elements) {
    json.BeginLine();
    write(json, element);
    json.EndLine();
  }
  json.EndArray();
}

// An array with elements of several lines.
template <typename Elements, typename Write>
void Blocks(JsonWriter& json, std::string_view key, const Elements& elements, Write write) {
  json.Key(key);
  json.BeginArray();
  for (const auto& element : elements) write(json, element);
  json.EndArray();
}

}  // namespace juesuan
