// The figures told in the running text → facts with keys, compared with the tables.
#pragma once

#include <string>
#include <vector>

#include "schema/narrative_text.h"
#include "schema/narrative_words.h"
#include "schema/report.h"

namespace juesuan {

// A fact, and what it was made of, for comparing it.
struct ToldFact {
  NarrativeFact fact;
  const SubjectWords* subject = nullptr;
  std::string base;                 // the key without the measure
  std::string measure;              // of MeasureWords, completed: "change_percent"
  const Told* whole = nullptr;      // what a share is a share of; nullptr: not known
  std::string owner;                // whose it is, folded; empty: the words do not say
  std::vector<std::string> actual;  // as in Told, the code filled in
  std::vector<std::string> budget;
  bool beside_unread = false;  // its passage has a figure in its unit that tells no fact
  const Passage* passage = nullptr;
  std::size_t end = 0;  // of its figure in the passage
};

// The text of a section that may tell figures.
struct ToldSection {
  Section* section = nullptr;
  std::vector<Passage> passages;
};

// Sets the facts of each section of final accounts, and says in the issues where the text
// disagrees with the tables, with itself or with the year.
void ReadNarrative(const NarrativeWords& words, Report& report);

// The facts of a text under a heading. year: of the accounts; 0: not known. Numbers that are none
// ("35.36.00万元") are said in issues.
std::vector<ToldFact> ReadFacts(const std::string& heading, const std::vector<Passage>& passages,
                                const NarrativeWords& words, int year, Diagnostics& issues);

// Sets `agrees` and `check` of the facts; says each conflict.
void CompareFacts(const Report& report, const NarrativeWords& words, std::vector<ToldFact>& facts,
                  Diagnostics& issues);

// Says where the text tells two figures and claims what they are not: 决算数大于预算数.
void CheckClaims(const Report& report, const std::vector<ToldSection>& sections,
                 const std::vector<ToldFact>& facts, const NarrativeWords& words,
                 Diagnostics& issues);

// Says where the text names another year than that of the accounts, but of scans, where it may be
// misread.
void CheckYears(const Report& report, const std::vector<ToldSection>& sections,
                const NarrativeWords& words, Diagnostics& issues);

}  // namespace juesuan
