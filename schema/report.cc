// Values by their place.
#include "schema/report.h"

#include <utility>

namespace juesuan {

const Value& At(const Report& report, const AmountPlace& place) {
  return report.tables[static_cast<std::size_t>(place.table)]
      .rows[static_cast<std::size_t>(place.row)]
      .values[static_cast<std::size_t>(place.value)]
      .second;
}

Value& At(Report& report, const AmountPlace& place) {
  return const_cast<Value&>(At(std::as_const(report), place));
}

}  // namespace juesuan
