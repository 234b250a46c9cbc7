// An expression is compiled when it is first asked, since most forms are never tried in full.
#include "schema/pattern.h"

#include <re2/re2.h>

#include <utility>

#include "schema/required_text.h"

namespace juesuan {
namespace {

// Definition files say the same often, and are the same for every document: each expression is
// compiled once.
const re2::RE2& CompiledOnce(const std::string& text) {
  static std::map<std::string, re2::RE2> compiled;
  return compiled.try_emplace(text, text, re2::RE2::Quiet).first->second;
}

re2::StringPiece PieceOf(std::string_view text) { return {text.data(), text.size()}; }

std::vector<re2::StringPiece> RoomForGroups(const re2::RE2& compiled) {
  return std::vector<re2::StringPiece>(
      static_cast<std::size_t>(compiled.NumberOfCapturingGroups()) + 1);
}

// Where the expression matches from `from` on; `whole`: the group that counts as the match.
std::optional<PatternMatch> MatchGroups(const re2::RE2& compiled, std::string_view text,
                                        std::size_t from, re2::RE2::Anchor anchor,
                                        std::size_t whole) {
  std::vector<re2::StringPiece> groups = RoomForGroups(compiled);
  const re2::StringPiece piece = PieceOf(text.substr(from));
  if (!compiled.Match(piece, 0, piece.size(), anchor, groups.data(),
                      static_cast<int>(groups.size())))
    return std::nullopt;
  PatternMatch match;
  match.begin = static_cast<std::size_t>(groups[whole].data() - text.data());
  match.end = match.begin + groups[whole].size();
  for (const auto& [name, index] : compiled.NamedCapturingGroups()) {
    const re2::StringPiece& group = groups[static_cast<std::size_t>(index)];
    if (!group.empty()) match.groups.emplace(name, group.as_string());
  }
  return match;
}

}  // namespace

Pattern::Pattern(std::string text) : text_(std::move(text)), required_(RequiredText(text_)) {}

const re2::RE2& Pattern::Compiled() const {
  if (!compiled_) compiled_ = &CompiledOnce(text_);
  return *compiled_;
}

// Begins at the beginning, so that RE2 need not look for it backwards, with one more program.
const re2::RE2& Pattern::Searching() const {
  if (!searching_) searching_ = &CompiledOnce("(?s:.*?)(" + text_ + ")");
  return *searching_;
}

bool Pattern::IsPlainText() const { return required_ == text_; }

bool Pattern::MayMatch(std::string_view text) const {
  return text.find(required_) != std::string_view::npos;
}

std::string Pattern::Problem() const {
  return IsPlainText() || Compiled().ok() ? std::string() : Compiled().error();
}

bool Pattern::MatchesWhole(std::string_view text) const {
  if (IsPlainText()) return text == text_;
  return MayMatch(text) && re2::RE2::FullMatch(PieceOf(text), Compiled());
}

bool Pattern::MatchesWithin(std::string_view text) const {
  if (!MayMatch(text) || IsPlainText()) return MayMatch(text);
  return re2::RE2::PartialMatch(PieceOf(text), Compiled());
}

std::vector<std::string> Pattern::Find(std::string_view text) const {
  if (!MayMatch(text)) return {};
  if (IsPlainText()) return {text_};
  std::vector<re2::StringPiece> groups = RoomForGroups(Compiled());
  if (!Compiled().Match(PieceOf(text), 0, text.size(), re2::RE2::UNANCHORED, groups.data(),
                        static_cast<int>(groups.size())))
    return {};
  std::vector<std::string> found;
  for (const re2::StringPiece& group : groups)
    found.push_back(group.data() ? group.as_string() : std::string());
  return found;
}

std::optional<PatternMatch> Pattern::MatchWhole(std::string_view text) const {
  if (!MayMatch(text)) return std::nullopt;
  return MatchGroups(Compiled(), text, 0, re2::RE2::ANCHOR_BOTH, 0);
}

std::optional<PatternMatch> Pattern::MatchAt(std::string_view text, std::size_t from) const {
  if (!MayMatch(text.substr(from))) return std::nullopt;
  return MatchGroups(Compiled(), text, from, re2::RE2::ANCHOR_START, 0);
}

std::optional<PatternMatch> Pattern::Search(std::string_view text, std::size_t from) const {
  if (!MayMatch(text.substr(from))) return std::nullopt;
  return MatchGroups(Searching(), text, from, re2::RE2::ANCHOR_START, 1);
}

}  // namespace juesuan
