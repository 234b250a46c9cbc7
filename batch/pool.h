// Worker processes: hands out documents, watches the clock, and finds out what became of the dead.
// Threads would share Poppler's state and die together on one hostile file.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "batch/record.h"
#include "batch/worker.h"

namespace juesuan {

// Interrupts (SIGINT, SIGTERM) while one of these is alive are counted, not obeyed.
class Interrupts {
 public:
  Interrupts();
  ~Interrupts();
  Interrupts(const Interrupts&) = delete;
  Interrupts& operator=(const Interrupts&) = delete;

  static int Count();
};

class Pool {
 public:
  // wall_seconds: by the clock, a document may take.
  Pool(const WorkerTask& task, int jobs, double wall_seconds);
  ~Pool();
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  // Reads these inputs, in this order, and calls `finished` once for each; `waited` now and then.
  // After one interrupt what is under way is finished and the rest left; after two nothing more is
  // waited for. Throws Error where no worker can be started.
  void Run(std::span<const std::size_t> inputs, const std::function<void(const Record&)>& finished,
           const std::function<void()>& waited);

 private:
  using Clock = std::chrono::steady_clock;

  struct Worker {
    int number = 0;
    pid_t process = 0;
    Descriptor socket, errors;         // errors: what its libraries say on standard error
    std::optional<std::size_t> input;  // under way
    Clock::time_point begun;
    double cpu_seconds = 0;  // of the documents it has done
    bool is_overdue = false;
    bool is_leaving = false;
  };

  Worker* FindIdle();
  bool Start();
  [[noreturn]] void BecomeWorker(int socket, int errors, int number);
  void HandOut();
  void Wait();
  void KillOverdue();
  void Receive(Worker& worker);
  void Bury(Worker& worker);
  bool IsBusy() const;
  void KillAll();

  const WorkerTask& task_;
  const std::size_t jobs_;
  const std::chrono::duration<double> wall_;
  std::vector<Worker> workers_;
  int started_ = 0;

  std::span<const std::size_t> waiting_;  // inputs
  std::function<void(const Record&)> finished_;
};

}  // namespace juesuan
