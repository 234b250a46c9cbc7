// Tests of the glyphs found on a page: where they stand, and which of them are seen.
#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "extract/glyphs.h"
#include "pdf_builder.h"

namespace juesuan {
namespace {

struct Case {
  const char* what;
  std::string content;
  std::string visible, hidden, watermark;
};

void Check(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    CAPTURE(c.what, c.content);
    const Page page = ReadPdfPage({c.content});
    CHECK(TextOf(page, Ink::kVisible) == c.visible);
    CHECK(TextOf(page, Ink::kHidden) == c.hidden);
    CHECK(TextOf(page, Ink::kWatermark) == c.watermark);
  }
}

// Box, baseline, size and turn of a glyph, rounded to tenths.
std::string PlaceOf(const Glyph& glyph) {
  return fmt::format("{:.1f} {:.1f} {:.1f} {:.1f} base {:.1f} size {:.1f} turn {}", glyph.x0,
                     glyph.y0, glyph.x1, glyph.y1, glyph.baseline, glyph.size, glyph.turn);
}

}  // namespace

TEST_CASE("Text is read in drawing order, spaces and all") {
  Check({
      {"Latin", "BT /F 10 Tf 10 100 Td (1,234.50 Total) Tj ET", "1,234.50 Total", "", ""},
      {"Chinese", "BT /S 10 Tf 10 100 Td <6536516551B37B97> Tj ET", "收入决算", "", ""},
      {"Chinese, written downwards", "BT /V 10 Tf 10 100 Td <65365165> Tj ET", "收入", "", ""},
      {"spaces of both widths", "BT /S 10 Tf 10 100 Td <00200041300000200042> Tj ET", " A\u3000 B",
       "", ""},
      {"kerned apart", "BT /F 10 Tf 10 100 Td [(1) -2000 (2)] TJ ET", "12", "", ""},
  });
}

TEST_CASE("Glyphs stand where they are drawn") {
  struct PlaceCase {
    const char* what;
    const char* content;
    const char* first;
  };
  // Helvetica's A is 0.667 em wide; STSong's box is 0.88 em up and 0.12 em down.
  static const PlaceCase kCases[] = {
      {"upright", "BT /S 10 Tf 50 100 Td <4E00> Tj ET",
       "50.0 91.2 60.0 101.2 base 100.0 size 10.0 turn 0"},
      {"scaled by the text matrix", "BT /S 1 Tf 10 0 0 10 50 100 Tm <4E00> Tj ET",
       "50.0 91.2 60.0 101.2 base 100.0 size 10.0 turn 0"},
      {"stretched", "BT /S 10 Tf 200 Tz 50 100 Td <4E00> Tj ET",
       "50.0 91.2 70.0 101.2 base 100.0 size 10.0 turn 0"},
      {"raised", "BT /S 10 Tf 5 Ts 50 100 Td <4E00> Tj ET",
       "50.0 86.2 60.0 96.2 base 95.0 size 10.0 turn 0"},
      {"with space after it, which is no part of it", "BT /S 10 Tf 5 Tc 50 100 Td <4E00> Tj ET",
       "50.0 91.2 60.0 101.2 base 100.0 size 10.0 turn 0"},
      {"slanted to look italic", "BT /S 10 Tf 1 0 0.3 1 50 100 Tm <4E00> Tj ET",
       "50.0 91.2 60.0 101.2 base 100.0 size 10.0 turn 0"},
      {"tilted by a degree", "BT /S 10 Tf 0.99985 0.01745 -0.01745 0.99985 50 100 Tm <4E00> Tj ET",
       "49.8 91.0 60.0 101.2 base 100.0 size 10.0 turn 0"},
      {"running down", "BT /S 10 Tf 0 -1 1 0 50 100 Tm <4E00> Tj ET",
       "48.8 100.0 58.8 110.0 base 50.0 size 10.0 turn 1"},
      {"upside down", "BT /S 10 Tf -1 0 0 -1 50 100 Tm <4E00> Tj ET",
       "40.0 98.8 50.0 108.8 base 100.0 size 10.0 turn 2"},
      {"running up", "BT /S 10 Tf 0 1 -1 0 50 100 Tm <4E00> Tj ET",
       "41.2 90.0 51.2 100.0 base 50.0 size 10.0 turn 3"},
      {"flipped twice, as Chromium draws",
       "1 0 0 -1 0 200 cm BT /S 10 Tf 1 0 0 -1 50 100 Tm <4E00> Tj ET",
       "50.0 91.2 60.0 101.2 base 100.0 size 10.0 turn 0"},
      {"of negative size in a turned matrix", "BT /S -10 Tf -1 0 0 -1 50 100 Tm <4E00> Tj ET",
       "50.0 91.2 60.0 101.2 base 100.0 size 10.0 turn 0"},
      {"vertical: upright, below its origin", "BT /V 10 Tf 50 100 Td <4E00> Tj ET",
       "45.0 100.0 55.0 110.0 base 108.8 size 10.0 turn 0"},
  };
  for (const PlaceCase& c : kCases) {
    CAPTURE(c.what);
    const Page page = ReadPdfPage({c.content});
    REQUIRE(page.glyphs.size() == 1);
    CHECK(PlaceOf(page.glyphs[0]) == c.first);
  }
}

