// The journals of shards as one. Shards know nothing of each other, so the same document may have
// been read in two: then the first by path is kept, as in one run.
#include <fmt/format.h>

#include <filesystem>
#include <map>
#include <unordered_map>

#include "batch/batch.h"
#include "batch/journal.h"
#include "extract/diagnostic.h"

namespace juesuan {
namespace {

namespace fs = std::filesystem;

struct Found {
  Record record;
  std::string folder;
};

using Records = std::map<std::string, Found>;  // by path

// Of two records of one input the one that has a report counts, else the first.
void Gather(const std::string& folder, Records& records) {
  ForEachRecord(JournalOf(folder), [&](const Record& record) {
    Found& found = records[record.path];
    if (found.folder.empty() || (IsDone(record.status) && !IsDone(found.record.status)))
      found = {record, folder};
  });
}

// Their reports, if they stand in the merged folder already, are removed.
void SkipDuplicates(const OutputFolder& merged, Records& records) {
  std::unordered_map<std::string, std::string> first_of_content;
  for (auto& [path, found] : records) {
    Record& record = found.record;
    if (record.sha256.empty()) continue;
    const auto [first, is_new] = first_of_content.emplace(record.sha256, path);
    if (is_new) continue;
    if (found.folder == merged.path() && !record.report.empty()) merged.Remove(record.report);
    record = DuplicateRecord(record, first->second);
  }
}

void CheckIsBatch(const std::string& folder) {
  if (fs::exists(JournalOf(folder))) return;
  throw Error(fmt::format("{}: holds no journal; give the -o folders of `juesuan batch`", folder));
}

}  // namespace

Totals MergeBatches(const std::vector<std::string>& folders, const std::string& output) {
  Records records;
  for (const std::string& folder : folders) {
    CheckIsBatch(folder);
    Gather(folder, records);
  }
  const OutputFolder merged(output);
  if (fs::exists(JournalOf(output))) Gather(output, records);
  SkipDuplicates(merged, records);
  std::string lines;
  for (const auto& [path, found] : records) {
    const std::string& report = found.record.report;
    if (!report.empty() && found.folder != output)
      merged.Adopt((fs::path(found.folder) / report).string(), report);
    lines += ToJsonLine(found.record);
  }
  Journal journal(merged);
  merged.Sync();
  journal.Replace(lines);
  Totals totals = TotalsOf(journal);
  merged.Replace(kSummaryPlace, ToJson(totals), kSummaryWriter);
  merged.Finish();
  return totals;
}

}  // namespace juesuan
