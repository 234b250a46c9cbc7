// Tests of pages as they are displayed: turned, cropped, scaled, with images and layers.
#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "pdf_builder.h"

namespace juesuan {
namespace {

// A line 20 points from the left, 50 from the bottom, 100 long, and a glyph beginning at its left
// end.
constexpr const char* kMarks = "1 w 20 50 m 120 50 l S BT /S 10 Tf 20 50 Td <4E00> Tj ET";

}  // namespace

TEST_CASE("Pages are read as they are displayed") {
  struct Case {
    const char* entries;
    int rotation;
    double width, height;
    const char* ruling;
    int turn;
    const char* glyph;  // its x0 and y0
  };
  static const Case kCases[] = {
      {"/MediaBox [0 0 300 200]", 0, 300, 200, "h 150 20-120 1", 0, "20 141.2"},
      {"/MediaBox [0 0 300 200] /Rotate 90", 90, 200, 300, "v 50 20-120 1", 1, "48.8 20"},
      {"/MediaBox [0 0 300 200] /Rotate 180", 180, 300, 200, "h 50 180-280 1", 2, "270 48.8"},
      {"/MediaBox [0 0 300 200] /Rotate 270", 270, 200, 300, "v 150 180-280 1", 3, "141.2 270"},
      {"/MediaBox [0 0 300 200] /Rotate -90", 270, 200, 300, "v 150 180-280 1", 3, "141.2 270"},
      {"/MediaBox [0 0 300 200] /Rotate 450", 90, 200, 300, "v 50 20-120 1", 1, "48.8 20"},
      {"/MediaBox [-10 -20 290 180]", 0, 300, 200, "h 130 30-130 1", 0, "30 121.2"},
      {"/MediaBox [0 0 300 200] /CropBox [10 40 210 140]", 0, 200, 100, "h 90 10-110 1", 0,
       "10 81.2"},
      {"/MediaBox [0 0 300 200] /CropBox [10 40 210 140] /Rotate 90", 90, 100, 200, "v 10 10-110 1",
       1, "8.8 10"},
      {"/MediaBox [0 0 300 200] /CropBox [50 40 210 140]", 0, 160, 100, "h 90 0-70 1", 0,
       "-30 81.2"},
      {"/MediaBox [0 0 300 200] /UserUnit 2", 0, 600, 400, "h 300 40-240 2", 0, "40 282.4"},
      // Errors
      {"/MediaBox [0 0 300 200] /UserUnit (two)", 0, 300, 200, "h 150 20-120 1", 0, "20 141.2"},
      {"/MediaBox [0 0 300 200] /UserUnit -1", 0, 300, 200, "h 150 20-120 1", 0, "20 141.2"},
      {"/MediaBox [0 0 300 200] /UserUnit 1e30", 0, 300, 200, "h 150 20-120 1", 0, "20 141.2"},
      {"/MediaBox [0 0 0 0]", 0, 612, 792, "h 742 20-120 1", 0, "20 733.2"},
      {"/MediaBox [300 200 0 0]", 0, 300, 200, "h 150 20-120 1", 0, "20 141.2"},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.entries);
    const Page page = ReadPdfPage({kMarks, c.entries});
    CHECK(page.number == 1);
    CHECK(page.rotation == c.rotation);
    CHECK(page.width == Approx(c.width));
    CHECK(page.height == Approx(c.height));
    CHECK(RulingsOf(page) == std::vector<std::string>{c.ruling});
    REQUIRE(page.glyphs.size() == 1);
    const Glyph& glyph = page.glyphs[0];
    CHECK(glyph.turn == c.turn);
    CHECK(fmt::format("{:.5g} {:.5g}", glyph.x0, glyph.y0) == c.glyph);
  }
}

TEST_CASE("A page without area is failed") {
  PdfBuilder builder;
  builder.AddPage({kMarks, "/MediaBox [0 0 300 200] /CropBox [400 400 500 500]"});
  const ReadResult result = ReadPdf(builder.Build());
  CHECK(result.page.failed);
  CHECK(result.diagnostics ==
        Diagnostics{{Severity::kError, "page.failed", 1,
                     "it has no area: its CropBox lies outside its MediaBox"}});
}

