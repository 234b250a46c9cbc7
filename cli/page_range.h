// Which pages to read: "7", "7-12", "3,7-12", "20-".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace juesuan {

class PageRange {
 public:
  // Every page.
  PageRange() = default;

  // Spans between commas; pages count from 1, "20-" goes on to the last page. nullopt for anything
  // else, and for a span that goes backwards.
  static std::optional<PageRange> Parse(std::string_view text);

  // The pages of a document of page_count pages that are in the range: ascending, each once.
  std::vector<int> Of(int page_count) const;

 private:
  struct Span {
    int first = 1;
    std::optional<int> last;  // nullopt: the last page
  };

  std::vector<Span> spans_ = {Span{}};
};

// Pages in any order as people write them: {3, 1, 2, 8} → "1-3, 8".
std::string PagesText(std::vector<int> pages);

}  // namespace juesuan
