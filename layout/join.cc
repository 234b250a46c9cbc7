// What proves that a grid goes on: the same column lines with nothing printed between the two
// parts, or the header, and the title with it, repeated. What proves that it does not: a title or
// note between them, or a first row that is a title. Tested by tests/layout_join_test.cc.
#include "layout/join.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <string>
#include <utility>

#include "layout/text_rows.h"

namespace juesuan {
namespace {

// Column lines of two parts of one table agree this well, after a common shift (mirrored margins).
constexpr double kSameLine = 3.0;  // points
// A repeated header is no taller than this.
constexpr int kMostHeaderRows = 8;
// Of the cells of a header, and of the lines above it, that recognition may have misread.
constexpr double kMisread = 0.15;
constexpr double kMisreadLines = 0.5;
// Recognised lines that are the same share more of their characters than those of two titles, and
// differ in one at most: （按功能分类） and （按经济分类） are two.
constexpr double kAlikeLines = 0.8;
constexpr double kMisreadCharacters = 1;
// Scanned pages of one table may be larger or smaller than each other by this share.
constexpr double kScanStretch = 0.02;

std::string Squeezed(const std::string& text) {
  std::string result;
  for (const char byte : text) {
    if (byte != ' ') result += byte;
  }
  return result;
}

const Cell* CellAt(const Grid& grid, int row, int column) {
  for (const Cell& cell : grid.cells) {
    if (cell.row > row) break;
    if (row < cell.row + cell.row_span && column >= cell.column &&
        column < cell.column + cell.column_span)
      return &cell;
  }
  return nullptr;
}

std::vector<const Cell*> CellsOfRow(const Grid& grid, int row) {
  std::vector<const Cell*> cells;
  for (const Cell& cell : grid.cells) {
    if (cell.row == row) cells.push_back(&cell);
  }
  return cells;
}

bool HasLetters(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char byte) {
    return static_cast<unsigned char>(byte) >= 0x80 ||
           std::isalpha(static_cast<unsigned char>(byte));
  });
}

// A cell that begins above this row reaches into it.
bool SpansBelow(const Grid& grid, int row) {
  return std::any_of(grid.cells.begin(), grid.cells.end(), [&](const Cell& cell) {
    return cell.row < row && cell.row + cell.row_span > row;
  });
}

// The texts of the cells that begin in rows [0, rows), sorted.
std::vector<std::string> TextsOfRows(const Grid& grid, int rows) {
  std::vector<std::string> texts;
  for (const Cell& cell : grid.cells) {
    if (cell.row < rows && !cell.reading.text.empty()) texts.push_back(Squeezed(cell.reading.text));
  }
  std::sort(texts.begin(), texts.end());
  return texts;
}

bool IsRecognized(const Grid& grid) {
  return std::any_of(grid.cells.begin(), grid.cells.end(),
                     [](const Cell& cell) { return cell.reading.origin == Origin::kOcr; });
}

// The share of the sorted texts that both have; 1: they are the same.
double Agreement(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::string> common;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
  const std::size_t most = std::max(a.size(), b.size());
  return most == 0 ? 0 : static_cast<double>(common.size()) / static_cast<double>(most);
}

// The characters of a UTF-8 text, sorted.
std::vector<std::string> CharactersOf(const std::string& text) {
  std::vector<std::string> characters;
  for (const char byte : text) {
    const bool begins = (static_cast<unsigned char>(byte) & 0xC0U) != 0x80;
    if (begins || characters.empty()) characters.emplace_back();
    characters.back() += byte;
  }
  std::sort(characters.begin(), characters.end());
  return characters;
}

// How many rows at the top of next say what rows at the top of grid say: a header printed again,
// though its cells may span otherwise. It has words in at least two cells. Where recognition may
// have misread some, the rows that agree best.
int RepeatedHeaderRows(const Grid& grid, const Grid& next) {
  double least = IsRecognized(next) ? 1 - kMisread : 1;
  int repeated = 0;
  for (int rows = std::min(next.rows, kMostHeaderRows); rows > 0; --rows) {
    if (SpansBelow(next, rows)) continue;
    const std::vector<std::string> texts = TextsOfRows(next, rows);
    if (std::count_if(texts.begin(), texts.end(), HasLetters) < 2) continue;
    for (int first = 1; first <= std::min(grid.rows, kMostHeaderRows); ++first) {
      const double agreement = Agreement(TextsOfRows(grid, first), texts);
      if (agreement < least || (agreement == least && repeated > 0)) continue;
      least = agreement;
      repeated = rows;
    }
  }
  return repeated;
}

