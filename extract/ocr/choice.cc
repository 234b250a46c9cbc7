// Where the models agree they are right but once in thousands; the blots judge where they differ.
#include "extract/ocr/choice.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

namespace juesuan {
namespace {

// If the model of numerals is less sure than this, the other's reading is taken whatever it is.
constexpr double kLikelyNumeral = 0.85;
// What a reading is worth that the blots or the other model contradict.
constexpr double kMisfit = 0.85;
constexpr int kGroup = 3;                   // digits after a comma
constexpr std::size_t kMostForPercent = 2;  // symbols more than the % that the text has for it
// In widths of a Chinese symbol: how wide others are, by what a reading may be wider than the ink,
// and how high the ink is.
constexpr double kHalfWidth = 0.5, kRoom = 0.35, kInkHeight = 0.93;
// What the model of text takes digits for, each before its digit.
constexpr std::u32string_view kLookalikes = U"]1[1|1l1I1S5O0D0";

// -1,234.56 or 12.3%: digits, in groups if commas part them, and at most one point.
bool IsWrittenAsAmount(const Symbols& symbols) {
  auto at = symbols.begin();
  auto end = symbols.end();
  if (at != end && at->code == U'-') ++at;
  if (at != end && std::prev(end)->code == U'%') --end;
  if (at == end || !IsDigit(at->code)) return false;
  bool grouped = false, point = false;
  int digits = 0;  // since the last comma
  for (; at != end; ++at) {
    if (IsDigit(at->code)) {
      ++digits;
      continue;
    }
    if (point || (grouped ? digits != kGroup : at->code == U',' && digits > kGroup)) return false;
    if (at->code != U',' && at->code != U'.') return false;
    (at->code == U',' ? grouped : point) = true;
    digits = 0;
  }
  return point || !grouped || digits == kGroup;  // the cell may go on below the point
}

bool IsChinese(const Symbol& symbol) { return symbol.code >= 0x3400 && symbol.code <= 0x9FFF; }

// What the text is if it is digits all through.
Symbols AsDigits(Symbols text) {
  for (Symbol& symbol : text) {
    for (std::size_t at = 0; at < kLookalikes.size(); at += 2) {
      if (symbol.code == kLookalikes[at]) symbol.code = kLookalikes[at + 1];
    }
  }
  return text;
}

// Without what the model of text takes a circle of a % for: 95o%, 95%%.
Symbols WithoutCircles(Symbols text) {
  Symbols rest;
  for (std::size_t index = 0; index < text.size(); ++index) {
    const bool before_percent = index + 1 < text.size() && text[index + 1].code == U'%';
    const bool circle = text[index].code == U'o' || text[index].code == U'%';
    if (!before_percent || !circle) rest.push_back(std::move(text[index]));
  }
  return rest;
}

// What is left of a number without points and commas, nor a bracket that nothing opens.
std::u32string WithoutMarks(const Symbols& symbols) {
  std::u32string rest;
  bool opened = false;
  for (const Symbol& symbol : symbols) {
    opened = opened || symbol.code == U'(';
    const bool mark = symbol.code == U'.' || symbol.code == U',';
    if (!mark && (opened || symbol.code != U')')) rest += symbol.code;
  }
  return rest;
}

bool DifferInOneDigit(const Symbols& a, const Symbols& b) {
  if (a.size() != b.size()) return false;
  int differ = 0;
  for (std::size_t index = 0; index < a.size(); ++index) {
    if (a[index].code == b[index].code) continue;
    if (!IsDigit(a[index].code) || !IsDigit(b[index].code)) return false;
    ++differ;
  }
  return differ == 1;
}

// Which of two readings whose marks were set.
Symbols Better(Symbols numeral, Symbols text, const std::vector<Blot>& characters,
               const Band& band) {
  if (IsSame(numeral, text)) {
    return ConfidenceOf(numeral) > ConfidenceOf(text) ? numeral : text;
  }
  const bool numeral_fits = Fits(numeral, characters, band);
  const bool text_fits = Fits(text, characters, band);
  const bool likely = ConfidenceOf(numeral) >= kLikelyNumeral;
  const bool only_marks_differ = WithoutMarks(numeral) == WithoutMarks(text);
  if (only_marks_differ && IsWrittenAsAmount(numeral) != IsWrittenAsAmount(text)) {
    return LessSure(IsWrittenAsAmount(numeral) ? std::move(numeral) : std::move(text));
  }
  if (numeral_fits && text_fits) {
    const bool sure = ConfidenceOf(numeral) >= kSureOfNumeral;
    if (sure && IsWrittenAsAmount(numeral) && !IsWrittenAsAmount(text))
      return LessSure(std::move(numeral));
    if (IsPercentage(numeral) && IsPercentage(text))
      return LessSure(numeral.size() == text.size() ? std::move(text) : std::move(numeral));
    const bool surer = ConfidenceOf(numeral) > ConfidenceOf(text);
    return LessSure(surer ? std::move(numeral) : std::move(text));
  }
  if (numeral_fits && likely) return numeral;
  if (text_fits) return text;
  return LessSure(likely ? std::move(numeral) : std::move(text));
}

}  // namespace

bool HasChinese(const Symbols& symbols) {
  return std::any_of(symbols.begin(), symbols.end(), IsChinese);
}

bool IsSame(const Symbols& a, const Symbols& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Symbol& x, const Symbol& y) { return x.code == y.code; });
}

