// The enumerators of labels, 一、 to 二十六、: read from pixels they are misread more often than
// the words after them, which tell where they end, and each other, since they count up.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "layout/layout.h"
#include "normalize/lexicon.h"

namespace juesuan {

// A label in two: "-、外交支出" → "一、" and "外交支出". Without an enumerator the first is empty.
struct Enumerated {
  std::string enumerator;
  std::string_view label;
};

Enumerated SplitEnumerator(std::string_view text, const Lexicon& lexicon);

// The longest known word that the text ends with, but for a few characters before it; else empty.
std::string_view KnownEnd(std::string_view text, const Lexicon& lexicon);

// Labels under each other, from top to bottom, count up. One that does not, between two that do, is
// counted by them; one whose enumerator is none, by the others of its column.
void MendNumbers(const std::vector<Reading*>& labels, const Lexicon& lexicon);

}  // namespace juesuan
