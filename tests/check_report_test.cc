// The checker: what holds and what does not, rounding to the exact step, and what a value learns.
#include "schema/check_report.h"

#include <catch2/catch.hpp>

#include "schema/names.h"
#include "tests/report_text.h"

namespace juesuan {
namespace {

Identity MakeIdentity(const char* equation) {
  Identity identity;
  identity.id = "T-1";
  identity.chinese = "甲＝乙";
  identity.equations.push_back(ParseEquation(equation, "income"));
  return identity;
}

// The report after it was checked by one equation.
Report Checked(const char* text, const char* equation) {
  Report report = ReadReportText(text);
  std::vector<Identity> identities;
  identities.push_back(MakeIdentity(equation));
  CheckReport(identities, report);
  return report;
}

// "10.00 10.01 -0.01 0.01 rounding" for each check made.
std::string Told(const Report& report) {
  std::string told;
  for (const Check& check : report.checks) {
    told += told.empty() ? "" : "; ";
    for (const auto& amount : {check.left, check.right, check.residual, check.bound})
      told += amount ? amount->ToString() + " " : "";
    told += NameOf(check.verdict);
  }
  return told;
}

std::string Issues(const Report& report) {
  std::string messages;
  for (const Diagnostic& issue : report.issues)
    messages += (messages.empty() ? "" : "\n") + issue.message;
  return messages;
}

}  // namespace

TEST_CASE("A sum may be off by half a printed step for each amount that is not zero") {
  struct Case {
    const char* row;  // total | fiscal | other | business
    const char* told;
  };
  static const Case kCases[] = {
      {"3.00 | 1.00 | 2.00 | 0.00", "3.00 3.00 0.00 0.015 exact"},
      {"3.01 | 1.00 | 2.00 | 0.00", "3.01 3.00 0.01 0.015 rounding"},
      {"3.02 | 1.00 | 2.00 | 0.00", "3.02 3.00 0.02 0.015 tail_adjusted"},
      {"3.03 | 1.00 | 2.00 | 0.00", "3.03 3.00 0.03 0.015 violation"},
      {"2.98 | 1.00 | 1.00 | 1.00", "2.98 3.00 -0.02 0.02 rounding"},
      {"2.97 | 1.00 | 1.00 | 1.00", "2.97 3.00 -0.03 0.02 tail_adjusted"},
      // A blank is nothing; so is a dash.
      {"3.00 | 1.00 | 2.00 |", "3.00 3.00 0.00 0.015 exact"},
      {"3.00 | 3.00 | — |", "3.00 3.00 0.00 0.01 exact"},
      {"0.00 | | |", "0.00 0.00 0.00 0.005 exact"},
      {"| 1.00 | |", "0.00 1.00 -1.00 0.01 violation"},
      {"-1.00 | 1.00 | -2.00 |", "-1.00 -1.00 0.00 0.015 exact"},
      // Nothing is printed, something cannot be read, something is too great.
      {"| | |", "not_applicable"},
      {"3.00 | 1.00 | 2.0O | 0.00", "not_applicable"},
      {"3.00 | 9000000000000000000 | 2.00 | 0.00", "not_applicable"},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.row);
    // A row of other amounts says that the table prints two places.
    const std::string text = std::string(
                                 "income 万元 | revenue_total | fiscal_appropriation | "
                                 "other | business\n201 甲 | ") +
                             c.row + "\n205 乙 | 1.11 | | |";
    CHECK(Told(Checked(text.c_str(),
                       "[甲].revenue_total = [甲].fiscal_appropriation + [甲].other "
                       "+ [甲].business")) == c.told);
  }
}

TEST_CASE("Tables in different units are compared by the coarser one's rounding") {
  const char* equation = "income[合计].other = expenditure[合计].basic";
  // 1.23 万元 may be anything from 12250 to 12350 元.
  CHECK(Told(Checked("income 万元 | other\n合计 | 1.23\nexpenditure 元 | basic\n合计 | 12345.67",
                     equation)) == "1.23 1.234567 -0.004567 0.0050005 rounding");
  CHECK(Told(Checked("income 元 | other\n合计 | 12300.00\nexpenditure 万元 | basic\n合计 | 1.50",
                     equation)) == "12300.00 15000.00 -2700.00 50.005 violation");
  // A table that prints no unit cannot be compared, but adds up by itself.
  CHECK(Told(Checked("income | other\n合计 | 1.23\nexpenditure 元 | basic\n合计 | 1.23",
                     equation)) == "not_applicable");
  CHECK(Told(Checked("income | other | business\n合计 | 1.23 | 1.23",
                     "[合计].other = [合计].business")) == "1.23 1.23 0.00 0.01 exact");
}

