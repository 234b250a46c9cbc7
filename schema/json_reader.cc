// Values are added as the parser comes to them; what is open stands on a stack.
#include "schema/json_reader.h"

#include <fmt/format.h>
#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <utility>

#include "extract/diagnostic.h"

namespace juesuan {
namespace {

// Deeper than any report.
constexpr std::size_t kGreatestDepth = 64;

// The bracket that closes an array, or the null character that ends the text. `at` is after the
// bracket that opens it.
char* EndOfArray(char* at) {
  for (int depth = 1; *at != '\0'; ++at) {
    if (*at == '"') {
      for (++at; *at != '"' && *at != '\0'; ++at) {
        if (*at == '\\' && at[1] != '\0') ++at;
      }
      if (*at == '\0') break;
    } else if (*at == '[') {
      ++depth;
    } else if (*at == ']' && --depth == 0) {
      break;
    }
  }
  return at;
}

bool IsContainer(const JsonValue& value) {
  return value.kind == JsonValue::Kind::kArray || value.kind == JsonValue::Kind::kObject;
}

}  // namespace

// What RapidJSON calls on its way through the text; false stops it. It reads in place: what it
// hands over are pieces of the text, with escapes already undone.
class JsonBuilder {
 public:
  JsonBuilder(rapidjson::InsituStringStream& stream, std::span<const std::string_view> left_out)
      : stream_(stream), left_out_(left_out) {}

  bool Null() { return Add({}, JsonValue::Kind::kNull); }
  bool Bool(bool value) {
    Add({}, JsonValue::Kind::kBool);
    values_.back().is_true = value;
    return true;
  }
  bool RawNumber(const char* digits, rapidjson::SizeType length, bool) {
    return Add({digits, length}, JsonValue::Kind::kNumber);
  }
  bool String(const char* text, rapidjson::SizeType length, bool) {
    return Add({text, length}, JsonValue::Kind::kString);
  }
  bool StartObject() { return Open(JsonValue::Kind::kObject); }
  bool Key(const char* text, rapidjson::SizeType length, bool) {
    key_ = {text, length};
    return true;
  }
  bool EndObject(rapidjson::SizeType) { return Close(); }
  bool StartArray() {
    if (std::ranges::find(left_out_, key_) != left_out_.end())
      stream_.src_ = EndOfArray(stream_.src_);
    return Open(JsonValue::Kind::kArray);
  }
  bool EndArray(rapidjson::SizeType) { return Close(); }
  // Numbers come as RawNumber.
  bool Int(int) { return false; }
  bool Uint(unsigned) { return false; }
  bool Int64(std::int64_t) { return false; }
  bool Uint64(std::uint64_t) { return false; }
  bool Double(double) { return false; }

  std::vector<JsonValue> Take() { return std::move(values_); }

 private:
  bool Add(std::string_view text, JsonValue::Kind kind) {
    JsonValue& value = values_.emplace_back();
    value.kind = kind;
    value.key = std::exchange(key_, {});
    value.text = text;
    return true;
  }

  bool Open(JsonValue::Kind kind) {
    Add({}, kind);
    open_.push_back(values_.size() - 1);
    return open_.size() <= kGreatestDepth;
  }

  bool Close() {
    values_[open_.back()].end = static_cast<std::uint32_t>(values_.size());
    open_.pop_back();
    return true;
  }

  rapidjson::InsituStringStream& stream_;
  const std::span<const std::string_view> left_out_;
  std::vector<JsonValue> values_;
  std::string_view key_;  // of the next member
  std::vector<std::size_t> open_;
};

std::size_t JsonDocument::After(std::size_t index) const {
  const JsonValue& value = values_[index];
  return IsContainer(value) ? value.end : index + 1;
}

std::size_t JsonDocument::Find(std::size_t object, std::string_view key) const {
  for (std::size_t member = object + 1; member < values_[object].end; member = After(member)) {
    if (values_[member].key == key) return member;
  }
  return 0;
}

std::string JsonDocument::PathTo(std::size_t index) const {
  std::string path;
  for (std::size_t outer = 0; outer != index;) {
    const bool is_object = values_[outer].kind == JsonValue::Kind::kObject;
    std::size_t inner = outer + 1;
    for (int number = 0;; ++number) {
      if (index < After(inner)) {
        path += is_object ? fmt::format("{}{}", path.empty() ? "" : ".", values_[inner].key)
                          : fmt::format("[{}]", number);
        break;
      }
      inner = After(inner);
    }
    outer = inner;
  }
  return path;
}

JsonDocument ParseJson(std::string_view text, std::span<const std::string_view> left_out) {
  JsonDocument document;
  document.text_.reserve(text.size() + 1);
  document.text_.assign(text.begin(), text.end());
  document.text_.push_back('\0');
  rapidjson::InsituStringStream stream(document.text_.data());
  rapidjson::Reader reader;
  JsonBuilder builder(stream, left_out);
  constexpr unsigned kFlags = rapidjson::kParseInsituFlag | rapidjson::kParseNumbersAsStringsFlag |
                              rapidjson::kParseValidateEncodingFlag;
  if (!reader.Parse<kFlags>(stream, builder)) {
    throw Error(fmt::format("no JSON at byte {}: {}", reader.GetErrorOffset(),
                            rapidjson::GetParseError_En(reader.GetParseErrorCode())));
  }
  document.values_ = builder.Take();
  return document;
}

}  // namespace juesuan
