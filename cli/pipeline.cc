// The design on one screen: extract → layout → schema, page by page, then the whole.
#include "cli/pipeline.h"

#include <fmt/format.h>

#include <utility>

#include "normalize/characters.h"
#include "schema/recognized.h"

namespace juesuan {
namespace {

// File names may hold any bytes; reports are UTF-8.
std::string Utf8(std::string_view name) {
  std::string text;
  while (!name.empty()) AppendCharacter(TakeCharacter(name), text);
  return text;
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

Report ReadReport(const std::string& path, const ReadOptions& options) {
  Document document = Document::Open(path, options.password);
  Diagnostics diagnostics;
  std::vector<PageLayout> pages;
  PageReader reader(document, options.ocr);
  for (const int number : PagesToRead(document.source(), options.pages)) {
    pages.push_back(LayOutPage(reader.Read(number, diagnostics)));
  }
  CorrectRecognized(pages, options.forms_folder);
  Source source = document.source();
  source.file = Utf8(source.file);
  return Assemble(source, JoinPages(std::move(pages)), std::move(diagnostics),
                  options.forms_folder);
}

}  // namespace juesuan
