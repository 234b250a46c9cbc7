// A regular expression from a definition file. The only home of RE2 in this stage.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace re2 {
class RE2;
}

namespace juesuan {

class Pattern {
 public:
  explicit Pattern(std::string text);
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;
  ~Pattern();

  const std::string& text() const { return text_; }

  // What is wrong with the expression; empty: nothing.
  std::string Problem() const;

  bool MatchesWhole(std::string_view text) const;

  // The groups of the first match anywhere in the text, the whole match first; empty: no match. A
  // group that took no part is empty.
  std::vector<std::string> Find(std::string_view text) const;

 private:
  const re2::RE2& Compiled() const;

  std::string text_;
  mutable std::unique_ptr<re2::RE2> compiled_;  // at first use: most forms are never tried
};

}  // namespace juesuan
