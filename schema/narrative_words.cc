// Several files add up to one set of wordings; their order is that of their names.
#include "schema/narrative_words.h"

#include <fmt/format.h>

#include "schema/toml_file.h"

namespace juesuan {
namespace {

// Digits, their groups parted by commas, and what makes them no number: "35.36.00".
constexpr std::string_view kNumber = R"(-?[0-9]+(?:[,.][0-9]+)*)";

std::string Joined(const std::vector<std::string>& texts) {
  return fmt::format("(?:{})", fmt::join(texts, "|"));
}

// The tables [[key]] of a file.
std::vector<const toml::table*> Tables(std::string_view file, const toml::table& root,
                                       std::string_view key) {
  std::vector<const toml::table*> tables;
  const toml::array* array = root[key].as_array();
  if (!array) return tables;
  for (const toml::node& node : *array) {
    if (!node.is_table()) Fail(file, node, fmt::format("[[{}]] must be a table", key));
    tables.push_back(node.as_table());
  }
  return tables;
}

UnitWords ParseUnit(std::string_view file, const toml::table& table) {
  RefuseUnknownKeys(file, table, {"name", "words"});
  return {Required<std::string>(file, table, "name"),
          Pattern(Joined(Strings(file, table, "words")))};
}

SectionWords ParseSection(std::string_view file, const toml::table& table) {
  RefuseUnknownKeys(file, table, {"key", "words", "inner"});
  return {Required<std::string>(file, table, "key"),
          Pattern(Required<std::string>(file, table, "words")), table["inner"].value_or(false)};
}

MeasureWords ParseMeasure(std::string_view file, const toml::table& table) {
  RefuseUnknownKeys(file, table, {"key", "units", "words", "of", "negative", "compared"});
  const auto of = table["of"].value<std::string>();
  return {Required<std::string>(file, table, "key"),
          Strings(file, table, "units"),
          Pattern(Joined(Strings(file, table, "words"))),
          of ? std::optional<Pattern>(*of) : std::nullopt,
          table["negative"].value_or(false),
          table["compared"].value_or(false)};
}

ComparisonWords ParseComparison(std::string_view file, const toml::table& table) {
  RefuseUnknownKeys(file, table, {"key", "words"});
  return {Required<std::string>(file, table, "key"),
          Pattern(Joined(Strings(file, table, "words")))};
}

// One text, or a list of them; none where the key is left out.
std::vector<std::string> OptionalStrings(std::string_view file, const toml::table& table,
                                         std::string_view key) {
  if (const auto text = table[key].value<std::string>()) return {*text};
  return table.contains(key) ? Strings(file, table, key) : std::vector<std::string>();
}

Told ParseTold(std::string_view file, const toml::table& table) {
  RefuseUnknownKeys(file, table, {"key", "actual", "budget"});
  return {Required<std::string>(file, table, "key"), OptionalStrings(file, table, "actual"),
          OptionalStrings(file, table, "budget")};
}

SubjectWords ParseSubject(std::string_view file, const toml::table& table) {
  RefuseUnknownKeys(file, table,
                    {"words", "counts", "counted", "section", "beside", "units", "tells", "whole",
                     "check", "may_differ"});
  SubjectWords subject;
  for (std::string& text : OptionalStrings(file, table, "words"))
    subject.words.emplace_back(std::move(text));
  if (table.contains("counts")) subject.counts = Pattern(Joined(Strings(file, table, "counts")));
  if (subject.words.empty() && !subject.counts) Fail(file, table, "a subject needs `words`");
  subject.counted = table["counted"].value_or(std::string());
  subject.sections = OptionalStrings(file, table, "section");
  if (const auto beside = table["beside"].value<std::string>()) subject.beside = Pattern(*beside);
  subject.units = OptionalStrings(file, table, "units");
  if (subject.units.empty()) subject.units = {"亿元", "万元", "元"};
  for (const toml::table* told : Tables(file, table, "tells"))
    subject.tells.push_back(ParseTold(file, *told));
  if (subject.tells.empty()) Fail(file, table, "a subject needs `tells`");
  subject.whole = table["whole"].value_or(std::string());
  subject.check = table["check"].value_or(std::string());
  subject.may_differ = table["may_differ"].value_or(false);
  return subject;
}

SumWords ParseSum(std::string_view file, const toml::table& table) {
  RefuseUnknownKeys(file, table, {"total", "parts", "whole", "fewest", "check"});
  return {table["total"].value_or(std::string()),
          Pattern(Required<std::string>(file, table, "parts")),
          table["whole"].value_or(std::string()), table["fewest"].value_or(2),
          Required<std::string>(file, table, "check")};
}

ClaimWords ParseClaim(std::string_view file, const toml::table& table) {
  RefuseUnknownKeys(file, table, {"kind", "words"});
  return {Word<ClaimKind>(file, table, "kind",
                          {{"greater", ClaimKind::kGreater},
                           {"less", ClaimKind::kLess},
                           {"equal", ClaimKind::kEqual}}),
          Pattern(Joined(Strings(file, table, "words")))};
}

YearWords ParseYear(std::string_view file, const toml::table& table) {
  RefuseUnknownKeys(file, table, {"words", "earlier"});
  return {Pattern(Required<std::string>(file, table, "words")), table["earlier"].value_or(0)};
}

// Parts of expressions that are put together when all is read.
struct Parts {
  std::string comparing, no_figure;
};

// [text]: what is no subject's own.
void ParseText(std::string_view file, const toml::table& table, Parts& parts,
               NarrativeWords& words) {
  RefuseUnknownKeys(
      file, table,
      {"before", "own", "after", "comparing", "explanations", "skipped_sections", "no_figure"});
  words.before = Pattern(Joined(Strings(file, table, "before")));
  words.own = Pattern(Joined(Strings(file, table, "own")));
  words.after = Pattern(Joined(Strings(file, table, "after")));
  words.explanations = Pattern(Joined(Strings(file, table, "explanations")));
  words.skipped_sections = Pattern(Joined(Strings(file, table, "skipped_sections")));
  parts.comparing = Required<std::string>(file, table, "comparing");
  parts.no_figure = Joined(Strings(file, table, "no_figure"));
}

Pattern FigurePattern(const std::string& no_figure, const std::vector<UnitWords>& units) {
  std::vector<std::string> names;
  for (std::size_t index = 0; index < units.size(); ++index)
    names.push_back(fmt::format("(?P<u{}>{})", index, units[index].words.text()));
  return Pattern(
      fmt::format("(?:{}|(?P<number>{})(?:{}))", no_figure, kNumber, fmt::join(names, "|")));
}

template <typename Words>
void AddAll(const DefinitionFile& file, const toml::table& root, std::string_view key,
            Words (*parse)(std::string_view, const toml::table&), std::vector<Words>& words) {
  for (const toml::table* table : Tables(file.name, root, key))
    words.push_back(parse(file.name, *table));
}

NarrativeWords Load() {
  NarrativeWords words;
  Parts parts;
  for (const DefinitionFile& file : ReadDefinitions("", "wordings", NarrativeFiles())) {
    const toml::table root = ParseToml(file.name, file.text);
    RefuseUnknownKeys(
        file.name, root,
        {"text", "section", "unit", "measure", "comparison", "subject", "sum", "claim", "year"});
    AddAll(file, root, "unit", ParseUnit, words.units);
    AddAll(file, root, "section", ParseSection, words.sections);
    AddAll(file, root, "measure", ParseMeasure, words.measures);
    AddAll(file, root, "comparison", ParseComparison, words.comparisons);
    AddAll(file, root, "subject", ParseSubject, words.subjects);
    AddAll(file, root, "sum", ParseSum, words.sums);
    AddAll(file, root, "claim", ParseClaim, words.claims);
    AddAll(file, root, "year", ParseYear, words.years);
    if (const toml::table* text = root["text"].as_table())
      ParseText(file.name, *text, parts, words);
  }
  words.figure = FigurePattern(parts.no_figure, words.units);
  for (MeasureWords& measure : words.measures) {
    if (measure.compared) measure.words = Pattern(parts.comparing + measure.words.text());
  }
  return words;
}

}  // namespace

const NarrativeWords& NarrativeWords::Shipped() {
  static const NarrativeWords words = Load();
  return words;
}

}  // namespace juesuan
