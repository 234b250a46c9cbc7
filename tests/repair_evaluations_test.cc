// Figures of scanned self-evaluations: what the sum and another figure agree on is corrected,
// nothing else.
#include "schema/repair_evaluations.h"

#include <catch2/catch.hpp>

#include "schema/schema.h"

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
        "网络维护 fiscal.adjusted: “190.54” was read, 190.94 is what its sum and its rate ask for");
  CHECK(report.evaluations[0].repaired == NamedTexts{{"fiscal.adjusted", "190.54"}});
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

// Indicators of these weights and scores, beside money that has 10 of 10 points.
Report WithPoints(const std::vector<std::pair<const char*, const char*>>& points, const char* total,
                  Origin origin = Origin::kOcr) {
  Report report = WithLines({Line("total", "5.00", "5.00", "100%")}, origin);
  Evaluation& evaluation = report.evaluations.front();
  evaluation.budget.front().weight = Decimal(10, 0);
  evaluation.budget.front().score = "10";
  evaluation.score = Decimal::Parse(total);
  for (const auto& [weight, score] : points)
    evaluation.indicators.push_back({{"weight", weight}, {"score", score}});
  return report;
}

TEST_CASE("Scores and weights are what their sums and each other ask for") {
  struct Case {
    const char* what;
    std::vector<std::pair<const char*, const char*>> points;  // weight, score
    const char* total;
    NamedTexts repaired;  // what was read
    const char* text;     // in its place
  };
  static const Case kCases[] = {
      {"as printed", {{"50", "50"}, {"40", "38"}}, "98", {}, ""},
      {"a letter", {{"50", "5O"}, {"40", "38"}}, "98", {{"indicators.0.score", "5O"}}, "50"},
      {"a letter before the unit",
       {{"50分", "50分"}, {"40分", "4O分"}},
       "100",
       {{"indicators.1.score", "4O分"}},
       "40分"},
      {"digits alike, and all its points",
       {{"50", "56"}, {"40", "38"}},
       "98",
       {{"indicators.0.score", "56"}},
       "50"},
      {"a weight", {{"80", "50"}, {"40", "38"}}, "98", {{"indicators.0.weight", "80"}}, "50"},
      // Left as read.
      {"not all its points", {{"50", "46"}, {"40", "38"}}, "96", {}, ""},
      {"a total that its points do not make", {{"50", "50"}, {"40", "4"}}, "98", {}, ""},
      {"two that were not read", {{"50", "纺"}, {"40", "3B"}}, "98", {}, ""},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.what);
    Report report = WithPoints(c.points, c.total);
    RepairEvaluations(report);
    const Evaluation& evaluation = report.evaluations.front();
    CHECK(evaluation.repaired == c.repaired);
    CHECK(report.issues.size() == c.repaired.size());
    for (const auto& [place, read] : c.repaired) {
      const std::size_t index = place.find('.') + 1, key = place.rfind('.') + 1;
      const NamedTexts& indicator =
          evaluation.indicators[static_cast<std::size_t>(place[index] - '0')];
      const auto text =
          std::ranges::find(indicator, place.substr(key), &NamedTexts::value_type::first);
      REQUIRE(text != indicator.end());
      CHECK(text->second == c.text);
    }
  }
}

TEST_CASE("Points of a text layer are left") {
  Report report = WithPoints({{"50", "5O"}, {"40", "38"}}, "98", Origin::kText);
  RepairEvaluations(report);
  CHECK(report.evaluations.front().repaired.empty());
}

TEST_CASE("What was read of a repaired figure is told in the report") {
  Report report = WithPoints({{"50", "5O"}, {"40", "38"}}, "98");
  CHECK(ToJson(report, "1").find("\"repaired\"") == std::string::npos);
  RepairEvaluations(report);
  CHECK(ToJson(report, "1").find(R"("indicators.0.score": "5O")") != std::string::npos);
  CHECK(ToJson(FromJson(ToJson(report, "1")), "1") == ToJson(report, "1"));
}

}  // namespace
}  // namespace juesuan
