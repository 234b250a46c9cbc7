// Rows of the embedded tables: lines of comma-separated fields without quotes.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "normalize/embedded.h"

namespace juesuan {

// Takes the text before the first `separator` off `text`, and the separator.
inline std::string_view TakeUntil(char separator, std::string_view& text) {
  const std::size_t end = text.find(separator);
  const std::string_view taken = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return taken;
}

// Takes the next line that is neither empty nor a comment off `table`; empty at its end.
inline std::string_view TakeRow(std::string_view& table) {
  while (!table.empty()) {
    const std::string_view line = TakeUntil('\n', table);
    if (!line.empty() && line.front() != '#') return line;
  }
  return {};
}

// The rows of an embedded table, without the row that names its columns; empty if there is no
// such file.
inline std::string_view TableRows(std::string_view file) {
  const auto files = CodeFiles();
  const auto found = std::ranges::find(files, file, &EmbeddedFile::name);
  if (found == files.end()) return {};
  std::string_view rows = found->text;
  TakeRow(rows);
  return rows;
}

}  // namespace juesuan
