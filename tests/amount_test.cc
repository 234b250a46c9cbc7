// Amounts, blanks, percentages and units as reports print them.
#include "normalize/amount.h"

#include <catch2/catch.hpp>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace juesuan {
namespace {

struct ParseCase {
  const char* text;
  const char* printed;  // nullptr: no amount
};

TEST_CASE("Amounts are read in every way they are printed") {
  static const ParseCase kCases[] = {
      {"1063.13", "1063.13"},
      {"1,063.13", "1063.13"},
      {"1,234,567.89", "1234567.89"},
      {"12,345", "12345"},
      {"123,456", "123456"},
      {"0", "0"},
      {"0.00", "0.00"},
      {"007", "7"},
      {".5", "0.5"},
      {"-.5", "-0.5"},
      {" 1063.13 ", "1063.13"},
      {"\u00A01063.13\u3000\n", "1063.13"},
      {"\uFEFF1063\u200B.13", "1063.13"},  // zero-width characters between the glyphs
      // Widths
      {"１，０６３．１３", "1063.13"},
      {"1，063.13", "1063.13"},
      {"１０６３．13", "1063.13"},
      // Signs
      {"+5", "5"},
      {"＋5", "5"},
      {"-5.2", "-5.2"},
      {"－5.2", "-5.2"},
      {"−5.2", "-5.2"},
      {"–5.2", "-5.2"},
      {"—5.2", "-5.2"},
      {"-1,063.13", "-1063.13"},
      {"(5.20)", "-5.20"},
      {"（5.20）", "-5.20"},
      {"（ 5.20 ）", "-5.20"},
      {"△5.2", "-5.2"},
      {"▲ 5.2", "-5.2"},
      {"-0.00", "0.00"},
      // Currency
      {"￥5.20", "5.20"},
      {"¥ 5.20", "5.20"},
      {"￥-5.20", "-5.20"},
      {"-￥5.20", "-5.20"},
      {"(￥5.20)", "-5.20"},
  };
  for (const ParseCase& c : kCases) {
    CAPTURE(c.text);
    const auto amount = ParseAmount(c.text);
    REQUIRE(amount.has_value());
    CHECK(amount->ToString() == c.printed);
  }
}

TEST_CASE("What is not wholly one amount is none") {
  static const char* const kCases[] = {
      // Blanks
      "", " ", "-", "—", "…", "/", "无",
      // Two numbers that ran together
      "12.3 4.5", "12.3\n4.5", "1 063.13", "1\u2009063.13", "12.3.4", "1.063.13", "12,34",
      "1,063.13 -", "- 5.2", "— 5.2", "-5.2-3.1",
      // Commas that do not part groups of three
      "1,06.13", "1,06,3.1", "1063,13", "1234,567", ",063", "1,", "1,,063", "1,063,", "1,0634",
      "1.234,567", "0,063", "00,063", "1'063.13", "1、063", "1,063,13.5",
      // Points
      "5.", ".", "-.", "1..5", "1。5",
      // Signs
      "5-", "--5", "——5.2", "+-5", "(-5.2)", "△(5.2)", "△-5.2", "(5.2", "5.2)", "()", "((5))",
      "￥￥5", "￥", "△",
      // Words
      "5万元", "5元", "5%", "1e3", "1O63", "约5", "5 个", "[5]", "$5",
      // Out of bounds
      "0.1234567890", "9223372036854775808", "99,999,999,999,999,999,999",
      // Damaged UTF-8
      "\xFF", "5\xE4", "\xEF\xBC", "5\xEF\xBC\x91\x80"};
  for (const char* const text : kCases) {
    CAPTURE(text);
    CHECK_FALSE(ParseAmount(text).has_value());
  }
}

// Its digits in order, without leading zeros and the point.
std::string Digits(std::string_view text) {
  std::string digits;
  for (const char character : text) {
    const bool digit = character >= '0' && character <= '9';
    if (digit && !(digits.empty() && character == '0')) digits.push_back(character);
  }
  return digits;
}

TEST_CASE("An amount has the digits that are printed, and nothing but signs around them") {
  // Every text of up to six of these characters.
  constexpr std::string_view kAlphabet = "01,.- ()";
  constexpr int kLength = 6;
  std::size_t amounts = 0;
  std::vector<std::string> texts = {""};
  for (int length = 1; length <= kLength; ++length) {
    std::vector<std::string> longer;
    for (const std::string& text : texts) {
      for (const char character : kAlphabet) longer.push_back(text + character);
    }
    texts = std::move(longer);
    for (const std::string& text : texts) {
      const auto amount = ParseAmount(text);
      if (!amount) continue;
      ++amounts;
      const std::string printed = amount->ToString();
      const auto begin = text.find_first_of("01.");
      const auto body = text.substr(begin, text.find_last_of("01") + 1 - begin);
      const bool fine =
          Digits(printed) == Digits(text) &&
          (printed.find('.') == std::string::npos) == (text.find('.') == std::string::npos) &&
          body.find_first_of(" -()") == std::string::npos;
      if (!fine) FAIL(text << " → " << printed);
    }
  }
  CHECK(amounts > 1000);
}

TEST_CASE("No bytes upset the reading of amounts and units") {
  std::mt19937 random(20240901);  // any seed will do, but the same each time
  static constexpr std::string_view kPieces[] = {
      "1",  "0",  ",",    ".",  "-",  "(",  ")",      "%",    " ",    "￥",   "△",    "１",  "，",
      "（", "）", "单位", "：", "万", "元", "人民币", "\xE5", "\x85", "\x83", "\xFF", "\xF0"};
  for (int round = 0; round < 100'000; ++round) {
    std::string text;
    for (auto count = random() % 10; count > 0; --count) {
      text += kPieces[random() % std::size(kPieces)];
    }
    IsBlankAmount(text);
    const auto amount = ParseAmount(text);
    if (amount) CHECK(Decimal::Parse(amount->ToString()) == amount);
    ParsePercentage(text);
    const auto unit = FindUnit(text);
    if (unit) CHECK(text.find("元") != std::string::npos);
  }
}

TEST_CASE("Blanks and dashes are no figure, figures and words are none of them") {
  static const char* const kBlanks[] = {"",   " ",  "\u3000", "\t\n", "\u200B", "-",    "--",
                                        "—",  "──", "———",    "— —",  "－",     "–",    "…",
                                        "……", "/",  "／",     "无",   "（无）", "(无)", " - "};
  for (const char* const text : kBlanks) {
    CAPTURE(text);
    CHECK(IsBlankAmount(text));
  }
  static const char* const kOthers[] = {"0",    "0.00", "-5", "//",  "无公务接待",
                                        "（）", "·",    "*",  "\xFF"};
  for (const char* const text : kOthers) {
    CAPTURE(text);
    CHECK_FALSE(IsBlankAmount(text));
  }
}

TEST_CASE("Percentages need their sign") {
  static const ParseCase kCases[] = {
      {"99.50%", "99.50"},
      {"100%", "100"},
      {"１００％", "100"},
      {"5 %", "5"},
      {"-3.2%", "-3.2"},
      {"1,063.5%", "1063.5"},
      {".5%", "0.5"},
      // Errors
      {"99.50", nullptr},
      {"%", nullptr},
      {"5%%", nullptr},
      {"5‰", nullptr},
      {"5%以上", nullptr},
      {"≥5%", nullptr},
      {"5.%", nullptr},
      {"5 6%", nullptr},
      {"", nullptr},
  };
  for (const ParseCase& c : kCases) {
    CAPTURE(c.text);
    const auto percentage = ParsePercentage(c.text);
    REQUIRE(percentage.has_value() == (c.printed != nullptr));
    if (percentage) CHECK(percentage->ToString() == c.printed);
  }
}

TEST_CASE("A heading tells the unit") {
  struct Case {
    const char* text;
    const char* name;
    int power;
  };
  static const Case kCases[] = {
      {"金额单位：万元", "万元", 4},
      {"金额单位:元", "元", 0},
      {"单位：万元", "万元", 4},
      {"单位：人民币万元", "万元", 4},
      {"单位:人民币元", "元", 0},
      {"单位：元人民币", "元", 0},
      {"（单位：万元）", "万元", 4},
      {"单位:万元、%", "万元", 4},
      {"单位：元，%", "元", 0},
      {"单位：元（列至角分）", "元", 0},
      {"单 位：万 元", "万元", 4},
      {"单位： 千元", "千元", 3},
      {"单位：百万元", "百万元", 6},
      {"单位：千万元", "千万元", 7},
      {"货币单位：亿元", "亿元", 8},
      {"部门：某局 2023年度 金额单位：元", "元", 0},
      {"公开01表 单位：元 部门：某局", "元", 0},
      {"金额单位：元 公开01表", "元", 0},
      {"金额单位：万元公开01表", "万元", 4},
      {"编制单位：元氏县财政局 金额单位：万元", "万元", 4},
      {"万元", "万元", 4},
      {" 人民币元 ", "元", 0},
      {"（万元）", "万元", 4},
      {"预算数(万元)", "万元", 4},
      {"本表以“万元”为金额单位（保留两位小数）。", "万元", 4},
      // No unit
      {"", nullptr, 0},
      {"单位：", nullptr, 0},
      {"万元以上设备", nullptr, 0},
      {"单价100万元（含）以上设备", nullptr, 0},
      {"共支出5万元", nullptr, 0},
      {"2023年收入5.2亿元", nullptr, 0},
      {"单位：万美元", nullptr, 0},
      {"（美元）", nullptr, 0},
      {"单位：人", nullptr, 0},
      {"编制单位：元氏县财政局", nullptr, 0},
      {"填报单位：元江哈尼族彝族傣族自治县教育局", nullptr, 0},
      {"单位万元GDP能耗", nullptr, 0},
      {"单位职工100元补助", nullptr, 0},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.text);
    const auto unit = FindUnit(c.text);
    REQUIRE(unit.has_value() == (c.name != nullptr));
    if (!unit) continue;
    CHECK(unit->name == c.name);
    CHECK(unit->power == c.power);
  }
}

}  // namespace
}  // namespace juesuan
