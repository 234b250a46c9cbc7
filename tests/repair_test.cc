// Readings of scans corrected by what must hold: what is certain, and nothing else.
#include "schema/repair.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "schema/check_report.h"
#include "schema/names.h"
#include "tests/report_text.h"

namespace juesuan {
namespace {

// Each row: revenue_total = fiscal_appropriation + other; each column: 合计 = the classes.
std::vector<Identity> RowsAndColumns() {
  std::vector<Identity> identities(2);
  identities[0].id = "T-row";
  identities[0].equations.push_back(ParseEquation(
      "[each all].revenue_total = [same].fiscal_appropriation + [same].other", "income"));
  identities[1].id = "T-column";
  identities[1].equations.push_back(ParseEquation("[合计].* = sum [class].*", "income"));
  return identities;
}

void SetOrigin(Report& report, Origin origin) {
  for (Table& table : report.tables) {
    for (Row& row : table.rows) {
      for (auto& [measure, value] : row.values) value.origin = origin;
    }
  }
}

// A table of three columns, from a scan, repaired and checked.
Report Repaired(const std::string& rows, Origin origin = Origin::kOcr) {
  Report report =
      ReadReportText("income 万元 | revenue_total | fiscal_appropriation | other\n" + rows);
  SetOrigin(report, origin);
  const std::vector<Identity> identities = RowsAndColumns();
  RepairReadings(identities, report);
  CheckReport(identities, report);
  return report;
}

// "344.73 repaired"
std::string Told(Report& report, const char* row, const char* measure) {
  const Value& value = ValueOf(report, "income", row, measure);
  return (value.amount ? value.amount->ToString() : "nothing") + " " +
         std::string(NameOf(value.status));
}

}  // namespace

TEST_CASE("A reading is corrected where two identities ask for the same") {
  struct Case {
    const char* read;  // where 334.34 is printed
    const char* told;
  };
  static const Case kCases[] = {
      {"334.34", "334.34 verified"},   {"384.34", "334.34 repaired"},  // a digit
      {"33434", "334.34 repaired"},                                    // a lost point
      {"33.434", "334.34 repaired"},                                   // a moved one
      {"334,34", "334.34 repaired"},                                   // a comma
      {"33A.34", "334.34 repaired"},                                   // a letter
      {"334.34 9", "334.34 repaired"},                                 // glued
      {"34.34", "334.34 repaired"},                                    // a lost digit
      {"～～", "334.34 repaired"},                                     // not read at all
      {"777.77", "777.77 conflict"},  // it looks like nothing of the kind
      {"-334.34", "334.34 repaired"},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.read);
    Report report = Repaired(std::string("合计 | 400.50 | 390.39 | 10.11\n201 甲 | 340.39 | ") +
                             c.read + " | 6.05\n205 乙 | 60.11 | 56.05 | 4.06");
    CHECK(Told(report, "201", "fiscal_appropriation") == c.told);
    const Value& value = ValueOf(report, "income", "201", "fiscal_appropriation");
    CHECK(value.text == c.read);
    CHECK(value.checks == std::vector<std::string>{"T-row", "T-column"});
    if (value.status == ValueStatus::kRepaired) {
      CHECK(Told(report, "合计", "fiscal_appropriation") == "390.39 verified");
      REQUIRE(report.issues.size() == 1);
      CHECK(report.issues[0].message == "甲 fiscal_appropriation: “" + std::string(c.read) +
                                            "” was read, 334.34 is what the identities ask for");
    }
  }
}

TEST_CASE("A reading gives way to another of its own that the identities ask for") {
  struct Case {
    std::vector<OtherReading> others;
    const char* told;
  };
  static const Case kCases[] = {
      {{}, "777.77 conflict"},
      {{{"334.34", 0.5}}, "334.34 repaired"},
      {{{"999.99", 0.9}, {"384.34", 0.5}}, "334.34 repaired"},  // a digit off
      {{{"999.99", 0.9}}, "777.77 conflict"},
  };
  for (const Case& c : kCases) {
    Report report = ReadReportText(
        "income 万元 | revenue_total | fiscal_appropriation | other\n"
        "合计 | 400.50 | 390.39 | 10.11\n201 甲 | 340.39 | 777.77 | 6.05\n"
        "205 乙 | 60.11 | 56.05 | 4.06");
    SetOrigin(report, Origin::kOcr);
    ValueOf(report, "income", "201", "fiscal_appropriation").others = c.others;
    RepairReadings(RowsAndColumns(), report);
    CheckReport(RowsAndColumns(), report);
    CHECK(Told(report, "201", "fiscal_appropriation") == c.told);
  }
}

TEST_CASE("Another reading of a doubtful one needs two identities as well") {
  Report report = ReadReportText(
      "income 万元 | revenue_total | fiscal_appropriation | other\n201 甲 | 340.39 | 777.77 | "
      "6.05");
  SetOrigin(report, Origin::kOcr);
  Value& value = ValueOf(report, "income", "201", "fiscal_appropriation");
  value.confidence = 0.5;
  value.others = {{"334.34", 0.5}};
  RepairReadings(RowsAndColumns(), report);
  CheckReport(RowsAndColumns(), report);
  CHECK(Told(report, "201", "fiscal_appropriation") == "777.77 conflict");
}

