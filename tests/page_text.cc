// Tested by all the tests that use it: a page read wrong is laid out wrong.
#include "page_text.h"

#include <algorithm>
#include <cstdint>
#include <sstream>
#include <stdexcept>
#include <string>

#include "normalize/characters.h"

namespace juesuan {
namespace {

constexpr double kPadding = 4;       // points between a cell's border and its text
constexpr double kAscent = 0.88;     // ems from a glyph's top to its baseline
constexpr double kHairline = 0.5;    // points
constexpr double kUsualWidth = 600;  // of a page that does not say
constexpr double kUsualHeight = 800;

// In ems.
double Advance(char32_t character) { return character < 0x80 ? 0.5 : 1; }

double Width(const std::u32string& text) {
  double width = 0;
  for (const char32_t character : text) width += Advance(character);
  return width;
}

bool LooksLikeNumber(const std::string& text) {
  return text.find_first_of("0123456789") != std::string::npos &&
         text.find_first_not_of("0123456789.,-") == std::string::npos;
}

std::string Rest(std::istringstream& words) {
  std::string rest;
  std::getline(words >> std::ws, rest);
  return rest;
}

class PageParser {
 public:
  std::vector<Page> Parse(std::string_view text) {
    std::istringstream lines{std::string(text)};
    for (std::string line; std::getline(lines, line);) {
      line.erase(0, line.find_first_not_of(' '));
      if (!line.empty() && line.front() != '#') ParseLine(line);
    }
    if (pages_.empty()) NewPage(1, kUsualWidth, kUsualHeight);
    return std::move(pages_);
  }

 private:
  void ParseLine(const std::string& line) {
    std::istringstream words(line);
    std::string word;
    words >> word;
    ink_ = word == "hidden" ? Ink::kHidden : Ink::kVisible;
    if (word == "hidden") words >> word;
    if (word == "page") {
      double number = 0, width = 0, height = 0;
      words >> number >> width >> height;
      NewPage(static_cast<int>(number), width, height);
    } else if (!Draw(word, words)) {
      throw std::invalid_argument("no such thing on a page: " + line);
    }
  }

  bool Draw(const std::string& word, std::istringstream& words) {
    if (pages_.empty()) NewPage(1, kUsualWidth, kUsualHeight);
    double x = 0, y = 0, x1 = 0, y1 = 0;
    if (word == "size") {
      words >> em_;
    } else if (word == "h" || word == "v") {
      words >> x >> y >> x1;
      AddRuling(word == "h" ? Axis::kHorizontal : Axis::kVertical, x, y, x1);
    } else if (word == "grid") {
      AddRaster(words);
    } else if (word == "|") {
      AddRow(Rest(words));
    } else if (word == "t" || word == "r" || word == "c") {
      words >> x >> y;
      const std::u32string text = Characters(Rest(words));
      const double width = Width(text) * em_;
      AddText(text, x - (word == "r" ? width : word == "c" ? width / 2 : 0), y, em_, em_);
    } else if (word == "w") {
      words >> x >> y >> x1 >> y1;
      const std::u32string text = Characters(Rest(words));
      AddText(text, x, y, y1 - y, (x1 - x) / Width(text));
    } else if (word == "image") {
      words >> x >> y >> x1 >> y1;
      pages_.back().images.push_back({{x, y, x1, y1}, 100, 100});
    } else {
      return false;
    }
    return true;
  }

  void NewPage(int number, double width, double height) {
    Page& page = pages_.emplace_back();
    page.number = number;
    page.width = width;
    page.height = height;
    page.fonts.push_back({"SimSun", true, ""});
    em_ = 10;
  }

  void AddRuling(Axis axis, double position, double begin, double end) {
    pages_.back().rulings.push_back({axis, static_cast<float>(position), static_cast<float>(begin),
                                     static_cast<float>(end), static_cast<float>(kHairline), ink_});
  }

