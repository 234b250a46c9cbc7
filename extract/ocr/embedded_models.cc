// The bytes of the model, taken in by the assembler.
#include "extract/ocr/embedded_models.h"

asm(R"(  .pushsection .rodata
juesuan_numeral_model:
  .incbin ")" JUESUAN_NUMERAL_MODEL R"("
juesuan_numeral_model_end:
  .popsection
)");

extern "C" const char juesuan_numeral_model[], juesuan_numeral_model_end[];

namespace juesuan {

std::span<const char> NumeralModel() { return {juesuan_numeral_model, juesuan_numeral_model_end}; }

}  // namespace juesuan
