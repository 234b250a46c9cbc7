// First it is settled where each report goes, then each document is read and its report written.
#include "cli/extract_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>

#include "cli/complaints.h"
#include "cli/output.h"
#include "cli/summary.h"
#include "schema/facts.h"

namespace juesuan {
namespace {

namespace fs = std::filesystem;

std::string_view Extension(Format format) {
  switch (format) {
    case Format::kJson:
      return ".json";
    case Format::kCsv:
      return ".csv";
    case Format::kJsonLines:
      return ".jsonl";
    case Format::kText:
      return ".txt";
  }
  return {};
}

std::string Render(const Report& report, Format format) {
  switch (format) {
    case Format::kJson:
      return ToJson(report, JUESUAN_VERSION);
    case Format::kCsv:
      return ToCsv(report);
    case Format::kJsonLines:
      return ToJsonLines(report);
    case Format::kText:
      return Summary(report);
  }
  return {};
}

std::string Heading(Format format) { return format == Format::kCsv ? CsvHeader() : std::string(); }

// A folder if there is one, if the name says so by its slash, and where only a folder can hold
// what is asked for: many JSON documents.
bool IsFolder(const ExtractOptions& options) {
  std::error_code ignored;
  return fs::is_directory(options.output, ignored) || options.output.ends_with('/') ||
         (!options.output.empty() && options.format == Format::kJson && options.files.size() > 1);
}

std::string OutputName(const fs::path& input, Format format) {
  const std::string extension = input.extension().string();
  const bool is_pdf = extension == ".pdf" || extension == ".PDF";
  const fs::path name = is_pdf ? input.stem() : input.filename();
  return name.string() + std::string(Extension(format));
}

// A path by which the same file is known however it is written.
std::string Identity(const std::string& path) {
  std::error_code error;
  const fs::path identity = fs::weakly_canonical(path, error);
  return error ? path : identity.string();
}

void RefuseToOverwrite(const std::set<std::string>& inputs, const std::string& output) {
  if (inputs.contains(Identity(output))) {
    throw UsageError(
        fmt::format("{}: is an input, and would be overwritten; give another -o", output));
  }
}

// The output of each input, in their order; empty strings where all share one.
std::vector<std::string> PlanOutputs(const ExtractOptions& options) {
  std::vector<std::string> outputs(options.files.size());
  std::set<std::string> inputs;
  for (const std::string& file : options.files) inputs.insert(Identity(file));
  if (!IsFolder(options)) {
    if (options.format == Format::kJson && options.files.size() > 1) {
      throw UsageError("several JSON reports need a folder: add -o FOLDER/, or use --format jsonl");
    }
    if (!options.output.empty()) RefuseToOverwrite(inputs, options.output);
    return outputs;
  }
  std::map<std::string, std::string> input_of;
  for (std::size_t file = 0; file < options.files.size(); ++file) {
    const std::string& input = options.files[file];
    outputs[file] = (fs::path(options.output) / OutputName(input, options.format)).string();
    const auto [other, is_new] = input_of.emplace(outputs[file], input);
    if (!is_new) {
      throw UsageError(fmt::format("{} and {} would both be written to {}; extract them one by one",
                                   other->second, input, outputs[file]));
    }
    RefuseToOverwrite(inputs, outputs[file]);
  }
  return outputs;
}

void MakeFolder(const std::string& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw Error(fmt::format("{}: cannot be made a folder: {}", folder, error.message()));
}

// Takes rendered reports to where they go.
class Writer {
 public:
  explicit Writer(const ExtractOptions& options) : options_(options) {}

  // output empty: where all go together.
  void Write(const std::string& output, const std::string& text) {
    if (!output.empty()) return WriteFile(output, Heading(options_.format) + text);
    const std::string heading = started_ ? "" : Heading(options_.format);
    started_ = true;
    if (options_.output.empty()) {
      WriteStandardOutput(heading + text);
    } else {
      collected_ += heading + text;
    }
  }

  // A file shared by all is written once, at the end, and not at all if no report came.
  void Finish() {
    if (!options_.output.empty() && started_) WriteFile(options_.output, collected_);
  }

 private:
  const ExtractOptions& options_;
  bool started_ = false;  // something went where all go together
  std::string collected_;
};

ExitCode ExtractOne(const std::string& file, const std::string& output,
                    const ExtractOptions& options, Writer& writer) {
  try {
    const Report report = ReadReport(file, options.read);
    const bool has_warnings = ComplainOf(file, report.issues);
    writer.Write(output, Render(report, options.format));
    return has_warnings ? kWarnings : kClean;
  } catch (const UsageError& error) {
    Complain(error.what());
    return kUsage;
  } catch (const Error& error) {
    Complain(error.what());
  } catch (const std::exception& error) {  // out of memory, or a bug: the other files go on
    Complain(fmt::format("{}: could not be read: {}", file, error.what()));
  }
  return kFailed;
}

// Names are read one by one, and what comes of each is written before the next: whoever drives this
// through pipes may wait for it.
ExitCode ExtractListed(const ExtractOptions& options) {
  if (options.format == Format::kJson || IsFolder(options)) {
    throw UsageError(
        "--from-list is for --format jsonl, csv or text; `juesuan batch` reads a list "
        "into a folder");
  }
  std::ifstream file;
  if (options.list != "-") file.open(options.list);
  std::istream& list = options.list == "-" ? std::cin : file;
  if (!list) throw Error(fmt::format("{}: cannot be read; check the path", options.list));
  Writer writer(options);
  ExitCode result = kClean;
  for (std::string name; std::getline(list, name);) {
    if (!name.empty()) result = Worst(result, ExtractOne(name, "", options, writer));
  }
  writer.Finish();
  return result;
}

}  // namespace

ExitCode Extract(const ExtractOptions& options) {
  if (!options.list.empty()) return ExtractListed(options);
  const std::vector<std::string> outputs = PlanOutputs(options);
  if (IsFolder(options)) MakeFolder(options.output);
  Writer writer(options);
  ExitCode result = kClean;
  for (std::size_t file = 0; file < options.files.size(); ++file) {
    result = Worst(result, ExtractOne(options.files[file], outputs[file], options, writer));
  }
  writer.Finish();
  return result;
}

}  // namespace juesuan
