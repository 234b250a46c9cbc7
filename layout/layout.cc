// The stage's two steps: each page by itself, then the pages together.
#include "layout/layout.h"

#include <algorithm>
#include <map>
#include <utility>

#include "extract/turn.h"
#include "layout/join.h"
#include "layout/lattice.h"
#include "layout/lines.h"
#include "layout/reading.h"
#include "layout/unruled.h"

namespace juesuan {
namespace {

// How far a text layer hidden beneath a scan is believed: nobody knows what made it.
constexpr float kSureOfLayer = 0.5;

// More other readings of a cell are no help: nothing in it was read for sure.
constexpr std::size_t kMostOthers = 16;

// Hands out glyphs to the cells of one lattice: the cell under a glyph's middle owns it.
class CellFinder {
 public:
  explicit CellFinder(const Lattice& lattice)
      : lattice_(lattice),
        cell_at_(static_cast<std::size_t>(lattice.rows()) *
                 static_cast<std::size_t>(lattice.columns())) {
    for (std::size_t index = 0; index < lattice.cells.size(); ++index) {
      const LatticeCell& cell = lattice.cells[index];
      for (int row = cell.row; row < cell.row + cell.row_span; ++row) {
        for (int column = cell.column; column < cell.column + cell.column_span; ++column) {
          cell_at_[Index(row, column)] = index;
        }
      }
    }
  }

  std::size_t CellAt(double x, double y) const {
    return cell_at_[Index(Band(lattice_.ys, y), Band(lattice_.xs, x))];
  }

 private:
  std::size_t Index(int row, int column) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(lattice_.columns()) +
           static_cast<std::size_t>(column);
  }
  static int Band(const std::vector<double>& lines, double position) {
    const auto after = std::upper_bound(lines.begin(), lines.end(), position);
    return std::clamp(static_cast<int>(after - lines.begin()) - 1, 0,
                      static_cast<int>(lines.size()) - 2);
  }

