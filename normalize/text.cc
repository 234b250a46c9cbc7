// Chinese text folded for showing and for comparing. ICU is used here and nowhere else, and only
// for the rare characters that need Unicode's tables.
#include "normalize/text.h"

#include <re2/re2.h>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "normalize/characters.h"
#include "normalize/radicals.h"

namespace juesuan {
namespace {

bool IsDigit(char32_t character) {
  return IsWithin(character, U'0', U'9') || IsWithin(character, U'０', U'９');
}

bool IsIdeograph(char32_t character) {
  return IsWithin(character, 0x4E00, 0x9FFF) || IsWithin(character, 0x3400, 0x4DBF) ||
         IsWithin(character, 0x20000, 0x323AF) || character == U'〇';
}

// Radicals, strokes, compatibility ideographs, vertical and small forms, Latin ligatures.
bool IsForm(char32_t character) {
  return IsWithin(character, 0x2E80, 0x2FD5) || IsWithin(character, 0x31C0, 0x31E3) ||
         IsWithin(character, 0xF900, 0xFAFF) || IsWithin(character, 0x2F800, 0x2FA1F) ||
         IsWithin(character, 0xFE10, 0xFE19) || IsWithin(character, 0xFE30, 0xFE48) ||
         IsWithin(character, 0xFE50, 0xFE6B) || IsWithin(character, 0xFB00, 0xFB06);
}

// Fullwidth signs that can stand in or before a number, where a space may part two numbers.
bool IsNumberSign(char32_t character) {
  return character == U'．' || character == U'－' || character == U'＋' || character == U'％' ||
         character == U'￥' || character == U'＄';
}

// Beside such a character a space means nothing. Dashes are none: "— 5.2" is two cells' text.
bool IsChinese(char32_t character) {
  if (character < 0x2018) return false;
  if (IsIdeograph(character) || IsWithin(character, 0x3001, 0x30FF)) return true;
  if (IsWithin(character, 0x2018, 0x201F) || character == U'…') return true;
  const bool fullwidth_letter =
      IsWithin(character, U'Ａ', U'Ｚ') || IsWithin(character, U'ａ', U'ｚ');
  return IsWithin(character, 0xFF01, 0xFF65) && !fullwidth_letter && !IsDigit(character) &&
         !IsNumberSign(character);
}

bool IsPlainAscii(char byte) { return byte > ' ' && byte < 0x7F; }

bool IsKeyAscii(char byte) {
  return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || byte == '.' || byte == ',';
}

// True if `text` is of such ASCII and of ideographs U+4000 to U+9FFF, well formed: most cells are,
// and need no more than this look at their bytes.
bool IsPlain(std::string_view text, bool (*is_plain_ascii)(char)) {
  const auto continues = [&text](std::size_t index) {
    return index < text.size() && (static_cast<unsigned char>(text[index]) & 0xC0) == 0x80;
  };
  for (std::size_t index = 0; index < text.size();) {
    const auto lead = static_cast<unsigned char>(text[index]);
    if (lead >= 0xE4 && lead <= 0xE9 && continues(index + 1) && continues(index + 2)) {
      index += 3;
    } else if (is_plain_ascii(text[index])) {
      ++index;
    } else {
      return false;
    }
  }
  return true;
}

const icu::Normalizer2& CompatibilityNormalizer() {
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* const normalizer = icu::Normalizer2::getNFKCInstance(status);
  return *normalizer;
}

// Vertical and small forms become the fullwidth punctuation they stand for, not the ASCII of
// their compatibility mapping.
char32_t Widened(char32_t character) {
  const bool letter = IsWithin(character, U'a', U'z');  // of a ligature
  return IsWithin(character, 0x21, 0x7E) && !letter ? character + 0xFEE0 : character;
}

std::u32string FoldedForm(char32_t form) {
  const auto* const found =
      std::ranges::lower_bound(kRadicals, form, std::less(), &Radical::radical);
  if (found != std::end(kRadicals) && found->radical == form) return {found->ideograph};
  icu::UnicodeString mapping;
  const auto code_point = static_cast<UChar32>(form);
  if (!CompatibilityNormalizer().getDecomposition(code_point, mapping)) return {form};
  std::u32string folded;
  for (std::int32_t index = 0; index < mapping.length(); index = mapping.moveIndex32(index, 1)) {
    folded.push_back(Widened(static_cast<char32_t>(mapping.char32At(index))));
  }
  return folded;
}

// Writes characters one by one, and of the spaces between them those that mean something.
class CleanWriter {
 public:
  explicit CleanWriter(std::size_t size) { text_.reserve(size); }

  void Space() { space_pending_ = !text_.empty(); }

  void Character(char32_t character) {
    // A comma after a digit may stand in a number: "12， 34" must not become "12，34".
    const bool joins = IsChinese(character) && !(character == U'，' && IsDigit(previous_));
    if (space_pending_ && !joins && !previous_joins_) text_.push_back(' ');
    AppendCharacter(character, text_);
    space_pending_ = false;
    previous_joins_ = joins;
    previous_ = character;
  }

  std::string Take() { return std::move(text_); }

