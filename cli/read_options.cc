// Each option goes straight into ReadOptions.
#include "cli/read_options.h"

#include <fmt/format.h>

#include <map>
#include <optional>
#include <string>

namespace juesuan {

CLI::Validator ExistingFolder() { return CLI::Validator(CLI::ExistingDirectory).description(""); }

void AddReportOptions(CLI::App& command, ReadOptions& read) {
  const std::map<std::string, Ocr> ocr = {
      {"auto", Ocr::kAuto}, {"never", Ocr::kNever}, {"always", Ocr::kAlways}};
  command
      .add_option("--ocr", read.ocr,
                  "Which pages to read by recognition: auto (the default: scans), never, always")
      ->type_name("WHEN")
      ->transform(CLI::CheckedTransformer(ocr).description(""));
  command.add_option("--password", read.password, "Password of encrypted documents");
  command
      .add_option("--forms", read.forms_folder,
                  "Form definitions to use instead of the shipped ones")
      ->type_name("FOLDER")
      ->check(ExistingFolder());
}

void AddReadOptions(CLI::App& command, ReadOptions& read) {
  command
      .add_option_function<std::string>(
          "--pages",
          [&read](const std::string& text) {
            const std::optional<PageRange> range = PageRange::Parse(text);
            if (!range) {
              throw CLI::ValidationError(fmt::format(
                  "--pages: '{}' is no page range; write 7, 7-12, 3,7-12 or 20-", text));
            }
            read.pages = *range;
          },
          "Pages to read, as 7-12; counted from 1")
      ->type_name("RANGE");
  AddReportOptions(command, read);
}

}  // namespace juesuan
