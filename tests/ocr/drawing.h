// Pages that tests draw: black on white, in points.
#pragma once

#include <string>
#include <string_view>

#include "extract/geometry.h"
#include "extract/ocr/raster.h"

namespace juesuan {

class Drawing {
 public:
  Drawing(double width, double height, double dpi = 200);

  void Fill(const Box& box);
  // Level or upright, drawn in dashes of that length with as much white between, if any.
  void Line(double x0, double y0, double x1, double y1, double thickness, double dash = 0,
            double white = 0);
  // One of > < = >= <=, and >/ </ whose bars lie along their lower arms.
  void Sign(std::string_view sign, const Box& box);
  // Latin letters and digits, their top left corner there, 11 points tall at 200 dpi.
  void Text(double x, double y, const std::string& text);
  void Shade(const Box& box, int gray);  // under what was drawn there
  void Ring(double x, double y, double radius, double thickness);
  void Lean(double degrees);  // clockwise, about the middle
  void Turn(int quarters);    // clockwise

  // As it comes from a page.
  Pixels pixels() const;
  // As it is when it has been cleaned.
  Raster raster() const;
  // Grey, 8 bits.
  PIX* gray() const { return gray_.get(); }

 private:
  int At(double points) const;

  double dpi_;
  PixPointer gray_;
};

// The share of the pixels that is set.
double InkShare(PIX* ink);

}  // namespace juesuan
