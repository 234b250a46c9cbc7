// What a batch needs of the program: how a report is made, and what its settings are called.
#include "cli/batch_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>

#include "cli/loader.h"
#include "cli/output.h"
#include "extract/digest.h"

namespace juesuan {
namespace {

namespace fs = std::filesystem;

// Of the definitions in a folder, whatever it is called.
std::string FormsName(const std::string& folder) {
  if (folder.empty()) return "shipped";
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  std::string digests;
  for (const fs::path& file : files)
    digests += file.filename().string() + DigestOfFile(file.string());
  constexpr std::size_t kEnoughDigits = 16;
  return DigestOf(digests).substr(0, kEnoughDigits);
}

std::string_view OcrName(Ocr ocr) {
  switch (ocr) {
    case Ocr::kAuto:
      return "auto";
    case Ocr::kNever:
      return "never";
    case Ocr::kAlways:
      return "always";
  }
  return {};
}

// All that decides a report but the document and the program. The password only opens.
std::string SettingsName(const ReadOptions& read) {
  return fmt::format("ocr={} forms={}", OcrName(read.ocr), FormsName(read.forms_folder));
}

ExitCode ExitCodeOf(const Totals& totals) {
  for (const Status status :
       {Status::kFailed, Status::kTimeout, Status::kMemory, Status::kCrashed}) {
    if (totals.Count(status) > 0) return kFailed;
  }
  const bool clean = totals.Count(Status::kPartial) == 0 && totals.findings.empty();
  return clean ? kClean : kWarnings;
}

}  // namespace

ExitCode Batch(BatchCommandOptions options) {
  BatchOptions& batch = options.batch;
  if (!options.list.empty()) std::ranges::copy(ReadList(options.list), back_inserter(batch.inputs));
  if (batch.inputs.empty()) throw UsageError("no inputs; give files, folders or --from-list");
  batch.version = JUESUAN_VERSION;
  batch.settings = SettingsName(options.read);
  std::optional<Loader> loader;
  if (!options.database.empty()) {
    loader.emplace(options.database);
    batch.on_report = [&loader](const std::string& report) { loader->Send(report); };
  }
  const BatchResult result = RunBatch(
      batch, [&options](const std::string& path) { return ReadReport(path, options.read); });
  const ExitCode loaded = loader ? loader->Finish() : kClean;
  if (loaded != kClean) {
    Complain(fmt::format("not all reports are in the database; `juesuan load {} --to …` loads them",
                         batch.output));
  }
  if (!batch.quiet) {
    WriteStandardOutput(ToText(result.totals));
    if (result.kept > 0) Complain(fmt::format("{} were finished before", result.kept));
  }
  if (result.left > 0) {
    Complain(
        fmt::format("interrupted; {} documents are left: run the same command again, and it "
                    "goes on with them",
                    result.left));
    return kFailed;
  }
  return Worst(loaded, ExitCodeOf(result.totals));
}

ExitCode Merge(const MergeOptions& options) {
  const Totals totals = MergeBatches(options.folders, options.output);
  WriteStandardOutput(ToText(totals));
  return ExitCodeOf(totals);
}

}  // namespace juesuan
