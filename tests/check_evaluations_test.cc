// Self-evaluations checked against themselves.
#include "schema/check_evaluations.h"

#include <catch2/catch.hpp>

#include "schema/names.h"

namespace juesuan {
namespace {

EvaluationBudget Funds(const char* key, const char* adjusted, const char* executed,
                       const char* rate, const char* score) {
  EvaluationBudget funds;
  funds.key = key;
  funds.adjusted = Decimal::Parse(adjusted);
  funds.executed = Decimal::Parse(executed);
  funds.rate = rate;
  funds.score = score;
  return funds;
}

// 100 points: 10 for the money, 90 for two indicators.
Evaluation Sound() {
  Evaluation evaluation;
  evaluation.project = "办公设备购置";
  evaluation.grid.pages = {30};
  evaluation.budget = {Funds("total", "120.00", "100.00", "83.33%", "8.3"),
                       Funds("fiscal", "80.00", "80.00", "100.00%", "-"),
                       Funds("own", "40.00", "20.00", "50.00%", "-")};
  evaluation.budget.front().weight = Decimal(10, 0);
  evaluation.indicators = {{{"weight", "50"}, {"score", "50 分"}},
                           {{"weight", "40"}, {"score", "39.5"}}};
  evaluation.score = Decimal(978, 1);
  return evaluation;
}

std::vector<std::string> Issues(Evaluation evaluation) {
  Report report;
  report.evaluations.push_back(std::move(evaluation));
  CheckEvaluations(report);
  std::vector<std::string> messages;
  for (const Diagnostic& issue : report.issues)
    messages.push_back(std::to_string(issue.page) + " " + issue.code + " " + issue.message);
  return messages;
}

using Texts = std::vector<std::string>;

TEST_CASE("A sound self-evaluation holds, and each check tells both sides") {
  Report report;
  report.evaluations.push_back(Sound());
  CheckEvaluations(report);
  CHECK(report.issues.empty());
  Texts checks;
  for (const Check& check : report.checks)
    checks.push_back(check.id + " " + check.subject + " " + check.left->ToString() + " " +
                     check.right->ToString() + " " + std::string(NameOf(check.verdict)));
  CHECK(checks == Texts{"N-14 办公设备购置 全年预算数 120.00 120.00 exact",
                        "N-14 办公设备购置 全年执行数 100.00 100.00 exact",
                        "N-14 办公设备购置 执行率 83.33 83.33 exact",
                        "N-14 办公设备购置 得分 97.8 97.8 exact",
                        "N-14 办公设备购置 分值 100 100 exact"});
}

TEST_CASE("What does not hold in a self-evaluation is said") {
  SECTION("the sources of the money") {
    Evaluation evaluation = Sound();
    evaluation.budget[2].adjusted = Decimal(4500, 2);
    CHECK(Issues(evaluation) ==
          Texts{"30 evaluation.conflict 办公设备购置 全年预算数: 各部分之和 125.00 ≠ 120.00, 差 "
                "-5.00（N-14）"});
  }
  SECTION("the rate") {
    Evaluation evaluation = Sound();
    evaluation.budget[0].rate = "93.33%";
    CHECK(Issues(evaluation) ==
          Texts{"30 evaluation.conflict 办公设备购置 执行率: 100.00 ÷ 120.00 = "
                "83.33%, 表中为 93.33%（N-14）"});
  }
  SECTION("the score") {
    Evaluation evaluation = Sound();
    evaluation.score = Decimal(988, 1);
    CHECK(
        Issues(evaluation) ==
        Texts{"30 evaluation.conflict 办公设备购置 得分: 各部分之和 97.8 ≠ 98.8, 差 1.0（N-14）"});
  }
  SECTION("the weights") {
    Evaluation evaluation = Sound();
    evaluation.indicators[0][0].second = "40";
    CHECK(Issues(evaluation) ==
          Texts{"30 evaluation.conflict 办公设备购置 分值: 各部分之和 90 ≠ 100, 差 10（N-14）"});
  }
}

TEST_CASE("Of a scanned self-evaluation it is said that the reading may be wrong") {
  Report report;
  report.pages.push_back({30, 595, 842, 0, PageOrigin::kOcr});
  report.evaluations.push_back(Sound());
  report.evaluations.front().score = Decimal(988, 1);
  CheckEvaluations(report);
  REQUIRE(report.issues.size() == 1);
  CHECK(report.issues.front().message ==
        "办公设备购置 得分: 各部分之和 97.8 ≠ 98.8, 差 1.0（N-14；扫描件，或为识别有误）");
}

TEST_CASE("What a self-evaluation does not tell is not asked for") {
  Evaluation evaluation = Sound();
  SECTION("a score in words") { evaluation.indicators[0][1].second = "优"; }
  SECTION("money that is told by its givers") {
    evaluation.budget[1].key = "other";
    evaluation.budget[2].adjusted = Decimal(0, 2);
  }
  SECTION("the weight of the money") { evaluation.budget[0].weight.reset(); }
  SECTION("the points of the money among the indicators") {
    evaluation.indicators.push_back({{"weight", "10"}, {"score", "8.3"}});
  }
  SECTION("a summary") {
    evaluation.kind = EvaluationKind::kSummary;
    evaluation.score = Decimal(1, 0);
  }
  CHECK(Issues(evaluation) == Texts{});
}

}  // namespace
}  // namespace juesuan
