// What the report as a whole is: title, kind, department, year, region, date of publication.
#pragma once

#include "schema/caption.h"
#include "schema/report.h"

namespace juesuan {

// What the cover and the wording of the whole document say, before any table is bound.
struct CoverFacts {
  std::string title;
  ReportKind kind = ReportKind::kOther;
  std::optional<Scope> scope;
  std::optional<int> fiscal_year;
  std::string department;          // the title without its year and its kind
  std::string printed_department;  // after 部门名称： on the cover
  std::string published;
};
CoverFacts ReadCover(const Layout& layout, const std::vector<Caption>& captions);

// The cover, completed and where need be overruled by what most tables print.
Meta MakeMeta(const CoverFacts& cover, const std::vector<Table>& tables,
              const std::vector<Caption>& captions);

}  // namespace juesuan
