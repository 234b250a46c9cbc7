// The signal tells most; libraries that run out of memory say so and abort.
#include "batch/death.h"

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstring>

namespace juesuan {
namespace {

constexpr std::size_t kLongestLine = 400;  // bytes of last words that are kept
constexpr double kNearTheLimit = 0.9;      // of the memory allowed

// Poppler's and the C++ library's words for it.
bool SpeaksOfMemory(const std::string& words) {
  return words.find("ut of memory") != words.npos || words.find("bad_alloc") != words.npos;
}

bool DiedOfMemory(const WorkerTask& task, const Death& death) {
  return SpeaksOfMemory(death.last_words) ||
         (task.memory > 0 && static_cast<double>(death.peak_memory) >
                                 kNearTheLimit * static_cast<double>(task.memory));
}

std::string HowItEnded(int status) {
  if (!WIFSIGNALED(status)) return fmt::format("ended with code {}", WEXITSTATUS(status));
  const int signal = WTERMSIG(status);
  return fmt::format("was ended by signal {} ({}){}", signal, strsignal(signal),
                     signal == SIGKILL ? ", as where the machine runs out of memory" : "");
}

}  // namespace

std::string LastWords(int descriptor) {
  std::array<char, kLongestLine> end;
  const off_t size = lseek(descriptor, 0, SEEK_END);
  const off_t begin = std::max<off_t>(0, size - static_cast<off_t>(end.size()));
  const ssize_t count = pread(descriptor, end.data(), end.size(), begin);
  std::string words(end.data(), count > 0 ? static_cast<std::size_t>(count) : 0);
  while (words.ends_with('\n')) words.pop_back();
  return PrintableName(words.substr(words.rfind('\n') + 1));
}

Record RecordOfDeath(const WorkerTask& task, const Input& input, const Death& death) {
  Record record;
  record.path = input.name;
  record.sha256 = ContentOf(input);
  record.bytes = input.bytes;
  record.version = task.version;
  record.settings = task.settings;
  record.peak_memory = death.peak_memory;
  const bool out_of_cpu = WIFSIGNALED(death.status) && WTERMSIG(death.status) == SIGXCPU;
  if (death.is_overdue || out_of_cpu) {
    record.status = Status::kTimeout;
    // Which of the two limits came first depends on how busy the machine is: the record does not.
    record.error = fmt::format("took longer than --timeout {} allows", task.cpu_seconds);
  } else if (DiedOfMemory(task, death)) {
    record.status = Status::kMemory;
    record.error = "needs more memory than --memory-limit allows";
  } else {
    record.status = Status::kCrashed;
    record.error = "its worker " + HowItEnded(death.status);
    if (!death.last_words.empty()) record.error += ": " + death.last_words;
  }
  return record;
}

}  // namespace juesuan
