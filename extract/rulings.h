// Private to extract/: rectangles and lines drawn on a page → rulings.
#pragma once

#include <vector>

#include "extract/marks.h"

namespace juesuan {

struct Point {
  double x = 0, y = 0;
};

// One subpath on the page, without points that repeat the one before them or, at the end, the
// first.
struct Outline {
  std::vector<Point> points;
  Box box;
  bool closed = false;
  bool bent = false;  // it has curves, or more points than a ruling can have
};

// How a path is painted.
struct Brush {
  Drawn drawn;
  Box clip;
  bool opaque = false;    // hides what lies beneath
  bool even_odd = false;  // of fills: inner outlines are holes whichever way they run
  // Of strokes: the thickness of vertical and of level lines, and whether lines reach half of it
  // beyond their ends.
  double width_x = 0, width_y = 0;
  bool projecting = false;
};

// A filled rectangle: a bar where it is thin, a shade otherwise.
void AddRectangle(const Box& box, const Brush& brush, Marks& marks);

// Takes the subpaths of one filled path, one after the other.
class FillReader {
 public:
  FillReader(const Brush& brush, Marks& marks) : brush_(brush), marks_(marks) {}

  void Add(const Outline& outline);
  void Finish();

 private:
  const Brush& brush_;
  Marks& marks_;
  // The last large rectangle, held back: it may be the outside of a frame.
  bool held_ = false;
  bool held_clockwise_ = false;
  Box held_box_;
};

// Takes one subpath of a stroked path.
void AddStroke(const Outline& outline, const Brush& brush, Marks& marks);

// Joins collinear bars of the same ink that touch, and dashes, and drops what is then too short.
std::vector<Ruling> JoinBars(std::vector<Bar> bars, Axis axis);

}  // namespace juesuan
