// Values are added as the parser comes to them; what is open stands on a stack.
#include "schema/json_reader.h"

#include <fmt/format.h>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <utility>

#include "extract/diagnostic.h"

namespace juesuan {
namespace {

// Deeper than any report.
constexpr std::size_t kGreatestDepth = 64;

bool IsContainer(const JsonValue& value) {
  return value.kind == JsonValue::Kind::kArray || value.kind == JsonValue::Kind::kObject;
}

}  // namespace

// What RapidJSON calls on its way through the text; false stops it.
class JsonBuilder {
 public:
  // The texts of all values are no longer than the JSON, so that they never move; nor do they with
  // the document, if they are too many to be kept inside the string.
  JsonBuilder(std::size_t length, std::string_view left_out) : left_out_(left_out) {
    document_.texts_.reserve(std::max(length, sizeof(std::string)));
  }

  bool Null() { return LeavesOut() || Add(JsonValue::Kind::kNull); }
  bool Bool(bool value) {
    if (!LeavesOut()) Add(JsonValue::Kind::kBool)->is_true = value;
    return true;
  }
  bool RawNumber(const char* digits, rapidjson::SizeType length, bool) {
    if (!LeavesOut()) Add(JsonValue::Kind::kNumber)->text = Keep(digits, length);
    return true;
  }
  bool String(const char* text, rapidjson::SizeType length, bool) {
    if (!LeavesOut()) Add(JsonValue::Kind::kString)->text = Keep(text, length);
    return true;
  }
  bool StartObject() { return Open(JsonValue::Kind::kObject); }
  bool Key(const char* text, rapidjson::SizeType length, bool) {
    if (!LeavesOut()) key_ = Keep(text, length);
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

  JsonDocument Take() { return std::move(document_); }

 private:
  std::string_view Keep(const char* text, std::size_t length) {
    const std::size_t begin = document_.texts_.size();
    document_.texts_.append(text, length);
    return std::string_view(document_.texts_).substr(begin);
  }

  JsonValue* Add(JsonValue::Kind kind) {
    JsonValue& value = document_.values_.emplace_back();
    value.kind = kind;
    value.key = std::exchange(key_, {});
    return &value;
  }

  bool LeavesOut() const { return depth_left_out_ > 0; }

  bool Open(JsonValue::Kind kind) {
    if (LeavesOut()) return ++depth_left_out_ <= kGreatestDepth;
    const bool begins = kind == JsonValue::Kind::kArray && !left_out_.empty() && key_ == left_out_;
    Add(kind);
    open_.push_back(document_.values_.size() - 1);
    if (begins) depth_left_out_ = 1;
    return open_.size() <= kGreatestDepth;
  }

  bool Close() {
    if (LeavesOut() && --depth_left_out_ > 0) return true;
    document_.values_[open_.back()].end = static_cast<std::uint32_t>(document_.values_.size());
    open_.pop_back();
    return true;
  }

  const std::string_view left_out_;
  std::size_t depth_left_out_ = 0;  // how deep in an array that is left out; 0: not in one
  JsonDocument document_;
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

JsonDocument ParseJson(std::string_view text, std::string_view left_out) {
  rapidjson::MemoryStream stream(text.data(), text.size());
  rapidjson::Reader reader;
  JsonBuilder builder(text.size(), left_out);
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
