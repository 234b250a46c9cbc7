// The classification gives each code a name and each name few codes: of a code and a name, one
// misread can be told by the other. Tested by tests/recognized_codes_test.cc.
#include "schema/recognized_codes.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "normalize/characters.h"
#include "normalize/lexicon.h"

namespace juesuan {
namespace {

constexpr std::size_t kMostEdits = 2;  // of a code's digits
constexpr double kAgree = 0.5;         // the share of a name's characters, at least

template <typename Text>
std::size_t Edits(const Text& a, const Text& b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i] != b[j] ? 1 : 0);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, diagonal + 1, row[j] + 1});
    }
  }
  return row[b.size()];
}

std::size_t CommonStart(std::string_view a, std::string_view b) {
  const auto [end, unused] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  return static_cast<std::size_t>(end - a.begin());
}

std::u32string Characters(std::string_view text) {
  std::u32string characters;
  while (!text.empty()) characters += TakeCharacter(text);
  return characters;
}

}  // namespace

std::string CorrectedCode(const Row& row, int year, const std::string& last_code) {
  const CodeBook& book = CodeBook::Shipped();
  if (book.IsNameOf(row.classification, row.code, row.name)) return row.code;
  using Rank = std::pair<std::size_t, std::size_t>;  // edits, then digits not shared with last_code
  std::optional<Rank> best;
  std::string nearest;
  bool shared = false;
  for (const CodeEntry* entry : book.ByName(row.classification, row.name, year, std::nullopt, "")) {
    const std::size_t edits = Edits<std::string_view>(row.code, entry->code);
    if (edits > kMostEdits || entry->code == nearest) continue;
    const Rank rank = {edits, entry->code.size() - CommonStart(entry->code, last_code)};
    if (best && rank > *best) continue;
    shared = best && rank == *best;
    best = rank;
    nearest = entry->code;
  }
  return best && !shared ? nearest : row.code;
}

std::string CorrectedName(const Row& row, int year, const RowConfidence& confidence) {
  const CodeBook& book = CodeBook::Shipped();
  const CodeEntry* entry = book.Find(row.classification, row.code, year);
  if (!entry || row.name.empty()) return row.name;
  if (!book.ByName(row.classification, row.name, year, std::nullopt, "").empty()) return row.name;
  const std::u32string read = Characters(row.name), known = Characters(entry->name);
  const auto most = static_cast<double>(std::max(read.size(), known.size()));
  const bool near = static_cast<double>(Edits(read, known)) <= (1 - kAgree) * most;
  const bool doubtful = confidence.name < Lexicon::kDoubtful && confidence.code >= Lexicon::kSure &&
                        read.size() == known.size();
  return near || doubtful ? std::string(entry->name) : row.name;
}

}  // namespace juesuan
