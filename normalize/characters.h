// Characters of UTF-8 text, one at a time, and the kinds of them that no stage wants to see.
// Damaged bytes read as U+FFFD, so what is written is always valid.
#pragma once

#include <string>
#include <string_view>

namespace juesuan {

inline constexpr char32_t kReplacementCharacter = U'\uFFFD';

// Takes the first character off `text`, which must not be empty. A byte that begins no well-formed
// character (stray, cut short, overlong, surrogate, beyond U+10FFFF) is taken alone, as U+FFFD.
inline char32_t TakeCharacter(std::string_view& text) {
  const auto byte = [&text](std::size_t index) {
    return index < text.size() ? static_cast<unsigned char>(text[index]) : 0u;
  };
  const auto continues = [&byte](std::size_t index) { return (byte(index) & 0xC0u) == 0x80u; };
  const char32_t lead = byte(0);
  std::size_t length = 1;
  char32_t character = kReplacementCharacter;
  if (lead < 0x80) {
    character = lead;
  } else if (lead >= 0xC2 && lead < 0xE0 && continues(1)) {
    character = (lead & 0x1F) << 6 | (byte(1) & 0x3F);
    length = 2;
  } else if (lead >= 0xE0 && lead < 0xF0 && continues(1) && continues(2)) {
    const char32_t value = (lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
    if (value >= 0x800 && (value < 0xD800 || value > 0xDFFF)) {
      character = value;
      length = 3;
    }
  } else if (lead >= 0xF0 && lead < 0xF5 && continues(1) && continues(2) && continues(3)) {
    const char32_t value =
        (lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F);
    if (value >= 0x10000 && value <= 0x10FFFF) {
      character = value;
      length = 4;
    }
  }
  text.remove_prefix(length);
  return character;
}

inline std::u32string Characters(std::string_view text) {
  std::u32string characters;
  while (!text.empty()) characters += TakeCharacter(text);
  return characters;
}

constexpr bool IsOneOf(char32_t character, std::u32string_view set) {
  return set.find(character) != set.npos;
}

// `character` must be a Unicode scalar value.
inline void AppendCharacter(char32_t character, std::string& text) {
  const auto append = [&text](char32_t byte) { text.push_back(static_cast<char>(byte)); };
  if (character < 0x80) {
    append(character);
  } else if (character < 0x800) {
    append(0xC0 | character >> 6);
    append(0x80 | (character & 0x3F));
  } else if (character < 0x10000) {
    append(0xE0 | character >> 12);
    append(0x80 | (character >> 6 & 0x3F));
    append(0x80 | (character & 0x3F));
  } else {
    append(0xF0 | character >> 18);
    append(0x80 | (character >> 12 & 0x3F));
    append(0x80 | (character >> 6 & 0x3F));
    append(0x80 | (character & 0x3F));
  }
}

constexpr bool IsWithin(char32_t character, char32_t first, char32_t last) {
  return character >= first && character <= last;
}

// Unicode's White_Space.
constexpr bool IsSpace(char32_t character) {
  return character == U' ' || IsWithin(character, 0x09, 0x0D) || character == 0x85 ||
         character == 0xA0 || character == 0x1680 || IsWithin(character, 0x2000, 0x200A) ||
         character == 0x2028 || character == 0x2029 || character == 0x202F || character == 0x205F ||
         character == 0x3000;
}

// Controls, soft hyphen, zero-width characters, byte order mark, variation selectors, tags. Ask
// IsSpace first: some spaces are controls.
constexpr bool IsInvisible(char32_t character) {
  return character < 0x20 || IsWithin(character, 0x7F, 0x9F) || character == 0xAD ||
         character == 0x034F || character == 0x061C || IsWithin(character, 0x180B, 0x180F) ||
         IsWithin(character, 0x200B, 0x200F) || IsWithin(character, 0x202A, 0x202E) ||
         IsWithin(character, 0x2060, 0x206F) || IsWithin(character, 0xFE00, 0xFE0F) ||
         character == 0xFEFF || IsWithin(character, 0xFFF9, 0xFFFB) ||
         IsWithin(character, 0xE0000, 0xE0FFF);
}

}  // namespace juesuan
