// Folders are walked, patterns are filled in; then all are named, sorted and checked.
#include "batch/inputs.h"

#include <fmt/format.h>
#include <glob.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>

#include "extract/diagnostic.h"
#include "extract/digest.h"
#include "normalize/characters.h"

namespace juesuan {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kLargestDocument = 1 << 30;  // bytes; extract/ refuses what is larger

std::string Lowercase(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

Input MakeInput(const fs::path& path, const fs::path& place) {
  Input input;
  input.path = path.lexically_normal().string();
  input.name = PrintableName(input.path);
  input.report = ReportPlace(place.string());
  std::error_code ignored;
  const std::uintmax_t size = fs::file_size(path, ignored);
  input.bytes = ignored ? 0 : size;
  return input;
}

// Links to folders are not followed: they may lead back.
void WalkFolder(const fs::path& folder, std::vector<Input>& inputs) {
  try {
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
      if (Lowercase(entry.path().extension().string()) != ".pdf" || entry.is_directory()) continue;
      inputs.push_back(MakeInput(entry.path(), entry.path().lexically_relative(folder)));
    }
  } catch (const fs::filesystem_error& error) {
    throw Error(fmt::format("{}: cannot be read: {}; see to its permissions, or name what is in it",
                            error.path1().string(), error.code().message()));
  }
}

bool IsPattern(const std::string& text) { return text.find_first_of("*?[") != text.npos; }

struct GlobFreer {
  glob_t found{};
  ~GlobFreer() { globfree(&found); }
};

std::vector<std::string> FillIn(const std::string& pattern) {
  GlobFreer result;
  if (glob(pattern.c_str(), 0, nullptr, &result.found) != 0) {
    throw Error(fmt::format("{}: there is no such file, and as a pattern it fits none", pattern));
  }
  return {result.found.gl_pathv, result.found.gl_pathv + result.found.gl_pathc};
}

void Add(const std::string& given, std::vector<Input>& inputs) {
  std::error_code ignored;
  if (fs::is_directory(given, ignored)) {
    WalkFolder(given, inputs);
  } else if (IsPattern(given) && !fs::exists(given, ignored)) {
    for (const std::string& path : FillIn(given)) {
      if (fs::is_directory(path, ignored)) {
        WalkFolder(path, inputs);
      } else {
        inputs.push_back(MakeInput(path, path));
      }
    }
  } else {
    inputs.push_back(MakeInput(given, given));
  }
}

void RefuseSharedPlaces(const std::vector<Input>& inputs) {
  std::map<std::string_view, std::string_view> input_of;
  for (const Input& input : inputs) {
    const auto [other, is_new] = input_of.emplace(input.report, input.name);
    if (is_new) continue;
    throw Error(
        fmt::format("{} and {} would both be written to {}; give the folder that holds both",
                    other->second, input.name, input.report));
  }
}

// FNV-1a, with its halves folded: the last bits alone would hardly see the first characters.
std::uint64_t Hash(std::string_view text) {
  constexpr std::uint64_t kBasis = 0xcbf29ce484222325, kPrime = 0x100000001b3;
  std::uint64_t hash = kBasis;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
  return hash ^ hash >> 32;
}

}  // namespace

std::vector<std::string> ReadList(const std::string& file) {
  std::ifstream stream;
  if (file != "-") stream.open(file, std::ios::binary);
  std::istream& input = file == "-" ? std::cin : stream;
  const std::string text{std::istreambuf_iterator<char>(input), {}};
  if (!input || input.bad()) {
    throw Error(fmt::format("{}: cannot be read; check the path of the list", file));
  }
  const char end = text.find('\0') == text.npos ? '\n' : '\0';
  std::vector<std::string> names;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t length = std::min(text.find(end, begin), text.size()) - begin;
    std::string name = text.substr(begin, length);
    begin += length + 1;
    if (end == '\n' && name.ends_with('\r')) name.pop_back();
    if (!name.empty()) names.push_back(std::move(name));
  }
  return names;
}

std::vector<Input> FindInputs(const std::vector<std::string>& given) {
  std::vector<Input> inputs;
  for (const std::string& one : given) Add(one, inputs);
  std::ranges::sort(inputs, {}, &Input::name);
  const auto repeated = std::ranges::unique(inputs, {}, &Input::name);
  inputs.erase(repeated.begin(), repeated.end());
  RefuseSharedPlaces(inputs);
  return inputs;
}

std::vector<Input> TakeShard(std::vector<Input> inputs, const Shard& shard) {
  std::erase_if(inputs, [&shard](const Input& input) {
    return Hash(input.report) % shard.count != shard.index;
  });
  return inputs;
}

std::string ContentOf(const Input& input) {
  std::error_code ignored;
  if (input.bytes > kLargestDocument || !fs::is_regular_file(input.path, ignored)) return {};
  try {
    return DigestOfFile(input.path);
  } catch (const Error&) {
    return {};
  }
}

std::string ReportPlace(const std::string& path) {
  const fs::path normal = fs::path(path).lexically_normal().relative_path();
  fs::path place;
  for (const fs::path& part : normal) {
    if (part != "..") place /= part;
  }
  const std::string extension = place.extension().string();
  if (extension == ".pdf") place.replace_extension();
  return PrintableName(place.string() + ".json");
}

std::string PrintableName(const std::string& path) {
  std::string name;
  for (std::string_view rest = path; !rest.empty();) {
    const std::string_view before = rest;
    std::string character;
    AppendCharacter(TakeCharacter(rest), character);
    const bool is_whole = before.starts_with(character);
    name +=
        is_whole ? character : fmt::format("%{:02X}", static_cast<unsigned char>(before.front()));
  }
  return name;
}

}  // namespace juesuan
