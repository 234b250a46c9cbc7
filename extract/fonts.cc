// Which fonts' glyphs can be taken for the characters they claim to be.
#include "extract/fonts.h"

namespace juesuan {

char32_t CleanCode(std::uint32_t code) {
  if (code == '\t' || code == '\n' || code == '\r') return ' ';
  if (code < 0x20 || (code >= 0x7F && code < 0xA0)) return 0xFFFD;
  if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return 0xFFFD;
  return code;
}

std::vector<Font> JudgeFonts(const Marks& marks) {
  std::vector<Font> fonts;
  for (const RawFont& raw : marks.fonts) {
    Font font{raw.name, true, ""};
    if (raw.source == UnicodeSource::kNone) {
      font.trusted = false;
      font.distrust = "it has no map to Unicode";
    }
    fonts.push_back(font);
  }
  return fonts;
}

}  // namespace juesuan
