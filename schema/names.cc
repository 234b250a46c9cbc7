// The words of the output for each enumerator, in the order of its declaration.
#include "schema/names.h"

#include <cassert>
#include <cstddef>

namespace juesuan {
namespace {

template <std::size_t count>
std::string_view Pick(const std::string_view (&names)[count], auto enumerator) {
  const auto index = static_cast<std::size_t>(enumerator);
  assert(index < count);
  return names[index];
}

}  // namespace

std::string_view NameOf(ReportKind kind) {
  return Pick({"final_accounts", "budget", "other"}, kind);
}

std::string_view NameOf(Scope scope) { return Pick({"department", "unit"}, scope); }

std::string_view NameOf(Side side) { return Pick({"revenue", "expenditure"}, side); }

std::string_view NameOf(CodeSource source) { return Pick({"printed", "name", "path"}, source); }

std::string_view NameOf(ValueStatus status) {
  return Pick({"verified", "repaired", "conflict", "source_conflict", "unverified", "illegible"},
              status);
}

std::string_view NameOf(EvaluationKind kind) {
  return Pick({"project", "department", "summary"}, kind);
}

std::string_view NameOf(Origin origin) { return Pick({"text", "ocr"}, origin); }

std::string_view NameOf(PageOrigin origin) {
  return Pick({"text", "ocr", "mixed", "blank", "failed"}, origin);
}

std::string_view NameOf(Severity severity) { return Pick({"note", "warning", "error"}, severity); }

}  // namespace juesuan