TEST_CASE("Images are found where they show, and are not decoded") {
  PdfBuilder builder;
  const int image =
      builder.AddStream("no image at all",
                        "/Type /XObject /Subtype /Image /Width 4000 /Height 3000 "
                        "/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode");
  builder.AddPage({"q 100 0 0 50 20 30 cm /I Do Q q 0 0 40 200 re W n 100 0 0 50 20 130 cm /I Do Q",
                   "", fmt::format("/XObject << /I {} 0 R >>", image)});
  const Page page = ReadPdf(builder.Build()).page;
  REQUIRE(page.images.size() == 2);
  CHECK(page.images[0].box == Box{20, 120, 120, 170});
  CHECK(page.images[0].pixel_width == 4000);
  CHECK(page.images[0].pixel_height == 3000);
  CHECK(page.images[1].box == Box{20, 20, 40, 70});
}

TEST_CASE("An opaque image hides the text under it and shows the text over it") {
  PdfBuilder builder;
  const int image = builder.AddStream("",
                                      "/Type /XObject /Subtype /Image /Width 8 /Height 8 "
                                      "/ColorSpace /DeviceGray /BitsPerComponent 8");
  builder.AddPage(
      {"BT /F 10 Tf 10 100 Td (under) Tj ET q 200 0 0 200 0 0 cm /I Do Q "
       "1 g BT /F 10 Tf 10 50 Td (over) Tj ET",
       "", fmt::format("/XObject << /I {} 0 R >>", image)});
  const Page page = ReadPdf(builder.Build()).page;
  CHECK(TextOf(page) == "over");
  CHECK(TextOf(page, Ink::kHidden) == "under");
}

TEST_CASE("A stencil, such as a seal's, hides nothing") {
  PdfBuilder builder;
  const int stencil = builder.AddStream(
      "", "/Type /XObject /Subtype /Image /Width 8 /Height 8 /ImageMask true /BitsPerComponent 1");
  builder.AddPage({"BT /F 10 Tf 10 100 Td (under) Tj ET 1 0 0 rg q 200 0 0 200 0 0 cm /I Do Q", "",
                   fmt::format("/XObject << /I {} 0 R >>", stencil)});
  const Page page = ReadPdf(builder.Build()).page;
  CHECK(TextOf(page) == "under");
  CHECK(page.images.size() == 1);
}

TEST_CASE("What follows an inline image is read") {
  const Page page =
      ReadPdfPage({"q 10 0 0 10 50 50 cm BI /W 2 /H 2 /CS /G /BPC 8 ID abcd EI Q "
                   "BT /F 10 Tf 10 100 Td (after) Tj ET"});
  CHECK(page.images.size() == 1);
  CHECK(TextOf(page) == "after");
}

TEST_CASE("Layers that are turned off are not on the page") {
  PdfBuilder builder;
  const int on = builder.Add("<< /Type /OCG /Name (on) >>");
  const int off = builder.Add("<< /Type /OCG /Name (off) >>");
  builder.AddToCatalog(
      fmt::format("/OCProperties << /OCGs [{0} 0 R {1} 0 R] /D << /ON [{0} 0 R] "
                  "/OFF [{1} 0 R] /Order [{0} 0 R {1} 0 R] >> >>",
                  on, off));
  builder.AddPage(
      {"/OC /On BDC BT /F 10 Tf 10 100 Td (on) Tj ET EMC "
       "/OC /Off BDC BT /F 10 Tf 10 50 Td (off) Tj ET 10 20 m 90 20 l S EMC",
       "", fmt::format("/Properties << /On {} 0 R /Off {} 0 R >>", on, off)});
  const Page page = ReadPdf(builder.Build()).page;
  CHECK(TextOf(page) == "on");
  CHECK(page.glyphs.size() == 2);
  CHECK(page.rulings.empty());
}

TEST_CASE("What is drawn to mask other things is not on the page") {
  PdfBuilder builder;
  const int mask = builder.AddStream("10 100 m 190 100 l S 0 0 200 90 re f",
                                     "/Type /XObject /Subtype /Form /BBox [0 0 200 200] /Group << "
                                     "/S /Transparency /CS /DeviceGray >>");
  builder.AddPage(
      {"BT /F 10 Tf 10 150 Td (text) Tj ET /G gs", "",
       fmt::format("/ExtGState << /G << /SMask << /S /Luminosity /G {} 0 R >> >> >>", mask)});
  const Page page = ReadPdf(builder.Build()).page;
  CHECK(page.rulings.empty());
  CHECK(TextOf(page) == "text");
}

