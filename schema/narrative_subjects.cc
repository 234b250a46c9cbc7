// Names of 款 and 项 that stand alone are read under the 类 that was named last, or where only one
// code has them.
#include "schema/narrative_subjects.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "normalize/normalize.h"
#include "schema/narrative_text.h"

namespace juesuan {
namespace {

constexpr std::pair<const char*, CodeLevel> kLevels[] = {
    {"class", CodeLevel::kClass}, {"section", CodeLevel::kSection}, {"item", CodeLevel::kItem}};

using Groups = std::map<std::string, std::string>;

std::string NameIn(const Groups& groups, const char* group) {
  const auto found = groups.find(group);
  return found == groups.end() ? std::string() : WithoutEnumerator(found->second);
}

// The code of names from a level down; empty: none, or several codes have them.
std::string OnlyCode(const std::vector<std::string>& names, std::size_t level, int year) {
  const CodeBook& book = CodeBook::Shipped();
  std::set<std::string> codes = {""};
  for (const std::string& name : names) {
    std::set<std::string> below;
    for (const std::string& parent : codes) {
      for (const CodeEntry* entry :
           book.ByName(Classification::kFunctional, name, year, kLevels[level].second, parent))
        below.emplace(entry->code);
    }
    codes = std::move(below);
    ++level;
  }
  return codes.size() == 1 ? *codes.begin() : std::string();
}

// The kinds of sections that a heading belongs to.
std::vector<const SectionWords*> KindsOf(const std::string& heading, const NarrativeWords& words) {
  const std::string folded = WithoutEnumerator(FoldNarrative(heading).text);
  std::vector<const SectionWords*> kinds;
  for (const SectionWords& kind : words.sections) {
    if (kind.words.MatchesWithin(folded)) kinds.push_back(&kind);
  }
  return kinds;
}

}  // namespace

void SubjectFinder::GoUnder(const std::string& outer, const std::string& inner) {
  std::vector<const SectionWords*> kinds = KindsOf(outer, words_);
  std::vector<const SectionWords*> nearer = KindsOf(inner, words_);
  if (!kinds.empty())
    std::erase_if(nearer, [](const SectionWords* kind) { return !kind->is_inner; });
  if (!nearer.empty()) kinds = std::move(nearer);
  subjects_.clear();
  for (const SubjectWords& subject : words_.subjects) {
    const auto is_of = [&](const SectionWords* kind) {
      return std::ranges::find(subject.sections, kind->key) != subject.sections.end();
    };
    if (subject.sections.empty() || std::ranges::any_of(kinds, is_of))
      subjects_.push_back(&subject);
  }
}

bool SubjectFinder::MayBeSpokenOf(const SubjectWords& subject) const {
  return std::ranges::find(subjects_, &subject) != subjects_.end();
}

void SubjectFinder::SpeakOf(const Subject& subject) {
  if (!subject.path.empty()) path_ = subject.path;
}

std::vector<Subject> SubjectFinder::Find(std::string_view clause,
                                         const std::optional<Subject>& topic) const {
  std::vector<Subject> found;
  for (const SubjectWords* subject : subjects_) {
    if (subject->beside &&
        !(topic && subject->beside->MatchesWhole(topic->words->tells.front().key)))
      continue;
    for (const Pattern& words : subject->words) {
      for (auto match = words.Search(clause); match && match->end > match->begin;
           match = words.Search(clause, match->end)) {
        std::optional<std::string> owner = OwnerIn(clause.substr(0, match->begin));
        if (!owner) continue;
        if (std::optional<Code> code = FindCode(match->groups))
          found.push_back({subject, std::move(code->code), std::move(code->path), std::move(*owner),
                           std::string(clause.substr(match->begin, match->end - match->begin)),
                           match->begin, match->end});
      }
    }
  }
  std::ranges::stable_sort(found, std::greater(),
                           [](const Subject& subject) { return subject.end - subject.begin; });
  return found;
}

std::optional<Subject> SubjectFinder::FindNamed(std::string_view clause,
                                                const std::optional<Subject>& topic) const {
  for (Subject& subject : Find(clause, topic)) {
    if (words_.after->MatchesWhole(clause.substr(subject.end))) return std::move(subject);
  }
  return std::nullopt;
}

std::optional<Subject> SubjectFinder::FindCounted(std::string_view clause,
                                                  const std::string& unit) const {
  for (const SubjectWords* subject : subjects_) {
    if (subject->counts && std::ranges::find(subject->units, unit) != subject->units.end() &&
        subject->counts->MatchesWhole(clause))
      return Subject{subject, {}, {}, {}, std::string(clause), 0, clause.size()};
  }
  return std::nullopt;
}

// Whose a subject is by the words before it, which may be nobody's; nullopt: not all of them are
// accounted for.
std::optional<std::string> SubjectFinder::OwnerIn(std::string_view before) const {
  if (before.empty()) return std::string();
  if (!words_.before->MatchesWhole(before)) return std::nullopt;
  const PatternMatch match = *words_.before->MatchWhole(before);
  const auto owner = match.groups.find("owner");
  return owner == match.groups.end() ? std::string() : owner->second;
}

// The code that the names of a subject lead to; nullopt: to none.
std::optional<SubjectFinder::Code> SubjectFinder::FindCode(const Groups& groups) const {
  if (const std::string code = NameIn(groups, "code"); !code.empty()) return Code{code, {}};
  if (const std::string name = NameIn(groups, "economic"); !name.empty()) {
    const auto found = CodeBook::Shipped().ByName(Classification::kDepartmentEconomic, name, year_,
                                                  std::nullopt, "");
    return found.empty() ? std::nullopt : std::optional(Code{std::string(found.front()->code), {}});
  }
  return FindFunction(groups);
}

// Names that no edition knows stand for themselves where they begin with a 类, so that nothing told
// of them is lost.
std::optional<SubjectFinder::Code> SubjectFinder::FindFunction(const Groups& groups) const {
  std::vector<std::string> names;
  std::size_t first = std::size(kLevels);
  for (std::size_t level = 0; level < std::size(kLevels); ++level) {
    std::string name = NameIn(groups, kLevels[level].first);
    if (name.empty()) continue;
    first = std::min(first, level);
    names.push_back(std::move(name));
  }
  if (names.empty()) return Code();
  std::vector<std::string> path(
      path_.begin(), path_.begin() + static_cast<std::ptrdiff_t>(std::min(first, path_.size())));
  path.insert(path.end(), names.begin(), names.end());
  const bool is_whole = path.size() == first + names.size();
  const CodeEntry* entry =
      is_whole ? CodeBook::Shipped().ByPath(Classification::kFunctional, path, year_) : nullptr;
  if (entry) return Code{std::string(entry->code), path};
  if (first == 0 && names.size() > 1) return Code{fmt::format("{}", fmt::join(names, "/")), path};
  if (std::string only = OnlyCode(names, first, year_); first > 0 && !only.empty())
    return Code{std::move(only), {}};
  return std::nullopt;
}

}  // namespace juesuan
