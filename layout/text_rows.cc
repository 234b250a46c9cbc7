// Tested by tests/unruled_test.cc.
#include "layout/text_rows.h"

#include <algorithm>

namespace juesuan {
namespace {

// Pieces of a line are this far apart, in ems: more than a space in a title, less than the gap
// between two columns of amounts.
constexpr double kPieceGap = 0.9;

// Printed where there is no figure.
bool IsDash(const std::string& text) {
  return text == "-" || text == "—" || text == "–" || text == "——" || text == "———";
}

TextRow MakeRow(const GlyphLine& line) {
  TextRow row{line.box.y0, line.box.y1, {}};
  std::size_t first = 0;
  for (std::size_t next = 1; next <= line.glyphs.size(); ++next) {
    const bool apart =
        next < line.glyphs.size() &&
        line.glyphs[next]->x0 - line.glyphs[next - 1]->x1 > kPieceGap * line.glyphs[next]->size;
    if (next < line.glyphs.size() && !apart) continue;
    Piece& piece = row.pieces.emplace_back();
    piece.x0 = line.glyphs[first]->x0;
    piece.x1 = line.glyphs[next - 1]->x1;
    piece.text = LineText(line, first, next);
    piece.number = IsNumber(piece.text) || IsDash(piece.text);
    piece.glyphs.assign(line.glyphs.begin() + static_cast<std::ptrdiff_t>(first),
                        line.glyphs.begin() + static_cast<std::ptrdiff_t>(next));
    first = next;
  }
  return row;
}

}  // namespace

bool IsNumber(const std::string& text) {
  const bool digit =
      std::any_of(text.begin(), text.end(), [](char byte) { return byte >= '0' && byte <= '9'; });
  return digit && text.find_first_not_of("0123456789.,-%() ") == std::string::npos;
}

bool TextRow::HasNumber() const {
  return std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) { return piece.number; });
}

std::vector<TextRow> MakeTextRows(const GlyphPointers& glyphs) {
  std::vector<TextRow> rows;
  for (const GlyphLine& line : GroupLines(glyphs)) rows.push_back(MakeRow(line));
  return rows;
}

bool IsCaption(const TextRow& row) {
  if (row.pieces.size() == 1 && row.pieces.front().text.ends_with("表")) return true;
  return std::any_of(row.pieces.begin(), row.pieces.end(), [](const Piece& piece) {
    return piece.text.find("单位：") != std::string::npos ||
           piece.text.find("单位:") != std::string::npos ||
           piece.text.find("部门：") != std::string::npos ||
           piece.text.find("部门:") != std::string::npos;
  });
}

bool IsNote(const TextRow& row) {
  const std::string& text = row.pieces.front().text;
  for (const std::string word : {"注：", "注:", "说明：", "说明:", "备注：", "备注:"}) {
    if (text.compare(0, word.size(), word) == 0) return true;
  }
  return false;
}

}  // namespace juesuan
