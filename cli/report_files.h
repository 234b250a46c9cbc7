// Which files of reports a command line means.
#pragma once

#include <string>
#include <vector>

namespace juesuan {

// Files as they are given; of folders, every report in them and below, in the order of their names,
// without what else `juesuan batch` writes. Throws Error where there is none.
std::vector<std::string> FindReports(const std::vector<std::string>& given);

}  // namespace juesuan