TEST_CASE("A ligature's letters share its box") {
  RawGlyph whole;
  whole.glyph.x0 = 10;
  whole.glyph.x1 = 40;
  whole.glyph.y1 = 60;
  struct LigatureCase {
    std::uint8_t turn;
    std::vector<Box> boxes;
  };
  static const LigatureCase kCases[] = {
      {0, {{10, 0, 20, 60}, {20, 0, 30, 60}, {30, 0, 40, 60}}},
      {1, {{10, 0, 40, 20}, {10, 20, 40, 40}, {10, 40, 40, 60}}},
      {2, {{30, 0, 40, 60}, {20, 0, 30, 60}, {10, 0, 20, 60}}},
      {3, {{10, 40, 40, 60}, {10, 20, 40, 40}, {10, 0, 40, 20}}},
  };
  for (const LigatureCase& c : kCases) {
    CAPTURE(c.turn);
    whole.glyph.turn = c.turn;
    std::vector<RawGlyph> parts;
    SplitGlyph(whole, std::u32string_view(U"ffi"), parts);
    REQUIRE(parts.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) CHECK(parts[i].glyph.box() == c.boxes[i]);
    CHECK(parts[2].glyph.code == U'i');
  }
}

TEST_CASE("Text that is not seen is hidden") {
  const std::string text = "BT /F 10 Tf 10 100 Td (77) Tj ET ";
  const std::string white = "1 g " + text;
  Check({
      {"render mode 3, as under a scan", "BT 3 Tr /F 10 Tf 10 100 Td (77) Tj ET", "", "77", ""},
      {"render mode 7", "BT 7 Tr /F 10 Tf 10 100 Td (77) Tj ET", "", "77", ""},
      {"stroked only", "BT 1 Tr /F 10 Tf 10 100 Td (77) Tj ET", "77", "", ""},
      {"stroked in white", "1 G BT 1 Tr /F 10 Tf 10 100 Td (77) Tj ET", "", "77", ""},
      {"white on the page", white, "", "77", ""},
      {"white on a dark shade", "0 0 0.5 rg 0 90 200 30 re f " + white, "77", "", ""},
      {"white on a shade of any outline",
       "0 g 0 90 m 200 90 l 210 105 200 120 190 120 c 0 120 l f " + white, "77", "", ""},
      {"white on white on a dark shade", "0 g 0 0 200 200 re f 1 g 0 90 200 30 re f " + white, "",
       "77", ""},
      {"black on black", "0 g 0 90 200 30 re f " + text, "", "77", ""},
      {"grey on the page", "0.8 g " + text, "77", "", ""},
      {"painted over", text + "1 g 0 90 200 30 re f", "", "77", ""},
      {"painted over and written again",
       text + "1 g 0 90 200 30 re f 0 g BT /F 10 Tf 10 100 Td (88) Tj ET", "88", "77", ""},
      {"struck through", text + "10 103 20 0.5 re f 0.5 w 10 104 m 30 104 l S", "77", "", ""},
      {"outside the clip", "0 0 200 90 re W n " + text, "", "77", ""},
      {"half outside the clip", "0 103 200 90 re W n " + text, "77", "", ""},
      {"off the page", "BT /F 10 Tf 300 100 Td (77) Tj ET", "", "77", ""},
  });
}

