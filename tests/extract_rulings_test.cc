// Tests of the rulings found on a page: one PDF a case, 200 × 200 points, drawn with PDF operators
// (whose y points up) and read back as lines of text (whose y points down).
#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "extract/rulings.h"
#include "pdf_builder.h"

namespace juesuan {
namespace {

using Lines = std::vector<std::string>;

struct Case {
  const char* what;
  std::string content;
  Lines rulings;
};

void Check(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    CAPTURE(c.what, c.content);
    CHECK(RulingsOf(ReadPdfPage({c.content})) == c.rulings);
  }
}

// Rectangles of one path, `count` of them, each `step` to the right of the one before.
std::string Row(int count, double x, double y, double width, double height, double step) {
  std::string path;
  for (int i = 0; i < count; ++i) {
    path += fmt::format("{} {} {} {} re ", x + i * step, y, width, height);
  }
  return path;
}

}  // namespace

TEST_CASE("Stroked lines are rulings") {
  Check({
      {"a level line", "0.5 w 10 150 m 190 150 l S", {"h 50 10-190 0.5"}},
      {"an upright line", "2 w 20 10 m 20 110 l S", {"v 20 90-190 2"}},
      {"a hairline", "0 w 10 150 m 190 150 l S", {"h 50 10-190 0"}},
      {"ends that reach beyond", "2 w 2 J 10 150 m 100 150 l S", {"h 50 9-101 2"}},
      {"a line set aslant by less than anyone sees",
       "1 w 10 150 m 110 150.5 l S",
       {"h 49.75 10-110 1"}},
      {"a rectangle",
       "1 w 10 100 50 40 re S",
       {"h 60 10-60 1", "h 100 10-60 1", "v 10 60-100 1", "v 60 60-100 1"}},
      {"a short thick stroke is a long thin line",
       "100 w 50 100 m 50.5 100 l S",
       {"v 50.25 50-150 0.5"}},
      // Errors
      {"a slanting line", "1 w 10 150 m 110 160 l S", {}},
      {"a chart: one slanting piece makes all of it a drawing",
       "1 w 10 150 m 60 150 l 90 160 l 120 160 l S",
       {}},
      {"a curve", "1 w 10 150 m 40 150 80 150.2 110 150 c S", {}},
      {"too short for any cell", "1 w 10 150 m 13 150 l S", {}},
      {"a band, thicker than rulings are", "12 w 10 150 m 190 150 l S", {}},
  });
}

TEST_CASE("Thin filled rectangles are rulings, larger ones and their edges are not") {
  Check({
      {"a level one", "10 149.75 180 0.5 re f", {"h 50 10-190 0.5"}},
      {"an upright one", "19.5 10 1 100 re f", {"v 20 90-190 1"}},
      {"one without thickness", "10 150 180 0 re f", {"h 50 10-190 0"}},
      {"the side of a border with mitred ends",
       "10 151 m 110 151 l 109 150 l 11 150 l h f",
       {"h 49.5 10-110 1"}},
      {"by lines, not closed", "10 150 m 110 150 l 110 151 l 10 151 l f", {"h 49.5 10-110 1"}},
      {"a frame of two rectangles, even-odd",
       "10 100 50 40 re 11 101 48 38 re f*",
       {"h 60.5 10-60 1", "h 99.5 10-60 1", "v 10.5 60-100 1", "v 59.5 60-100 1"}},
      {"a frame whose inside runs the other way",
       "10 100 50 40 re 11 101 m 11 139 l 59 139 l 59 101 l h f",
       {"h 60.5 10-60 1", "h 99.5 10-60 1", "v 10.5 60-100 1", "v 59.5 60-100 1"}},
      {"a frame open on one side",
       "10 100 50 40 re 10 101 49 38 re f*",
       {"h 60.5 10-60 1", "h 99.5 10-60 1", "v 59.5 60-100 1"}},
      // Errors
      {"a shade", "0.9 g 10 100 150 20 re f", {}},
      {"a shade in a shade", "0.9 g 10 100 50 40 re 11 101 48 38 re f", {}},
      {"an arrow head", "10 150 m 13 151 l 13 149 l f", {}},
      {"the outline of a glyph", "10 150 m 60 150 l 61 151 60 152 60 152 c 10 152 l f", {}},
      {"a star", "10 150 m 20 151 l 30 150 l 29 151.5 l 30 152 l 20 152.5 l 10 152 l f", {}},
      {"a dot", "10 150 2 2 re f", {}},
  });
}

TEST_CASE("Pieces that touch and dashes are joined") {
  Check({
      {"a border drawn cell by cell", Row(4, 10, 150, 40, 0.5, 40) + "f", {"h 49.75 10-170 0.5"}},
      {"with the corners between",
       Row(3, 10, 150, 39.5, 0.5, 40) + Row(2, 49.5, 150, 0.5, 0.5, 40) + "f",
       {"h 49.75 10-129.5 0.5"}},
      {"overlapping, in any order",
       "0.5 w 80 150 m 190 150 l S 10 150 m 100 150 l S",
       {"h 50 10-190 0.5"}},
      {"a dash pattern", "0.5 w [3 2] 0 d 10 150 m 190 150 l S", {"h 50 10-190 0.5"}},
      {"dashes filled one by one",
       Row(30, 10, 150, 2.25, 0.75, 4.5) + "f",
       {"h 49.63 10-142.75 0.75"}},
      {"dots", Row(40, 10, 150, 0.75, 0.75, 1.5) + "f", {"h 49.63 10-69.25 0.75"}},
      {"a double line",
       "0.25 w 10 150 m 190 150 l 10 150.75 m 190 150.75 l S",
       {"h 49.25 10-190 0.25", "h 50 10-190 0.25"}},
      {"a double line of three points",
       "0.5 w 10 150 m 190 150 l 10 153 m 190 153 l S",
       {"h 47 10-190 0.5", "h 50 10-190 0.5"}},
      // Errors
      {"tables side by side",
       Row(2, 10, 150, 80, 0.5, 83) + "f",
       {"h 49.75 10-90 0.5", "h 49.75 93-173 0.5"}},
      {"dots far apart", Row(10, 10, 150, 0.75, 0.75, 6) + "f", {}},
  });
}

