// Blots go to the cell they lie in; in each cell, and outside all, they are cut into lines and
// pieces by the white between them (an XY cut).
#include "extract/ocr/text_pieces.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace juesuan {
namespace {

// In points.
constexpr double kSpeck = 0.45;    // no larger either way: dust
constexpr double kBody = 2.2;      // points and commas are smaller, strokes of text larger
constexpr double kDash = 1.4;      // the least width of a dash that is all a cell holds,
constexpr double kDashFlat = 1.6;  // and its width to its height
constexpr double kTallest = 48;    // taller: a seal, a signature, a picture
constexpr double kOneLine =
    10.5;  // what is no taller is one line, though 二 has white in its middle
constexpr double kThinStrip = 1.1;  // a remainder of a ruling, at the edge of a cell
constexpr double kEdge = 1.6;
// In heights of the line.
constexpr double kPieceGap =
    1.5;                        // outside cells: columns of a table without rulings are no nearer
constexpr double kCellGap = 3;  // in cells, where only letter-spaced words have gaps
constexpr double kNarrowestGap = 9;  // in points: below it nothing is cut

struct Cutter {
  double points;  // in one pixel
  double gap;     // between pieces, in heights of the line
  std::vector<TextPiece>& pieces;

  void Cut(std::vector<Blot> blots);
  std::vector<std::vector<Blot>> Bands(std::vector<Blot>& blots) const;
  std::vector<std::vector<Blot>> Runs(std::vector<Blot>& blots) const;
};

Blot BoxOf(const std::vector<Blot>& blots) {
  Blot box = blots.front();
  for (const Blot& blot : blots) {
    box = {std::min(box.x0, blot.x0), std::min(box.y0, blot.y0), std::max(box.x1, blot.x1),
           std::max(box.y1, blot.y1)};
  }
  return box;
}

// How tall the taller of the blots are: as a line of text, though several lie in each other's
// way, as they do where heads of one and of two lines stand side by side.
double LineHeight(const std::vector<Blot>& blots) {
  std::vector<int> heights;
  for (const Blot& blot : blots) heights.push_back(blot.height());
  const auto at = heights.begin() + std::ssize(heights) * 3 / 4;
  std::nth_element(heights.begin(), at, heights.end());
  return *at;
}

// Splits sorted blots wherever `apart` says the next does not belong to what was gathered.
template <typename Apart>
std::vector<std::vector<Blot>> Split(const std::vector<Blot>& blots, Apart apart) {
  std::vector<std::vector<Blot>> parts;
  Blot box;
  for (const Blot& blot : blots) {
    if (parts.empty() || apart(box, blot)) {
      parts.emplace_back();
      box = blot;
    }
    parts.back().push_back(blot);
    box = BoxOf({box, blot});
  }
  return parts;
}

std::vector<std::vector<Blot>> Cutter::Bands(std::vector<Blot>& blots) const {
  std::stable_sort(blots.begin(), blots.end(),
                   [](const Blot& a, const Blot& b) { return a.y0 < b.y0; });
  return Split(blots, [&](const Blot& band, const Blot& blot) {
    if (blot.y0 < band.y1) return false;
    return (blot.y1 - band.y0) * points > kOneLine;
  });
}

std::vector<std::vector<Blot>> Cutter::Runs(std::vector<Blot>& blots) const {
  std::stable_sort(blots.begin(), blots.end(),
                   [](const Blot& a, const Blot& b) { return a.x0 < b.x0; });
  const double least = std::max(gap * LineHeight(blots), kNarrowestGap / points);
  return Split(blots, [&](const Blot& run, const Blot& blot) { return blot.x0 - run.x1 > least; });
}

void Cutter::Cut(std::vector<Blot> blots) {
  std::vector<std::vector<Blot>> bands = Bands(blots);
  for (std::vector<Blot>& band : bands) {
    std::vector<std::vector<Blot>> runs = Runs(band);
    for (std::vector<Blot>& run : runs) {
      if (bands.size() == 1 && runs.size() == 1) {
        const Blot box = BoxOf(run);
        pieces.push_back({std::move(run), box});
      } else {
        Cut(std::move(run));
      }
    }
  }
}

// Points and commas go to the piece beside or above them; elsewhere they are dust.
void AddSmall(const std::vector<Blot>& small, std::vector<TextPiece>& pieces, std::size_t first) {
  for (const Blot& blot : small) {
    for (std::size_t index = first; index < pieces.size(); ++index) {
      const Blot& box = pieces[index].box;
      const double height = box.height();
      const double x = (blot.x0 + blot.x1) / 2.0, y = (blot.y0 + blot.y1) / 2.0;
      if (x < box.x0 - 0.5 * height || x > box.x1 + 0.7 * height) continue;
      if (y < box.y0 - 0.15 * height || y > box.y1 + 0.35 * height) continue;
      pieces[index].blots.push_back(blot);
      break;
    }
  }
}

void CutInto(const std::vector<Blot>& blots, double points, double gap,
             std::vector<TextPiece>& pieces) {
  std::vector<Blot> body, small;
  for (const Blot& blot : blots) {
    (std::max(blot.width(), blot.height()) * points >= kBody ? body : small).push_back(blot);
  }
  if (body.empty()) {
    std::copy_if(small.begin(), small.end(), std::back_inserter(body), [&](const Blot& blot) {
      return blot.width() * points >= kDash && blot.width() >= kDashFlat * blot.height();
    });
    small.clear();
  }
  if (body.empty()) return;
  const std::size_t first = pieces.size();
  Cutter{points, gap, pieces}.Cut(std::move(body));
  AddSmall(small, pieces, first);
  for (std::size_t index = first; index < pieces.size(); ++index) {
    std::stable_sort(pieces[index].blots.begin(), pieces[index].blots.end(),
                     [](const Blot& a, const Blot& b) { return a.x0 < b.x0; });
    pieces[index].box = BoxOf(pieces[index].blots);
  }
}

std::vector<Blot> FindBlots(const Raster& raster) {
  const BoxaPointer boxes(pixConnCompBB(raster.ink.get(), 8));
  std::vector<Blot> blots;
  for (int index = 0; index < boxaGetCount(boxes.get()); ++index) {
    l_int32 x, y, width, height;
    boxaGetBoxGeometry(boxes.get(), index, &x, &y, &width, &height);
    const double larger = std::max(width, height) * raster.points();
    if (larger < kSpeck || height * raster.points() > kTallest) continue;
    blots.push_back({x, y, x + width, y + height});
  }
  return blots;
}

// A thin strip along the edge of its cell is what wiping left of a ruling.
bool IsStrip(const Box& blot, const Box& cell) {
  const bool level = blot.height() <= kThinStrip && blot.width() > 3 * blot.height() &&
                     (blot.y0 - cell.y0 < kEdge || cell.y1 - blot.y1 < kEdge);
  const bool upright = blot.width() <= kThinStrip && blot.height() > 3 * blot.width() &&
                       (blot.x0 - cell.x0 < kEdge || cell.x1 - blot.x1 < kEdge);
  return level || upright;
}

}  // namespace

std::vector<TextPiece> FindPieces(const Raster& raster, const std::vector<Box>& cells) {
  std::vector<std::vector<Blot>> inside(cells.size());
  std::vector<Blot> outside;
  for (const Blot& blot : FindBlots(raster)) {
    const Box box = {raster.X(blot.x0), raster.Y(blot.y0), raster.X(blot.x1), raster.Y(blot.y1)};
    const auto cell = std::find_if(cells.begin(), cells.end(), [&](const Box& candidate) {
      return candidate.Contains(box.center_x(), box.center_y());
    });
    if (cell == cells.end()) {
      outside.push_back(blot);
    } else if (!IsStrip(box, *cell)) {
      inside[static_cast<std::size_t>(cell - cells.begin())].push_back(blot);
    }
  }
  std::vector<TextPiece> pieces;
  for (const std::vector<Blot>& blots : inside) CutInto(blots, raster.points(), kCellGap, pieces);
  CutInto(outside, raster.points(), kPieceGap, pieces);
  return pieces;
}

}  // namespace juesuan
