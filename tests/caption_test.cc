// What is printed around tables: found in the lines above and below them.
#include "schema/caption.h"

#include <catch2/catch.hpp>

#include "grid_text.h"

namespace juesuan {
namespace {

using Texts = std::vector<std::string>;

TEST_CASE("The lines above a table and the notes below it are its caption") {
  const std::vector<Caption> captions = ReadCaptions(ParseLayout(R"(
      第二部分
      收入决算表
      单位：万元
      | 项目 | 金额
      注：本表反映本年度收入情况。数据
      + 四舍五入。
      2.本表单位为万元。
      支出决算表
      | 项目 | 金额
      正文。
      说明：此行不属于任何表。)"));
  REQUIRE(captions.size() == 2);
  CHECK(captions[0].lines == Texts{"第二部分", "收入决算表", "单位：万元"});
  CHECK(captions[0].line_indexes == std::vector<int>{0, 1, 2});
  CHECK(captions[0].notes == Texts{"注：本表反映本年度收入情况。数据四舍五入。2.本表单位为万元。"});
  CHECK(captions[0].note_indexes == std::vector<int>{3, 4, 5});
  CHECK(captions[1].lines.back() == "支出决算表");
  CHECK(captions[1].notes.empty());
}

TEST_CASE("A caption does not reach over the page") {
  const std::vector<Caption> captions =
      ReadCaptions(ParseLayout("收入决算表\npage 2\n单位：万元\n| 项目 | 金额"));
  REQUIRE(captions.size() == 1);
  CHECK(captions[0].lines == Texts{"单位：万元"});
}

TEST_CASE("The form number is found, spaces folded") {
  struct Case {
    Texts texts;
    const char* number;
  };
  static const Case kCases[] = {
      {{"收入决算表", "公开02表"}, "公开02表"},
      {{"公开 02 表"}, "公开02表"},
      {{"公开０２表"}, "公开02表"},
      {{"财决公开05表"}, "财决公开05表"},
      {{"公开06-1表"}, "公开06-1表"},
      {{"公开01表", "公开02表"}, "公开02表"},  // the nearer one
      {{"收入决算表"}, ""},
      {{}, ""},
  };
  for (const Case& c : kCases) CHECK(FindFormNumber(c.texts) == c.number);
}

TEST_CASE("The department stands after its label") {
  struct Case {
    const char* line;
    const char* department;
  };
  static const Case kCases[] = {
      {"部门：洛龙区政府办公室", "洛龙区政府办公室"},
      {"部门名称：洛龙区政府办公室", "洛龙区政府办公室"},
      {"编制单位：洛龙区政府办公室", "洛龙区政府办公室"},
      {"编制部门: 洛龙区政府办公室", "洛龙区政府办公室"},
      {"单位：洛龙区政府办公室", "洛龙区政府办公室"},
      {"部门：洛龙区政府办公室 2023年度 金额单位：万元", "洛龙区政府办公室"},
      {"部门：洛龙区政府办公室2023年度", "洛龙区政府办公室"},
      {"公开02表 部门：洛龙区政府办公室", "洛龙区政府办公室"},
      {"单位：万元", ""},
      {"金额单位：万元", ""},
      {"部门：", ""},
      {"主管部门职责：负责全区工作", ""},
      {"部门：某市档案馆 单位：万元", "某市档案馆"},
      {"部门：某市档案馆“”2022年度”单位;万元", "某市档案馆"},  // the marks are of a seal
      {"部门：某市档案馆”2022年度”单位;万元", "某市档案馆"},
      {"部门：某市“一站式”", "某市“一站式”"},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.line);
    CHECK(FindDepartment({c.line}) == c.department);
  }
}

TEST_CASE("The year is the nearest to the table") {
  struct Case {
    Texts texts;
    int year;  // 0: none
  };
  static const Case kCases[] = {
      {{"2023年度"}, 2023},
      {{"（2023年度）"}, 2023},
      {{"部门：某局 2023 年度"}, 2023},
      {{"2022年度", "2023年度"}, 2023},
      {{"12023年"}, 0},
      {{"本年度"}, 0},
      {{"1999年度"}, 0},
  };
  for (const Case& c : kCases) CHECK(FindYear(c.texts).value_or(0) == c.year);
}

TEST_CASE("The unit is the one that a heading tells") {
  const std::optional<Unit> unit = FindTableUnit({"收入决算表", "部门：某局 金额单位：万元"});
  REQUIRE(unit.has_value());
  CHECK(unit->name == "万元");
  CHECK(unit->power == 4);
  CHECK_FALSE(FindTableUnit({"单位价值100万元以上设备", "收入决算表"}).has_value());
}

TEST_CASE("The title is the line nearest to the table that names one") {
  struct Case {
    Texts texts;
    const char* title;
  };
  static const Case kCases[] = {
      {{"收入决算表", "公开02表", "部门：某局", "单位：万元"}, "收入决算表"},
      {{"收入决算表（样表）"}, "收入决算表（样表）"},
      {{"收入决算表", "支出决算表"}, "支出决算表"},
      {{"一、收入支出决算总表", "（2023年度）"}, "一、收入支出决算总表"},
      {{"公开02表"}, ""},
      {{"部门：某区国有资产管理局代表"}, ""},
      {{"2023年度部门决算"}, ""},
  };
  for (const Case& c : kCases) CHECK(FindTitle(c.texts) == c.title);
}

TEST_CASE("Notes are known by how they begin") {
  for (const char* note : {"注：本表", "注:本表", "注1：本表", "附注：本表", "说明：本表",
                           "备注：本表", "注释：本表"}) {
    CAPTURE(note);
    CHECK(IsNote(note));
  }
  for (const char* text : {"注意事项", "注册资本", "说明书", "本表注：", "备注"}) {
    CAPTURE(text);
    CHECK_FALSE(IsNote(text));
  }
}

TEST_CASE("A table is empty for the reason its note gives") {
  const std::string first = "注：本表反映政府性基金收支情况。";
  for (const char* reason :
       {"说明：本单位没有政府性基金收入，也没有使用政府性基金安排的支出，故本表无数据。",
        "注：本表为空表。", "注：本部门无国有资本经营预算财政拨款支出。",
        "备注：我单位2023年度无此项收支。"}) {
    CAPTURE(reason);
    CHECK(EmptyReason({first, reason}) == reason);
  }
  CHECK(EmptyReason({first}).empty());
  CHECK(EmptyReason({}).empty());
}

}  // namespace
}  // namespace juesuan
