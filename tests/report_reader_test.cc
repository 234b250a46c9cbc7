// A report read back from its JSON is the same report; what is no report is refused with the place.
#include <catch2/catch.hpp>

#include "cli/pipeline.h"
#include "schema/json_reader.h"
#include "tests/report_text.h"

namespace juesuan {
namespace {

constexpr char kVersion[] = "0.1.0";

std::string Replaced(std::string text, const std::string& part, const std::string& instead) {
  return text.replace(text.find(part), part.size(), instead);
}

}  // namespace

TEST_CASE("A report read from its JSON is written as the same JSON") {
  // Between them: all forms, evaluations, other tables, a budget, text, gaps and blanks.
  for (const char* name : {"writer", "canvas", "chromium", "chromium-budget"}) {
    CAPTURE(name);
    const Report report =
        ReadReport(std::string(SOURCE_DIR) + "/fixtures/reports/" + name + "/report.pdf", {});
    const std::string json = ToJson(report, kVersion);
    CHECK(ToJson(FromJson(json), kVersion) == json);
  }
}

TEST_CASE("What is left out where there is none is read from JSON where there is") {
  Report report;
  OtherTable& table = report.other_tables.emplace_back();
  table.caption = {"填报单位：某局"};
  table.notes = {"注：无。"};
  table.grid.pages = {1};
  Section& section = report.sections.emplace_back();
  section.page = 1;
  section.paragraphs = {{"收入合计200.00万元。", {{0, 1}}}};
  section.facts = {{"revenue", Decimal(20000, 2), "万元", "收入合计200.00万元", 1, {}, "", 0.5}};
  section.numbers = {{0, 1, "200.00", 0.5}};
  const std::string json = ToJson(report, kVersion);
  CHECK(ToJson(FromJson(json), kVersion) == json);
  CHECK(json.find("\"caption\"") != json.npos);
  CHECK(json.find("\"confidence\":0.50") != json.npos);
}

TEST_CASE("A report is checked anew to the same result") {
  Report report = ReadReport(std::string(SOURCE_DIR) + "/fixtures/reports/chromium/report.pdf", {});
  const std::string json = ToJson(report, kVersion);
  Report again = FromJson(json);
  CheckReport(again);
  CHECK(ToJson(again, kVersion) == json);
}

TEST_CASE("What was said before is taken back when a report is checked anew") {
  Report report = ReadReportText(
      "general_budget_expenditure 万元 | total | basic | project\n"
      "合计 | 3.00 | 1.00 | 1.00");
  CheckReport(report);
  Value& basic = ValueOf(report, "general_budget_expenditure", "合计", "basic");
  CHECK(basic.status == ValueStatus::kSourceConflict);
  CHECK(report.issues.size() == 1);
  basic.amount = Decimal(200, 2);
  CheckReport(report);
  CHECK(basic.status == ValueStatus::kVerified);
  CHECK(report.issues.empty());
}

TEST_CASE("A report without evidence is the same but for cells and the values of checks") {
  Report report = ReadReport(std::string(SOURCE_DIR) + "/fixtures/reports/chromium/report.pdf", {});
  const std::string json = ToJson(report, kVersion);
  for (Table& table : report.tables) table.grid.cells.clear();
  for (OtherTable& table : report.other_tables) table.grid.cells.clear();
  for (Evaluation& evaluation : report.evaluations) evaluation.grid.cells.clear();
  for (Check& check : report.checks) {
    check.left_places.clear();
    check.right_places.clear();
  }
  CHECK(ToJson(FromJson(json, Evidence::kLeaveOut), kVersion) == ToJson(report, kVersion));
}

TEST_CASE("What is left out of JSON ends where it ends, whatever its texts hold") {
  const std::string_view names[] = {"out"};
  const char* const arrays[] = {"[]", "[[1, [2]], {\"a\": [3]}]", R"(["]", "[", "\"]", "\\"])",
                                "[\"\\\\\", \"\\\\]\"]", "[1, \n 2 ]"};
  for (const std::string array : arrays) {
    CAPTURE(array);
    const JsonDocument document =
        ParseJson("{\"out\": " + array + ", \"in\": [\"out\", 7]}", names);
    const std::size_t out = document.Find(0, "out"), in = document.Find(0, "in");
    CHECK(document.After(out) == out + 1);
    CHECK(document.at(in + 1).text == "out");
    CHECK(document.at(in + 2).text == "7");
  }
  for (const char* const unfinished : {"{\"out\": [1", "{\"out\": [\"]", "{\"out\": [\"\\"}) {
    CAPTURE(unfinished);
    CHECK_THROWS_WITH(ParseJson(unfinished, names), Catch::Contains("no JSON at byte"));
  }
}

TEST_CASE("Texts of JSON are read with their escapes undone") {
  const JsonDocument document = ParseJson(R"(["", "\u4e00\n\"", "二\\", -1.50, true, null])");
  CHECK(document.at(1).text.empty());
  CHECK(document.at(2).text == "一\n\"");
  CHECK(document.at(3).text == "二\\");
  CHECK(document.at(4).text == "-1.50");
  CHECK(document.at(5).is_true);
  CHECK(document.at(6).kind == JsonValue::Kind::kNull);
  CHECK_THROWS_WITH(ParseJson("[\"\xff\"]"), Catch::Contains("Invalid encoding"));
}

TEST_CASE("What is no report is refused with its place") {
  const std::string json = ToJson(ReadReportText("income 万元 | other\n合计 | 1.00"), kVersion);
  struct Case {
    std::string json;
    const char* message;
  };
  const Case cases[] = {
      {"{", "no JSON at byte 1: Missing a name for object member."},
      {std::string(1000, '['), "no JSON at byte 65: Terminate parsing due to Handler error."},
      {"[]", "the document: must be an object"},
      {"{}", "the document: `schema_version` is missing"},
      {Replaced(json, "\"1.0\"", "\"2.0\""),
       "schema_version: `2.0` is not the version this program reads, 1.0"},
      {Replaced(json, "\"value\":1.00", "\"value\":\"1.00\""),
       "tables[0].rows[0].values.other.value: must be a number"},
      {Replaced(json, "\"value\":1.00", "\"value\":1e5"),
       "tables[0].rows[0].values.other.value: is no decimal of up to 9 places"},
      {Replaced(json, "\"status\":\"unverified\"", "\"status\":\"sure\""),
       "tables[0].rows[0].values.other.status: `sure` is none of its words"},
      {Replaced(json, "\"unit_scale\": 10000", "\"unit_scale\": 20000"),
       "tables[0].unit_scale: must be a power of ten"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.json.substr(0, 100));
    CHECK_THROWS_WITH(FromJson(c.json), c.message);
  }
  Report checked = ReadReportText(
      "general_budget_expenditure 万元 | total | basic | project\n"
      "合计 | 3.00 | 1.00 | 2.00");
  CheckReport(checked);
  CHECK_THROWS_WITH(FromJson(Replaced(ToJson(checked, kVersion), "\"row\":0", "\"row\":5")),
                    Catch::Contains("left_values[0]: there is no such row"));
}

}  // namespace juesuan
