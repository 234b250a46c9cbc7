// Page by page what was drawn and laid out, then for each grid what it was taken for, and why.
#include "cli/inspect_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "cli/columns.h"
#include "cli/complaints.h"
#include "cli/output.h"
#include "cli/page_range.h"
#include "schema/facts.h"
#include "schema/names.h"
#include "schema/recognized.h"

namespace juesuan {
namespace {

// Enough of a grid to see its header; the JSON report has the rest.
constexpr int kRowsShown = 4;

// Forms tried on a grid, best first: the others are as far off as the last of these, or farther.
constexpr std::size_t kAttemptsShown = 3;

std::string BoxText(const Box& box) {
  return fmt::format("{} {} {} {}", PointsText(box.x0), PointsText(box.y0), PointsText(box.x1),
                     PointsText(box.y1));
}

template <typename Marks>
std::ptrdiff_t CountInk(const Marks& marks, Ink ink) {
  return std::count_if(marks.begin(), marks.end(),
                       [ink](const auto& mark) { return mark.ink == ink; });
}

template <typename Marks>
std::string MarksText(const Marks& marks, std::string_view name) {
  std::string text = fmt::format("{} {}", marks.size(), name);
  const auto hidden = CountInk(marks, Ink::kHidden);
  const auto watermark = CountInk(marks, Ink::kWatermark);
  if (hidden > 0) text += fmt::format(" ({} hidden)", hidden);
  if (watermark > 0) text += fmt::format(" ({} watermark)", watermark);
  return text;
}

std::string FontsText(const Page& page) {
  std::vector<std::vector<std::string>> rows;
  for (std::size_t font = 0; font < page.fonts.size(); ++font) {
    const auto glyphs = std::count_if(
        page.glyphs.begin(), page.glyphs.end(),
        [font](const Glyph& glyph) { return glyph.font == font && !glyph.recognized; });
    const Font& of = page.fonts[font];
    rows.push_back({"font", of.name.empty() ? "(unnamed)" : of.name,
                    fmt::format("{} glyphs", glyphs),
                    of.trusted ? "trusted" : "not trusted: " + of.distrust});
  }
  return AlignColumns(rows, 2, {2});
}

std::string ImagesText(const Page& page) {
  std::string text;
  for (const Image& image : page.images) {
    text += fmt::format("  image {} × {} pixels, at {}\n", image.pixel_width, image.pixel_height,
                        BoxText(image.box));
  }
  return text;
}

// The first rows, cells between bars; a cell over several columns stands once.
std::string FirstRowsText(const Grid& grid) {
  std::string text;
  int row = -1;
  for (const Cell& cell : grid.cells) {
    if (cell.row >= kRowsShown) break;
    text += cell.row == row ? " | " : fmt::format("{}    row {}: ", row < 0 ? "" : "\n", cell.row);
    row = cell.row;
    text += cell.reading.text;
  }
  return text.empty() ? text : text + '\n';
}

std::string PageText(const Page& page, const PageLayout& layout) {
  const auto horizontal =
      std::count_if(page.rulings.begin(), page.rulings.end(),
                    [](const Ruling& ruling) { return ruling.axis == Axis::kHorizontal; });
  std::string text =
      fmt::format("\npage {}: {} × {} pt, rotation {}, {}\n", page.number, PointsText(page.width),
                  PointsText(page.height), page.rotation, NameOf(layout.info.origin));
  text += fmt::format("  {}, {}, {} of them horizontal, {} images, {} lines of text\n",
                      MarksText(page.glyphs, "glyphs"), MarksText(page.rulings, "rulings"),
                      horizontal, page.images.size(), layout.lines.size());
  text += FontsText(page) + ImagesText(page);
  for (const Grid& grid : layout.grids) {
    text += fmt::format("  {} grid {} rows × {} columns, at {}\n", grid.ruled ? "ruled" : "unruled",
                        grid.rows, grid.columns, BoxText(grid.box));
  }
  return text;
}

std::string AttemptText(const BindingAttempt& attempt) {
  std::string text = fmt::format("    {} {}: {}", attempt.form, attempt.variant,
                                 attempt.title_matched ? "title matches" : "title does not match");
  if (!attempt.missing_columns.empty()) {
    text += fmt::format("; no header for {}", fmt::join(attempt.missing_columns, ", "));
  }
  return text + (attempt.bound ? "; bound\n" : "\n");
}

std::string BindingText(const Grid& grid, const GridBinding& binding) {
  std::string text = fmt::format("\ngrid on page {}: {} rows × {} columns, taken as {}\n",
                                 PagesText(grid.pages), grid.rows, grid.columns, binding.taken_as);
  text += fmt::format("    above it: {}\n", binding.caption.empty() ? "nothing" : binding.caption);
  text += FirstRowsText(grid);
  for (std::size_t attempt = 0; attempt < std::min(binding.attempts.size(), kAttemptsShown);
       ++attempt) {
    text += AttemptText(binding.attempts[attempt]);
  }
  return text;
}

}  // namespace

ExitCode Inspect(const std::string& file, const ReadOptions& options) {
  Document document = Document::Open(file, options.password);
  const Source& source = document.source();
  WriteStandardOutput(fmt::format("{}: {} pages, {} bytes, sha256 {}\n", source.file,
                                  source.page_count, source.bytes, source.sha256));
  Diagnostics diagnostics;
  std::vector<PageLayout> pages;
  PageReader reader(document, options.ocr);
  for (const int number : PagesToRead(source, options.pages)) {
    const Page page = reader.Read(number, diagnostics);
    pages.push_back(LayOutPage(page));
    WriteStandardOutput(PageText(page, pages.back()));
  }
  CorrectRecognized(pages, options.forms_folder);
  const Layout layout = JoinPages(std::move(pages));
  const std::vector<GridBinding> bindings = ExplainBinding(layout, options.forms_folder);
  for (std::size_t grid = 0; grid < layout.grids.size(); ++grid) {
    WriteStandardOutput(BindingText(layout.grids[grid], bindings[grid]));
  }
  return ComplainOf(file, diagnostics) ? kWarnings : kClean;
}

}  // namespace juesuan
