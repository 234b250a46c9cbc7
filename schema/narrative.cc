// Sections that may tell figures are read one by one, then all that they tell is compared at once.
#include "schema/narrative.h"

#include <algorithm>
#include <utility>

namespace juesuan {
namespace {

std::vector<ToldSection> SectionsToRead(const NarrativeWords& words, Report& report) {
  std::vector<ToldSection> sections;
  for (Section& section : report.sections) {
    if (words.skipped_sections->MatchesWithin(section.part_title) ||
        words.skipped_sections->MatchesWithin(section.heading))
      continue;
    sections.push_back({&section, FindPassages(section.paragraphs)});
  }
  return sections;
}

// A figure is as sure as the least sure number in its words; as all of the section, where what was
// recognised is not found in them, for it was mended.
void WeighFacts(Section& section) {
  if (section.numbers.empty()) return;
  const auto least = std::ranges::min(section.numbers, {}, &TextNumber::confidence).confidence;
  for (NarrativeFact& fact : section.facts) {
    for (const TextNumber& number : section.numbers) {
      if (fact.text.find(number.text) == fact.text.npos) continue;
      fact.confidence = std::min(fact.confidence.value_or(1), number.confidence);
    }
    if (!fact.confidence) fact.confidence = least;
  }
}

}  // namespace

void ReadNarrative(const NarrativeWords& words, Report& report) {
  if (report.meta.kind != ReportKind::kFinalAccounts) return;
  const int year = report.meta.fiscal_year.value_or(0);
  std::vector<ToldSection> sections = SectionsToRead(words, report);
  std::vector<ToldFact> facts;
  std::vector<Section*> section_of;  // of each fact
  for (const auto& [section, passages] : sections) {
    for (ToldFact& fact : ReadFacts(section->heading, passages, words, year, report.issues)) {
      facts.push_back(std::move(fact));
      section_of.push_back(section);
    }
  }
  CompareFacts(report, words, facts, report.issues);
  CheckClaims(report, sections, facts, words, report.issues);
  for (std::size_t index = 0; index < facts.size(); ++index)
    section_of[index]->facts.push_back(std::move(facts[index].fact));
  std::ranges::for_each(report.sections, WeighFacts);
  std::erase_if(sections, [](const ToldSection& told) { return told.section->facts.empty(); });
  CheckYears(report, sections, words, report.issues);
}

}  // namespace juesuan
