// In a folder a report is what ends in .json and is no summary of a batch.
#include "cli/report_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "batch/batch.h"
#include "extract/diagnostic.h"

namespace juesuan {
namespace {

namespace fs = std::filesystem;

void AddFolder(const std::string& folder, std::vector<std::string>& reports) {
  std::vector<std::string> found;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    const fs::path& path = entry.path();
    const bool is_summary = path == fs::path(folder) / kSummaryPlace;
    if (path.extension() == ".json" && !is_summary) found.push_back(path.string());
  }
  std::ranges::sort(found);
  std::ranges::move(found, std::back_inserter(reports));
}

}  // namespace

std::vector<std::string> FindReports(const std::vector<std::string>& given) {
  std::vector<std::string> reports;
  for (const std::string& one : given) {
    std::error_code ignored;
    if (fs::is_directory(one, ignored)) {
      AddFolder(one, reports);
    } else {
      reports.push_back(one);
    }
  }
  if (reports.empty()) throw Error("there are no reports; `juesuan batch` and `extract` make them");
  return reports;
}

}  // namespace juesuan
