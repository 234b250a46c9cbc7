// Form definitions: what a file may say, what is refused and where, and that all shipped ones hold.
#include "schema/form.h"

#include <catch2/catch.hpp>

#include "schema/evaluation.h"
#include "schema/schema.h"
#include "tests/temporary_folder.h"

namespace juesuan {
namespace {

constexpr const char* kForm = R"(form = "income"
titles = ['收入决算表']

[[panel]]
[[panel.column]]
kind = "name"
header = ['项目']
[[panel.column]]
measure = "revenue_total"
header = ['本年收入 / 合计', '合计']

[[sample]]
title = "收入决算表"
header = [["项目", "合计"]]
columns = ["name", "revenue_total"]
)";

// kForm with one line in place of another.
std::string Changed(const std::string& line, const std::string& instead) {
  std::string text = kForm;
  const std::size_t at = text.find(line);
  REQUIRE(at != std::string::npos);
  return text.replace(at, line.size(), instead);
}

// What LoadForms says of a file of this text; empty: nothing.
std::string Complaint(const std::string& text) {
  const TemporaryFolder folder("form-test");
  folder.Write("mine.toml", text);
  try {
    LoadForms(folder.path());
  } catch (const Error& error) {
    const std::string message = error.what();
    REQUIRE(message.rfind(folder.path() + "/", 0) == 0);
    return message.substr(folder.path().size() + 1);
  }
  return {};
}

TEST_CASE("A form file says what its table is") {
  const TemporaryFolder folder("form-test");
  folder.Write("mine.toml", kForm);
  folder.Write("notes.txt", "not a definition");
  const std::vector<FormDefinition> forms = LoadForms(folder.path());
  REQUIRE(forms.size() == 1);
  const FormDefinition& form = forms.front();
  CHECK(form.form == "income");
  CHECK(form.variant == "mine");
  CHECK(form.classification == Classification::kFunctional);
  CHECK_FALSE(form.panels_repeat);
  REQUIRE(form.panels.size() == 1);
  CHECK(form.panels[0].codes == CodeOrigin::kPrinted);
  CHECK_FALSE(form.panels[0].side);
  const std::vector<ColumnDefinition>& columns = form.panels[0].columns;
  REQUIRE(columns.size() == 2);
  CHECK(columns[0].kind == ColumnKind::kName);
  CHECK(columns[1].kind == ColumnKind::kAmount);
  CHECK(columns[1].measure == "revenue_total");
  CHECK_FALSE(columns[1].optional);
  REQUIRE(columns[1].headers.size() == 2);
  REQUIRE(columns[1].headers[0].parts.size() == 2);
  CHECK(columns[1].headers[0].parts[0].MatchesWhole("本年收入"));
  CHECK(form.titles.at(0).Find("2023年收入决算表").size() == 2);
  CHECK(form.titles.at(0).Find("收入决算表说明").empty());  // a title ends its line
}

TEST_CASE("What is wrong in a form file is said with its line") {
  struct Case {
    const char* line;
    const char* instead;
    const char* complaint;
  };
  static const Case kCases[] = {
      {"form = \"income\"", "", "mine.toml:1: `form` is missing or of the wrong type"},
      {"form = \"income\"", "form = 7", "mine.toml:1: `form` is missing or of the wrong type"},
      {"titles = ['收入决算表']", "titles = '收入决算表'",
       "mine.toml:1: `titles` must be a list of texts"},
      {"titles = ['收入决算表']", "titles = [7]", "mine.toml:2: `titles` must hold texts only"},
      {"titles = ['收入决算表']", "titles = ['收入决算表']\nnumber = '02'",
       "mine.toml:3: `number` is not a key used here"},
      {"kind = \"name\"", "kind = \"label\"",
       "mine.toml:5: `kind` must be one of: code, name, line, amount"},
      {"measure = \"revenue_total\"", "", "mine.toml:8: `measure` is missing or of the wrong type"},
      {"measure = \"revenue_total\"", "measure = 'a'\nunit = '元'",
       "mine.toml:10: `unit` is not a key used here"},
      {"header = ['项目']", "", "mine.toml:5: `header` must be a list of texts"},
      {"[[panel]]", "[[panel]]\nside = 'left'",
       "mine.toml:4: `side` must be one of: revenue, expenditure"},
      {"[[panel]]", "[[panel]]\ncodes = 'all'",
       "mine.toml:4: `codes` must be one of: none, printed, class-name"},
      {"[[\"项目\", \"合计\"]]", "[[\"项目\"]]",
       "mine.toml:14: a header row must have 2 cells, as `columns` has"},
      {"form = \"income\"", "form = \"income",
       "mine.toml:1:15: Error while parsing string: unescaped control characters other than TAB "
       "(U+0009) are explicitly "
       "prohibited"},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.instead);
    CHECK(Complaint(Changed(c.line, c.instead)) == c.complaint);
  }
  CHECK(Complaint("form = 'x'\ntitles = ['x']") == "mine.toml:1: a form needs [[panel]]");
  CHECK(Complaint("form = 'x'\ntitles = ['x']\n[[panel]]\n") ==
        "mine.toml:3: a panel needs [[panel.column]]");
}

