// Writing with every failure noticed: standard output fails as late as its last flush.
#include "cli/output.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "extract/diagnostic.h"

namespace juesuan {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void Fail(std::string_view name) {
  throw Error(fmt::format("{}: cannot be written: {}", name, std::strerror(errno)));
}

// False with errno set where the descriptor did not take everything.
bool WriteAll(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

void WriteDirectly(const std::string& path, std::string_view text) {
  const int descriptor = open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (descriptor < 0) Fail(path);
  const bool written = WriteAll(descriptor, text);
  if (close(descriptor) != 0 || !written) Fail(path);
}

// The permissions a newly made file gets; mkstemp is stricter.
mode_t UsualPermissions() {
  const mode_t mask = umask(0);
  umask(mask);
  return 0666 & ~mask;
}

}  // namespace

void WriteStandardOutput(std::string_view text) {
  if (!WriteAll(STDOUT_FILENO, text)) Fail("standard output");
}

void WriteFile(const std::string& path, std::string_view text) {
  std::error_code ignored;
  if (fs::exists(path, ignored) && !fs::is_regular_file(path, ignored)) {
    return WriteDirectly(path, text);
  }
  // Through a symbolic link the file it points to is replaced, not the link.
  const fs::path target =
      fs::is_symlink(path, ignored) ? fs::weakly_canonical(path, ignored) : fs::path(path);
  std::string temporary = (target.parent_path() / ".juesuan-XXXXXX").string();
  const int descriptor = mkstemp(temporary.data());
  if (descriptor < 0) Fail(path);
  const bool written = WriteAll(descriptor, text) && fchmod(descriptor, UsualPermissions()) == 0;
  const bool closed = close(descriptor) == 0;
  if (!written || !closed || rename(temporary.c_str(), target.c_str()) != 0) {
    const int reason = errno;
    unlink(temporary.c_str());
    errno = reason;
    Fail(path);
  }
}

void Complain(std::string_view message) {
  const std::string line = fmt::format("juesuan: {}\n", message);
  std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace juesuan
