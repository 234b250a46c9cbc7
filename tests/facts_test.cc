// The amounts of a report one by one, as CSV and as JSON Lines.
#include "schema/facts.h"

#include <catch2/catch.hpp>

namespace juesuan {
namespace {

Report OneAmount() {
  Value value;
  value.amount = Decimal(48178, 2);
  value.text = "481.78";
  value.page = 7;
  value.box = {300, 120.04, 350, 140};
  Row row;
  row.code = "2010301";
  row.name = "行政运行";
  row.values = {{"revenue_total", value}};
  Table table;
  table.form = "income";
  table.unit = "万元";
  table.unit_power = 4;
  table.rows = {row};
  Report report;
  report.source.file = "a/x.pdf";
  report.meta.department = "某局";
  report.meta.fiscal_year = 2023;
  report.tables = {table};
  return report;
}

TEST_CASE("A fact says where an amount is from and what it is in yuan") {
  CHECK(
      CsvHeader() ==
      "report,department,fiscal_year,form,side,line,code,name,measure,amount,unit,yuan,page,x0,y0,"
      "x1,y1,status,text\n");
  CHECK(
      ToCsv(OneAmount()) ==
      "a/x.pdf,某局,2023,income,,,2010301,行政运行,revenue_total,481.78,万元,4817800,7,300.0,120.0,"
      "350.0,140.0,unverified,481.78\n");
  CHECK(
      ToJsonLines(OneAmount()) ==
      R"({"report":"a/x.pdf","department":"某局","fiscal_year":2023,"form":"income","side":null,)"
      R"("line":null,"code":"2010301","name":"行政运行","measure":"revenue_total","amount":481.78,)"
      R"("unit":"万元","yuan":4817800,"page":7,"x0":300.0,"y0":120.0,"x1":350.0,"y1":140.0,)"
      R"("status":"unverified","text":"481.78"})"
      "\n");
}

TEST_CASE("A table's own department and year come before the report's") {
  Report report = OneAmount();
  report.tables[0].department = "某所";
  report.tables[0].fiscal_year = 2022;
  CHECK_THAT(ToCsv(report), Catch::StartsWith("a/x.pdf,某所,2022,"));
}

TEST_CASE("A blank cell is a fact without an amount") {
  Report report = OneAmount();
  Value& value = report.tables[0].rows[0].values[0].second;
  value.amount = std::nullopt;
  value.text = "——";
  CHECK_THAT(ToCsv(report),
             Catch::Contains(",revenue_total,,万元,,7,") && Catch::EndsWith(",——\n"));
  CHECK_THAT(ToJsonLines(report), Catch::Contains(R"("amount":null,"unit":"万元","yuan":null,)"));
}

TEST_CASE("Where no unit is printed, yuan are not guessed") {
  Report report = OneAmount();
  report.tables[0].unit.clear();
  report.tables[0].unit_power = 0;
  CHECK_THAT(ToCsv(report), Catch::Contains(",481.78,,,7,"));
}

TEST_CASE("CSV fields are quoted where they must be") {
  struct Case {
    const char* name;
    const char* written;
  };
  static const Case kCases[] = {
      {"甲", ",甲,"},         {"甲，乙", ",甲，乙,"},  // only the ASCII comma separates
      {"a,b", ",\"a,b\","},   {"a\"b", ",\"a\"\"b\","},
      {"a\nb", ",\"a\nb\","}, {"a\rb", ",\"a\rb\","},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.name);
    Report report = OneAmount();
    report.tables[0].rows[0].name = c.name;
    CHECK_THAT(ToCsv(report), Catch::Contains(c.written));
  }
}

TEST_CASE("Points are rounded to a tenth, and never to minus nothing") {
  struct Case {
    double points;
    const char* written;
  };
  static const Case kCases[] = {{0, "0.0"},     {12, "12.0"},    {70.94, "70.9"},  {70.95, "71.0"},
                                {-0.04, "0.0"}, {-3.26, "-3.3"}, {841.92, "841.9"}};
  for (const Case& c : kCases) CHECK(PointsText(c.points) == c.written);
}

}  // namespace
}  // namespace juesuan
