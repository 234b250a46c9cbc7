// Reports one after another; one that is none costs only itself.
#include "cli/load_command.h"

#include <fmt/format.h>
#include <malloc.h>

#include <algorithm>
#include <condition_variable>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "batch/inputs.h"
#include "cli/output.h"
#include "cli/report_files.h"
#include "database/database.h"
#include "extract/diagnostic.h"

namespace juesuan {
namespace {

using Rows = std::unique_ptr<ReportRows>;

// Reads reports in other threads, some ahead of the one that is asked for: enough that reading goes
// on while a database is written.
class ReadAhead {
 public:
  ReadAhead(std::vector<std::string> files, Digests known)
      : files_(std::move(files)), known_(std::move(known)) {
    const unsigned cores = std::max(1u, std::thread::hardware_concurrency());
    for (unsigned core = 0; core < cores; ++core)
      threads_.emplace_back([this](const std::stop_token& stop) { ReadSome(stop); });
  }

  bool IsAtEnd() const { return taken_ == files_.size(); }

  // Of the next file. Throws Error as ReadReportRows does.
  Rows Next() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return read_.contains(taken_); });
    std::future<Rows> next = std::move(read_.extract(taken_++).mapped());
    lock.unlock();
    changed_.notify_all();
    return next.get();
  }

 private:
  static constexpr std::size_t kAhead = 64;  // reports, of about half a megabyte of rows each

  void ReadSome(const std::stop_token& stop) {
    while (const std::optional<std::size_t> file = TakeFile(stop)) {
      std::packaged_task<Rows()> read([&] { return ReadReportRows(files_[*file], known_); });
      read();
      {
        const std::lock_guard lock(mutex_);
        read_[*file] = read.get_future();
      }
      changed_.notify_all();
    }
  }

  // Waits until there is room; nullopt at the end of the files.
  std::optional<std::size_t> TakeFile(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, stop, [this] { return begun_ < taken_ + kAhead; });
    if (stop.stop_requested() || begun_ == files_.size()) return std::nullopt;
    return begun_++;
  }

  const std::vector<std::string> files_;
  const Digests known_;
  std::mutex mutex_;  // of all that follows
  std::condition_variable_any changed_;
  std::size_t begun_ = 0, taken_ = 0;
  std::map<std::size_t, std::future<Rows>> read_;  // by their place in files_
  std::vector<std::jthread> threads_;
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

// Reports come and go by the megabyte: what one leaves is kept for the next.
void KeepMemory() {
  constexpr int kBytes = 32 << 20;  // the most that glibc takes for both
  mallopt(M_MMAP_THRESHOLD, kBytes);
  mallopt(M_TRIM_THRESHOLD, kBytes);
}

}  // namespace

ExitCode Load(const LoadOptions& options) {
  KeepMemory();
  std::vector<std::string> reports = options.reports;
  if (!options.list.empty()) std::ranges::copy(ReadList(options.list), back_inserter(reports));
  Database database(options.database);
  ReadAhead reading(FindReports(reports), database.Loaded());
  std::size_t loaded = 0, facts = 0, unchanged = 0;
  const ExitCode result = ReadAll(reading, [&](Rows rows) {
    if (!rows) {
      ++unchanged;
      return;
    }
    ++loaded;
    facts += rows->own.tables["facts"].size();
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
