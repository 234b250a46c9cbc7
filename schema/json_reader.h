// JSON text → values. The reading counterpart of json_writer.h; the other home of RapidJSON.
// A report has some fifty thousand values, so they stand in one list, in the order of the text, and
// their texts are pieces of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace juesuan {

struct JsonValue {
  enum class Kind : std::uint8_t { kNull, kBool, kNumber, kString, kArray, kObject };
  Kind kind = Kind::kNull;
  bool is_true = false;
  std::uint32_t end = 0;  // of an array or object: the index after all that is in it
  std::string_view key;   // of a member
  std::string_view text;  // of a string; of a number, its digits as written
};

class JsonDocument {
 public:
  // Index 0 is the whole. What is in an array or object begins at the index after its own.
  const JsonValue& at(std::size_t index) const { return values_[index]; }

  // The index after a value and all that is in it: where the next one begins.
  std::size_t After(std::size_t index) const;

  // The index of the object's member of this key; 0: none.
  std::size_t Find(std::size_t object, std::string_view key) const;

  // The way to a value, for messages: "tables[3].title". Empty: the document.
  std::string PathTo(std::size_t index) const;

 private:
  friend JsonDocument ParseJson(std::string_view text, std::span<const std::string_view> left_out);

  std::vector<char> text_;  // no string: that may move its characters when it is moved
  std::vector<JsonValue> values_;
};

// Arrays that are members of these names come out empty, which is cheaper than to read them; what
// is in them is not looked at. Throws Error that says where the text stops being JSON.
JsonDocument ParseJson(std::string_view text, std::span<const std::string_view> left_out = {});

}  // namespace juesuan
