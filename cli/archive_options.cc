// Sizes, shards and defaults of archives are understood here, and nowhere else.
#include "cli/archive_options.h"

#include <fmt/format.h>

#include <charconv>
#include <map>
#include <string>
#include <string_view>
#include <thread>

#include "cli/read_options.h"

namespace juesuan {
namespace {

// A scanned page takes a second or two, a long report has two hundred.
constexpr int kUsualTimeout = 600;  // seconds
// Ten times what a scanned report takes; half of a small machine with two cores.
constexpr std::uint64_t kUsualMemory = std::uint64_t{2} << 30;

constexpr char kBatchFooter[] =
    R"(Folders are searched for PDF files, with all below them. DIR gets a report for each document, under
the same relative name; journal.jsonl, with exactly one line for each input; and summary.json.
What is finished is not done again: run the same command to go on after an interruption, or to add
what is new. A document that hangs, crashes or grows costs nothing but itself.

Examples:
  juesuan batch archive/ -o reports/                       everything below archive/
  juesuan batch archive/ -o reports/ --retry failed        what failed, once more
  find archive -name '*.pdf' | juesuan batch --from-list - -o reports/
  juesuan batch archive/ -o reports/ --load sqlite:accounts.db
  juesuan batch archive/ -o part-0/ --shard 0/4            a quarter; 1/4 … 3/4 elsewhere
  juesuan merge part-*/ -o reports/                        and all put together)";

constexpr char kMergeFooter[] = R"(OUT becomes what one run over all inputs would have made.

Example:
  juesuan merge part-*/ -o reports/)";

constexpr char kLoadFooter[] =
    R"(The tables are made where there are none; docs/databases.md explains them. A report takes the place
of what was loaded of the same document; one that is there already is passed over.

Examples:
  juesuan load reports/ --to sqlite:accounts.db
  juesuan load reports/ --to postgresql://user@host/accounts)";

constexpr char kExportFooter[] =
    R"(The folder gets a file for each table of docs/databases.md. A data package is the CSV files with
datapackage.json, which describes them to programs.

Examples:
  juesuan export reports/ --format csv --bom -o tables/        for Excel
  juesuan export reports/ --format datapackage -o package/)";

// The number that the whole text is.
template <typename Number>
std::optional<Number> NumberOf(std::string_view text) {
  Number number{};
  const char* end = text.data() + text.size();
  const auto [stop, problem] = std::from_chars(text.data(), end, number);
  if (problem != std::errc() || stop != end) return std::nullopt;
  return number;
}

// "512M", "2G", or "none".
std::uint64_t ParseMemory(const std::string& text) {
  if (text == "none") return 0;
  static const std::map<char, int> kPowers = {{'K', 10}, {'M', 20}, {'G', 30}};
  const auto power = text.empty() ? kPowers.end() : kPowers.find(text.back());
  const bool has_unit = power != kPowers.end();
  const auto number =
      NumberOf<std::uint64_t>(std::string_view(text).substr(0, text.size() - (has_unit ? 1 : 0)));
  if (!number || *number == 0 || *number > (1u << 30)) {
    throw CLI::ValidationError(
        fmt::format("--memory-limit: '{}' is no size; write 512M, 2G or none", text));
  }
  return has_unit ? *number << power->second : *number;
}

Shard ParseShard(const std::string& text) {
  const std::size_t slash = text.find('/');
  const auto index = NumberOf<unsigned>(std::string_view(text).substr(0, slash));
  const auto count = slash == text.npos
                         ? std::nullopt
                         : NumberOf<unsigned>(std::string_view(text).substr(slash + 1));
  if (!index || !count || *index >= *count) {
    throw CLI::ValidationError(
        fmt::format("--shard: '{}' is no shard; of four, write 0/4, 1/4, 2/4 or 3/4", text));
  }
  return {*index, *count};
}

}  // namespace

ArchiveCommands::ArchiveCommands(CLI::App& app) {
  AddBatch(app);
  AddMerge(app);
  AddLoad(app);
  AddExport(app);
}

std::optional<ExitCode> ArchiveCommands::Run() const {
  if (*batch_) return Batch(batch_options_);
  if (*merge_) return Merge(merge_options_);
  if (*load_) return Load(load_options_);
  if (*export_) return Export(export_options_);
  return std::nullopt;
}

