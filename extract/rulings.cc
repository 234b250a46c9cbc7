// Rectangles and lines drawn on a page → rulings.
#include "extract/rulings.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>

namespace juesuan {
namespace {

constexpr double kMaxThickness = 3;      // points; the thickest borders seen are 2.25
constexpr double kMaxSlope = 0.01;       // a line may rise so much for each point of its length,
constexpr double kMaxRise = 1;           // and so many points in all
constexpr double kSamePosition = 0.35;   // points; double lines stand 0.75 apart
constexpr double kTouch = 1;             // points between cell borders that are one line to the eye
constexpr double kMaxDashGap = 4;        // points
constexpr double kDashGapToLength = 3;   // a gap in a dashed line to the shorter dash beside it
constexpr double kMinLength = 4;         // points; no cell is smaller
constexpr double kMinSlenderness = 3;    // length to thickness of a ruling
constexpr double kDotSlenderness = 1.5;  // below this a piece may belong to either axis

bool Thin(const Box& box) { return std::min(box.width(), box.height()) <= kMaxThickness; }

Box BoundingBox(const std::vector<Point>& points) {
  Box box{points[0].x, points[0].y, points[0].x, points[0].y};
  for (const Point& point : points) {
    box.x0 = std::min(box.x0, point.x);
    box.y0 = std::min(box.y0, point.y);
    box.x1 = std::max(box.x1, point.x);
    box.y1 = std::max(box.y1, point.y);
  }
  return box;
}

bool Level(double run, double rise) {
  return std::abs(rise) <= std::min(kMaxRise, std::max(0.05, kMaxSlope * std::abs(run)));
}

// The axis of the segment, if it is parallel to one.
std::optional<Axis> AxisOf(const Point& from, const Point& to) {
  const double dx = to.x - from.x, dy = to.y - from.y;
  if (std::abs(dx) >= std::abs(dy) && Level(dx, dy)) return Axis::kHorizontal;
  if (std::abs(dy) > std::abs(dx) && Level(dy, dx)) return Axis::kVertical;
  return std::nullopt;
}

bool IsRectangle(const Outline& outline) {
  if (outline.curved || outline.points.size() != 4) return false;
  const auto& p = outline.points;
  const auto first = AxisOf(p[0], p[1]), second = AxisOf(p[1], p[2]);
  return first && second && first != second && AxisOf(p[2], p[3]) == first &&
         AxisOf(p[3], p[0]) == second;
}

bool Clockwise(const Outline& outline) {
  const auto& p = outline.points;
  return (p[1].x - p[0].x) * (p[2].y - p[1].y) - (p[1].y - p[0].y) * (p[2].x - p[1].x) > 0;
}

// Whether a path of both is a frame no thicker than a ruling.
bool IsFrame(const Box& outer, const Box& inner) {
  const double sides[] = {inner.x0 - outer.x0, inner.y0 - outer.y0, outer.x1 - inner.x1,
                          outer.y1 - inner.y1};
  return std::ranges::all_of(sides,
                             [](double side) { return side >= -0.01 && side <= kMaxThickness; });
}

void AddBar(Axis axis, const Box& box, const Brush& brush, Marks& marks) {
  const bool horizontal = axis == Axis::kHorizontal;
  Bar bar;
  bar.position = horizontal ? box.center_y() : box.center_x();
  bar.begin = horizontal ? box.x0 : box.y0;
  bar.end = horizontal ? box.x1 : box.y1;
  bar.thickness = horizontal ? box.height() : box.width();
  bar.drawn = brush.drawn;
  (horizontal ? marks.horizontal : marks.vertical).push_back(bar);
}

bool Joins(const Bar& last, double last_dash, const Bar& next) {
  const double gap = next.begin - last.end;
  if (gap <= kTouch) return true;
  const double dash = std::min(last_dash, next.end - next.begin);
  return gap <= std::min(kMaxDashGap, kDashGapToLength * dash);
}

void Absorb(Bar& line, const Bar& piece) {
  const double length = line.end - line.begin, more = piece.end - piece.begin;
  if (length + more > 0) {
    line.position = (line.position * length + piece.position * more) / (length + more);
    line.thickness = (line.thickness * length + piece.thickness * more) / (length + more);
  }
  line.end = std::max(line.end, piece.end);
}

// Joins bars that lie on one line, given by their beginnings.
void JoinLine(std::span<Bar> bars, Axis axis, std::vector<Ruling>& rulings) {
  const auto keep = [&](const Bar& line) {
    const double length = line.end - line.begin;
    if (length < kMinLength || length < kMinSlenderness * line.thickness) return;
    rulings.push_back({axis, static_cast<float>(line.position), static_cast<float>(line.begin),
                       static_cast<float>(line.end), static_cast<float>(line.thickness), line.ink});
  };
  Bar line = bars[0];
  double last_dash = line.end - line.begin;
  for (const Bar& bar : bars.subspan(1)) {
    if (Joins(line, last_dash, bar)) {
      Absorb(line, bar);
    } else {
      keep(line);
      line = bar;
    }
    last_dash = bar.end - bar.begin;
  }
  keep(line);
}

}  // namespace

void AddRectangle(const Box& box, const Brush& brush, Marks& marks) {
  const Box seen = Intersection(box, brush.clip);
  if (seen.x1 < seen.x0 || seen.y1 < seen.y0) return;
  if (!Thin(seen)) {
    marks.shades.push_back({seen, brush.drawn.paint, brush.opaque, brush.opaque});
    return;
  }
  const double ratio = seen.width() / std::max(seen.height(), 0.01);
  if (ratio > 1 / kDotSlenderness) AddBar(Axis::kHorizontal, seen, brush, marks);
  if (ratio < kDotSlenderness) AddBar(Axis::kVertical, seen, brush, marks);
}

void FillReader::Add(const Outline& outline) {
  if (outline.points.size() < 2) return;
  const Box box = BoundingBox(outline.points);
  if (IsRectangle(outline) && !Thin(box)) {
    const bool clockwise = Clockwise(outline);
    if (pending_ && IsFrame(pending_box_, box) &&
        (brush_.even_odd || clockwise != pending_clockwise_)) {
      const Box& outer = pending_box_;
      const Box sides[] = {{outer.x0, outer.y0, outer.x1, box.y0},
                           {outer.x0, box.y1, outer.x1, outer.y1},
                           {outer.x0, outer.y0, box.x0, outer.y1},
                           {box.x1, outer.y0, outer.x1, outer.y1}};
      for (const Box& side : sides) {
        if (std::min(side.width(), side.height()) > 0.01) AddRectangle(side, brush_, marks_);
      }
      pending_ = false;
      return;
    }
    Finish();
    pending_ = true;
    pending_clockwise_ = clockwise;
    pending_box_ = box;
    return;
  }
  Finish();
  if (!outline.curved && outline.points.size() <= 5 && Thin(box)) {
    AddRectangle(box, brush_, marks_);
  } else if (!Thin(box)) {
    const Box seen = Intersection(box, brush_.clip);
    if (!seen.empty()) marks_.shades.push_back({seen, brush_.drawn.paint, false, false});
  }
}

void FillReader::Finish() {
  if (pending_) AddRectangle(pending_box_, brush_, marks_);
  pending_ = false;
}

void AddStroke(const Outline& outline, const Brush& brush, Marks& marks) {
  const auto& points = outline.points;
  if (outline.curved || points.size() < 2) return;
  const std::size_t segments = points.size() - (outline.closed && points.size() > 2 ? 0 : 1);
  for (std::size_t i = 0; i < segments; ++i) {
    if (!AxisOf(points[i], points[(i + 1) % points.size()])) return;
  }
  for (std::size_t i = 0; i < segments; ++i) {
    const Point &from = points[i], &to = points[(i + 1) % points.size()];
    Box box = BoundingBox({from, to});
    const bool horizontal = AxisOf(from, to) == Axis::kHorizontal;
    const double half = (horizontal ? brush.width_y : brush.width_x) / 2;
    const double beyond = brush.projecting ? half : 0;
    if (horizontal) {
      const double y = box.center_y();
      box = {box.x0 - beyond, y - half, box.x1 + beyond, y + half};
    } else {
      const double x = box.center_x();
      box = {x - half, box.y0 - beyond, x + half, box.y1 + beyond};
    }
    AddRectangle(box, brush, marks);
  }
}

std::vector<Ruling> JoinBars(std::vector<Bar> bars, Axis axis) {
  std::ranges::sort(bars, [](const Bar& a, const Bar& b) {
    return a.ink != b.ink ? a.ink < b.ink : a.position < b.position;
  });
  std::vector<Ruling> rulings;
  for (std::size_t begin = 0, end = 0; begin < bars.size(); begin = end) {
    while (end < bars.size() && bars[end].ink == bars[begin].ink &&
           bars[end].position - bars[begin].position <= kSamePosition) {
      ++end;
    }
    const std::span<Bar> line(bars.data() + begin, end - begin);
    std::ranges::sort(line, {}, &Bar::begin);
    JoinLine(line, axis, rulings);
  }
  return rulings;
}

}  // namespace juesuan