  void AddRaster(std::istringstream& words) {
    xs_.clear();
    ys_.clear();
    std::vector<double>* positions = &xs_;
    for (std::string word; words >> word;) {
      if (word == "/") {
        positions = &ys_;
      } else {
        positions->push_back(std::stod(word));
      }
    }
    for (const double y : ys_) AddRuling(Axis::kHorizontal, y, xs_.front(), xs_.back());
    for (const double x : xs_) AddRuling(Axis::kVertical, x, ys_.front(), ys_.back());
    row_ = 0;
  }

  void AddRow(const std::string& row) {
    std::istringstream cells(row);
    std::size_t column = 0;
    for (std::string cell; std::getline(cells, cell, '|'); ++column) {
      cell.erase(0, cell.find_first_not_of(' '));
      cell.erase(cell.find_last_not_of(' ') + 1);
      const std::u32string text = Characters(cell);
      const double left = xs_.at(column) + kPadding;
      const double right = xs_.at(column + 1) - kPadding - Width(text) * em_;
      const double top = (ys_.at(row_) + ys_.at(row_ + 1) - em_) / 2;
      AddText(text, LooksLikeNumber(cell) ? right : left, top, em_, em_);
    }
    ++row_;
  }

  // advance: points for an em.
  void AddText(const std::u32string& text, double x, double y, double em, double advance) {
    for (const char32_t character : text) {
      Glyph glyph;
      glyph.code = character;
      glyph.x0 = static_cast<float>(x);
      glyph.y0 = static_cast<float>(y);
      // Glyphs spread over a box are no wider for it: the gaps between them are.
      glyph.x1 = static_cast<float>(x + Advance(character) * std::min(em, advance));
      glyph.y1 = static_cast<float>(y + em);
      glyph.baseline = static_cast<float>(y + kAscent * em);
      glyph.size = static_cast<float>(em);
      glyph.ink = ink_;
      pages_.back().glyphs.push_back(glyph);
      x += Advance(character) * advance;
    }
  }

  std::vector<Page> pages_;
  std::vector<double> xs_, ys_;  // of the raster
  std::size_t row_ = 0;          // of the raster, the next to be filled
  double em_ = 10;
  Ink ink_ = Ink::kVisible;
};

// A quarter clockwise takes what was at the top to the right.
Page QuarterTurned(const Page& page) {
  Page result = page;
  result.width = page.height;
  result.height = page.width;
  const auto turned = [&](float y) { return static_cast<float>(page.height) - y; };
  const auto turn_glyph = [&](Glyph& glyph) {
    const Glyph before = glyph;
    glyph.x0 = turned(before.y1);
    glyph.x1 = turned(before.y0);
    glyph.y0 = before.x0;
    glyph.y1 = before.x1;
    glyph.baseline = before.turn % 2 == 0 ? turned(before.baseline) : before.baseline;
    glyph.turn = static_cast<std::uint8_t>((before.turn + 1) % 4);
  };
  std::ranges::for_each(result.glyphs, turn_glyph);
  for (Alternative& alternative : result.alternatives) {
    const Box before = alternative.box;
    alternative.box = {page.height - before.y1, before.x0, page.height - before.y0, before.x1};
    std::ranges::for_each(alternative.glyphs, turn_glyph);
  }
  for (Ruling& ruling : result.rulings) {
    const Ruling before = ruling;
    if (before.axis == Axis::kHorizontal) {
      ruling.axis = Axis::kVertical;
      ruling.position = turned(before.position);
    } else {
      ruling.axis = Axis::kHorizontal;
      ruling.begin = turned(before.end);
      ruling.end = turned(before.begin);
    }
  }
  return result;
}

}  // namespace

std::vector<Page> ParsePages(std::string_view text) { return PageParser().Parse(text); }

Page ParsePage(std::string_view text) {
  std::vector<Page> pages = ParsePages(text);
  if (pages.size() != 1) throw std::invalid_argument("not one page");
  return std::move(pages.front());
}

Page TurnedClockwise(const Page& page, int quarters) {
  return quarters == 0 ? page : TurnedClockwise(QuarterTurned(page), quarters - 1);
}

}  // namespace juesuan
