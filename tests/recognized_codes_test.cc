// Which code and which name of a recognised row are taken for misread, and for which others.
#include "schema/recognized_codes.h"

#include <catch2/catch.hpp>

namespace juesuan {
namespace {

Row RowWith(const std::string& code, const std::string& name) {
  Row row;
  row.classification =
      code.starts_with("3") ? Classification::kDepartmentEconomic : Classification::kFunctional;
  row.code = code;
  row.name = name;
  return row;
}

struct Line {
  const char* read;
  const char* name;
  const char* code;           // that it must be
  std::size_t inherited = 0;  // digits of `read` that stand in the rows above
};

// As rows of a table that was recognised.
std::vector<CodeReading> Readings(const std::vector<Line>& lines) {
  std::vector<CodeReading> readings;
  for (const Line& line : lines) {
    CodeReading& reading = readings.emplace_back();
    const std::string read = line.read;
    if (read.find_first_not_of("0123456789") == std::string::npos) reading.code = read;
    reading.text = read.substr(line.inherited);
    reading.inherited = line.inherited;
    reading.name = line.name;
    reading.is_recognized = true;
  }
  return readings;
}

void CheckRepaired(const std::vector<Line>& lines) {
  const bool is_economic = lines.front().code[0] == '3';
  const std::vector<std::string> codes = RepairedCodes(
      Readings(lines),
      is_economic ? Classification::kDepartmentEconomic : Classification::kFunctional, 2023);
  for (std::size_t index = 0; index < lines.size(); ++index) {
    CAPTURE(lines[index].read, lines[index].name);
    CHECK(codes[index] == lines[index].code);
  }
}

TEST_CASE("A code that was read otherwise too may be that") {
  const auto repaired = [](const std::vector<OtherReading>& others) {
    std::vector<CodeReading> readings =
        Readings({{"201", "没有这个科目"}, {"2044706", "执法办案"}});
    readings.back().others = others;
    return RepairedCodes(readings, Classification::kFunctional, 2023).back();
  };
  CHECK(repaired({}) == "2044706");
  CHECK(repaired({{"2040220", 0.8}}) == "2040220");
  CHECK(repaired({{"3050226", 0.8}}) == "2044706");
}

TEST_CASE("A misread code is told by its name") {
  static const Line kCases[] = {
      {"2103101", "行政单位医疗", "2101101"},
      {"2101101", "行政单位医疗", "2101101"},  // right already
      {"39509", "经常性赠与", "39909"},
      {"2010391", "行政运行", "2010301"},      // of many of this name, the nearest
      {"2010301", "没有这个科目", "2010301"},  // an unknown name says nothing
      {"9999999", "行政运行", "9999999"},      // near no code of this name
  };
  for (const Line& line : kCases) CheckRepaired({line});
}

TEST_CASE("What is no number was read for the code that its name and place ask for") {
  CheckRepaired({{"201", "一般公共服务支出", "201"},
                 {"20l03", "政府办公厅（室）及相关机构事务", "20103"},
                 {"2O1O301", "行政运行", "2010301"},
                 {"20103;2", "一般行政管理事务", "2010302"},
                 {"201o3", "没有这个科目", ""},  // nothing tells which
                 {"2", "行政运行", "2"}});       // far from all
}

TEST_CASE("Codes of one name are told by the order of codes and by their parents") {
  // Each has its name, but one of them is not where it would stand.
  CheckRepaired({{"201", "一般公共服务支出", "201"},
                 {"20106", "财政事务", "20106"},
                 {"2010301", "行政运行", "2010601"},
                 {"2010602", "一般行政管理事务", "2010602"}});
  CheckRepaired({{"20131", "党委办公厅（室）及相关机构事务", "20131"},
                 {"2018101", "行政运行", "2013101"},
                 {"2013102", "一般行政管理事务", "2013102"}});
  // The name was misread too, and the code is another's.
  CheckRepaired({{"20805", "行政事业单位养老支出", "20805"},
                 {"2080805", "机关事业单位基未养老保险缴费支出", "2080505"},
                 {"2080506", "机关事业单位职业年金缴费支出", "2080506"}});
  // The same without a row that tells where it belongs.
  CheckRepaired({{"2080805", "机关事业单位基未养老保险缴费支出", "2080805"}});
  // An office that lists its codes in an order of its own.
  CheckRepaired({{"2080505", "机关事业单位基本养老保险缴费支出", "2080505"},
                 {"2010301", "行政运行", "2010301"},
                 {"2210201", "住房公积金", "2210201"}});
}

TEST_CASE("Where the name was misread for another's, the place of the code keeps it") {
  CheckRepaired(
      {{"30205", "水费", "30205"}, {"30206", "水费", "30206"}, {"30207", "邮电费", "30207"}});
}

TEST_CASE("Digits that stand in the rows above are corrected with these") {
  CheckRepaired({{"207", "一般公共服务支出", "201"},
                 {"20703", "政府办公厅（室）及相关机构事务", "20103", 3},
                 {"2070301", "行政运行", "2010301", 5},
                 {"2070302", "一般行政管理事务", "2010302", 5},
                 {"2070377", "没有这个科目", "2010377", 5}});
}

TEST_CASE("A code from a text layer is what it is") {
  std::vector<CodeReading> readings = Readings({{"2103101", "行政单位医疗", ""}});
  readings.front().is_recognized = false;
  CHECK(RepairedCodes(readings, Classification::kFunctional, 2023).front() == "2103101");
}

TEST_CASE("A misread name of a class is the one that it is nearly") {
  struct Case {
    const char *read, *code;
  };
  static const Case kCases[] = {
      {"D生健康支出", "210"},         {"十轧、住房保障支出", "221"},
      {"|九、住房保障支出", "221"},   {"债务还夲支出", ""},  // 债务付息支出 is near too
      {"一般公共预算财政拨款", ""},   {"本年支出合计", ""},
      {"年末财政拨款结转和结余", ""}, {"结余分配", ""},
      {"其中：基本支出", ""},         {"", ""},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.read);
    const CodeEntry* entry = NearestClass(Classification::kFunctional, c.read, 2023);
    CHECK((entry ? entry->code : "") == c.code);
  }
}

TEST_CASE("A misread 合计 is none of the other words for totals") {
  for (const char* name : {"省计", "台计", "合汁"}) CHECK(MayBeTotal(name));
  for (const char* name : {"合计", "总计", "小计", "设计费", "水费", ""})
    CHECK_FALSE(MayBeTotal(name));
}

TEST_CASE("A misread name is told by its code") {
  constexpr RowConfidence kSure{0.99, 0.99}, kDoubtfulName{0.99, 0.7}, kDoubtful{0.7, 0.7};
  struct Case {
    const char *code, *read;
    RowConfidence confidence;
    const char* name;
  };
  const Case cases[] = {
      {"30205", "水张", kSure, "水费"},
      {"30206", "水费", kSure, "水费"},  // another code's name: the code may be wrong
      {"2101101", "行攻单位医疗", kSure, "行政单位医疗"},
      {"2101101", "完全不同的名", kSure, "完全不同的名"},  // not near
      {"9999999", "行攻单位", kSure, "行攻单位"},          // no such code
      {"30205", "小计", kDoubtfulName, "水费"},            // was read as 小收
      {"30205", "小计", kDoubtful, "小计"},
      {"30205", "小计数", kDoubtfulName, "小计数"},
      {"30901", "房屋建筑物构建", kDoubtfulName, "房屋建筑物构建"},  // printed so often
  };
  for (const Case& row : cases) {
    CAPTURE(row.code, row.read);
    CHECK(CorrectedName(RowWith(row.code, row.read), 2023, row.confidence) == row.name);
  }
}

}  // namespace
}  // namespace juesuan
