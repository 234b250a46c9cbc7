// Regions told by the names of departments.
#include "normalize/regions.h"

#include <catch2/catch.hpp>
#include <iterator>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/rows.h"
#include "normalize/text.h"

namespace juesuan {
namespace {

TEST_CASE("The name of a department tells its region") {
  struct Case {
    const char* department;
    const char* code;
    const char* name;
  };
  static const Case kCases[] = {
      // Provinces
      {"北京市审计局", "110000", "北京市"},
      {"江苏省人民检察院", "320000", "江苏省"},
      {"内蒙古自治区水利厅", "150000", "内蒙古自治区"},
      {"内蒙古水利厅", "150000", "内蒙古自治区"},
      {"广西壮族自治区交通运输厅", "450000", "广西壮族自治区"},
      {"新疆维吾尔自治区人民政府", "650000", "新疆维吾尔自治区"},
      {"新疆生产建设兵团第八师", "650000", "新疆维吾尔自治区"},
      {"海南省财政厅", "460000", "海南省"},
      {"海南医学院", "460000", "海南省"},  // not 海南州 in Qinghai
      {"吉林大学", "220000", "吉林省"},    // not 吉林市 in it
      // Prefectures
      {"西安市医疗保障局", "610100", "西安市"},
      {"佛山市教育局", "440600", "佛山市"},
      {"吉林市教育局", "220200", "吉林市"},
      {"东莞市教育局", "441900", "东莞市"},
      {"嘉峪关市教育局", "620200", "嘉峪关市"},  // a city that is its own only division
      {"河南省洛阳市财政局", "410300", "洛阳市"},
      {"河南洛阳财政局", "410300", "洛阳市"},
      {"洛阳理工学院", "410300", "洛阳市"},
      {"恩施土家族苗族自治州财政局", "422800", "恩施土家族苗族自治州"},
      {"恩施州财政局", "422800", "恩施土家族苗族自治州"},
      {"大兴安岭地区行政公署", "232700", "大兴安岭地区"},
      {"锡林郭勒盟教育局", "152500", "锡林郭勒盟"},
      // Counties
      {"洛阳市洛龙区人民政府办公室", "410311", "洛龙区"},
      {"洛龙区人民政府办公室", "410311", "洛龙区"},
      {"河南省洛阳市洛龙区人民政府办公室", "410311", "洛龙区"},
      {"河南省洛龙区人民政府办公室", "410311", "洛龙区"},
      {"长治市上党区审计局", "140404", "上党区"},
      {"克拉玛依市乌尔禾区财政局", "650205", "乌尔禾区"},
      {"厦门市思明区档案馆", "350203", "思明区"},
      {"上海市普陀区财政局", "310107", "普陀区"},
      {"舟山市普陀区财政局", "330903", "普陀区"},
      {"北京市朝阳区财政局", "110105", "朝阳区"},
      {"昆山市水务局", "320583", "昆山市"},
      {"济源市水务局", "419001", "济源市"},
      {"蔚县教育局", "130726", "蔚县"},
      {"阳泉市郊区教育局", "140311", "郊区"},
      {"长阳县教育局", "420528", "长阳土家族自治县"},
      {"元江哈尼族彝族傣族自治县教育局", "530428", "元江哈尼族彝族傣族自治县"},
      {"阿拉善左旗教育局", "152921", "阿拉善左旗"},
      {"苏州工业园区教育局", "320576", "苏州工业园区"},
      // Branches of national bodies
      {"中共上海市普陀区委社会工作部", "310107", "普陀区"},
      {"中国共产党焦作市中站区委员会办公室", "410803", "中站区"},
      {"中国人民政治协商会议洛阳市委员会办公室", "410300", "洛阳市"},
      {"台湾民主自治同盟北京市委员会", "110000", "北京市"},
      {"国家税务总局洛阳市税务局", "410300", "洛阳市"},
      {"国家统计局洛阳调查队", "410300", "洛阳市"},
      // As printed
      {" 洛阳市 洛龙区财政局", "410311", "洛龙区"},
      {"⻓治市上党区审计局", "140404", "上党区"},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.department);
    const auto region = FindRegion(c.department);
    REQUIRE(region.has_value());
    CHECK(region->code == c.code);
    CHECK(region->name == c.name);
  }
}

TEST_CASE("A name that tells no region, or two, tells none") {
  for (const char* const department :
       {"",
        "国家信访局",
        "中共中央办公厅",
        "中国人民大学",
        "民政部",
        "财政局",
        "国家税务总局",
        "普陀区财政局",  // in Shanghai and Zhoushan
        "鼓楼区教育局",  // in four cities
        "郊区教育局",    // a word before it is a place
        "东区人民医院",
        "中山大学",        // the city, or 中山区 in Dalian
        "朝阳医院",        // the city in Liaoning, or the district in Beijing
        "江宁织造博物馆",  // districts keep their 区
        "台湾工作办公室",  // its subject, not its place
        "县财政局",
        "市辖区财政局",
        "省直辖县级行政区划",
        "关于洛阳市的报告",  // not at the start
        "\xFF\xE6\xB4",
        "洛"}) {
    CAPTURE(department);
    CHECK_FALSE(FindRegion(department).has_value());
  }
}

TEST_CASE("A region tells what holds it, groups left out") {
  struct Case {
    const char* department;
    std::vector<std::string> path;
  };
  static const Case kCases[] = {
      {"江苏省人民检察院", {"江苏省"}},
      {"洛阳市洛龙区财政局", {"河南省", "洛阳市", "洛龙区"}},
      {"上海市普陀区财政局", {"上海市", "普陀区"}},
      {"重庆市石柱土家族自治县", {"重庆市", "石柱土家族自治县"}},
      {"济源市财政局", {"河南省", "济源市"}},
      {"石河子市财政局", {"新疆维吾尔自治区", "石河子市"}},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.department);
    const auto region = FindRegion(c.department);
    REQUIRE(region.has_value());
    CHECK(region->path == c.path);
  }
}

