// The classification: what the book finds, and whether its tables keep their own rules.
#include "normalize/codes.h"

#include <catch2/catch.hpp>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "normalize/embedded.h"
#include "normalize/rows.h"
#include "normalize/text.h"

namespace juesuan {
namespace {

constexpr auto kFunctional = Classification::kFunctional;
constexpr auto kDepartment = Classification::kDepartmentEconomic;
constexpr auto kGovernment = Classification::kGovernmentEconomic;
constexpr auto kRevenue = Classification::kRevenue;

std::string CodeOf(const CodeEntry* entry) {
  return entry == nullptr ? "" : std::string(entry->code);
}

TEST_CASE("The lines of the summary tables lead to the classes of expenditure") {
  struct Case {
    const char* name;
    int year;
    const char* code;
  };
  static const Case kCases[] = {
      {"一般公共服务支出", 2023, "201"},
      {"外交支出", 2023, "202"},
      {"国防支出", 2023, "203"},
      {"公共安全支出", 2023, "204"},
      {"教育支出", 2023, "205"},
      {"科学技术支出", 2023, "206"},
      {"文化旅游体育与传媒支出", 2023, "207"},
      {"文化体育与传媒支出", 2018, "207"},
      {"文化体育与传媒支出", 2023, "207"},  // an old name in a new report
      {"社会保障和就业支出", 2023, "208"},
      {"社会保险基金支出", 2023, "209"},
      {"卫生健康支出", 2023, "210"},
      {"医疗卫生与计划生育支出", 2018, "210"},
      {"医疗卫生支出", 2013, "210"},
      {"节能环保支出", 2023, "211"},
      {"城乡社区支出", 2023, "212"},
      {"农林水支出", 2023, "213"},
      {"交通运输支出", 2023, "214"},
      {"资源勘探工业信息等支出", 2023, "215"},
      {"资源勘探信息等支出", 2019, "215"},
      {"资源勘探电力信息等支出", 2014, "215"},
      {"商业服务业等支出", 2023, "216"},
      {"金融支出", 2023, "217"},
      {"援助其他地区支出", 2023, "219"},
      {"自然资源海洋气象等支出", 2023, "220"},
      {"国土海洋气象等支出", 2018, "220"},
      {"住房保障支出", 2023, "221"},
      {"粮油物资储备支出", 2023, "222"},
      {"国有资本经营预算支出", 2023, "223"},
      {"灾害防治及应急管理支出", 2023, "224"},
      {"预备费", 2023, "227"},
      {"其他支出", 2023, "229"},
      {"转移性支出", 2023, "230"},
      {"债务还本支出", 2023, "231"},
      {"债务付息支出", 2023, "232"},
      {"债务发行费用支出", 2023, "233"},
      {"抗疫特别国债安排的支出", 2023, "234"},
      {"⼀般公共服务⽀出", 2023, "201"},  // radicals
      {"一般 公共服务支出", 2023, "201"},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.name, c.year);
    const auto found =
        CodeBook::Shipped().ByName(kFunctional, c.name, c.year, CodeLevel::kClass, "");
    REQUIRE(found.size() == 1);
    CHECK(found.front()->code == c.code);
  }
}

TEST_CASE("A printed code finds the entry of its year, or the nearest one") {
  struct Case {
    Classification classification;
    const char* code;
    int year;
    const char* name;  // nullptr: in no edition
  };
  static const Case kCases[] = {
      {kFunctional, "201", 2023, "一般公共服务支出"},
      {kFunctional, "2010301", 2023, "行政运行"},
      {kFunctional, "210", 2018, "医疗卫生与计划生育支出"},
      {kFunctional, "210", 2019, "卫生健康支出"},
      {kFunctional, "210", 0, "卫生健康支出"},         // no year: the newest
      {kFunctional, "20139", 2020, "社会工作事务"},    // before its first year
      {kFunctional, "2100501", 2023, "行政单位医疗"},  // after its last
      {kDepartment, "301", 2023, "工资福利支出"},
      {kDepartment, "30112", 2023, "其他社会保障缴费"},
      {kDepartment, "30307", 2017, "医疗费"},
      {kDepartment, "30307", 2018, "医疗费补助"},
      {kGovernment, "50102", 2023, "社会保障缴费"},
      {kRevenue, "10301", 2023, "政府性基金收入"},
      // Errors
      {kFunctional, "2999999", 2023, nullptr},
      {kFunctional, "", 2023, nullptr},
      {kFunctional, "20", 2023, nullptr},
      {kFunctional, "301", 2023, nullptr},  // of another classification
      {kDepartment, "501", 2023, nullptr},
      {kFunctional, "\xFF", 2023, nullptr},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.code, c.year);
    const CodeEntry* const entry = CodeBook::Shipped().Find(c.classification, c.code, c.year);
    REQUIRE((entry != nullptr) == (c.name != nullptr));
    if (entry == nullptr) continue;
    CHECK(entry->name == c.name);
    CHECK(entry->code == c.code);
  }
}

