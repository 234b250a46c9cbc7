// A figure is read by the words before it: what is spoken of (the subject), and what is told of it
// (the measure). The subject stands in the figure's own clause, or was named before and is still
// spoken of. Every word of the clause must be accounted for; where one is not, there is no fact.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <span>
#include <utility>

#include "schema/narrative.h"

namespace juesuan {
namespace {

constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kNumberMarks = "0123456789,.";
// Digits, a unit, and what words may follow that make it none, in bytes.
constexpr std::size_t kLongestFigure = 80;
constexpr std::string_view kCompared = "{comparison}";
constexpr std::string_view kShare = "share";

// A subject as found in the text: its keys with the code filled in.
struct Subject {
  const SubjectWords* words = nullptr;
  std::string code;
  std::string owner;               // whose it is; empty: the words do not say
  std::string text;                // its words
  std::size_t begin = 0, end = 0;  // in its clause
};

// A number with its unit.
struct PrintedFigure {
  std::size_t begin = 0, end = 0;
  std::string digits, unit;
  bool is_figure = false;  // else words that hold digits and tell no amount: 100万元以上
};

// What a figure tells of the topic.
struct Reading {
  const MeasureWords* measure = nullptr;
  std::string key;              // of the measure, completed
  const Told* whole = nullptr;  // of a share
  std::size_t begin = 0;
};

template <typename Value>
bool Holds(const std::vector<Value>& values, const Value& value) {
  return std::ranges::find(values, value) != values.end();
}

std::string Replaced(std::string text, std::string_view name, std::string_view with) {
  const std::size_t place = text.find(name);
  return place == std::string::npos ? text : text.replace(place, name.size(), with);
}

// The code that the names of a subject lead to; a path of names where no edition knows it, so that
// nothing told of it is lost; nullopt: a name alone that is none.
std::optional<std::string> FindCode(const std::map<std::string, std::string>& groups, int year) {
  const auto group = [&](const char* name) {
    const auto found = groups.find(name);
    return found == groups.end() ? std::string() : WithoutEnumerator(found->second);
  };
  if (const std::string code = group("code"); !code.empty()) return code;
  const CodeBook& book = CodeBook::Shipped();
  if (const std::string name = group("economic"); !name.empty()) {
    const auto found =
        book.ByName(Classification::kDepartmentEconomic, name, year, std::nullopt, "");
    return found.empty() ? std::nullopt : std::optional(std::string(found.front()->code));
  }
  std::vector<std::string> names;
  for (const char* level : {"class", "section", "item"}) {
    if (std::string name = group(level); !name.empty()) names.push_back(std::move(name));
  }
  if (names.empty()) return std::string();
  const CodeEntry* entry = book.ByPath(Classification::kFunctional, names, year);
  if (entry) return std::string(entry->code);
  return names.size() > 1 ? std::optional(fmt::format("{}", fmt::join(names, "/"))) : std::nullopt;
}

class PassageReader {
 public:
  PassageReader(const NarrativeWords& words, std::vector<const SubjectWords*> subjects, int year)
      : words_(words), subjects_(std::move(subjects)), year_(year) {}

  void Read(const Passage& passage, std::vector<ToldFact>& facts, Diagnostics& issues) {
    passage_ = &passage;
    text_ = passage.folded.text;
    topic_.reset();
    comparison_.clear();
    in_explanation_ = false;
    const std::size_t first = facts.size();
    std::vector<std::string> unread_units;
    std::size_t place = 0, from = 0;
    while (const std::optional<PrintedFigure> figure = NextFigure(from)) {
      from = figure->end;
      if (!figure->is_figure) continue;
      const std::size_t count = facts.size();
      ReadFigure(*figure, place, facts, issues);
      if (facts.size() == count) unread_units.push_back(figure->unit);
      place = figure->end;
    }
    for (ToldFact& told : std::span(facts).subspan(first))
      told.beside_unread = Holds(unread_units, told.fact.unit);
  }

 private:
  std::optional<PrintedFigure> NextFigure(std::size_t from) const {
    for (std::size_t place = from; (place = text_.find_first_of(kDigits, place)) != text_.npos;) {
      if (std::optional<PrintedFigure> figure = FigureAt(place - (HasSign(place) ? 1 : 0)))
        return figure;
      place = std::min(text_.find_first_not_of(kNumberMarks, place), text_.size());
    }
    return std::nullopt;
  }

  // A dash after a digit is no sign but part of a range: 3-5万元.
  bool HasSign(std::size_t place) const {
    return place > 0 && text_[place - 1] == '-' &&
           (place == 1 || kDigits.find(text_[place - 2]) == kDigits.npos);
  }

  // The figure that begins here.
  std::optional<PrintedFigure> FigureAt(std::size_t begin) const {
    const std::string_view text = std::string_view(text_).substr(begin, kLongestFigure);
    const std::optional<PatternMatch> match = words_.figure->MatchAt(text, 0);
    if (!match) return std::nullopt;
    PrintedFigure figure{begin, begin + match->end, {}, {}, false};
    const auto number = match->groups.find("number");
    if (number == match->groups.end()) return figure;
    figure.is_figure = true;
    figure.digits = number->second;
    for (std::size_t index = 0; index < words_.units.size(); ++index) {
      if (match->groups.contains(fmt::format("u{}", index))) figure.unit = words_.units[index].name;
    }
    return figure;
  }

