// A ruling is a long thin run of ink. Runs are found by opening with a long brick, the pieces of
// one line put together, and those kept that are long or tie in with others: the strokes of large
// characters do neither.
#include "extract/ocr/drawn_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <iterator>
#include <utility>

#include "extract/ocr/morphology.h"

namespace juesuan {
namespace {

// In points.
constexpr double kShortestRun = 10.5;  // longer than any stroke of a table's text
constexpr double kThickest = 4;
// Of grey rulings, where the paper is 225. The edges of strokes of text are as pale, but beside
// what is darker.
constexpr int kPalest = 200, kDarkest = 140;
constexpr int kEdges = 3;             // pixels: one that is dark, and its edges
constexpr double kFewPale = 0.5;      // of the dark ones' pixels: fewer shine through from the back
constexpr double kSameLine = 1.6;     // pieces of one line stray so far across it
constexpr double kMostGap = 7;        // and are so far apart along it,
constexpr double kGapToPiece = 0.25;  // and no more of the shorter piece beside the gap
constexpr double kSealedGap = 60;     // where a seal covers it;
constexpr double kCoveredGap = 0.7;   // which it does when it covers this share
constexpr double kLongEnough = 72;    // to be a ruling whatever it meets
constexpr double kTouch = 3;
constexpr double kMeet = 1;  // strokes of text end a little further from the line below or above
// A dash or dot of a broken line, and the white between two.
constexpr double kThickestDash = 1.5, kLongestDash = 12, kDashGap = 5;
constexpr double kShortestBroken = 36;  // more than dashes and points of text ever make
// From so many dots an inch on, dashes are as well seen at half of it, in less time.
constexpr double kFineDpi = 250;

struct Piece {
  double position = 0, begin = 0, end = 0, thickness = 0;
};

BoxaPointer Components(PIX* pix) { return BoxaPointer(pixConnCompBB(pix, 8)); }

std::vector<Piece> PiecesOf(PIX* runs, Axis axis, const Raster& raster) {
  std::vector<Piece> pieces;
  const BoxaPointer boxes = Components(runs);
  for (int index = 0; index < boxaGetCount(boxes.get()); ++index) {
    l_int32 x, y, width, height;
    boxaGetBoxGeometry(boxes.get(), index, &x, &y, &width, &height);
    const bool level = axis == Axis::kHorizontal;
    const double across = (level ? height : width) * raster.points();
    const double along = (level ? width : height) * raster.points();
    if (across > kThickest || along < kShortestRun) continue;
    if (level) {
      pieces.push_back({raster.Y(y + height / 2.0), raster.X(x), raster.X(x + width), across});
    } else {
      pieces.push_back({raster.X(x + width / 2.0), raster.Y(y), raster.Y(y + height), across});
    }
  }
  return pieces;
}

// Whether most of the gap between two pieces lies where a seal was.
bool SealCovers(const Piece& before, const Piece& after, Axis axis, const Raster& raster) {
  if (!raster.seal) return false;
  int covered = 0, length = 0;
  for (double along = before.end; along < after.begin; along += raster.points(), ++length) {
    const double across = (before.position + after.position) / 2;
    const bool level = axis == Axis::kHorizontal;
    const double x = ((level ? along : across) - raster.left) / raster.points();
    const double y = ((level ? across : along) - raster.top) / raster.points();
    l_uint32 value = 0;
    pixGetPixel(raster.seal.get(), static_cast<int>(x), static_cast<int>(y), &value);
    covered += value != 0 ? 1 : 0;
  }
  return covered > kCoveredGap * length;
}

// Pieces of one line, left to right, with small gaps or gaps made by seals, are one ruling.
std::vector<Ruling> LinesOf(PIX* runs, Axis axis, const Raster& raster) {
  std::vector<Piece> pieces = PiecesOf(runs, axis, raster);
  std::stable_sort(pieces.begin(), pieces.end(),
                   [](const Piece& a, const Piece& b) { return a.begin < b.begin; });
  std::vector<Piece> joined;
  for (const Piece& piece : pieces) {
    const auto line = std::find_if(joined.begin(), joined.end(), [&](const Piece& other) {
      const double shorter = std::min(piece.end - piece.begin, other.end - other.begin);
      if (std::abs(other.position - piece.position) > kSameLine) return false;
      const double gap = piece.begin - other.end;
      return gap <= std::min(kMostGap, kGapToPiece * shorter) ||
             (gap <= kSealedGap && SealCovers(other, piece, axis, raster));
    });
    if (line == joined.end()) {
      joined.push_back(piece);
      continue;
    }
    const double before = line->end - line->begin, added = piece.end - piece.begin;
    line->position = (line->position * before + piece.position * added) / (before + added);
    line->end = std::max(line->end, piece.end);
    line->thickness = std::max(line->thickness, piece.thickness);
  }
  std::vector<Ruling> rulings;
  for (const Piece& piece : joined) {
    rulings.push_back({axis, static_cast<float>(piece.position), static_cast<float>(piece.begin),
                       static_cast<float>(piece.end), static_cast<float>(piece.thickness),
                       Ink::kVisible});
  }
  return rulings;
}

// Opened along the axis: runs at least so long, in points.
PixPointer Runs(PIX* ink, Axis axis, double length, double points) {
  const int run = std::max(8, static_cast<int>(std::lround(length / points)));
  const bool level = axis == Axis::kHorizontal;
  return Opened(ink, level ? run : 1, level ? 1 : run);
}

// What may be grey rulings, whole: of these some pixels are ink and some are not.
PixPointer PaleInk(PIX* gray) {
  PixPointer pale(pixThresholdToBinary(gray, kPalest));
  PixPointer dark(pixThresholdToBinary(gray, kDarkest));
  dark = Dilated(dark.get(), kEdges, kEdges);
  pixSubtract(pale.get(), pale.get(), dark.get());
  return pale;
}

// Those of the runs that are no thicker than a ruling.
PixPointer ThinOf(PIX* runs, Axis axis, double points) {
  const int thick = 1 + static_cast<int>(std::lround(kThickest / points));
  const bool level = axis == Axis::kHorizontal;
  const PixPointer wide = Opened(runs, level ? 1 : thick, level ? thick : 1);
  return PixPointer(pixSubtract(nullptr, runs, wide.get()));
}

// The long runs of ink, and of pale ink that is thin: grey rulings, not shaded cells. Where most
// are dark, the pale ones are those of the back.
PixPointer RunsOf(const Raster& raster, Axis axis, PIX* pale) {
  PixPointer runs = Runs(raster.ink.get(), axis, kShortestRun, raster.points());
  if (!pale) return runs;
  const PixPointer all_pale = Runs(pale, axis, kShortestRun, raster.points());
  const PixPointer grey = ThinOf(all_pale.get(), axis, raster.points());
  PixPointer dark = ThinOf(runs.get(), axis, raster.points());
  pixSubtract(dark.get(), dark.get(), grey.get());
  if (PixelCount(grey.get()) >= kFewPale * PixelCount(dark.get()))
    pixOr(runs.get(), runs.get(), grey.get());
  return runs;
}

// The runs of dashes or dots that stand by themselves in the ink.
PixPointer BrokenRuns(PIX* ink, Axis axis, double points) {
  const auto pixels = [&](double length) {
    return std::max(1, static_cast<int>(std::lround(length / points)));
  };
  const bool level = axis == Axis::kHorizontal;
  const int along = pixels(kLongestDash), across = pixels(kThickestDash);
  PixPointer runs(pixSelectBySize(ink, level ? along : across, level ? across : along, 8,
                                  L_SELECT_IF_BOTH, L_SELECT_IF_LTE, nullptr));
  const int gap = pixels(kDashGap), shortest = pixels(kShortestBroken);
  runs = Closed(runs.get(), level ? gap : 1, level ? 1 : gap);
  return Opened(runs.get(), level ? shortest : 1, level ? 1 : shortest);
}

// The ink without the lines of one axis, solid and broken, nor where they cross those of the other.
PixPointer Without(PIX* ink, PIX* solid, PIX* broken, Axis axis, double points) {
  const int reach = 2 * static_cast<int>(std::lround(kDashGap / points)) + 1;
  const bool level = axis == Axis::kHorizontal;
  const PixPointer both(pixOr(nullptr, solid, broken));
  const PixPointer lines = Dilated(both.get(), level ? reach : 3, level ? 3 : reach);
  return PixPointer(pixSubtract(nullptr, ink, lines.get()));
}

// Where two broken lines cross, their dashes make one blot; so those of one axis are found with
// those of the other taken away.
std::array<PixPointer, 2> FindBroken(PIX* ink, PIX* level, PIX* upright, double points) {
  const PixPointer first = BrokenRuns(ink, Axis::kHorizontal, points);
  const PixPointer rest = Without(ink, level, first.get(), Axis::kHorizontal, points);
  PixPointer vertical = BrokenRuns(rest.get(), Axis::kVertical, points);
  const PixPointer other = Without(ink, upright, vertical.get(), Axis::kVertical, points);
  PixPointer horizontal = BrokenRuns(other.get(), Axis::kHorizontal, points);
  return {std::move(horizontal), std::move(vertical)};
}

// At half the resolution where pixels are fine.
std::array<PixPointer, 2> FindBroken(const Raster& raster, PIX* level, PIX* upright) {
  PIX* ink = raster.ink.get();
  const bool has_halves = std::min(pixGetWidth(ink), pixGetHeight(ink)) > 1;
  if (raster.dpi < kFineDpi || !has_halves) return FindBroken(ink, level, upright, raster.points());
  const auto halved = [](PIX* image) {
    return PixPointer(pixReduceRankBinary2(image, 1, nullptr));
  };
  std::array<PixPointer, 2> broken = FindBroken(halved(ink).get(), halved(level).get(),
                                                halved(upright).get(), 2 * raster.points());
  for (PixPointer& lines : broken) lines.reset(pixExpandBinaryPower2(lines.get(), 2));
  return broken;
}

bool Crosses(const Ruling& ruling, const Ruling& other) {
  return other.position >= ruling.begin - kTouch && other.position <= ruling.end + kTouch &&
         ruling.position >= other.begin - kTouch && ruling.position <= other.end + kTouch;
}

// Adds those of the broken lines that others cross: leaders and rows of dots cross nothing.
void AddBroken(std::vector<Ruling> broken, const std::vector<Ruling>& across,
               const std::vector<Ruling>& broken_across, std::vector<Ruling>& rulings) {
  std::erase_if(broken, [&](const Ruling& ruling) {
    const auto crosses = [&](const Ruling& other) { return Crosses(ruling, other); };
    return std::none_of(across.begin(), across.end(), crosses) &&
           std::none_of(broken_across.begin(), broken_across.end(), crosses);
  });
  rulings.insert(rulings.end(), broken.begin(), broken.end());
}

bool Meets(const Ruling& ruling, float end, const std::vector<Ruling>& across) {
  return std::any_of(across.begin(), across.end(), [&](const Ruling& other) {
    return std::abs(other.position - end) <= kMeet + other.thickness / 2 &&
           other.begin - kTouch <= ruling.position && other.end + kTouch >= ruling.position;
  });
}

// Long ones stay, and short ones between those that stay: the strokes of a large character meet
// only each other.
void DropStrokes(std::vector<Ruling>& horizontal, std::vector<Ruling>& vertical) {
  const auto is_short = [](const Ruling& ruling) {
    return ruling.end - ruling.begin < kLongEnough;
  };
  std::vector<Ruling> kept[2];
  std::vector<Ruling>* found[2] = {&horizontal, &vertical};
  for (int axis = 0; axis < 2; ++axis) {
    std::copy_if(found[axis]->begin(), found[axis]->end(), std::back_inserter(kept[axis]),
                 std::not_fn(is_short));
    std::erase_if(*found[axis], std::not_fn(is_short));
  }
  for (bool grown = true; grown;) {
    grown = false;
    for (int axis = 0; axis < 2; ++axis) {
      const std::vector<Ruling>& across = kept[1 - axis];
      const auto ties_in = [&](const Ruling& ruling) {
        return Meets(ruling, ruling.begin, across) && Meets(ruling, ruling.end, across);
      };
      const std::size_t before = kept[axis].size();
      std::copy_if(found[axis]->begin(), found[axis]->end(), std::back_inserter(kept[axis]),
                   ties_in);
      std::erase_if(*found[axis], ties_in);
      grown = grown || kept[axis].size() > before;
    }
  }
  horizontal = std::move(kept[0]);
  vertical = std::move(kept[1]);
}

// Where a ruling's pixels are: its run, made a little thicker.
void Wipe(const std::vector<Ruling>& rulings, PIX* runs, Axis axis, Raster& raster) {
  PixPointer mask(pixCreateTemplate(runs));
  for (const Ruling& ruling : rulings) {
    const double reach = ruling.thickness / 2 + 1;
    const double begin = ruling.begin, end = ruling.end, middle = ruling.position;
    const bool level = axis == Axis::kHorizontal;
    const double x0 = level ? begin : middle - reach, y0 = level ? middle - reach : begin;
    const double x1 = level ? end : middle + reach, y1 = level ? middle + reach : end;
    const auto pixel = [&](double points, double origin) {
      return static_cast<int>(std::lround((points - origin) / raster.points()));
    };
    const int left = pixel(x0, raster.left), top = pixel(y0, raster.top);
    pixRasterop(mask.get(), left, top, pixel(x1, raster.left) - left + 1,
                pixel(y1, raster.top) - top + 1, PIX_SET, nullptr, 0, 0);
  }
  pixAnd(mask.get(), mask.get(), runs);
  const int grow = std::max(3, static_cast<int>(std::lround(raster.dpi / 70)) | 1);
  const bool level = axis == Axis::kHorizontal;
  mask = Dilated(mask.get(), level ? 1 : grow, level ? grow : 1);
  pixSubtract(raster.ink.get(), raster.ink.get(), mask.get());
  Whiten(mask.get(), raster);
}

}  // namespace

std::vector<Ruling> TakeRulings(Raster& raster) {
  const PixPointer pale = raster.bilevel ? nullptr : PaleInk(raster.gray.get());
  const PixPointer level = RunsOf(raster, Axis::kHorizontal, pale.get());
  const PixPointer upright = RunsOf(raster, Axis::kVertical, pale.get());
  const auto [broken_level, broken_upright] = FindBroken(raster, level.get(), upright.get());
  std::vector<Ruling> horizontal = LinesOf(level.get(), Axis::kHorizontal, raster);
  std::vector<Ruling> vertical = LinesOf(upright.get(), Axis::kVertical, raster);
  const std::vector<Ruling> broken[2] = {LinesOf(broken_level.get(), Axis::kHorizontal, raster),
                                         LinesOf(broken_upright.get(), Axis::kVertical, raster)};
  AddBroken(broken[0], vertical, broken[1], horizontal);
  AddBroken(broken[1], horizontal, broken[0], vertical);
  DropStrokes(horizontal, vertical);
  pixOr(level.get(), level.get(), broken_level.get());
  pixOr(upright.get(), upright.get(), broken_upright.get());
  Wipe(horizontal, level.get(), Axis::kHorizontal, raster);
  Wipe(vertical, upright.get(), Axis::kVertical, raster);
  horizontal.insert(horizontal.end(), vertical.begin(), vertical.end());
  return horizontal;
}

}  // namespace juesuan