TEST_CASE("What the clip leaves of a glyph is its box") {
  // Spreadsheets cut the last digit of a number that is too wide for its cell.
  const Page page = ReadPdfPage({"0 0 22 200 re W n BT /S 10 Tf 5 100 Td <4E004E8C> Tj ET"});
  REQUIRE(page.glyphs.size() == 2);
  CHECK(PlaceOf(page.glyphs[1]) == "15.0 91.2 22.0 101.2 base 100.0 size 10.0 turn 0");
  CHECK(page.glyphs[1].ink == Ink::kVisible);
}

TEST_CASE("A number of which the clip leaves only a part is reported") {
  struct CutCase {
    const char* content;  // in a cell 40 points wide; a digit takes 5.56
    const char* diagnostic;
  };
  static const CutCase kCases[] = {
      {"(1,234.56) Tj", ""},
      {"(12,345.67) Tj", "shown in part only: 12,345.67"},
      {"[(12,3) 0 (45.67)] TJ", "shown in part only: 12,345.67"},
      {"(123 Total Expenditure) Tj", ""},
      {"(123               456) Tj", ""},
      {"(12,345.67) Tj 0 -20 Td (12,345.67) Tj 0 -20 Td (12,345.67) Tj",
       "shown in part only: 12,345.67 and 2 more numbers"},
      {"3 Tr (12,345.67) Tj", ""},
  };
  for (const CutCase& c : kCases) {
    CAPTURE(c.content);
    PdfBuilder builder;
    builder.AddPage({fmt::format("0 0 45 200 re W n BT /F 10 Tf 5 100 Td {} ET", c.content)});
    const Diagnostics diagnostics = ReadPdf(builder.Build()).diagnostics;
    REQUIRE(diagnostics.size() == (*c.diagnostic ? 1 : 0));
    if (*c.diagnostic) CHECK(diagnostics[0].message == c.diagnostic);
  }
}

TEST_CASE("Text under something transparent is seen") {
  const PdfPage page{"BT /F 10 Tf 10 100 Td (77) Tj ET /G gs 1 1 0 rg 0 90 200 30 re f", "",
                     "/ExtGState << /G << /BM /Multiply >> >>"};
  CHECK(TextOf(ReadPdfPage(page)) == "77");
}

TEST_CASE("Watermarks are oblique, or pale and large") {
  const std::string body = "BT /F 10 Tf 10 180 Td (1234567890) Tj ET ";
  Check({
      {"oblique, however dark", body + "BT /F 40 Tf 0.7 0.7 -0.7 0.7 20 20 Tm (COPY) Tj ET",
       "1234567890", "", "COPY"},
      {"pale and large", body + "0.9 g BT /F 40 Tf 10 80 Td (COPY) Tj ET", "1234567890", "",
       "COPY"},
      // Errors
      {"pale and no larger than text", body + "0.9 g BT /F 10 Tf 10 80 Td (COPY) Tj ET",
       "1234567890COPY", "", ""},
      {"large and dark: a title", body + "0.3 g BT /F 40 Tf 10 80 Td (COPY) Tj ET",
       "1234567890COPY", "", ""},
      {"slanted to look italic", "BT /F 10 Tf 1 0 0.3 1 10 100 Tm (77) Tj ET", "77", "", ""},
  });
}

