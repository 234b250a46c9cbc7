// What became of one input: a line of the journal. docs/at-scale.md explains each key.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace juesuan {

enum class Status {
  kOk,
  kPartial,  // some pages could not be read; the others are in the report
  kFailed,   // nothing could be made of the document
  kTimeout,
  kMemory,
  kCrashed,
  kSkipped,  // another input has the same content
};

struct Record {
  std::string path;    // Input::name
  std::string sha256;  // of the document; empty: it could not be read, or nobody came to it
  Status status = Status::kFailed;
  std::string report;              // its place below the output folder; empty: there is none
  std::string duplicate_of;        // the path of the input with the same content
  std::string error;               // for people; empty: none
  std::string version;             // of the program
  std::string settings;            // what else decides the report
  std::uint64_t bytes = 0;         // of the document
  std::uint64_t report_bytes = 0;  // 0: there is no report
  int pages = 0;
  int amounts = 0;                      // values that hold an amount
  int verified = 0;                     // of those, the ones that the document confirms
  std::vector<std::string> forms;       // of its tables, in printed order
  std::map<std::string, int> findings;  // warnings and errors by their code

  // What it cost: the only keys that differ from run to run.
  double seconds = 0;  // by the clock
  double cpu_seconds = 0;
  std::uint64_t peak_memory = 0;  // bytes resident
};

std::string_view NameOf(Status status);

// True where the report is there and need not be made again.
bool IsDone(Status status);

// What is recorded of an input whose content is that of `first` too.
Record DuplicateRecord(const Record& record, const std::string& first);

// One line with its line feed.
std::string ToJsonLine(const Record& record);

// Throws Error where it is no such line.
Record RecordFromJson(std::string_view line);

}  // namespace juesuan
