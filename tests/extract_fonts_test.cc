// Tests of which fonts are trusted, and of what is said of those that are not.
#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "extract/fonts.h"
#include "pdf_builder.h"

namespace juesuan {
namespace {

// A page of 20 glyphs, by two-byte codes, in the font /X.
PdfPage PageIn(int font, int first_code = 0x21) {
  std::string codes;
  for (int code = first_code; code < first_code + 20; ++code) codes += fmt::format("{:04X}", code);
  return {fmt::format("BT /X 5 Tf 10 100 Td <{}> Tj ET", codes), "", "",
          fmt::format("/X {} 0 R", font)};
}

std::string Type0(std::string_view encoding, std::string_view ordering, std::string_view more) {
  return fmt::format(
      "<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Test /Encoding /{} {} /DescendantFonts [<< "
      "/Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Test /DW 1000 /CIDSystemInfo << "
      "/Registry (Adobe) /Ordering ({}) /Supplement 0 >> >>] >>",
      encoding, more, ordering);
}

// A ToUnicode map of the codes 0021 to 0034, to characters from `first` on.
std::string ToUnicode(int first) {
  return fmt::format(
      "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange\n<0000> "
      "<FFFF>\nendcodespacerange\n1 beginbfrange\n<0021> <0034> <{:04X}>\nendbfrange\nendcmap\n",
      first);
}

Marks MarksOf(std::u32string_view text, UnicodeSource source) {
  Marks marks;
  marks.fonts.push_back({{}, "Test", source});
  for (const char32_t code : text) marks.glyphs.emplace_back().glyph.code = code;
  return marks;
}

std::u32string Repeat(std::u32string_view text, int times) {
  std::u32string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

}  // namespace

TEST_CASE("Fonts are trusted by where their maps to Unicode come from") {
  struct Case {
    const char* what;
    std::string encoding, ordering;
    int to_unicode;  // first character; 0: no map
    const char* distrust;
    int first_code = 0x21;
  };
  static const Case kCases[] = {
      {"a map of its own", "Identity-H", "Identity", 0x4E00, ""},
      {"a public collection", "Identity-H", "GB1", 0, ""},
      {"a public encoding", "GBK-EUC-H", "GB1", 0, "", 0xB0A1},
      {"a public encoding in Unicode", "UniGB-UCS2-H", "GB1", 0, ""},
      // Errors
      {"no map at all", "Identity-H", "Identity", 0, "it has no map to Unicode"},
      {"a collection nobody knows", "Identity-H", "Klingon", 0,
       "the map of its character collection is not installed (package poppler-data)"},
      {"a map to nothing", "Identity-H", "Identity", 0xD800,
       "its map to Unicode lacks 20 of its 20 glyphs on this page"},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.what);
    PdfBuilder builder;
    std::string map;
    if (c.to_unicode) {
      map = fmt::format("/ToUnicode {} 0 R", builder.AddStream(ToUnicode(c.to_unicode)));
    }
    builder.AddPage(PageIn(builder.Add(Type0(c.encoding, c.ordering, map)), c.first_code));
    const Page page = ReadPdf(builder.Build()).page;
    REQUIRE(page.fonts.size() == 1);
    CHECK(page.fonts[0].name == "Test");
    CHECK(page.fonts[0].distrust == c.distrust);
    CHECK(page.fonts[0].trusted == page.fonts[0].distrust.empty());
  }
}

TEST_CASE("A font that is not trusted is reported once, with the first page it is on") {
  PdfBuilder builder;
  const int font = builder.Add(Type0("Identity-H", "Identity", ""));
  builder.AddPage({"BT /F 10 Tf 10 100 Td (trusted) Tj ET"});
  builder.AddPage(PageIn(font));
  builder.AddPage(PageIn(font));
  const TemporaryFile file(builder.Build());
  Document document = Document::Open(file.path(), "");
  Diagnostics diagnostics;
  CHECK(document.ReadPage(1, diagnostics).fonts[0].trusted);
  CHECK_FALSE(document.ReadPage(2, diagnostics).fonts[0].trusted);
  const Page third = document.ReadPage(3, diagnostics);
  CHECK_FALSE(third.fonts[0].trusted);
  CHECK(third.glyphs[0].code == kUnknown);  // its codes are no characters
  CHECK(diagnostics ==
        Diagnostics{{Severity::kWarning, "font.untrusted", 2,
                     "font Test: it has no map to Unicode; from this page on its text is to be "
                     "read by OCR"}});
}

TEST_CASE("A font of hidden text alone, such as under a scan, is not reported") {
  PdfBuilder builder;
  PdfPage page = PageIn(builder.Add(Type0("Identity-H", "Identity", "")));
  page.content = "3 Tr " + page.content;
  builder.AddPage(page);
  const ReadResult result = ReadPdf(builder.Build());
  CHECK(result.page.fonts.at(0).trusted);
  CHECK(result.diagnostics.empty());
}

TEST_CASE("Glyphs know their font, also after the state that had another is left") {
  const Page page =
      ReadPdfPage({"BT /F 10 Tf 10 100 Td (a) Tj ET q BT /S 10 Tf 10 80 Td <4E00> Tj ET Q BT 10 60 "
                   "Td (b) Tj ET"});
  REQUIRE(page.glyphs.size() == 3);
  CHECK(page.fonts.at(page.glyphs[0].font).name == "Helvetica");
  CHECK(page.fonts.at(page.glyphs[1].font).name == "STSong-Light");
  CHECK(page.fonts.at(page.glyphs[2].font).name == "Helvetica");
}

TEST_CASE("8-bit fonts are trusted by the names of their glyphs") {
  struct Case {
    const char* what;
    const char* font;
    const char* text;  // of the codes 41 42 43
    bool trusted;
  };
  static const Case kCases[] = {
      {"a standard font", "/Subtype /Type1 /BaseFont /Helvetica", "ABC", true},
      {"TrueType with an encoding",
       "/Subtype /TrueType /BaseFont /Arial /Encoding /WinAnsiEncoding", "ABC", true},
      {"TrueType of the system's, without an encoding", "/Subtype /TrueType /BaseFont /Arial",
       "ABC", true},
      {"names that stand for characters",
       "/Subtype /Type1 /BaseFont /X /Encoding << /Differences [65 /one /uni4E8C /yen] >>", "1二¥",
       true},
      // Errors
      {"an embedded TrueType font without an encoding",
       "/Subtype /TrueType /BaseFont /X /FontDescriptor << /Type /FontDescriptor /FontName /X "
       "/Flags 4 /FontFile2 3 0 R >>",
       "���", false},
      {"Type 3 with names of its own",
       "/Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [0.001 0 0 0.001 0 0] /CharProcs << >> "
       "/Encoding << /Differences [65 /g1 /g2 /g3] >>",
       "���", false},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.what);
    PdfBuilder builder;
    builder.AddStream("no font at all");  // object 3
    const int font =
        builder.Add(fmt::format("<< /Type /Font {} /FirstChar 65 /LastChar 67 "
                                "/Widths [600 600 600] >>",
                                c.font));
    builder.AddPage({"BT /X 10 Tf 10 100 Td (ABC) Tj ET", "", "", fmt::format("/X {} 0 R", font)});
    const Page page = ReadPdf(builder.Build()).page;
    CHECK(TextOf(page) == c.text);
    CHECK(page.fonts.at(0).trusted == c.trusted);
  }
}

