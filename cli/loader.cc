// The names of reports go through a pipe, each ended by a null character.
#include "cli/loader.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fstream>

#include "cli/output.h"
#include "database/database.h"
#include "extract/diagnostic.h"

namespace juesuan {
namespace {

// A database can be asked while a batch runs, even one that is faster than loading.
constexpr std::chrono::seconds kLongestTransaction{30};

// Whether another name is there, or the end. Else a transaction would keep other writers waiting as
// long as a document takes.
bool IsMoreThere(std::ifstream& stream, int names) {
  pollfd pipe = {names, POLLIN, 0};
  return stream.rdbuf()->in_avail() > 0 || poll(&pipe, 1, 0) > 0;
}

ExitCode LoadFrom(int names, const std::string& address) {
  using Clock = std::chrono::steady_clock;
  Database database(address);
  Clock::time_point committed = Clock::now();
  const Digests known = database.Loaded();
  ExitCode result = kClean;
  std::ifstream stream(fmt::format("/dev/fd/{}", names));
  for (std::string report; std::getline(stream, report, '\0');) {
    std::unique_ptr<ReportRows> rows;
    try {
      rows = ReadReportRows(report, known);
    } catch (const Error& error) {
      Complain(error.what());
      result = kFailed;
    }
    if (rows) database.Add(std::move(*rows));
    if (IsMoreThere(stream, names) && Clock::now() - committed < kLongestTransaction) continue;
    database.Commit();
    committed = Clock::now();
  }
  database.Commit();
  return result;
}

// Does not stop at a Ctrl-C: what is finished is to be loaded. It ends with the pipe.
[[noreturn]] void BecomeLoader(int names, const std::string& address) {
  std::signal(SIGINT, SIG_IGN);
  std::signal(SIGTERM, SIG_IGN);
  try {
    _exit(LoadFrom(names, address));
  } catch (const std::exception& error) {
    Complain(error.what());
    _exit(kFailed);
  }
}

}  // namespace

Loader::Loader(const std::string& database) {
  { const Database can_be_opened(database); }  // and is closed again: a process shares none
  std::array<int, 2> ends;
  if (pipe2(ends.data(), O_CLOEXEC) != 0)
    throw Error(fmt::format("no loader can be started: {}", std::strerror(errno)));
  const Descriptor names(ends[0]);
  pipe_ = Descriptor(ends[1]);
  process_ = fork();
  if (process_ < 0) throw Error(fmt::format("no loader can be started: {}", std::strerror(errno)));
  if (process_ == 0) {
    pipe_.Close();
    BecomeLoader(names.number(), database);
  }
  std::signal(SIGPIPE, SIG_IGN);  // a loader that has failed is noticed by Send
}

Loader::~Loader() { Finish(); }

void Loader::Send(const std::string& report) {
  if (!failed_ && !WriteAll(pipe_.number(), report + '\0')) failed_ = true;
}

ExitCode Loader::Finish() {
  if (process_ <= 0) return kClean;
  pipe_.Close();
  int status = 0;
  while (waitpid(process_, &status, 0) < 0 && errno == EINTR) {
  }
  process_ = 0;
  const bool loaded = !failed_ && WIFEXITED(status) && WEXITSTATUS(status) == kClean;
  return loaded ? kClean : kFailed;
}

}  // namespace juesuan
