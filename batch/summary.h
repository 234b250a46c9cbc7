// What a journal comes to: DIR/summary.json, and the same to read.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "batch/journal.h"

namespace juesuan {

constexpr char kSummaryPlace[] = "summary.json";
constexpr int kSummaryWriter = -2;  // tells it apart from workers and the journal

struct Totals {
  std::map<Status, long long> documents;
  std::map<std::string, long long> forms;     // documents that have a table of this form
  std::map<std::string, long long> findings;  // by code
  long long pages = 0, tables = 0, amounts = 0, verified = 0;
  double cpu_seconds = 0;
  std::uint64_t peak_memory = 0;
  struct Slow {
    std::string path;
    double cpu_seconds = 0;
    int pages = 0;
  };
  std::vector<Slow> slowest;  // slowest first

  long long Count(Status status) const;
};

Totals TotalsOf(const Journal& journal);

// What differs from run to run stands under the last key, `cost`.
std::string ToJson(const Totals& totals);

std::string ToText(const Totals& totals);

}  // namespace juesuan
