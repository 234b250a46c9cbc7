// Self-evaluation tables → evaluations. Their words are data: schema/forms/evaluations.toml.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "schema/caption.h"
#include "schema/grid_view.h"
#include "schema/pattern.h"
#include "schema/report.h"

namespace juesuan {

// A key of the report and the cells that mean it: "adjusted" ← 全年预算数.
struct Term {
  std::string key;
  std::vector<std::vector<Pattern>> patterns;  // each the header cells, outermost first
};
using Terms = std::vector<Term>;

struct EvaluationTerms {
  Terms labels, department, budget_columns, budget_rows, goals, tasks, indicators, analysis,
      summary;
};

// Reads evaluations.toml of a folder, or the shipped one where folder is empty or has none. Throws
// Error.
EvaluationTerms LoadEvaluationTerms(const std::string& folder);

// nullopt: the grid is no self-evaluation: it has no indicators with both 实际完成值 and 得分, and
// is no summary of projects with 全年执行数 and 自评得分.
std::optional<Evaluation> ReadEvaluation(const GridView& view, const Caption& caption,
                                         const EvaluationTerms& terms);

}  // namespace juesuan
