// CodeBook: the embedded tables of the classification, found by code, by name and by path.
#include "normalize/codes.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <limits>
#include <tuple>

#include "normalize/rows.h"
#include "normalize/text.h"

namespace juesuan {
namespace {

struct Table {
  std::string_view file;
  std::string_view classification;  // as named in other_names.csv
  Classification value;
};

// In the order of Classification, which is the order of the entries.
constexpr Table kTables[] = {
    {"functional.csv", "functional", Classification::kFunctional},
    {"economic_department.csv", "economic_department", Classification::kDepartmentEconomic},
    {"economic_government.csv", "economic_government", Classification::kGovernmentEconomic},
    {"revenue.csv", "revenue", Classification::kRevenue},
};
constexpr std::string_view kOtherNames = "other_names.csv";
constexpr std::size_t kExpectedEntries = 2400;  // of all tables together, to allocate once

constexpr int kNewest = std::numeric_limits<int>::max();

int Year(std::string_view field) {
  int year = 0;
  std::from_chars(field.data(), field.data() + field.size(), year);
  return year;
}

// Years between `year` and those of the entry; 0: valid then.
int Distance(const CodeEntry& entry, int year) {
  const int when = year > 0 ? year : kNewest;
  if (when < entry.first_year) return entry.first_year - when;
  return entry.last_year > 0 && when > entry.last_year ? when - entry.last_year : 0;
}

// Nearest in time first; of those equally near the newest.
auto Preference(int year) {
  return [year](const CodeEntry* entry) {
    return std::tuple(Distance(*entry, year), -entry->first_year);
  };
}

bool EndsIn(std::string_view text, std::string_view end) {
  return text.size() > end.size() && text.ends_with(end);
}

// The level right below a code; below no code, the classes. nullopt below the lowest level.
std::optional<CodeLevel> LevelBelow(Classification classification, std::string_view code) {
  return LevelOf(classification, std::string(code.empty() ? 3 : code.size() + 2, '0'));
}

// Other writings of a name in a path: "一般公共服务（类）", with 支出 added or left out.
std::vector<std::string> LooseKeys(std::string_view key) {
  constexpr std::string_view kExpenditure = "支出";
  for (const std::string_view level : {"（类）", "（款）", "（项）"}) {
    if (EndsIn(key, level)) key.remove_suffix(level.size());
  }
  std::vector<std::string> keys = {std::string(key)};
  if (EndsIn(key, kExpenditure)) {
    keys.emplace_back(key.substr(0, key.size() - kExpenditure.size()));
  } else {
    keys.push_back(std::string(key) + std::string(kExpenditure));
  }
  return keys;
}

}  // namespace

const CodeBook& CodeBook::Shipped() {
  static const CodeBook book;
  return book;
}

CodeBook::CodeBook() {
  entries_.reserve(kExpectedEntries);
  names_.reserve(kExpectedEntries);
  for (const Table& table : kTables) ReadEntries(TableRows(table.file), table.value);
  ReadOtherNames(TableRows(kOtherNames));
  std::ranges::sort(names_, std::less(), &Name::hash);
}

void CodeBook::ReadEntries(std::string_view table, Classification classification) {
  for (std::string_view row = TakeRow(table); !row.empty(); row = TakeRow(table)) {
    CodeEntry entry;
    entry.classification = classification;
    entry.code = TakeUntil(',', row);
    entry.name = TakeUntil(',', row);
    entry.first_year = Year(TakeUntil(',', row));
    entry.last_year = Year(TakeUntil(',', row));
    entry.from_memory = row == "memory";
    entry.level = LevelOf(classification, entry.code).value_or(CodeLevel::kItem);
    names_.push_back({std::hash<std::string_view>()(entry.name), entry.name,
                      static_cast<std::uint32_t>(entries_.size()), true});
    entries_.push_back(entry);
  }
}

void CodeBook::ReadOtherNames(std::string_view table) {
  for (std::string_view row = TakeRow(table); !row.empty(); row = TakeRow(table)) {
    const std::string_view classification = TakeUntil(',', row);
    const std::string_view code = TakeUntil(',', row);
    const std::string_view name = TakeUntil(',', row);
    const auto* const known = std::ranges::find(kTables, classification, &Table::classification);
    if (known == std::end(kTables)) continue;
    const auto entries = WithCode(known->value, code);
    if (entries.empty()) continue;
    names_.push_back({std::hash<std::string_view>()(name), name,
                      static_cast<std::uint32_t>(&entries.front() - entries_.data()), false});
  }
}

std::vector<std::string_view> CodeBook::OtherNames() const {
  std::vector<std::string_view> names;
  for (const Name& name : names_) {
    if (!name.official) names.push_back(name.text);
  }
  std::ranges::sort(names);
  return names;
}

std::span<const CodeEntry> CodeBook::WithCode(Classification classification,
                                              std::string_view code) const {
  const auto [begin, end] = std::ranges::equal_range(
      entries_, std::tuple(classification, code), std::less(),
      [](const CodeEntry& entry) { return std::tuple(entry.classification, entry.code); });
  return {begin, end};
}

std::span<const CodeBook::Name> CodeBook::WithName(std::string_view key) const {
  const auto [begin, end] = std::ranges::equal_range(names_, std::hash<std::string_view>()(key),
                                                     std::less(), &Name::hash);
  return {begin, end};
}

std::vector<const CodeEntry*> CodeBook::ByCode(Classification classification, std::string_view code,
                                               int year) const {
  std::vector<const CodeEntry*> found;
  for (const CodeEntry& entry : WithCode(classification, code)) found.push_back(&entry);
  std::ranges::stable_sort(found, std::less(), [year](const CodeEntry* entry) {
    return std::tuple(Distance(*entry, year) > 0, -entry->first_year);
  });
  return found;
}

const CodeEntry* CodeBook::Find(Classification classification, std::string_view code,
                                int year) const {
  const CodeEntry* best = nullptr;
  const auto preference = Preference(year);
  for (const CodeEntry& entry : WithCode(classification, code)) {
    if (best == nullptr || preference(&entry) < preference(best)) best = &entry;
  }
  return best;
}

std::vector<const CodeEntry*> CodeBook::ByName(Classification classification, std::string_view name,
                                               int year, std::optional<CodeLevel> level,
                                               std::string_view parent_code) const {
  return ByKey(classification, LabelKey(name), year, level, parent_code);
}

std::vector<const CodeEntry*> CodeBook::ByKey(Classification classification, std::string_view key,
                                              int year, std::optional<CodeLevel> level,
                                              std::string_view parent_code) const {
  std::vector<const CodeEntry*> found;
  std::vector<const CodeEntry*> by_other_name;
  for (const Name& name : WithName(key)) {
    const CodeEntry& entry = entries_[name.entry];
    if (name.text != key || entry.classification != classification) continue;
    if (level && entry.level != *level) continue;
    if (!entry.code.starts_with(parent_code) || entry.code == parent_code) continue;
    if (name.official) {
      found.push_back(&entry);
    } else {
      by_other_name.push_back(Find(classification, entry.code, year));
    }
  }
  const auto by_code = [](const CodeEntry* entry) { return entry->code; };
  std::ranges::sort(found, std::less(), by_code);
  std::ranges::stable_sort(found, std::less(),
                           [year](const CodeEntry* entry) { return Distance(*entry, year); });
  std::ranges::sort(by_other_name, std::less(), by_code);
  for (const CodeEntry* entry : by_other_name) {
    if (std::ranges::find(found, entry) == found.end()) found.push_back(entry);
  }
  return found;
}

const CodeEntry* CodeBook::Child(Classification classification, std::string_view parent_code,
                                 std::string_view name, int year) const {
  const std::optional<CodeLevel> level = LevelBelow(classification, parent_code);
  if (!level) return nullptr;
  const std::string key = LabelKey(name);
  std::vector<const CodeEntry*> found = ByKey(classification, key, year, level, parent_code);
  for (const std::string& loose_key : LooseKeys(key)) {
    if (found.empty()) found = ByKey(classification, loose_key, year, level, parent_code);
  }
  if (found.empty()) return nullptr;
  const bool ambiguous = std::ranges::any_of(found, [&](const CodeEntry* entry) {
    return entry->code != found.front()->code &&
           Distance(*entry, year) == Distance(*found.front(), year);
  });
  return ambiguous ? nullptr : found.front();
}

const CodeEntry* CodeBook::ByPath(Classification classification, std::span<const std::string> names,
                                  int year) const {
  const CodeEntry* reached = nullptr;
  for (const std::string& name : names) {
    const std::string_view parent_code = reached == nullptr ? std::string_view() : reached->code;
    reached = Child(classification, parent_code, name, year);
    if (reached == nullptr) return nullptr;
  }
  return reached;
}

bool CodeBook::IsNameOf(Classification classification, std::string_view code,
                        std::string_view name) const {
  const std::string key = LabelKey(name);
  return std::ranges::any_of(WithName(key), [&](const Name& known) {
    const CodeEntry& entry = entries_[known.entry];
    return known.text == key && entry.classification == classification && entry.code == code;
  });
}

std::optional<CodeLevel> LevelOf(Classification classification, std::string_view code) {
  if (code.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  const bool economic = classification == Classification::kDepartmentEconomic ||
                        classification == Classification::kGovernmentEconomic;
  switch (code.size()) {
    case 3:
      return CodeLevel::kClass;
    case 5:
      return CodeLevel::kSection;
    case 7:
      return economic ? std::nullopt : std::optional(CodeLevel::kItem);
    default:
      return std::nullopt;
  }
}

}  // namespace juesuan
