#include "layout/unruled.h"

namespace juesuan {

std::vector<UnruledTable> FindUnruledTables(const GlyphPointers&, const std::vector<Ruling>&, const std::vector<Box>&, int) {
  return {};
}

}  // namespace juesuan
