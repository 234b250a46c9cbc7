// The design on one screen: extract → layout → schema, page by page, then the whole.
#include "cli/pipeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "normalize/characters.h"

namespace juesuan {
namespace {

// File names may hold any bytes; reports are UTF-8.
std::string Utf8(std::string_view name) {
  std::string text;
  while (!name.empty()) AppendCharacter(TakeCharacter(name), text);
  return text;
}

// An emblem or a seal covers less of its page, a scan nearly all.
constexpr double kScanShare = 0.5;

// What a scanned page may carry as text all the same: its number.
constexpr std::ptrdiff_t kScanGlyphs = 10;

bool IsScan(const Page& page) {
  double covered = 0;
  for (const Image& image : page.images) {
    const Box seen = Intersection(image.box, {0, 0, page.width, page.height});
    if (!seen.empty()) covered += seen.width() * seen.height();
  }
  const auto visible = std::ranges::count(page.glyphs, Ink::kVisible, &Glyph::ink);
  return covered > kScanShare * page.width * page.height && visible <= kScanGlyphs;
}

}  // namespace

std::vector<int> PagesToRead(const Source& source, const PageRange& range) {
  std::vector<int> pages = range.Of(source.page_count);
  if (pages.empty()) {
    throw UsageError(fmt::format("{}: has no such page; give --pages within 1-{}", source.file,
                                 source.page_count));
  }
  return pages;
}

Page ReadPage(Document& document, int number, Diagnostics& diagnostics) {
  Page page = document.ReadPage(number, diagnostics);
  if (!page.failed && IsScan(page)) {
    diagnostics.push_back({Severity::kWarning, "page.scanned", number,
                           "the page is an image without text; scans are not read yet"});
  }
  return page;
}

Report ReadReport(const std::string& path, const ReadOptions& options) {
  Document document = Document::Open(path, options.password);
  Diagnostics diagnostics;
  std::vector<PageLayout> pages;
  for (const int number : PagesToRead(document.source(), options.pages)) {
    pages.push_back(LayOutPage(ReadPage(document, number, diagnostics)));
  }
  Source source = document.source();
  source.file = Utf8(source.file);
  return Assemble(source, JoinPages(std::move(pages)), std::move(diagnostics),
                  options.forms_folder);
}

}  // namespace juesuan
