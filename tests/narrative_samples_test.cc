// The shipped wordings and their samples: each sample must be read as it says.
#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "schema/narrative.h"
#include "schema/toml_file.h"

namespace juesuan {
namespace {

// Samples are of this year, so that 与2022年度相比 is the year before.
constexpr int kSampleYear = 2023;

using Texts = std::vector<std::string>;

TEST_CASE("Samples of wordings are read as they say") {
  int count = 0;
  for (const DefinitionFile& file :
       ReadDefinitions(SOURCE_DIR "/schema/narrative/samples", "samples", {})) {
    const toml::table root = ParseToml(file.name, file.text);
    for (const toml::node& node : *root["sample"].as_array()) {
      const toml::table& sample = *node.as_table();
      const auto heading = Required<std::string>(file.name, sample, "section");
      const auto text = Required<std::string>(file.name, sample, "text");
      CAPTURE(file.name, text);
      Diagnostics issues;
      Texts facts;
      for (const ToldFact& told : ReadFacts(heading, FindPassages({{text, {{0, 1}}}}),
                                            NarrativeWords::Shipped(), kSampleYear, issues))
        facts.push_back(
            fmt::format("{} {} {}", told.fact.key, told.fact.value.ToString(), told.fact.unit));
      CHECK(facts == Strings(file.name, sample, "facts"));
      CHECK(issues.empty());
      ++count;
    }
  }
  CHECK(count > 20);
}

TEST_CASE("Every expression of the wordings is one") {
  const NarrativeWords& words = NarrativeWords::Shipped();
  std::vector<const Pattern*> patterns;
  for (const auto* pattern :
       {&words.figure, &words.before, &words.after, &words.explanations, &words.skipped_sections})
    patterns.push_back(&pattern->value());
  for (const UnitWords& unit : words.units) patterns.push_back(&unit.words);
  for (const SectionWords& section : words.sections) patterns.push_back(&section.words);
  for (const MeasureWords& measure : words.measures) patterns.push_back(&measure.words);
  for (const ComparisonWords& comparison : words.comparisons) patterns.push_back(&comparison.words);
  for (const SumWords& sum : words.sums) patterns.push_back(&sum.parts);
  for (const ClaimWords& claim : words.claims) patterns.push_back(&claim.words);
  for (const YearWords& year : words.years) patterns.push_back(&year.words);
  for (const SubjectWords& subject : words.subjects) {
    for (const Pattern& pattern : subject.words) patterns.push_back(&pattern);
  }
  for (const Pattern* pattern : patterns) {
    CAPTURE(pattern->text());
    CHECK(pattern->Problem() == "");
  }
}

}  // namespace
}  // namespace juesuan
