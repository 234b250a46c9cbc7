// Limits are set anew for each document, since CPU time is counted by the process.
#include "batch/worker.h"

#include <fmt/format.h>
#include <malloc.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <csignal>
#include <fstream>
#include <new>

#include "batch/record.h"
#include "schema/names.h"

namespace juesuan {
namespace {

using Clock = std::chrono::steady_clock;

// Workers are replaced in time, so that what libraries leak never adds up; and at once where memory
// ran out, since who knows what is left undone.
constexpr int kDocumentsAWorker = 1000;
constexpr std::uint64_t kGrownTooLarge = std::uint64_t{512} << 20;  // bytes resident when idle
// What the last document left to reuse; more is given back first, or the next one's peak would be
// it.
constexpr std::uint64_t kKeptForNext = std::uint64_t{32} << 20;  // bytes resident
constexpr std::size_t kLongestError = 2000;                      // bytes

double CpuSecondsUsed() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// A line of /proc/self/status such as "VmHWM:     23056 kB", in bytes; 0 where there is none.
std::uint64_t MemoryLine(std::string_view key) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (!line.starts_with(key)) continue;
    const char* digit = line.data() + std::min(line.find_first_of("0123456789"), line.size());
    std::uint64_t kilobytes = 0;
    std::from_chars(digit, line.data() + line.size(), kilobytes);
    return kilobytes << 10;
  }
  return 0;
}

// From now on VmHWM is the peak since now.
void ForgetPeakMemory() {
  constexpr char kPeakResident[] = "5";
  std::ofstream("/proc/self/clear_refs") << kPeakResident;
}

// The kernel ends the process where it goes on beyond it.
void LimitCpu(int seconds) {
  rlimit limit{};
  getrlimit(RLIMIT_CPU, &limit);
  limit.rlim_cur = static_cast<rlim_t>(std::ceil(CpuSecondsUsed())) + static_cast<rlim_t>(seconds);
  setrlimit(RLIMIT_CPU, &limit);
}

void LimitOnce(const WorkerTask& task) {
  const rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  if (task.memory == 0) return;
  const rlimit memory{task.memory, task.memory};
  setrlimit(RLIMIT_AS, &memory);
}

void CountAmounts(const Report& report, Record& record) {
  for (const Table& table : report.tables) {
    record.forms.push_back(table.form);
    for (const Row& row : table.rows) {
      for (const auto& [measure, value] : row.values) {
        if (!value.amount) continue;
        ++record.amounts;
        if (value.status == ValueStatus::kVerified) ++record.verified;
      }
    }
  }
}

bool IsPartial(const Report& report) {
  return std::ranges::any_of(
             report.pages, [](PageOrigin origin) { return origin == PageOrigin::kFailed; },
             &PageInfo::origin) ||
         std::ranges::any_of(
             report.issues, [](Severity severity) { return severity == Severity::kError; },
             &Diagnostic::severity);
}

void Describe(const Report& report, Record& record) {
  record.sha256 = report.source.sha256;
  record.bytes = report.source.bytes;
  record.pages = static_cast<int>(report.pages.size());
  CountAmounts(report, record);
  for (const Diagnostic& issue : report.issues) {
    if (issue.severity != Severity::kNote) ++record.findings[issue.code];
  }
  record.status = IsPartial(report) ? Status::kPartial : Status::kOk;
}

void WriteReport(const WorkerTask& task, const Input& input, int number, Record& record) {
  const Report report = task.read(input.path);
  const std::string json = ToJson(report, task.version);
  task.folder.Replace(input.report, json, number);
  Describe(report, record);
  record.report = input.report;
  record.report_bytes = json.size();
}

// Errors name their document; the record does already.
void Fail(Record& record, Status status, std::string error) {
  const std::string name = record.path + ": ";
  if (error.starts_with(name)) error.erase(0, name.size());
  record.status = status;
  record.error = error.substr(0, kLongestError);
}

Record ReadOne(const WorkerTask& task, const Input& input, int number) {
  Record record;
  record.path = input.name;
  record.bytes = input.bytes;
  record.version = task.version;
  record.settings = task.settings;
  try {
    WriteReport(task, input, number, record);
  } catch (const std::bad_alloc&) {
    Fail(record, Status::kMemory, "needs more memory than --memory-limit allows");
  } catch (const std::exception& error) {
    Fail(record, Status::kFailed, PrintableName(error.what()));
  }
  if (record.sha256.empty()) record.sha256 = ContentOf(input);
  return record;
}

Record ReadMeasured(const WorkerTask& task, const Input& input, int number) {
  LimitCpu(task.cpu_seconds);
  ForgetPeakMemory();
  const double cpu_before = CpuSecondsUsed();
  const Clock::time_point begin = Clock::now();
  Record record = ReadOne(task, input, number);
  record.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  record.cpu_seconds = CpuSecondsUsed() - cpu_before;
  record.peak_memory = MemoryLine("VmHWM:");
  return record;
}

}  // namespace

void WorkAsProcess(const WorkerTask& task, int socket, int number) {
  std::signal(SIGINT, SIG_IGN);  // a terminal sends it to all: the parent decides
  std::signal(SIGTERM, SIG_IGN);
  LimitOnce(task);
  int done = 0;
  std::size_t index = 0;
  while (recv(socket, &index, sizeof index, 0) == sizeof index) {
    [[maybe_unused]] const int emptied = ftruncate(STDERR_FILENO, 0);
    if (MemoryLine("VmRSS:") > kKeptForNext) malloc_trim(0);
    const Record record = ReadMeasured(task, task.inputs[index], number);
    const bool leaves = ++done == kDocumentsAWorker || record.status == Status::kMemory ||
                        MemoryLine("VmRSS:") > kGrownTooLarge;
    std::string message(1, static_cast<char>(leaves ? Afterwards::kLeaves : Afterwards::kStays));
    message += ToJsonLine(record);
    if (send(socket, message.data(), message.size(), MSG_NOSIGNAL) < 0 || leaves) break;
  }
  _exit(0);
}

}  // namespace juesuan