TEST_CASE("A watermark may be pale by its group's opacity") {
  PdfBuilder builder;
  const int form = builder.AddStream(
      "BT /F 40 Tf 10 80 Td (COPY) Tj ET",
      "/Type /XObject /Subtype /Form /BBox [0 0 200 200] /Group << /S /Transparency >> "
      "/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica "
      "/Encoding /WinAnsiEncoding >> >> >>");
  builder.AddPage(
      {"BT /F 10 Tf 10 180 Td (1234567890) Tj ET /G gs /W Do", "",
       fmt::format("/XObject << /W {} 0 R >> /ExtGState << /G << /ca 0.15 >> >>", form)});
  CHECK(TextOf(ReadPdf(builder.Build()).page, Ink::kWatermark) == "COPY");
}

TEST_CASE("Glyphs printed twice to look bold count once") {
  Check({
      {"one after the other", "BT /F 10 Tf 10 100 Td (7) Tj -5.36 0.2 Td (7) Tj ET", "77", "", ""},
      {"whole strings", "BT /F 10 Tf 10 100 Td (1100) Tj 0.3 0 Td (1100) Tj ET", "1100", "", ""},
      {"with others between", "BT /F 10 Tf 10 100 Td (12) Tj 0 -20 Td (34) Tj 0.2 20 Td (12) Tj ET",
       "1234", "", ""},
      {"the white shadow of black text goes",
       "1 g BT /F 10 Tf 10.5 99.5 Td (12) Tj ET 0 g BT /F 10 Tf 10 100 Td (12) Tj ET", "12", "",
       ""},
      // Errors
      {"narrow letters side by side", "BT /F 10 Tf 10 100 Td (llll....) Tj ET", "llll....", "", ""},
      {"another character in the same place", "BT /F 10 Tf 10 100 Td (1) Tj 0 0 Td (7) Tj ET", "17",
       "", ""},
  });
}

TEST_CASE("A million equal glyphs are compared in bounded time") {
  std::vector<RawGlyph> glyphs(1'000'000);
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    glyphs[i].glyph.code = U'0';
    glyphs[i].glyph.size = 1;
    glyphs[i].glyph.y0 = static_cast<float>(i);
  }
  DropDoubles(glyphs);
  CHECK(glyphs.size() == 1'000'000);
}

TEST_CASE("Actual text corrects glyphs one by one, and stands in for glyphs without characters") {
  struct ActualCase {
    const char* what;
    const char* content;  // font /X has no characters for A and B
    const char* text;
  };
  static const ActualCase kCases[] = {
      {"a radical that is meant as a character, as in Chromium",
       "/Span << /ActualText <FEFF652F> >> BDC BT /S 10 Tf 10 100 Td <2F40> Tj ET EMC", "支"},
      {"two glyphs for three characters",
       "BT /X 10 Tf 10 100 Td /Span << /ActualText (123) >> BDC (AB) Tj EMC ET", "123"},
      // Errors
      {"another number of characters for glyphs that have their own",
       "BT /F 10 Tf 10 100 Td /Span << /ActualText (999) >> BDC (34) Tj EMC ET", "34"},
      {"glyphs on two lines",
       "BT /X 10 Tf 10 100 Td /Span << /ActualText (123) >> BDC (A) Tj 0 -20 Td (B) Tj EMC ET",
       "\uFFFD\uFFFD"},
      {"nothing in it", "/Span << /ActualText (1) >> BDC EMC BT /F 10 Tf 10 100 Td (7) Tj ET", "7"},
  };
  for (const ActualCase& c : kCases) {
    CAPTURE(c.what);
    PdfBuilder builder;
    const int font = builder.Add(
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 "
        "0] /CharProcs << >> /Encoding << /Type /Encoding /Differences [65 /g1 /g2] >> /FirstChar "
        "65 /LastChar 66 /Widths [1000 1000] >>");
    builder.AddPage({c.content, "", "", fmt::format("/X {} 0 R", font)});
    CHECK(TextOf(ReadPdf(builder.Build()).page) == c.text);
  }
}

}  // namespace juesuan
