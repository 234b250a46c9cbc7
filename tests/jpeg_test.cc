// Which JPEGs are whole.
#include "extract/jpeg.h"

#include <catch2/catch.hpp>
#include <string>

namespace juesuan {
namespace {

using namespace std::string_literals;

const std::string kBegin = "\xFF\xD8"s, kEnd = "\xFF\xD9"s;
const std::string kThumbnail = "\xFF\xE1\x00\x07"s + kBegin + "x" + kEnd;  // in a segment
const std::string kScan = "\xFF\xDA\x00\x03\x01"s + "data\xFF\x00more\xFF\xD0rest"s;

TEST_CASE("A JPEG is whole if its picture ends, whatever is in it or after it") {
  struct Case {
    const char* what;
    std::string bytes;
    bool whole;
  };
  const Case cases[] = {
      {"nothing", "", false},
      {"a beginning", kBegin, false},
      {"a picture", kBegin + kScan + kEnd, true},
      {"a picture that is cut off", kBegin + kScan, false},
      {"one of several scans", kBegin + kScan + kScan + kEnd, true},
      {"one filled up before its end", kBegin + kScan + "\xFF\xFF" + kEnd, true},
      {"one with something appended", kBegin + kScan + kEnd + std::string(10000, 'x'), true},
      {"one with a small picture in it", kBegin + kThumbnail + kScan + kEnd, true},
      {"such a one that is cut off", kBegin + kThumbnail + kScan, false},
      {"one that is cut off in a segment", kBegin + kThumbnail.substr(0, 5), false},
      {"one that is cut off in a mark", kBegin + kScan + "\xFF", false},
  };
  for (const Case& c : cases) {
    CAPTURE(c.what);
    CHECK(IsWholeJpeg(c.bytes) == c.whole);
  }
}

}  // namespace
}  // namespace juesuan