TEST_CASE("All entries of a code come valid ones first, then newest first") {
  const auto names = [](int year) {
    std::vector<std::string_view> found;
    for (const CodeEntry* entry : CodeBook::Shipped().ByCode(kFunctional, "21305", year)) {
      found.push_back(entry->name);
    }
    return found;
  };
  using Names = std::vector<std::string_view>;
  CHECK(names(2020) == Names{"扶贫", "巩固脱贫攻坚成果衔接乡村振兴", "巩固脱贫衔接乡村振兴"});
  CHECK(names(2022) == Names{"巩固脱贫衔接乡村振兴", "巩固脱贫攻坚成果衔接乡村振兴", "扶贫"});
  CHECK(names(2024) == Names{"巩固脱贫攻坚成果衔接乡村振兴", "巩固脱贫衔接乡村振兴", "扶贫"});
  CHECK(CodeBook::Shipped().ByCode(kFunctional, "299", 2023).empty());
}

TEST_CASE("Names are found under a parent, at a level, by other names and other years") {
  struct Case {
    Classification classification;
    const char* name;
    int year;
    std::optional<CodeLevel> level;
    const char* parent;
    std::vector<std::string> codes;
  };
  static const Case kCases[] = {
      {kFunctional, "行政运行", 2023, CodeLevel::kItem, "20103", {"2010301"}},
      {kFunctional, "政府办公厅(室)及相关机构事务", 2023, CodeLevel::kSection, "201", {"20103"}},
      {kFunctional, "“两房”建设", 2023, std::nullopt, "", {"2040409"}},
      {kFunctional, "\"两房\"建设", 2023, std::nullopt, "", {"2040409"}},
      // A class and its 款 and 项 of the same name
      {kFunctional, "其他支出", 2023, CodeLevel::kClass, "", {"229"}},
      {kFunctional, "其他支出", 2023, std::nullopt, "229", {"22999", "2299999", "2299901"}},
      {kFunctional, "其他支出", 2020, CodeLevel::kItem, "22999", {"2299901", "2299999"}},
      // Other names come after official ones
      {kFunctional, "农林水事务", 2013, std::nullopt, "", {"213"}},
      {kDepartment, "公务招待费", 2023, std::nullopt, "", {"30217"}},
      {kDepartment, "其他资本性支出", 2023, CodeLevel::kSection, "", {"31099", "30999"}},
      {kDepartment, "房屋建筑物购建", 2023, CodeLevel::kSection, "310", {"31001"}},
      // Errors
      {kFunctional, "行政运行", 2023, CodeLevel::kItem, "201039", {}},
      {kFunctional, "行政运行", 2023, CodeLevel::kClass, "", {}},
      {kFunctional, "工资福利支出", 2023, std::nullopt, "", {}},
      {kFunctional, "一、一般公共服务支出", 2023, std::nullopt, "", {}},  // see WithoutEnumerator
      {kFunctional, "", 2023, std::nullopt, "", {}},
      {kFunctional, "\xE4\xB8", 2023, std::nullopt, "", {}},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.name, c.year, c.parent);
    std::vector<std::string> codes;
    for (const CodeEntry* entry :
         CodeBook::Shipped().ByName(c.classification, c.name, c.year, c.level, c.parent)) {
      codes.push_back(CodeOf(entry));
    }
    CHECK(codes == c.codes);
  }
}

