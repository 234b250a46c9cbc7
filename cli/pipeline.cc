// The design on one screen: extract → layout → schema, page by page, then the whole.
#include "cli/pipeline.h"

#include <fmt/format.h>

#include <memory>
#include <utility>

#include "extract/pixels.h"
#include "normalize/characters.h"
#include "schema/recognized.h"

namespace juesuan {
namespace {

// File names may hold any bytes; reports are UTF-8.
std::string Utf8(std::string_view name) {
  std::string text;
  while (!name.empty()) AppendCharacter(TakeCharacter(name), text);
  return text;
}

// Reads pages, and by their pixels those that need it.
class PageReader {
 public:
  PageReader(Document& document, Ocr ocr) : document_(document), ocr_(ocr) {}

  Page Read(int number, Diagnostics& diagnostics) {
    Page page = document_.ReadPage(number, diagnostics);
    const bool wanted =
        ocr_ == Ocr::kAlways || (ocr_ == Ocr::kAuto && OriginOf(page) == PageOrigin::kImage);
    if (!wanted || page.failed) return page;
    Pixels pixels = document_.TakePixels(page, diagnostics);
    if (pixels.empty()) return page;
    if (!pixel_reader_) pixel_reader_ = LoadPixelReader();
    page.rulings = pixel_reader_->FindRulings(std::move(pixels));
    page.glyphs = pixel_reader_->ReadText(FindCells(page.rulings));
    page.images.clear();  // what they show has been read
    return page;
  }

 private:
  Document& document_;
  const Ocr ocr_;
  std::unique_ptr<PixelReader> pixel_reader_;  // made when first needed
};

}  // namespace

std::vector<int> PagesToRead(const Source& source, const PageRange& range) {
  std::vector<int> pages = range.Of(source.page_count);
  if (pages.empty()) {
    throw UsageError(fmt::format("{}: has no such page; give --pages within 1-{}", source.file,
                                 source.page_count));
  }
  return pages;
}

Report ReadReport(const std::string& path, const ReadOptions& options) {
  Document document = Document::Open(path, options.password);
  Diagnostics diagnostics;
  std::vector<PageLayout> pages;
  PageReader reader(document, options.ocr);
  for (const int number : PagesToRead(document.source(), options.pages)) {
    pages.push_back(LayOutPage(reader.Read(number, diagnostics)));
  }
  CorrectRecognized(pages, options.forms_folder);
  Source source = document.source();
  source.file = Utf8(source.file);
  return Assemble(source, JoinPages(std::move(pages)), std::move(diagnostics),
                  options.forms_folder);
}

}  // namespace juesuan
