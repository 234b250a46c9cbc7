// DIR/journal.jsonl: exactly one record of each input that came to its end.
// A record is appended as soon as the report is there, so a killed run has lost nothing that it
// finished; a line that the kill cut off is dropped. After a power failure a record may be on the
// disk and its report not: IsWhole tells.
#pragma once

#include <functional>
#include <string>

#include "batch/files.h"
#include "batch/record.h"

namespace juesuan {

// Where the journal of an output folder is.
std::string JournalOf(const std::string& folder);

// Throws Error, which names the line, where the journal is damaged. A last line that a kill cut off
// is left out.
void ForEachRecord(const std::string& journal, const std::function<void(const Record&)>& visit);

class Journal {
 public:
  explicit Journal(const OutputFolder& folder);

  void ForEach(const std::function<void(const Record&)>& visit) const;

  // Leaves only the records that `keep` says.
  void Keep(const std::function<bool(const Record&)>& keep);

  void Append(const Record& record);

  // These lines instead of all there are.
  void Replace(const std::string& lines);

  // Sorts the records by path, so that the same work makes the same journal, and waits until all is
  // on the disk.
  void Finish();

 private:
  void DropUnfinishedLine();
  void OpenAtEnd();

  const OutputFolder& folder_;
  std::string path_;
  Descriptor file_;
};

// True where the report that a record tells of is there, and of the size it had.
bool IsWhole(const OutputFolder& folder, const Record& record);

}  // namespace juesuan
