// Where there is no memory for an image, what is under way ends, and nothing is read of what is not
// there.
#include <catch2/catch.hpp>
#include <climits>
#include <cstdlib>
#include <new>

#include "drawing.h"
#include "extract/ocr/crops.h"
#include "extract/ocr/drawn_lines.h"
#include "extract/ocr/shapes.h"
#include "extract/ocr/text_pieces.h"

namespace {

constexpr std::size_t kLarge = 1024;  // bytes: nothing but images is so large here
int left = INT_MAX;                   // large blocks for which there is memory yet

}  // namespace

void* operator new(std::size_t bytes) {
  void* block = bytes >= kLarge && left-- <= 0 ? nullptr : std::malloc(bytes);
  return block ? block : throw std::bad_alloc();
}
void operator delete(void* block) noexcept { std::free(block); }
void operator delete(void* block, std::size_t) noexcept { std::free(block); }

namespace juesuan {
namespace {

// A leaning table under a seal, so that every step has something to do.
Pixels Page() {
  Drawing page(200, 140, 100);
  for (int row = 0; row <= 5; ++row) {
    page.Line(15, 20 + 20 * row, 185, 20 + 20 * row, 0.7);
    if (row < 5) page.Text(40, 24 + 20 * row, "1,234.56");
  }
  for (const double x : {15, 120, 185}) page.Line(x, 20, x, 120, 0.7);
  page.Ring(100, 70, 40, 5);
  page.Lean(1);
  return page.pixels();
}

void Read(const Pixels& pixels) {
  Raster raster = CleanUp(pixels);
  TakeRulings(raster);
  for (const TextPiece& piece : FindPieces(raster, {})) {
    TextCrop(raster, piece);
    NumeralCrop(raster, piece, DigitBand(Characters(piece)));
  }
}

TEST_CASE("A page for which memory ends at any step is told of") {
  StartLeptonica();
  const Pixels page = Page();
  int blocks = 0;
  for (bool enough = false; !enough; ++blocks) {
    left = blocks;
    try {
      Read(page);
      enough = true;
    } catch (const std::bad_alloc&) {
    }
    left = INT_MAX;
    REQUIRE(blocks < 2000);
  }
  CHECK(blocks > 100);  // it did end at many
}

}  // namespace
}  // namespace juesuan
