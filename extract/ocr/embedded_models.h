// Private to extract/: the recognition model built into the program.
#pragma once

#include <span>

namespace juesuan {

// models/numeral.traineddata
std::span<const char> NumeralModel();

}  // namespace juesuan
