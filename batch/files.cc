// Renaming makes a file appear; reports are not each forced to the disk: see Journal.
#include "batch/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "extract/diagnostic.h"

namespace juesuan {
namespace {

namespace fs = std::filesystem;

constexpr char kUnfinished[] = ".unfinished";
constexpr mode_t kUsualPermissions = 0666;  // less the user's umask

void MakeFolderOf(const fs::path& file) {
  std::error_code error;
  fs::create_directories(file.parent_path(), error);
  if (error) {
    throw Error(fmt::format("{}: its folder cannot be made: {}", file.string(), error.message()));
  }
}

}  // namespace

Descriptor::~Descriptor() { Close(); }

void Descriptor::Close() {
  if (number_ >= 0) close(number_);
  number_ = -1;
}

void FailToWrite(const std::string& name) {
  throw Error(fmt::format("{}: cannot be written: {}", name, std::strerror(errno)));
}

bool WriteAll(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

OutputFolder::OutputFolder(const std::string& path) : path_(path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error) throw Error(fmt::format("{}: cannot be made a folder: {}", path, error.message()));
  lock_ = Descriptor(open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (lock_.number() < 0) FailToWrite(path);
  // Some network file systems know no locks; there it is for the user to run one batch at a time.
  if (flock(lock_.number(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
    throw Error(
        fmt::format("{}: another run is at work in this folder; wait for its end, or give "
                    "another -o",
                    path));
  }
  Finish();
  fs::create_directory(PathOf(kUnfinished), error);
  if (error) throw Error(fmt::format("{}: cannot be written: {}", path, error.message()));
}

std::string OutputFolder::PathOf(std::string_view place) const {
  return (fs::path(path_) / place).string();
}

void OutputFolder::Replace(const std::string& place, std::string_view bytes, int unique) const {
  const fs::path target = PathOf(place);
  MakeFolderOf(target);
  const std::string temporary = PathOf(fmt::format("{}/{}", kUnfinished, unique));
  Descriptor file(
      open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kUsualPermissions));
  if (file.number() < 0 || !WriteAll(file.number(), bytes) ||
      rename(temporary.c_str(), target.c_str()) != 0) {
    FailToWrite(target.string());
  }
}

void OutputFolder::Adopt(const std::string& file, const std::string& place) const {
  const fs::path target = PathOf(place), temporary = PathOf(fmt::format("{}/adopted", kUnfinished));
  MakeFolderOf(target);
  std::error_code error;
  fs::create_hard_link(file, temporary, error);
  if (error) fs::copy_file(file, temporary, error);
  if (error) throw Error(fmt::format("{}: cannot be copied: {}", file, error.message()));
  fs::rename(temporary, target);
  fs::remove(temporary, error);  // where both were one file, renaming did nothing
}

void OutputFolder::Remove(const std::string& place) const {
  std::error_code ignored;
  fs::remove(PathOf(place), ignored);
}

void OutputFolder::Sync() const { syncfs(lock_.number()); }

void OutputFolder::Finish() const {
  std::error_code ignored;
  fs::remove_all(PathOf(kUnfinished), ignored);
}

}  // namespace juesuan
