// The wordings of the narrative, as the files under schema/narrative/ say. See
// docs/adding-a-wording.md.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "schema/pattern.h"
#include "schema/report.h"

namespace juesuan {

// What stands after the digits of a figure.
struct UnitWords {
  std::string name;  // "万元"
  Pattern words;
};

// What is told of a subject, by the words between it and the figure: 年初预算为, 占, 增长. The
// words must take up all that stands there. A group (?P<whole>…) is what a share is a share of.
struct MeasureWords {
  std::string key;                 // follows the subject's; empty: the amount itself
  std::vector<std::string> units;  // of its figures, by name
  Pattern words;
  std::optional<Pattern> of;  // keys of the subjects that it is told of; all, if left out
  bool negative = false;      // 减少, 下降
  // Told of the difference from what a comparison names: the key is completed by it, and the words
  // of `comparing` may stand before.
  bool compared = false;
};

// With what a figure is compared: 与上年度相比, 比年初预算数.
struct ComparisonWords {
  std::string key;  // "change": from the year before
  Pattern words;
};

// A kind of section, by its heading.
struct SectionWords {
  std::string key;
  Pattern words;
  bool is_inner = false;  // also by a heading within a section of another kind
};

// One key a subject's figures are told under, and the amounts of the tables that say the same, as
// AmountName reads them; {code} stands for the code found.
struct Told {
  std::string key;
  std::vector<std::string> actual;  // any of them will do; none: no table says it
  std::vector<std::string> budget;
};

// What is spoken of. Several `tells`: 收、支总计均为 tells of both sides.
struct SubjectWords {
  std::vector<Pattern> words;
  std::optional<Pattern> counts;      // whole clauses that count it, # in the place of the figure
  std::string counted;                // the measure of these counts, by key
  std::vector<std::string> sections;  // where it is spoken of, by key; empty: everywhere
  std::optional<Pattern> beside;      // keys: only where one of these was spoken of last
  std::vector<std::string> units;     // of its plain figures, by name
  std::vector<Told> tells;
  std::string whole;        // the key that its shares are shares of
  std::string check;        // the identity by which amounts are compared
  bool may_differ = false;  // from its table, without error
};

// Facts that add up to another, or shares that add up to 100.
struct SumWords {
  std::string total;  // a key; empty: 100 %
  Pattern parts;      // keys, whole
  std::string whole;  // a key: only where the parts' amounts add up to it are all parts told
  int fewest = 0;     // parts that must be told; two where the file does not say
  std::string check;
};

enum class ClaimKind { kGreater, kLess, kEqual };

// What the text claims of the final amount, beside its budget: 决算数大于预算数.
struct ClaimWords {
  ClaimKind kind = ClaimKind::kEqual;
  Pattern words;
};

// Where the text names the year that it accounts for, or the one before.
struct YearWords {
  Pattern words;    // the group (?P<year>…) is it, (?P<told>…) what to tell of it, or all
  int earlier = 0;  // years before the year of the accounts
};

struct NarrativeWords {
  std::optional<Pattern> figure;  // digits and unit; group u0, u1 … is the unit, none: no figure
  std::vector<UnitWords> units;
  std::vector<SectionWords> sections;
  std::vector<MeasureWords> measures;
  std::vector<ComparisonWords> comparisons;
  std::vector<SubjectWords> subjects;
  std::vector<SumWords> sums;
  std::vector<ClaimWords> claims;
  std::vector<YearWords> years;
  // All that may stand between a mark and a subject; the group (?P<owner>…) says whose it is.
  std::optional<Pattern> before;
  std::optional<Pattern> own;           // owners that are always the department itself: 我局
  std::optional<Pattern> after;         // all that may follow a subject that is only named
  std::optional<Pattern> explanations;  // what begins one: it names subjects in passing
  std::optional<Pattern> skipped_sections;

  // Those of the program, read once.
  static const NarrativeWords& Shipped();
};

}  // namespace juesuan
