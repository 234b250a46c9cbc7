// The fonts that all pages of a document use.
#include "extract/shared_fonts.h"

#include <PDFDoc.h>
#include <Page.h>

#include <map>
#include <optional>
#include <string>

namespace juesuan {
namespace {

constexpr int kMaxPages = 2'000;        // beyond, looking for fonts takes too long
constexpr std::size_t kMaxFonts = 500;  // a large one takes 0.3 MB

using Fonts = std::map<std::string, Ref>;

// Adds the fonts of the page. False if one has no number, or the name of another.
bool AddFonts(::Page& page, Fonts& fonts) {
  const Dict* resources = page.getResourceDict();
  if (!resources) return true;
  const Object dictionary = resources->lookup("Font");
  if (!dictionary.isDict()) return dictionary.isNull();
  for (int i = 0; i < dictionary.dictGetLength(); ++i) {
    const Object& font = dictionary.dictGetValNF(i);
    if (!font.isRef()) return false;
    const auto [place, is_new] = fonts.try_emplace(dictionary.dictGetKey(i), font.getRef());
    if (!is_new && place->second != font.getRef()) return false;
  }
  return true;
}

}  // namespace

Object SharedFonts(PDFDoc& document) {
  const int pages = document.getNumPages();
  if (pages > kMaxPages) return Object(objNull);
  Fonts fonts;
  for (int number = 1; number <= pages; ++number) {
    ::Page* page = document.getPage(number);
    if (page && page->isOk() && !AddFonts(*page, fonts)) return Object(objNull);
    if (fonts.size() > kMaxFonts) return Object(objNull);
  }
  auto* dictionary = new Dict(document.getXRef());
  for (const auto& [name, reference] : fonts) dictionary->add(name.c_str(), Object(reference));
  auto* resources = new Dict(document.getXRef());
  resources->add("Font", Object(dictionary));
  return Object(resources);
}

bool HasFonts(::Page& page) {
  const Dict* resources = page.getResourceDict();
  return resources && resources->lookup("Font").isDict();
}

}  // namespace juesuan
