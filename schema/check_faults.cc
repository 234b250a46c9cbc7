// Codes compare as texts: a code stands before those under it, and these before the next.
#include "schema/check_faults.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace juesuan {
namespace {

std::vector<RowPlace> CodedRows(const AmountFinder& finder, const std::string& form) {
  std::vector<RowPlace> rows = finder.Rows(form, RowSelector{}, nullptr);
  std::erase_if(rows, [&](const RowPlace& row) { return finder.At(row).code.empty(); });
  return rows;
}

bool HasAmount(const Row& row) {
  return std::ranges::any_of(row.values, [](const auto& value) {
    return value.second.amount && value.second.amount->units() != 0;
  });
}

// The level above which the table prints; 类 for 款, 款 for 项.
std::string CodeAbove(const AmountFinder& finder, const std::vector<RowPlace>& rows,
                      const Row& row) {
  constexpr std::size_t kClassDigits = 3, kDigitsALevel = 2;
  if (row.code.size() <= kClassDigits) return {};
  const std::string above = row.code.substr(0, row.code.size() - kDigitsALevel);
  const bool level_is_printed = std::ranges::any_of(
      rows, [&](const RowPlace& other) { return finder.At(other).code.size() == above.size(); });
  return level_is_printed ? above : std::string();
}

void AddMissing(const AmountFinder& finder, const std::vector<RowPlace>& rows,
                const std::vector<RowPlace>& others, const std::string& title,
                std::vector<Fault>& faults) {
  std::set<std::string> codes;
  for (const RowPlace& other : others) codes.insert(finder.At(other).code);
  for (const RowPlace& place : rows) {
    const Row& row = finder.At(place);
    if (HasAmount(row) && !codes.contains(row.code)) {
      faults.push_back({row.page, fmt::format("{} {}: {}没有该科目", row.code, row.name, title)});
    }
  }
}

}  // namespace

std::optional<std::vector<Fault>> FaultsOfCodes(const AmountFinder& finder,
                                                const std::string& form) {
  const std::vector<RowPlace> rows = CodedRows(finder, form);
  if (rows.empty()) return std::nullopt;
  std::set<std::string> codes;
  for (const RowPlace& place : rows) codes.insert(finder.At(place).code);
  std::vector<Fault> faults;
  std::set<std::string> seen;
  std::string last;
  for (const RowPlace& place : rows) {
    const Row& row = finder.At(place);
    if (!seen.insert(row.code).second) {
      faults.push_back({row.page, fmt::format("科目编码 {} 重复", row.code)});
    } else if (row.code < last) {
      faults.push_back({row.page, fmt::format("科目编码 {} 排在 {} 之后", row.code, last)});
    }
    const std::string above = CodeAbove(finder, rows, row);
    if (!above.empty() && !codes.contains(above))
      faults.push_back({row.page, fmt::format("科目编码 {} 缺少上级科目 {}", row.code, above)});
    last = row.code;
  }
  return faults;
}

std::optional<std::vector<Fault>> DifferentCodes(const AmountFinder& finder,
                                                 const std::string& form,
                                                 const std::string& other) {
  const std::vector<RowPlace> rows = CodedRows(finder, form);
  const std::vector<RowPlace> others = CodedRows(finder, other);
  if (rows.empty() || others.empty()) return std::nullopt;
  std::vector<Fault> faults;
  AddMissing(finder, rows, others, finder.TableOf(others.front()).title, faults);
  AddMissing(finder, others, rows, finder.TableOf(rows.front()).title, faults);
  return faults;
}

std::optional<std::vector<Fault>> MissingForms(const Report& report,
                                               const std::vector<std::string>& forms,
                                               const std::vector<std::string>& titles) {
  const bool is_whole =
      std::ssize(report.pages) == report.source.page_count &&
      std::ranges::none_of(report.pages, [](const PageInfo& page) {
        return page.origin == PageOrigin::kImage || page.origin == PageOrigin::kFailed;
      });
  if (!is_whole || report.meta.kind != ReportKind::kFinalAccounts) return std::nullopt;
  std::vector<Fault> faults;
  for (std::size_t form = 0; form < forms.size(); ++form) {
    if (std::ranges::find(report.tables, forms[form], &Table::form) == report.tables.end())
      faults.push_back({0, fmt::format("缺少{}", titles[form])});
  }
  if (2 * faults.size() > forms.size()) return std::nullopt;
  return faults;
}

}  // namespace juesuan