struct Row {
  std::string code, name;
};

std::vector<Row> Rows(std::string_view file) {
  std::vector<Row> rows;
  std::string_view table = TableRows(file);
  for (std::string_view row = TakeRow(table); !row.empty(); row = TakeRow(table)) {
    const std::string code(TakeUntil(',', row));
    rows.push_back({code, std::string(row)});
  }
  return rows;
}

TEST_CASE("The table of regions is sorted, whole, and found by its own names") {
  const std::vector<Row> rows = Rows("regions.csv");
  REQUIRE(rows.size() > 3300);
  std::set<std::string> codes;
  std::string last;
  for (const Row& row : rows) {
    CAPTURE(row.code, row.name);
    CHECK(row.code.size() == 6);
    CHECK(row.code.find_first_not_of("0123456789") == std::string::npos);
    CHECK(row.code > last);
    CHECK(LabelKey(row.name) == row.name);
    codes.insert(row.code);
    last = row.code;
    if (row.code.ends_with("0000")) continue;
    const bool city = row.code.ends_with("00");
    CHECK(codes.contains(city ? row.code.substr(0, 2) + "0000" : row.code.substr(0, 4) + "00"));
  }
  for (const Row& row : Rows("region_names.csv")) {
    CAPTURE(row.code, row.name);
    CHECK(codes.contains(row.code));
    CHECK(LabelKey(row.name) == row.name);
  }
}

TEST_CASE("Every region is found by its full path") {
  std::string province, prefecture;
  std::size_t wrong = 0;
  for (const Row& row : Rows("regions.csv")) {
    const bool group =
        row.name == "市辖区" || row.name == "县" || row.name.ends_with("直辖县级行政区划");
    if (row.code.ends_with("0000")) province = row.name;
    if (row.code.ends_with("00")) prefecture = group || row.name == province ? "" : row.name;
    if (group) continue;
    const std::string county = row.code.ends_with("00") ? "" : row.name;
    const auto region = FindRegion(province + prefecture + county + "财政局");
    if (region && region->code == row.code) continue;
    UNSCOPED_INFO(row.code << " " << province + prefecture + county);
    ++wrong;
  }
  CHECK(wrong == 0);
}

TEST_CASE("No bytes upset the search for a region") {
  std::mt19937 random(20240901);  // any seed will do, but the same each time
  static constexpr std::string_view kPieces[] = {"中共", "河南",     "省",   "洛阳", "市",
                                                 "洛龙", "区",       "海南", "县",   "州",
                                                 "\xE6", "\xB4\x9B", "\xFF"};
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (auto count = random() % 8; count > 0; --count) {
      text += kPieces[random() % std::size(kPieces)];
    }
    CAPTURE(text);
    const auto region = FindRegion(text);
    if (region) CHECK(region->path.back() == region->name);
  }
}

}  // namespace
}  // namespace juesuan
