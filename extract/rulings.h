// Private to extract/: rectangles and lines drawn on a page → rulings.
#pragma once

#include <vector>

#include "extract/marks.h"

namespace juesuan {

struct Point {
  double x = 0, y = 0;
};

// One subpath in points of the page, its last point left out where it repeats the first.
struct Outline {
  std::vector<Point> points;
  bool curved = false;
  bool closed = false;
};

// How a path is painted.
struct Brush {
  Drawn drawn;
  Box clip;
  bool opaque = true;     // hides what lies beneath
  bool even_odd = false;  // fills only
  // Strokes only: the thickness of vertical and of horizontal lines, and whether they reach half
  // of it beyond their ends.
  double width_x = 0, width_y = 0;
  bool projecting = false;
};

// Takes the subpaths of one filled path, one after the other. Thin rectangles become bars, others
// shades.
class FillReader {
 public:
  FillReader(const Brush& brush, Marks& marks) : brush_(brush), marks_(marks) {}
  void Add(const Outline& outline);
  void Finish();

 private:
  const Brush& brush_;
  Marks& marks_;
  // The last rectangle, held back: it may be the outside of a frame.
  bool pending_ = false;
  bool pending_clockwise_ = false;
  Box pending_box_;
};

// The straight segments of one stroked subpath.
void AddStroke(const Outline& outline, const Brush& brush, Marks& marks);

// A filled rectangle: a bar where it is thin, a shade otherwise.
void AddRectangle(const Box& box, const Brush& brush, Marks& marks);

// Joins collinear bars of the same ink that touch, and dashes, and drops what is then too short.
std::vector<Ruling> JoinBars(std::vector<Bar> bars, Axis axis);

}  // namespace juesuan