// Both sets of column lines → where next's lines fall among their union; empty if they do not
// belong to one table: the outer lines must agree, and one set must be part of the other.
struct ColumnMatch {
  std::vector<double> edges;          // the union, in grid's coordinates
  std::vector<int> of_grid, of_next;  // index in the union of each line
};

// Columns found by alignment lie where the text of their page is: of two such parts only the number
// of columns can be compared.
ColumnMatch MatchByCount(const Grid& grid, const Grid& next) {
  if (grid.columns != next.columns) return {};
  ColumnMatch match{grid.edges, {}, {}};
  for (int edge = 0; edge <= grid.columns; ++edge) {
    match.of_grid.push_back(edge);
    match.of_next.push_back(edge);
  }
  return match;
}

ColumnMatch MatchColumns(const Grid& grid, const Grid& next) {
  if (!grid.ruled) return MatchByCount(grid, next);
  ColumnMatch match;
  if (grid.edges.size() < 2 || next.edges.size() < 2) return match;
  const double width = grid.edges.back() - grid.edges.front();
  const double next_width = next.edges.back() - next.edges.front();
  const bool scans = IsRecognized(grid) && IsRecognized(next);
  if (std::abs(width - next_width) > (scans ? kScanStretch * width : kSameLine)) return match;
  const double stretch = scans ? width / next_width : 1;
  std::size_t a = 0, b = 0, only_a = 0, only_b = 0;
  while (a < grid.edges.size() || b < next.edges.size()) {
    const double left = a < grid.edges.size() ? grid.edges[a] : 1e30;
    const double right = b < next.edges.size()
                             ? grid.edges.front() + stretch * (next.edges[b] - next.edges.front())
                             : 1e30;
    const int index = static_cast<int>(match.edges.size());
    match.edges.push_back(std::min(left, right));
    if (std::abs(left - right) <= kSameLine) {
      match.of_grid.push_back(index), ++a;
      match.of_next.push_back(index), ++b;
    } else if (left < right) {
      match.of_grid.push_back(index), ++a, ++only_a;
    } else {
      match.of_next.push_back(index), ++b, ++only_b;
    }
  }
  if (only_a > 0 && only_b > 0) return {};
  return match;
}

void MoveColumns(Grid& grid, const std::vector<int>& to, int columns) {
  for (Cell& cell : grid.cells) {
    const int end = to[static_cast<std::size_t>(cell.column + cell.column_span)];
    cell.column = to[static_cast<std::size_t>(cell.column)];
    cell.column_span = end - cell.column;
  }
  grid.columns = columns;
}

// A single cell across the grid that names a table.
bool BeginsWithTitle(const Grid& grid) {
  const std::vector<const Cell*> cells = CellsOfRow(grid, 0);
  return cells.size() == 1 && Squeezed(cells.front()->reading.text).ends_with("表");
}

// Without the marks of a part: （续表）.
std::string WithoutPartMark(std::string text) {
  for (const std::string mark : {"（续表）", "(续表)", "续表", "（续）", "(续)"}) {
    const std::size_t at = text.find(mark);
    if (at != std::string::npos) text.erase(at, mark.size());
  }
  return text;
}

// The same, or recognised as nearly the same.
bool IsAlike(const Line& a, const Line& b) {
  const std::string text = WithoutPartMark(Squeezed(a.text));
  const std::string other = WithoutPartMark(Squeezed(b.text));
  if (text == other) return true;
  if (a.confidence >= 1 || b.confidence >= 1) return false;
  const std::vector<std::string> characters = CharactersOf(text), others = CharactersOf(other);
  const auto most = static_cast<double>(std::max(characters.size(), others.size()));
  const double agreement = Agreement(characters, others);
  return agreement > kAlikeLines && most - std::round(agreement * most) <= kMisreadCharacters;
}

// The same words above both parts, page marks and 续表 aside. Some lines of a scan may be dirt or
// quite misread, but not the largest, which is the title.
bool SameLinesAbove(const GridContext& context, double misread) {
  std::size_t lines = 0, found = 0;
  double largest = 0;
  bool has_largest = true;
  for (const Line* line : context.between) {
    if (!HasLetters(WithoutPartMark(Squeezed(line->text)))) continue;
    const bool is_found = std::any_of(context.above_first.begin(), context.above_first.end(),
                                      [line](const Line* other) { return IsAlike(*line, *other); });
    ++lines;
    if (is_found) ++found;
    if (line->size <= largest) continue;
    largest = line->size;
    has_largest = is_found;
  }
  return has_largest && static_cast<double>(found) >= (1 - misread) * static_cast<double>(lines);
}

