// Private to extract/: which of the two models' readings of a piece to believe, and how far.
#pragma once

#include <vector>

#include "extract/ocr/shapes.h"
#include "extract/ocr/symbols.h"

namespace juesuan {

// A numeral of which the model is so sure in each digit needs no second reading, if the blots can
// be it, and it is no percentage. Measured: right ones are surer than 0.98, most wrong ones less
// than 0.97.
constexpr double kSureOfNumeral = 0.975;

bool HasChinese(const Symbols& symbols);
bool IsDigit(char32_t code);

bool IsSame(const Symbols& a, const Symbols& b);  // however sure

// The same, less believed because the blots or another reading contradict it.
Symbols LessSure(Symbols symbols);

// A number and %. The model of numerals is at times sure that 95% is 99%.
bool IsPercentage(const Symbols& symbols);

// An amount with a point and no %: what Chinese misread as a number hardly ever is.
bool IsDecimal(const Symbols& symbols);

// Whether there is no room for all the symbols: one was read twice, as its left part and itself.
bool IsTooLong(const Symbols& text, const Blot& box);

// Of two readings of one line of Chinese: the one that has room in it, else the surer. One without
// Chinese is none.
Readings ChooseText(Symbols text, Symbols other, const Blot& box);

// The reading with one symbol changed, for each of the others that one may be.
std::vector<Symbols> VariantsOf(const Symbols& reading);

// Of two readings without Chinese: if only points and commas differ, the one that is written as
// amounts are; else the one the blots can be; of two such, the surer, but of percentages the text,
// unless it is of another length, and a sure amount before a text that is none. Where two differ
// that the blots can be, or neither can be, none is quite believed; the one not taken stays as
// another.
Readings Choose(Symbols numeral, Symbols text, const std::vector<Blot>& characters,
                const Band& band);

// Of two readings of a number within a line of Chinese, whose ink may not be quite found: as of
// others where they differ only in marks, or, that of numerals being sure, in one digit; that of
// numerals where it is sure of a % for which the text has some other symbols; else the text, less
// sure.
Symbols ChooseInText(Symbols numeral, Symbols text, const std::vector<Blot>& characters,
                     const Band& band);

}  // namespace juesuan
