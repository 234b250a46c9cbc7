// What a clause of the narrative speaks of: the subjects whose words stand in it, and the codes
// that their names lead to.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/narrative_words.h"

namespace juesuan {

// A subject as found in a clause.
struct Subject {
  const SubjectWords* words = nullptr;
  std::string code;                // of the names in its words; empty: it has none
  std::vector<std::string> path;   // these names, from 类 down, as far as they are given
  std::string owner;               // whose it is; empty: the words do not say
  std::string text;                // its words
  std::size_t begin = 0, end = 0;  // in the clause
};

class SubjectFinder {
 public:
  // year: of the accounts; 0: not known.
  SubjectFinder(const NarrativeWords& words, int year) : words_(words), year_(year) {}

  // From now on finds what may be spoken of under the heading of a section and one within it;
  // empty: none.
  void GoUnder(const std::string& outer, const std::string& inner);

  // All that the clause may speak of, the longest words first. topic: what is spoken of so far.
  std::vector<Subject> Find(std::string_view clause, const std::optional<Subject>& topic) const;

  // The subject of a clause that only names it: 行政运行（项）.
  std::optional<Subject> FindNamed(std::string_view clause,
                                   const std::optional<Subject>& topic) const;

  // The subject that a clause counts, with # for its figure: 对#项目开展了绩效自评.
  std::optional<Subject> FindCounted(std::string_view clause, const std::string& unit) const;

  // From now on names of 款 and 项 are found under those of this subject.
  void SpeakOf(const Subject& subject);

  bool MayBeSpokenOf(const SubjectWords& subject) const;

 private:
  struct Code {
    std::string code;
    std::vector<std::string> path;
  };

  std::optional<std::string> OwnerIn(std::string_view before) const;
  std::optional<Code> FindCode(const std::map<std::string, std::string>& groups) const;
  std::optional<Code> FindFunction(const std::map<std::string, std::string>& groups) const;

  const NarrativeWords& words_;
  int year_;
  std::vector<const SubjectWords*> subjects_;  // that may be spoken of
  std::vector<std::string> path_;              // of what was spoken of last
};

}  // namespace juesuan