TEST_CASE("A folder without definitions is refused") {
  const TemporaryFolder folder("form-test");
  CHECK_THROWS_WITH(LoadForms(folder.path()),
                    folder.path() + ": no form definitions (*.toml) in this folder");
  CHECK_THROWS_WITH(
      LoadForms(folder.path() + "/none"),
      Catch::Equals(
          folder.path() +
          "/none: cannot read the folder of form definitions: No such file or directory"));
}

TEST_CASE("Every shipped form binds its samples") {
  int form_count = 0;
  for (const FormProblem& problem : CheckForms("", form_count))
    FAIL_CHECK(problem.file + ": " + problem.message);
  CHECK(form_count >= 11);
}

TEST_CASE("The shipped forms cover every form of the report") {
  std::vector<std::string> ids;
  for (const FormDefinition& form : LoadForms("")) ids.push_back(form.form);
  for (const char* id :
       {"income_expenditure_summary", "income", "expenditure", "fiscal_appropriation_summary",
        "general_budget_expenditure", "general_budget_basic_expenditure", "government_fund",
        "state_capital", "three_public", "disclosure_statistics"}) {
    CAPTURE(id);
    CHECK(std::count(ids.begin(), ids.end(), id) >= 1);
  }
}

// The only problem of a folder with one form of this text.
std::string SampleComplaint(const std::string& text) {
  const TemporaryFolder folder("form-test");
  folder.Write("mine.toml", text);
  int form_count = 0;
  const std::vector<FormProblem> problems = CheckForms(folder.path(), form_count);
  CHECK(form_count == 1);
  REQUIRE(problems.size() <= 1);
  return problems.empty() ? std::string() : problems.front().file + ": " + problems.front().message;
}

TEST_CASE("A form's samples are its test") {
  struct Case {
    const char* line;
    const char* instead;
    const char* complaint;
  };
  static const Case kCases[] = {
      {"", "", ""},
      {"title = \"收入决算表\"", "title = \"支出决算表\"",
       "mine: the sample “支出决算表” binds to no form: no title matches"},
      {"[[\"项目\", \"合计\"]]", "[[\"项目\", \"金额\"]]",
       "mine: the sample “收入决算表” binds to no form: no header found for revenue_total"},
      {"columns = [\"name\", \"revenue_total\"]", "columns = [\"name\", \"line\"]",
       "mine: the sample “收入决算表” binds its columns as name revenue_total, not as name line"},
      {"[[\"项目\", \"合计\"]]", "[[\"<\", \"合计\"]]",
       "mine: the sample “收入决算表” is no grid: check its < and ^"},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.instead);
    CHECK(SampleComplaint(Changed(c.line, c.instead)) == c.complaint);
  }
  const std::string text = kForm;
  CHECK(SampleComplaint(text.substr(0, text.find("[[sample]]"))) ==
        "mine: has no [[sample]]; a definition is its own test");
}

TEST_CASE("An expression that is none is a problem, not the end") {
  CHECK_THAT(SampleComplaint(Changed("'合计']", "'合计', '(']")),
             Catch::StartsWith("mine: “(” is no regular expression"));
}

TEST_CASE("A folder without evaluations.toml uses the shipped words") {
  const TemporaryFolder folder("form-test");
  folder.Write("mine.toml", kForm);
  CHECK(LoadEvaluationTerms(folder.path()).labels.size() == LoadEvaluationTerms("").labels.size());
  folder.Write("evaluations.toml", "[labels]\nproject = ['项目名称']\n");
  CHECK_THROWS_WITH(LoadEvaluationTerms(folder.path()),
                    Catch::EndsWith("/evaluations.toml:1: the table [department] is missing"));
}

}  // namespace
}  // namespace juesuan
