// A pattern is compiled when it is first asked, since most forms are never tried in full.
#include "schema/pattern.h"

#include <re2/re2.h>

#include <utility>

namespace juesuan {

Pattern::Pattern(std::string text) : text_(std::move(text)) {}
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;
Pattern::~Pattern() = default;

const re2::RE2& Pattern::Compiled() const {
  if (!compiled_) compiled_ = std::make_unique<re2::RE2>(text_, re2::RE2::Quiet);
  return *compiled_;
}

std::string Pattern::Problem() const {
  return Compiled().ok() ? std::string() : Compiled().error();
}

bool Pattern::MatchesWhole(std::string_view text) const {
  return re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), Compiled());
}

std::vector<std::string> Pattern::Find(std::string_view text) const {
  const re2::RE2& compiled = Compiled();
  std::vector<re2::StringPiece> groups(
      static_cast<std::size_t>(compiled.NumberOfCapturingGroups()) + 1);
  const re2::StringPiece piece(text.data(), text.size());
  if (!compiled.Match(piece, 0, text.size(), re2::RE2::UNANCHORED, groups.data(),
                      static_cast<int>(groups.size())))
    return {};
  std::vector<std::string> found;
  for (const re2::StringPiece& group : groups)
    found.push_back(group.data() ? group.as_string() : std::string());
  return found;
}

}  // namespace juesuan
