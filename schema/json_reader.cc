// Values are built as the parser comes to them; what is open stands on a stack.
#include "schema/json_reader.h"

#include <fmt/format.h>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include "extract/diagnostic.h"

namespace juesuan {
namespace {

// Deeper than any report, and shallow enough to be taken apart again.
constexpr std::size_t kGreatestDepth = 64;

// What RapidJSON calls on its way through the text; false stops it.
class Builder {
 public:
  bool Null() { return Add({}); }
  bool Bool(bool value) { return Add({JsonValue::Kind::kBool, value, {}, {}, {}}); }
  bool RawNumber(const char* digits, rapidjson::SizeType length, bool) {
    return Add({JsonValue::Kind::kNumber, false, std::string(digits, length), {}, {}});
  }
  bool String(const char* text, rapidjson::SizeType length, bool) {
    return Add({JsonValue::Kind::kString, false, std::string(text, length), {}, {}});
  }
  bool StartObject() { return Open(JsonValue::Kind::kObject); }
  bool Key(const char* text, rapidjson::SizeType length, bool) {
    open_.back().members.emplace_back(std::string(text, length), JsonValue());
    return true;
  }
  bool EndObject(rapidjson::SizeType) { return Close(); }
  bool StartArray() { return Open(JsonValue::Kind::kArray); }
  bool EndArray(rapidjson::SizeType) { return Close(); }
  // Numbers come as RawNumber.
  bool Int(int) { return false; }
  bool Uint(unsigned) { return false; }
  bool Int64(std::int64_t) { return false; }
  bool Uint64(std::uint64_t) { return false; }
  bool Double(double) { return false; }

  JsonValue Take() { return std::move(root_); }

 private:
  bool Open(JsonValue::Kind kind) {
    open_.emplace_back().kind = kind;
    return open_.size() <= kGreatestDepth;
  }

  bool Close() {
    JsonValue value = std::move(open_.back());
    open_.pop_back();
    return Add(std::move(value));
  }

  bool Add(JsonValue value) {
    if (open_.empty()) {
      root_ = std::move(value);
    } else if (open_.back().kind == JsonValue::Kind::kArray) {
      open_.back().items.push_back(std::move(value));
    } else {
      open_.back().members.back().second = std::move(value);
    }
    return true;
  }

  JsonValue root_;
  std::vector<JsonValue> open_;
};

}  // namespace

const JsonValue* JsonValue::Find(std::string_view key) const {
  for (const auto& [name, value] : members) {
    if (name == key) return &value;
  }
  return nullptr;
}

JsonValue ParseJson(std::string_view text) {
  rapidjson::MemoryStream stream(text.data(), text.size());
  rapidjson::Reader reader;
  Builder builder;
  constexpr unsigned kFlags = rapidjson::kParseNumbersAsStringsFlag |
                              rapidjson::kParseIterativeFlag |
                              rapidjson::kParseValidateEncodingFlag;
  if (!reader.Parse<kFlags>(stream, builder)) {
    throw Error(fmt::format("no JSON at byte {}: {}", reader.GetErrorOffset(),
                            rapidjson::GetParseError_En(reader.GetParseErrorCode())));
  }
  return builder.Take();
}

}  // namespace juesuan