 private:
  std::string text_;
  char32_t previous_ = 0;
  bool previous_joins_ = false;
  bool space_pending_ = false;
};

// True if NFKC changes the character at most as KeyCharacter does, whatever its neighbours are.
bool IsSimple(char32_t character) {
  return character < 0x80 || IsWithin(character, 0x4E00, 0x9FFF) ||
         IsWithin(character, 0x3400, 0x4DBF) || IsWithin(character, 0x3001, 0x301F) ||
         IsWithin(character, 0x2013, 0x2015) || IsWithin(character, 0x2018, 0x201D) ||
         IsWithin(character, 0xFF01, 0xFF5E);
}

bool IsSimple(std::string_view text) {
  while (!text.empty()) {
    if (!IsSimple(TakeCharacter(text))) return false;
  }
  return true;
}

std::string CompatibilityNormalized(std::string_view text) {
  std::string normalized;
  icu::StringByteSink<std::string> sink(&normalized);
  UErrorCode status = U_ZERO_ERROR;
  const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
  CompatibilityNormalizer().normalizeUTF8(0, piece, sink, nullptr, status);
  return normalized;
}

constexpr std::u32string_view kOpeningBrackets = U"([〔【〖";
constexpr std::u32string_view kClosingBrackets = U")]〕】〗";
constexpr std::u32string_view kQuotationMarks = U"\"'“”„‟‘’‚‛「」『』〝〞";
constexpr std::u32string_view kDashes = U"‐‑‒–—―−─━";

// One character of a key, but for quotation marks. Fullwidth ASCII is narrowed as NFKC does.
char32_t KeyCharacter(char32_t character) {
  if (IsIdeograph(character)) return character;
  if (IsWithin(character, 0xFF01, 0xFF5E)) character -= 0xFEE0;
  if (IsWithin(character, U'A', U'Z')) return character - U'A' + U'a';
  if (IsOneOf(character, kOpeningBrackets)) return U'（';
  if (IsOneOf(character, kClosingBrackets)) return U'）';
  if (IsOneOf(character, kDashes)) return U'-';
  return character;
}

// What may stand before a label: group 1 an introduction, group 2 a number. A number needs a word
// after it, another enumerator or a year: "1.5倍", "12、13号线" and "（1）+（2）" begin with none.
constexpr char kEnumerator[] =
    "^(?:((?:其中|减|加)[:：] ?)"
    "|((?:第[一二三四五六七八九十]{1,3}[，,:：]"
    "|[一二三四五六七八九十百]{1,4}[、.．）)]"
    "|[0-9０-９]{1,2} ?[、.．）)]"
    "|[（(〔\\[](?:[一二三四五六七八九十]{1,3}|[0-9０-９]{1,2})[）)〕\\]][、.．]?"
    "|[Ⅰ-Ⅻ][、.．]"
    "|[①-⒛㈠-㈩❶-❿][、.．]?"
    ") "
    "?)(?:[^-0-9０-９+＋－—×÷*/"
    "=＝<>≤≥~～.．,，、:：;；%％)）〕\\]]|[0-9０-９]{1,2}[、.．][^0-9０-９]|(?:19|20)[0-9]{2}年))";

// The bytes of the enumerator at the start of `label`; 0 if there is none.
std::size_t EnumeratorSize(std::string_view label) {
  static const RE2 pattern(kEnumerator);
  re2::StringPiece introduction, number;
  if (!RE2::PartialMatch(re2::StringPiece(label.data(), label.size()), pattern, &introduction,
                         &number)) {
    return 0;
  }
  return std::max(introduction.size(), number.size());
}

}  // namespace

std::string CleanText(std::string_view text) {
  if (IsPlain(text, IsPlainAscii)) return std::string(text);
  CleanWriter writer(text.size());
  while (!text.empty()) {
    const char32_t character = TakeCharacter(text);
    if (IsWithin(character, 0x21, 0x7E) || IsWithin(character, 0x4E00, 0x9FFF)) {
      writer.Character(character);
    } else if (IsSpace(character)) {
      writer.Space();
    } else if (character == U'―') {
      writer.Character(U'—');  // fonts draw both alike, and browsers then write the wrong one
    } else if (IsForm(character)) {
      for (const char32_t part : FoldedForm(character)) writer.Character(part);
    } else if (!IsInvisible(character)) {
      writer.Character(character);
    }
  }
  return writer.Take();
}

std::string LabelKey(std::string_view text) {
  if (IsPlain(text, IsKeyAscii)) return std::string(text);
  std::string clean = CleanText(text);
  if (!IsSimple(clean)) clean = CompatibilityNormalized(clean);
  std::string key;
  key.reserve(clean.size());
  bool quoted = false;
  for (std::string_view rest = clean; !rest.empty();) {
    const char32_t character = KeyCharacter(TakeCharacter(rest));
    if (IsSpace(character)) continue;
    if (IsOneOf(character, kQuotationMarks)) {
      AppendCharacter(quoted ? U'”' : U'“', key);  // by order: reports print ”三公”经费 too
      quoted = !quoted;
    } else {
      AppendCharacter(character, key);
    }
  }
  return key;
}

std::string WithoutEnumerator(std::string_view label) {
  const std::string clean = CleanText(label);
  std::string_view rest = clean;
  // "其中：（一）基本支出": one after another, but never the whole label.
  for (std::size_t size = EnumeratorSize(rest); size > 0 && size < rest.size();
       size = EnumeratorSize(rest)) {
    rest.remove_prefix(size);
  }
  return std::string(rest);
}

bool HasIdeograph(std::string_view text) {
  while (!text.empty()) {
    const char32_t character = TakeCharacter(text);
    if (IsIdeograph(character)) return true;
    if (IsForm(character) && IsIdeograph(FoldedForm(character).front())) return true;
  }
  return false;
}

}  // namespace juesuan
