// Reports one after another; one that is none costs only itself.
#include "cli/load_command.h"

#include <fmt/format.h>

#include "batch/inputs.h"
#include "cli/output.h"
#include "cli/report_files.h"
#include "database/database.h"
#include "extract/diagnostic.h"

namespace juesuan {
namespace {

// Hands on the rows of each report that is not known; kFailed where one cannot be read.
template <typename IsKnown, typename Take>
ExitCode ReadAll(const std::vector<std::string>& given, IsKnown is_known, Take take) {
  ExitCode result = kClean;
  for (const std::string& file : FindReports(given)) {
    std::optional<ReportRows> rows;
    try {
      rows = ReadReportRows(file, is_known);
    } catch (const Error& error) {
      Complain(error.what());
      result = kFailed;
    }
    if (rows) take(std::move(*rows));
  }
  return result;
}

}  // namespace

ExitCode Load(const LoadOptions& options) {
  std::vector<std::string> reports = options.reports;
  if (!options.list.empty()) std::ranges::copy(ReadList(options.list), back_inserter(reports));
  Database database(options.database);
  long long loaded = 0, facts = 0, unchanged = 0;
  const auto is_known = [&](const std::string& digest) {
    const bool known = database.Has(digest);
    if (known) ++unchanged;
    return known;
  };
  const ExitCode result = ReadAll(reports, is_known, [&](ReportRows rows) {
    ++loaded;
    facts += std::ssize(rows.tables["facts"]);
    database.Add(std::move(rows));
  });
  database.Commit();
  WriteStandardOutput(fmt::format("{} reports with {} facts loaded, {} were there already\n",
                                  loaded, facts, unchanged));
  return result;
}

ExitCode Export(const ExportOptions& options) {
  Exporter exporter(options.output, options.format, options.with_mark);
  const ExitCode result = ReadAll(
      options.reports, [](const std::string&) { return false; },
      [&exporter](ReportRows rows) { exporter.Add(std::move(rows)); });
  exporter.Finish();
  return result;
}

}  // namespace juesuan