TEST_CASE("Annotations are on the page, the frames of links are not") {
  PdfBuilder builder;
  const int look =
      builder.AddStream("1 w 0 5 m 100 5 l S", "/Type /XObject /Subtype /Form /BBox [0 0 100 10]");
  const int stamp = builder.Add(fmt::format(
      "<< /Type /Annot /Subtype /Stamp /Rect [20 50 120 60] /AP << /N {} 0 R >> >>", look));
  const int link =
      builder.Add("<< /Type /Annot /Subtype /Link /Rect [20 100 120 120] /Border [0 0 1] >>");
  builder.AddPage({"", fmt::format("/Annots [{} 0 R {} 0 R]", stamp, link)});
  CHECK(RulingsOf(ReadPdf(builder.Build()).page) == std::vector<std::string>{"h 145 20-120 1"});
}

TEST_CASE("Each page is read with its own size, turn and clip, one after another") {
  PdfBuilder builder;
  builder.AddPage({kMarks, "/MediaBox [0 0 300 200] /Rotate 90"});
  builder.AddPage({std::string("0 0 60 60 re W n q q ") + kMarks, "/MediaBox [0 0 300 200]"});
  builder.AddPage({kMarks, "/MediaBox [0 0 300 200] /CropBox [10 40 210 140] /UserUnit 2"});
  const std::string pdf = builder.Build();
  const TemporaryFile file(pdf);
  Document document = Document::Open(file.path(), "");
  Diagnostics diagnostics;
  static const char* const kRulings[] = {"v 50 20-120 1", "h 150 20-60 1", "h 180 20-220 2"};
  for (int number = 1; number <= 3; ++number) {
    CAPTURE(number);
    CHECK(RulingsOf(document.ReadPage(number, diagnostics)) ==
          std::vector<std::string>{kRulings[number - 1]});
  }
}

TEST_CASE("Fonts of one name on two pages stay apart, and a page without fonts borrows none") {
  constexpr const char* kFont =
      "<< /Type /Font /Subtype /Type1 /BaseFont /X /FirstChar 65 /LastChar 65 /Widths [600] "
      "/Encoding << /Differences [65 /{}] >> >>";
  constexpr const char* kText = "BT /X 10 Tf 10 100 Td (A) Tj ET";
  PdfBuilder apart;
  for (const char* name : {"one", "two"}) {
    const int font = apart.Add(fmt::format(kFont, name));
    apart.AddPage({kText, "", "", fmt::format("/X {} 0 R", font)});
  }
  CHECK(TextOf(ReadPdf(apart.Build(), 1).page) == "1");
  CHECK(TextOf(ReadPdf(apart.Build(), 2).page) == "2");

  PdfBuilder without;
  const int font = without.Add(fmt::format(kFont, "one"));
  without.AddPage({kText, "", "", fmt::format("/X {} 0 R", font)});
  without.AddPage({kText, "/Resources << >>"});
  CHECK(TextOf(ReadPdf(without.Build(), 1).page) == "1");
  CHECK(TextOf(ReadPdf(without.Build(), 2).page).empty());
}

TEST_CASE("A layer that a page leaves turned off does not hide the next page") {
  PdfBuilder builder;
  const int off = builder.Add("<< /Type /OCG /Name (off) >>");
  builder.AddToCatalog(
      fmt::format("/OCProperties << /OCGs [{0} 0 R] /D << /OFF [{0} 0 R] >> >>", off));
  const std::string resources = fmt::format("/Properties << /Off {} 0 R >>", off);
  builder.AddPage({"/OC /Off BDC BT /F 10 Tf 10 100 Td (off) Tj ET", "", resources});
  builder.AddPage({"BT /F 10 Tf 10 100 Td (on) Tj ET", "", resources});
  const TemporaryFile file(builder.Build());
  Document document = Document::Open(file.path(), "");
  Diagnostics diagnostics;
  CHECK(TextOf(document.ReadPage(1, diagnostics)).empty());
  CHECK(TextOf(document.ReadPage(2, diagnostics)) == "on");
}

TEST_CASE("Pages are numbered from one, and read in any order") {
  PdfBuilder builder;
  for (const char* text : {"one", "two", "three"}) {
    builder.AddPage({fmt::format("BT /F 10 Tf 10 100 Td ({}) Tj ET", text)});
  }
  const TemporaryFile file(builder.Build());
  Document document = Document::Open(file.path(), "");
  Diagnostics diagnostics;
  REQUIRE(document.source().page_count == 3);
  CHECK(TextOf(document.ReadPage(3, diagnostics)) == "three");
  CHECK(TextOf(document.ReadPage(1, diagnostics)) == "one");
  CHECK(diagnostics.empty());
}

}  // namespace juesuan