Symbols LessSure(Symbols symbols) {
  for (Symbol& symbol : symbols) symbol.confidence *= kMisfit;
  return symbols;
}

bool IsPercentage(const Symbols& symbols) {
  return symbols.size() > 1 && symbols.back().code == U'%';
}

bool IsDigit(char32_t code) { return code >= U'0' && code <= U'9'; }

bool IsDecimal(const Symbols& symbols) {
  const auto is = [](char32_t code) { return [code](const Symbol& s) { return s.code == code; }; };
  return IsWrittenAsAmount(symbols) && std::any_of(symbols.begin(), symbols.end(), is(U'.')) &&
         std::none_of(symbols.begin(), symbols.end(), is(U'%'));
}

bool IsTooLong(const Symbols& text, const Blot& box) {
  double width = 0;
  for (const Symbol& symbol : text) width += IsChinese(symbol) ? 1 : kHalfWidth;
  return width > kInkHeight * box.width() / box.height() + kRoom;
}

Readings ChooseText(Symbols text, Symbols other, const Blot& box) {
  if (!HasChinese(other)) return {std::move(text)};
  const bool surer = ConfidenceOf(other) > ConfidenceOf(text);
  const bool too_long = IsTooLong(text, box);
  const bool one_has_room = too_long != IsTooLong(other, box);
  if (one_has_room ? too_long : surer) std::swap(text, other);
  if (IsSame(text, other)) return {std::move(text)};
  const bool doubtful = ConfidenceOf(text) < ConfidenceOf(other);
  return {doubtful ? LessSure(std::move(text)) : std::move(text), {std::move(other)}};
}

std::vector<Symbols> VariantsOf(const Symbols& reading) {
  std::vector<Symbols> variants;
  for (std::size_t index = 0; index < reading.size(); ++index) {
    for (const Symbol& other : reading[index].others) {
      variants.push_back(reading);
      variants.back()[index] = other;
    }
  }
  return variants;
}

Readings Choose(Symbols numeral, Symbols text, const std::vector<Blot>& characters,
                const Band& band) {
  text = WithoutCircles(std::move(text));
  SetMarks(characters, band, numeral);
  SetMarks(characters, band, text);
  if (Symbols digits = AsDigits(text); IsSame(numeral, digits)) text = std::move(digits);
  Readings readings{Better(numeral, text, characters, band)};
  for (Symbols* other : {&numeral, &text}) {
    if (!other->empty() && !IsSame(*other, readings.best))
      readings.others.push_back(std::move(*other));
  }
  return readings;
}

Symbols ChooseInText(Symbols numeral, Symbols text, const std::vector<Blot>& characters,
                     const Band& band) {
  const bool sure = ConfidenceOf(numeral) >= kSureOfNumeral && Fits(numeral, characters, band);
  const std::u32string digits = WithoutMarks(numeral), read = WithoutMarks(text);
  if (digits == read || (sure && DifferInOneDigit(numeral, text)))
    return Choose(std::move(numeral), std::move(text), characters, band).best;
  const bool differ_at_percent = sure && IsPercentage(numeral) && digits.size() > 1 &&
                                 read.size() >= digits.size() &&
                                 read.size() <= digits.size() + kMostForPercent &&
                                 read.starts_with(digits.substr(0, digits.size() - 1));
  if (differ_at_percent)
    return read.find(U'%') == read.npos ? LessSure(std::move(numeral)) : numeral;
  return LessSure(std::move(text));
}

}  // namespace juesuan
