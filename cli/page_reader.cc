// A scan is read whole; of a page with text, only the tables in images beside it, and the glyphs of
// fonts whose text cannot be trusted.
#include "cli/page_reader.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <new>
#include <utility>
#include <vector>

#include "layout/layout.h"

namespace juesuan {
namespace {

// A smaller image, as a share of the page, is a seal or an ornament.
constexpr double kSmallestImage = 0.05;
// Images that cover more of the page are the page, but for so many characters set on them.
constexpr double kMostOfPage = 0.8;
constexpr std::ptrdiff_t kLongestStamp = 30;
// In ems: how far ink may lie above and below the box of its glyph. Beside it are others.
constexpr double kOverhang = 0.1;
constexpr double kTouch = 1;  // in points: cells so near share a ruling

bool IsUnreadable(const Glyph& glyph, const Page& page) {
  return glyph.ink == Ink::kVisible && !page.fonts[glyph.font].trusted;
}

bool Holds(const Box& box, const Glyph& glyph) {
  const Box of = glyph.box();
  return box.Contains(of.center_x(), of.center_y());
}

// The images on which no text is set.
std::vector<Image> ImagesBesideText(const Page& page) {
  std::vector<Image> images;
  for (const Image& image : page.images) {
    if (image.box.width() * image.box.height() < kSmallestImage * page.width * page.height)
      continue;
    const auto on_it = [&](const Glyph& glyph) {
      return glyph.ink == Ink::kVisible && Holds(image.box, glyph);
    };
    if (std::ranges::none_of(page.glyphs, on_it)) images.push_back(image);
  }
  return images;
}

double FinestDpi(const std::vector<Image>& images) {
  double dpi = 0;
  for (const Image& image : images)
    dpi = std::max(dpi, kPointsPerInch *
                            std::sqrt(static_cast<double>(image.pixel_width) * image.pixel_height /
                                      (image.box.width() * image.box.height())));
  return dpi;
}

std::vector<Box> UnreadableGlyphs(const Page& page) {
  std::vector<Box> boxes;
  for (const Glyph& glyph : page.glyphs) {
    if (!IsUnreadable(glyph, page)) continue;
    const double overhang = kOverhang * static_cast<double>(glyph.size);
    Box box = glyph.box();
    (glyph.turn % 2 == 0 ? box.y0 : box.x0) -= overhang;
    (glyph.turn % 2 == 0 ? box.y1 : box.x1) += overhang;
    boxes.push_back(box);
  }
  return boxes;
}

bool LiesIn(const Box& box, const Ruling& ruling) {
  const double middle = (ruling.begin + ruling.end) / 2, across = ruling.position;
  return ruling.axis == Axis::kHorizontal ? box.Contains(middle, across)
                                          : box.Contains(across, middle);
}

// Cells beside each other and below each other. Charts and photographs have none.
bool MakeTable(const std::vector<Box>& cells) {
  bool beside = false, below = false;
  for (const Box& cell : cells) {
    for (const Box& other : cells) {
      beside = beside || (cell.x1 <= other.x0 + kTouch && cell.Contains(cell.x0, other.center_y()));
      below = below || (cell.y1 <= other.y0 + kTouch && cell.Contains(other.center_x(), cell.y0));
      if (beside && below) return true;
    }
  }
  return false;
}

// Adds the rulings found in the image to those of the page, if they make a table: the words of a
// chart would stand among those of the text.
bool TakeTable(const Box& image, const std::vector<Ruling>& found, std::vector<Ruling>& rulings) {
  std::vector<Ruling> inside;
  std::ranges::copy_if(found, std::back_inserter(inside),
                       [&](const Ruling& ruling) { return LiesIn(image, ruling); });
  if (!MakeTable(FindCells(inside))) return false;
  rulings.insert(rulings.end(), inside.begin(), inside.end());
  return true;
}

// A scan on which a page number or a stamp was set later is still one.
bool IsScan(const Page& page) {
  if (OriginOf(page) == PageOrigin::kImage) return true;
  const auto is_ink = [](const Glyph& glyph) { return glyph.ink == Ink::kVisible; };
  return ShareOfImages(page) > kMostOfPage &&
         std::ranges::count_if(page.glyphs, is_ink) <= kLongestStamp;
}

}  // namespace

PixelReader& PageReader::Reader() {
  if (!pixel_reader_) pixel_reader_ = make_pixel_reader_();
  return *pixel_reader_;
}

void PageReader::ReadWhole(Page& page, Diagnostics& diagnostics) {
  Pixels pixels = document_.TakePixels(page, {}, diagnostics);
  if (pixels.empty()) return;
  page.rulings = Reader().FindRulings(std::move(pixels));
  auto [glyphs, alternatives] = Reader().ReadText(FindCells(page.rulings));
  page.alternatives = std::move(alternatives);
  std::erase_if(page.glyphs, [&](const Glyph& glyph) {
    const bool is_visible = glyph.ink == Ink::kVisible;
    return !page.fonts[glyph.font].trusted || (ocr_ == Ocr::kAlways && is_visible);
  });
  std::erase_if(glyphs, [&](const Glyph& glyph) {
    return std::ranges::any_of(page.glyphs, [&](const Glyph& printed) {
      return printed.ink == Ink::kVisible && Holds(printed.box(), glyph);
    });
  });
  page.glyphs.insert(page.glyphs.end(), glyphs.begin(), glyphs.end());
  page.images.clear();  // what they show has been read
}

void PageReader::ReadParts(Page& page, Diagnostics& diagnostics) {
  const std::vector<Image> images = ImagesBesideText(page);
  View view = {UnreadableGlyphs(page)};
  bool to_read = !view.parts.empty();
  if (!to_read) view.dpi = std::min(view.dpi, FinestDpi(images));
  for (const Image& image : images) view.parts.push_back(image.box);
  if (view.parts.empty()) return;
  Pixels pixels = document_.TakePixels(page, view, diagnostics);
  if (pixels.empty()) return;
  const std::vector<Ruling> found = Reader().FindRulings(std::move(pixels));
  std::vector<Ruling> rulings = page.rulings;
  std::vector<Box> pictures;
  for (const Image& image : images) {
    if (!TakeTable(image.box, found, rulings)) pictures.push_back(image.box);
  }
  to_read = to_read || pictures.size() < images.size();
  if (to_read) {
    auto [glyphs, alternatives] = Reader().ReadText(FindCells(rulings));
    page.rulings = std::move(rulings);
    page.alternatives = std::move(alternatives);
    std::erase_if(glyphs, [&](const Glyph& glyph) {
      return std::ranges::any_of(pictures, [&](const Box& box) { return Holds(box, glyph); });
    });
    std::erase_if(page.glyphs, [&](const Glyph& glyph) { return IsUnreadable(glyph, page); });
    page.glyphs.insert(page.glyphs.end(), glyphs.begin(), glyphs.end());
  }
  if (!pictures.empty()) {
    diagnostics.push_back(
        {Severity::kNote, "image.unread", page.number,
         "an image that holds no table is left out; --ocr always reads its words"});
  }
}

Page PageReader::Read(int number, Diagnostics& diagnostics) {
  Page page = document_.ReadPage(number, diagnostics);
  if (page.failed || ocr_ == Ocr::kNever) return page;
  const bool is_read_whole = ocr_ == Ocr::kAlways || IsScan(page);
  try {
    if (is_read_whole) {
      ReadWhole(page, diagnostics);
    } else {
      ReadParts(page, diagnostics);
    }
  } catch (const std::bad_alloc&) {
    pixel_reader_.reset();  // it was broken off, anywhere
    if (is_read_whole) {
      page = Page();
      page.number = number;
      page.failed = true;
    }
    diagnostics.push_back({Severity::kError, "page.too-complex", number,
                           "there is not enough memory to recognise it; give it more"});
  }
  return page;
}

}  // namespace juesuan
