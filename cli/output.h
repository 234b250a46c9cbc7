// Where results go: standard output, or files that appear whole or not at all.
#pragma once

#include <string>
#include <string_view>

namespace juesuan {

// Throws Error where not everything could be written (a full disk, a closed pipe).
void WriteStandardOutput(std::string_view text);

// Writes a temporary file beside `path` and renames it, so that no reader ever sees half a report
// and a failed run leaves the old file. What is no regular file (a device, a pipe) is written to
// directly. Throws Error where that fails.
void WriteFile(const std::string& path, std::string_view text);

// One line on standard error: "juesuan: …".
void Complain(std::string_view message);

}  // namespace juesuan