TEST_CASE("Trailing zeros left out, or single cells with more places, do not change the step") {
  const char* sum = "[合计].other = sum [class].other";
  CHECK(Told(Checked("income 万元 | other\n合计 | 10.2\n201 甲 | 5.13\n205 乙 | 5.06", sum)) ==
        "10.20 10.19 0.01 0.015 rounding");
  CHECK(Told(Checked("income 万元 | other\n合计 | 21.00\n201 甲 | 5.004\n205 乙 | 5.00\n"
                     "206 丙 | 5.00\n207 丁 | 3.00\n208 戊 | 3.00",
                     sum)) == "21.00 21.004 -0.004 0.0255 rounding");
}

TEST_CASE("What is at most something may be less") {
  const char* equation = "[合计].other <= [合计].business";
  CHECK(Told(Checked("income 万元 | other | business\n合计 | 1.00 | 5.00", equation)) ==
        "1.00 5.00 -4.00 0.01 exact");
  CHECK(Told(Checked("income 万元 | other | business\n合计 | 5.01 | 5.00", equation)) ==
        "5.01 5.00 0.01 0.01 rounding");
  const Report report = Checked("income 万元 | other | business\n合计 | 6.00 | 5.00", equation);
  CHECK(Issues(report) == "income 合计 other: 6.00 > 5.00, 超出 1.00（T-1 甲＝乙）");
}

TEST_CASE("An equation is tried for each row and each measure it says") {
  const char* table =
      "income 万元 | other | business\n合计 | 3.00 | 1.00\n201 甲 | 3.00 | 1.00\n20103 乙 | 1.00 "
      "| 1.00\n20105 丙 | 2.00 | \n";
  CHECK(Told(Checked(table, "[each class].* = sum [children].*")) ==
        "3.00 3.00 0.00 0.015 exact; 1.00 1.00 0.00 0.01 exact");
  CHECK(Told(Checked(table, "[each all].other <= [same].business")) ==
        "3.00 1.00 2.00 0.01 violation; 3.00 1.00 2.00 0.01 violation; 1.00 1.00 0.00 0.01 exact; "
        "2.00 0.00 2.00 0.005 violation");
}

TEST_CASE("What a report does not have is no fault of it") {
  const char* table = "income 万元 | other\n合计 | 3.00\n201 甲 | 0.00";
  CHECK(Told(Checked(table, "[总计].other = sum [class].other")) == "not_applicable");
  CHECK(Told(Checked(table, "[合计].other = sum [item].other")) == "not_applicable");
  CHECK(Told(Checked(table, "[合计].other = expenditure[合计].basic?")) == "not_applicable");
  // A row that the other table need not list, with nothing in it.
  const char* tables =
      "income 万元 | other\n201 甲 | 0.00\n205 乙 | 1.00\nexpenditure 万元 | basic\n合计 | 1.00";
  CHECK(Told(Checked(tables, "[each class].other = expenditure[same].basic?")) ==
        "1.00 0.00 1.00 0.005 violation");
  CHECK(Issues(Checked(tables, "[each class].other = expenditure[same].basic?")) ==
        "income 乙: 无此行 ≠ 1.00, 差 1.00（T-1 甲＝乙）");
}

