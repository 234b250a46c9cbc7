// The shipped identities in the order of their files: id, then the sentence in both languages.
#include "cli/identities_command.h"

#include <fmt/format.h>

#include "cli/output.h"
#include "schema/identity.h"

namespace juesuan {

ExitCode ListIdentities(IdentitiesFormat format) {
  const std::vector<Identity> identities = LoadIdentities("");
  if (format == IdentitiesFormat::kJson) {
    WriteStandardOutput(ToJson(identities));
    return kClean;
  }
  std::string text;
  for (const Identity& identity : identities) {
    text += fmt::format("{:8}{}\n{:8}{}\n", identity.id, identity.chinese, "", identity.english);
    for (const Equation& equation : identity.equations)
      text += fmt::format("{:8}  {}\n", "", equation.text);
  }
  WriteStandardOutput(text);
  return kClean;
}

}  // namespace juesuan
