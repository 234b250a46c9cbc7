// Touching rulings make a component; its positions, snapped, make lines; the lines make a raster
// of bands; bands with no ruling between them are one cell. The steps follow pdfplumber's
// table.py (edges, intersections, cells), except that cells come from what is missing between
// bands rather than from corners, so that spans fall out of it. Tested by tests/lattice_test.cc.
#include "layout/lattice.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace juesuan {
namespace {

// Rulings that end this close to each other touch: corners are drawn with gaps of a line's width.
constexpr double kTouch = 2.5;  // points
// Lines this close are one: double lines and cell-by-cell borders are up to 2.6 pt apart, and no
// row or column of text is as narrow.
constexpr double kSnap = 3.0;  // points
// A snapped line is no wider than this, whatever chain of neighbours it has.
constexpr double kWidestLine = 4.5;  // points
// A ruling separates two bands when it covers this share of their common side.
constexpr double kCoverage = 0.6;
// A table is wider and taller than an outlined character of a title.
constexpr double kNarrowestTable = 40.0, kLowestTable = 10.0;  // points
// More rulings, and more bands, than any printed page has: a drawing, or an attack.
constexpr std::size_t kMostRulings = 40'000;
constexpr std::size_t kMostBands = 1'000'000;

using Component = std::vector<const Ruling*>;

class DisjointSets {
 public:
  explicit DisjointSets(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), 0);
  }
  std::size_t Find(std::size_t item) {
    while (parent_[item] != item) item = parent_[item] = parent_[parent_[item]];
    return item;
  }
  void Join(std::size_t a, std::size_t b) {
    parent_[std::max(Find(a), Find(b))] = std::min(Find(a), Find(b));
  }

 private:
  std::vector<std::size_t> parent_;
};

bool Cross(const Ruling& horizontal, const Ruling& vertical) {
  return vertical.position >= horizontal.begin - kTouch &&
         vertical.position <= horizontal.end + kTouch &&
         horizontal.position >= vertical.begin - kTouch &&
         horizontal.position <= vertical.end + kTouch;
}

// Sorted by axis, then position: horizontal rulings first.
std::vector<const Ruling*> VisibleSorted(const std::vector<Ruling>& rulings) {
  std::vector<const Ruling*> sorted;
  for (const Ruling& ruling : rulings) {
    if (ruling.ink == Ink::kVisible) sorted.push_back(&ruling);
  }
  std::stable_sort(sorted.begin(), sorted.end(), [](const Ruling* a, const Ruling* b) {
    return a->axis != b->axis ? a->axis < b->axis : a->position < b->position;
  });
  return sorted;
}

// Groups the rulings that hang together by crossings and by running on along one line.
std::vector<Component> Components(const std::vector<const Ruling*>& sorted) {
  DisjointSets sets(sorted.size());
  const auto first_vertical = static_cast<std::size_t>(
      std::partition_point(sorted.begin(), sorted.end(),
                           [](const Ruling* ruling) { return ruling->axis == Axis::kHorizontal; }) -
      sorted.begin());
  for (std::size_t row = 0; row < first_vertical; ++row) {
    const auto begin = std::partition_point(
        sorted.begin() + static_cast<std::ptrdiff_t>(first_vertical), sorted.end(),
        [&](const Ruling* vertical) { return vertical->position < sorted[row]->begin - kTouch; });
    for (auto it = begin; it != sorted.end() && (*it)->position <= sorted[row]->end + kTouch;
         ++it) {
      if (Cross(*sorted[row], **it)) sets.Join(row, static_cast<std::size_t>(it - sorted.begin()));
    }
  }
  for (std::size_t one = 0; one < sorted.size(); ++one) {
    for (std::size_t other = one + 1;
         other < sorted.size() && sorted[other]->axis == sorted[one]->axis &&
         sorted[other]->position - sorted[one]->position <= kTouch;
         ++other) {
      const bool touch = sorted[other]->begin <= sorted[one]->end + kTouch &&
                         sorted[one]->begin <= sorted[other]->end + kTouch;
      if (touch) sets.Join(one, other);
    }
  }
  std::vector<Component> components;
  std::vector<std::size_t> index(sorted.size(), sorted.size());
  for (std::size_t item = 0; item < sorted.size(); ++item) {
    const std::size_t root = sets.Find(item);
    if (index[root] == sorted.size()) {
      index[root] = components.size();
      components.emplace_back();
    }
    components[index[root]].push_back(sorted[item]);
  }
  return components;
}