TEST_CASE("An identity may be for some reports only") {
  const char* text =
      "income 万元 | other | business\n合计 | 3.00 | 3.00\ngovernment_fund 万元 | revenue\n合计 |";
  Report report = ReadReportText(text);
  const auto told = [&](Identity identity) {
    report.checks.clear();
    report.issues.clear();
    std::vector<Identity> identities;
    identities.push_back(std::move(identity));
    CheckReport(identities, report);
    return Told(report);
  };
  const char* equation = "[合计].other = 0";
  Identity when_empty = MakeIdentity(equation);
  when_empty.when_empty = "government_fund";
  CHECK(told(std::move(when_empty)) == "3.00 0.00 3.00 0.005 violation");
  Identity when_not_empty = MakeIdentity(equation);
  when_not_empty.when_empty = "income";
  CHECK(told(std::move(when_not_empty)) == "not_applicable");
  Identity when = MakeIdentity(equation);
  when.when.push_back(ParseEquation("[合计].other = [合计].business", "income"));
  CHECK(told(std::move(when)) == "3.00 0.00 3.00 0.005 violation");
  Identity when_else = MakeIdentity(equation);
  when_else.when.push_back(ParseEquation("[合计].other = 0", "income"));
  CHECK(told(std::move(when_else)) == "not_applicable");
  report.meta.fiscal_year = 2020;
  Identity for_years = MakeIdentity(equation);
  for_years.last_year = 2018;
  CHECK(told(std::move(for_years)) == "not_applicable");
}

TEST_CASE("A value learns what it stands in, and what that says of it") {
  Report report = Checked(
      "income 万元 | other | business | institutional\n合计 | 3.00 | 1.00 | 9.00\n"
      "201 甲 | 3.00 | 7.00 |\n205 乙 | | - | 9.00",
      "[合计].* = sum [class].*");
  using enum ValueStatus;
  struct Case {
    const char* row;
    const char* measure;
    ValueStatus status;
  };
  static const Case kCases[] = {
      {"合计", "other", kVerified},          {"201", "other", kVerified},
      {"205", "other", kVerified},  // read as blank, and nothing may stand there
      {"合计", "business", kSourceConflict}, {"201", "business", kSourceConflict},
      {"205", "business", kSourceConflict},  {"合计", "institutional", kVerified},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.row, c.measure);
    const Value& value = ValueOf(report, "income", c.row, c.measure);
    CHECK(NameOf(value.status) == NameOf(c.status));
    CHECK(value.checks == std::vector<std::string>{"T-1"});
  }
  CHECK(Issues(report) == "income 合计 business: 7.00 ≠ 1.00, 差 6.00（T-1 甲＝乙）");
}

TEST_CASE("A value is not verified by what another value would satisfy as well") {
  // At most: a smaller value would do.
  Report at_most = Checked("income 万元 | other | business\n合计 | 1.00 | 5.00",
                           "[合计].other <= [合计].business");
  CHECK(ValueOf(at_most, "income", "合计", "other").status == ValueStatus::kUnverified);
  CHECK(ValueOf(at_most, "income", "合计", "other").checks == std::vector<std::string>{"T-1"});
  // A tail balanced by hand.
  Report tail = Checked("income 万元 | other | business\n合计 | 5.02 | 5.00",
                        "[合计].other = [合计].business");
  CHECK(ValueOf(tail, "income", "合计", "other").status == ValueStatus::kUnverified);
}

TEST_CASE("A value of a scan in a broken identity is in conflict") {
  Report report = ReadReportText("income 万元 | other | business\n合计 | 9.00 | 5.00");
  ValueOf(report, "income", "合计", "other").origin = Origin::kOcr;
  std::vector<Identity> identities;
  identities.push_back(MakeIdentity("[合计].other = [合计].business"));
  CheckReport(identities, report);
  CHECK(ValueOf(report, "income", "合计", "other").status == ValueStatus::kConflict);
  CHECK(ValueOf(report, "income", "合计", "business").status == ValueStatus::kSourceConflict);
  CHECK(Issues(report) ==
        "income 合计 other: 5.00 ≠ 9.00, 差 4.00（T-1 甲＝乙；扫描件，或为识别有误）");
}

TEST_CASE("In a scan that was read badly one identity verifies nothing") {
  const auto status = [](const char* business) {
    Report report = ReadReportText(
        std::string("income 万元 | other | business\n合计 | 3.00 | 1.00\n201 甲 | 3.00 | ") +
        business);
    for (const char* row : {"合计", "201"}) {
      for (const char* measure : {"other", "business"})
        ValueOf(report, "income", row, measure).origin = Origin::kOcr;
    }
    std::vector<Identity> identities;
    identities.push_back(MakeIdentity("[合计].* = sum [class].*"));
    CheckReport(identities, report);
    return std::string(NameOf(ValueOf(report, "income", "201", "other").status));
  };
  CHECK(status("1.00") == "verified");
  CHECK(status("7.00") == "unverified");  // 3.00 may have been misread twice
}

