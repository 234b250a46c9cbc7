// Page ranges are checked as they are typed, and fitted to a document when it is open.
#include "cli/page_range.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace juesuan {
namespace {

// nullopt unless the whole text is one page number.
std::optional<int> ParsePage(std::string_view text) {
  int page = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), page);
  if (error != std::errc() || end != text.data() + text.size() || page < 1) return std::nullopt;
  return page;
}

// Ascending, each once.
void SortOut(std::vector<int>& pages) {
  std::sort(pages.begin(), pages.end());
  pages.erase(std::unique(pages.begin(), pages.end()), pages.end());
}

}  // namespace

std::optional<PageRange> PageRange::Parse(std::string_view text) {
  PageRange range;
  range.spans_.clear();
  while (true) {
    const std::size_t comma = text.find(',');
    const std::string_view span = text.substr(0, comma);
    const std::size_t dash = span.find('-');
    const std::optional<int> first = ParsePage(span.substr(0, dash));
    if (!first) return std::nullopt;
    if (dash == std::string_view::npos) {
      range.spans_.push_back({*first, *first});
    } else if (dash + 1 == span.size()) {
      range.spans_.push_back({*first, std::nullopt});
    } else {
      const std::optional<int> last = ParsePage(span.substr(dash + 1));
      if (!last || *last < *first) return std::nullopt;
      range.spans_.push_back({*first, *last});
    }
    if (comma == std::string_view::npos) return range;
    text.remove_prefix(comma + 1);
  }
}

std::vector<int> PageRange::Of(int page_count) const {
  std::vector<int> pages;
  for (const Span& span : spans_) {
    const int last = std::min(span.last.value_or(page_count), page_count);
    for (int page = span.first; page <= last; ++page) pages.push_back(page);
  }
  SortOut(pages);
  return pages;
}

std::string PagesText(std::vector<int> pages) {
  SortOut(pages);
  std::string text;
  for (auto first = pages.begin(); first != pages.end();) {
    auto end = first + 1;
    while (end != pages.end() && *end == *(end - 1) + 1) ++end;
    if (!text.empty()) text += ", ";
    text += end - first == 1 ? fmt::to_string(*first) : fmt::format("{}-{}", *first, *(end - 1));
    first = end;
  }
  return text;
}

}  // namespace juesuan
