// Self-evaluation tables → evaluations, with the words of schema/forms/evaluations.toml.
#include "schema/evaluation.h"

#include <catch2/catch.hpp>

#include "grid_text.h"

namespace juesuan {
namespace {

std::optional<Evaluation> Read(const std::string& grid_text,
                               const std::vector<std::string>& above = {"项目支出绩效自评表"}) {
  static const EvaluationTerms kTerms = LoadEvaluationTerms("");
  const Grid grid = ParseGrid(grid_text);
  Caption caption;
  caption.lines = above;
  return ReadEvaluation(GridView(grid), caption, kTerms);
}

std::string Number(const std::optional<Decimal>& number) {
  return number ? number->ToString() : ".";
}

std::string Money(const Evaluation& evaluation) {
  std::string text;
  for (const EvaluationBudget& line : evaluation.budget) {
    text += line.key + ": " + Number(line.initial) + " " + Number(line.adjusted) + " " +
            Number(line.executed) + " " + Number(line.weight) + " " +
            (line.rate.empty() ? "." : line.rate) + " " + (line.score.empty() ? "." : line.score) +
            "\n";
  }
  return text;
}

std::string Texts(const NamedTexts& texts) {
  std::string text;
  for (const auto& [key, value] : texts)
    text += (text.empty() ? "" : " ") + key + "=" + (value.empty() ? "." : value);
  return text + "\n";
}

std::string Indicators(const Evaluation& evaluation) {
  std::string text;
  for (const NamedTexts& indicator : evaluation.indicators) text += Texts(indicator);
  return text;
}

constexpr const char* kProject = R"(
    项目名称 | 文化活动经费 | < | < | < | < | < | <
    主管部门 | 洛龙区文旅局 | < | < | 实施单位 | 洛龙区文化馆 | < | <
    项目资金（万元） | . | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
    ^ | 年度资金总额 | 6.00 | 5.75 | 3.04 | 10 | 52.87% | 5.29
    ^ | 其中：当年财政拨款 | 6.00 | 5.75 | 3.04 | - | 52.87% | -
    ^ | 上年结转资金 | 0 | . | . | - | . | -
    ^ | 其他资金 | . | . | . | - | . | -
    年度总体目标 | 预期目标 | < | < | 实际完成情况 | < | < | <
    ^ | 举办活动10场 | < | < | 已举办活动12场 | < | < | <
    一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施
    产出指标 | 数量指标 | 活动场次 | ≥10场 | 12场 | 20 | 20 | .
    ^ | 质量指标 | 活动合格率 | ≥95% | 98% | 20 | 18.5 | 个别活动延期
    效益指标 | 社会效益指标 | 惠及群众 | ≥1万人 | 1.2万人 | 30 | 30 | .
    总分 | < | < | < | < | 100 | 73.79 | .)";

TEST_CASE("A project's evaluation is read in all its parts") {
  const std::optional<Evaluation> evaluation = Read(kProject);
  REQUIRE(evaluation.has_value());
  CHECK(evaluation->kind == EvaluationKind::kProject);
  CHECK(evaluation->title == "项目支出绩效自评表");
  CHECK(evaluation->project == "文化活动经费");
  CHECK(evaluation->department == "洛龙区文旅局");
  CHECK(evaluation->unit == "洛龙区文化馆");
  CHECK(Money(*evaluation) == Plain(R"(
      total: 6.00 5.75 3.04 10 52.87% 5.29
      fiscal: 6.00 5.75 3.04 . 52.87% -
      carry_over: 0 . . . . -
      other: . . . . . -)"));
  CHECK(evaluation->goal == "举办活动10场");
  CHECK(evaluation->done == "已举办活动12场");
  CHECK(Indicators(*evaluation) == Plain(R"(
      level1=产出指标 level2=数量指标 level3=活动场次 target=≥10场 actual=12场 weight=20 score=20 deviation=. reason=.
      level1=产出指标 level2=质量指标 level3=活动合格率 target=≥95% actual=98% weight=20 score=18.5 deviation=. reason=个别活动延期
      level1=效益指标 level2=社会效益指标 level3=惠及群众 target=≥1万人 actual=1.2万人 weight=30 score=30 deviation=. reason=.)"));
  CHECK(Number(evaluation->score) == "73.79");
  CHECK(evaluation->grid.rows == 14);
}

// Indicators without which no table is an evaluation, in six columns.
constexpr const char* kIndicators = R"(
    一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 得分
    产出指标 | 数量指标 | 活动场次 | ≥10场 | 12场 | 20
    )";

TEST_CASE("A whole department's evaluation has its tasks, and no project") {
  const std::optional<Evaluation> evaluation = Read(std::string(R"(
      部门（单位）名称 | 洛龙区文旅局 | < | < | < | <
      年度主要任务 | 任务名称 | 主要内容 | < | 实际完成情况 | <
      ^ | 场馆开放 | 全年免费开放 | < | 开放310天 | <
      ^ | 文物保护 | 修缮两处 | < | 已修缮 | <
      绩效指标 | < | < | < | < | <)") + kIndicators,
                                                    {"部门整体支出绩效自评表"});
  REQUIRE(evaluation.has_value());
  CHECK(evaluation->kind == EvaluationKind::kDepartment);
  CHECK(evaluation->project.empty());
  CHECK(evaluation->department == "洛龙区文旅局");
  CHECK(evaluation->unit == "洛龙区文旅局");
  REQUIRE(evaluation->tasks.size() == 2);
  CHECK(evaluation->tasks[0].name == "场馆开放");
  CHECK(evaluation->tasks[0].content == "全年免费开放");
  CHECK(evaluation->tasks[1].done == "已修缮");
  REQUIRE(evaluation->indicators.size() == 1);
}

TEST_CASE("The score is under 得分, or the last number of its row") {
  struct Case {
    const char* row;
    const char* score;
    const char* grade;
  };
  static const Case kCases[] = {
      {"总分 | < | < | < | < | 98.6", "98.6", ""},
      {"总分 | < | < | < | < | 95.2分", "95.2", ""},
      {"自评得分 | < | < | < | 优 | 98.6", "98.6", "优"},
      {"总分 | < | < | < | < | .", ".", ""},
      {"总分 | < | < | < | < | 见说明", ".", ""},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.row);
    const std::optional<Evaluation> evaluation = Read(std::string(kIndicators) + c.row);
    REQUIRE(evaluation.has_value());
    CHECK(Number(evaluation->score) == c.score);
    CHECK(evaluation->grade == c.grade);
    CHECK(evaluation->indicators.size() == 1);
  }
}

TEST_CASE("A grade beside its label is the evaluation's") {
  const std::optional<Evaluation> evaluation =
      Read(std::string("评价等级 | 良 | < | < | < | <") + kIndicators);
  REQUIRE(evaluation.has_value());
  CHECK(evaluation->grade == "良");
}

TEST_CASE("A column that no word knows keeps its own head") {
  const std::optional<Evaluation> evaluation = Read(R"(
      一级指标 | 二级指标 | 三级指标 | 年初指标值 | 调整后指标值 | 全年实际完成值 | 偏差度 | 得分
      产出指标 | 数量指标 | 活动场次 | ≥10场 | ≥12场 | 12场 | 0.00 | 20)");
  REQUIRE(evaluation.has_value());
  CHECK(Indicators(*evaluation) ==
        "level1=产出指标 level2=数量指标 level3=活动场次 target=≥10场 actual=12场 weight=. "
        "score=20 deviation=0.00 reason=. 调整后指标值=≥12场\n");
}

TEST_CASE("The budget's initial amount is 预算编制数 where two stand below it") {
  const std::optional<Evaluation> evaluation = Read(std::string(R"(
      . | 年初预算数 | < | 全年预算数 | 全年执行数 | 得分
      ^ | 目标申报数 | 预算编制数 | ^ | ^ | ^
      部门预算总额 | 9.00 | 8.00 | 7.00 | 6.00 | 10
      市县区财政资金 | 9.00 | 8.00 | 7.00 | 6.00 | -)") +
                                                    kIndicators);
  REQUIRE(evaluation.has_value());
  CHECK(Money(*evaluation) == "total: 8.00 7.00 6.00 . . 10\nfiscal: 8.00 7.00 6.00 . . -\n");
}

TEST_CASE("The review below the indicators is kept with its labels") {
  const std::optional<Evaluation> evaluation =
      Read(std::string(kIndicators) + R"(总分 | < | < | < | < | 98.6
      主要经验做法 | 加强管理。 | < | < | < | <
      存在的主要问题 | 进度偏慢。 | < | < | < | <
      下一步改进措施 | 及早安排。 | < | < | < | <)");
  REQUIRE(evaluation.has_value());
  CHECK(evaluation->analysis == NamedTexts{{"主要经验做法", "加强管理。"},
                                           {"存在的主要问题", "进度偏慢。"},
                                           {"下一步改进措施", "及早安排。"}});
}

TEST_CASE("A summary of projects has a row for each") {
  const std::optional<Evaluation> evaluation = Read(R"(
      序号 | 单位名称 | 项目名称 | 全年预算数（万元） | 全年执行数（万元） | 预算执行率 | 自评得分
      1 | 盐湖区某中心 | 数据平台 | 5.75 | 3.04 | 52.87% | 95.2分
      2 | ^ | 网络安全 | 8.00 | 8.00 | 100% | 100
      . | . | . | . | . | . | .)",
                                                    {"项目单位自评汇总表"});
  REQUIRE(evaluation.has_value());
  CHECK(evaluation->kind == EvaluationKind::kSummary);
  CHECK(evaluation->title == "项目单位自评汇总表");
  CHECK(evaluation->department == "盐湖区某中心");
  std::string rows;
  for (const EvaluationSummaryRow& row : evaluation->rows) {
    rows += row.project + " " + Number(row.adjusted) + " " + Number(row.executed) + " " +
            Number(row.score) + "; " + Texts(row.rates) + "  " + Texts(row.others);
  }
  CHECK(Plain(rows) == Plain(R"(
      数据平台 5.75 3.04 95.2; 预算执行率=52.87%
      序号=1 单位名称=盐湖区某中心
      网络安全 8.00 8.00 100; 预算执行率=100%
      序号=2 单位名称=盐湖区某中心)"));
}

TEST_CASE("A table without indicators that were scored is no evaluation") {
  struct Case {
    const char* what;
    const char* grid;
  };
  static const Case kCases[] = {
      {"goals of a budget, not yet done", R"(
           项目名称 | 文化活动经费 | < | <
           一级指标 | 二级指标 | 三级指标 | 指标值
           产出指标 | 数量指标 | 活动场次 | ≥10场)"},
      {"a form", "科目编码 | 科目名称 | 合计 | 基本支出\n205 | 教育支出 | 1.00 | 1.00"},
      {"a list of projects without scores",
       "项目名称 | 全年预算数 | 全年执行数\n数据平台 | 5.75 | 3.04"},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.what);
    CHECK_FALSE(Read(c.grid).has_value());
  }
}

}  // namespace
}  // namespace juesuan
