// Chinese text: cleaned for showing, folded for comparing, freed of enumerators.
#include "normalize/text.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "normalize/characters.h"
#include "normalize/radicals.h"

namespace juesuan {
namespace {

struct Case {
  const char* text;
  const char* expected;
};

TEST_CASE("Clean text has no radicals, forms or invisible characters") {
  static const Case kCases[] = {
      {"", ""},
      {"行政运行", "行政运行"},
      {"Abc 123", "Abc 123"},
      // Kangxi radicals (U+2F00), as Chromium writes them
      {"⼀般公共服务", "一般公共服务"},
      {"⽀出决算⾦额", "支出决算金额"},
      // CJK Radicals Supplement (U+2E80) and strokes, which NFKC leaves alone
      {"⺠政局", "民政局"},
      {"⻅⻓⻔⻛⻢⻩⻰", "见长门风马黄龙"},
      {"㇐般", "一般"},
      // Compatibility ideographs
      {"\uF9B5子", "例子"},
      {"\uFA0C", "兀"},
      {"\U0002F800", "丽"},
      // Vertical and small forms, ligatures
      {"资本性支出︵一︶", "资本性支出（一）"},
      {"项目﹙款﹚", "项目（款）"},
      {"收入﹐支出", "收入，支出"},
      {"o\uFB03ce", "office"},
      // Invisible
      {"行\u200B政\u00AD运\uFEFF行", "行政运行"},
      {"12\u200B3\x01.\x7F"
       "4",
       "123.4"},
      {"葛\U000E0100", "葛"},
      // Widths, brackets, quotation marks and dashes stay
      {"（一）(1)［2］ＡＢＣ１２％", "（一）(1)［2］ＡＢＣ１２％"},
      {"“三公”经费——\"说明\"", "“三公”经费——\"说明\""},
      {"①⑴Ⅰ㎡℃", "①⑴Ⅰ㎡℃"},
      {"\uE000", "\uE000"},  // private use: another stage's business
      // Damaged UTF-8
      {"行\xFF政", "行\uFFFD政"},
      {"\xE8\xA1", "\uFFFD\uFFFD"},            // cut short
      {"\xC0\x80", "\uFFFD\uFFFD"},            // overlong
      {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},  // a surrogate
      {"\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD"},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.text);
    CHECK(CleanText(c.text) == c.expected);
  }
}

TEST_CASE("Clean text keeps the spaces that mean something") {
  static const Case kCases[] = {
      {"公开 01 表", "公开01表"},
      {"项 目", "项目"},
      {"项\u3000\u3000目", "项目"},
      {"2023 年度", "2023年度"},
      {"2023 年 12 月", "2023年12月"},
      {"（ 室 ）", "（室）"},
      {"单位 : 万元", "单位:万元"},
      {"“ 三公 ” 经费", "“三公”经费"},
      {"支出， 123.4", "支出，123.4"},
      {"共 12.3 万元", "共12.3万元"},
      {"  行政运行 \n", "行政运行"},
      {"\u00A0\u00A0", ""},
      // Two numbers stay two
      {"12.3 4.5", "12.3 4.5"},
      {"12.3\n4.5", "12.3 4.5"},
      {"12.3 \u00A0\t 4.5", "12.3 4.5"},
      {"１２．３ ４．５", "１２．３ ４．５"},
      {"12， 345", "12， 345"},
      {"12 ，345", "12 ，345"},
      {"12.3 －4.5", "12.3 －4.5"},
      {"— 5.2", "— 5.2"},
      {"12.3 — 4.5", "12.3 — 4.5"},
      // Latin words stay apart
      {"iPhone 12 Pro", "iPhone 12 Pro"},
      {"5 %", "5 %"},
      {"采购 HP LaserJet 打印机", "采购HP LaserJet打印机"},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.text);
    CHECK(CleanText(c.text) == c.expected);
  }
}

