// The summary's lines: the document, its tables, evaluations and other parts, its issues.
#include "cli/summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "cli/columns.h"
#include "cli/page_range.h"
#include "schema/names.h"

namespace juesuan {
namespace {

std::string KindText(const Meta& meta) {
  const std::string year = meta.fiscal_year ? fmt::format("{} ", *meta.fiscal_year) : "";
  switch (meta.kind) {
    case ReportKind::kFinalAccounts:
      return year + "final accounts";
    case ReportKind::kBudget:
      return year + "budget";
    case ReportKind::kOther:
      return "no final accounts and no budget";
  }
  return {};
}

// "1 table", "9 tables".
std::string Counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

// "28 pages", or "6 of 28 pages" where a range was read; pages that gave nothing are counted out.
std::string ExtentText(const Report& report) {
  const auto page_count = static_cast<std::size_t>(report.source.page_count);
  std::string text = Counted(page_count, "page");
  if (report.pages.size() != page_count) text = fmt::format("{} of {}", report.pages.size(), text);
  const auto failed = std::ranges::count(report.pages, PageOrigin::kFailed, &PageInfo::origin);
  const auto images = std::ranges::count_if(report.pages, [](const PageInfo& page) {
    return page.origin == PageOrigin::kImage || page.origin == PageOrigin::kPicture;
  });
  if (failed > 0) text += fmt::format(", {} that failed", failed);
  if (images > 0) text += fmt::format(", {} that are images and were not read", images);
  return text;
}

const Value* FirstAmount(const Row& row) {
  const auto found = std::find_if(row.values.begin(), row.values.end(), [](const auto& value) {
    return value.second.amount.has_value();
  });
  return found == row.values.end() ? nullptr : &found->second;
}

// The rows that tell a table's size: 总计, else 合计, else every sum (人员经费合计, 公用经费合计),
// else the only row there is.
std::vector<const Row*> TotalRows(const Table& table) {
  for (const std::string_view name : {"总计", "合计"}) {
    for (const Row& row : table.rows) {
      if (row.name == name) return {&row};
    }
  }
  std::vector<const Row*> sums;
  for (const Row& row : table.rows) {
    if (row.name.ends_with("合计")) sums.push_back(&row);
  }
  if (sums.empty() && table.rows.size() == 1) sums.push_back(&table.rows.front());
  return sums;
}

std::string TotalText(const Table& table) {
  if (table.empty) {
    return table.empty_reason.empty() ? "no amount is printed" : "empty, as the document says";
  }
  std::string text;
  for (const Row* row : TotalRows(table)) {
    const Value* amount = FirstAmount(*row);
    if (amount == nullptr) continue;
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", row->name, amount->amount->ToString());
  }
  return text;
}

std::string TablesText(const Report& report) {
  std::vector<std::vector<std::string>> rows = {{"page", "table", "form", "rows", "unit", "total"}};
  for (const Table& table : report.tables) {
    rows.push_back({PagesText(table.grid.pages), table.title, table.form,
                    fmt::to_string(table.rows.size()), table.unit, TotalText(table)});
  }
  return AlignColumns(rows, 2, {3});
}

std::size_t AmountCount(const Report& report) {
  std::size_t count = 0;
  for (const Table& table : report.tables) {
    for (const Row& row : table.rows) {
      count += static_cast<std::size_t>(
          std::count_if(row.values.begin(), row.values.end(),
                        [](const auto& value) { return value.second.amount.has_value(); }));
    }
  }
  return count;
}

std::size_t RowCount(const Report& report) {
  std::size_t count = 0;
  for (const Table& table : report.tables) count += table.rows.size();
  return count;
}

std::string EvaluationsText(const Report& report) {
  std::vector<std::vector<std::string>> rows = {
      {"page", "evaluation", "kind", "indicators", "score"}};
  for (const Evaluation& evaluation : report.evaluations) {
    rows.push_back({PagesText(evaluation.grid.pages),
                    evaluation.project.empty() ? evaluation.title : evaluation.project,
                    std::string(NameOf(evaluation.kind)),
                    fmt::to_string(evaluation.indicators.size()),
                    evaluation.score ? evaluation.score->ToString() : ""});
  }
  return AlignColumns(rows, 2, {3, 4});
}

std::string OtherText(const Report& report) {
  if (report.other_tables.empty()) return {};
  std::vector<int> pages;
  for (const OtherTable& table : report.other_tables) {
    pages.insert(pages.end(), table.grid.pages.begin(), table.grid.pages.end());
  }
  return fmt::format("  {}, on pages {}\n", Counted(report.other_tables.size(), "other table"),
                     PagesText(pages));
}

// How many of each: "issues: 2 × warning amount.unparsed, 1 × note code.unknown".
std::string IssuesText(const Diagnostics& issues) {
  std::map<std::string, int> counts;
  for (const Diagnostic& issue : issues) {
    ++counts[fmt::format("{} {}", NameOf(issue.severity), issue.code)];
  }
  if (counts.empty()) return "  no issues\n";
  std::string text;
  for (const auto& [name, count] : counts) {
    text += fmt::format("{}{} × {}", text.empty() ? "  issues: " : ", ", count, name);
  }
  return text + '\n';
}

std::string HeadingText(const Report& report) {
  const Meta& meta = report.meta;
  std::string text = report.source.file + '\n';
  for (const std::string& line : {meta.title, meta.department}) {
    if (!line.empty()) text += "  " + line + '\n';
  }
  if (meta.region) {
    text += fmt::format("  {} {}\n", meta.region->code, fmt::join(meta.region->path, " "));
  }
  return text + fmt::format("  {}, {}\n", KindText(meta), ExtentText(report));
}

}  // namespace

std::string Summary(const Report& report) {
  std::string text = HeadingText(report);
  text += fmt::format("\n  {}, {}, {}\n", Counted(report.tables.size(), "table"),
                      Counted(RowCount(report), "row"), Counted(AmountCount(report), "amount"));
  if (!report.tables.empty()) text += TablesText(report);
  if (!report.evaluations.empty()) {
    text += fmt::format("\n  {}\n{}", Counted(report.evaluations.size(), "evaluation"),
                        EvaluationsText(report));
  }
  text += '\n' + OtherText(report);
  text += fmt::format("  {} of text\n", Counted(report.sections.size(), "section"));
  return text + IssuesText(report.issues);
}

}  // namespace juesuan
