// Tested by tests/layout_lines_test.cc.
#include "layout/lines.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace juesuan {
namespace {

// Pieces of a line further apart than this, in ems, have nothing to do with each other. Spaced
// titles ("目    录") stay below it.
constexpr double kPieceGap = 2.5;
// Running heads and page numbers lie in the outer band of the page: this share of its height.
constexpr double kMarginBand = 0.09;
// Numbers between dashes may stand a little further in: in official letters (GB/T 9704) they begin
// 28 mm above the end of a page of 297 mm.
constexpr double kDashedNumberBand = 0.12;
// In characters; and what a recogniser takes dashes and digits for is no longer either.
constexpr std::size_t kLongestNumber = 3;
// A running head is printed on at least so many pages.
constexpr int kRunningPages = 3;
// Two lines of one paragraph: the first reaches within so many ems of the text's right edge.
constexpr double kRaggedEdge = 2.0;
// and the second stands at most this many line heights below it.
constexpr double kLeading = 2.6;

struct Edges {
  double left = 1e30, right = -1e30;
};

std::vector<std::string> CharactersOf(const std::string& text) {
  std::vector<std::string> characters;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const std::size_t length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    characters.push_back(text.substr(at, length));
    at += length;
  }
  return characters;
}

bool IsDigit(const std::string& character) {
  return character.size() == 1 && character[0] >= '0' && character[0] <= '9';
}

// "- 5 -", "— 5 —"; where it was recognised "—2-一" and "-了一" too, for there is nothing else that
// stands so.
bool IsDashedNumber(const Line& line) {
  const bool recognised = line.confidence < 1;
  const auto is_dash = [&](const std::string& character) {
    static const std::string kDashes = "-—–－─";
    return kDashes.find(character) != std::string::npos || (recognised && character == "一");
  };
  std::vector<std::string> characters = CharactersOf(line.text);
  std::erase(characters, " ");
  if (characters.size() < 3 || !is_dash(characters.front()) || !is_dash(characters.back()))
    return false;
  std::erase_if(characters, is_dash);
  return characters.size() <= kLongestNumber &&
         (recognised || (!characters.empty() && std::ranges::all_of(characters, IsDigit)));
}

// "5", "- 5 -", "— 5 —", "第5页", "第 5 页 共 28 页", "5/28", "Page 5".
bool IsPageNumber(const std::string& text) {
  bool digit = false;
  std::string rest;
  for (const std::string& character : CharactersOf(text)) {
    static const std::string kFiller = " -—–－─·.~～/|第页共，,";
    if (IsDigit(character)) {
      digit = true;
    } else if (kFiller.find(character) == std::string::npos) {
      rest += character;
    }
  }
  return digit && text.size() <= 40 && (rest.empty() || rest == "Page" || rest == "page");
}

// The text with each number made "#", so that "第3页" and "第4页" are the same.
std::string WithoutNumbers(const std::string& text) {
  std::string result;
  for (const char byte : text) {
    const bool digit = byte >= '0' && byte <= '9';
    if (!digit) {
      result += byte;
    } else if (result.empty() || result.back() != '#') {
      result += '#';
    }
  }
  return result;
}

bool InTopBand(const Line& line, const PageInfo& info) {
  return line.box.y1 < kMarginBand * info.height;
}
bool InBottomBand(const Line& line, const PageInfo& info) {
  return line.box.y0 > (1 - kMarginBand) * info.height;
}
bool IsLowNumber(const Line& line, const PageInfo& info) {
  return line.box.y0 > (1 - kDashedNumberBand) * info.height && IsDashedNumber(line);
}

double MedianSize(const std::vector<PageLayout>& pages) {
  std::vector<double> sizes;
  for (const PageLayout& page : pages) {
    for (const Line& line : page.lines) sizes.push_back(line.size);
  }
  if (sizes.empty()) return 0;
  std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2),
                   sizes.end());
  return sizes[sizes.size() / 2];
}

