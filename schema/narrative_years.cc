// The years that the text names, against the year of the accounts.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "schema/narrative.h"
#include "schema/narrative_known.h"

namespace juesuan {
namespace {

class YearChecker {
 public:
  YearChecker(int accounts, const NarrativeWords& words, Diagnostics& issues)
      : accounts_(accounts), words_(words), issues_(issues) {}

  // A text that names the right year too tells of more than one.
  void Look(const FoldedText& folded, int page) {
    const std::vector<Clause> clauses = SplitClauses(folded.text, 0, folded.text.size());
    for (const YearWords& rule : words_.years) {
      const std::vector<NamedYear> named = FindYears(rule, folded.text, clauses);
      const int expected = accounts_ - rule.earlier;
      if (std::ranges::find(named, expected, &NamedYear::year) != named.end()) continue;
      for (const NamedYear& one : named) Say(one.text, expected, page);
    }
  }

 private:
  struct NamedYear {
    int year = 0;
    std::string text;
  };

  static std::vector<NamedYear> FindYears(const YearWords& rule, std::string_view text,
                                          const std::vector<Clause>& clauses) {
    std::vector<NamedYear> named;
    for (const Clause& clause : clauses) {
      const std::string_view part = text.substr(clause.begin, clause.end - clause.begin);
      for (auto match = rule.words.Search(part); match;
           match = rule.words.Search(part, match->end)) {
        const auto told = match->groups.find("told");
        named.push_back({std::stoi(match->groups.at("year")),
                         told == match->groups.end()
                             ? std::string(part.substr(match->begin, match->end - match->begin))
                             : told->second});
      }
    }
    return named;
  }

  void Say(const std::string& text, int expected, int page) {
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

void CheckYears(const Report& report, const std::vector<ToldSection>& sections,
                const NarrativeWords& words, Diagnostics& issues) {
  if (!report.meta.fiscal_year) return;
  YearChecker checker(*report.meta.fiscal_year, words, issues);
  const std::set<int> scanned = ScannedPages(report);
  const auto look = [&](const FoldedText& text, int page) {
    if (!scanned.contains(page)) checker.Look(text, page);
  };
  std::string part_title;
  for (const auto& [section, passages] : sections) {
    if (section->part_title != part_title) look(FoldNarrative(section->part_title), section->page);
    part_title = section->part_title;
    for (const Passage& passage : passages) look(passage.folded, passage.PageAt(0));
  }
}

}  // namespace juesuan
