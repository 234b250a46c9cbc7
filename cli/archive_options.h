// The command line of the commands for whole archives.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>

#include "cli/batch_command.h"
#include "cli/exit_code.h"
#include "cli/load_command.h"

namespace juesuan {

class ArchiveCommands {
 public:
  explicit ArchiveCommands(CLI::App& app);
  ArchiveCommands(const ArchiveCommands&) = delete;
  ArchiveCommands& operator=(const ArchiveCommands&) = delete;

  // What the command ended with; nullopt where the command line asks for none of these.
  std::optional<ExitCode> Run() const;

 private:
  void AddBatch(CLI::App& app);
  void AddBatchLimits(CLI::App& command);
  void AddMerge(CLI::App& app);
  void AddLoad(CLI::App& app);
  void AddExport(CLI::App& app);

  BatchCommandOptions batch_options_;
  MergeOptions merge_options_;
  LoadOptions load_options_;
  ExportOptions export_options_;
  const CLI::App* batch_ = nullptr;
  const CLI::App* merge_ = nullptr;
  const CLI::App* load_ = nullptr;
  const CLI::App* export_ = nullptr;
};

}  // namespace juesuan
