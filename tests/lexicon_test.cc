// Which known word a misread one is taken for, and when none is.
#include "normalize/lexicon.h"

#include <catch2/catch.hpp>

namespace juesuan {
namespace {

Lexicon Words() {
  Lexicon lexicon;
  for (const char* word :
       {"合计", "小计", "项目", "科目名称", "国有资本经营预算财政拨款支出决算表",
        "一般公共服务支出", "因公出国（境）费", "机关服务", "住房公积金", "年初结转和结余",
        "年末结转和结余", "财政拨款“三公”经费支出决算表", "社会保障和就业支出"}) {
    lexicon.Add(word);
  }
  return lexicon;
}

struct Case {
  const char* read;
  bool doubtful;
  const char* word;  // empty: none
};

TEST_CASE("A misread word is taken for the known word that differs least") {
  const Case cases[] = {
      {"天有资本经营珊算财政拨款支出决算表", true, "国有资本经营预算财政拨款支出决算表"},
      {"天有资本经营珊算财政拨款支出决算表", false, ""},  // read surely, and not alike
      {"-般公共服务支出", false, "一般公共服务支出"},
      {"年未结转和结余", false, "年末结转和结余"},  // alike, so nearer than 年初
      {"年X结转和结余", true, ""},                  // 年初 and 年末 are as near
      {"科目名称", false, ""},                      // known: nothing to correct
      {"因公出国(境)费", false, ""},                // known by its key
      {"因公出国境)费", false, "因公出国（境）费"},
      {"财政拨款三公”经费支出决算表", false, "财政拨款“三公”经费支出决算表"},
      {"合时", true, "合计"},
      {"合时", false, ""},
      {"合让", false, "合计"},
      {"各计", true, ""},                                  // 合计 and 小计 are as near
      {"小计.", false, "小计"},                            // a speck
      {"办公设备购置", true, ""},                          // near nothing
      {"住公积金", true, ""},                              // too short to have lost a character
      {"住房公积金等等", true, ""},                        // too many more
      {"计兰保障和惑业文出", true, "社会保障和就业支出"},  // nothing else is near
      {"国有资本经营预算财政拨款支决算表", true, "国有资本经营预算财政拨款支出决算表"},
      {"国有资本经营预算财政拨款支决算表", false, ""},  // read surely: another word
      {"", true, ""},
  };
  const Lexicon lexicon = Words();
  for (const Case& row : cases) {
    INFO(row.read);
    CHECK(lexicon.Nearest(row.read, row.doubtful).value_or("") == row.word);
  }
}

}  // namespace
}  // namespace juesuan
