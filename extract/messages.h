// Private to extract/: the PDF library's messages → diagnostics, few of them.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "extract/diagnostic.h"

namespace juesuan {

// The messages of one document. Each is told once, with the page it first comes from; after the
// twentieth only their number is.
class MessageLog {
 public:
  void Add(Severity severity, std::string_view code, std::string_view message);

  // Appends what has come since the last report. page 0 is the document as a whole.
  void Report(int page, Diagnostics& diagnostics);

  // Whether a message not yet reported has these words.
  bool Mentions(std::string_view words) const;

 private:
  std::set<std::string, std::less<>> told_;
  Diagnostics waiting_;
  int left_out_ = 0;
  bool closed_ = false;
};

}  // namespace juesuan