  void ReadFigure(const PrintedFigure& figure, std::size_t from, std::vector<ToldFact>& facts,
                  Diagnostics& issues) {
    const std::vector<Clause> clauses = SplitClauses(text_, from, figure.begin);
    for (const Clause& clause : clauses) {
      FindComparison(clause);
      if (&clause != &clauses.back()) PassClause(clause);
    }
    const Clause& clause = clauses.back();
    const std::optional<Reading> reading = ReadClause(clause, figure.unit);
    if (!reading) return;
    if (const std::optional<Decimal> amount = ParseAmount(figure.digits)) {
      const std::optional<std::string> measure = MeasureInYear(*reading, clause);
      if (measure) AddFacts(*reading, *measure, figure, *amount, facts);
    } else {
      issues.push_back({Severity::kNote, "narrative.unparsed", passage_->PageAt(figure.begin),
                        fmt::format("“{}” holds no number that can be read",
                                    passage_->Printed(reading->begin, figure.end))});
    }
  }

  // What a clause without a figure does to the topic.
  void PassClause(const Clause& clause) {
    if (words_.explanations->MatchesWithin(Text(clause))) in_explanation_ = true;
    std::optional<Subject> named = in_explanation_ ? std::nullopt : NamedSubject(clause);
    if (named) {
      topic_ = std::move(named);
    } else if (LacksNumber(clause)) {
      topic_.reset();
    }
    if (clause.ends_sentence) {
      comparison_.clear();
      in_explanation_ = false;
    }
  }

  void FindComparison(const Clause& clause) {
    const std::string_view text = Text(clause);
    for (const ComparisonWords& comparison : words_.comparisons) {
      if (!comparison.words.MatchesWithin(text)) continue;
      comparison_ = comparison.key;
      return;
    }
  }

  std::string_view Text(const Clause& clause) const {
    return std::string_view(text_).substr(clause.begin, clause.end - clause.begin);
  }

  // The subjects that the clause may speak of, the longest words first.
  std::vector<Subject> FindSubjects(const Clause& clause) const {
    const std::string_view text = Text(clause);
    std::vector<Subject> found;
    for (const SubjectWords* subject : subjects_) {
      for (const Pattern& words : subject->words) {
        for (auto match = words.Search(text); match && match->end > match->begin;
             match = words.Search(text, match->end)) {
          std::optional<std::string> owner = OwnerIn(text.substr(0, match->begin));
          if (!owner) continue;
          if (std::optional<std::string> code = FindCode(match->groups, year_))
            found.push_back({subject, std::move(*code), std::move(*owner),
                             std::string(text.substr(match->begin, match->end - match->begin)),
                             match->begin, match->end});
        }
      }
    }
    std::ranges::stable_sort(found, std::greater(),
                             [](const Subject& subject) { return subject.end - subject.begin; });
    return found;
  }

  // Whose a subject is by the words before it, which may be nobody's; nullopt: not all of them are
  // accounted for.
  std::optional<std::string> OwnerIn(std::string_view before) const {
    if (before.empty()) return std::string();
    if (!words_.before->MatchesWhole(before)) return std::nullopt;
    const PatternMatch match = *words_.before->MatchWhole(before);
    const auto owner = match.groups.find("owner");
    return owner == match.groups.end() ? std::string() : owner->second;
  }

  // The subject of a clause that only names it: 行政运行（项）。
  std::optional<Subject> NamedSubject(const Clause& clause) const {
    for (Subject& subject : FindSubjects(clause)) {
      if (words_.after->MatchesWhole(Text(clause).substr(subject.end))) return std::move(subject);
    }
    return std::nullopt;
  }

  // 经营收入万元: the figure was left out, so what follows is told of no known subject.
  bool LacksNumber(const Clause& clause) const {
    const std::string_view text = Text(clause);
    return std::ranges::any_of(words_.units, [&](const UnitWords& unit) {
      return text.size() > unit.name.size() && text.ends_with(unit.name);
    });
  }

  // Sets the topic to what the clause speaks of, and to nothing where that is not known.
  std::optional<Reading> ReadClause(const Clause& clause, const std::string& unit) {
    const std::string_view text = Text(clause);
    for (Subject& subject : FindSubjects(clause)) {
      std::optional<Reading> reading = FindMeasure(text.substr(subject.end), unit, *subject.words);
      if (!reading) continue;
      reading->begin = clause.begin + subject.begin;
      topic_ = std::move(subject);
      return reading;
    }
    std::optional<Reading> reading;
    if (topic_ && !IsOfOtherSide(text)) reading = FindMeasure(text, unit, *topic_->words);
    if (!reading) topic_.reset();
    if (reading) reading->begin = clause.begin;
    return reading;
  }

