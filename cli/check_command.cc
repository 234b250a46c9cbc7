// Each document is read, or its report, checked, and told of: findings first, then counts.
#include "cli/check_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "cli/columns.h"
#include "cli/output.h"
#include "schema/names.h"
#include "schema/review.h"

namespace juesuan {
namespace {

std::string ReadText(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return stream ? text.str() : std::string();
}

// A report of this program begins as an object does; no PDF does.
bool IsJson(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  char first = 0;
  return stream >> first && first == '{';
}

Report ReadAnything(const std::string& path, const ReadOptions& options) {
  if (!IsJson(path)) return ReadReport(path, options);
  try {
    Report report = FromJson(ReadText(path));
    CheckReport(report);
    return report;
  } catch (const Error& error) {
    throw Error(fmt::format("{}: no report of `juesuan extract`: {}", path, error.what()));
  }
}

std::string FindingsText(std::string_view heading, const Diagnostics& findings) {
  if (findings.empty()) return {};
  std::vector<std::vector<std::string>> rows;
  for (const Diagnostic& finding : findings) {
    rows.push_back(
        {finding.page == 0 ? "" : fmt::format("page {}", finding.page), finding.message});
  }
  return fmt::format("\n  {}\n{}", heading, AlignColumns(rows, 4, {}));
}

// "381 exact, 15 rounding": what there is none of is left out.
template <typename Counts>
std::string CountsText(const Counts& counts) {
  std::string text;
  for (const auto& [name, count] : counts) {
    if (count == 0) continue;
    std::string words(NameOf(name));
    std::ranges::replace(words, '_', ' ');
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, words);
  }
  return text.empty() ? "none" : text;
}

// "1 finding", "3 findings".
std::string FindingCount(const Diagnostics& findings) {
  return fmt::format("{} finding{}", findings.size(), findings.size() == 1 ? "" : "s");
}

std::string VerdictText(const Review& review) {
  if (!review.HasFindings()) return "consistent: every identity that applies holds";
  return fmt::format("{} between amounts or tables, {} between the text and the tables",
                     FindingCount(review.violations), review.conflicts.size());
}

std::string ReviewText(const std::string& file, const Review& review) {
  const std::string year = review.fiscal_year ? fmt::format(" {}", *review.fiscal_year) : "";
  std::string text =
      fmt::format("{}\n  {}{}\n  {}\n", file, review.department, year, VerdictText(review));
  text += FindingsText("violations", review.violations);
  text += FindingsText("the text against the tables", review.conflicts);
  return text + fmt::format("\n  identities  {}\n  amounts     {}\n", CountsText(review.checks),
                            CountsText(review.values));
}

ExitCode CheckOne(const std::string& file, const CheckOptions& options) {
  try {
    const Review review = MakeReview(ReadAnything(file, options.read));
    WriteStandardOutput(options.format == CheckFormat::kJson ? ToJson(review)
                                                             : ReviewText(file, review));
    return review.HasFindings() ? kWarnings : kClean;
  } catch (const UsageError& error) {
    Complain(error.what());
    return kUsage;
  } catch (const Error& error) {
    Complain(error.what());
  }
  return kFailed;
}

}  // namespace

ExitCode CheckDocuments(const CheckOptions& options) {
  ExitCode result = kClean;
  for (const std::string& file : options.files) {
    if (options.format == CheckFormat::kText && &file != &options.files.front())
      WriteStandardOutput("\n");
    result = Worst(result, CheckOne(file, options));
  }
  return result;
}

}  // namespace juesuan