TEST_CASE("Of cells that were read alike, the issue of the repaired one alone is withdrawn") {
  Report report = ReadReportText(
      "income 万元 | revenue_total | fiscal_appropriation | other\n"
      "合计 | 400.50 | 390.39 | 10.11\n201 甲 | 340.39 | ～～ | 6.05\n"
      "205 乙 | 60.11 | 56.05 | 4.06");
  SetOrigin(report, Origin::kOcr);
  const int page = ValueOf(report, "income", "201", "fiscal_appropriation").page;
  const Diagnostic unparsed{Severity::kWarning, "amount.unparsed", page, "“～～” is not an amount"};
  report.issues = {unparsed, unparsed};
  RepairReadings(RowsAndColumns(), report);
  CHECK(std::ranges::count(report.issues, "amount.unparsed", &Diagnostic::code) == 1);
  CHECK(std::ranges::count(report.issues, "amount.repaired", &Diagnostic::code) == 1);
}

TEST_CASE("A text layer is never altered") {
  Report report = Repaired(
      "合计 | 400.50 | 390.39 | 10.11\n201 甲 | 340.39 | 384.34 | 6.05\n"
      "205 乙 | 60.11 | 56.05 | 4.06",
      Origin::kText);
  CHECK(Told(report, "201", "fiscal_appropriation") == "384.34 source_conflict");
}

TEST_CASE("A run of amounts that was read one row too low or too high is moved back") {
  struct Case {
    const char *first, *second, *third, *fourth;  // as read, of 6.05, 4.06, 1.00 and a blank
  };
  static const Case kShifted[] = {{"", "6.05", "4.06", "1.00"}, {"6.05", "", "4.06", "1.00"}};
  for (const Case& c : kShifted) {
    CAPTURE(c.second);
    Report report =
        Repaired(std::string("合计 | 401.50 | 390.39 | 11.11\n201 甲 | 340.39 | 334.34 | ") +
                 c.first + "\n205 乙 | 60.11 | 56.05 | " + c.second + "\n206 丙 | 1.00 | 0.00 | " +
                 c.third + "\n207 丁 | 0.00 | 0.00 | " + c.fourth);
    CHECK(Told(report, "201", "other").starts_with("6.05"));
    CHECK(Told(report, "205", "other") == "4.06 repaired");
    CHECK(Told(report, "206", "other") == "1.00 repaired");
    CHECK(Told(report, "207", "other").starts_with("nothing"));
    CHECK(std::ranges::count(report.issues, "amount.repaired", &Diagnostic::code) == 1);
    CHECK(std::ranges::count(report.issues, "check.violation", &Diagnostic::code) == 0);
  }
}

TEST_CASE("A run of a text layer is not moved") {
  Report report = Repaired(
      "合计 | 401.50 | 390.39 | 11.11\n201 甲 | 340.39 | 334.34 | \n"
      "205 乙 | 60.11 | 56.05 | 6.05\n206 丙 | 1.00 | 0.00 | 4.06\n207 丁 | 0.00 | 0.00 | 1.00",
      Origin::kText);
  CHECK(Told(report, "205", "other") == "6.05 source_conflict");
}

TEST_CASE("What one identity alone asks for is left in conflict, unless it is obvious") {
  // No column adds up the other rows.
  Report digit = Repaired("201 甲 | 340.39 | 384.34 | 6.05\n205 乙 | 60.11 | 56.05 | 4.06");
  CHECK(Told(digit, "201", "fiscal_appropriation") == "384.34 conflict");
  Report letter = Repaired("201 甲 | 340.39 | 33A.34 | 6.05\n205 乙 | 60.11 | 56.05 | 4.06");
  CHECK(Told(letter, "201", "fiscal_appropriation") == "334.34 repaired");
}

TEST_CASE("Two misreadings are both corrected where each is certain by itself") {
  Report report = Repaired(
      "合计 | 400.50 | 390.39 | 10.11\n201 甲 | 340.39 | 384.34 | 6.05\n"
      "205 乙 | 60.11 | 56.05 | 4.66\n206 丙 | 0.00 | 0.00 | 0.00");
  CHECK(Told(report, "201", "fiscal_appropriation") == "334.34 repaired");
  CHECK(Told(report, "205", "other") == "4.06 repaired");
}

TEST_CASE("Two explanations that are equally good are none") {
  // Either cell of the row may be 0.10 too great, and both columns would hold with either: the
  // total is read 0.10 less in both.
  Report report = Repaired(
      "合计 | 9.00 | 5.00 | 4.00\n201 甲 | 3.00 | 2.80 | 1.20\n205 乙 | 6.00 | 3.00 | 3.00");
  CHECK(Told(report, "201", "revenue_total") == "3.00 conflict");
  CHECK(Told(report, "201", "fiscal_appropriation") == "2.80 conflict");
  CHECK(Told(report, "201", "other") == "1.20 conflict");
}

TEST_CASE("A rounding residual is no reason to change anything") {
  Report report = Repaired(
      "合计 | 9.01 | 5.00 | 4.00\n201 甲 | 3.00 | 2.00 | 1.00\n205 乙 | 6.00 | 3.00 | 3.00");
  CHECK(Told(report, "合计", "revenue_total") == "9.01 unverified");
  CHECK(report.issues.empty());
}

TEST_CASE("A page of garbage ends in time, and nothing is made of it") {
  std::mt19937 random(1);
  std::string rows = "合计 | 1.00 | 2.00 | 3.00\n";
  for (int row = 0; row < 400; ++row) {
    rows += std::to_string(201 + row) + " 甲";
    for (int column = 0; column < 3; ++column) rows += " | " + std::to_string(random() % 100000);
    rows += "\n";
  }
  Report report = Repaired(rows);
  for (const Diagnostic& issue : report.issues) CHECK(issue.code == "check.violation");
}

}  // namespace juesuan
