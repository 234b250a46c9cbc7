// Reads just enough of RE2's syntax to know what is optional; whatever it does not know requires
// nothing.
#include "schema/required_text.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

namespace juesuan {
namespace {

std::size_t CharacterSize(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

// Goes over an expression and keeps, of each open group, the longest run so far.
class Finder {
 public:
  std::string Of(const std::string& expression) {
    levels_ = {{}};
    for (std::size_t place = 0; place < expression.size();) {
      const std::size_t size = Take(std::string_view(expression).substr(place));
      if (size == 0) return {};
      place += size;
    }
    if (levels_.size() != 1) return {};
    EndRun();
    return levels_.back().alternatives ? std::string() : levels_.back().best;
  }

 private:
  struct Level {
    std::string best, run;
    bool alternatives = false;
  };

  // Takes the next part of the expression and returns its size; 0: not understood.
  std::size_t Take(std::string_view rest) {
    switch (rest.front()) {
      case '(':
        return BeginGroup(rest);
      case ')':
        return EndGroup(rest);
      case '[':
        EndRun();
        return EndOfClass(rest);
      case '|':
        EndRun();
        levels_.back().alternatives = true;
        return 1;
      case '.':
      case '^':
      case '$':
      case '+':
      case '?':
      case '*':
        EndRun();
        return 1;
      case '{':
        EndRun();
        return rest.find('}') == std::string_view::npos ? 0 : rest.find('}') + 1;
      case '\\':
        EndRun();
        return rest.size() < 2 || rest[1] == 'Q' ? 0 : 2;
      default:
        return TakeCharacter(rest);
    }
  }

  std::size_t TakeCharacter(std::string_view rest) {
    const std::size_t size = CharacterSize(rest.front());
    if (MayBeLeftOut(rest.substr(std::min(size, rest.size())))) {
      EndRun();
    } else {
      levels_.back().run += rest.substr(0, size);
    }
    return std::min(size, rest.size());
  }

  // (, (?: and (?P<name>; flags change what characters mean.
  std::size_t BeginGroup(std::string_view rest) {
    EndRun();
    levels_.emplace_back();
    if (!rest.starts_with("(?")) return 1;
    if (rest.starts_with("(?:")) return 3;
    const std::size_t end = rest.find('>');
    return rest.starts_with("(?P<") && end != std::string_view::npos ? end + 1 : 0;
  }

  std::size_t EndGroup(std::string_view rest) {
    if (levels_.size() == 1) return 0;
    EndRun();
    const Level group = levels_.back();
    levels_.pop_back();
    if (!group.alternatives && !MayBeLeftOut(rest.substr(1))) Offer(group.best);
    return 1;
  }

  static std::size_t EndOfClass(std::string_view rest) {
    // A ] that comes first is a character of the class.
    std::size_t place = rest.starts_with("[^") ? 2 : 1;
    for (++place; place < rest.size(); ++place) {
      if (rest[place] == '\\')
        ++place;
      else if (rest[place] == ']')
        return place + 1;
    }
    return 0;
  }

  static bool MayBeLeftOut(std::string_view after) {
    return after.starts_with('?') || after.starts_with('*') || after.starts_with('{');
  }

  void EndRun() {
    Offer(levels_.back().run);
    levels_.back().run.clear();
  }

  void Offer(const std::string& text) {
    if (text.size() > levels_.back().best.size()) levels_.back().best = text;
  }

  std::vector<Level> levels_;
};

}  // namespace

std::string RequiredText(const std::string& expression) { return Finder().Of(expression); }

}  // namespace juesuan
