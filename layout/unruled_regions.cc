// Tested by tests/unruled_test.cc.
#include "layout/unruled_regions.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace juesuan {
namespace {

// Rules of one table begin and end within this many points of each other.
constexpr double kSameRule = 4.0;
// A rule across a table is longer than an underline.
constexpr double kShortestRule = 100.0;  // points
// Lines further apart than this, in line heights, are not of one table without rules.
constexpr double kRowGap = 3.0;
// A table without any rule has at least so many rows with numbers, and columns in them.
constexpr std::size_t kFewestRows = 3;
constexpr std::size_t kFewestColumns = 3;
// Heads above the first row with numbers: at most so many lines.
constexpr std::size_t kMostHeadRows = 5;

std::vector<Ruling> FreeRules(const std::vector<Ruling>& rulings, const std::vector<Box>& taken) {
  std::vector<Ruling> rules;
  for (const Ruling& ruling : rulings) {
    if (ruling.axis != Axis::kHorizontal || ruling.ink != Ink::kVisible) continue;
    const bool inside = std::any_of(taken.begin(), taken.end(), [&](const Box& box) {
      return ruling.position >= box.y0 - kSameRule && ruling.position <= box.y1 + kSameRule &&
             ruling.begin < box.x1 && ruling.end > box.x0;
    });
    if (!inside) rules.push_back(ruling);
  }
  std::sort(rules.begin(), rules.end(),
            [](const Ruling& a, const Ruling& b) { return a.position < b.position; });
  return rules;
}

bool SameExtent(const Ruling& a, const Ruling& b) {
  return std::abs(a.begin - b.begin) <= kSameRule && std::abs(a.end - b.end) <= kSameRule;
}

std::size_t FirstRowBelow(const std::vector<TextRow>& rows, double y) {
  std::size_t index = 0;
  while (index < rows.size() && rows[index].middle() < y) ++index;
  return index;
}

bool HasCaption(const std::vector<TextRow>& rows, std::size_t first, std::size_t last) {
  return std::any_of(rows.begin() + static_cast<std::ptrdiff_t>(first),
                     rows.begin() + static_cast<std::ptrdiff_t>(last), IsCaption);
}

// Rules of one extent, top to bottom, with rows between each two and no caption: one table. Partial
// rules between them, under heads over several columns, belong to it.
std::vector<Region> RegionsBetweenRules(const std::vector<TextRow>& rows,
                                        const std::vector<Ruling>& rules) {
  std::vector<Region> regions;
  std::vector<bool> used(rules.size(), false);
  for (std::size_t top = 0; top < rules.size(); ++top) {
    if (used[top] || rules[top].end - rules[top].begin < kShortestRule) continue;
    Region region;
    double bottom = rules[top].position;
    region.first = region.last = FirstRowBelow(rows, bottom);
    for (std::size_t next = top + 1; next < rules.size(); ++next) {
      if (!SameExtent(rules[top], rules[next])) continue;
      const std::size_t last = FirstRowBelow(rows, rules[next].position);
      if (HasCaption(rows, region.last, last)) break;
      region.last = last;
      bottom = rules[next].position;
      used[next] = true;
    }
    if (region.last <= region.first + 1) continue;
    for (const Ruling& rule : rules) {
      const bool within =
          rule.begin >= rules[top].begin - kSameRule && rule.end <= rules[top].end + kSameRule;
      if (within && rule.position >= rules[top].position && rule.position <= bottom)
        region.rules.push_back(rule);
    }
    regions.push_back(std::move(region));
  }
  return regions;
}

bool IsDataRow(const TextRow& row) {
  return row.pieces.size() >= kFewestColumns && row.HasNumber();
}

bool Near(const TextRow& above, const TextRow& below) {
  return below.y0 - above.y1 < kRowGap * std::max(above.height(), below.height());
}

// A line of heads above another row of the table: in several pieces, or close beside its neighbour,
// as the line of a head that spans rows is.
bool IsHead(const TextRow& row, const TextRow& below) {
  return Near(row, below) &&
         (row.pieces.size() > 1 || below.middle() - row.middle() < row.height());
}

// Runs of rows with numbers in columns, together with the heads above them.
std::vector<Region> RegionsWithoutRules(const std::vector<TextRow>& rows,
                                        const std::vector<bool>& taken) {
  std::vector<Region> regions;
  const auto belongs = [&](std::size_t row) {
    return !taken[row] && !IsCaption(rows[row]) && !IsNote(rows[row]);
  };
  for (std::size_t start = 0; start < rows.size(); ++start) {
    if (!belongs(start) || !IsDataRow(rows[start])) continue;
    Region region{start, start + 1, {}};
    std::size_t data_rows = 1;
    for (std::size_t next = start + 1;
         next < rows.size() && belongs(next) && Near(rows[next - 1], rows[next]); ++next) {
      if (!IsDataRow(rows[next])) continue;
      ++data_rows;
      region.last = next + 1;
    }
    if (data_rows < kFewestRows) continue;
    for (std::size_t heads = 0; heads < kMostHeadRows && region.first > 0;
         ++heads, --region.first) {
      const std::size_t above = region.first - 1;
      if (!belongs(above) || !IsHead(rows[above], rows[region.first])) break;
    }
    start = region.last;
    regions.push_back(std::move(region));
  }
  return regions;
}

// At least one row with two pieces.
bool HasColumns(const std::vector<TextRow>& rows, const Region& region) {
  return std::any_of(rows.begin() + static_cast<std::ptrdiff_t>(region.first),
                     rows.begin() + static_cast<std::ptrdiff_t>(region.last),
                     [](const TextRow& row) { return row.pieces.size() > 1; });
}

}  // namespace

std::vector<Region> FindRegions(const std::vector<TextRow>& rows,
                                const std::vector<Ruling>& rulings, const std::vector<Box>& taken) {
  std::vector<Region> regions = RegionsBetweenRules(rows, FreeRules(rulings, taken));
  std::erase_if(regions, [&](const Region& region) { return !HasColumns(rows, region); });
  std::vector<bool> in_region(rows.size(), false);
  for (const Region& region : regions) {
    for (std::size_t row = region.first; row < region.last; ++row) in_region[row] = true;
  }
  for (Region& region : RegionsWithoutRules(rows, in_region)) regions.push_back(std::move(region));
  return regions;
}

}  // namespace juesuan
