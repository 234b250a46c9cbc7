// The text of a section, folded so that wordings need not bear every way of printing them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schema/report.h"

namespace juesuan {

// Digits, letters, % and . half width; brackets （ ） and the marks ，；：、 full width; no spaces
// and no quotation marks. Commas that part groups of digits stay commas: "1,063.13".
struct FoldedText {
  std::string text;
  std::vector<std::uint32_t>
      origin;  // of each byte of `text`, its place in the source; and the end
};

FoldedText FoldNarrative(std::string_view text);

// A part of a text between two of the marks ，。；： or brackets whose other half is outside.
struct Clause {
  enum class Mark { kNone, kComma, kStop, kOpening, kClosing };

  std::size_t begin = 0, end = 0;  // without its mark
  Mark mark = Mark::kNone;         // that ends it; kStop: 。
};

// The clauses of a part of folded text. “、” parts the items of a list within one.
std::vector<Clause> SplitClauses(std::string_view text, std::size_t begin, std::size_t end);

// One run of text: a paragraph, or several that a line or page break tore apart.
struct Passage {
  FoldedText folded;
  Paragraph source;

  // What is printed between two places of the folded text.
  std::string Printed(std::size_t begin, std::size_t end) const;
  int PageAt(std::size_t place) const;
};

std::vector<Passage> FindPassages(const std::vector<Paragraph>& paragraphs);

}  // namespace juesuan
