// Data files in TOML: the only home of toml++. What is wrong with a file is an Error that names the
// file and the line.
#pragma once

#include <fmt/format.h>

#define TOML_EXCEPTIONS 1
#include <toml++/toml.h>

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "normalize/embedded.h"

namespace juesuan {

// One file of a folder, or of the program.
struct DefinitionFile {
  std::string name, text;
};

// The .toml files of a folder by name, or the shipped ones where `folder` is empty. `what` they
// are, for messages: "form definitions". Throws Error where there are none.
std::vector<DefinitionFile> ReadDefinitions(const std::string& folder, std::string_view what,
                                            std::span<const EmbeddedFile> shipped);

toml::table ParseToml(std::string_view file, std::string_view text);

[[noreturn]] void Fail(std::string_view file, const toml::node& node, std::string_view problem);

void RefuseUnknownKeys(std::string_view file, const toml::table& table,
                       std::initializer_list<std::string_view> known);

// A required list of texts.
std::vector<std::string> Strings(std::string_view file, const toml::table& table,
                                 std::string_view key);

// A required key of a table, as T; says what is missing where.
template <typename T>
T Required(std::string_view file, const toml::table& table, std::string_view key) {
  const std::optional<T> value = table[key].value<T>();
  if (!value) Fail(file, table, fmt::format("`{}` is missing or of the wrong type", key));
  return *value;
}

// The value that belongs to a word; says which words there are.
template <typename T>
T Word(std::string_view file, const toml::table& table, std::string_view key,
       std::initializer_list<std::pair<std::string_view, T>> words,
       std::optional<T> otherwise = std::nullopt) {
  const std::optional<std::string> text = table[key].value<std::string>();
  if (!text && otherwise) return *otherwise;
  std::string known;
  for (const auto& [word, value] : words) {
    if (text == word) return value;
    known += known.empty() ? std::string(word) : ", " + std::string(word);
  }
  Fail(file, table, fmt::format("`{}` must be one of: {}", key, known));
}

}  // namespace juesuan