// Where a repeated line would stand again: its text and its height on the page.
using RunningKey = std::pair<std::string, int>;
RunningKey KeyOf(const Line& line) {
  return {WithoutNumbers(line.text), static_cast<int>(std::lround(line.box.center_y() / 4))};
}

// Nothing of the page, line or grid, stands further out on that side.
bool IsOutermost(const Line& line, const PageLayout& page) {
  const bool top = InTopBand(line, page.info);
  const auto further_out = [&](const Box& box) {
    return top ? box.y1 < line.box.y0 : box.y0 > line.box.y1;
  };
  return std::none_of(page.lines.begin(), page.lines.end(),
                      [&](const Line& other) { return further_out(other.box); }) &&
         std::none_of(page.grids.begin(), page.grids.end(),
                      [&](const Grid& grid) { return further_out(grid.box); });
}

Edges TextEdges(const std::vector<Line>& lines, int page) {
  Edges edges;
  for (const Line& line : lines) {
    if (line.page != page) continue;
    edges.left = std::min(edges.left, line.box.x0);
    edges.right = std::max(edges.right, line.box.x1);
  }
  return edges;
}

constexpr std::string_view kNumerals[] = {"一", "二", "三", "四", "五",
                                          "六", "七", "八", "九", "十"};

// The bytes of a Chinese number at the front.
std::size_t NumeralSize(std::string_view text) {
  std::size_t size = 0;
  const auto numeral = [&] {
    return std::find_if(std::begin(kNumerals), std::end(kNumerals), [&](std::string_view digit) {
      return text.substr(size).starts_with(digit);
    });
  };
  for (auto digit = numeral(); digit != std::end(kNumerals); digit = numeral())
    size += digit->size();
  return size;
}

// "一、…" "（一）…" "1.…": the line begins a paragraph whatever the width of the one before.
bool BeginsWithEnumerator(std::string_view text) {
  if (const std::size_t size = NumeralSize(text); size > 0)
    return text.substr(size).starts_with("、");
  for (const std::string_view bracket : {"（", "("}) {
    if (!text.starts_with(bracket)) continue;
    const std::string_view inside = text.substr(bracket.size());
    const std::string_view rest = inside.substr(NumeralSize(inside));
    return rest.size() < inside.size() && (rest.starts_with("）") || rest.starts_with(")"));
  }
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const std::string_view rest = text.substr(digits);
  const bool stop = rest.starts_with(".") || rest.starts_with("．") || rest.starts_with("、");
  return digits > 0 && digits <= 2 && stop && rest.size() > 1 && (rest[1] < '0' || rest[1] > '9');
}

bool EndsSentence(std::string_view text) {
  return text.ends_with("。") || text.ends_with("；") || text.ends_with("：") ||
         text.ends_with(":") || text.ends_with(";");
}

bool Continues(const Line& before, const Line& line, const Edges& edges_before,
               const Edges& edges) {
  const double em = std::max(1.0, before.size);
  if (std::abs(line.size - before.size) > 0.25 * em) return false;
  if (edges_before.right - before.box.x1 > kRaggedEdge * em)
    return false;                                   // it ended before the edge
  if (line.box.x0 - edges.left > em) return false;  // it begins with an indent
  if (EndsSentence(before.text) && BeginsWithEnumerator(line.text)) return false;
  if (line.page != before.page) return line.page == before.page + 1;
  const double drop = line.box.center_y() - before.box.center_y();
  return drop > 0.5 * em && drop < kLeading * em;
}

bool IsDigitCode(char32_t code) { return code >= U'0' && code <= U'9'; }

// A letter too, which a digit may have been taken for. A dash parts two numbers.
bool IsOfNumber(char32_t code) { return code > U' ' && code < 0x7F && code != U'-'; }

bool IsMark(char32_t code) {
  constexpr std::u32string_view kMarks = U".,:;()[]";
  return kMarks.find(code) != kMarks.npos;
}

