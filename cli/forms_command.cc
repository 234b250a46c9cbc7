// Every definition is read and its samples run; each problem is one line.
#include "cli/forms_command.h"

#include <fmt/format.h>

#include "cli/output.h"
#include "schema/schema.h"

namespace juesuan {

ExitCode CheckFormsIn(const std::string& folder) {
  int form_count = 0;
  const std::vector<FormProblem> problems = CheckForms(folder, form_count);
  for (const FormProblem& problem : problems) {
    Complain(fmt::format("{}: {}", problem.file, problem.message));
  }
  WriteStandardOutput(fmt::format("{} forms checked, {} problems\n", form_count, problems.size()));
  return problems.empty() ? kClean : kFailed;
}

}  // namespace juesuan