TEST_CASE("Type 3 fonts made of outlines are read by their maps, as Chromium writes them") {
  PdfBuilder builder;
  const int glyph = builder.AddStream("1000 0 0 0 1000 1000 d1 0 0 1000 50 re f");
  const int map = builder.AddStream(
      "begincmap\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n2 beginbfchar\n<01> <6536>\n"
      "<02> <00660066>\nendbfchar\nendcmap\n");
  const int font = builder.Add(fmt::format(
      "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] "
      "/CharProcs << /g1 {0} 0 R /g2 {0} 0 R >> /Encoding << /Differences [1 /g1 /g2] >> "
      "/FirstChar 1 /LastChar 2 /Widths [1000 1000] /ToUnicode {1} 0 R >>",
      glyph, map));
  builder.AddPage({"BT /X 10 Tf 10 100 Td <0102> Tj ET", "", "", fmt::format("/X {} 0 R", font)});
  const Page page = ReadPdf(builder.Build()).page;
  CHECK(TextOf(page) == "收ff");
  CHECK(page.rulings.empty());
  CHECK(page.fonts.at(0).trusted);
  REQUIRE(page.glyphs.size() == 3);
  CHECK(page.glyphs[1].x0 == Approx(20));
  CHECK(page.glyphs[1].x1 == Approx(25));
  CHECK(page.glyphs[2].x1 == Approx(30));
}

