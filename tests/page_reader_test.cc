// What is made of a page for whose pixels there is no memory, whoever reads them.
#include "cli/page_reader.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <memory>
#include <new>
#include <vector>

#include "pdf_builder.h"

namespace juesuan {
namespace {

enum class Ending { kNever, kInRulings, kInText };
Ending ending = Ending::kNever;  // where memory ends
int readers_made = 0;

// Finds a table of two by two in the middle of the page, and one glyph in its first cell.
class Reader : public PixelReader {
 public:
  std::vector<Ruling> FindRulings(Pixels) override {
    if (ending == Ending::kInRulings) throw std::bad_alloc();
    std::vector<Ruling> rulings;
    for (const Axis axis : {Axis::kHorizontal, Axis::kVertical}) {
      for (const float position : {60.0F, 100.0F, 140.0F})
        rulings.push_back({axis, position, 60, 140, 1});
    }
    return rulings;
  }
  RecognizedText ReadText(const std::vector<Box>&) override {
    if (ending == Ending::kInText) throw std::bad_alloc();
    Glyph glyph = {U'7', 70, 70, 80, 80, 80, 10};
    glyph.recognized = true;
    return {{glyph}, {}};
  }
};

std::unique_ptr<PixelReader> MakeReader() {
  ++readers_made;
  return std::make_unique<Reader>();
}

// Two pages of an image, with text above it or without.
std::string TwoPages(bool with_text) {
  PdfBuilder builder;
  const int image =
      builder.AddStream(std::string(64, ' '),
                        "/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray "
                        "/BitsPerComponent 8");
  for (int page = 0; page < 2; ++page) {
    builder.AddPage(
        {fmt::format("q {} cm /I Do Q {}", with_text ? "100 0 0 100 50 50" : "200 0 0 200 0 0",
                     with_text ? "BT /F 10 Tf 10 180 Td (text) Tj ET" : ""),
         "", fmt::format("/XObject << /I {} 0 R >>", image)});
  }
  return builder.Build();
}

// The first page read where memory ends there, the second where it does not.
std::vector<Page> ReadBoth(const std::string& pdf, Ending of_first, Diagnostics& diagnostics) {
  const TemporaryFile file(pdf);
  Document document = Document::Open(file.path(), "");
  PageReader reader(document, Ocr::kAuto, MakeReader);
  std::vector<Page> pages;
  for (const int number : {1, 2}) {
    ending = number == 1 ? of_first : Ending::kNever;
    pages.push_back(reader.Read(number, diagnostics));
  }
  return pages;
}

TEST_CASE("Where memory ends, a page keeps the text it has, a scan fails, and the next is read") {
  struct Case {
    bool with_text;
    Ending ending;
  };
  static const Case kCases[] = {{true, Ending::kInRulings},
                                {true, Ending::kInText},
                                {false, Ending::kInRulings},
                                {false, Ending::kInText}};
  for (const Case& c : kCases) {
    CAPTURE(c.with_text, static_cast<int>(c.ending));
    readers_made = 0;
    Diagnostics diagnostics;
    const std::vector<Page> pages = ReadBoth(TwoPages(c.with_text), c.ending, diagnostics);
    CHECK(diagnostics == Diagnostics{{Severity::kError, "page.too-complex", 1,
                                      "there is not enough memory to recognise it; give it more"}});
    CHECK(pages[0].failed == !c.with_text);
    CHECK(TextOf(pages[0]) == (c.with_text ? "text" : ""));
    CHECK(pages[0].rulings.empty());  // cells without their text would be a table of blanks
    CHECK(TextOf(pages[1]) == (c.with_text ? "text7" : "7"));
    CHECK(pages[1].rulings.size() == 6);
    CHECK(readers_made == 2);  // the first was broken off, anywhere
  }
}

}  // namespace
}  // namespace juesuan