// The number that these glyphs are, without marks around it; nothing where it has no digit.
std::optional<RecognizedNumber> NumberOf(std::span<const Glyph* const> glyphs) {
  while (!glyphs.empty() && IsMark(glyphs.front()->code)) glyphs = glyphs.subspan(1);
  while (!glyphs.empty() && IsMark(glyphs.back()->code)) glyphs = glyphs.first(glyphs.size() - 1);
  if (std::ranges::none_of(glyphs, [](const Glyph* glyph) { return IsDigitCode(glyph->code); }))
    return std::nullopt;
  RecognizedNumber number;
  for (const Glyph* glyph : glyphs) {
    AppendUtf8(glyph->code, number.text);
    number.confidence = std::min(number.confidence, static_cast<double>(glyph->confidence));
  }
  return number;
}

std::vector<RecognizedNumber> NumbersOf(std::span<const Glyph* const> glyphs) {
  std::vector<RecognizedNumber> numbers;
  while (!glyphs.empty()) {
    const auto end = std::ranges::find_if_not(
        glyphs, [](const Glyph* glyph) { return glyph->recognized && IsOfNumber(glyph->code); });
    const auto size = static_cast<std::size_t>(end - glyphs.begin());
    if (const auto number = NumberOf(glyphs.first(size))) numbers.push_back(*number);
    glyphs = glyphs.subspan(std::min(size + 1, glyphs.size()));
  }
  return numbers;
}

}  // namespace

std::vector<Line> MakeLines(GlyphPointers glyphs, int page) {
  std::vector<Line> lines;
  for (const GlyphLine& glyph_line : GroupLines(std::move(glyphs))) {
    std::size_t first = 0;
    for (std::size_t next = 1; next <= glyph_line.glyphs.size(); ++next) {
      const bool apart = next < glyph_line.glyphs.size() &&
                         glyph_line.glyphs[next]->x0 - glyph_line.glyphs[next - 1]->x1 >
                             kPieceGap * glyph_line.size;
      if (next < glyph_line.glyphs.size() && !apart) continue;
      Line line{page, glyph_line.glyphs[first]->box(), LineText(glyph_line, first, next), 0, false};
      for (std::size_t index = first; index < next; ++index) {
        line.box = Union(line.box, glyph_line.glyphs[index]->box());
        line.size = std::max(line.size, static_cast<double>(glyph_line.glyphs[index]->size));
        line.confidence =
            std::min(line.confidence, static_cast<double>(glyph_line.glyphs[index]->confidence));
      }
      line.numbers = NumbersOf(std::span(glyph_line.glyphs).subspan(first, next - first));
      lines.push_back(std::move(line));
      first = next;
    }
  }
  return lines;
}

std::vector<std::vector<bool>> FindMargins(const std::vector<PageLayout>& pages) {
  const double body_size = MedianSize(pages);
  const auto is_candidate = [&](const Line& line, const PageLayout& page) {
    return (InTopBand(line, page.info) || InBottomBand(line, page.info) ||
            IsLowNumber(line, page.info)) &&
           line.size <= 1.2 * body_size && IsOutermost(line, page);
  };
  std::map<RunningKey, int> seen;
  for (const PageLayout& page : pages) {
    for (const Line& line : page.lines) {
      if (is_candidate(line, page)) ++seen[KeyOf(line)];
    }
  }
  std::vector<std::vector<bool>> margins;
  for (const PageLayout& page : pages) {
    std::vector<bool>& flags = margins.emplace_back();
    for (const Line& line : page.lines) {
      flags.push_back(is_candidate(line, page) &&
                      (IsPageNumber(line.text) || IsLowNumber(line, page.info) ||
                       seen[KeyOf(line)] >= kRunningPages));
    }
  }
  return margins;
}

void MarkParagraphs(std::vector<Line>& lines) {
  Edges edges_before, edges;
  int page = 0;
  for (std::size_t index = 0; index < lines.size(); ++index) {
    if (lines[index].page != page) {
      edges_before = edges;
      page = lines[index].page;
      edges = TextEdges(lines, page);
    }
    if (index == 0) continue;
    const bool new_page = lines[index - 1].page != page;
    lines[index].continues =
        Continues(lines[index - 1], lines[index], new_page ? edges_before : edges, edges);
  }
}

}  // namespace juesuan
