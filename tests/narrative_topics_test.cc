// How the text around figures decides what is spoken of: titles, headings, brackets, what follows.
#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "schema/narrative.h"

namespace juesuan {
namespace {

using Texts = std::vector<std::string>;

// "key value" of each fact told in these paragraphs under a heading, in accounts of 2023.
Texts Keys(const char* heading, const Texts& paragraphs) {
  std::vector<Paragraph> sources;
  for (const std::string& text : paragraphs) sources.push_back({text, {{0, 1}}});
  const std::vector<Passage> passages = FindPassages(sources);
  Diagnostics issues;
  Texts keys;
  for (const ToldFact& told : ReadFacts(heading, passages, NarrativeWords::Shipped(), 2023, issues))
    keys.push_back(fmt::format("{} {}", told.fact.key, told.fact.value.ToString()));
  CHECK(issues.empty());
  return keys;
}

TEST_CASE("A line that only names a subject is the title of the next passage, and no further") {
  CHECK(Keys("一般公共预算财政拨款支出决算情况说明",
             {"（一）一般公共服务支出（类）",
              "1.政府办公厅（室）及相关机构事务（款）行政运行（项）。",
              "年初预算为5.00万元，支出决算为6.00万元。", "支出决算为7.00万元。"}) ==
        Texts{"general_budget.2010301.initial 5.00", "general_budget.2010301 6.00"});
}

TEST_CASE("Names of lower levels are read below the upper ones that were named last") {
  struct Case {
    Texts paragraphs, keys;
  };
  static const Case kCases[] = {
      {{"一般公共服务支出（类）2023年度决算9.00万元。其中：人大事务（款）2023年度决算4.00万元。"},
       {"general_budget.201 9.00", "general_budget.20101 4.00"}},
      {{"一般公共服务支出（类）人大事务（款）行政运行（项）支出3.00万元。",
        "行政运行（项）1.00万元。"},
       {"general_budget.2010101 3.00", "general_budget.2010101 1.00"}},
      // Only one code has these names.
      {{"行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）2.00万元。"},
       {"general_budget.2080505 2.00"}},
      {{"行政运行（项）1.00万元。"}, {}},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.paragraphs.front());
    CHECK(Keys("一般公共预算财政拨款支出决算情况说明", c.paragraphs) == c.keys);
  }
}

TEST_CASE("A heading within a section says what is spoken of where the section's own does not") {
  CHECK(Keys("部门决算情况说明", {"（一）收入决算情况说明", "其他收入0.40万元。",
                                  "（二）机关运行情况", "其他收入0.50万元。"}) ==
        Texts{"revenue.other 0.40"});
  // Within the accounts of all expenditure, 基本支出 is not that of the general budget.
  CHECK(Keys("支出决算情况说明", {"（一）基本支出情况", "基本支出3.00万元。"}) ==
        Texts{"expenditure.basic 3.00"});
  CHECK(Keys("支出决算情况说明", {"（三）一般公共预算财政拨款支出决算结构情况",
                                  "基本支出3.00万元。"}) == Texts{"general_budget.basic 3.00"});
}

TEST_CASE("After a bracket what was spoken of before it goes on") {
  CHECK(Keys("机关运行经费支出情况说明",
             {"机关运行经费支出30.00万元（其中：某某支出10.00万元；另一支出20.00万元），"
              "比上年增加1.00万元。"}) ==
        Texts{"agency_operation 30.00", "agency_operation.change 1.00"});
}

TEST_CASE("A comparison goes on over the end of its sentence into 其中 only") {
  CHECK(Keys("收入决算情况说明", {"与上年相比，收入合计增加3.00万元。其中：其他收入增加1.00万元。"
                                  "事业收入增加2.00万元。"}) ==
        Texts{"revenue.change 3.00", "revenue.other.change 1.00"});
}

TEST_CASE("What is counted in an explanation is not what is spoken of after it") {
  CHECK(Keys("机关运行经费支出情况说明",
             {"机关运行经费支出30.00万元，主要原因是新招7名人员，比上年增加1.00万元。"}) ==
        Texts{"agency_operation 30.00", "agency_operation.change 1.00"});
  // Money may be that of something else.
  CHECK(Keys("机关运行经费支出情况说明",
             {"机关运行经费支出30.00万元，主要原因是追加差旅2.00万元，比上年增加1.00万元。"}) ==
        Texts{"agency_operation 30.00"});
}

TEST_CASE("What a figure counts may be said after it, and is told with it") {
  const std::vector<Passage> passages =
      FindPassages({{"自评结果为：11个项目自评等级为优，1个项目自评等级为良。", {{0, 1}}}});
  Diagnostics issues;
  const std::vector<ToldFact> facts =
      ReadFacts("预算绩效情况说明", passages, NarrativeWords::Shipped(), 2023, issues);
  REQUIRE(facts.size() == 2);
  CHECK(facts[0].fact.key == "performance.grade.excellent");
  CHECK(facts[0].fact.text == "11个项目自评等级为优");
  CHECK(facts[1].fact.key == "performance.grade.good");
}

}  // namespace
}  // namespace juesuan
