// Private to extract/: what of a page's marks is seen.
#pragma once

#include "extract/marks.h"

namespace juesuan {

// Sets `ink` of the glyphs; breaks bars into parts that are seen and parts that are not.
void JudgeInk(Marks& marks);

}  // namespace juesuan