void ArchiveCommands::AddBatch(CLI::App& app) {
  BatchOptions& batch = batch_options_.batch;
  CLI::App* command = app.add_subcommand("batch", "Read an archive of documents, and go on later");
  command->footer(kBatchFooter);
  command->add_option("INPUT", batch.inputs, "Files, folders or patterns")->type_name("");
  command
      ->add_option("--from-list", batch_options_.list,
                   "A file that names inputs, one a line; - for standard input")
      ->type_name("FILE");
  command->add_option("-o,--output", batch.output, "The folder that gets the reports")
      ->required()
      ->type_name("DIR");
  AddBatchLimits(*command);
  command
      ->add_option_function<std::string>(
          "--shard", [&batch](const std::string& text) { batch.shard = ParseShard(text); },
          "Only this part of the inputs: I of N, from 0")
      ->type_name("I/N");
  const std::map<std::string, Again> again = {{"failed", Again::kFailed}};
  CLI::Option* retry = command->add_option("--retry", batch.again, "Also do anew what failed")
                           ->type_name("failed")
                           ->transform(CLI::CheckedTransformer(again).description(""));
  command
      ->add_flag_callback(
          "--force", [&batch] { batch.again = Again::kAll; }, "Do everything anew")
      ->excludes(retry);
  command
      ->add_option("--load", batch_options_.database,
                   "A database that gets each report as it is there, as of `juesuan load`")
      ->type_name("DATABASE");
  command->add_flag("--quiet", batch.quiet, "No progress and no summary");
  AddReportOptions(*command, batch_options_.read);
  batch_ = command;
}

void ArchiveCommands::AddBatchLimits(CLI::App& command) {
  BatchOptions& batch = batch_options_.batch;
  batch.jobs = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  batch.timeout = kUsualTimeout;
  batch.memory = kUsualMemory;
  constexpr int kMostJobs = 4096;
  command.add_option("--jobs", batch.jobs, "Worker processes; one a core without it")
      ->type_name("N")
      ->check(CLI::Range(1, kMostJobs).description(""));
  command
      .add_option("--timeout", batch.timeout,
                  fmt::format("CPU seconds a document may take, and three times as many by the "
                              "clock; {} without it",
                              kUsualTimeout))
      ->type_name("SECONDS")
      ->check(CLI::Range(1, 1 << 20).description(""));
  command
      .add_option_function<std::string>(
          "--memory-limit", [&batch](const std::string& text) { batch.memory = ParseMemory(text); },
          "Address space of a worker: 512M, 2G (the default), none")
      ->type_name("SIZE");
}

void ArchiveCommands::AddMerge(CLI::App& app) {
  CLI::App* command = app.add_subcommand("merge", "Put the shards of a batch together");
  command->footer(kMergeFooter);
  command->add_option("DIR", merge_options_.folders, "Folders that `juesuan batch` wrote")
      ->required()
      ->type_name("");
  command->add_option("-o,--output", merge_options_.output, "The folder that gets all")
      ->required()
      ->type_name("OUT");
  merge_ = command;
}

void ArchiveCommands::AddLoad(CLI::App& app) {
  CLI::App* command = app.add_subcommand("load", "Load reports into a database");
  command->footer(kLoadFooter);
  command->add_option("REPORT", load_options_.reports, "Reports, or folders of them")
      ->type_name("");
  command
      ->add_option("--from-list", load_options_.list,
                   "A file that names reports, one a line; - for standard input")
      ->type_name("FILE");
  command->add_option("--to", load_options_.database, "sqlite:FILE, or postgresql://…")
      ->required()
      ->type_name("DATABASE");
  load_ = command;
}

void ArchiveCommands::AddExport(CLI::App& app) {
  CLI::App* command = app.add_subcommand("export", "Write reports as files of tables");
  command->footer(kExportFooter);
  command->add_option("REPORT", export_options_.reports, "Reports, or folders of them")
      ->required()
      ->type_name("");
  const std::map<std::string, ExportFormat> formats = {{"csv", ExportFormat::kCsv},
                                                       {"jsonl", ExportFormat::kJsonLines},
                                                       {"datapackage", ExportFormat::kDataPackage}};
  command
      ->add_option("--format", export_options_.format,
                   "What to write: csv (the default), jsonl or datapackage")
      ->type_name("FORMAT")
      ->transform(CLI::CheckedTransformer(formats).description(""));
  command->add_flag("--bom", export_options_.with_mark,
                    "Begin CSV files with a byte order mark, for Excel");
  command->add_option("-o,--output", export_options_.output, "The folder that gets the files")
      ->required()
      ->type_name("DIR");
  export_ = command;
}

}  // namespace juesuan
