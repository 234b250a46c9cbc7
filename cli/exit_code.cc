// The worst of several exit codes.
#include "cli/exit_code.h"

#include <initializer_list>

namespace juesuan {

ExitCode Worst(ExitCode a, ExitCode b) {
  for (const ExitCode code : {kFailed, kUsage, kWarnings}) {
    if (a == code || b == code) return code;
  }
  return kClean;
}

}  // namespace juesuan
