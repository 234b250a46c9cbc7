// Sections that may tell figures are read one by one, then all that they tell is compared at once.
#include "schema/narrative.h"

#include <algorithm>
#include <iterator>
#include <string_view>
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

// The numbers of the paragraphs that hold the words; of all, where no one paragraph does.
std::vector<TextNumber> NumbersAbout(const std::string& words, const Section& section) {
  std::vector<TextNumber> numbers;
  const auto holds = [&](const Paragraph& paragraph) {
    return paragraph.text.find(words) != paragraph.text.npos;
  };
  if (std::ranges::none_of(section.paragraphs, holds)) return section.numbers;
  std::ranges::copy_if(section.numbers, std::back_inserter(numbers), [&](const TextNumber& number) {
    return holds(section.paragraphs[number.paragraph]);
  });
  return numbers;
}

// Takes the number out of the words, wherever it is not a part of another: whether it was there.
bool TakeOut(const std::string& number, std::string& words) {
  const auto is_of_number = [&](std::size_t place) {
    return place < words.size() &&
           std::string_view("0123456789.,").find(words[place]) != std::string_view::npos;
  };
  bool found = false;
  for (std::size_t at = words.find(number); at != words.npos; at = words.find(number, at + 1)) {
    if ((at > 0 && is_of_number(at - 1)) || is_of_number(at + number.size())) continue;
    words.replace(at, number.size(), number.size(), ' ');
    found = true;
  }
  return found;
}

// A figure is as sure as the least sure number in its words; as all that are about, where one of
// its words is not as it was recognised: it was mended, or broken over lines.
void WeighFact(const Section& section, NarrativeFact& fact) {
  const std::vector<TextNumber> numbers = NumbersAbout(fact.text, section);
  if (numbers.empty()) return;
  std::string words = fact.text;
  double least = 1, least_of_all = 1;
  for (const TextNumber& number : numbers) {
    least_of_all = std::min(least_of_all, number.confidence);
    if (TakeOut(number.text, words)) least = std::min(least, number.confidence);
  }
  const bool all_found = words.find_first_of("0123456789") == words.npos;
  fact.confidence = all_found ? least : least_of_all;
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
  for (Section& section : report.sections) {
    for (NarrativeFact& fact : section.facts) WeighFact(section, fact);
  }
  std::erase_if(sections, [](const ToldSection& told) { return told.section->facts.empty(); });
  CheckYears(report, sections, words, report.issues);
}

}  // namespace juesuan
