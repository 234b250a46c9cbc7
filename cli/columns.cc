// Widths after Unicode's East Asian Width: Wide and Fullwidth characters take two places.
#include "cli/columns.h"

#include <algorithm>

#include "normalize/characters.h"

namespace juesuan {
namespace {

struct CharacterRange {
  char32_t first, last;
};

// The Wide and Fullwidth blocks, simplified to the scripts and signs that documents print.
constexpr CharacterRange kWide[] = {
    {0x1100, 0x115F},    // Hangul Jamo
    {0x2E80, 0x303E},    // radicals, CJK punctuation
    {0x3041, 0xA4CF},    // kana to Yi, the ideographs among them
    {0xAC00, 0xD7A3},    // Hangul
    {0xF900, 0xFAFF},    // compatibility ideographs
    {0xFE30, 0xFE6F},    // compatibility and small forms
    {0xFF00, 0xFF60},    // fullwidth forms
    {0xFFE0, 0xFFE6},    // fullwidth signs
    {0x1F300, 0x1FAFF},  // pictographs
    {0x20000, 0x3FFFD},  // ideographs beyond the first plane
};

bool IsWide(char32_t character) {
  return std::any_of(std::begin(kWide), std::end(kWide), [character](const CharacterRange& range) {
    return IsWithin(character, range.first, range.last);
  });
}

void TrimRight(std::string& line) { line.erase(line.find_last_not_of(' ') + 1); }

}  // namespace

int DisplayWidth(std::string_view text) {
  int width = 0;
  while (!text.empty()) width += IsWide(TakeCharacter(text)) ? 2 : 1;
  return width;
}

std::string AlignColumns(const std::vector<std::vector<std::string>>& rows, int indent,
                         const std::vector<std::size_t>& right_aligned) {
  std::vector<int> widths;
  for (const std::vector<std::string>& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t column = 0; column < row.size(); ++column) {
      widths[column] = std::max(widths[column], DisplayWidth(row[column]));
    }
  }
  std::string text;
  for (const std::vector<std::string>& row : rows) {
    std::string line(static_cast<std::size_t>(indent), ' ');
    for (std::size_t column = 0; column < row.size(); ++column) {
      const auto padding = static_cast<std::size_t>(widths[column] - DisplayWidth(row[column]));
      const bool right = std::count(right_aligned.begin(), right_aligned.end(), column) > 0;
      line +=
          right ? std::string(padding, ' ') + row[column] : row[column] + std::string(padding, ' ');
      line += "  ";
    }
    TrimRight(line);
    text += line + '\n';
  }
  return text;
}

}  // namespace juesuan
