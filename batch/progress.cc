// The time left is judged by bytes: large documents come first, so counting documents would
// mislead.
#include "batch/progress.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

namespace juesuan {
namespace {

using namespace std::chrono_literals;

constexpr auto kTerminalPause = 200ms;
constexpr auto kLogPause = 10s;

void Print(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
}

}  // namespace

Progress::Progress(std::size_t documents, std::uint64_t bytes, bool quiet)
    : documents_(documents), bytes_(bytes), quiet_(quiet), is_terminal_(isatty(STDERR_FILENO)) {}

void Progress::Add(const Record& record) {
  ++done_;
  bytes_done_ += record.bytes;
  pages_ += record.pages;
  const bool failed = !IsDone(record.status) && record.status != Status::kSkipped;
  if (!failed) return;
  ++failed_;
  if (quiet_) return;
  Clear();
  Print(fmt::format("juesuan: {}: {}: {}\n", record.path, NameOf(record.status), record.error));
}

void Progress::Show() {
  if (quiet_ ||
      Clock::now() - shown_ < (is_terminal_ ? kTerminalPause : Clock::duration(kLogPause)))
    return;
  shown_ = Clock::now();
  if (is_terminal_) {
    constexpr char kToLineEnd[] = "\x1b[K";
    Print('\r' + Text() + kToLineEnd);
    is_line_open_ = true;
  } else {
    Print("juesuan: " + Text() + '\n');
  }
}

void Progress::Finish() { Clear(); }

void Progress::Clear() {
  if (is_line_open_) Print("\r\x1b[K");
  is_line_open_ = false;
}

// "120 of 2000 documents, 612 pages a second, 00:01:45 left, 3 failed".
std::string Progress::Text() const {
  const double seconds = std::chrono::duration<double>(Clock::now() - begun_).count();
  std::string text = fmt::format("{} of {} documents, {:.0f} pages a second", done_, documents_,
                                 static_cast<double>(pages_) / seconds);
  if (bytes_done_ > 0 && bytes_done_ < bytes_) {
    const double share = static_cast<double>(bytes_done_) / static_cast<double>(bytes_);
    text += fmt::format(", {:%H:%M:%S} left",
                        std::chrono::seconds(static_cast<long>(seconds / share - seconds)));
  }
  return text + (failed_ == 0 ? "" : fmt::format(", {} failed", failed_));
}

}  // namespace juesuan
