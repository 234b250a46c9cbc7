// The pages together: margins set aside, grids joined, everything in one flow.
// Tested by tests/layout_join_test.cc.
#include <utility>

#include "layout/join.h"
#include "layout/layout.h"
#include "layout/lines.h"

namespace juesuan {
namespace {

// Collects pages into one Layout, joining each page's first grid to the last one where it goes on.
class PageJoiner {
 public:
  void Add(PageLayout& page, const std::vector<bool>& margins) {
    layout_.pages.push_back(page.info);
    bool first_grid = true;
    for (const Item& item : page.flow) {
      if (item.line >= 0) {
        Line& line = page.lines[static_cast<std::size_t>(item.line)];
        AddLine(std::move(line), margins[static_cast<std::size_t>(item.line)]);
      } else {
        AddGrid(std::move(page.grids[static_cast<std::size_t>(item.grid)]), first_grid);
        first_grid = false;
      }
    }
  }

  Layout Finish() {
    MarkParagraphs(layout_.lines);
    EndParagraphsAtGrids();
    return std::move(layout_);
  }

 private:
  // What stands below a table does not go on with what stands above it.
  void EndParagraphsAtGrids() {
    for (std::size_t at = 1; at < layout_.flow.size(); ++at) {
      const int line = layout_.flow[at].line;
      if (line >= 0 && layout_.flow[at - 1].grid >= 0) {
        layout_.lines[static_cast<std::size_t>(line)].continues = false;
      }
    }
  }

  void AddLine(Line line, bool margin) {
    if (margin) {
      layout_.margins.push_back(std::move(line));
      return;
    }
    layout_.flow.push_back({static_cast<int>(layout_.lines.size()), -1});
    layout_.lines.push_back(std::move(line));
  }

  void AddGrid(Grid grid, bool first_of_page) {
    if (first_of_page && !layout_.grids.empty()) {
      Grid& last = layout_.grids.back();
      if (last.pages.back() + 1 == grid.pages.front() && GoesOn(last, grid, Context())) {
        AppendGrid(last, std::move(grid));
        DropRepeatedLines();
        return;
      }
    }
    layout_.flow.push_back({-1, static_cast<int>(layout_.grids.size())});
    layout_.grids.push_back(std::move(grid));
  }

  std::size_t LastGridAt() const {
    std::size_t at = layout_.flow.size();
    while (at > 0 && layout_.flow[at - 1].grid < 0) --at;
    return at;  // one past the last grid
  }

  GridContext Context() const {
    GridContext context;
    const std::size_t after = LastGridAt();
    for (std::size_t at = after; at < layout_.flow.size(); ++at)
      context.between.push_back(LineOf(at));
    const int page = layout_.grids.back().pages.front();
    for (std::size_t at = after - 1;
         at > 0 && layout_.flow[at - 1].line >= 0 && LineOf(at - 1)->page == page; --at) {
      context.above_first.push_back(LineOf(at - 1));
    }
    return context;
  }

  const Line* LineOf(std::size_t at) const {
    return &layout_.lines[static_cast<std::size_t>(layout_.flow[at].line)];
  }

  // The title printed again above a part that went on is a running head, not text of its own.
  void DropRepeatedLines() {
    while (layout_.flow.back().line >= 0) {
      layout_.margins.push_back(std::move(layout_.lines.back()));
      layout_.lines.pop_back();
      layout_.flow.pop_back();
    }
  }

  Layout layout_;
};

}  // namespace

Layout JoinPages(std::vector<PageLayout> pages) {
  const std::vector<std::vector<bool>> margins = FindMargins(pages);
  PageJoiner joiner;
  for (std::size_t index = 0; index < pages.size(); ++index)
    joiner.Add(pages[index], margins[index]);
  return joiner.Finish();
}

}  // namespace juesuan
