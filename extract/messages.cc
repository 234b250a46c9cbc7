// The PDF library's messages → diagnostics, few of them.
#include "extract/messages.h"

#include <fmt/format.h>

#include <algorithm>

namespace juesuan {
namespace {

constexpr std::size_t kMaxTold = 20;     // distinct messages of one document
constexpr std::size_t kMaxLength = 200;  // bytes of one message: some quote the damaged data

// Messages quote bytes of any kind, and may end their line as Poppler escapes it.
std::string Printable(std::string_view message) {
  constexpr std::string_view kEscapedEnd = "<0a>";
  if (message.ends_with(kEscapedEnd)) message.remove_suffix(kEscapedEnd.size());
  std::string text(message.substr(0, kMaxLength));
  std::ranges::replace_if(
      text, [](char byte) { return byte < ' ' || byte > '~'; }, '?');
  return text;
}

}  // namespace

void MessageLog::Add(Severity severity, std::string_view code, std::string_view message) {
  std::string text = Printable(message);
  if (told_.contains(text)) return;
  if (told_.size() == kMaxTold) {
    ++left_out_;
    return;
  }
  waiting_.push_back({severity, std::string(code), 0, text});
  told_.insert(std::move(text));
}

void MessageLog::Report(int page, Diagnostics& diagnostics) {
  for (Diagnostic& diagnostic : waiting_) {
    diagnostic.page = page;
    diagnostics.push_back(std::move(diagnostic));
  }
  waiting_.clear();
  if (left_out_ == 0 || closed_) return;
  closed_ = true;
  diagnostics.push_back({Severity::kWarning, "pdf.damaged", page,
                         fmt::format("{} more messages on this page, and all on later pages, are "
                                     "left out",
                                     left_out_)});
}

bool MessageLog::Mentions(std::string_view words) const {
  return std::ranges::any_of(waiting_, [words](const Diagnostic& diagnostic) {
    return diagnostic.message.find(words) != std::string::npos;
  });
}

}  // namespace juesuan
