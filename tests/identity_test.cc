// Identities as data: what a file may say, what is refused and where, and that the shipped ones
// name forms and measures there are.
#include "schema/identity.h"

#include <catch2/catch.hpp>
#include <set>

#include "schema/form.h"
#include "tests/temporary_folder.h"

namespace juesuan {
namespace {

constexpr char kGood[] = R"([[identity]]
id = "05-a"
zh = "合计＝基本支出＋项目支出"
en = "The total is basic and project expenditure"
form = "general_budget_expenditure"
years = { from = 2019 }
equations = ['[each all].total = [same].basic + [same].project?']
)";

std::string Problem(const std::string& text) {
  const TemporaryFolder folder("identity-test");
  folder.Write("some.toml", text);
  try {
    LoadIdentities(folder.path());
  } catch (const Error& error) {
    const std::string message = error.what();
    return message.substr(message.find("some.toml"));
  }
  return "none";
}

std::string With(const std::string& line, const std::string& instead) {
  std::string text = kGood;
  return text.replace(text.find(line), line.size(), instead);
}

void AddNames(const std::vector<Equation>& equations, std::vector<const AmountName*>& names) {
  for (const Equation& equation : equations) {
    for (const auto* side : {&equation.left, &equation.right}) {
      for (const AmountName& name : *side) names.push_back(&name);
    }
  }
}

}  // namespace

TEST_CASE("An identity is read in full") {
  const TemporaryFolder folder("identity-test");
  folder.Write("some.toml", kGood);
  const std::vector<Identity> identities = LoadIdentities(folder.path());
  REQUIRE(identities.size() == 1);
  const Identity& identity = identities.front();
  CHECK(identity.id == "05-a");
  CHECK(identity.chinese == "合计＝基本支出＋项目支出");
  CHECK(identity.first_year == 2019);
  CHECK(identity.last_year == 0);
  REQUIRE(identity.equations.size() == 1);
  const Equation& equation = identity.equations.front();
  CHECK(equation.relation == Relation::kEqual);
  REQUIRE(equation.left.size() == 1);
  CHECK(equation.left.front().form == "general_budget_expenditure");
  REQUIRE(equation.right.size() == 2);
  CHECK(equation.right.back().optional);
}

TEST_CASE("An equation has two sides of terms, or nothing on the right") {
  CHECK(ParseEquation("a[x].m = 0", "").right.empty());
  CHECK(ParseEquation("a[x].m <= b[y].n", "").relation == Relation::kAtMost);
  CHECK(ParseEquation("[x].m + [y].m = [z].m", "a").left.size() == 2);
}

TEST_CASE("A file of identities that is wrong is refused with its line") {
  CHECK(Problem(kGood) == "none");
  const std::string equation = "'[each all].total = [same].basic + [same].project?'";
  CHECK(Problem(With("id = \"05-a\"\n", "")) ==
        "some.toml:1: `id` is missing or of the wrong type");
  CHECK(Problem(With("form =", "from =")) == "some.toml:5: `from` is not a key used here");
  CHECK(Problem(With("{ from = 2019 }", "2019")) ==
        "some.toml:1: `years` must be written { from = 2019, to = 2023 }");
  CHECK(Problem(With(equation, "'[all].total'")) ==
        "some.toml:7: `[all].total` must be written A = B + C or A <= B");
  CHECK(Problem(With(equation, "'[all].total = [same].basic'")) ==
        "some.toml:7: `same` and `children` need a term with `each`");
  CHECK(Problem(With(equation, "'[each all].total = [each all].basic'")) ==
        "some.toml:7: `each` stands twice; the others of its rows are `same`");
  CHECK(Problem(With(equation, "'[all].total = basic'")) ==
        "some.toml:7: `basic` names no amount; write FORM[ROWS].MEASURE");
  CHECK(Problem(std::string(kGood) + kGood) == "some.toml:8: the id 05-a is used twice");
  CHECK(Problem(With("form = \"general_budget_expenditure\"", "kind = \"codes\"")) ==
        "some.toml:1: an identity of this kind is of 1 form(s)");
  CHECK(Problem("identity = 1") == "some.toml:1: the file has no [[identity]]");
}

TEST_CASE("The shipped identities name forms and measures that there are") {
  std::set<std::string> known;
  for (const FormDefinition& form : LoadForms("")) {
    for (const PanelDefinition& panel : form.panels) {
      for (const ColumnDefinition& column : panel.columns) {
        known.insert(form.form + "." + column.measure);
        known.insert(form.form + ".*");
      }
    }
  }
  for (const Identity& identity : LoadIdentities("")) {
    CAPTURE(identity.id);
    std::vector<const AmountName*> names;
    AddNames(identity.equations, names);
    AddNames(identity.when, names);
    for (const AmountName* name : names) {
      CAPTURE(name->text);
      CHECK(known.contains(name->form + "." + name->measure));
    }
    for (const std::string& form : identity.forms) CHECK(known.contains(form + ".*"));
  }
}

TEST_CASE("The shipped identities are all there") {
  std::set<std::string> ids;
  for (const Identity& identity : LoadIdentities("")) ids.insert(identity.id);
  for (const char* id : {"01-a", "01-e", "02-e", "04-h", "06-c", "07-a", "08-e", "09-b", "10-a",
                         "X-1", "X-12-b", "X-18", "N-1", "N-16"}) {
    CAPTURE(id);
    CHECK(ids.contains(id));
  }
}

}  // namespace juesuan
