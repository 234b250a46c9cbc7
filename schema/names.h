// What the enumerations of a report are called in its outputs.
#pragma once

#include <string_view>

#include "schema/report.h"

namespace juesuan {

std::string_view NameOf(ReportKind kind);      // final_accounts budget other
std::string_view NameOf(Scope scope);          // department unit
std::string_view NameOf(Side side);            // revenue expenditure
std::string_view NameOf(CodeSource source);    // printed name path
std::string_view NameOf(ValueStatus status);   // verified repaired conflict …
std::string_view NameOf(EvaluationKind kind);  // project department summary
std::string_view NameOf(Origin origin);        // text ocr
std::string_view NameOf(PageOrigin origin);    // text ocr mixed blank image failed
std::string_view NameOf(Severity severity);    // note warning error
std::string_view NameOf(Verdict verdict);      // exact rounding tail_adjusted …
std::string_view NameOf(Relation relation);    // = <=

// class section item; empty: none. Economic codes have two levels, 类 and 款, of which the second
// is the item.
std::string_view LevelName(const Row& row);

}  // namespace juesuan
