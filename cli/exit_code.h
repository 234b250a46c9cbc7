// What the program tells its caller: the same four numbers for every command.
#pragma once

namespace juesuan {

enum ExitCode : int {
  kClean = 0,
  kUsage = 1,     // the command line is wrong; nothing was read or written
  kFailed = 2,    // a document, a form or an output could not be read or written
  kWarnings = 3,  // all is done, and something deserves a look
};

// What to tell of all from what is told of each: failures come first.
ExitCode Worst(ExitCode a, ExitCode b);

}  // namespace juesuan