TEST_CASE("Label keys are equal for what people read as the same label") {
  static const Case kCases[] = {
      {"", ""},
      {"公开 01 表", "公开01表"},
      {"公开０１表", "公开01表"},
      {"因公出国(境)费", "因公出国（境）费"},
      {"因公出国（境）费", "因公出国（境）费"},
      {"资本性支出〔一〕", "资本性支出（一）"},
      {"资本性支出【一]", "资本性支出（一）"},
      {"“三公”经费", "“三公”经费"},
      {"\"三公\"经费", "“三公”经费"},
      {"”三公”经费", "“三公”经费"},
      {"「三公」经费", "“三公”经费"},
      {"‘两房’建设", "“两房”建设"},
      {"A－B—C–D", "a-b-c-d"},
      {"ＧＤＰ增长", "gdp增长"},
      {"GDP 增长 5 %", "gdp增长5%"},
      {"12.3 4.5", "12.34.5"},  // keys are never read as amounts
      {"收入：", "收入:"},
      {"①一般", "1一般"},
      {"Ⅱ级", "ii级"},
      {"㎡", "m2"},
      {"⽀出", "支出"},
      {"e\u0301", "é"},
      {"行\xFF", "行\uFFFD"},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.text);
    CHECK(LabelKey(c.text) == c.expected);
    CHECK(LabelKey(c.expected) == c.expected);
  }
}

TEST_CASE("Labels lose their enumerators and nothing else") {
  static const Case kCases[] = {
      {"一、一般公共服务支出", "一般公共服务支出"},
      {"十二、农林水支出", "农林水支出"},
      {"二十六、抗疫特别国债安排的支出", "抗疫特别国债安排的支出"},
      {"一.基本支出", "基本支出"},
      {"一．基本支出", "基本支出"},
      {"（一）人员经费", "人员经费"},
      {"(十一)人员经费", "人员经费"},
      {"（ 一 ） 人员经费", "人员经费"},
      {"一）人员经费", "人员经费"},
      {"1.基本支出", "基本支出"},
      {"1. 基本支出", "基本支出"},
      {"1 . Basic", "Basic"},
      {"1．基本支出", "基本支出"},
      {"１．基本支出", "基本支出"},
      {"1、基本支出", "基本支出"},
      {"12、基本支出", "基本支出"},
      {"1）基本支出", "基本支出"},
      {"(1)基本支出", "基本支出"},
      {"（1）基本支出", "基本支出"},
      {"（1）、基本支出", "基本支出"},
      {"①基本支出", "基本支出"},
      {"⑴基本支出", "基本支出"},
      {"⒈基本支出", "基本支出"},
      {"㈠基本支出", "基本支出"},
      {"Ⅰ.基本支出", "基本支出"},
      {"Ⅱ、基本支出", "基本支出"},
      {"第一，基本支出", "基本支出"},
      {"第三：基本支出", "基本支出"},
      {"其中：基本支出", "基本支出"},
      {"其中:基本支出", "基本支出"},
      {"减：结余分配", "结余分配"},
      {"加：年初结转和结余", "年初结转和结余"},
      {"\u3000\u3000其中：（一）1.基本支出", "基本支出"},
      {"一、⼀般公共服务⽀出", "一般公共服务支出"},
      {"三、“三公”经费", "“三公”经费"},
      {"三、三公经费", "三公经费"},
      {"1.2023年预算", "2023年预算"},
      {"二、2023年度收入", "2023年度收入"},
      {"其中：2010301", "2010301"},
      // Labels that only look like it
      {"一般公共服务支出", "一般公共服务支出"},
      {"三公经费", "三公经费"},
      {"二十国集团峰会", "二十国集团峰会"},
      {"十二五规划", "十二五规划"},
      {"第一产业", "第一产业"},
      {"第一、二、三产业", "第一、二、三产业"},
      {"百分之五", "百分之五"},
      {"2023年度", "2023年度"},
      {"2023、2024年", "2023、2024年"},
      {"2010301", "2010301"},
      {"2010301 行政运行", "2010301行政运行"},
      {"1.5倍", "1.5倍"},
      {"1.5", "1.5"},
      {"3.15晚会", "3.15晚会"},
      {"12、13号线", "12、13号线"},
      {"（1）+（2）", "（1）+（2）"},
      {"12、13、14号线", "12、13、14号线"},
      {"(1)-(2)", "(1)-(2)"},
      {"（2023年）项目", "（2023年）项目"},
      {"（款）行政运行", "（款）行政运行"},
      {"（123）项目", "（123）项目"},
      {"Ⅰ类水质", "Ⅰ类水质"},
      {"其中", "其中"},
      {"减税降费", "减税降费"},
      {"加：", "加："},
      // Nothing but an enumerator
      {"一、", "一、"},
      {"（一）", "（一）"},
      {"1.", "1."},
      {"①", "①"},
      {"其中：", "其中："},
      {"一、（一）", "（一）"},
      {"", ""},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.text);
    CHECK(WithoutEnumerator(c.text) == c.expected);
  }
}

