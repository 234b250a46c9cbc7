// Which strokes are rulings, and what is left of the page when they are gone.
#include "extract/ocr/drawn_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "drawing.h"

namespace juesuan {
namespace {

struct Stroke {
  double x0, y0, x1, y1;
  double thickness = 1, dash = 0, white = 0;
};

Raster Draw(const std::vector<Stroke>& strokes, double dpi = 200) {
  Drawing page(400, 300, dpi);
  for (const Stroke& s : strokes) page.Line(s.x0, s.y0, s.x1, s.y1, s.thickness, s.dash, s.white);
  return page.raster();
}

// "h 50 20-320": level, at y 50, from x 20 to 320; v for upright. Each to the nearest ten points,
// sorted.
std::vector<std::string> RulingsOf(Raster& raster) {
  const auto tens = [](float points) { return std::lround(points / 10) * 10; };
  std::vector<std::string> lines;
  for (const Ruling& ruling : TakeRulings(raster)) {
    lines.push_back(fmt::format("{} {} {}-{}", ruling.axis == Axis::kHorizontal ? 'h' : 'v',
                                tens(ruling.position), tens(ruling.begin), tens(ruling.end)));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

TEST_CASE("Rulings are found however they are drawn") {
  struct Case {
    const char* what;
    std::vector<Stroke> strokes;
    std::vector<std::string> rulings;
  };
  static const Case kCases[] = {
      {"solid", {{20, 50, 320, 50}, {100, 50, 100, 150}}, {"h 50 20-320", "v 100 50-150"}},
      {"one pixel thin", {{20, 50, 320, 50, 0.36}}, {"h 50 20-320"}},
      {"three points thick", {{20, 50, 320, 50, 3}}, {"h 50 20-320"}},
      {"dashed, across a solid one",
       {{20, 50, 320, 50, 0.7, 4, 3}, {100, 20, 100, 150}},
       {"h 50 20-320", "v 100 20-150"}},
      {"dotted, across a solid one",
       {{20, 50, 320, 50, 0.7, 0.7, 1.4}, {100, 20, 100, 150}},
       {"h 50 20-320", "v 100 20-150"}},
      {"dashed both ways",
       {{20, 50, 320, 50, 0.7, 4, 3}, {100, 20, 100, 150, 0.7, 4, 3}},
       {"h 50 20-320", "v 100 20-150"}},
      {"broken by a scratch", {{20, 50, 160, 50}, {165, 50, 320, 50}}, {"h 50 20-320"}},
      {"two beside each other",
       {{20, 50, 160, 50}, {190, 50, 320, 50}},
       {"h 50 190-320", "h 50 20-160"}},
      {"short, between long ones",
       {{20, 50, 320, 50}, {20, 70, 320, 70}, {100, 50, 100, 70}},
       {"h 50 20-320", "h 70 20-320", "v 100 50-70"}},
  };
  for (const Case& c : kCases) {
    for (const double dpi : {200.0, 300.0}) {
      CAPTURE(c.what, dpi);
      Raster raster = Draw(c.strokes, dpi);
      CHECK(RulingsOf(raster) == c.rulings);
      CHECK(InkShare(raster.ink.get()) < 0.0001);
    }
  }
}

TEST_CASE("What only looks like a ruling is left where it is") {
  struct Case {
    const char* what;
    std::vector<Stroke> strokes;
  };
  static const Case kCases[] = {
      {"a character of a title",
       {{20, 50, 40, 50}, {20, 70, 40, 70}, {20, 50, 20, 70}, {40, 50, 40, 70}}},
      {"leaders, which nothing crosses", {{20, 50, 320, 50, 0.7, 0.7, 3}}},
      {"an underline shorter than an inch", {{20, 50, 80, 50}}},
      {"a bar", {{20, 50, 320, 50, 8}}},
  };
  for (const Case& c : kCases) {
    for (const double dpi : {200.0, 300.0}) {
      CAPTURE(c.what, dpi);
      Raster raster = Draw(c.strokes, dpi);
      const double before = InkShare(raster.ink.get());
      CHECK(RulingsOf(raster).empty());
      CHECK(InkShare(raster.ink.get()) == before);
    }
  }
}

TEST_CASE("A ruling is found though it is too pale for ink, a shade is not") {
  Raster raster = Draw({{20, 50, 320, 50, 0.7}, {20, 100, 320, 100, 8}});
  pixAddConstantGray(raster.gray.get(), 190);
  pixClearAll(raster.ink.get());
  CHECK(RulingsOf(raster) == std::vector<std::string>{"h 50 20-320"});
}

TEST_CASE("A pale ruling stays beside a dark bar, which is none") {
  Raster raster = Draw({{20, 200, 320, 200, 12}});
  Raster pale = Draw({{20, 50, 320, 50, 0.7}});
  pixAddConstantGray(pale.gray.get(), 190);
  pixMinOrMax(raster.gray.get(), raster.gray.get(), pale.gray.get(), L_CHOOSE_MIN);
  CHECK(RulingsOf(raster) == std::vector<std::string>{"h 50 20-320"});
}

TEST_CASE("Few pale lines among dark rulings shine through from the back of the sheet") {
  Raster raster =
      Draw({{20, 50, 320, 50, 0.7}, {20, 100, 320, 100, 0.7}, {20, 150, 320, 150, 0.7}});
  Raster back = Draw({{50, 70, 350, 70, 0.7}});
  pixAddConstantGray(back.gray.get(), 190);
  pixMinOrMax(raster.gray.get(), raster.gray.get(), back.gray.get(), L_CHOOSE_MIN);
  CHECK(RulingsOf(raster) ==
        std::vector<std::string>{"h 100 20-320", "h 150 20-320", "h 50 20-320"});
}

TEST_CASE("The pale edges of strokes are no rulings") {
  Raster raster = Draw({{20, 50, 120, 50, 1.5}});
  const PixPointer stroke(pixCopy(nullptr, raster.gray.get()));
  raster.gray.reset(pixBlockconv(stroke.get(), 1, 1));  // its ink is not: text that a gap parts
  pixClearAll(raster.ink.get());
  CHECK(RulingsOf(raster).empty());
}

TEST_CASE("A ruling goes on under a seal that covered it") {
  const std::vector<Stroke> strokes = {{20, 50, 160, 50}, {200, 50, 350, 50}};
  Raster bare = Draw(strokes);
  CHECK(RulingsOf(bare).size() == 2);
  Raster sealed = Draw(strokes);
  Drawing seal(400, 300);
  seal.Fill({155, 20, 205, 80});
  sealed.seal = std::move(seal.raster().ink);
  CHECK(RulingsOf(sealed) == std::vector<std::string>{"h 50 20-350"});
}

TEST_CASE("Text stays when the rulings around it are gone") {
  Drawing text(400, 300), page(400, 300);
  for (Drawing* drawing : {&text, &page}) drawing->Text(30, 55, "1,234.56");
  page.Line(20, 50, 320, 50, 1);
  page.Line(20, 72, 320, 72, 1);
  page.Line(20, 50, 20, 72, 1);
  page.Line(320, 50, 320, 72, 1);
  Raster raster = page.raster();
  CHECK(TakeRulings(raster).size() == 4);
  l_int32 same = 0;
  pixEqual(raster.ink.get(), text.raster().ink.get(), &same);
  CHECK(same);
  pixEqual(raster.gray.get(), text.gray(), &same);
  CHECK(same);
}

}  // namespace
}  // namespace juesuan
