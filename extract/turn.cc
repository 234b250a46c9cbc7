// Tested by tests/layout_turn_test.cc.
#include "extract/turn.h"

#include <utility>

namespace juesuan {

Box TurnUpright(const Box& box, int turn, double width, double height) {
  switch (turn) {
    case 1:
      return {box.y0, width - box.x1, box.y1, width - box.x0};
    case 2:
      return {width - box.x1, height - box.y1, width - box.x0, height - box.y0};
    case 3:
      return {height - box.y1, box.x0, height - box.y0, box.x1};
    default:
      return box;
  }
}

// A baseline is a y for text along x, an x for text along y.
static double TurnBaseline(const Glyph& glyph, int turn, double width, double height) {
  const Box point = glyph.turn % 2 == 0 ? Box{0, glyph.baseline, 0, glyph.baseline}
                                        : Box{glyph.baseline, 0, glyph.baseline, 0};
  const Box turned = TurnUpright(point, turn, width, height);
  return (glyph.turn + turn) % 2 == 0 ? turned.y0 : turned.x0;
}

Glyph TurnUpright(const Glyph& glyph, int turn, double width, double height) {
  const Box box = TurnUpright(glyph.box(), turn, width, height);
  Glyph result = glyph;
  result.x0 = static_cast<float>(box.x0);
  result.y0 = static_cast<float>(box.y0);
  result.x1 = static_cast<float>(box.x1);
  result.y1 = static_cast<float>(box.y1);
  result.turn = static_cast<std::uint8_t>((glyph.turn + 4 - turn) % 4);
  result.baseline = static_cast<float>(TurnBaseline(glyph, turn, width, height));
  return result;
}

Ruling TurnUpright(const Ruling& ruling, int turn, double width, double height) {
  const bool horizontal = ruling.axis == Axis::kHorizontal;
  const Box line = horizontal ? Box{ruling.begin, ruling.position, ruling.end, ruling.position}
                              : Box{ruling.position, ruling.begin, ruling.position, ruling.end};
  const Box turned = TurnUpright(line, turn, width, height);
  Ruling result = ruling;
  const bool swapped = turn % 2 == 1;
  const bool now_horizontal = horizontal != swapped;
  result.axis = now_horizontal ? Axis::kHorizontal : Axis::kVertical;
  result.position = static_cast<float>(now_horizontal ? turned.y0 : turned.x0);
  result.begin = static_cast<float>(now_horizontal ? turned.x0 : turned.y0);
  result.end = static_cast<float>(now_horizontal ? turned.x1 : turned.y1);
  return result;
}

Page TurnUpright(const Page& page, int turn) {
  Page result;
  result.number = page.number;
  result.rotation = page.rotation;
  result.failed = page.failed;
  result.width = turn % 2 == 0 ? page.width : page.height;
  result.height = turn % 2 == 0 ? page.height : page.width;
  for (const Glyph& glyph : page.glyphs)
    result.glyphs.push_back(TurnUpright(glyph, turn, page.width, page.height));
  for (const Ruling& ruling : page.rulings)
    result.rulings.push_back(TurnUpright(ruling, turn, page.width, page.height));
  for (Image image : page.images) {
    image.box = TurnUpright(image.box, turn, page.width, page.height);
    result.images.push_back(image);
  }
  for (Alternative alternative : page.alternatives) {
    alternative.box = TurnUpright(alternative.box, turn, page.width, page.height);
    for (Glyph& glyph : alternative.glyphs)
      glyph = TurnUpright(glyph, turn, page.width, page.height);
    result.alternatives.push_back(std::move(alternative));
  }
  return result;
}

Box TurnBack(const Box& box, int turn, double width, double height) {
  const bool swapped = turn % 2 == 1;
  return TurnUpright(box, (4 - turn) % 4, swapped ? height : width, swapped ? width : height);
}

}  // namespace juesuan
