// What the checks say of a report, in short: for reviewers and for programs.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "schema/report.h"

namespace juesuan {

struct Review {
  std::string file, department;  // empty: not known
  std::optional<int> fiscal_year;
  // In the order of pages.
  Diagnostics violations;  // identities that fail between amounts, codes, forms, scores
  Diagnostics conflicts;   // what the text says against the tables, or against itself
  std::vector<std::pair<Verdict, int>> checks;      // how many of each verdict
  std::vector<std::pair<ValueStatus, int>> values;  // printed amounts of each status

  bool HasFindings() const { return !violations.empty() || !conflicts.empty(); }
};

Review MakeReview(const Report& report);

// One JSON object on one line, with a final newline.
std::string ToJson(const Review& review);

}  // namespace juesuan
