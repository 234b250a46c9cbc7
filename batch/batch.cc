// A run: plan, forget what is done anew, read, and leave the journal and the summary in order.
#include "batch/batch.h"

#include <algorithm>

#include "batch/journal.h"
#include "batch/plan.h"
#include "batch/pool.h"
#include "batch/progress.h"

namespace juesuan {
namespace {

// A document may wait for a slow disk, or for other processes, this many times as long as it may
// compute.
constexpr double kWallOfCpu = 3;

const Input& InputOf(const std::vector<Input>& inputs, const Record& record) {
  return *std::ranges::lower_bound(inputs, record.path, {}, &Input::name);
}

bool IsInput(const std::vector<Input>& inputs, const std::string& name) {
  return std::ranges::binary_search(inputs, name, {}, &Input::name);
}

std::uint64_t BytesOf(const std::vector<Input>& inputs, const std::vector<std::size_t>& some) {
  std::uint64_t bytes = 0;
  for (const std::size_t index : some) bytes += inputs[index].bytes;
  return bytes;
}

// Where there is a record there is its report, or none.
void Enter(const Record& record, const std::vector<Input>& inputs, const OutputFolder& folder,
           Journal& journal) {
  if (record.report.empty()) folder.Remove(InputOf(inputs, record).report);
  journal.Append(record);
}

}  // namespace

BatchResult RunBatch(const BatchOptions& options, const ReadDocument& read) {
  const std::vector<Input> inputs = TakeShard(FindInputs(options.inputs), options.shard);
  const OutputFolder folder(options.output);
  Journal journal(folder);
  const Plan plan = PlanWork(inputs, folder, journal, options);
  journal.Keep([&](const Record& record) {
    return plan.kept.contains(record.path) || !IsInput(inputs, record.path);
  });
  const auto tell_of = [&](const Record& record) {
    if (options.on_report && !record.report.empty())
      options.on_report(folder.PathOf(record.report));
  };
  journal.ForEach(tell_of);
  for (const Record& duplicate : plan.duplicates) Enter(duplicate, inputs, folder, journal);

  BatchResult result;
  result.kept = plan.kept.size();
  result.left = plan.to_read.size();
  Progress progress(plan.to_read.size(), BytesOf(inputs, plan.to_read), options.quiet);
  const WorkerTask task{inputs,           folder,          read,          options.version,
                        options.settings, options.timeout, options.memory};
  const Interrupts interrupts;
  Pool pool(task, options.jobs, options.timeout * kWallOfCpu);
  const auto finished = [&](const Record& record) {
    Enter(record, inputs, folder, journal);
    tell_of(record);
    progress.Add(record);
    --result.left;
  };
  pool.Run(plan.to_read, finished, [&progress] { progress.Show(); });
  progress.Finish();

  journal.Finish();
  result.totals = TotalsOf(journal);
  folder.Replace(kSummaryPlace, ToJson(result.totals), kSummaryWriter);
  folder.Finish();
  return result;
}

}  // namespace juesuan
