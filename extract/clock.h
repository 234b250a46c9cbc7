// Private to extract/: how much work has been done.
#pragma once

#include <ctime>

namespace juesuan {

// CPU time of this thread in seconds.
inline double CpuSeconds() {
  std::timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

}  // namespace juesuan
