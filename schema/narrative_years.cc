// The years that the text names, against the year of the accounts.
#include <fmt/format.h>

#include <set>
#include <utility>

#include "schema/narrative.h"

namespace juesuan {
namespace {

class YearChecker {
 public:
  YearChecker(int accounts, const NarrativeWords& words, Diagnostics& issues)
      : accounts_(accounts), words_(words), issues_(issues) {}

  void Look(const FoldedText& folded, int page) {
    const std::string_view text = folded.text;
    for (const Clause& clause : SplitClauses(text, 0, text.size()))
      LookAt(text.substr(clause.begin, clause.end - clause.begin), page);
  }

 private:
  void LookAt(std::string_view clause, int page) {
    for (const YearWords& rule : words_.years) {
      for (auto match = rule.words.Search(clause); match;
           match = rule.words.Search(clause, match->end))
        Compare(rule, *match, std::string(clause.substr(match->begin, match->end - match->begin)),
                page);
    }
  }

  void Compare(const YearWords& rule, const PatternMatch& match, std::string text, int page) {
    const int expected = accounts_ - rule.earlier;
    if (std::stoi(match.groups.at("year")) == expected) return;
    if (!said_.emplace(page, text).second) return;
    issues_.push_back(
        {Severity::kWarning, "narrative.year", page,
         fmt::format("“{}”: 本决算为{}年度, 此处应为{}年", text, accounts_, expected)});
  }

  int accounts_;
  const NarrativeWords& words_;
  Diagnostics& issues_;
  std::set<std::pair<int, std::string>> said_;
};

}  // namespace

void CheckYears(const std::vector<ToldSection>& sections, const NarrativeWords& words, int year,
                Diagnostics& issues) {
  YearChecker checker(year, words, issues);
  std::string part_title;
  for (const auto& [section, passages] : sections) {
    if (section->part_title != part_title)
      checker.Look(FoldNarrative(section->part_title), section->page);
    part_title = section->part_title;
    for (const Passage& passage : passages) checker.Look(passage.folded, passage.PageAt(0));
  }
}

}  // namespace juesuan
