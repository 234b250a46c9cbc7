// Loads reports into a database while others are still being made: a process beside the batch, so
// that a slow database never holds up the reading of documents for long.
#pragma once

#include <sys/types.h>

#include <string>

#include "batch/files.h"
#include "cli/exit_code.h"

namespace juesuan {

class Loader {
 public:
  // Throws Error where the database cannot be opened.
  explicit Loader(const std::string& database);
  ~Loader();
  Loader(const Loader&) = delete;
  Loader& operator=(const Loader&) = delete;

  // The file of a report that is there. After a failure nothing more is sent.
  void Send(const std::string& report);

  // Waits until all is loaded.
  ExitCode Finish();

 private:
  pid_t process_ = 0;
  Descriptor pipe_;
  bool failed_ = false;
};

}  // namespace juesuan
