// Looks through every classification: a code with what is under it, a name exactly, else its parts.
#include "cli/codes_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "cli/columns.h"
#include "cli/output.h"
#include "normalize/normalize.h"

namespace juesuan {
namespace {

constexpr Classification kAll[] = {Classification::kFunctional, Classification::kDepartmentEconomic,
                                   Classification::kGovernmentEconomic, Classification::kRevenue};

std::string_view TitleOf(Classification classification) {
  switch (classification) {
    case Classification::kFunctional:
      return "支出功能分类";
    case Classification::kDepartmentEconomic:
      return "部门预算支出经济分类";
    case Classification::kGovernmentEconomic:
      return "政府预算支出经济分类";
    case Classification::kRevenue:
      return "政府收入分类";
  }
  return {};
}

bool IsCode(std::string_view query) {
  return !query.empty() &&
         std::all_of(query.begin(), query.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool IsValidIn(const CodeEntry& entry, std::optional<int> year) {
  return !year || (entry.first_year <= *year && (entry.last_year == 0 || *year <= entry.last_year));
}

using Entries = std::vector<const CodeEntry*>;

// Entries that `matches`, in the order of the tables.
template <typename Matches>
Entries Select(const CodesOptions& options, Matches matches) {
  Entries found;
  for (const CodeEntry& entry : CodeBook::Shipped().entries()) {
    if (IsValidIn(entry, options.year) && matches(entry)) found.push_back(&entry);
  }
  return found;
}

// Other names of a code (older ones, shorter ones) are found as well.
Entries FindName(const CodesOptions& options) {
  const CodeBook& book = CodeBook::Shipped();
  Entries found;
  for (const Classification classification : kAll) {
    for (const CodeEntry* entry :
         book.ByName(classification, options.query, options.year.value_or(0), std::nullopt, "")) {
      if (IsValidIn(*entry, options.year)) found.push_back(entry);
    }
  }
  if (!found.empty()) return found;
  const std::string key = LabelKey(options.query);
  return Select(options, [&](const CodeEntry& entry) {
    return !key.empty() && LabelKey(entry.name).find(key) != std::string::npos;
  });
}

Entries FindCode(const CodesOptions& options) {
  return Select(options,
                [&](const CodeEntry& entry) { return entry.code.starts_with(options.query); });
}

// "一般公共服务支出 / 财政事务 / 行政运行", by the names of the entry's last year.
std::string PathOf(const CodeEntry& entry) {
  constexpr std::size_t kClassDigits = 3;
  constexpr std::size_t kDigitsALevel = 2;
  std::string path;
  for (std::size_t digits = kClassDigits; digits < entry.code.size(); digits += kDigitsALevel) {
    const CodeEntry* above = CodeBook::Shipped().Find(
        entry.classification, entry.code.substr(0, digits), entry.last_year);
    path += fmt::format("{} / ", above ? above->name : "?");
  }
  return path + std::string(entry.name);
}

// "2007-2018", "2019-" (still valid), "-2018".
std::string YearsOf(const CodeEntry& entry) {
  const auto year = [](int number) { return number == 0 ? "" : fmt::to_string(number); };
  if (entry.first_year == 0 && entry.last_year == 0) return "all years";
  return fmt::format("{}-{}", year(entry.first_year), year(entry.last_year));
}

std::string EntriesText(Entries entries) {
  std::ranges::stable_sort(entries, {}, &CodeEntry::code);
  std::string text;
  for (const Classification classification : kAll) {
    std::vector<std::vector<std::string>> rows;
    for (const CodeEntry* entry : entries) {
      if (entry->classification != classification) continue;
      rows.push_back({std::string(entry->code), YearsOf(*entry),
                      entry->from_memory ? "unattested" : "attested", PathOf(*entry)});
    }
    if (rows.empty()) continue;
    text += fmt::format("{}\n{}", TitleOf(classification), AlignColumns(rows, 2, {}));
  }
  return text;
}

std::string RegionText(const std::string& query) {
  const std::optional<Region> region = FindRegion(query);
  if (!region) return {};
  return fmt::format("行政区划\n  {}  {}\n", region->code, fmt::join(region->path, " / "));
}

}  // namespace

ExitCode Codes(const CodesOptions& options) {
  const bool is_code = IsCode(options.query);
  std::string text = EntriesText(is_code ? FindCode(options) : FindName(options));
  if (!is_code) text += RegionText(options.query);
  if (text.empty()) {
    const std::string year = options.year ? fmt::format(" in {}", *options.year) : "";
    Complain(fmt::format("{}: no such code or name{}; part of a name will do, as in 办公厅",
                         options.query, year));
    return kFailed;
  }
  WriteStandardOutput(text);
  return kClean;
}

}  // namespace juesuan
