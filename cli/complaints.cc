// Issues of one code and message are gathered, in the order of the first of them.
#include "cli/complaints.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/output.h"
#include "cli/page_range.h"

namespace juesuan {
namespace {

// A document with hundreds of faults should not hide what is said of the next one.
constexpr std::size_t kComplaintsPerFile = 20;

struct Complaint {
  Diagnostic first;
  std::vector<int> pages;  // empty: the document as a whole
};

std::vector<Complaint> Gather(const Diagnostics& issues) {
  std::vector<Complaint> complaints;
  for (const Diagnostic& issue : issues) {
    if (issue.severity == Severity::kNote) continue;
    auto same = std::ranges::find_if(complaints, [&issue](const Complaint& complaint) {
      return complaint.first.code == issue.code && complaint.first.message == issue.message &&
             complaint.pages.empty() == (issue.page == 0);
    });
    if (same == complaints.end()) same = complaints.insert(same, Complaint{issue, {}});
    if (issue.page > 0) same->pages.push_back(issue.page);
  }
  return complaints;
}

std::string Where(const std::vector<int>& pages) {
  if (pages.empty()) return {};
  const bool one = std::ranges::count(pages, pages.front()) == std::ssize(pages);
  return fmt::format("{} {}: ", one ? "page" : "pages", PagesText(pages));
}

}  // namespace

std::vector<std::string> Complaints(const std::string& file, const Diagnostics& issues) {
  const std::vector<Complaint> complaints = Gather(issues);
  std::vector<std::string> lines;
  for (const Complaint& complaint : complaints) {
    if (lines.size() == kComplaintsPerFile) {
      lines.push_back(fmt::format("{}: and {} more; the JSON report lists all under \"issues\"",
                                  file, complaints.size() - kComplaintsPerFile));
      break;
    }
    lines.push_back(fmt::format("{}: {}{} [{}]", file, Where(complaint.pages),
                                complaint.first.message, complaint.first.code));
  }
  return lines;
}

bool ComplainOf(const std::string& file, const Diagnostics& issues) {
  const std::vector<std::string> lines = Complaints(file, issues);
  for (const std::string& line : lines) Complain(line);
  return !lines.empty();
}

}  // namespace juesuan
