// What the checks say of a report, in short.
#include "schema/review.h"

#include <catch2/catch.hpp>

namespace juesuan {
namespace {

TEST_CASE("Findings are what contradicts itself, not what could not be read, by page") {
  Report report;
  report.issues = {{Severity::kWarning, "check.violation", 5, "sums"},
                   {Severity::kWarning, "evaluation.conflict", 20, "scores"},
                   {Severity::kWarning, "narrative.year", 18, "years"},
                   {Severity::kWarning, "narrative.conflict", 17, "shares"},
                   {Severity::kNote, "narrative.unparsed", 19, "digits"},
                   {Severity::kWarning, "unit.missing", 6, "units"}};
  const Review review = MakeReview(report);
  const auto texts = [](const Diagnostics& findings) {
    std::vector<std::string> messages;
    for (const Diagnostic& finding : findings) messages.push_back(finding.message);
    return messages;
  };
  CHECK(texts(review.violations) == std::vector<std::string>{"sums", "scores"});
  CHECK(texts(review.conflicts) == std::vector<std::string>{"shares", "years"});
  CHECK(review.HasFindings());
  CHECK_FALSE(MakeReview(Report()).HasFindings());
}

}  // namespace
}  // namespace juesuan
