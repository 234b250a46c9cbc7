// How far a batch is, on standard error: one line that changes on a terminal, lines of log
// elsewhere.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

#include "batch/record.h"

namespace juesuan {

class Progress {
 public:
  // bytes: of all documents to come, by which the time left is judged.
  Progress(std::size_t documents, std::uint64_t bytes, bool quiet);

  void Add(const Record& record);

  // Shows how far it is, if it is time to.
  void Show();

  // Takes the changing line away.
  void Finish();

 private:
  using Clock = std::chrono::steady_clock;

  std::string Text() const;
  void Clear();

  const std::size_t documents_;
  const std::uint64_t bytes_;
  const bool quiet_;
  const bool is_terminal_;
  const Clock::time_point begun_ = Clock::now();
  Clock::time_point shown_ = begun_;
  bool is_line_open_ = false;
  std::size_t done_ = 0, failed_ = 0;
  std::uint64_t bytes_done_ = 0;
  long long pages_ = 0;
};

}  // namespace juesuan