TEST_CASE("Rulings are found in forms, under transformations, and as far as the clip lets them") {
  Check({
      {"turned by 90°", "0 1 -1 0 200 0 cm 0.5 w 10 150 m 190 150 l S", {"v 50 10-190 0.5"}},
      {"scaled, unlike on both axes",
       "2 0 0 0.5 0 0 cm 1 w 10 300 m 90 300 l S 10 20 m 10 300 l S",
       {"h 50 20-180 0.5", "v 20 50-190 2"}},
      {"flipped, as Chromium draws",
       "1 0 0 -1 0 200 cm 10 50 180 0.5 re f",
       {"h 50.25 10-190 0.5"}},
      {"cut by the clip", "50 0 100 200 re W n 0.5 w 10 150 m 190 150 l S", {"h 50 50-150 0.5"}},
      {"a shade of which the clip leaves a line",
       "10 150 180 1 re W n 0 0 200 200 re f",
       {"h 49.5 10-190 1"}},
      {"wholly outside the clip", "50 0 100 20 re W n 0.5 w 10 150 m 190 150 l S", {}},
      {"reaching beyond the page", "0.5 w -50 150 m 500 150 l S", {"h 50 0-200 0.5"}},
      {"off the page", "0.5 w 10 250 m 190 250 l S", {}},
  });
}

TEST_CASE("Rulings in a form are found") {
  PdfBuilder builder;
  const int inner = builder.AddStream("0.5 w 10 0 m 90 0 l S",
                                      "/Type /XObject /Subtype /Form /BBox [0 -10 80 10]");
  const int outer = builder.AddStream(
      "1 0 0 1 0 50 cm /I Do",
      fmt::format("/Type /XObject /Subtype /Form /BBox [0 0 100 100] /Matrix [1 0 0 1 20 0] "
                  "/Resources << /XObject << /I {} 0 R >> >>",
                  inner));
  builder.AddPage({"/O Do", "", fmt::format("/XObject << /O {} 0 R >>", outer)});
  CHECK(RulingsOf(ReadPdf(builder.Build()).page) == Lines{"h 150 30-100 0.5"});
}

TEST_CASE("Rulings are seen by their colour and by what lies over them") {
  const std::string white = "1 G 0.5 w 10 150 m 190 150 l S ";
  Check({
      {"white on the white page", white, {"-h 50 10-190 0.5"}},
      {"white over a shade", "0 0 1 rg 0 100 200 100 re f " + white, {"h 50 10-190 0.5"}},
      {"white that comes from a shade onto the page",
       "0.8 g 0 100 100 100 re f " + white,
       {"h 50 10-100 0.5", "-h 50 100-190 0.5"}},
      {"white under a shade", white + "0 0 1 rg 0 100 200 100 re f ", {"-h 50 10-190 0.5"}},
      {"white in a white box over a shade",
       "0 g 0 100 200 100 re f 1 g 5 140 190 20 re f " + white,
       {"-h 50 10-190 0.5"}},
      {"black painted over",
       "0.5 w 10 150 m 190 150 l S 1 g 0 100 200 100 re f",
       {"-h 50 10-190 0.5"}},
      {"black between two shades that end on it",
       "1 w 10 150 m 190 150 l S 0.9 g 0 150 200 20 re f 0 130 200 20 re f",
       {"h 50 10-190 1"}},
      {"pale grey", "0.85 G 0.5 w 10 150 m 190 150 l S", {"h 50 10-190 0.5"}},
      {"white over a shading of unknown colours",
       "/Pattern cs /P scn 0 100 200 100 re f " + white,
       {"-h 50 10-190 0.5"}},  // there is no pattern /P
  });
}

TEST_CASE("White rulings over a shading are seen") {
  const PdfPage page{"q 0 100 200 100 re W n /H sh Q 1 G 0.5 w 10 150 m 190 150 l S", "",
                     "/Shading << /H << /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 200 0] "
                     "/Function << /FunctionType 2 /Domain [0 1] /C0 [0] /C1 [1] /N 1 >> >> >>"};
  CHECK(RulingsOf(ReadPdfPage(page)) == Lines{"h 50 10-190 0.5"});
}

TEST_CASE("Transparent strokes leave no rulings") {
  const PdfPage page{"/G gs 0.5 w 10 150 m 190 150 l S", "", "/ExtGState << /G << /CA 0.01 >> >>"};
  CHECK(RulingsOf(ReadPdfPage(page)) == Lines{"-h 50 10-190 0.5"});
}

TEST_CASE("A million pieces are joined in near linear time") {
  std::vector<Bar> bars(1'000'000);
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const std::size_t place = i * 7919 % bars.size();  // in no order
    bars[i].position = static_cast<double>(place / 1000);
    bars[i].begin = static_cast<double>(place % 1000);
    bars[i].end = bars[i].begin + 0.5;
    bars[i].thickness = 0.5;
  }
  const std::vector<Ruling> rulings = JoinBars(std::move(bars), Axis::kHorizontal);
  REQUIRE(rulings.size() == 1000);
  CHECK(rulings.front().begin == 0);
  CHECK(rulings.front().end == Approx(999.5));
}

}  // namespace juesuan
