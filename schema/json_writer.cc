// Each call goes to the outline or, inside a line, to the line.
#include "schema/json_writer.h"

#include <fmt/format.h>

#include <cassert>

namespace juesuan {
namespace {

rapidjson::SizeType Length(std::string_view text) {
  return static_cast<rapidjson::SizeType>(text.size());
}

}  // namespace

void JsonWriter::BeginObject() { in_line_ ? line_.StartObject() : outline_.StartObject(); }

void JsonWriter::EndObject() { in_line_ ? line_.EndObject() : outline_.EndObject(); }

void JsonWriter::BeginArray() { in_line_ ? line_.StartArray() : outline_.StartArray(); }

void JsonWriter::EndArray() { in_line_ ? line_.EndArray() : outline_.EndArray(); }

void JsonWriter::BeginLine() {
  assert(!in_line_);
  in_line_ = true;
  line_text_.Clear();
  line_.Reset(line_text_);
}

void JsonWriter::EndLine() {
  assert(in_line_ && line_.IsComplete());
  in_line_ = false;
  // Whatever it is, the outline takes it as one value: its type only matters for keys.
  outline_.RawValue(line_text_.GetString(), line_text_.GetSize(), rapidjson::kObjectType);
}

void JsonWriter::Key(std::string_view key) {
  in_line_ ? line_.Key(key.data(), Length(key)) : outline_.Key(key.data(), Length(key));
}

void JsonWriter::String(std::string_view text) {
  in_line_ ? line_.String(text.data(), Length(text)) : outline_.String(text.data(), Length(text));
}

void JsonWriter::Number(std::string_view digits) {
  in_line_ ? line_.RawValue(digits.data(), digits.size(), rapidjson::kNumberType)
           : outline_.RawValue(digits.data(), digits.size(), rapidjson::kNumberType);
}

void JsonWriter::Bool(bool value) { in_line_ ? line_.Bool(value) : outline_.Bool(value); }

void JsonWriter::Null() { in_line_ ? line_.Null() : outline_.Null(); }

void JsonWriter::Text(std::string_view key, std::string_view text) {
  Key(key);
  String(text);
}

void JsonWriter::OptionalText(std::string_view key, std::string_view text) {
  Key(key);
  text.empty() ? Null() : String(text);
}

void JsonWriter::Integer(std::string_view key, std::int64_t number) {
  Key(key);
  Number(fmt::to_string(number));
}

void JsonWriter::OptionalInteger(std::string_view key, const std::optional<int>& number) {
  Key(key);
  number ? Number(fmt::to_string(*number)) : Null();
}

std::string JsonWriter::Finish() {
  assert(outline_.IsComplete());
  return std::string(text_.GetString(), text_.GetSize()) + '\n';
}

}  // namespace juesuan