TEST_CASE("Ideographs are known in all their forms") {
  for (const char* const text : {"一", "1一2", "〇", "㐀", "\U00020000", "⼀", "⺠", "\uF9B5"}) {
    CAPTURE(text);
    CHECK(HasIdeograph(text));
  }
  for (const char* const text : {"", "abc 123", "（）", "、。", "——", "％", "ア", "\xE4\xB8"}) {
    CAPTURE(text);
    CHECK_FALSE(HasIdeograph(text));
  }
}

TEST_CASE("The table of radicals is sorted and complete") {
  char32_t last = 0;
  for (const Radical& radical : kRadicals) {
    CAPTURE(static_cast<unsigned>(radical.radical));
    CHECK(radical.radical > last);
    const bool is_kangxi = radical.radical == U'⼾' || radical.radical == U'⾭';
    CHECK((is_kangxi || IsWithin(radical.radical, 0x2E81, 0x2EF3) ||
           IsWithin(radical.radical, 0x31C0, 0x31E3)));
    std::string ideograph;
    AppendCharacter(radical.ideograph, ideograph);
    CHECK(CleanText(ideograph) == ideograph);
    last = radical.radical;
  }
  for (char32_t radical = 0x2E81; radical <= 0x2EF3; ++radical) {
    if (radical == 0x2E9A) continue;  // unassigned
    std::string text;
    AppendCharacter(radical, text);
    CAPTURE(text);
    CHECK(HasIdeograph(text));
    CHECK(CleanText(text) != text);
  }
}

bool IsWellFormed(std::string_view text) {
  while (!text.empty()) {
    const bool printed = text.starts_with("\uFFFD");
    if (TakeCharacter(text) == kReplacementCharacter && !printed) return false;
  }
  return true;
}

TEST_CASE("Every character comes out as well-formed text, and cleaned once is clean") {
  for (char32_t character = 1; character <= 0x10FFFF; ++character) {
    if (IsWithin(character, 0xD800, 0xDFFF)) continue;
    std::string text;
    AppendCharacter(character, text);
    const std::string clean = CleanText(text);
    // One assertion a million characters would take minutes.
    if (!IsWellFormed(clean) || CleanText(clean) != clean || !IsWellFormed(LabelKey(text))) {
      FAIL("U+" << std::hex << static_cast<unsigned>(character));
    }
  }
}

TEST_CASE("Any bytes come out as well-formed text") {
  std::mt19937 random(20240901);  // any seed will do, but the same each time
  // Of the bytes that matter: leads and continuations of all lengths, spaces, digits, brackets.
  static constexpr std::string_view kBytes =
      " 1.,(-%\x00\x7F\x80\xBF\xC0\xC2\xE2\xE3\xE4\xB8\x80\xE9\xED\xA0\xEF\xBC\x88\xF0\xF4\xFF";
  for (int round = 0; round < 100'000; ++round) {
    std::string text(random() % 24, '\0');
    for (char& byte : text) byte = kBytes[random() % kBytes.size()];
    const std::string clean = CleanText(text);
    const bool fine = IsWellFormed(clean) && CleanText(clean) == clean &&
                      IsWellFormed(LabelKey(text)) && IsWellFormed(WithoutEnumerator(text));
    if (!fine) FAIL(Catch::StringMaker<std::string>::convert(text));
    HasIdeograph(text);
  }
}

}  // namespace
}  // namespace juesuan
