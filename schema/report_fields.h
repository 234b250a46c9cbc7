// Members of JSON objects as what they are in a report; what is missing or wrong is an Error that
// says where.
#pragma once

#include <fmt/format.h>

#include <charconv>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/diagnostic.h"
#include "normalize/normalize.h"
#include "schema/json_reader.h"

namespace juesuan {

// One value of a document, and the way to it.
class Field {
 public:
  Field(const JsonValue& value, std::string path) : value_(&value), path_(std::move(path)) {}

  // Throws Error "tables[3].title: must be a text".
  [[noreturn]] void Fail(std::string_view problem) const {
    throw Error(fmt::format("{}: {}", path_.empty() ? "the document" : path_, problem));
  }

  Field operator[](std::string_view key) const {
    Expect(JsonValue::Kind::kObject, "an object");
    const JsonValue* member = value_->Find(key);
    if (member == nullptr) Fail(fmt::format("`{}` is missing", key));
    return {*member, path_.empty() ? std::string(key) : fmt::format("{}.{}", path_, key)};
  }

  bool IsNull() const { return value_->kind == JsonValue::Kind::kNull; }

  std::vector<Field> Items() const {
    Expect(JsonValue::Kind::kArray, "an array");
    std::vector<Field> items;
    for (const JsonValue& item : value_->items)
      items.emplace_back(item, fmt::format("{}[{}]", path_, items.size()));
    return items;
  }

  std::vector<std::pair<std::string, Field>> Members() const {
    Expect(JsonValue::Kind::kObject, "an object");
    std::vector<std::pair<std::string, Field>> members;
    for (const auto& [key, value] : value_->members)
      members.emplace_back(key, Field(value, fmt::format("{}.{}", path_, key)));
    return members;
  }

  std::string Text() const {
    Expect(JsonValue::Kind::kString, "a text");
    return value_->text;
  }
  // null is an empty text.
  std::string OptionalText() const { return IsNull() ? std::string() : Text(); }

  std::vector<std::string> Texts() const {
    std::vector<std::string> texts;
    for (const Field& item : Items()) texts.push_back(item.Text());
    return texts;
  }

  bool Bool() const {
    Expect(JsonValue::Kind::kBool, "true or false");
    return value_->is_true;
  }

  template <typename Number = int>
  Number As() const {
    Expect(JsonValue::Kind::kNumber, "a number");
    Number number{};
    const char* end = value_->text.data() + value_->text.size();
    if (std::from_chars(value_->text.data(), end, number).ptr != end) Fail("is out of range");
    return number;
  }

  std::optional<int> OptionalInteger() const {
    return IsNull() ? std::nullopt : std::optional(As<int>());
  }

  std::optional<Decimal> Amount() const {
    if (IsNull()) return std::nullopt;
    Expect(JsonValue::Kind::kNumber, "a number");
    const std::optional<Decimal> amount = Decimal::Parse(value_->text);
    if (!amount) Fail("is no decimal of up to 9 places");
    return amount;
  }

  // The enumerator of this name.
  template <typename Enumeration>
  Enumeration OneOf(std::initializer_list<Enumeration> all) const {
    const std::string text = Text();
    for (const Enumeration one : all) {
      if (NameOf(one) == text) return one;
    }
    Fail(fmt::format("`{}` is none of its words", text));
  }
  template <typename Enumeration>
  std::optional<Enumeration> OptionalOneOf(std::initializer_list<Enumeration> all) const {
    return IsNull() ? std::nullopt : std::optional(OneOf(all));
  }

 private:
  void Expect(JsonValue::Kind kind, std::string_view what) const {
    if (value_->kind != kind) Fail(fmt::format("must be {}", what));
  }

  const JsonValue* value_;
  std::string path_;  // "tables[3].rows[0]"; empty: the document
};

}  // namespace juesuan
