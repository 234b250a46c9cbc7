// Rows of data give the columns; heads, centred over amounts set to the right, widen them, and give
// those that are blank. What two pieces of one row keep apart is two columns, what no row keeps
// apart is one. Tested by tests/unruled_test.cc.
#include "layout/unruled_columns.h"

#include <algorithm>
#include <string>
#include <utility>

namespace juesuan {
namespace {

struct Span {
  double begin = 0, end = 0;
};

bool Overlap(const Span& a, const Span& b) { return a.begin < b.end && b.begin < a.end; }

// Joins spans that overlap, ascending.
std::vector<Span> Merge(std::vector<Span> spans) {
  std::sort(spans.begin(), spans.end(),
            [](const Span& a, const Span& b) { return a.begin < b.begin; });
  std::vector<Span> merged;
  for (const Span& span : spans) {
    if (!merged.empty() && span.begin < merged.back().end) {
      merged.back().end = std::max(merged.back().end, span.end);
    } else {
      merged.push_back(span);
    }
  }
  return merged;
}

// 栏次: 1, 2, 3 … in the middle of the columns. It is a head, although it has numbers.
bool IsCountingRow(const TextRow& row) {
  int expected = 1;
  for (const Piece& piece : row.pieces) {
    if (!piece.number) continue;
    if (piece.text != std::to_string(expected)) return false;
    ++expected;
  }
  return expected > 3;
}

// The columns of the rows of data that are nearly full; of an empty table, those of its 栏次.
std::vector<Span> DataColumns(const std::vector<TextRow>& rows, const Region& region) {
  std::size_t most = 0;
  const auto has_data = [](const TextRow& row) { return row.HasNumber() && !IsCountingRow(row); };
  const bool empty =
      std::none_of(rows.begin() + static_cast<std::ptrdiff_t>(region.first),
                   rows.begin() + static_cast<std::ptrdiff_t>(region.last), has_data);
  const auto is_data = [&](std::size_t row) {
    return empty ? rows[row].HasNumber() : has_data(rows[row]);
  };
  for (std::size_t row = region.first; row < region.last; ++row) {
    if (is_data(row)) most = std::max(most, rows[row].pieces.size());
  }
  std::vector<Span> spans;
  for (std::size_t row = region.first; row < region.last; ++row) {
    if (!is_data(row) || 2 * rows[row].pieces.size() < most) continue;
    for (const Piece& piece : rows[row].pieces) spans.push_back({piece.x0, piece.x1});
  }
  return Merge(std::move(spans));
}

std::vector<std::size_t> Touched(const Piece& piece, const std::vector<Span>& columns) {
  std::vector<std::size_t> touched;
  for (std::size_t column = 0; column < columns.size(); ++column) {
    if (Overlap({piece.x0, piece.x1}, columns[column])) touched.push_back(column);
  }
  return touched;
}

// Widens a column to hold a piece, as far as its neighbours allow.
void Widen(std::vector<Span>& columns, std::size_t column, const Piece& piece) {
  const double left = column == 0 ? -1e30 : columns[column - 1].end;
  const double right = column + 1 == columns.size() ? 1e30 : columns[column + 1].begin;
  if (piece.x0 > left) columns[column].begin = std::min(columns[column].begin, piece.x0);
  if (piece.x1 < right) columns[column].end = std::max(columns[column].end, piece.x1);
}

// Two pieces of one row, or of lines so close that one column could not hold both, ems apart.
constexpr double kSameRow = 0.9;

bool OverlapsRow(const TextRow& row, const Span& column, const Span& other) {
  return std::any_of(row.pieces.begin(), row.pieces.end(), [&](const Piece& piece) {
    const Span span{piece.x0, piece.x1};
    return Overlap(span, column) && !Overlap(span, other);
  });
}

bool KeptApart(const std::vector<TextRow>& rows, const Region& region, const Span& left,
               const Span& right) {
  for (std::size_t row = region.first; row < region.last; ++row) {
    if (!OverlapsRow(rows[row], left, right) && !OverlapsRow(rows[row], right, left)) continue;
    const double em = rows[row].pieces.front().glyphs.front()->size;
    for (std::size_t other = row;
         other < region.last && rows[other].middle() - rows[row].middle() < kSameRow * em;
         ++other) {
      const bool apart =
          (OverlapsRow(rows[row], left, right) && OverlapsRow(rows[other], right, left)) ||
          (OverlapsRow(rows[row], right, left) && OverlapsRow(rows[other], left, right));
      if (apart) return true;
    }
  }
  return false;
}

// Neighbours that no row keeps apart are one column: a head in the middle, dashes at the right.
void JoinColumns(const std::vector<TextRow>& rows, const Region& region,
                 std::vector<Span>& columns) {
  for (std::size_t column = 0; column + 1 < columns.size();) {
    if (KeptApart(rows, region, columns[column], columns[column + 1])) {
      ++column;
    } else {
      columns[column].end = std::max(columns[column].end, columns[column + 1].end);
      columns.erase(columns.begin() + static_cast<std::ptrdiff_t>(column) + 1);
    }
  }
}

// Heads and short rows, from below: a piece over one column widens it; a piece over none is a
// column unless no row keeps it apart from its neighbour.
void AddHeads(const std::vector<TextRow>& rows, const Region& region, std::vector<Span>& columns) {
  for (std::size_t row = region.last; row-- > region.first;) {
    for (const Piece& piece : rows[row].pieces) {
      const std::vector<std::size_t> touched = Touched(piece, columns);
      if (touched.size() == 1) Widen(columns, touched.front(), piece);
      if (!touched.empty()) continue;
      const auto after = std::find_if(columns.begin(), columns.end(),
                                      [&](const Span& column) { return column.begin > piece.x0; });
      columns.insert(after, {piece.x0, piece.x1});
    }
    JoinColumns(rows, region, columns);
  }
}

}  // namespace

std::vector<double> FindColumnEdges(const std::vector<TextRow>& rows, const Region& region) {
  std::vector<Span> columns = DataColumns(rows, region);
  if (columns.empty()) return {};
  AddHeads(rows, region, columns);
  std::vector<double> edges{columns.front().begin - 2};
  for (std::size_t column = 1; column < columns.size(); ++column) {
    edges.push_back((columns[column - 1].end + columns[column].begin) / 2);
  }
  edges.push_back(columns.back().end + 2);
  for (const Ruling& rule : region.rules) {
    edges.front() = std::min(edges.front(), static_cast<double>(rule.begin));
    edges.back() = std::max(edges.back(), static_cast<double>(rule.end));
  }
  return edges;
}

}  // namespace juesuan
