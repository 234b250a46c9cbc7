// Identities as JSON, one a line, for programs that explain the checks of a report.
#include "schema/identity.h"
#include "schema/json_writer.h"

namespace juesuan {
namespace {

void IdentityLine(JsonWriter& json, const Identity& identity) {
  json.BeginObject();
  json.Text("id", identity.id);
  json.Text("kind", NameOf(identity.kind));
  json.Text("zh", identity.chinese);
  json.Text("en", identity.english);
  json.Key("equations");
  json.BeginArray();
  for (const Equation& equation : identity.equations) json.String(equation.text);
  json.EndArray();
  json.EndObject();
}

}  // namespace

std::string ToJson(const std::vector<Identity>& identities) {
  JsonWriter json;
  json.BeginArray();
  for (const Identity& identity : identities) {
    json.BeginLine();
    IdentityLine(json, identity);
    json.EndLine();
  }
  json.EndArray();
  return json.Finish();
}

}  // namespace juesuan
