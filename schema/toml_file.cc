// Finds the files, and words the complaints.
#include "schema/toml_file.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "extract/diagnostic.h"

namespace juesuan {
namespace {

std::vector<DefinitionFile> ReadFolder(const std::string& folder, std::string_view what) {
  namespace fs = std::filesystem;
  std::error_code problem;
  std::vector<fs::path> paths;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, problem)) {
    if (entry.path().extension() == ".toml") paths.push_back(entry.path());
  }
  if (problem)
    throw Error(
        fmt::format("{}: cannot read the folder of {}: {}", folder, what, problem.message()));
  if (paths.empty()) throw Error(fmt::format("{}: no {} (*.toml) in this folder", folder, what));
  std::sort(paths.begin(), paths.end());
  std::vector<DefinitionFile> files;
  for (const fs::path& path : paths) {
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    if (!stream) throw Error(fmt::format("{}: cannot be read", path.string()));
    files.push_back({path.string(), text.str()});
  }
  return files;
}

}  // namespace

std::vector<DefinitionFile> ReadDefinitions(const std::string& folder, std::string_view what,
                                            std::span<const EmbeddedFile> shipped) {
  if (!folder.empty()) return ReadFolder(folder, what);
  std::vector<DefinitionFile> files;
  for (const EmbeddedFile& file : shipped)
    files.push_back({std::string(file.name), std::string(file.text)});
  return files;
}

toml::table ParseToml(std::string_view file, std::string_view text) {
  try {
    return toml::parse(text, file);
  } catch (const toml::parse_error& error) {
    throw Error(fmt::format("{}:{}:{}: {}", file, error.source().begin.line,
                            error.source().begin.column, error.description()));
  }
}

void Fail(std::string_view file, const toml::node& node, std::string_view problem) {
  throw Error(fmt::format("{}:{}: {}", file, node.source().begin.line, problem));
}

void RefuseUnknownKeys(std::string_view file, const toml::table& table,
                       std::initializer_list<std::string_view> known) {
  for (const auto& [key, node] : table) {
    if (std::find(known.begin(), known.end(), key.str()) == known.end()) {
      Fail(file, node, fmt::format("`{}` is not a key used here", key.str()));
    }
  }
}

std::vector<std::string> Strings(std::string_view file, const toml::table& table,
                                 std::string_view key) {
  const toml::array* array = table[key].as_array();
  if (!array) Fail(file, table, fmt::format("`{}` must be a list of texts", key));
  std::vector<std::string> strings;
  for (const toml::node& node : *array) {
    const std::optional<std::string> text = node.value<std::string>();
    if (!text) Fail(file, node, fmt::format("`{}` must hold texts only", key));
    strings.push_back(*text);
  }
  return strings;
}

}  // namespace juesuan
