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

TEST_CASE("A misread code is told by its name") {
  struct Case {
    const char *read, *name, *last_code, *code;
  };
  const Case cases[] = {
      {"2103101", "行政单位医疗", "21011", "2101101"},
      {"2101101", "行政单位医疗", "21011", "2101101"},  // right already
      {"39509", "经常性赠与", "39908", "39909"},
      {"2010391", "行政运行", "20103", "2010301"},  // of many of this name, under the same parent
      {"2010301", "没有这个科目", "", "2010301"},   // an unknown name says nothing
      {"9999999", "行政运行", "20103", "9999999"},  // near no code of this name
  };
  for (const Case& row : cases) {
    CAPTURE(row.read, row.name);
    CHECK(CorrectedCode(RowWith(row.read, row.name), 2023, row.last_code) == row.code);
  }
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
