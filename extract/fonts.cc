// Which fonts' glyphs can be taken for the characters they claim to be.
#include "extract/fonts.h"

#include <fmt/format.h>
#include <iconv.h>

#include <algorithm>
#include <bitset>
#include <optional>
#include <string_view>

namespace juesuan {
namespace {

constexpr int kEnough = 30;           // characters from which their mix says something
constexpr double kMaxUnknown = 0.05;  // share of a font's glyphs; some bullets have no character
constexpr double kMaxOdd = 0.1;       // measured: 0.00 in good fonts, 0.4 to 0.9 in garbled ones
// Share of ideographs that are in level 1 of GB 2312: 1.00 in good fonts, 0.02 in garbled ones; in
// the traditional characters of a quotation still above this.
constexpr double kMinCommon = 0.5;

constexpr char32_t kFirstIdeograph = 0x4E00, kLastIdeograph = 0x9FFF;
using Ideographs = std::bitset<kLastIdeograph - kFirstIdeograph + 1>;

std::optional<std::string> Recode(std::string text, const char* from, const char* to) {
  const iconv_t converter = iconv_open(to, from);
  if (converter == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
  std::string result(4 * text.size(), '\0');  // no character grows more: 1 byte → UTF-32
  char *input = text.data(), *output = result.data();
  std::size_t unread = text.size(), unwritten = result.size();
  const bool converted = iconv(converter, &input, &unread, &output, &unwritten) == 0;
  iconv_close(converter);
  if (!converted) return std::nullopt;
  result.resize(result.size() - unwritten);
  return result;
}

// Level 1 of GB 2312, rows 16 to 55: the 3755 characters of everyday text.
Ideographs CommonIdeographs() {
  std::string bytes;
  for (int row = 16; row <= 55; ++row) {
    const int cells = row == 55 ? 89 : 94;
    for (int cell = 1; cell <= cells; ++cell) {
      bytes += static_cast<char>(0xA0 + row);
      bytes += static_cast<char>(0xA0 + cell);
    }
  }
  const std::string utf16 = Recode(bytes, "GB2312", "UTF-16BE").value_or("");
  Ideographs common;
  for (std::size_t i = 0; i + 1 < utf16.size(); i += 2) {
    const auto high = static_cast<unsigned char>(utf16[i]);
    const auto low = static_cast<unsigned char>(utf16[i + 1]);
    common.set(static_cast<std::size_t>(high * 256 + low) - kFirstIdeograph);
  }
  return common.any() ? common : common.set();
}

// Private use (but for the range of Wingdings and its like), Latin letters with accents, and
// scripts that no Chinese report is written in.
bool IsOdd(char32_t code) {
  struct Range {
    char32_t first, last;
  };
  static constexpr Range kOdd[] = {{0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x2AF},
                                   {0x500, 0x1FFF},  {0xA000, 0xEFFF}, {0xF100, 0xF8FF},
                                   {0xFB07, 0xFDFF}, {0xFE70, 0xFEFF}, {0x30000, 0x10FFFF}};
  for (const Range& range : kOdd) {
    if (code >= range.first && code <= range.last) return true;
  }
  return false;
}

// What a font's glyphs seen on one page came to, spaces aside.
struct Tally {
  int glyphs = 0, unknown = 0, odd = 0, ideographs = 0, common = 0;

  void Add(char32_t code) {
    static const Ideographs kCommon = CommonIdeographs();
    if (code == ' ' || code == 0xA0 || code == 0x3000) return;
    ++glyphs;
    unknown += code == kUnknown;
    odd += IsOdd(code);
    if (code < kFirstIdeograph || code > kLastIdeograph) return;
    ++ideographs;
    common += kCommon[code - kFirstIdeograph];
  }
};

// Why the font cannot be trusted; empty if it can.
std::string Distrust(UnicodeSource source, const Tally& tally) {
  if (tally.glyphs == 0) return "";
  if (source == UnicodeSource::kNone) return "it has no map to Unicode";
  if (source == UnicodeSource::kMissing) {
    return "the map of its character collection is not installed (package poppler-data)";
  }
  if (tally.unknown > kMaxUnknown * tally.glyphs) {
    return fmt::format("its map to Unicode lacks {} of its {} glyphs on this page", tally.unknown,
                       tally.glyphs);
  }
  const bool odd = tally.glyphs >= kEnough && tally.odd > kMaxOdd * tally.glyphs;
  const bool rare = tally.ideographs >= kEnough && tally.common < kMinCommon * tally.ideographs;
  return odd || rare ? "its map to Unicode makes no Chinese text" : "";
}

// Names come in UTF-8, in GBK (Excel, Acrobat), or in what cannot be known.
std::string ReadableName(const std::string& name) {
  const auto ascii = [](char byte) { return byte > 0; };
  if (std::ranges::all_of(name, ascii)) return name;
  if (const auto utf8 = Recode(name, "UTF-8", "UTF-8")) return *utf8;
  if (const auto gbk = Recode(name, "GB18030", "UTF-8")) return *gbk;
  std::string readable = name;
  for (char& byte : readable) {
    if (static_cast<unsigned char>(byte) >= 0x80) byte = '?';
  }
  return readable;
}

}  // namespace

char32_t ScalarOf(std::uint32_t code) {
  if (code == '\t' || code == '\n' || code == '\r') return ' ';
  const bool control = code < 0x20 || (code >= 0x7F && code < 0xA0);
  const bool surrogate = code >= 0xD800 && code < 0xE000;
  const bool beyond = code > 0x10FFFF || (code & 0xFFFE) == 0xFFFE;
  return control || surrogate || beyond ? kUnknown : code;
}

std::vector<Font> JudgeFonts(const Marks& marks) {
  std::vector<Tally> tallies(marks.fonts.size());
  for (const RawGlyph& raw : marks.glyphs) {
    if (raw.glyph.ink != Ink::kHidden) tallies[raw.glyph.font].Add(raw.glyph.code);
  }
  std::vector<Font> fonts;
  for (std::size_t i = 0; i < marks.fonts.size(); ++i) {
    const std::string distrust = Distrust(marks.fonts[i].source, tallies[i]);
    fonts.push_back({ReadableName(marks.fonts[i].name), distrust.empty(), distrust});
  }
  return fonts;
}

}  // namespace juesuan
