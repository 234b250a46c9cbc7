// What recognition makes of punctuation, of the remains of rulings and of specks, put right.
#pragma once

#include <string>
#include <string_view>

#include "normalize/lexicon.h"

namespace juesuan {

constexpr std::u32string_view kStrokes = U"-—–ー_";  // what 一 is mistaken for
constexpr std::u32string_view kSeparators = U"、,，.．·:：;；";

// In any text: remains of rulings, dashes, brackets.
void MendMarks(std::string& text);

// "49.00%6" → "49.00%": one character after a percentage is a circle of its sign, read again.
void MendPercentage(std::string& text);

// "10,685.56." → "10,685.56": a mark after the decimals of an amount is dirt.
void MendAmount(std::string& text);

// "单位;万元" → "单位：万元".
void MendColon(std::string& text);

// "支出决算表:" → "支出决算表": a mark after the title of a table is dirt.
void DropDirt(const Lexicon& lexicon, std::string& text);

}  // namespace juesuan