TEST_CASE("Fonts are distrusted by the text they make") {
  const std::u32string good = Repeat(U"2023年度部门收入支出决算总表1,234.50 ", 3);
  const auto garbled = [](char32_t first, char32_t step) {
    std::u32string text;
    for (char32_t i = 0; i < 40; ++i) text += first + i * step;
    return text;
  };
  struct Case {
    const char* what;
    std::u32string text;
    const char* distrust;
  };
  const char* nonsense = "its map to Unicode makes no Chinese text";
  const Case cases[] = {
      {"a report", good, ""},
      {"digits only", Repeat(U"0123456789.,-", 10), ""},
      {"Latin", Repeat(U"Total Expenditure ", 5), ""},
      {"ideographs by the number of the glyph", garbled(0x5000, 37), nonsense},
      {"GBK read as Latin-1", Repeat(U"ÊÕÈëÖ§³ö¾öËã", 4), nonsense},
      {"private use", garbled(0xE000, 1), nonsense},
      {"Wingdings", Repeat(U"\uF06C\uF0A7", 30), ""},
      {"too little to say", U"ÊÕÈëÖ§³ö", ""},
      {"rare characters in a name, in much text", good + U"犇鑫", ""},
      {"a few glyphs without characters", good + U"\uFFFD", ""},
      {"many without", good + Repeat(U"\uFFFD", 10),
       "its map to Unicode lacks 10 of its 82 glyphs on this page"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.what);
    const std::vector<Font> fonts = JudgeFonts(MarksOf(c.text, UnicodeSource::kToUnicode));
    REQUIRE(fonts.size() == 1);
    CHECK(fonts[0].distrust == c.distrust);
  }
}

TEST_CASE("Names of fonts are put into UTF-8") {
  struct Case {
    const char* name;
    const char* readable;
  };
  static const Case kCases[] = {
      {"SimSun", "SimSun"}, {"宋体", "宋体"}, {"\xCB\xCE\xCC\xE5", "宋体"},
      {"\xFF\xFFx", "??x"}, {"", ""},
  };
  for (const Case& c : kCases) {
    Marks marks;
    marks.fonts.push_back({{}, c.name});
    CHECK(JudgeFonts(marks)[0].name == c.readable);
  }
}

TEST_CASE("Codes become scalar values") {
  struct Case {
    std::uint32_t code;
    char32_t scalar;
  };
  static const Case kCases[] = {
      {'7', U'7'},
      {0x4E00, U'一'},
      {0x20000, U'𠀀'},
      {0xE000, 0xE000},
      {'\t', ' '},
      {'\n', ' '},
      {0xA0, 0xA0},
      // Errors
      {0, kUnknown},
      {0x1F, kUnknown},
      {0x85, kUnknown},
      {0xD800, kUnknown},
      {0xFFFE, kUnknown},
      {0xFFFF, kUnknown},
      {0x110000, kUnknown},
      {0xFFFFFFFF, kUnknown},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.code);
    CHECK(ScalarOf(c.code) == c.scalar);
  }
}

}  // namespace juesuan
