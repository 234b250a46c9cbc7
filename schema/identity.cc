// Identities from TOML: each [[identity]] of a file is one.
#include "schema/identity.h"

#include <fmt/format.h>

#include <algorithm>

#include "schema/toml_file.h"

namespace juesuan {
namespace {

// Says in which line of the file something is wrong.
template <typename Parse>
auto AtLine(std::string_view file, const toml::node& node, Parse parse) {
  try {
    return parse();
  } catch (const Error& error) {
    Fail(file, node, error.what());
  }
}

std::vector<std::string_view> Split(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + separator.size());
  }
}

std::vector<AmountName> ParseSide(std::string_view text, std::string_view default_form) {
  std::vector<AmountName> names;
  if (text == "0") return names;
  for (const std::string_view part : Split(text, " + "))
    names.push_back(ParseAmountName(part, default_form));
  return names;
}

// The rows that an equation goes through, and the measures, must be said once and first.
void RefuseUnclear(const Equation& equation) {
  int each = 0;
  bool uses_each = false;
  for (const std::vector<AmountName>* side : {&equation.left, &equation.right}) {
    for (const AmountName& name : *side) {
      each += name.each ? 1 : 0;
      uses_each = uses_each || name.rows.kind == RowSelector::Kind::kSame ||
                  name.rows.kind == RowSelector::Kind::kChildren;
    }
  }
  if (equation.left.empty()) throw Error("there is nothing on the left side");
  if (each > 1) throw Error("`each` stands twice; the others of its rows are `same`");
  if (uses_each && each == 0) throw Error("`same` and `children` need a term with `each`");
}

void ParseYears(std::string_view file, const toml::table& table, Identity& identity) {
  if (!table.contains("years")) return;
  const toml::table* years = table["years"].as_table();
  if (!years) Fail(file, table, "`years` must be written { from = 2019, to = 2023 }");
  RefuseUnknownKeys(file, *years, {"from", "to"});
  identity.first_year = (*years)["from"].value_or(0);
  identity.last_year = (*years)["to"].value_or(0);
}

std::vector<Equation> ParseEquations(std::string_view file, const toml::table& table,
                                     std::string_view key, std::string_view default_form) {
  std::vector<Equation> equations;
  const toml::array* array = table[key].as_array();
  if (!array) Fail(file, table, fmt::format("`{}` must be a list of texts", key));
  for (const toml::node& node : *array) {
    equations.push_back(AtLine(
        file, node, [&] { return ParseEquation(node.value_or(std::string()), default_form); }));
  }
  return equations;
}

void ParseForms(std::string_view file, const toml::table& table, std::size_t count,
                Identity& identity) {
  if (table.contains("forms")) identity.forms = Strings(file, table, "forms");
  if (table.contains("form")) identity.forms = {Required<std::string>(file, table, "form")};
  if (identity.forms.size() != count)
    Fail(file, table, fmt::format("an identity of this kind is of {} form(s)", count));
}

Identity ParseIdentity(std::string_view file, const toml::table& table) {
  RefuseUnknownKeys(file, table,
                    {"id", "zh", "en", "kind", "years", "form", "forms", "titles", "equations",
                     "when", "when_empty"});
  Identity identity;
  identity.id = Required<std::string>(file, table, "id");
  identity.chinese = Required<std::string>(file, table, "zh");
  identity.english = Required<std::string>(file, table, "en");
  identity.kind = Word<IdentityKind>(file, table, "kind",
                                     {{"equation", IdentityKind::kEquation},
                                      {"codes", IdentityKind::kCodes},
                                      {"same_codes", IdentityKind::kSameCodes},
                                      {"forms", IdentityKind::kForms},
                                      {"narrative", IdentityKind::kNarrative}},
                                     IdentityKind::kEquation);
  ParseYears(file, table, identity);
  const std::string form = table["form"].value_or(std::string());
  if (table.contains("when")) identity.when = ParseEquations(file, table, "when", form);
  identity.when_empty = table["when_empty"].value_or(std::string());
  if (identity.kind == IdentityKind::kEquation)
    identity.equations = ParseEquations(file, table, "equations", form);
  if (identity.kind == IdentityKind::kCodes) ParseForms(file, table, 1, identity);
  if (identity.kind == IdentityKind::kSameCodes) ParseForms(file, table, 2, identity);
  if (identity.kind == IdentityKind::kForms) {
    identity.titles = Strings(file, table, "titles");
    ParseForms(file, table, identity.titles.size(), identity);
  }
  return identity;
}

}  // namespace

Equation ParseEquation(std::string_view text, std::string_view default_form) {
  Equation equation;
  equation.text = text;
  std::vector<std::string_view> sides = Split(text, " = ");
  if (sides.size() == 1) {
    sides = Split(text, " <= ");
    equation.relation = Relation::kAtMost;
  }
  if (sides.size() != 2) throw Error(fmt::format("`{}` must be written A = B + C or A <= B", text));
  equation.left = ParseSide(sides[0], default_form);
  equation.right = ParseSide(sides[1], default_form);
  RefuseUnclear(equation);
  return equation;
}

std::vector<Identity> LoadIdentities(const std::string& folder) {
  std::vector<Identity> identities;
  for (const DefinitionFile& file : ReadDefinitions(folder, "identities", IdentityFiles())) {
    const toml::table table = ParseToml(file.name, file.text);
    RefuseUnknownKeys(file.name, table, {"identity"});
    const toml::array* array = table["identity"].as_array();
    if (!array) Fail(file.name, table, "the file has no [[identity]]");
    for (const toml::node& node : *array) {
      if (!node.is_table()) Fail(file.name, node, "[[identity]] must be a table");
      Identity identity = ParseIdentity(file.name, *node.as_table());
      if (std::ranges::find(identities, identity.id, &Identity::id) != identities.end())
        Fail(file.name, node, fmt::format("the id {} is used twice", identity.id));
      identities.push_back(std::move(identity));
    }
  }
  return identities;
}

std::string_view NameOf(IdentityKind kind) {
  switch (kind) {
    case IdentityKind::kEquation:
      return "equation";
    case IdentityKind::kCodes:
      return "codes";
    case IdentityKind::kSameCodes:
      return "same_codes";
    case IdentityKind::kForms:
      return "forms";
    case IdentityKind::kNarrative:
      return "narrative";
  }
  return {};
}

}  // namespace juesuan
