// Private to extract/: scans that came as image files, as a PDF, so that all that follows is one.
#pragma once

#include <string>

namespace juesuan {

// The PDF of a PNG, JPEG or TIFF file, each of whose images is a page. Pixels are kept as they are.
// Throws Error, naming the file and the remedy, where it is damaged or too large.
std::string ConvertImages(const std::string& path);

}  // namespace juesuan
