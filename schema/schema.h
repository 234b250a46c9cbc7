// The schema stage: grids → forms → a Report. The only stage that knows what a form is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/report.h"

namespace juesuan {

class FormBook;

// Why a grid was, or was not, taken for a form: for the person who adds one.
struct BindingAttempt {
  std::string form, variant;
  bool title_matched = false;
  std::vector<std::string> missing_columns;  // required measures for which no header was found
  bool bound = false;
};

struct GridBinding {
  std::string caption;                   // the lines above the grid that were looked at
  std::string taken_as;                  // form, "evaluation", "other"
  std::vector<BindingAttempt> attempts;  // best first
};

struct FormProblem {
  std::string file, message;
};

// Reads every form definition of a folder, or the shipped ones where folder is empty, and runs
// their samples. What is wrong comes back; nothing: all is well. form_count counts the files read.
std::vector<FormProblem> CheckForms(const std::string& folder, int& form_count);

// forms_folder as for CheckForms. Throws Error where a definition cannot be read.
Report Assemble(const Source& source, Layout layout, Diagnostics diagnostics,
                const std::string& forms_folder);

// What Assemble decides of each grid of the layout, in order.
std::vector<GridBinding> ExplainBinding(const Layout& layout, const std::string& forms_folder);

// The report as text. UTF-8, keys in a fixed order, final newline; the same report, the same bytes.
std::string ToJson(const Report& report, std::string_view generator_version);

// What others were made of: the cells of grids, and the values on the two sides of a check. Two
// thirds of the text, which whoever wants only the outcome may leave out.
enum class Evidence { kRead, kLeaveOut };

// The report from its JSON: ToJson of it is the same text. Throws Error, which says where it is no
// report of this version.
Report FromJson(std::string_view json, Evidence evidence = Evidence::kRead);

// Tries the identities anew, whatever was said of them before.
void CheckReport(Report& report);

// Repairs readings of scans by the identities, before these are tried.
void RepairReadings(Report& report);

}  // namespace juesuan
