// A figure is read by the words before it: what is spoken of (the subject), and what is told of it
// (the measure). The subject stands in the figure's own clause, or was named before and is still
// spoken of. Every word of the clause must be accounted for; where one is not, there is no fact.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <span>
#include <utility>

#include "schema/narrative.h"
#include "schema/narrative_known.h"
#include "schema/narrative_subjects.h"

namespace juesuan {
namespace {

constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kNumberMarks = "0123456789,.";
// Digits, a unit, and what words may follow that make it none, in bytes.
constexpr std::size_t kLongestFigure = 80;
// Of a clause after its figure, in bytes: a hundred ideographs.
constexpr std::size_t kLongestRest = 300;
constexpr std::string_view kCompared = "{comparison}";
constexpr std::string_view kShare = "share";

// A number with its unit.
struct PrintedFigure {
  std::size_t begin = 0, end = 0;
  std::string digits, unit;
  bool is_figure = false;  // else words that hold digits and tell no amount: 100万元以上
};

// What a figure tells of the topic.
struct Reading {
  const MeasureWords* measure = nullptr;  // nullptr: the subject's own count
  std::string key;                        // of the measure, completed
  const Told* whole = nullptr;            // of a share
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

class PassageReader {
 public:
  PassageReader(const NarrativeWords& words, const std::string& heading, int year)
      : words_(words), finder_(words, year), year_(year) {
    finder_.GoUnder(heading, "");
  }

  // The headings above the passages that follow.
  void GoUnder(const std::string& outer, const std::string& inner) {
    finder_.GoUnder(outer, inner);
  }

  void Read(const Passage& passage, std::vector<ToldFact>& facts, Diagnostics& issues) {
    Begin(passage);
    const std::size_t first = facts.size();
    std::vector<std::string> unread_units;
    std::size_t from = 0;
    while (const std::optional<PrintedFigure> figure = NextFigure(from)) {
      from = figure->end;
      if (!figure->is_figure) continue;
      const std::size_t count = facts.size();
      if (figure->begin >= read_) ReadFigure(*figure, facts, issues);
      if (facts.size() == count) unread_units.push_back(figure->unit);
      read_ = std::max(read_, figure->end);
    }
    if (read_ == 0) ReadTitle();
    for (ToldFact& told : std::span(facts).subspan(first))
      told.beside_unread = Holds(unread_units, told.fact.unit);
  }

 private:
  void Begin(const Passage& passage) {
    passage_ = &passage;
    text_ = passage.folded.text;
    topic_ = std::exchange(title_, std::nullopt);
    asides_.clear();
    comparison_.clear();
    in_explanation_ = false;
    is_of_other_year_ = false;
    read_ = 0;
  }

  // A line without figures that names a subject is a title: the next passage speaks of it.
  void ReadTitle() {
    std::vector<Clause> clauses = SplitClauses(text_, 0, text_.size());
    if (clauses.back().begin == clauses.back().end && clauses.size() > 1) clauses.pop_back();
    if (clauses.size() != 1) return;
    title_ = finder_.FindNamed(Text(clauses.front()), std::nullopt);
    if (title_) finder_.SpeakOf(*title_);
  }

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

