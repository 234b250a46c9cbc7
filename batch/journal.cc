// Appended to while a batch runs; rewritten, under another name and then renamed, at its two ends.
#include "batch/journal.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <vector>

#include "extract/diagnostic.h"

namespace juesuan {
namespace {

namespace fs = std::filesystem;

constexpr char kName[] = "journal.jsonl";
constexpr int kUnique = -1;  // workers count from 0

}  // namespace

std::string JournalOf(const std::string& folder) { return (fs::path(folder) / kName).string(); }

void ForEachRecord(const std::string& journal, const std::function<void(const Record&)>& visit) {
  std::ifstream stream(journal, std::ios::binary);
  int number = 0;
  for (std::string line; std::getline(stream, line) && !stream.eof();) {
    ++number;
    Record record;
    try {
      record = RecordFromJson(line);
    } catch (const Error& error) {
      throw Error(fmt::format("{}:{}: {}; remove the line, and its input is read again", journal,
                              number, error.what()));
    }
    visit(record);
  }
}

Journal::Journal(const OutputFolder& folder) : folder_(folder), path_(JournalOf(folder.path())) {
  DropUnfinishedLine();
  OpenAtEnd();
}

// What is appended must begin a line.
void Journal::DropUnfinishedLine() {
  std::uintmax_t whole = 0;
  std::ifstream stream(path_, std::ios::binary);
  for (std::string line; std::getline(stream, line) && !stream.eof();) whole += line.size() + 1;
  std::error_code ignored;  // there is no journal yet
  fs::resize_file(path_, whole, ignored);
}

void Journal::OpenAtEnd() {
  file_ = Descriptor(open(path_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666));
  if (file_.number() < 0) FailToWrite(path_);
}

void Journal::ForEach(const std::function<void(const Record&)>& visit) const {
  ForEachRecord(path_, visit);
}

void Journal::Keep(const std::function<bool(const Record&)>& keep) {
  std::string kept;
  ForEach([&](const Record& record) {
    if (keep(record)) kept += ToJsonLine(record);
  });
  Replace(kept);
}

void Journal::Append(const Record& record) {
  if (!WriteAll(file_.number(), ToJsonLine(record))) FailToWrite(path_);
}

void Journal::Finish() {
  std::vector<std::pair<std::string, std::string>> lines;
  ForEach([&lines](const Record& record) { lines.emplace_back(record.path, ToJsonLine(record)); });
  std::ranges::sort(lines);
  std::string sorted;
  for (const auto& [path, line] : lines) sorted += line;
  folder_.Sync();
  Replace(sorted);
  folder_.Sync();
}

void Journal::Replace(const std::string& lines) {
  folder_.Replace(kName, lines, kUnique);
  OpenAtEnd();
}

bool IsWhole(const OutputFolder& folder, const Record& record) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(folder.PathOf(record.report), error);
  return !error && size == record.report_bytes;
}

}  // namespace juesuan