// The rest of an amount: "418220.0" and "6", "139,712." and "20", but not "12.30" and "4". Whole
// numbers, such as codes and 行次, begin rows of their own.
bool NumberGoesOn(const std::string& above, const std::string& rest) {
  const std::string whole = above + rest;
  const std::size_t point = whole.find('.');
  return IsNumber(above) && point != std::string::npos &&
         whole.find('.', point + 1) == std::string::npos && whole.size() - point <= 3 &&
         rest.find('-') == std::string::npos;
}

bool CellGoesOn(const Cell& above, const Cell& rest) {
  if (above.reading.text.empty() || !above.full) return false;
  return !IsNumber(rest.reading.text) || NumberGoesOn(above.reading.text, rest.reading.text);
}

// True if next's first row is the rest of grid's last: whatever it holds stands under a cell whose
// last line ran to the edge, and some cells were finished above.
bool RowGoesOn(const Grid& grid, const Grid& next) {
  std::size_t filled = 0, filled_above = 0;
  for (const Cell* cell : CellsOfRow(next, 0)) {
    const Cell* above = CellAt(grid, grid.rows - 1, cell->column);
    if (!above || above->column != cell->column || above->column_span != cell->column_span)
      return false;
    filled_above += above->reading.text.empty() ? 0 : 1;
    if (cell->reading.text.empty()) continue;
    ++filled;
    if (!CellGoesOn(*above, *cell)) return false;
  }
  return filled > 0 && filled < filled_above;
}

void Continue(Cell& cell, const Cell& rest) {
  if (rest.reading.text.empty()) return;
  cell.reading.text += rest.reading.text;
  cell.reading.confidence = std::min(cell.reading.confidence, rest.reading.confidence);
  cell.full = rest.full;
}

// A merged label cell that the page cut: blank below, words above, and one part spans rows.
bool MergedCellGoesOn(const Cell& above, const Cell& below) {
  return above.column == below.column && above.column_span == below.column_span &&
         below.reading.text.empty() && HasLetters(above.reading.text) &&
         (above.row_span > 1 || below.row_span > 1);
}

void DropRows(Grid& grid, int count) {
  std::erase_if(grid.cells, [&](const Cell& cell) { return cell.row < count; });
  for (Cell& cell : grid.cells) cell.row -= count;
  grid.rows -= count;
}

Cell* MutableCellAt(Grid& grid, int row, int column) {
  return const_cast<Cell*>(CellAt(grid, row, column));
}

// Puts a row that the page broke together again: next loses its first row to grid's last.
void JoinBrokenRow(Grid& grid, Grid& next) {
  for (const Cell* rest : CellsOfRow(next, 0)) {
    Cell* cell = MutableCellAt(grid, grid.rows - 1, rest->column);
    Continue(*cell, *rest);
    if (rest->row_span > 1) cell->row_span += rest->row_span - 1;
  }
  DropRows(next, 1);
}

void JoinMergedCells(Grid& grid, Grid& next) {
  std::vector<Cell> kept;
  for (const Cell& cell : next.cells) {
    Cell* above = cell.row == 0 ? MutableCellAt(grid, grid.rows - 1, cell.column) : nullptr;
    if (above && above->row + above->row_span == grid.rows && MergedCellGoesOn(*above, cell)) {
      above->row_span += cell.row_span;
    } else {
      kept.push_back(cell);
    }
  }
  next.cells = std::move(kept);
}

}  // namespace

bool GoesOn(const Grid& grid, const Grid& next, const GridContext& context) {
  if (grid.ruled != next.ruled || MatchColumns(grid, next).edges.empty()) return false;
  const int header_rows = RepeatedHeaderRows(grid, next);
  if (header_rows > 0) {
    const double misread = IsRecognized(next) ? kMisreadLines : 0;
    return header_rows < next.rows && SameLinesAbove(context, misread);
  }
  return context.between.empty() && !BeginsWithTitle(next);
}

void AppendGrid(Grid& grid, Grid next) {
  const ColumnMatch match = MatchColumns(grid, next);
  DropRows(next, RepeatedHeaderRows(grid, next));
  const int columns = static_cast<int>(match.edges.size()) - 1;
  MoveColumns(grid, match.of_grid, columns);
  MoveColumns(next, match.of_next, columns);
  grid.edges = match.edges;
  if (RowGoesOn(grid, next)) JoinBrokenRow(grid, next);
  JoinMergedCells(grid, next);
  for (Cell& cell : next.cells) {
    cell.row += grid.rows;
    grid.cells.push_back(std::move(cell));
  }
  grid.rows += next.rows;
  grid.pages.insert(grid.pages.end(), next.pages.begin(), next.pages.end());
  grid.last_box = next.last_box;
}

}  // namespace juesuan
