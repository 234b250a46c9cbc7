// The words of the outputs for each enumerator. The compiler warns of a forgotten one.
#include "schema/names.h"

namespace juesuan {

std::string_view NameOf(ReportKind kind) {
  switch (kind) {
    case ReportKind::kFinalAccounts:
      return "final_accounts";
    case ReportKind::kBudget:
      return "budget";
    case ReportKind::kOther:
      return "other";
  }
  return {};
}

std::string_view NameOf(Scope scope) {
  switch (scope) {
    case Scope::kDepartment:
      return "department";
    case Scope::kUnit:
      return "unit";
  }
  return {};
}

std::string_view NameOf(Side side) {
  switch (side) {
    case Side::kRevenue:
      return "revenue";
    case Side::kExpenditure:
      return "expenditure";
  }
  return {};
}

std::string_view NameOf(CodeSource source) {
  switch (source) {
    case CodeSource::kPrinted:
      return "printed";
    case CodeSource::kName:
      return "name";
    case CodeSource::kPath:
      return "path";
  }
  return {};
}

std::string_view NameOf(ValueStatus status) {
  switch (status) {
    case ValueStatus::kVerified:
      return "verified";
    case ValueStatus::kRepaired:
      return "repaired";
    case ValueStatus::kConflict:
      return "conflict";
    case ValueStatus::kSourceConflict:
      return "source_conflict";
    case ValueStatus::kUnverified:
      return "unverified";
    case ValueStatus::kIllegible:
      return "illegible";
  }
  return {};
}

std::string_view NameOf(EvaluationKind kind) {
  switch (kind) {
    case EvaluationKind::kProject:
      return "project";
    case EvaluationKind::kDepartment:
      return "department";
    case EvaluationKind::kSummary:
      return "summary";
  }
  return {};
}

std::string_view NameOf(Origin origin) {
  switch (origin) {
    case Origin::kText:
      return "text";
    case Origin::kOcr:
      return "ocr";
  }
  return {};
}

std::string_view NameOf(PageOrigin origin) {
  switch (origin) {
    case PageOrigin::kText:
      return "text";
    case PageOrigin::kOcr:
      return "ocr";
    case PageOrigin::kMixed:
      return "mixed";
    case PageOrigin::kBlank:
      return "blank";
    case PageOrigin::kImage:
    case PageOrigin::kPicture:
    case PageOrigin::kFailed:
      return "failed";
  }
  return {};
}

std::string_view NameOf(Severity severity) {
  switch (severity) {
    case Severity::kNote:
      return "note";
    case Severity::kWarning:
      return "warning";
    case Severity::kError:
      return "error";
  }
  return {};
}

std::string_view NameOf(Verdict verdict) {
  switch (verdict) {
    case Verdict::kExact:
      return "exact";
    case Verdict::kRounding:
      return "rounding";
    case Verdict::kTailAdjusted:
      return "tail_adjusted";
    case Verdict::kViolation:
      return "violation";
    case Verdict::kNotApplicable:
      return "not_applicable";
  }
  return {};
}

std::string_view NameOf(Relation relation) {
  switch (relation) {
    case Relation::kEqual:
      return "=";
    case Relation::kAtMost:
      return "<=";
  }
  return {};
}

std::string_view LevelName(const Row& row) {
  if (!row.level) return {};
  const bool economic = row.classification == Classification::kDepartmentEconomic ||
                        row.classification == Classification::kGovernmentEconomic;
  switch (*row.level) {
    case CodeLevel::kClass:
      return "class";
    case CodeLevel::kSection:
      return economic ? "item" : "section";
    case CodeLevel::kItem:
      return "item";
  }
  return {};
}

}  // namespace juesuan
