// Tested by tests/layout_reading_test.cc.
#include "layout/reading.h"

#include <algorithm>

#include "extract/turn.h"

namespace juesuan {
namespace {

// A gap this wide, in ems, is a space although none was drawn. Letter-spaced digits of one
// amount stay below it; the narrowest gap seen between two amounts is over one em.
constexpr double kSpaceGap = 0.4;
// A drawn space narrower than this, in ems, is kerning.
constexpr double kNarrowestSpace = 0.12;
// The widest space between a cell's text and its border, a side: the default of word processors
// is 5.4 points.
constexpr double kWidestPadding = 6.0;
// Ideographs and digits stand around this height above the baseline, in ems.
constexpr double kMiddleHeight = 0.36;
// Glyphs whose baselines differ by less than this share of the larger one's em are on one line:
// raised marks and small capitals among text, not the next line of a cell set solid.
constexpr double kSameLine = 0.4;

bool IsWhite(char32_t code) {
  return code == U' ' || code == U'\t' || code == U'\n' || code == U'\r' || code == U'\u00A0' ||
         code == U'\u3000' || (code >= U'\u2000' && code <= U'\u200B') || code == U'\uFEFF';
}

void AddToLine(const Glyph& glyph, bool space_before, GlyphLine& line) {
  line.box = line.glyphs.empty() ? glyph.box() : Union(line.box, glyph.box());
  line.size = std::max(line.size, static_cast<double>(glyph.size));
  line.space_before.push_back(space_before && !line.glyphs.empty());
  line.glyphs.push_back(&glyph);
}

GlyphLine MakeLine(GlyphPointers::iterator first, GlyphPointers::iterator last) {
  std::stable_sort(first, last, [](const Glyph* a, const Glyph* b) { return a->x0 < b->x0; });
  GlyphLine line;
  line.glyphs.reserve(static_cast<std::size_t>(last - first));
  bool space = false;
  double right = 0;
  for (auto it = first; it != last; ++it) {
    const Glyph& glyph = **it;
    const double em = std::max(1.0, static_cast<double>(glyph.size));
    if (IsWhite(glyph.code)) {
      space = space || glyph.x1 - glyph.x0 > kNarrowestSpace * em;
      continue;
    }
    const bool gap = !line.glyphs.empty() && glyph.x0 - right > kSpaceGap * em;
    AddToLine(glyph, space || gap, line);
    right = std::max(right, static_cast<double>(glyph.x1));
    space = false;
  }
  return line;
}

// The majority's quarter turns, 0 where upright glyphs are at least as many.
int MainTurn(const GlyphPointers& glyphs) {
  int count[4] = {};
  for (const Glyph* glyph : glyphs) ++count[glyph->turn & 3];
  return static_cast<int>(std::max_element(count, count + 4) - count);
}

bool NeedsNoSpace(char32_t before, char32_t after) { return IsWide(before) || IsWide(after); }

// True if the line has no room for one more glyph of this width.
bool IsFull(const GlyphLine& line, double width, const Box& box) {
  const double padding = std::max(kWidestPadding, 0.5 * line.size);
  return line.box.width() + width > box.width() - 2 * padding;
}

bool HasPoint(const GlyphLine& line) {
  return std::any_of(line.glyphs.begin(), line.glyphs.end(),
                     [](const Glyph* glyph) { return glyph->code == U'.'; });
}

// Whether the next line goes on with no space. Two numbers with a decimal point each are two.
bool RunsOn(const GlyphLine& line, const GlyphLine& next, const Box& box) {
  if (NeedsNoSpace(line.glyphs.back()->code, next.glyphs.front()->code)) return true;
  const Glyph& follower = *next.glyphs.front();
  return IsFull(line, follower.x1 - follower.x0, box) && !(HasPoint(line) && HasPoint(next));
}

// Sets where the reading comes from, and how sure it is: as its least sure glyph.
void Weigh(const std::vector<GlyphLine>& lines, Reading& reading) {
  for (const GlyphLine& line : lines) {
    for (const Glyph* glyph : line.glyphs) {
      if (glyph->recognized) reading.origin = Origin::kOcr;
      reading.confidence = std::min(reading.confidence, static_cast<double>(glyph->confidence));
    }
  }
}

CellText JoinLines(const std::vector<GlyphLine>& lines, const Box& box) {
  CellText cell;
  Weigh(lines, cell.reading);
  for (std::size_t index = 0; index < lines.size(); ++index) {
    if (index > 0 && !RunsOn(lines[index - 1], lines[index], box)) cell.reading.text += ' ';
    cell.reading.text += LineText(lines[index]);
  }
  if (lines.empty()) return cell;
  const Glyph& last = *lines.back().glyphs.back();
  cell.full = IsFull(lines.back(), last.x1 - last.x0, box);
  return cell;
}

}  // namespace

Point MiddleOf(const Glyph& glyph) {
  const double x = (glyph.x0 + glyph.x1) / 2, y = (glyph.y0 + glyph.y1) / 2;
  const double height = kMiddleHeight * glyph.size;
  switch (glyph.turn & 3) {
    case 1:
      return {glyph.baseline + height, y};
    case 2:
      return {x, glyph.baseline + height};
    case 3:
      return {glyph.baseline - height, y};
    default:
      return {x, glyph.baseline - height};
  }
}

namespace {

// Where the glyph stands on the line it is read in.
double Baseline(const Glyph& glyph) {
  return glyph.turn == 0 ? glyph.baseline : MiddleOf(glyph).y + kMiddleHeight * glyph.size;
}

}  // namespace

bool IsInk(const Glyph& glyph) { return glyph.ink == Ink::kVisible && !IsWhite(glyph.code); }

bool IsWide(char32_t code) {
  return (code >= 0x2E80 && code <= 0xA4CF) ||    // radicals, CJK punctuation, kana, ideographs
         (code >= 0xF900 && code <= 0xFAFF) ||    // compatibility ideographs
         (code >= 0xFE30 && code <= 0xFE4F) ||    // vertical presentation forms
         (code >= 0xFF00 && code <= 0xFF60) ||    // fullwidth forms
         (code >= 0x20000 && code <= 0x3FFFF) ||  // further ideographs
         code == 0x2014 || code == 0x2026 ||      // — …
         (code >= 0x2018 && code <= 0x201D);      // quotation marks
}

void AppendUtf8(char32_t code, std::string& text) {
  const auto byte = [&](char32_t bits) {
    text += static_cast<char>(static_cast<unsigned char>(bits));
  };
  if (code < 0x80) {
    byte(code);
  } else if (code < 0x800) {
    byte(0xC0 | (code >> 6));
    byte(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    byte(0xE0 | (code >> 12));
    byte(0x80 | ((code >> 6) & 0x3F));
    byte(0x80 | (code & 0x3F));
  } else {
    byte(0xF0 | ((code >> 18) & 0x07));
    byte(0x80 | ((code >> 12) & 0x3F));
    byte(0x80 | ((code >> 6) & 0x3F));
    byte(0x80 | (code & 0x3F));
  }
}

std::vector<GlyphLine> GroupLines(GlyphPointers glyphs) {
  std::erase_if(glyphs, [](const Glyph* glyph) { return glyph->ink != Ink::kVisible; });
  std::stable_sort(glyphs.begin(), glyphs.end(),
                   [](const Glyph* a, const Glyph* b) { return Baseline(*a) < Baseline(*b); });
  std::vector<GlyphLine> lines;
  auto first = glyphs.begin();
  while (first != glyphs.end()) {
    auto last = first;
    double baseline = Baseline(**first);
    double em = (*first)->size;
    for (; last != glyphs.end(); ++last) {
      em = std::max(em, static_cast<double>((*last)->size));
      if (Baseline(**last) - baseline > kSameLine * em) break;
      baseline += 0.25 * (Baseline(**last) - baseline);  // a stray glyph moves it little
    }
    GlyphLine line = MakeLine(first, last);
    if (!line.glyphs.empty()) lines.push_back(std::move(line));
    first = last;
  }
  return lines;
}

std::string LineText(const GlyphLine& line, std::size_t first, std::size_t last) {
  std::string text;
  for (std::size_t index = first; index < last; ++index) {
    const char32_t code = line.glyphs[index]->code;
    if (index > first && line.space_before[index] &&
        !NeedsNoSpace(line.glyphs[index - 1]->code, code)) {
      text += ' ';
    }
    AppendUtf8(code, text);
  }
  return text;
}

std::string LineText(const GlyphLine& line) { return LineText(line, 0, line.glyphs.size()); }

CellText ReadCell(const GlyphPointers& glyphs, const Box& box) {
  const int turn = MainTurn(glyphs);
  if (turn == 0) return JoinLines(GroupLines(glyphs), box);
  std::vector<Glyph> upright;
  upright.reserve(glyphs.size());
  for (const Glyph* glyph : glyphs) upright.push_back(TurnUpright(*glyph, turn, 0, 0));
  GlyphPointers pointers;
  pointers.reserve(upright.size());
  for (const Glyph& glyph : upright) pointers.push_back(&glyph);
  return JoinLines(GroupLines(std::move(pointers)), TurnUpright(box, turn, 0, 0));
}

}  // namespace juesuan