  void ReadFigure(const PrintedFigure& figure, std::vector<ToldFact>& facts, Diagnostics& issues) {
    const std::vector<Clause> clauses = SplitClauses(text_, read_, figure.begin);
    for (const Clause& clause : clauses) {
      FindComparison(clause);
      if (&clause != &clauses.back()) PassClause(clause);
    }
    const Clause& clause = clauses.back();
    const std::optional<Reading> reading = ReadClause(clause, figure);
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

  // What a clause without a figure, and the mark after it, do to the topic.
  void PassClause(const Clause& clause) {
    if (words_.explanations->MatchesWithin(Text(clause))) in_explanation_ = true;
    const std::optional<std::string_view> unnumbered = WithoutUnit(Text(clause));
    if (std::optional<Subject> named =
            in_explanation_ ? std::nullopt
                            : finder_.FindNamed(unnumbered.value_or(Text(clause)), topic_)) {
      SpeakOf(std::move(*named));
    } else if (unnumbered) {
      topic_.reset();
    }
    PassMark(clause);
  }

  // What stands in brackets is spoken of within them only; 其中 goes on with a comparison.
  void PassMark(const Clause& clause) {
    switch (clause.mark) {
      case Clause::Mark::kOpening:
        asides_.push_back(topic_);
        break;
      case Clause::Mark::kClosing:
        if (asides_.empty()) break;
        topic_ = std::move(asides_.back());
        asides_.pop_back();
        break;
      case Clause::Mark::kStop:
        if (!text_.substr(clause.end).starts_with("。其中")) comparison_.clear();
        in_explanation_ = false;
        is_of_other_year_ = false;
        break;
      default:
        break;
    }
  }

  void SpeakOf(Subject subject) {
    finder_.SpeakOf(subject);
    topic_ = std::move(subject);
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

  // 经营收入万元: the figure was left out, and 经营收入 is what is spoken of. nullopt: no unit of
  // money at the end.
  std::optional<std::string_view> WithoutUnit(std::string_view text) const {
    for (const UnitWords& unit : words_.units) {
      if (PowerOf(unit.name) && text.size() > unit.name.size() && text.ends_with(unit.name))
        return text.substr(0, text.size() - unit.name.size());
    }
    return std::nullopt;
  }

  // 主要原因是新录用7名: what is counted in an explanation is nothing else to speak of.
  bool IsCountInExplanation(const Clause& clause, const PrintedFigure& figure) const {
    return !PowerOf(figure.unit) && figure.unit != "%" &&
           (in_explanation_ || words_.explanations->MatchesWithin(Text(clause)));
  }

  // Sets the topic to what the clause speaks of, and to nothing where that is not known.
  std::optional<Reading> ReadClause(const Clause& clause, const PrintedFigure& figure) {
    const std::string told_before = std::exchange(told_before_, std::string());
    const std::string_view text = Text(clause);
    std::optional<Reading> reading = ReadSubject(text, "", figure.unit);
    if (!reading) reading = ReadCount(clause, figure);
    if (!reading && topic_ && !IsOfOtherSide(text)) {
      reading = FindMeasure(text, figure.unit, *topic_->words);
      if (!reading && clause.begin == read_)
        reading = FindMeasure(fmt::format("{}#{}", told_before, text), figure.unit, *topic_->words);
      if (reading) told_before_ = text;
    }
    if (!reading && !IsCountInExplanation(clause, figure)) topic_.reset();
    if (reading) reading->begin += clause.begin;
    return reading;
  }

  // By a subject in the clause itself. after: what follows the figure, and what stands for that.
  std::optional<Reading> ReadSubject(std::string_view clause, std::string_view after,
                                     const std::string& unit) {
    for (Subject& subject : finder_.Find(clause, topic_)) {
      const std::string told = fmt::format("{}{}", clause.substr(subject.end), after);
      std::optional<Reading> reading = FindMeasure(told, unit, *subject.words);
      if (!reading) continue;
      reading->begin = subject.begin;
      told_before_ = told;
      SpeakOf(std::move(subject));
      return reading;
    }
    return std::nullopt;
  }

  // What is counted may be said after the figure: 13个项目自评等级为优.
  std::optional<Reading> ReadCount(const Clause& clause, const PrintedFigure& figure) {
    const std::string_view rest = std::string_view(text_).substr(figure.end, kLongestRest);
    const std::size_t size = SplitClauses(rest, 0, rest.size()).front().end;
    const std::string after = fmt::format("#{}", rest.substr(0, size));
    const std::string counted = fmt::format("{}{}", Text(clause), after);
    std::optional<Reading> reading;
    if (std::optional<Subject> subject = finder_.FindCounted(counted, figure.unit)) {
      reading = Reading{nullptr, subject->words->counted, nullptr, 0};
      SpeakOf(std::move(*subject));
    }
    if (!reading && size > 0) reading = ReadSubject(Text(clause), after, figure.unit);
    if (!reading && size > 0 && topic_) reading = FindMeasure(counted, figure.unit, *topic_->words);
    if (reading) read_ = figure.end + size;
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
      if (measure.of && !measure.of->MatchesWhole(subject.tells.front().key)) continue;
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
      if (named == match.groups.end() ? !is_own : !is_own && !finder_.MayBeSpokenOf(other))
        continue;
      if (named == match.groups.end()) return &told;
      const auto says = [&](const Pattern& words) { return words.MatchesWhole(named->second); };
      if (std::ranges::any_of(other.words, says)) return &told;
    }
    return nullptr;
  }

  // What is told of a year before is told as that; nullopt: of a year that nobody asks about, or
  // perhaps of one that a clause before named: 2022年总收入5.00万元，总支出6.00万元.
  std::optional<std::string> MeasureInYear(const Reading& reading, const Clause& clause) {
    static const Pattern kYear("(?P<year>20[0-9]{2})年|[本当]年");
    if (year_ == 0 || (reading.measure && reading.measure->compared) || reading.key == "last_year")
      return reading.key;
    const std::optional<PatternMatch> match = kYear.Search(Text(clause));
    if (!match) return is_of_other_year_ ? std::nullopt : std::optional(reading.key);
    const auto named = match->groups.find("year");
    const int year = named == match->groups.end() ? year_ : std::stoi(named->second);
    if (asides_.empty()) is_of_other_year_ = year != year_;
    if (year == year_) return reading.key;
    if (year == year_ - 1 && reading.key.empty()) return "last_year";
    return std::nullopt;
  }

  void AddFacts(const Reading& reading, const std::string& measure, const PrintedFigure& figure,
                Decimal amount, std::vector<ToldFact>& facts) const {
    if (reading.measure && reading.measure->negative && amount.units() > 0)
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
      fact.fact.text = passage_->Printed(reading.begin, std::max(figure.end, read_));
      fact.fact.page = passage_->PageAt(figure.begin);
    }
  }

  const NarrativeWords& words_;
  SubjectFinder finder_;
  int year_;
  const Passage* passage_ = nullptr;
  std::string text_;
  std::optional<Subject> topic_;                // what is spoken of
  std::optional<Subject> title_;                // what the passage before is the title of
  std::vector<std::optional<Subject>> asides_;  // the topic before each open bracket
  std::string comparison_;                      // of the sentence; empty: none
  bool in_explanation_ = false;                 // in this sentence
  bool is_of_other_year_ = false;               // what this sentence told last
  std::size_t read_ = 0;                        // how far the text is read
  std::string told_before_;                     // what the last fact was told by
};

// A line that may be a heading of its own within a section.
bool IsHeading(const Passage& passage) {
  static const Pattern kNumbered("(（[一二三四五六七八九十]+）|[0-9]+[.、]).*");
  const std::string_view text = passage.folded.text;
  return kNumbered.MatchesWhole(text) && SplitClauses(text, 0, text.size()).size() == 1;
}

}  // namespace

std::vector<ToldFact> ReadFacts(const std::string& heading, const std::vector<Passage>& passages,
                                const NarrativeWords& words, int year, Diagnostics& issues) {
  std::vector<ToldFact> facts;
  PassageReader reader(words, heading, year);
  for (const Passage& passage : passages) {
    if (IsHeading(passage)) reader.GoUnder(heading, passage.folded.text);
    reader.Read(passage, facts, issues);
  }
  return facts;
}

}  // namespace juesuan
