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
// longest chain of region names at the start of the name, or after a national body (中共, 政协,
// 国家税务总局 …), wins. 省, 市, 地区, 盟 and 州 may be missing where the shorter name fits one
// region only; 区 and 县 may not. nullopt where the name tells no region (国家信访局), or where it
// fits two and nothing decides (普陀区财政局: Shanghai or Zhoushan).
std::optional<Region> FindRegion(std::string_view department);

// Every region, in the order of their codes.
std::vector<Region> AllRegions();

}  // namespace juesuan
