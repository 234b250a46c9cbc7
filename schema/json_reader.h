// JSON text → values. The reading counterpart of json_writer.h; the other home of RapidJSON.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace juesuan {

struct JsonValue {
  enum class Kind { kNull, kBool, kNumber, kString, kArray, kObject };
  Kind kind = Kind::kNull;
  bool is_true = false;
  std::string text;  // of a string; of a number, its digits as written
  std::vector<JsonValue> items;
  std::vector<std::pair<std::string, JsonValue>> members;  // as written

  // The member of this key; nullptr: none.
  const JsonValue* Find(std::string_view key) const;
};

// Throws Error that says where the text stops being JSON.
JsonValue ParseJson(std::string_view text);

}  // namespace juesuan
