// FindRegion: the chain of region names that a department's name begins with. It is asked a few
// times a report, so the some 3,500 names are simply scanned.
#include "normalize/regions.h"

#include <algorithm>
#include <iterator>
#include <span>

#include "normalize/rows.h"
#include "normalize/text.h"

namespace juesuan {
namespace {

constexpr std::size_t kExpectedNames = 4000;  // to allocate once
constexpr std::size_t kProvinceDigits = 2;
constexpr std::size_t kCountyDigits = 6;
constexpr std::size_t kHanBytes = 3;  // of a Chinese character in UTF-8

enum class NameKind { kOfficial, kUsual, kWithoutSuffix };  // 恩施土家族苗族自治州, 恩施州, 恩施

struct Name {
  std::string_view code;
  std::string_view text;
  NameKind kind = NameKind::kOfficial;
};

// The digits of a code that all its divisions share: "41" of 410000, "4103" of 410300.
std::string_view Stem(std::string_view code) {
  if (code.ends_with("0000")) return code.substr(0, kProvinceDigits);
  return code.ends_with("00") ? code.substr(0, 4) : code;
}

bool Holds(std::string_view code, std::string_view division) {
  return division.starts_with(Stem(code));
}

// "省直辖县级行政区划": a row that only holds others together.
bool IsGroup(std::string_view name) {
  return name == "市辖区" || name == "县" || name.ends_with("直辖县级行政区划");
}

// Of provinces and prefectures: "洛阳市" → "洛阳". Shorter names of counties are too often words
// (江宁, 东方), and 台湾, 香港, 澳门 are mostly the subject of an office, not its place.
std::string_view WithoutSuffix(const Name& name) {
  if (Stem(name.code).size() == kCountyDigits || name.code >= "700000") return {};
  for (const std::string_view suffix : {"省", "市", "地区", "盟", "州"}) {
    if (!name.text.ends_with(suffix)) continue;
    const std::string_view shorter = name.text.substr(0, name.text.size() - suffix.size());
    return shorter.size() >= 2 * kHanBytes ? shorter : std::string_view();
  }
  return {};
}

void ReadNames(std::string_view file, NameKind kind, std::vector<Name>& names) {
  std::string_view table = TableRows(file);
  for (std::string_view row = TakeRow(table); !row.empty(); row = TakeRow(table)) {
    const std::string_view code = TakeUntil(',', row);
    const Name name = {code, row, kind};
    if (IsGroup(name.text)) continue;
    names.push_back(name);
    const std::string_view shorter = WithoutSuffix(name);
    if (!shorter.empty()) names.push_back({code, shorter, NameKind::kWithoutSuffix});
  }
}

std::vector<Name> ReadNames() {
  std::vector<Name> names;
  names.reserve(kExpectedNames);
  ReadNames("regions.csv", NameKind::kOfficial, names);
  ReadNames("region_names.csv", NameKind::kUsual, names);
  return names;
}

std::span<const Name> Names() {
  static const std::vector<Name> names = ReadNames();
  return names;
}

// What may stand before the region in the name of a national body's branch.
constexpr std::string_view kNationalBodies[] = {
    "中共",
    "中国共产党",
    "政协",
    "中国人民政治协商会议",
    "共青团",
    "中国共产主义青年团",
    "民革",
    "中国国民党革命委员会",
    "民盟",
    "中国民主同盟",
    "民建",
    "中国民主建国会",
    "民进",
    "中国民主促进会",
    "农工党",
    "中国农工民主党",
    "致公党",
    "中国致公党",
    "九三学社",
    "台盟",
    "台湾民主自治同盟",
    "国家税务总局",
    "国家统计局",
    "武警",
    "中国人民武装警察部队",
    "中国国际贸易促进委员会",
};

std::string_view WithoutNationalBody(std::string_view department) {
  for (const std::string_view body : kNationalBodies) {
    if (department.starts_with(body)) return department.substr(body.size());
  }
  return department;
}

struct Chain {
  std::size_t size = 0;   // bytes of the department's name it covers
  std::string_view code;  // of its last region
};

// Names that cannot begin a chain: 东区, 矿区, 郊区 are words before they are places, and 中山 is
// also the name of a county elsewhere.
bool NeedsParent(const Name& name) {
  if (Stem(name.code).size() == kCountyDigits) {
    return name.text.size() == 2 * kHanBytes && name.text.ends_with("区");
  }
  if (name.kind != NameKind::kWithoutSuffix) return false;
  if (Stem(name.code).size() == kProvinceDigits) return false;
  return std::ranges::any_of(Names(), [&name](const Name& other) {
    return other.text.size() == name.text.size() + kHanBytes && other.text.starts_with(name.text) &&
           !Holds(name.code, other.code);
  });
}

// Appends every chain `text` begins with that goes on from `last`, itself included.
void Extend(std::string_view text, const Chain& last, std::vector<Chain>& chains) {
  const std::string_view rest = text.substr(last.size);
  for (const Name& name : Names()) {
    if (!rest.starts_with(name.text)) continue;
    if (last.code.empty() ? NeedsParent(name)
                          : name.code == last.code || !Holds(last.code, name.code)) {
      continue;
    }
    const Chain chain = {last.size + name.text.size(), name.code};
    chains.push_back(chain);
    Extend(text, chain, chains);
  }
}

// The one region that the longest chains tell: a province before others of its name (海南), a
// region before its own divisions (嘉峪关市). Empty if nothing decides.
std::string_view Decide(const std::vector<Chain>& chains) {
  const std::size_t longest = std::ranges::max_element(chains, {}, &Chain::size)->size;
  std::string_view best;
  for (const Chain& chain : chains) {
    if (chain.size != longest) continue;
    if (best.empty() || Stem(chain.code).size() < Stem(best).size()) best = chain.code;
  }
  const bool decided = std::ranges::all_of(chains, [&](const Chain& chain) {
    return chain.size != longest || Holds(best, chain.code) ||
           (Stem(best).size() == kProvinceDigits && Stem(chain.code).size() > kProvinceDigits);
  });
  return decided ? best : std::string_view();
}

// The region with all that hold it, from the province down: the order of the table.
Region Describe(std::string_view code) {
  Region region;
  region.code = code;
  for (const Name& name : Names()) {
    if (name.kind != NameKind::kOfficial || !Holds(name.code, code)) continue;
    region.path.emplace_back(name.text);
  }
  region.name = region.path.back();
  return region;
}

}  // namespace

std::optional<Region> FindRegion(std::string_view department) {
  const std::string clean = CleanText(department);
  std::vector<Chain> chains;
  Extend(WithoutNationalBody(clean), {}, chains);
  if (chains.empty()) return std::nullopt;
  const std::string_view code = Decide(chains);
  return code.empty() ? std::nullopt : std::optional(Describe(code));
}

std::vector<Region> AllRegions() {
  std::vector<Name> names;
  std::ranges::copy_if(Names(), std::back_inserter(names),
                       [](const Name& name) { return name.kind == NameKind::kOfficial; });
  std::ranges::sort(names, {}, &Name::code);
  std::vector<Region> regions;
  std::vector<Name> holders;  // of the region at hand, from the province down, itself included
  for (const Name& name : names) {
    while (!holders.empty() && !Holds(holders.back().code, name.code)) holders.pop_back();
    holders.push_back(name);
    Region& region = regions.emplace_back();
    region.code = name.code;
    region.name = name.text;
    for (const Name& holder : holders) region.path.emplace_back(holder.text);
  }
  return regions;
}

}  // namespace juesuan
