// Which of two readings is taken, and how far it is believed.
#include "extract/ocr/choice.h"

#include <catch2/catch.hpp>

#include "blots.h"

namespace juesuan {
namespace {

struct Case {
  const char* shapes;
  const char* numeral;
  double sure_of_numeral;
  const char* text;
  double sure_of_text;
  const char* chosen;
  double confidence;
};

void Check(const Case& c) {
  CAPTURE(c.shapes, c.numeral, c.text);
  const std::vector<Blot> characters = Characters(PieceOf(c.shapes));
  const Symbols chosen =
      Choose(SymbolsOf(c.numeral, c.sure_of_numeral), SymbolsOf(c.text, c.sure_of_text), characters,
             DigitBand(characters))
          .best;
  CHECK(TextOf(chosen) == c.chosen);
  CHECK(ConfidenceOf(chosen) == Approx(c.confidence));
}

void CheckInText(const Case& c) {
  CAPTURE(c.shapes, c.numeral, c.text);
  const std::vector<Blot> characters = Characters(PieceOf(c.shapes));
  const Symbols chosen =
      ChooseInText(SymbolsOf(c.numeral, c.sure_of_numeral), SymbolsOf(c.text, c.sure_of_text),
                   characters, DigitBand(characters));
  CHECK(TextOf(chosen) == c.chosen);
  CHECK(ConfidenceOf(chosen) == Approx(c.confidence));
}

TEST_CASE("Where both read the same, the surer of them is believed") {
  Check({"d.dd", "1.23", 0.9, "1.23", 0.7, "1.23", 0.9});
  Check({"d.dd", "1.23", 0.6, "1.23", 0.7, "1.23", 0.7});
  Check({"d.dd", "1.23", 0.9, "1,23", 0.7, "1.23", 0.9});  // their marks are set by the blots first
}

TEST_CASE("The reading that the blots can be is taken as sure as it is") {
  Check({"d.dd", "1.23", 0.9, "123", 0.99, "1.23", 0.9});
  Check({"d.dd", "1.234", 0.99, "1.28", 0.8, "1.28", 0.8});
}

TEST_CASE("A numeral of which its model is not sure gives way to a text that the blots can be") {
  Check({"d.dd", "1.23", 0.8, "1.28", 0.5, "1.23", 0.8 * 0.85});  // two that can be: the surer
  Check({"dddd", "123", 0.8, "1234", 0.5, "1234", 0.5});
}

TEST_CASE("Neither of two readings that the blots can be is quite believed") {
  Check({"d.dd", "1.23", 0.95, "1.28", 0.9, "1.23", 0.95 * 0.85});
  Check({"d.dd", "1.23", 0.9, "1.28", 0.95, "1.28", 0.95 * 0.85});
}

TEST_CASE("A sure amount is not made text") {
  Check({"d", "4", 0.98, "&", 0.99, "4", 0.98 * 0.85});
  Check({"d", "4", 0.9, "&", 0.99, "&", 0.99 * 0.85});
  Check({"d", "4", 0.98, "9", 0.99, "9", 0.99 * 0.85});
  Check({"d.dd", "1.23", 0.98, "12&", 0.9, "1.23", 0.98});
}

TEST_CASE("Of two percentages the text is taken, which knows 5 from 9, but not how many digits") {
  Check({"ddd", "99%", 0.99, "95%", 0.9, "95%", 0.9 * 0.85});
  Check({"dd%", "99%", 0.98, "995%", 0.9, "99%", 0.98 * 0.85});
  for (const char* text : {"95o%", "95%%"})  // a circle of the % by itself
    Check({"dd%", "99%", 0.98, text, 0.9, "95%", 0.9 * 0.85});
  for (const char* text : {"95%", "4.75%"}) CHECK(IsPercentage(SymbolsOf(text)));
  for (const char* text : {"%", "95", "4.75"}) CHECK(!IsPercentage(SymbolsOf(text)));
}

TEST_CASE("Where only marks differ, the one that is written as amounts are is taken") {
  Check({"ddddddd", "1,234.56", 0.9, "1,23456", 0.99, "1,234.56", 0.9 * 0.85});
  Check({"ddddddd", "12.34.56", 0.99, "1234.56", 0.7, "1234.56", 0.7 * 0.85});
}

TEST_CASE("A decimal is an amount with a point and no percent sign") {
  for (const char* text : {"6.000000", "1,234.5", "-0.20"}) CHECK(IsDecimal(SymbolsOf(text)));
  for (const char* text : {"400%", "12.5%", "2128", "1.2.3"}) CHECK(!IsDecimal(SymbolsOf(text)));
}

TEST_CASE("Where neither can be, that of the sure model is taken, and doubted") {
  Check({"dd", "123", 0.9, "1234", 0.99, "123", 0.9 * 0.85});
  Check({"dd", "123", 0.8, "1234", 0.7, "1234", 0.7 * 0.85});
}

TEST_CASE("The reading that is not taken stays as another") {
  const std::vector<Blot> characters = Characters(PieceOf("d.dd"));
  const Band band = DigitBand(characters);
  const auto others = [&](const char* numeral, const char* text) {
    return Choose(SymbolsOf(numeral, 0.9), SymbolsOf(text, 0.8), characters, band).others;
  };
  REQUIRE(others("1.23", "1.28").size() == 1);
  CHECK(TextOf(others("1.23", "1.28").front()) == "1.28");
  CHECK(TextOf(others("123", "1.28").front()) == "123");
  CHECK(others("1.23", "1,23").empty());  // their marks are set by the blots first
  CHECK(others("1.23", "").empty());
}

TEST_CASE("Letters and brackets that look like digits agree with them") {
  Check({"d.dd", "1.23", 0.9, "].23", 0.95, "1.23", 0.95});
  Check({"d.dd", "5.01", 0.9, "S.DI", 0.8, "5.01", 0.9});
  Check({"d.dd", "5.01", 0.9, "S.02", 0.95, "S.02", 0.95 * 0.85});  // but say nothing by themselves
}

TEST_CASE("Of two readings of Chinese the one that has room is taken, else the surer") {
  const Blot wide = {0, 0, 72, 24}, narrow = {0, 0, 46, 24};
  const auto choose = [](const char32_t* text, const char32_t* other, double sure,
                         const Blot& box) {
    return ChooseText(SymbolsOf(text, 0.9), SymbolsOf(other, sure), box);
  };
  CHECK(choose(U"5人台", U"5台", 0.8, narrow).best.size() == 2);
  CHECK(choose(U"5台", U"5人台", 0.95, narrow).best.size() == 2);
  CHECK(choose(U"5人台", U"5台", 0.95, wide).best.size() == 2);
  CHECK(choose(U"5人台", U"5台", 0.8, wide).best.size() == 3);
  CHECK(choose(U"5人台", U"", 0, narrow).best.size() == 3);
  CHECK(choose(U"5人台", U"5", 0.99, narrow).others.empty());
  CHECK(choose(U"5人台", U"5台", 0.8, narrow).others.size() == 1);
  CHECK(choose(U"5台", U"5台", 0.95, narrow).others.empty());
}

TEST_CASE("A reading has a variant for each symbol that one of its own may be instead") {
  Symbols reading = SymbolsOf("1.86", 0.9);
  CHECK(VariantsOf(reading).empty());
  reading[2].others = {{U'6', 0.5}, {U'0', 0.3}};
  reading[3].others = {{U'8', 0.2}};
  const std::vector<Symbols> variants = VariantsOf(reading);
  REQUIRE(variants.size() == 3);
  CHECK(TextOf(variants[0]) == "1.66");
  CHECK(ConfidenceOf(variants[0]) == 0.5);
  CHECK(TextOf(variants[1]) == "1.06");
  CHECK(TextOf(variants[2]) == "1.88");
}

TEST_CASE("Chinese characters are told from digits and marks") {
  CHECK(HasChinese(SymbolsOf(U"1万")));
  CHECK_FALSE(HasChinese(SymbolsOf(U"1,234.5%，—")));
  CHECK(IsDigit(U'0'));
  CHECK(IsDigit(U'9'));
  CHECK_FALSE(IsDigit(U'０'));  // full width
}

TEST_CASE("Of a number within text, what the models agree on is believed as the surer of them") {
  CheckInText({"d.dd", "1.23", 0.99, "1.23", 0.7, "1.23", 0.99});
  CheckInText({"d,ddd", "1,234", 0.99, "1234", 0.9, "1,234", 0.99});  // but for a mark
}

TEST_CASE("A % at the end of a number within text is no digit") {
  CheckInText({"d.d%", "1.2%", 0.99, "1.29%", 0.9, "1.2%", 0.99});
  CheckInText({"d.d%", "1.2%", 0.99, "1.29%4", 0.9, "1.2%", 0.99});
  CheckInText({"d.d%", "1.2%", 0.99, "1.2964", 0.9, "1.2%", 0.99 * 0.85});  // it has none
  CheckInText({"d.d%", "1.2%", 0.9, "1.29%", 0.9, "1.29%", 0.9 * 0.85});    // not sure
  CheckInText({"d.d%", "1.2%", 0.99, "1.3%", 0.9, "1.3%", 0.9 * 0.85});     // of the same length
}

TEST_CASE("One digit within text is the surer model's, and in doubt") {
  CheckInText({"d.dd", "1.23", 0.99, "1.28", 0.9, "1.23", 0.99 * 0.85});
  CheckInText({"ddd", "807", 0.99, "B07", 0.9, "B07", 0.9 * 0.85});  // a letter stays one
}

TEST_CASE("A number within text that is quite another to the model of numerals is in doubt") {
  CheckInText({"d.dd", "7.89", 0.99, "1.23", 0.9, "1.23", 0.9 * 0.85});
}

}  // namespace
}  // namespace juesuan
