// Whether a JPEG came whole: decoders make do with the part of one that is there.
#pragma once

#include <string_view>

namespace juesuan {

// True if the picture ends with the mark that ends one, whatever is appended to it, as by phones.
bool IsWholeJpeg(std::string_view bytes);

}  // namespace juesuan
