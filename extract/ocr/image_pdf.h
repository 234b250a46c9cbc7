// Private to extract/: scans that came as image files, as a PDF, so that all that follows is one.
#pragma once

#include <string>
#include <string_view>

namespace juesuan {

// The PDF of the bytes of a PNG, JPEG or TIFF file, each of whose images is a page. Pixels are kept
// as they are, but for those that are not square. Throws Error, naming the file and the remedy,
// where it is damaged or too large.
std::string ConvertImages(const std::string& path, std::string_view bytes);

}  // namespace juesuan