  // A clause that says 收入 tells nothing of 支出 that was spoken of before, nor the other way
  // round.
  bool IsOfOtherSide(std::string_view clause) const {
    const auto holds = [](std::string_view text, std::string_view word) {
      return text.find(word) != text.npos;
    };
    return (holds(clause, "收入") && !holds(topic_->text, "收")) ||
           (holds(clause, "支出") && holds(topic_->text, "收") && !holds(topic_->text, "支"));
  }

  std::optional<Reading> FindMeasure(std::string_view text, const std::string& unit,
                                     const SubjectWords& subject) const {
    for (const MeasureWords& measure : words_.measures) {
      if (measure.compared && comparison_.empty()) continue;
      if (!Holds(measure.units, unit) || (measure.key.empty() && !Holds(subject.units, unit)))
        continue;
      if (!measure.words.MatchesWhole(text)) continue;
      return Reading{&measure, Replaced(measure.key, kCompared, comparison_),
                     WholeOf(measure, text, subject)};
    }
    return std::nullopt;
  }

  // What a share is a share of; nullptr: not known. Where the words 占…的 name it, in words of this
  // section, or those of the subject's own whole.
  const Told* WholeOf(const MeasureWords& measure, std::string_view text,
                      const SubjectWords& subject) const {
    if (measure.key != kShare) return nullptr;
    const PatternMatch match = *measure.words.MatchWhole(text);
    const auto named = match.groups.find("whole");
    for (const SubjectWords& other : words_.subjects) {
      const Told& told = other.tells.front();
      const bool is_own = told.key == subject.whole;
      if (named == match.groups.end() ? !is_own : !is_own && !Holds(subjects_, &other)) continue;
      if (named == match.groups.end()) return &told;
      const auto says = [&](const Pattern& words) { return words.MatchesWhole(named->second); };
      if (std::ranges::any_of(other.words, says)) return &told;
    }
    return nullptr;
  }

  // What is told of a year before is told as that; nullopt: of a year that nobody asks about.
  std::optional<std::string> MeasureInYear(const Reading& reading, const Clause& clause) const {
    static const Pattern kYear("(?P<year>20[0-9]{2})年");
    if (year_ == 0 || reading.measure->compared || reading.key == "last_year") return reading.key;
    const std::optional<PatternMatch> match = kYear.Search(Text(clause));
    if (!match) return reading.key;
    const int year = std::stoi(match->groups.at("year"));
    if (year == year_) return reading.key;
    if (year == year_ - 1 && reading.key.empty()) return "last_year";
    return std::nullopt;
  }

  void AddFacts(const Reading& reading, const std::string& measure, const PrintedFigure& figure,
                Decimal amount, std::vector<ToldFact>& facts) const {
    if (reading.measure->negative && amount.units() > 0)
      amount = Decimal(-amount.units(), amount.scale());
    const auto with_code = [&](std::vector<std::string> names) {
      for (std::string& name : names) name = Replaced(std::move(name), "{code}", topic_->code);
      return names;
    };
    for (const Told& told : topic_->words->tells) {
      ToldFact& fact = facts.emplace_back();
      fact.subject = topic_->words;
      fact.base = Replaced(told.key, "{code}", topic_->code);
      fact.measure = measure;
      fact.whole = reading.whole;
      fact.owner = topic_->owner;
      fact.passage = passage_;
      fact.end = figure.end;
      fact.actual = with_code(told.actual);
      fact.budget = with_code(told.budget);
      fact.fact.key = measure.empty() ? fact.base : fact.base + "." + measure;
      fact.fact.value = amount;
      fact.fact.unit = figure.unit;
      fact.fact.text = passage_->Printed(reading.begin, figure.end);
      fact.fact.page = passage_->PageAt(figure.begin);
    }
  }

  const NarrativeWords& words_;
  std::vector<const SubjectWords*> subjects_;
  int year_;
  const Passage* passage_ = nullptr;
  std::string text_;
  std::optional<Subject> topic_;  // what is spoken of
  std::string comparison_;        // of the sentence; empty: none
  bool in_explanation_ = false;   // in this sentence
};

// What may be spoken of under a heading.
std::vector<const SubjectWords*> SubjectsUnder(const std::string& heading,
                                               const NarrativeWords& words) {
  const std::string folded = FoldNarrative(heading).text;
  std::vector<std::string> kinds = {""};
  for (const SectionWords& kind : words.sections) {
    if (kind.words.MatchesWithin(folded)) kinds.push_back(kind.key);
  }
  std::vector<const SubjectWords*> subjects;
  for (const SubjectWords& subject : words.subjects) {
    if (Holds(kinds, subject.section)) subjects.push_back(&subject);
  }
  return subjects;
}

}  // namespace

std::vector<ToldFact> ReadFacts(const std::string& heading, const std::vector<Passage>& passages,
                                const NarrativeWords& words, int year, Diagnostics& issues) {
  std::vector<ToldFact> facts;
  PassageReader reader(words, SubjectsUnder(heading, words), year);
  for (const Passage& passage : passages) reader.Read(passage, facts, issues);
  return facts;
}

}  // namespace juesuan
