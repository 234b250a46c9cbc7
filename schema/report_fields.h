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

// One value of a document, which must live as long.
class Field {
 public:
  explicit Field(const JsonDocument& document, std::size_t index = 0)
      : document_(&document), index_(index) {}

  // Throws Error "tables[3].title: must be a text".
  [[noreturn]] void Fail(std::string_view problem) const {
    const std::string path = document_->PathTo(index_);
    throw Error(fmt::format("{}: {}", path.empty() ? "the document" : path, problem));
  }

  Field operator[](std::string_view key) const {
    Expect(JsonValue::Kind::kObject, "an object");
    const std::size_t member = document_->Find(index_, key);
    if (member == 0) Fail(fmt::format("`{}` is missing", key));
    return Field(*document_, member);
  }

  // A member that is left out where there is nothing to tell.
  std::optional<Field> Find(std::string_view key) const {
    Expect(JsonValue::Kind::kObject, "an object");
    const std::size_t member = document_->Find(index_, key);
    return member == 0 ? std::nullopt : std::optional(Field(*document_, member));
  }

  bool IsNull() const { return value().kind == JsonValue::Kind::kNull; }

  // Of an array.
  template <typename Visit>
  void ForEach(Visit visit) const {
    Expect(JsonValue::Kind::kArray, "an array");
    for (std::size_t item = index_ + 1; item < value().end; item = document_->After(item))
      visit(Field(*document_, item));
  }

  std::vector<Field> Items() const {
    std::vector<Field> items;
    ForEach([&items](const Field& item) { items.push_back(item); });
    return items;
  }

  std::vector<std::pair<std::string, Field>> Members() const {
    Expect(JsonValue::Kind::kObject, "an object");
    std::vector<std::pair<std::string, Field>> members;
    for (std::size_t member = index_ + 1; member < value().end; member = document_->After(member))
      members.emplace_back(document_->at(member).key, Field(*document_, member));
    return members;
  }

  std::string Text() const {
    Expect(JsonValue::Kind::kString, "a text");
    return std::string(value().text);
  }
  // null is an empty text.
  std::string OptionalText() const { return IsNull() ? std::string() : Text(); }

  std::vector<std::string> Texts() const {
    std::vector<std::string> texts;
    ForEach([&texts](const Field& item) { texts.push_back(item.Text()); });
    return texts;
  }

  bool Bool() const {
    Expect(JsonValue::Kind::kBool, "true or false");
    return value().is_true;
  }

  template <typename Number = int>
  Number As() const {
    Expect(JsonValue::Kind::kNumber, "a number");
    Number number{};
    const std::string_view digits = value().text;
    const char* end = digits.data() + digits.size();
    if (std::from_chars(digits.data(), end, number).ptr != end) Fail("is out of range");
    return number;
  }

  std::optional<int> OptionalInteger() const {
    return IsNull() ? std::nullopt : std::optional(As<int>());
  }

  std::optional<Decimal> Amount() const {
    if (IsNull()) return std::nullopt;
    Expect(JsonValue::Kind::kNumber, "a number");
    const std::optional<Decimal> amount = Decimal::Parse(value().text);
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
  const JsonValue& value() const { return document_->at(index_); }

  void Expect(JsonValue::Kind kind, std::string_view what) const {
    if (value().kind != kind) Fail(fmt::format("must be {}", what));
  }

  const JsonDocument* document_;
  std::size_t index_;
};

}  // namespace juesuan
