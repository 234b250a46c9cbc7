// One loop in one thread: hand out, wait, take in. A worker whose socket closes has ended; the
// system says how.
#include "batch/pool.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <string>

#include "batch/death.h"
#include "extract/diagnostic.h"

namespace juesuan {
namespace {

// How often the clock is looked at, at least.
constexpr int kWaitMilliseconds = 200;

volatile std::sig_atomic_t interrupts = 0;

void CountInterrupt(int) { interrupts = interrupts + 1; }

double Seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

}  // namespace

Interrupts::Interrupts() {
  interrupts = 0;
  struct sigaction action {};
  action.sa_handler = CountInterrupt;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

Interrupts::~Interrupts() {
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
}

int Interrupts::Count() { return interrupts; }

Pool::Pool(const WorkerTask& task, int jobs, double wall_seconds)
    : task_(task), jobs_(static_cast<std::size_t>(jobs)), wall_(wall_seconds) {}

Pool::~Pool() { KillAll(); }

void Pool::Run(std::span<const std::size_t> inputs,
               const std::function<void(const Record&)>& finished,
               const std::function<void()>& waited) {
  waiting_ = inputs;
  finished_ = finished;
  while (Interrupts::Count() < 2) {
    if (Interrupts::Count() > 0) waiting_ = {};
    HandOut();
    if (!IsBusy()) break;
    Wait();
    KillOverdue();
    waited();
  }
  KillAll();
}

Pool::Worker* Pool::FindIdle() {
  const auto idle = std::ranges::find_if(
      workers_, [](const Worker& worker) { return !worker.input && !worker.is_leaving; });
  return idle == workers_.end() ? nullptr : &*idle;
}

void Pool::HandOut() {
  while (!waiting_.empty()) {
    Worker* worker = FindIdle();
    if (worker == nullptr && (workers_.size() == jobs_ || !Start())) return;
    if (worker == nullptr) worker = &workers_.back();
    worker->input = waiting_.front();
    worker->begun = Clock::now();
    waiting_ = waiting_.subspan(1);
    // If it has died the socket says so, and the document is recorded as lost with it.
    send(worker->socket.number(), &*worker->input, sizeof *worker->input, MSG_NOSIGNAL);
  }
}

// False where there is no room for one more, and others are at work.
bool Pool::Start() {
  std::array<int, 2> sockets;
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets.data()) != 0) {
    throw Error(fmt::format("no worker can be started: {}", std::strerror(errno)));
  }
  Worker worker;
  worker.number = started_++;
  worker.socket = Descriptor(sockets[0]);
  Descriptor far_side(sockets[1]);
  worker.errors = Descriptor(memfd_create("errors", MFD_CLOEXEC));
  worker.process = fork();
  if (worker.process == 0) BecomeWorker(sockets[1], worker.errors.number(), worker.number);
  if (worker.process < 0) {
    if (!workers_.empty()) return false;
    throw Error(fmt::format("no worker can be started: {}", std::strerror(errno)));
  }
  workers_.push_back(std::move(worker));
  return true;
}

// Keeps nothing of the parent's but the socket, so that the parent's end is the worker's end too.
void Pool::BecomeWorker(int socket, int errors, int number) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() == 1) _exit(0);  // the parent has died already
  constexpr int kSocket = 3;
  const int moved = fcntl(socket, F_DUPFD, kSocket + 1);
  dup2(open("/dev/null", O_RDONLY), STDIN_FILENO);
  dup2(STDIN_FILENO, STDOUT_FILENO);
  fcntl(errors, F_SETFL, O_APPEND);
  dup2(errors, STDERR_FILENO);
  dup2(moved, kSocket);
  close_range(kSocket + 1, ~0U, 0);
  WorkAsProcess(task_, kSocket, number);
}

void Pool::Wait() {
  std::vector<pollfd> sockets;
  for (const Worker& worker : workers_) sockets.push_back({worker.socket.number(), POLLIN, 0});
  if (poll(sockets.data(), sockets.size(), kWaitMilliseconds) <= 0) return;
  for (std::size_t index = 0; index < sockets.size(); ++index) {
    if (sockets[index].revents != 0) Receive(workers_[index]);
  }
  std::erase_if(workers_, [](const Worker& worker) { return worker.process == 0; });
}

void Pool::KillOverdue() {
  for (Worker& worker : workers_) {
    if (!worker.input || worker.is_overdue || Clock::now() - worker.begun < wall_) continue;
    worker.is_overdue = true;
    kill(worker.process, SIGKILL);
  }
}

void Pool::Receive(Worker& worker) {
  std::string message(kMaxMessage, '\0');
  const ssize_t size = recv(worker.socket.number(), message.data(), message.size(), 0);
  if (size < 0 && errno == EINTR) return;
  if (size <= 1) return Bury(worker);
  message.resize(static_cast<std::size_t>(size));
  worker.is_leaving = message.front() == static_cast<char>(Afterwards::kLeaves);
  const Record record = RecordFromJson(std::string_view(message).substr(1));
  worker.cpu_seconds += record.cpu_seconds;
  worker.input.reset();
  finished_(record);
}

// Takes in the end of a worker, and what it was at.
void Pool::Bury(Worker& worker) {
  int status = 0;
  rusage usage{};
  while (wait4(worker.process, &status, 0, &usage) < 0 && errno == EINTR) {
  }
  if (worker.input) {
    Death death;
    death.status = status;
    death.is_overdue = worker.is_overdue;
    death.peak_memory = static_cast<std::uint64_t>(usage.ru_maxrss) << 10;
    death.last_words = LastWords(worker.errors.number());
    Record record = RecordOfDeath(task_, task_.inputs[*worker.input], death);
    record.seconds = std::chrono::duration<double>(Clock::now() - worker.begun).count();
    record.cpu_seconds =
        std::max(0.0, Seconds(usage.ru_utime) + Seconds(usage.ru_stime) - worker.cpu_seconds);
    finished_(record);
  }
  worker.process = 0;
}

bool Pool::IsBusy() const {
  return std::ranges::any_of(workers_,
                             [](const Worker& worker) { return worker.input.has_value(); });
}

void Pool::KillAll() {
  for (const Worker& worker : workers_) {
    kill(worker.process, SIGKILL);
    while (waitpid(worker.process, nullptr, 0) < 0 && errno == EINTR) {
    }
  }
  workers_.clear();
}

}  // namespace juesuan
