// What went wrong or deserves a look: a Diagnostic is said and work goes on, an Error ends one
// document.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace juesuan {

enum class Severity { kNote, kWarning, kError };

struct Diagnostic {
  Severity severity = Severity::kWarning;
  std::string code;     // noun.problem, listed in docs/output.md
  int page = 0;         // 1-based; 0: the document as a whole
  std::string message;  // for people

  bool operator==(const Diagnostic&) const = default;
};

using Diagnostics = std::vector<Diagnostic>;

// This document (or data file) cannot be used. The message names it and says what to do.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace juesuan
