// JSON as text that people can compare: an indented outline in which each row or cell keeps to one
// line. RapidJSON, which sees to the syntax, is used nowhere else.
#pragma once

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace juesuan {

class JsonWriter {
 public:
  JsonWriter() { outline_.SetIndent(' ', 1); }

  void BeginObject();
  void EndObject();
  void BeginArray();
  void EndArray();

  // What is written between the two is one value, and stands on one line. Lines do not nest.
  void BeginLine();
  void EndLine();

  void Key(std::string_view key);
  void String(std::string_view text);    // UTF-8
  void Number(std::string_view digits);  // written as they are
  void Bool(bool value);
  void Null();

  // Members of an object.
  void Text(std::string_view key, std::string_view text);
  void OptionalText(std::string_view key, std::string_view text);  // null where it is empty
  void Integer(std::string_view key, std::int64_t number);
  void OptionalInteger(std::string_view key, const std::optional<int>& number);

  // All that was written, and a final newline. Nothing can be written after it.
  std::string Finish();

 private:
  using Buffer = rapidjson::StringBuffer;

  Buffer text_;
  rapidjson::PrettyWriter<Buffer> outline_{text_};
  Buffer line_text_;
  rapidjson::Writer<Buffer> line_{line_text_};
  bool in_line_ = false;
};

}  // namespace juesuan
