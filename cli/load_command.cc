// Reports one after another; one that is none costs only itself.
#include "cli/load_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <future>
#include <memory>
#include <thread>

#include "batch/inputs.h"
#include "cli/output.h"
#include "cli/report_files.h"
#include "database/database.h"
#include "extract/diagnostic.h"

namespace juesuan {
namespace {

using Rows = std::unique_ptr<ReportRows>;

// Reads reports in other threads, some ahead of the one that is asked for.
class ReadAhead {
 public:
  ReadAhead(std::vector<std::string> files, Digests known)
      : files_(std::move(files)), known_(std::move(known)) {}

  bool IsAtEnd() const { return begun_ == files_.size() && ahead_.empty(); }

  // Of the next file. Throws Error as ReadReportRows does.
  Rows Next() {
    const std::size_t enough = std::max(2u, std::thread::hardware_concurrency());
    while (begun_ < files_.size() && ahead_.size() < enough) {
      ahead_.push_back(
          std::async(std::launch::async, ReadReportRows, files_[begun_++], std::cref(known_)));
    }
    std::future<Rows> next = std::move(ahead_.front());
    ahead_.pop_front();
    return next.get();
  }

 private:
  const std::vector<std::string> files_;
  const Digests known_;
  std::size_t begun_ = 0;
  std::deque<std::future<Rows>> ahead_;
};

// Hands on the rows of each report, or none where it is known; kFailed where one cannot be read.
template <typename Take>
ExitCode ReadAll(ReadAhead& reports, Take take) {
  ExitCode result = kClean;
  while (!reports.IsAtEnd()) {
    Rows rows;
    try {
      rows = reports.Next();
    } catch (const Error& error) {
      Complain(error.what());
      result = kFailed;
      continue;
    }
    take(std::move(rows));
  }
  return result;
}

}  // namespace

ExitCode Load(const LoadOptions& options) {
  std::vector<std::string> reports = options.reports;
  if (!options.list.empty()) std::ranges::copy(ReadList(options.list), back_inserter(reports));
  Database database(options.database);
  ReadAhead reading(FindReports(reports), database.Loaded());
  long long loaded = 0, facts = 0, unchanged = 0;
  const ExitCode result = ReadAll(reading, [&](Rows rows) {
    if (!rows) {
      ++unchanged;
      return;
    }
    ++loaded;
    facts += std::ssize(rows->tables["facts"]);
    database.Add(std::move(*rows));
  });
  database.Commit();
  WriteStandardOutput(fmt::format("{} reports with {} facts loaded, {} were there already\n",
                                  loaded, facts, unchanged));
  return result;
}

ExitCode Export(const ExportOptions& options) {
  ReadAhead reading(FindReports(options.reports), {});
  Exporter exporter(options.output, options.format, options.with_mark);
  const ExitCode result =
      ReadAll(reading, [&exporter](Rows rows) { exporter.Add(std::move(*rows)); });
  exporter.Finish();
  return result;
}

}  // namespace juesuan
