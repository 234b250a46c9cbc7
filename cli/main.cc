// The command line: options in, exit code out. Each command is a function of its own file.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <exception>
#include <map>
#include <optional>
#include <sstream>
#include <string>

#include "cli/archive_options.h"
#include "cli/check_command.h"
#include "cli/codes_command.h"
#include "cli/extract_command.h"
#include "cli/forms_command.h"
#include "cli/identities_command.h"
#include "cli/inspect_command.h"
#include "cli/output.h"
#include "cli/read_options.h"

namespace juesuan {
namespace {

constexpr char kAbout[] =
    "Reads published departmental final accounts (部门决算公开 PDF) into exact, checked JSON.";

constexpr char kFooter[] =
    R"(Results go to standard output or -o, everything else to standard error.
Exit code: 0 clean, 1 wrong usage, 2 something failed, 3 done with warnings.
`juesuan COMMAND --help` tells more of each command, with examples.)";

constexpr char kExtractFooter[] = R"(Formats:
  json   the whole report: tables, values with page and box, text, issues (one document a file)
  csv    one amount a line: form, code, name, measure, amount, yuan, page, box …
  jsonl  the same, one JSON object a line
  text   a summary to read: tables found, rows, totals, issues

Examples:
  juesuan extract report.pdf                             JSON to standard output
  juesuan extract report.pdf --format text               what is in it, at a glance
  juesuan extract 2023/*.pdf -o out/                     out/NAME.json for each
  juesuan extract 2023/*.pdf --format csv -o 2023.csv    all amounts in one table
  find 2023 -name '*.pdf' | juesuan extract --from-list - --format jsonl
  juesuan extract report.pdf --pages 7-12                only these pages, numbered as they are)";

constexpr char kCheckFooter[] =
    R"(Tries what must hold between the amounts of each document: sums, the same fact in two tables,
what the text says of the tables. Findings first, with both sides and the page; then how many
amounts the document itself confirms. A report that `juesuan extract` wrote, corrected by hand
or not, is checked anew. Exit code 3: there are findings.

Examples:
  juesuan check report.pdf                            what is wrong with it
  juesuan check reports/*.json --format json          one JSON object a line, for programs
  juesuan identities                                  what is checked)";

constexpr char kIdentitiesFooter[] =
    R"(Each identity has an id, which reports name, a sentence in Chinese and in English, and the equations
that are tried. docs/adding-an-identity.md explains the notation.)";

constexpr char kInspectFooter[] =
    R"(For each page: its size, glyphs, fonts and whether their text can be trusted, rulings, images and
grids. Then for each grid, joined over pages: which form it was taken for, and why not the others.

Example:
  juesuan inspect report.pdf --pages 7-8 --forms my-forms/)";

constexpr char kCodesFooter[] =
    R"(A code also shows what is under it. A name is looked up exactly, older and shorter names included;
if there is none such, as a part of names. `unattested` marks an entry for which no published
document was found; years are those of its editions.

Examples:
  juesuan codes 20103                    政府办公厅（室）及相关机构事务 and its items
  juesuan codes 行政运行 --year 2023     every 行政运行 valid in 2023
  juesuan codes 洛阳市洛龙区             a region, by its name)";

constexpr char kFormsFooter[] = R"(Examples:
  juesuan forms check               the forms shipped with the program
  juesuan forms check my-forms/     yours, before `juesuan extract --forms my-forms/`)";

CLI::App* AddExtract(CLI::App& app, ExtractOptions& options) {
  CLI::App* command = app.add_subcommand("extract", "Read documents into reports");
  command->footer(kExtractFooter);
  command->add_option("FILE", options.files, "PDF documents, or scans as PNG, JPEG or TIFF")
      ->type_name("");
  command
      ->add_option("--from-list", options.list,
                   "A file that names documents, one a line; - for standard input")
      ->type_name("FILE")
      ->excludes("FILE");
  command->callback([&options] {
    if (options.files.empty() && options.list.empty()) throw CLI::RequiredError("FILE");
  });
  command
      ->add_option("-o,--output", options.output,
                   "A file, or a folder that gets one file for each document")
      ->type_name("FILE|FOLDER");
  const std::map<std::string, Format> formats = {{"json", Format::kJson},
                                                 {"csv", Format::kCsv},
                                                 {"jsonl", Format::kJsonLines},
                                                 {"text", Format::kText}};
  command
      ->add_option("--format", options.format,
                   "What to write: json (the default), csv, jsonl or text")
      ->type_name("FORMAT")
      ->transform(CLI::CheckedTransformer(formats).description(""));
  AddReadOptions(*command, options.read);
  return command;
}

CLI::App* AddCheck(CLI::App& app, CheckOptions& options) {
  CLI::App* command = app.add_subcommand("check", "Check documents against themselves");
  command->footer(kCheckFooter);
  command->add_option("FILE", options.files, "PDF documents, or reports that extract wrote")
      ->required()
      ->type_name("");
  const std::map<std::string, CheckFormat> formats = {{"text", CheckFormat::kText},
                                                      {"json", CheckFormat::kJson}};
  command->add_option("--format", options.format, "What to write: text (the default) or json")
      ->type_name("FORMAT")
      ->transform(CLI::CheckedTransformer(formats).description(""));
  AddReadOptions(*command, options.read);
  return command;
}

CLI::App* AddIdentities(CLI::App& app, IdentitiesFormat& format) {
  CLI::App* command = app.add_subcommand("identities", "List what is checked, in words");
  command->footer(kIdentitiesFooter);
  const std::map<std::string, IdentitiesFormat> formats = {{"text", IdentitiesFormat::kText},
                                                           {"json", IdentitiesFormat::kJson}};
  command->add_option("--format", format, "What to write: text (the default) or json")
      ->type_name("FORMAT")
      ->transform(CLI::CheckedTransformer(formats).description(""));
  return command;
}

CLI::App* AddInspect(CLI::App& app, std::string& file, ReadOptions& read) {
  CLI::App* command = app.add_subcommand("inspect", "Show what was seen in a document, and why");
  command->footer(kInspectFooter);
  command->add_option("FILE", file, "A PDF document")->required()->type_name("");
  AddReadOptions(*command, read);
  return command;
}

CLI::App* AddCodes(CLI::App& app, CodesOptions& options) {
  CLI::App* command = app.add_subcommand("codes", "Look up a classification code or name");
  command->footer(kCodesFooter);
  command->add_option("NAME|CODE", options.query, "What to look up")->required()->type_name("");
  command->add_option("--year", options.year, "Only what is valid in this year")->type_name("YEAR");
  return command;
}

CLI::App* AddForms(CLI::App& app, std::string& folder) {
  CLI::App* command = app.add_subcommand("forms", "Work with form definitions");
  command->require_subcommand(1);
  CLI::App* check = command->add_subcommand("check", "Read form definitions and run their samples");
  check->footer(kFormsFooter);
  check->add_option("FOLDER", folder, "Where they are; without it, the shipped ones")
      ->type_name("")
      ->check(ExistingFolder());
  return check;
}

// --help and --version arrive as exceptions too; CLI11's own codes go beyond ours.
ExitCode Answer(const CLI::App& app, const CLI::ParseError& error) {
  std::ostringstream result, complaint;
  if (app.exit(error, result, complaint) == 0) {
    WriteStandardOutput(result.str());
    return kClean;
  }
  Complain(error.what());
  Complain("`juesuan --help` and `juesuan COMMAND --help` say what to write");
  return kUsage;
}

ExitCode Run(int argc, char** argv) {
  CLI::App app(kAbout, "juesuan");
  app.set_version_flag("--version", "juesuan " JUESUAN_VERSION);
  app.footer(kFooter);
  app.require_subcommand(1);
  ExtractOptions extract_options;
  std::string inspect_file, forms_folder;
  ReadOptions inspect_options;
  CheckOptions check_options;
  CodesOptions codes_options;
  IdentitiesFormat identities_format = IdentitiesFormat::kText;
  const CLI::App* extract = AddExtract(app, extract_options);
  const CLI::App* check = AddCheck(app, check_options);
  const CLI::App* inspect = AddInspect(app, inspect_file, inspect_options);
  const CLI::App* codes = AddCodes(app, codes_options);
  const CLI::App* identities = AddIdentities(app, identities_format);
  AddForms(app, forms_folder);
  const ArchiveCommands archive(app);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return Answer(app, error);
  }
  if (*extract) return Extract(extract_options);
  if (*check) return CheckDocuments(check_options);
  if (*identities) return ListIdentities(identities_format);
  if (*inspect) return Inspect(inspect_file, inspect_options);
  if (*codes) return Codes(codes_options);
  if (const std::optional<ExitCode> code = archive.Run()) return *code;
  return CheckFormsIn(forms_folder);
}

}  // namespace
}  // namespace juesuan

int main(int argc, char** argv) {
  try {
    return juesuan::Run(argc, argv);
  } catch (const juesuan::UsageError& error) {
    juesuan::Complain(error.what());
    return juesuan::kUsage;
  } catch (const std::exception& error) {
    juesuan::Complain(error.what());
    return juesuan::kFailed;
  }
}
