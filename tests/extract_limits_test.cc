// Tests of documents made to exhaust or confuse a reader: none may crash it, nor hold it up for
// long.
#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "extract/clock.h"
#include "pdf_builder.h"

namespace juesuan {
namespace {

// Twice what a document's pages may take before they are given up.
constexpr double kSeconds = 10;

std::string Repeat(std::string_view text, int times) {
  std::string result;
  result.reserve(text.size() * static_cast<std::size_t>(times));
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

ReadResult ReadInTime(std::string_view pdf) {
  const double begin = CpuSeconds();
  ReadResult result = ReadPdf(pdf);
  CHECK(CpuSeconds() - begin < kSeconds);
  return result;
}

ReadResult ReadInTime(const PdfPage& page) {
  PdfBuilder builder;
  builder.AddPage(page);
  return ReadInTime(builder.Build());
}

}  // namespace

TEST_CASE("Forms in forms in forms are given up") {
  PdfBuilder builder;
  int form = builder.AddStream("0 0 m 9 9 l S", "/Type /XObject /Subtype /Form /BBox [0 0 9 9]");
  for (int depth = 0; depth < 12; ++depth) {
    form = builder.AddStream(Repeat("/X Do ", 20),
                             fmt::format("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources "
                                         "<< /XObject << /X {} 0 R >> >>",
                                         form));
  }
  const PdfPage page{"/X Do", "", fmt::format("/XObject << /X {} 0 R >>", form)};
  for (int i = 0; i < 3; ++i) builder.AddPage(page);
  const TemporaryFile file(builder.Build());
  Document document = Document::Open(file.path(), "");
  Diagnostics diagnostics;
  const double begin = CpuSeconds();
  CHECK_FALSE(document.ReadPage(1, diagnostics).failed);
  CHECK_FALSE(document.ReadPage(2, diagnostics).failed);
  CHECK(document.ReadPage(3, diagnostics).failed);
  CHECK(CpuSeconds() - begin < kSeconds);
  CHECK(diagnostics == Diagnostics{{Severity::kError, "page.too-complex", 1,
                                    "drawing it takes too long; what was drawn until then is kept"},
                                   {Severity::kError, "page.too-complex", 2,
                                    "drawing it takes too long; what was drawn until then is kept"},
                                   {Severity::kError, "page.too-complex", 3,
                                    "it is left out: the pages before it took too long to draw"}});
}

TEST_CASE("A form that draws itself is drawn once") {
  PdfBuilder builder;
  // The form is object 3.
  const int form = builder.AddStream(
      "1 w 10 50 m 100 50 l S /X Do",
      "/Type /XObject /Subtype /Form /BBox [0 0 200 200] /Resources << /XObject << /X 3 0 R >> >>");
  builder.AddPage({"/X Do", "", fmt::format("/XObject << /X {} 0 R >>", form)});
  CHECK(RulingsOf(ReadInTime(builder.Build()).page) == std::vector<std::string>{"h 150 10-100 1"});
}

TEST_CASE("A path of two hundred thousand pieces is read") {
  const ReadResult result =
      ReadInTime(PdfPage{Repeat("10 50 .5 .5 re 11 50 .5 .5 re ", 100'000) + "f"});
  CHECK(result.diagnostics.empty());
  CHECK(result.page.rulings.empty());
}

TEST_CASE("A page of too many marks is cut short") {
  const ReadResult result =
      ReadInTime(PdfPage{Repeat("10 50 5 .5 re f 10 50 5 .5 re f\n", 1'200'000)});
  REQUIRE(result.diagnostics.size() == 1);
  CHECK(result.diagnostics[0].code == "page.too-complex");
  CHECK(result.page.rulings.size() == 1);
}

TEST_CASE("Many glyphs under many shades are judged in bounded time") {
  const std::string shades = Repeat("0 0 200 99 re f ", 20'000);
  const std::string text = "BT /F 10 Tf 10 100 Td (" + Repeat("0123456789", 20'000) + ") Tj ET";
  const ReadResult result = ReadInTime(PdfPage{shades + text});
  CHECK(result.page.glyphs.size() == 200'000);
}

TEST_CASE("Numbers that are none, and places that are nowhere, leave no marks") {
  static const char* const kContents[] = {
      "1e400 0 m 1e400 100 l S",
      "1 0 0 1 1e300 1e300 cm 10 10 m 100 10 l S 10 10 50 .5 re f BT /F 10 Tf (7) Tj ET",
      "1e300 0 0 1e300 0 0 cm 1e300 0 0 1e300 0 0 cm 10 10 m 100 10 l S BT /F 10 Tf (7) Tj ET",
      "99999999999999999999 w 10 10 m 100 10 l S",
      "0 0 0 0 0 0 cm BT /F 10 Tf 10 10 Td (7) Tj ET /Q Do",
      "BT /F 1e38 Tf 1e38 1e38 Td (7) Tj ET",
      "BT 0 0 0 0 0 0 Tm /F 0 Tf (7) Tj ET",
  };
  for (const char* content : kContents) {
    CAPTURE(content);
    const Page page = ReadInTime(PdfPage{content}).page;
    CHECK(page.rulings.empty());
    CHECK(TextOf(page).empty());
  }
}

TEST_CASE("A page of a kilometre is read like any other") {
  const ReadResult result =
      ReadInTime(PdfPage{"1 w 10 50 m 900000 50 l S BT /F 10 Tf 10 100 Td (7) Tj ET",
                         "/MediaBox [0 0 1000000 1000000] /UserUnit 2"});
  CHECK(result.page.width == 2'000'000);
  CHECK(RulingsOf(result.page) == std::vector<std::string>{"h 1999900 20-1800000 2"});
  CHECK(TextOf(result.page) == "7");
}

TEST_CASE("Images that claim to be enormous cost nothing") {
  PdfBuilder builder;
  const int image = builder.AddStream("x",
                                      "/Type /XObject /Subtype /Image /Width 1000000 /Height "
                                      "1000000 /ColorSpace /DeviceRGB /BitsPerComponent 8");
  builder.AddPage(
      {"q 100 0 0 100 0 0 cm /I Do Q q 100 0 0 100 0 0 cm BI /W 60000 /H 60000 /CS /RGB "
       "/BPC 16 ID x EI Q BT /F 10 Tf 10 100 Td (after) Tj ET",
       "", fmt::format("/XObject << /I {} 0 R >>", image)});
  const ReadResult result = ReadInTime(builder.Build());
  CHECK(result.page.images.size() == 2);
}

TEST_CASE("Patterns of a million strokes are not drawn") {
  PdfBuilder builder;
  const int pattern = builder.AddStream(
      Repeat("0 0 m 1 1 l S ", 1'000),
      "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep .01 /YStep "
      ".01 /Resources << >>");
  builder.AddPage({"/Pattern cs /P scn 0 0 200 200 re f", "",
                   fmt::format("/Pattern << /P {} 0 R >>", pattern)});
  const ReadResult result = ReadInTime(builder.Build());
  CHECK(result.diagnostics.empty());
}

TEST_CASE("Page trees that lie or run in circles end") {
  struct Case {
    const char* what;
    const char* tree;  // object 2
  };
  static const Case kCases[] = {
      {"its own child", "<< /Type /Pages /Count 5 /Kids [2 0 R 2 0 R] >>"},
      {"two thousand million pages", "<< /Type /Pages /Count 2000000000 /Kids [] >>"},
      {"fewer than none", "<< /Type /Pages /Count -1 /Kids [3 0 R] >>"},
      {"a page that is a number", "<< /Type /Pages /Count 3 /Kids [7 8 9] >>"},
      {"no children", "<< /Type /Pages /Count 1 >>"},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.what);
    const TemporaryFile file(fmt::format(
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n{}\nendobj\n3 0 "
        "obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>\nendobj\ntrailer\n<< /Root 1 0 R "
        ">>\n%%EOF\n",
        c.tree));
    try {
      Document document = Document::Open(file.path(), "");
      Diagnostics diagnostics;
      const int pages = std::min(document.source().page_count, 10);
      for (int number = 1; number <= pages; ++number) document.ReadPage(number, diagnostics);
    } catch (const Error& error) {
      CHECK(std::string(error.what()) == file.path() + ": has no pages; fetch it again");
    }
  }
}

}  // namespace juesuan
