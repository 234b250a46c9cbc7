// Rectangles and lines drawn on a page → rulings.
#include "extract/rulings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <span>

namespace juesuan {
namespace {

constexpr double kMaxThickness = 4.6;    // points; Word offers 4.5, and 6 that nobody sets
constexpr double kMaxSlope = 0.01;       // a line may rise so much for each point of its length,
constexpr double kMaxRise = 1;           // and so many points in all,
constexpr double kRounding = 0.05;       // or so many if it is short
constexpr double kSamePosition = 0.35;   // points; double lines stand 0.75 apart
constexpr double kTouch = 1;             // points between cell borders that are one to the eye
constexpr double kMaxDash = 8;           // points; a dash of a line 3 points thick
constexpr double kMaxDashGap = 4;        // points,
constexpr double kDashGapToDash = 3;     // and no more of the shorter dash beside it
constexpr double kMinLength = 4;         // points; no cell is smaller
constexpr double kMinSlenderness = 5;    // of a ruling: length to thickness
constexpr double kDotSlenderness = 1.5;  // of a piece; below it the piece may lie on either axis
constexpr std::size_t kMaxCorners = 5;   // of a thin piece: mitred ends, or one corner to spare

bool Thin(const Box& box) { return std::min(box.width(), box.height()) <= kMaxThickness; }

bool Level(double run, double rise) {
  return std::abs(rise) <= std::clamp(kMaxSlope * std::abs(run), kRounding, kMaxRise);
}

// The axis the segment is parallel to, if any.
std::optional<Axis> AxisOf(const Point& from, const Point& to) {
  const double dx = to.x - from.x, dy = to.y - from.y;
  const bool flat = std::abs(dx) >= std::abs(dy);
  if (!(flat ? Level(dx, dy) : Level(dy, dx))) return std::nullopt;
  return flat ? Axis::kHorizontal : Axis::kVertical;
}

bool IsRectangle(const Outline& outline) {
  const std::vector<Point>& p = outline.points;
  if (outline.bent || p.size() != 4) return false;
  const auto first = AxisOf(p[0], p[1]), second = AxisOf(p[1], p[2]);
  return first && second && first != second && AxisOf(p[2], p[3]) == first &&
         AxisOf(p[3], p[0]) == second;
}

bool Clockwise(const std::vector<Point>& p) {
  return (p[1].x - p[0].x) * (p[2].y - p[1].y) > (p[1].y - p[0].y) * (p[2].x - p[1].x);
}

// Whether the inner box leaves a frame of the outer one that is nowhere thicker than a ruling.
bool IsFrame(const Box& outer, const Box& inner) {
  const std::array sides = {inner.x0 - outer.x0, inner.y0 - outer.y0, outer.x1 - inner.x1,
                            outer.y1 - inner.y1};
  return std::ranges::all_of(
      sides, [](double side) { return side >= -kRounding && side <= kMaxThickness; });
}

void AddFrame(const Box& outer, const Box& inner, const Brush& brush, Marks& marks) {
  const std::array<Box, 4> sides = {{{outer.x0, outer.y0, outer.x1, inner.y0},
                                     {outer.x0, inner.y1, outer.x1, outer.y1},
                                     {outer.x0, outer.y0, inner.x0, outer.y1},
                                     {inner.x1, outer.y0, outer.x1, outer.y1}}};
  for (const Box& side : sides) {
    if (std::min(side.width(), side.height()) > kRounding) AddRectangle(side, brush, marks);
  }
}

void AddBar(Axis axis, const Box& box, const Brush& brush, Marks& marks) {
  const bool level = axis == Axis::kHorizontal;
  Bar& bar = (level ? marks.horizontal : marks.vertical).emplace_back();
  bar.position = level ? box.center_y() : box.center_x();
  bar.begin = level ? box.x0 : box.y0;
  bar.end = level ? box.x1 : box.y1;
  bar.thickness = level ? box.height() : box.width();
  bar.drawn = brush.drawn;
}

double LengthOf(const Bar& bar) { return bar.end - bar.begin; }

// `dash` is the length of the piece that the line so far ends with.
bool Continues(const Bar& line, double dash, const Bar& piece) {
  const double gap = piece.begin - line.end;
  if (gap <= kTouch) return true;
  if (std::max(dash, LengthOf(piece)) > kMaxDash) return false;
  return gap <= std::min(kMaxDashGap, kDashGapToDash * std::min(dash, LengthOf(piece)));
}

void Absorb(Bar& line, const Bar& piece) {
  const double total = LengthOf(line) + LengthOf(piece);
  if (total > 0) {
    const double share = LengthOf(piece) / total;
    line.position += share * (piece.position - line.position);
    line.thickness += share * (piece.thickness - line.thickness);
  }
  line.end = std::max(line.end, piece.end);
}

void Keep(const Bar& line, Axis axis, std::vector<Ruling>& rulings) {
  if (LengthOf(line) < std::max(kMinLength, kMinSlenderness * line.thickness)) return;
  rulings.push_back({axis, static_cast<float>(line.position), static_cast<float>(line.begin),
                     static_cast<float>(line.end), static_cast<float>(line.thickness), line.ink});
}

// The pieces lie at one position and are sorted by their beginnings.
void JoinLine(std::span<const Bar> pieces, Axis axis, std::vector<Ruling>& rulings) {
  Bar line = pieces.front();
  double dash = LengthOf(line);
  for (const Bar& piece : pieces.subspan(1)) {
    if (Continues(line, dash, piece)) {
      Absorb(line, piece);
    } else {
      Keep(line, axis, rulings);
      line = piece;
    }
    dash = LengthOf(piece);
  }
  Keep(line, axis, rulings);
}

}  // namespace

void AddRectangle(const Box& box, const Brush& brush, Marks& marks) {
  const Box seen = Intersection(box, brush.clip);
  if (seen.x1 < seen.x0 || seen.y1 < seen.y0) return;
  if (!Thin(seen)) {
    const bool plain = brush.opaque;
    marks.shades.push_back({seen, brush.drawn.paint, plain, brush.opaque});
    return;
  }
  if (seen.width() * kDotSlenderness >= seen.height()) {
    AddBar(Axis::kHorizontal, seen, brush, marks);
  }
  if (seen.height() * kDotSlenderness >= seen.width()) {
    AddBar(Axis::kVertical, seen, brush, marks);
  }
}

void FillReader::Add(const Outline& outline) {
  const bool large = !Thin(outline.box);
  if (large && IsRectangle(outline)) {
    const bool clockwise = Clockwise(outline.points);
    const bool hole = brush_.even_odd || clockwise != held_clockwise_;
    if (held_ && hole && IsFrame(held_box_, outline.box)) {
      AddFrame(held_box_, outline.box, brush_, marks_);
      held_ = false;
      return;
    }
    Finish();
    held_ = true;
    held_clockwise_ = clockwise;
    held_box_ = outline.box;
  } else if (large) {
    const Box seen = Intersection(outline.box, brush_.clip);
    if (!seen.empty()) marks_.shades.push_back({seen, brush_.drawn.paint, false, false});
  } else if (!outline.bent && outline.points.size() > 1 && outline.points.size() <= kMaxCorners) {
    AddRectangle(outline.box, brush_, marks_);
  }
}

void FillReader::Finish() {
  if (held_) AddRectangle(held_box_, brush_, marks_);
  held_ = false;
}

void AddStroke(const Outline& outline, const Brush& brush, Marks& marks) {
  const std::vector<Point>& points = outline.points;
  if (outline.bent || points.size() < 2) return;
  const std::size_t segments =
      outline.closed && points.size() > 2 ? points.size() : points.size() - 1;
  const auto end_of = [&](std::size_t segment) { return points[(segment + 1) % points.size()]; };
  for (std::size_t i = 0; i < segments; ++i) {
    if (!AxisOf(points[i], end_of(i))) return;  // an arrow, a curve in pieces, a drawing
  }
  for (std::size_t i = 0; i < segments; ++i) {
    const Point from = points[i], to = end_of(i);
    const bool level = AxisOf(from, to) == Axis::kHorizontal;
    const double half = (level ? brush.width_y : brush.width_x) / 2;
    const double beyond = brush.projecting ? half : 0;
    const double x = (from.x + to.x) / 2, y = (from.y + to.y) / 2;
    const double reach = (level ? std::abs(to.x - from.x) : std::abs(to.y - from.y)) / 2 + beyond;
    const Box box = level ? Box{x - reach, y - half, x + reach, y + half}
                          : Box{x - half, y - reach, x + half, y + reach};
    AddRectangle(box, brush, marks);
  }
}

std::vector<Ruling> JoinBars(std::vector<Bar> bars, Axis axis) {
  std::ranges::sort(bars, [](const Bar& a, const Bar& b) {
    return a.ink != b.ink ? a.ink < b.ink : a.position < b.position;
  });
  std::vector<Ruling> rulings;
  auto begin = bars.begin();
  while (begin != bars.end()) {
    const auto end = std::find_if(begin, bars.end(), [&](const Bar& bar) {
      return bar.ink != begin->ink || bar.position - begin->position > kSamePosition;
    });
    std::sort(begin, end, [](const Bar& a, const Bar& b) { return a.begin < b.begin; });
    JoinLine({begin, end}, axis, rulings);
    begin = end;
  }
  return rulings;
}

}  // namespace juesuan