  const Lattice& lattice_;
  std::vector<std::size_t> cell_at_;
};

// The innermost lattice around a point; -1: none.
int LatticeAt(const std::vector<Lattice>& lattices, double x, double y) {
  int best = -1;
  for (int index = 0; index < static_cast<int>(lattices.size()); ++index) {
    const Box box = lattices[static_cast<std::size_t>(index)].box();
    if (!box.Contains(x, y)) continue;
    if (best < 0 || box.width() < lattices[static_cast<std::size_t>(best)].box().width())
      best = index;
  }
  return best;
}

// What the cell may hold instead. Nothing where no recognised glyph of it would give way.
void AddOther(const Alternative& alternative, GlyphPointers glyphs, Cell& cell) {
  if (cell.reading.origin != Origin::kOcr || cell.reading.others.size() == kMostOthers) return;
  const std::size_t before = glyphs.size();
  std::erase_if(glyphs, [&](const Glyph* glyph) {
    const Point middle = MiddleOf(*glyph);
    return glyph->recognized && alternative.box.Contains(middle.x, middle.y);
  });
  if (glyphs.size() == before) return;
  for (const Glyph& glyph : alternative.glyphs) glyphs.push_back(&glyph);
  Reading other = ReadCell(glyphs, cell.box).reading;
  if (other.text != cell.reading.text)
    cell.reading.others.push_back({std::move(other.text), other.confidence});
}

// What a text layer hidden beneath the page says of each cell, by the cell's index.
std::map<std::size_t, Alternative> HiddenLayer(const Page& page, const CellFinder& finder,
                                               const Grid& grid) {
  std::map<std::size_t, Alternative> layer;
  for (const Glyph& glyph : page.glyphs) {
    if (glyph.ink != Ink::kHidden) continue;
    const Point middle = MiddleOf(glyph);
    if (!grid.box.Contains(middle.x, middle.y)) continue;
    const std::size_t cell = finder.CellAt(middle.x, middle.y);
    layer[cell].box = grid.cells[cell].box;
    Glyph& seen = layer[cell].glyphs.emplace_back(glyph);
    seen.ink = Ink::kVisible;
    seen.recognized = true;
    seen.confidence = kSureOfLayer;
  }
  return layer;
}

Grid ReadGrid(const Lattice& lattice, const GlyphPointers& glyphs, const Page& page) {
  const CellFinder finder(lattice);
  std::vector<GlyphPointers> of_cell(lattice.cells.size());
  for (const Glyph* glyph : glyphs) {
    const Point middle = MiddleOf(*glyph);
    of_cell[finder.CellAt(middle.x, middle.y)].push_back(glyph);
  }
  Grid grid;
  grid.rows = lattice.rows();
  grid.columns = lattice.columns();
  grid.pages = {page.number};
  grid.box = grid.last_box = lattice.box();
  grid.edges = lattice.xs;
  for (std::size_t index = 0; index < lattice.cells.size(); ++index) {
    const LatticeCell& cell = lattice.cells[index];
    const Box box = lattice.BoxOf(cell);
    CellText text = of_cell[index].empty() ? CellText{} : ReadCell(of_cell[index], box);
    grid.cells.push_back({cell.row, cell.column, cell.row_span, cell.column_span, page.number, box,
                          std::move(text.reading), text.full});
  }
  for (const auto& [cell, layer] : HiddenLayer(page, finder, grid))
    AddOther(layer, of_cell[cell], grid.cells[cell]);
  for (const Alternative& alternative : page.alternatives) {
    const double x = alternative.box.center_x(), y = alternative.box.center_y();
    if (!grid.box.Contains(x, y)) continue;
    const std::size_t cell = finder.CellAt(x, y);
    AddOther(alternative, of_cell[cell], grid.cells[cell]);
  }
  return grid;
}

bool HasText(const Grid& grid) {
  return std::any_of(grid.cells.begin(), grid.cells.end(),
                     [](const Cell& cell) { return !cell.reading.text.empty(); });
}

// Images that cover more of a page without text may be the page; those that cover less than the
// second share are ornaments of a blank one.
constexpr double kPageImages = 0.25, kPictures = 0.05;

// The page's grids and lines in the coordinates of `page`, whose text is upright.
void LayOutUpright(const Page& page, PageLayout& layout) {
  const std::vector<Lattice> lattices = FindLattices(page.rulings);
  std::vector<GlyphPointers> inside(lattices.size());
  GlyphPointers outside;
  for (const Glyph& glyph : page.glyphs) {
    if (glyph.ink != Ink::kVisible) continue;
    const Point middle = MiddleOf(glyph);
    const int lattice = LatticeAt(lattices, middle.x, middle.y);
    (lattice < 0 ? outside : inside[static_cast<std::size_t>(lattice)]).push_back(&glyph);
  }
  std::vector<Box> taken;
  for (std::size_t index = 0; index < lattices.size(); ++index) {
    layout.grids.push_back(ReadGrid(lattices[index], inside[index], page));
    taken.push_back(lattices[index].box());
  }
  for (UnruledTable& table : FindUnruledTables(outside, page.rulings, taken)) {
    for (const Lattice& lattice : FindLattices(table.rulings)) {
      layout.grids.push_back(ReadGrid(lattice, table.glyphs, page));
      layout.grids.back().ruled = false;
    }
    std::sort(table.glyphs.begin(), table.glyphs.end());
    std::erase_if(outside, [&](const Glyph* glyph) {
      return std::binary_search(table.glyphs.begin(), table.glyphs.end(), glyph);
    });
  }
  std::erase_if(layout.grids, [](const Grid& grid) { return !HasText(grid); });
  std::stable_sort(layout.grids.begin(), layout.grids.end(),
                   [](const Grid& a, const Grid& b) { return a.box.y0 < b.box.y0; });
  layout.lines = MakeLines(std::move(outside), page.number);
}

void TurnBack(PageLayout& layout, int turn) {
  const auto back = [&](Box& box) {
    box = TurnBack(box, turn, layout.info.width, layout.info.height);
  };
  for (Line& line : layout.lines) back(line.box);
  for (Grid& grid : layout.grids) {
    back(grid.box);
    back(grid.last_box);
    for (Cell& cell : grid.cells) back(cell.box);
  }
}

// Lines and grids from top to bottom.
std::vector<Item> Flow(const PageLayout& layout) {
  std::vector<std::pair<double, Item>> keyed;
  for (int index = 0; index < static_cast<int>(layout.lines.size()); ++index) {
    keyed.push_back({layout.lines[static_cast<std::size_t>(index)].box.center_y(), {index, -1}});
  }
  for (int index = 0; index < static_cast<int>(layout.grids.size()); ++index) {
    keyed.push_back({layout.grids[static_cast<std::size_t>(index)].box.y0, {-1, index}});
  }
  std::stable_sort(keyed.begin(), keyed.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Item> flow;
  for (const auto& [position, item] : keyed) flow.push_back(item);
  return flow;
}

}  // namespace

int MainTurn(const Page& page) {
  int count[4] = {};
  for (const Glyph& glyph : page.glyphs) count[glyph.turn & 3] += IsInk(glyph) ? 1 : 0;
  return static_cast<int>(std::max_element(count, count + 4) - count);
}

double ShareOfImages(const Page& page) {
  double area = 0;
  for (const Image& image : page.images) area += image.box.width() * image.box.height();
  return area / (page.width * page.height);
}

PageOrigin OriginOf(const Page& page) {
  if (page.failed) return PageOrigin::kFailed;
  if (std::any_of(page.glyphs.begin(), page.glyphs.end(), IsInk)) {
    const auto is_printed = [](const Glyph& glyph) { return IsInk(glyph) && !glyph.recognized; };
    const auto is_recognized = [](const Glyph& glyph) { return glyph.recognized; };
    if (std::ranges::none_of(page.glyphs, is_recognized)) return PageOrigin::kText;
    return std::ranges::any_of(page.glyphs, is_printed) ? PageOrigin::kMixed : PageOrigin::kOcr;
  }
  const double share = ShareOfImages(page);
  if (share > kPageImages) return PageOrigin::kImage;
  return share < kPictures ? PageOrigin::kBlank : PageOrigin::kPicture;
}

std::vector<Box> FindCells(const std::vector<Ruling>& rulings) {
  std::vector<Box> boxes;
  for (const Lattice& lattice : FindLattices(rulings)) {
    for (const LatticeCell& cell : lattice.cells) boxes.push_back(lattice.BoxOf(cell));
  }
  return boxes;
}

PageLayout LayOutPage(const Page& page) {
  PageLayout layout;
  layout.info = {page.number, page.width, page.height, page.rotation, OriginOf(page)};
  const int turn = MainTurn(page);
  if (turn == 0) {
    LayOutUpright(page, layout);
    layout.flow = Flow(layout);
    return layout;
  }
  LayOutUpright(TurnUpright(page, turn), layout);
  layout.flow = Flow(layout);
  TurnBack(layout, turn);
  return layout;
}

}  // namespace juesuan
