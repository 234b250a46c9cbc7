// Findings are issues of these codes; everything else is counted.
#include "schema/review.h"

#include <algorithm>

#include "schema/json_writer.h"
#include "schema/names.h"

namespace juesuan {
namespace {

constexpr std::string_view kViolations[] = {"check.violation", "evaluation.conflict"};
constexpr std::string_view kNarrative = "narrative.";

void AddFindings(JsonWriter& json, std::string_view key, const Diagnostics& findings) {
  json.Key(key);
  json.BeginArray();
  for (const Diagnostic& finding : findings) {
    json.BeginObject();
    json.Text("code", finding.code);
    json.OptionalInteger("page", finding.page == 0 ? std::nullopt : std::optional(finding.page));
    json.Text("message", finding.message);
    json.EndObject();
  }
  json.EndArray();
}

template <typename Counts>
void AddCounts(JsonWriter& json, std::string_view key, const Counts& counts) {
  json.Key(key);
  json.BeginObject();
  for (const auto& [name, count] : counts) json.Integer(NameOf(name), count);
  json.EndObject();
}

void CountValues(const Report& report, Review& review) {
  for (const Table& table : report.tables) {
    for (const Row& row : table.rows) {
      for (const auto& [measure, value] : row.values) {
        if (!value.amount && value.status != ValueStatus::kIllegible) continue;
        const auto count =
            std::ranges::find(review.values, value.status, &std::pair<ValueStatus, int>::first);
        ++count->second;
      }
    }
  }
}

}  // namespace

Review MakeReview(const Report& report) {
  Review review;
  review.file = report.source.file;
  review.department = report.meta.department;
  review.fiscal_year = report.meta.fiscal_year;
  for (const Diagnostic& issue : report.issues) {
    if (std::ranges::find(kViolations, issue.code) != std::end(kViolations))
      review.violations.push_back(issue);
    if (issue.code.starts_with(kNarrative) && issue.severity != Severity::kNote)
      review.conflicts.push_back(issue);
  }
  std::ranges::stable_sort(review.violations, {}, &Diagnostic::page);
  std::ranges::stable_sort(review.conflicts, {}, &Diagnostic::page);
  for (const Verdict verdict : {Verdict::kExact, Verdict::kRounding, Verdict::kTailAdjusted,
                                Verdict::kViolation, Verdict::kNotApplicable}) {
    const auto count = std::ranges::count(report.checks, verdict, &Check::verdict);
    review.checks.emplace_back(verdict, static_cast<int>(count));
  }
  using enum ValueStatus;
  for (const ValueStatus status :
       {kVerified, kRepaired, kConflict, kSourceConflict, kUnverified, kIllegible})
    review.values.emplace_back(status, 0);
  CountValues(report, review);
  return review;
}

std::string ToJson(const Review& review) {
  JsonWriter json;
  json.BeginLine();
  json.BeginObject();
  json.OptionalText("file", review.file);
  json.OptionalText("department", review.department);
  json.OptionalInteger("fiscal_year", review.fiscal_year);
  json.Text("verdict", review.HasFindings() ? "findings" : "consistent");
  AddFindings(json, "violations", review.violations);
  AddFindings(json, "conflicts", review.conflicts);
  AddCounts(json, "checks", review.checks);
  AddCounts(json, "values", review.values);
  json.EndObject();
  json.EndLine();
  return json.Finish();
}

}  // namespace juesuan