// Ascending positions → one position a line: the middle of each run of close neighbours.
std::vector<double> Snap(std::vector<double> positions) {
  std::sort(positions.begin(), positions.end());
  std::vector<double> lines;
  std::size_t first = 0;
  for (std::size_t next = 1; next <= positions.size(); ++next) {
    const bool same = next < positions.size() && positions[next] - positions[next - 1] <= kSnap &&
                      positions[next] - positions[first] <= kWidestLine;
    if (same) continue;
    lines.push_back((positions[first] + positions[next - 1]) / 2);
    first = next;
  }
  return lines;
}

int Nearest(const std::vector<double>& lines, double position) {
  const auto after = std::lower_bound(lines.begin(), lines.end(), position);
  if (after == lines.begin()) return 0;
  if (after == lines.end()) return static_cast<int>(lines.size()) - 1;
  return static_cast<int>(after - lines.begin()) -
         (position - *(after - 1) <= *after - position ? 1 : 0);
}

// The lines of one axis: where its rulings lie, and where the rulings across them end, if that is
// further out (an outer border that is not drawn).
std::vector<double> Lines(const Component& component, Axis axis) {
  std::vector<double> positions;
  double least = 1e30, most = -1e30;
  for (const Ruling* ruling : component) {
    if (ruling->axis == axis) {
      positions.push_back(ruling->position);
    } else {
      least = std::min(least, static_cast<double>(ruling->begin));
      most = std::max(most, static_cast<double>(ruling->end));
    }
  }
  std::vector<double> lines = Snap(std::move(positions));
  if (lines.empty() || least > most) return lines;
  if (least < lines.front() - kWidestLine) lines.insert(lines.begin(), least);
  if (most > lines.back() + kWidestLine) lines.push_back(most);
  return lines;
}

// For each line across one axis and each band along it: how much of the band's side is covered.
class Coverage {
 public:
  Coverage(const Component& component, Axis axis, const std::vector<double>& lines,
           const std::vector<double>& bands)
      : bands_(static_cast<int>(bands.size()) - 1),
        spans_(lines.size() * static_cast<std::size_t>(bands_)) {
    for (const Ruling* ruling : component) {
      if (ruling->axis == axis) Add(*ruling, Nearest(lines, ruling->position), bands);
    }
    for (int line = 0; line < static_cast<int>(lines.size()); ++line) {
      for (int band = 0; band < bands_; ++band) Measure(line, band, bands);
    }
  }

  bool Separates(int line, int band) const { return spans_[Index(line, band)].separates; }

 private:
  struct Span {
    std::vector<std::pair<double, double>> pieces;
    bool separates = false;
  };

  std::size_t Index(int line, int band) const {
    return static_cast<std::size_t>(line) * static_cast<std::size_t>(bands_) +
           static_cast<std::size_t>(band);
  }

  void Add(const Ruling& ruling, int line, const std::vector<double>& bands) {
    const auto after = std::upper_bound(bands.begin(), bands.end(), ruling.begin);
    int band = std::max(0, static_cast<int>(after - bands.begin()) - 1);
    for (; band < bands_ && bands[static_cast<std::size_t>(band)] < ruling.end; ++band) {
      spans_[Index(line, band)].pieces.emplace_back(ruling.begin, ruling.end);
    }
  }

  void Measure(int line, int band, const std::vector<double>& bands) {
    Span& span = spans_[Index(line, band)];
    const double begin = bands[static_cast<std::size_t>(band)],
                 end = bands[static_cast<std::size_t>(band) + 1];
    std::sort(span.pieces.begin(), span.pieces.end());
    double covered = 0, reached = begin;
    for (const auto& [from, to] : span.pieces) {
      covered += std::max(0.0, std::min(to, end) - std::max(from, reached));
      reached = std::max(reached, to);
    }
    span.separates = covered >= kCoverage * (end - begin);
    span.pieces.clear();
  }

  int bands_;
  std::vector<Span> spans_;
};

