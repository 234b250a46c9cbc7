// Segments are stepped over, for a small picture in one of them ends with the same mark.
#include "extract/jpeg.h"

#include <cstddef>

namespace juesuan {
namespace {

// The second byte of a mark; the first is 0xFF.
constexpr unsigned char kMark = 0xFF, kEnd = 0xD9;

// Marks that no segment follows: 0xFF among the coded data, restarts in it, the beginning.
bool StandsAlone(unsigned char mark) { return mark <= 0x01 || (mark >= 0xD0 && mark <= 0xD8); }

}  // namespace

bool IsWholeJpeg(std::string_view bytes) {
  const auto byte = [bytes](std::size_t at) {
    return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
  };
  for (std::size_t at = 0; at + 1 < bytes.size();) {
    const auto mark = static_cast<unsigned char>(byte(at + 1));
    if (byte(at) != kMark || mark == kMark) {
      ++at;
    } else if (mark == kEnd) {
      return true;
    } else {
      at += StandsAlone(mark) ? 2 : 2 + (byte(at + 2) << 8 | byte(at + 3));
    }
  }
  return false;
}

}  // namespace juesuan
