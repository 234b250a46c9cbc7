// The layout stage: what is on the pages → grids of cells and lines of text, in reading order.
// Grids that go on over pages are joined here.
#pragma once

#include <string>
#include <vector>

#include "extract/extract.h"

namespace juesuan {

enum class Origin { kText, kOcr };

// What a recognised box may hold instead of what it was read as.
struct OtherReading {
  std::string text;
  double confidence = 0;  // 0 to 1
};

// The text of a box, and how it was come by.
struct Reading {
  std::string text;  // UTF-8; wrapped lines joined, Chinese without spaces
  Origin origin = Origin::kText;
  double confidence = 1;  // 0 to 1; 1 for a trusted text layer
  std::string raw{};      // what was read, where `text` is a correction of it
  std::vector<OtherReading> others{};
};

struct Cell {
  int row = 0, column = 0;
  int row_span = 1, column_span = 1;
  int page = 0;  // where the cell begins
  Box box;       // on that page
  Reading reading;
  bool full = false;  // the last line of its text runs to the right edge: more may follow elsewhere
};

// A table as drawn. Cells are sorted by row, then column; each place of the rows × columns
// rectangle is covered by exactly one cell, empty cells included.
struct Grid {
  int rows = 0, columns = 0;
  std::vector<int> pages;     // ascending
  Box box;                    // of its part on the first page
  Box last_box;               // of its part on the last page
  std::vector<double> edges;  // x of its column lines on the first page, columns + 1 of them
  std::vector<Cell> cells;
  bool ruled = true;  // false: columns found by alignment of the text
};

// A number within a line, as it was recognised.
struct RecognizedNumber {
  std::string text;       // its digits and what stands among them
  double confidence = 1;  // of its least sure glyph
};

struct Line {
  int page = 0;
  Box box;
  std::string text;
  double size = 0;         // em in points of its largest glyph
  bool continues = false;  // the paragraph of the line before goes on here
  double confidence = 1;   // of its least sure glyph; 1 where it was not recognised
  std::vector<RecognizedNumber> numbers{};  // in their order; none where it was not recognised
};

// What stands on the pages, in reading order: lines of text and grids. Exactly one is set. A grid
// stands where it begins.
struct Item {
  int line = -1;  // index into Layout::lines
  int grid = -1;  // index into Layout::grids
};

// kImage: nothing but a scan, which nobody has read. kPicture: nothing but a picture, which is too
// small to be one, and was left out.
enum class PageOrigin { kText, kOcr, kMixed, kBlank, kImage, kPicture, kFailed };

struct PageInfo {
  int number = 0;
  double width = 0, height = 0;
  int rotation = 0;
  PageOrigin origin = PageOrigin::kText;
};

struct Layout {
  std::vector<PageInfo> pages;
  std::vector<Line> lines;  // running heads and page numbers left out
  std::vector<Grid> grids;
  std::vector<Item> flow;
  std::vector<Line> margins;  // the running heads and page numbers
};

// One page by itself, no joins. For inspection, and the first half of LayOut.
struct PageLayout {
  PageInfo info;
  std::vector<Line> lines;
  std::vector<Grid> grids;
  std::vector<Item> flow;
};
PageLayout LayOutPage(const Page& page);

// The quarter turns, clockwise, of most of the visible glyphs: 0 to 3.
int MainTurn(const Page& page);

// How much of the page its images cover together; some scans come in strips.
double ShareOfImages(const Page& page);

// Where what is on a page comes from.
PageOrigin OriginOf(const Page& page);

// The boxes of the cells that these rulings enclose: where text is to be looked for on a scan.
std::vector<Box> FindCells(const std::vector<Ruling>& rulings);

// Sets margins aside, joins grids over pages, and orders everything.
Layout JoinPages(std::vector<PageLayout> pages);

}  // namespace juesuan
