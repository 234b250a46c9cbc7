// A regular expression from a definition file. The only home of RE2 in this stage.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace re2 {
class RE2;
}

namespace juesuan {

// Where a pattern was found, in bytes, and what its named groups (?P<name>…) took.
struct PatternMatch {
  std::size_t begin = 0, end = 0;
  std::map<std::string, std::string> groups;  // those that took something
};

class Pattern {
 public:
  explicit Pattern(std::string text);

  const std::string& text() const { return text_; }

  // What is wrong with the expression; empty: nothing.
  std::string Problem() const;

  bool MatchesWhole(std::string_view text) const;
  bool MatchesWithin(std::string_view text) const;

  // The groups of the first match anywhere in the text, the whole match first; empty: no match. A
  // group that took no part is empty.
  std::vector<std::string> Find(std::string_view text) const;

  // The match that is the whole text.
  std::optional<PatternMatch> MatchWhole(std::string_view text) const;

  // The match that begins at `from`.
  std::optional<PatternMatch> MatchAt(std::string_view text, std::size_t from) const;

  // The first match at `from` or after it; ^ is `from`. Meant for short texts.
  std::optional<PatternMatch> Search(std::string_view text, std::size_t from = 0) const;

 private:
  const re2::RE2& Compiled() const;
  const re2::RE2& Searching() const;
  bool IsPlainText() const;  // without any operator
  bool MayMatch(std::string_view text) const;

  std::string text_;
  std::string required_;                         // that every match holds
  mutable const re2::RE2* compiled_ = nullptr;   // at first use
  mutable const re2::RE2* searching_ = nullptr;  // the same after any text
};

}  // namespace juesuan
