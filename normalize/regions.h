// Regions by their GB/T 2260 codes: found in the name of a department.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace juesuan {

struct Region {
  std::string code;               // "410311"
  std::string name;               // "洛龙区"
  std::vector<std::string> path;  // {"河南省", "洛阳市", "洛龙区"}
  bool operator==(const Region&) const = default;
};

// The region a department belongs to by its name: "洛阳市洛龙区人民政府办公室" → 410311. The
// longest chain of region names at the start of (or after 中共, 中国共产党) the name wins; suffixes
// 省 市 区 县 may be missing where the shorter name is unambiguous. nullopt where the name tells
// none (国家信访局), or where it fits two regions and nothing decides.
std::optional<Region> FindRegion(std::string_view department);

}  // namespace juesuan