TEST_CASE("A path of names leads to one code") {
  struct Case {
    Classification classification;
    std::vector<std::string> names;
    int year;
    const char* code;  // "": no path, or more than one
  };
  static const Case kCases[] = {
      {kFunctional, {"一般公共服务支出"}, 2023, "201"},
      {kFunctional,
       {"一般公共服务支出", "政府办公厅（室）及相关机构事务", "行政运行"},
       2023,
       "2010301"},
      {kFunctional,
       {"一般公共服务支出（类）", "政府办公厅(室)及相关机构事务（款）", "行政运行（项）"},
       2023,
       "2010301"},
      {kFunctional, {"一般公共服务（类）", "纪检监察事务"}, 2023, "20111"},
      {kFunctional, {"社会保障和就业", "行政事业单位养老"}, 2023, "20805"},
      {kFunctional, {"住房保障支出", "住房改革支出", "住房公积金支出"}, 2023, "2210201"},
      {kFunctional, {"医疗卫生与计划生育支出", "行政事业单位医疗"}, 2018, "21011"},
      // A code that moved: the one of the year
      {kFunctional,
       {"社会保障和就业支出", "其他社会保障和就业支出", "其他社会保障和就业支出"},
       2020,
       "2089901"},
      {kFunctional,
       {"社会保障和就业支出", "其他社会保障和就业支出", "其他社会保障和就业支出"},
       2021,
       "2089999"},
      {kDepartment, {"工资福利支出", "其他社会保障缴费"}, 2017, "30104"},
      {kDepartment, {"工资福利支出", "其他社会保障缴费"}, 2023, "30112"},
      // Errors
      {kFunctional, {}, 2023, ""},
      {kFunctional, {"政府办公厅（室）及相关机构事务", "行政运行"}, 2023, ""},
      {kFunctional, {"一般公共服务支出", "行政运行"}, 2023, ""},
      {kFunctional, {"一般公共服务支出", ""}, 2023, ""},
      {kDepartment, {"工资福利支出", "基本工资", "基本工资"}, 2023, ""},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.names, c.year);
    CHECK(CodeOf(CodeBook::Shipped().ByPath(c.classification, c.names, c.year)) == c.code);
  }
}

TEST_CASE("A code goes by the names of all its years and by its other names") {
  struct Case {
    Classification classification;
    const char* code;
    const char* name;
    bool named;
  };
  static const Case kCases[] = {
      {kFunctional, "210", "卫生健康支出", true},
      {kFunctional, "210", "医疗卫生与计划生育支出", true},
      {kFunctional, "210", "医疗卫生支出", true},
      {kFunctional, "20103", "政府办公厅(室)及相关机构事务", true},
      {kDepartment, "30217", "公务招待费", true},
      {kFunctional, "210", "教育支出", false},
      {kFunctional, "2010301", "一般行政管理事务", false},
      {kDepartment, "30217", "卫生健康支出", false},
      {kFunctional, "999", "卫生健康支出", false},
      {kFunctional, "210", "", false},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.code, c.name);
    CHECK(CodeBook::Shipped().IsNameOf(c.classification, c.code, c.name) == c.named);
  }
}

TEST_CASE("The length of a code tells its level") {
  CHECK(LevelOf(kFunctional, "201") == CodeLevel::kClass);
  CHECK(LevelOf(kFunctional, "20103") == CodeLevel::kSection);
  CHECK(LevelOf(kFunctional, "2010301") == CodeLevel::kItem);
  CHECK(LevelOf(kRevenue, "1010101") == CodeLevel::kItem);
  CHECK(LevelOf(kDepartment, "301") == CodeLevel::kClass);
  CHECK(LevelOf(kGovernment, "50101") == CodeLevel::kSection);
  CHECK(LevelOf(kDepartment, "3010101") == std::nullopt);
  for (const char* const code : {"", "2", "20", "2010", "201030", "20103011", "20I", "２０１"}) {
    CAPTURE(code);
    CHECK(LevelOf(kFunctional, code) == std::nullopt);
  }
}

