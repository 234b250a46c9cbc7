// Which known word a misread one is taken for, and when none is.
#include "normalize/lexicon.h"

#include <catch2/catch.hpp>

namespace juesuan {
namespace {

Lexicon Words() {
  Lexicon lexicon;
  for (const char* word : {"合计", "小计", "项目", "科目名称", "国有资本经营预算财政拨款支出决算表",
                           "一般公共服务支出", "因公出国（境）费", "机关服务", "住房公积金",
                           "年初结转和结余", "年末结转和结余", "财政拨款“三公”经费支出决算表",
                           "社会保障和就业支出", "收入支出决算总表"}) {
    lexicon.Add(word);
  }
  return lexicon;
}

constexpr double kSure = 0.98, kRatherSure = 0.95, kDoubtful = 0.9;

struct Case {
  const char* read;
  double confidence;
  const char* word;  // empty: none
};

TEST_CASE("A misread word is taken for the known word that differs least") {
  const Case cases[] = {
      {"天有资本经营珊算财政拨款支出决算表", kDoubtful, "国有资本经营预算财政拨款支出决算表"},
      {"天有资本经营珊算财政拨款支出决算表", kSure, ""},  // read surely, and not alike
      {"-般公共服务支出", kSure, "一般公共服务支出"},
      {"年未结转和结余", kSure, "年末结转和结余"},  // alike, so nearer than 年初
      {"年木结转和结余", kSure, "年末结转和结余"},
      {"收六支出决算总表", kSure, "收入支出决算总表"},
      {"年X结转和结余", kDoubtful, ""},               // 年初 and 年末 are as near
      {"般公共服务支出", kSure, "一般公共服务支出"},  // a dash lost
      {"科目名称", kSure, ""},                        // known: nothing to correct
      {"因公出国(境)费", kSure, ""},                  // known by its key
      {"因公出国境)费", kSure, "因公出国（境）费"},
      {"财政拨款三公”经费支出决算表", kSure, "财政拨款“三公”经费支出决算表"},
      {"合时", kDoubtful, "合计"},
      {"合时", kSure, ""},
      {"合让", kSure, "合计"},
      {"各计", kSure, "合计"},
      {"台计", kDoubtful, ""},            // 合计 and 小计 are as near
      {"小计.", kSure, "小计"},           // a speck
      {"办公设备购置", kDoubtful, ""},    // near nothing
      {"住公积金", kDoubtful, ""},        // too short to have lost a character
      {"住房公积金等等", kDoubtful, ""},  // too many more
      {"计兰保障和惑业文出", kDoubtful, "社会保障和就业支出"},  // nothing else is near
      {"国有资本经营预算财政拨款支决算表", kDoubtful, "国有资本经营预算财政拨款支出决算表"},
      {"国有资本经营预算财政拨款支决算表", kSure, ""},  // read surely: another word
      {"社会保璋和就业支出", kRatherSure, "社会保障和就业支出"},
      {"社会何璋和就业支出", kRatherSure, ""},  // two are quite mistaken: another word
      {"“财政拨款三公”经费支出决算表", kDoubtful, "财政拨款“三公”经费支出决算表"},  // a mark moved
      {"", kDoubtful, ""},
  };
  const Lexicon lexicon = Words();
  for (const Case& row : cases) {
    INFO(row.read);
    CHECK(lexicon.Nearest(row.read, row.confidence).value_or("") == row.word);
  }
}

TEST_CASE("Where few words are expected half the characters may be mistaken") {
  const Case cases[] = {
      {"科上月名称", kSure, "科目名称"}, {"年X结转和结余", kSure, ""}, {"科目名称", kSure, ""},
      {"讨算合计", kSure, ""},           {"X上月名称", kSure, ""},  // more than half
  };
  const Lexicon lexicon = Words();
  for (const Case& row : cases) {
    INFO(row.read);
    CHECK(lexicon.NearestExpected(row.read).value_or("") == row.word);
  }
  Lexicon alike;
  for (const char* word : {"新增问题", "新增间题"}) alike.Add(word);
  CHECK_FALSE(alike.NearestExpected("新增闸题").has_value());  // as near
}

}  // namespace
}  // namespace juesuan