TEST_CASE("Codes are unique, ascending and complete") {
  struct Case {
    const char* codes;
    const char* issues;
  };
  static const Case kCases[] = {
      {"201 20103 2010301 205", ""},
      {"201 2010301", ""},  // sections are not printed at all
      {"201 205 205", "科目编码 205 重复（T-1 甲＝乙）"},
      {"205 201", "科目编码 201 排在 205 之后（T-1 甲＝乙）"},
      {"201 20103 2010301 2010501", "科目编码 2010501 缺少上级科目 20105（T-1 甲＝乙）"},
      {"20103 205", "科目编码 20103 缺少上级科目 201（T-1 甲＝乙）"},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.codes);
    std::string text = "income 万元 | other\n";
    for (const char* at = c.codes; *at != 0; ++at) text += *at == ' ' ? '\n' : *at;
    Report report = ReadReportText(text);
    std::vector<Identity> identities(1);
    identities[0].id = "T-1";
    identities[0].chinese = "甲＝乙";
    identities[0].kind = IdentityKind::kCodes;
    identities[0].forms = {"income"};
    CheckReport(identities, report);
    CHECK(Issues(report) == c.issues);
    REQUIRE(report.checks.size() == 1);
    CHECK(report.checks[0].verdict == (*c.issues == 0 ? Verdict::kExact : Verdict::kViolation));
  }
}

TEST_CASE("Two forms have the codes of the same rows") {
  Report report = ReadReportText(
      "income 万元 | other\n201 甲 | 1.00\n205 乙 | 1.00\n206 丙 | 0.00\n"
      "expenditure 万元 | basic\n201 甲 | 1.00");
  std::vector<Identity> identities(1);
  identities[0].id = "T-1";
  identities[0].chinese = "甲＝乙";
  identities[0].kind = IdentityKind::kSameCodes;
  identities[0].forms = {"income", "expenditure"};
  CheckReport(identities, report);
  CHECK(Issues(report) == "205 乙: expenditure没有该科目（T-1 甲＝乙）");
}

TEST_CASE("Final accounts that were read in full have all their forms") {
  Report report =
      ReadReportText("income 万元 | other\n合计 | 1.00\nexpenditure 万元 | basic\n合计 | 1");
  report.meta.kind = ReportKind::kFinalAccounts;
  report.source.page_count = 1;
  report.pages = {{1, 100, 100, 0, PageOrigin::kText}};
  const auto issues = [&](std::vector<std::string> forms, std::vector<std::string> titles) {
    std::vector<Identity> identities(1);
    identities[0].id = "T-1";
    identities[0].chinese = "甲＝乙";
    identities[0].kind = IdentityKind::kForms;
    identities[0].forms = std::move(forms);
    identities[0].titles = std::move(titles);
    CheckReport(identities, report);
    return Issues(report);
  };
  CHECK(issues({"income", "expenditure"}, {"收入决算表", "支出决算表"}).empty());
  CHECK(issues({"income", "government_fund"}, {"收入决算表", "基金表"}) ==
        "缺少基金表（T-1 甲＝乙）");
  // Something else, which happens to have one of the forms.
  CHECK(issues({"income", "government_fund", "state_capital"}, {"甲", "乙", "丙"}).empty());
  report.pages.front().origin = PageOrigin::kImage;
  CHECK(issues({"income", "government_fund"}, {"收入决算表", "基金表"}).empty());
  report.pages.clear();  // only some pages were read
  CHECK(issues({"income", "government_fund"}, {"收入决算表", "基金表"}).empty());
}

TEST_CASE("Each set of tables is checked by itself") {
  const char* text =
      "income 万元 | other\n合计 | 1.00\nexpenditure 万元 | basic\n合计 | 1.00\n"
      "income 万元 | other\n合计 | 2.00\nexpenditure 万元 | basic\n合计 | 2.00";
  CHECK(Told(Checked(text, "income[合计].other = expenditure[合计].basic")) ==
        "1.00 1.00 0.00 0.01 exact; 2.00 2.00 0.00 0.01 exact");
}

}  // namespace juesuan