TEST_CASE("The tables are sorted, whole and spelled as they are looked up") {
  const auto entries = CodeBook::Shipped().entries();
  REQUIRE(entries.size() > 2000);
  using Key = std::tuple<Classification, std::string_view, int>;
  std::set<std::pair<Classification, std::string_view>> codes;
  std::set<std::tuple<Classification, std::string_view, std::string_view>> names;
  Key last;
  for (const CodeEntry& entry : entries) {
    CAPTURE(entry.code, entry.name);
    const Key key(entry.classification, entry.code, entry.first_year);
    CHECK(last <= key);
    last = key;
    CHECK(names.emplace(entry.classification, entry.code, entry.name).second);
    codes.emplace(entry.classification, entry.code);

    CHECK(LevelOf(entry.classification, entry.code) == entry.level);
    if (entry.level != CodeLevel::kClass) {
      const std::string_view parent = entry.code.substr(0, entry.code.size() - 2);
      CHECK(codes.contains({entry.classification, parent}));
    }
    CHECK_FALSE(entry.name.empty());
    CHECK(LabelKey(entry.name) == entry.name);
    CHECK((entry.first_year == 0 || (entry.first_year >= 2007 && entry.first_year <= 2030)));
    CHECK((entry.last_year == 0 || entry.last_year >= entry.first_year));
  }
}

std::vector<std::string_view> Fields(std::string_view row) {
  std::vector<std::string_view> fields;
  const bool ends_empty = row.ends_with(',');
  while (!row.empty()) fields.push_back(TakeUntil(',', row));
  if (ends_empty) fields.emplace_back();
  return fields;
}

TEST_CASE("Every row of the tables of codes has its fields and its evidence") {
  static const std::map<std::string_view, std::size_t> kFieldCounts = {
      {"functional.csv", 5},          {"revenue.csv", 5},     {"economic_department.csv", 5},
      {"economic_government.csv", 5}, {"other_names.csv", 7}, {"regions.csv", 2},
      {"region_names.csv", 2},
  };
  static const std::set<std::string_view> kEvidence = {"documents", "page", "prose", "memory"};
  CHECK(CodeFiles().size() == kFieldCounts.size());
  for (const EmbeddedFile& file : CodeFiles()) {
    CAPTURE(file.name);
    REQUIRE(kFieldCounts.contains(file.name));
    CHECK(file.text.starts_with("# "));
    CHECK(file.text.ends_with('\n'));
    CHECK(file.text.find_first_of("\"\r\t") == std::string_view::npos);
    std::string_view text = file.text;
    TakeRow(text);
    for (std::string_view row = TakeRow(text); !row.empty(); row = TakeRow(text)) {
      CAPTURE(row);
      const auto fields = Fields(row);
      REQUIRE(fields.size() == kFieldCounts.at(file.name));
      if (fields.size() > 2) CHECK(kEvidence.contains(fields.back()));
      CHECK(row.find(' ') == std::string_view::npos);
    }
  }
}

TEST_CASE("Every other name is of a code in the tables and differs from its official names") {
  static const std::map<std::string_view, Classification> kClassifications = {
      {"functional", kFunctional},
      {"economic_department", kDepartment},
      {"economic_government", kGovernment},
      {"revenue", kRevenue},
  };
  std::string_view table = TableRows("other_names.csv");
  REQUIRE_FALSE(table.empty());
  for (std::string_view row = TakeRow(table); !row.empty(); row = TakeRow(table)) {
    CAPTURE(row);
    const auto fields = Fields(row);
    REQUIRE(kClassifications.contains(fields[0]));
    const auto classification = kClassifications.at(fields[0]);
    CHECK(LabelKey(fields[2]) == fields[2]);
    CHECK((fields[3] == "earlier" || fields[3] == "variant"));
    const auto entries = CodeBook::Shipped().ByCode(classification, fields[1], 0);
    CHECK_FALSE(entries.empty());
    for (const CodeEntry* entry : entries) CHECK(entry->name != fields[2]);
    CHECK(CodeBook::Shipped().IsNameOf(classification, fields[1], fields[2]));
  }
}

}  // namespace
}  // namespace juesuan