// Regions of bands that no ruling separates, cut into rectangles where they are not one: each
// run of a region in a row, together with the equal runs below it.
std::vector<LatticeCell> TileRegions(const std::vector<std::size_t>& region, int rows,
                                     int columns) {
  const auto at = [&](int row, int column) {
    return region[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                  static_cast<std::size_t>(column)];
  };
  std::vector<bool> taken(region.size(), false);
  std::vector<LatticeCell> cells;
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      const std::size_t index = static_cast<std::size_t>(row * columns + column);
      if (taken[index]) continue;
      LatticeCell cell{row, column, 1, 1};
      const auto is_free = [&](int r, int c) {
        return at(r, c) == region[index] && !taken[static_cast<std::size_t>(r * columns + c)];
      };
      while (column + cell.column_span < columns && is_free(row, column + cell.column_span))
        ++cell.column_span;
      const auto row_fits = [&](int r) {
        for (int c = column; c < column + cell.column_span; ++c) {
          if (!is_free(r, c)) return false;
        }
        return true;
      };
      while (row + cell.row_span < rows && row_fits(row + cell.row_span)) ++cell.row_span;
      for (int r = row; r < row + cell.row_span; ++r) {
        for (int c = column; c < column + cell.column_span; ++c)
          taken[static_cast<std::size_t>(r * columns + c)] = true;
      }
      cells.push_back(cell);
    }
  }
  return cells;
}

// Drops the lines at which no cell begins: underlines, and rulings too short to separate anything.
void DropUnusedLines(std::vector<double>& lines, std::vector<LatticeCell>& cells,
                     int LatticeCell::*start, int LatticeCell::*span) {
  std::vector<bool> used(lines.size(), false);
  used.back() = true;
  for (const LatticeCell& cell : cells) used[static_cast<std::size_t>(cell.*start)] = true;
  std::vector<int> number(lines.size(), 0);
  std::vector<double> kept;
  for (std::size_t line = 0; line < lines.size(); ++line) {
    number[line] = static_cast<int>(kept.size());
    if (used[line]) kept.push_back(lines[line]);
  }
  for (LatticeCell& cell : cells) {
    const int end = number[static_cast<std::size_t>(cell.*start + cell.*span)];
    cell.*start = number[static_cast<std::size_t>(cell.*start)];
    cell.*span = end - cell.*start;
  }
  lines = std::move(kept);
}

Lattice MakeLattice(const Component& component) {
  Lattice lattice{Lines(component, Axis::kVertical), Lines(component, Axis::kHorizontal), {}};
  if (lattice.xs.size() < 2 || lattice.ys.size() < 2) return lattice;
  if (lattice.xs.size() * lattice.ys.size() > kMostBands) return lattice;
  const Coverage below(component, Axis::kHorizontal, lattice.ys, lattice.xs);
  const Coverage beside(component, Axis::kVertical, lattice.xs, lattice.ys);
  const int rows = lattice.rows(), columns = lattice.columns();
  DisjointSets sets(static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns));
  const auto at = [&](int row, int column) {
    return static_cast<std::size_t>(row * columns + column);
  };
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      if (row + 1 < rows && !below.Separates(row + 1, column))
        sets.Join(at(row, column), at(row + 1, column));
      if (column + 1 < columns && !beside.Separates(column + 1, row))
        sets.Join(at(row, column), at(row, column + 1));
    }
  }
  std::vector<std::size_t> region(static_cast<std::size_t>(rows) *
                                  static_cast<std::size_t>(columns));
  for (std::size_t index = 0; index < region.size(); ++index) region[index] = sets.Find(index);
  lattice.cells = TileRegions(region, rows, columns);
  DropUnusedLines(lattice.xs, lattice.cells, &LatticeCell::column, &LatticeCell::column_span);
  DropUnusedLines(lattice.ys, lattice.cells, &LatticeCell::row, &LatticeCell::row_span);
  return lattice;
}

}  // namespace

Box Lattice::BoxOf(const LatticeCell& cell) const {
  const auto x = [&](int index) { return xs[static_cast<std::size_t>(index)]; };
  const auto y = [&](int index) { return ys[static_cast<std::size_t>(index)]; };
  return {x(cell.column), y(cell.row), x(cell.column + cell.column_span),
          y(cell.row + cell.row_span)};
}

std::vector<Lattice> FindLattices(const std::vector<Ruling>& rulings) {
  const std::vector<const Ruling*> sorted = VisibleSorted(rulings);
  if (sorted.size() > kMostRulings) return {};
  std::vector<Lattice> lattices;
  for (const Component& component : Components(sorted)) {
    Lattice lattice = MakeLattice(component);
    if (lattice.cells.size() < 2) continue;
    if (lattice.box().width() < kNarrowestTable || lattice.box().height() < kLowestTable) continue;
    lattices.push_back(std::move(lattice));
  }
  std::stable_sort(lattices.begin(), lattices.end(), [](const Lattice& a, const Lattice& b) {
    return a.ys.front() != b.ys.front() ? a.ys.front() < b.ys.front() : a.xs.front() < b.xs.front();
  });
  return lattices;
}

}  // namespace juesuan
