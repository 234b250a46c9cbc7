// Contents are compared by their hash, and hashed only where sizes leave a doubt.
#include "batch/plan.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>

namespace juesuan {
namespace {

class Planner {
 public:
  Planner(const std::vector<Input>& inputs, const OutputFolder& folder, const Journal& journal,
          const BatchOptions& options)
      : inputs_(inputs), folder_(folder), options_(options) {
    journal.ForEach([this](const Record& record) { records_[record.path] = record; });
    for (const Input& input : inputs_) ++inputs_of_size_[input.bytes];
    TakeContentsOfOtherInputs();
  }

  Plan Settle() {
    Plan plan;
    for (std::size_t index = 0; index < inputs_.size(); ++index) Place(index, plan);
    std::ranges::stable_sort(plan.to_read, std::greater(),
                             [this](std::size_t index) { return inputs_[index].bytes; });
    return plan;
  }

 private:
  // Earlier runs into the same folder may have read what this one was not given.
  void TakeContentsOfOtherInputs() {
    for (const auto& [path, record] : records_) {
      const bool is_input = std::ranges::binary_search(inputs_, path, {}, &Input::name);
      if (is_input || !IsDone(record.status)) continue;
      ++inputs_of_size_[record.bytes];
      first_of_content_.emplace(record.sha256, path);
    }
  }

  void Place(std::size_t index, Plan& plan) {
    const Input& input = inputs_[index];
    const Record* earlier = RecordThatMayHold(input);
    const bool is_in_doubt = earlier != nullptr || inputs_of_size_[input.bytes] > 1;
    const std::string content = is_in_doubt ? ContentOf(input) : std::string();
    if (!content.empty()) {
      const auto [first, is_new] = first_of_content_.emplace(content, input.name);
      if (!is_new) return plan.duplicates.push_back(Duplicate(input, content, first->second));
    }
    if (earlier != nullptr && earlier->sha256 == content) {
      plan.kept.insert(input.name);
    } else {
      plan.to_read.push_back(index);
    }
  }

  // nullptr: the input has to be read whatever it holds.
  const Record* RecordThatMayHold(const Input& input) const {
    const auto found = records_.find(input.name);
    if (found == records_.end() || options_.again == Again::kAll) return nullptr;
    const Record& record = found->second;
    const bool is_same_work = record.version == options_.version &&
                              record.settings == options_.settings && record.bytes == input.bytes;
    if (!is_same_work || record.status == Status::kSkipped) return nullptr;
    if (IsDone(record.status)) return IsWhole(folder_, record) ? &record : nullptr;
    return options_.again == Again::kFailed ? nullptr : &record;
  }

  Record Duplicate(const Input& input, const std::string& content, const std::string& first) const {
    Record record;
    record.path = input.name;
    record.sha256 = content;
    record.version = options_.version;
    record.settings = options_.settings;
    record.bytes = input.bytes;
    return DuplicateRecord(record, first);
  }

  const std::vector<Input>& inputs_;
  const OutputFolder& folder_;
  const BatchOptions& options_;
  std::map<std::string, Record> records_;  // of earlier runs, by path
  std::unordered_map<std::uint64_t, int> inputs_of_size_;
  std::unordered_map<std::string, std::string> first_of_content_;  // sha256 → path
};

}  // namespace

Plan PlanWork(const std::vector<Input>& inputs, const OutputFolder& folder, const Journal& journal,
              const BatchOptions& options) {
  return Planner(inputs, folder, journal, options).Settle();
}

}  // namespace juesuan
