// Money of scanned self-evaluations: what its sum and its rate agree on is corrected, nothing else.
#include "schema/repair_evaluations.h"

#include <catch2/catch.hpp>

namespace juesuan {
namespace {

EvaluationBudget Line(const char* key, const char* adjusted, const char* executed,
                      const char* rate) {
  EvaluationBudget line;
  line.key = key;
  line.adjusted = Decimal::Parse(adjusted);
  line.executed = Decimal::Parse(executed);
  line.rate = rate;
  return line;
}

Report WithLines(std::vector<EvaluationBudget> lines, Origin origin = Origin::kOcr) {
  Report report;
  Evaluation& evaluation = report.evaluations.emplace_back();
  evaluation.project = "网络维护";
  evaluation.budget = std::move(lines);
  evaluation.grid.pages = {7};
  Reading& reading = evaluation.grid.cells.emplace_back().reading;
  reading.text = "190.54";
  reading.origin = origin;
  return report;
}

// "190.94 158.48" of each line, once repaired.
std::vector<std::string> Repaired(Report& report) {
  RepairEvaluations(report);
  std::vector<std::string> told;
  for (const EvaluationBudget& line : report.evaluations.front().budget)
    told.push_back(line.adjusted->ToString() + " " + line.executed->ToString());
  return told;
}

using Texts = std::vector<std::string>;

TEST_CASE("The figure that its sum and its rate ask for is taken") {
  Report report =
      WithLines({Line("total", "190.94", "158.48", "83.00%"),
                 Line("fiscal", "190.54", "158.48", "83.00%"), Line("own", "0", "0", "0.00%")});
  CHECK(Repaired(report) == Texts{"190.94 158.48", "190.94 158.48", "0 0"});
  REQUIRE(report.issues.size() == 1);
  CHECK(report.issues[0].code == "amount.repaired");
  CHECK(report.issues[0].page == 7);
  CHECK(report.issues[0].message ==
        "网络维护 fiscal: “190.54” was read, 190.94 is what its sum and its rate ask for");
}

TEST_CASE("What a sum alone asks for is left") {
  SECTION("no rate is printed") {
    Report report = WithLines(
        {Line("total", "190.94", "158.48", "-"), Line("fiscal", "190.54", "158.48", "-")});
    CHECK(Repaired(report) == Texts{"190.94 158.48", "190.54 158.48"});
  }
  SECTION("nothing like it was read") {
    Report report = WithLines(
        {Line("total", "190.94", "158.48", "83.00%"), Line("fiscal", "2.5", "158.48", "83.00%")});
    CHECK(Repaired(report) == Texts{"190.94 158.48", "2.5 158.48"});
  }
  SECTION("a text layer") {
    Report report = WithLines(
        {Line("total", "190.94", "158.48", "83.00%"), Line("fiscal", "190.54", "158.48", "83.00%")},
        Origin::kText);
    CHECK(Repaired(report) == Texts{"190.94 158.48", "190.54 158.48"});
  }
}

}  // namespace
}  // namespace juesuan
