// Tested by tests/evaluation_test.cc.
#include "schema/evaluation.h"

#include <algorithm>
#include <functional>
#include <map>

namespace juesuan {
namespace {

// The columns of one head row, by key.
struct HeadRow {
  int row = -1;
  int first_row = 0;      // of its data
  int first_column = -1;  // of its leftmost cell
  std::vector<std::pair<std::string, int>> columns;

  int Column(std::string_view key) const {
    for (const auto& [name, column] : columns) {
      if (name == key) return column;
    }
    return -1;
  }
};

class EvaluationReader {
 public:
  EvaluationReader(const GridView& view, const Caption& caption, const EvaluationTerms& terms)
      : view_(view), caption_(caption), terms_(terms) {
    for (const Cell& cell : view.grid().cells) keys_.emplace(&cell, LabelKey(cell.reading.text));
  }

  std::optional<Evaluation> Read() {
    if (std::optional<Evaluation> summary = ReadSummary()) return summary;
    const HeadRow indicators = FindHead(terms_.indicators, {"level3", "actual", "score"});
    if (indicators.row < 0) return std::nullopt;
    Evaluation evaluation;
    evaluation.title = FindTitle(caption_.lines);
    evaluation.kind =
        IsOfDepartment(evaluation) ? EvaluationKind::kDepartment : EvaluationKind::kProject;
    evaluation.project =
        evaluation.kind == EvaluationKind::kProject ? Labelled("project") : std::string();
    evaluation.department = Labelled("department");
    evaluation.unit = Labelled("unit");
    if (evaluation.unit.empty() && evaluation.kind == EvaluationKind::kDepartment)
      evaluation.unit = evaluation.department;
    evaluation.grade = Labelled("grade");
    ReadBudget(evaluation);
    ReadGoals(indicators, evaluation);
    ReadTasks(indicators, evaluation);
    ReadIndicators(indicators, evaluation);
    ReadAnalysis(indicators, evaluation);
    return evaluation;
  }

 private:
  const std::string& Key(const Cell& cell) const { return keys_.at(&cell); }

  static bool Matches(const std::vector<Pattern>& path, const std::string& key) {
    return path.size() == 1 && path.front().MatchesWhole(key);
  }

  // The term that a cell's text means; nullptr: none.
  static const Term* Find(const Terms& terms, const std::string& key) {
    if (key.empty()) return nullptr;
    for (const Term& term : terms) {
      for (const std::vector<Pattern>& path : term.patterns) {
        if (Matches(path, key)) return &term;
      }
    }
    return nullptr;
  }

  static const Term* ByKey(const Terms& terms, std::string_view key) {
    for (const Term& term : terms) {
      if (term.key == key) return &term;
    }
    return nullptr;
  }

  bool Means(const Terms& terms, std::string_view key, const std::string& text) const {
    const Term* term = ByKey(terms, key);
    return term && !text.empty() &&
           std::any_of(term->patterns.begin(), term->patterns.end(),
                       [&](const auto& path) { return Matches(path, text); });
  }

  // The cell on the right of the first cell with that label.
  std::string Labelled(std::string_view label) const {
    for (const Cell& cell : view_.grid().cells) {
      const int right = cell.column + cell.column_span;
      if (right < view_.columns() && Means(terms_.labels, label, Key(cell)))
        return view_.Text(cell.row, right);
    }
    return {};
  }

  // The heads of a row, one a term. Of two the lower one: 预期目标, not the label 年度总体目标 on
  // its left, which spans the texts below as well.
  std::vector<std::pair<const Term*, const Cell*>> HeadCells(const Terms& terms, int row) const {
    std::vector<std::pair<const Term*, const Cell*>> heads;
    for (const Cell* cell : view_.Row(row)) {
      const Term* term = cell->row == row ? Find(terms, Key(*cell)) : nullptr;
      if (!term) continue;
      const auto same = std::find_if(heads.begin(), heads.end(),
                                     [&](const auto& head) { return head.first == term; });
      if (same == heads.end()) {
        heads.emplace_back(term, cell);
      } else if (cell->row_span < same->second->row_span) {
        same->second = cell;
      }
    }
    return heads;
  }

  // The first row that has heads for all the keys asked for; heads in the row below, under a wide
  // head, refine it (年初预算数 over 目标申报数 and 预算编制数).
  HeadRow FindHead(const Terms& terms, std::initializer_list<std::string_view> needed) const {
    for (int row = 0; row < view_.rows(); ++row) {
      HeadRow head{row, row + 1, -1, {}};
      for (const auto& [term, cell] : HeadCells(terms, row)) {
        if (head.first_column < 0) head.first_column = cell->column;
        head.columns.emplace_back(term->key, Refined(*term, *cell));
        head.first_row = std::max(head.first_row, cell->row + cell->row_span);
      }
      const bool complete = std::all_of(needed.begin(), needed.end(), [&](std::string_view key) {
        return head.Column(key) >= 0;
      });
      if (complete) return head;
    }
    return {};
  }

  int Refined(const Term& term, const Cell& cell) const {
    const int below = cell.row + cell.row_span;
    if (below >= view_.rows()) return cell.column;
    for (int column = cell.column; column < cell.column + cell.column_span; ++column) {
      for (const std::vector<Pattern>& path : term.patterns) {
        if (path.size() == 2 && path[0].MatchesWhole(Key(cell)) &&
            path[1].MatchesWhole(Key(view_.At(below, column))))
          return column;
      }
    }
    return cell.column;
  }

  std::string TextAt(int row, int column) const {
    return column < 0 ? std::string() : view_.Text(row, column);
  }

  bool IsOfDepartment(const Evaluation& evaluation) const {
    const auto& patterns = ByKey(terms_.department, "words")->patterns;
    const auto says = [&](const std::string& key) {
      return std::any_of(patterns.begin(), patterns.end(), [&](const std::vector<Pattern>& path) {
        return !path.front().Find(key).empty();
      });
    };
    if (!Labelled("project").empty()) return false;
    return says(LabelKey(evaluation.title)) ||
           std::any_of(view_.grid().cells.begin(), view_.grid().cells.end(),
                       [&](const Cell& cell) { return cell.column == 0 && says(Key(cell)); });
  }

  void ReadBudget(Evaluation& evaluation) const {
    const HeadRow head = FindHead(terms_.budget_columns, {"adjusted", "executed"});
    if (head.row < 0) return;
    for (int row = head.first_row; row < view_.rows() && HoldsAmounts(row, head); ++row) {
      const Term* term = BudgetRow(row, head);
      if (!term) continue;  // 中央安排, 自治区安排 …: what the money is made of in one place only
      EvaluationBudget line;
      line.key = term->key;
      line.initial = ParseAmount(TextAt(row, head.Column("initial")));
      line.adjusted = ParseAmount(TextAt(row, head.Column("adjusted")));
      line.executed = ParseAmount(TextAt(row, head.Column("executed")));
      line.weight = ParseAmount(TextAt(row, head.Column("weight")));
      line.rate = TextAt(row, head.Column("rate"));
      line.score = TextAt(row, head.Column("score"));
      const bool seen =
          std::any_of(evaluation.budget.begin(), evaluation.budget.end(),
                      [&](const EvaluationBudget& other) { return other.key == line.key; });
      if (!seen) evaluation.budget.push_back(std::move(line));
    }
  }

  bool HoldsAmounts(int row, const HeadRow& head) const {
    for (const std::string_view key : {"adjusted", "executed"}) {
      const std::string text = TextAt(row, head.Column(key));
      if (!IsBlankAmount(text) && !ParseAmount(text)) return false;
    }
    return true;
  }

  // The row's label is the last cell before the first amount.
  const Term* BudgetRow(int row, const HeadRow& head) const {
    if (head.first_column == 0) return nullptr;
    const Cell& label = view_.At(row, head.first_column - 1);
    return label.row == row ? Find(terms_.budget_rows, WithoutSource(Key(label))) : nullptr;
  }

  // "资金来源：（1）财政拨款" → "财政拨款", "其中：当年财政拨款" → "当年财政拨款".
  static std::string WithoutSource(std::string key) {
    static const Pattern kSource(
        "^(资金来源[:：])?(（[0-9一二三]）|其中[:：]|[0-9一二三][.、．])*");
    return key.substr(kSource.Find(key).front().size());
  }

  // The texts under the two heads 预期目标 and 实际完成情况, above the indicators.
  void ReadGoals(const HeadRow& indicators, Evaluation& evaluation) const {
    const HeadRow head = FindHead(terms_.goals, {"goal", "done"});
    if (head.row < 0 || head.row >= indicators.row || head.first_row >= view_.rows()) return;
    evaluation.goal = TextAt(head.first_row, head.Column("goal"));
    evaluation.done = TextAt(head.first_row, head.Column("done"));
  }

  void ReadTasks(const HeadRow& indicators, Evaluation& evaluation) const {
    const HeadRow head = FindHead(terms_.tasks, {"name", "content", "done"});
    if (head.row < 0) return;
    for (int row = head.first_row; row < indicators.row; ++row) {
      const Cell& name = view_.At(row, head.Column("name"));
      if (name.column_span > 1 && name.column + name.column_span > head.Column("content"))
        break;  // 绩效指标, across the table
      Evaluation::Task task{name.reading.text, TextAt(row, head.Column("content")),
                            TextAt(row, head.Column("done"))};
      if (!task.name.empty() || !task.content.empty()) evaluation.tasks.push_back(std::move(task));
    }
  }

  // Down to the row 总分; the head's columns that no term knows keep their words.
  void ReadIndicators(const HeadRow& head, Evaluation& evaluation) const {
    const std::vector<std::pair<std::string, int>> columns = IndicatorColumns(head);
    for (int row = head.first_row; row < view_.rows(); ++row) {
      if (IsTotalRow(row)) {
        ReadTotal(row, head, evaluation);
        return;
      }
      const Cell& name = view_.At(row, head.Column("level3"));
      if (name.row != row || name.column_span > 1 + ExtraSpan(head)) continue;
      NamedTexts indicator;
      bool any = false;
      for (const auto& [key, column] : columns) {
        indicator.emplace_back(key, TextAt(row, column));
        any = any || (key != "level1" && key != "level2" && !indicator.back().second.empty());
      }
      if (any) evaluation.indicators.push_back(std::move(indicator));
    }
  }

  // The head 三级指标 may itself span columns.
  int ExtraSpan(const HeadRow& head) const {
    return view_.At(head.row, head.Column("level3")).column_span - 1;
  }

  std::vector<std::pair<std::string, int>> IndicatorColumns(const HeadRow& head) const {
    static constexpr std::string_view kOrder[] = {
        "level1", "level2", "level3", "target", "actual", "weight", "score", "deviation", "reason"};
    std::vector<std::pair<std::string, int>> columns;
    for (const std::string_view key : kOrder) columns.emplace_back(key, head.Column(key));
    for (const Cell* cell : view_.Row(head.row)) {
      const bool known =
          std::any_of(head.columns.begin(), head.columns.end(),
                      [&](const auto& entry) { return entry.second == cell->column; });
      if (!known && cell->row == head.row && !cell->reading.text.empty())
        columns.emplace_back(cell->reading.text, cell->column);
    }
    return columns;
  }

  bool IsTotalRow(int row) const { return Means(terms_.labels, "score", Key(view_.At(row, 0))); }

  // The score stands under 得分, or is the last number of the row; a grade may follow it.
  void ReadTotal(int row, const HeadRow& head, Evaluation& evaluation) const {
    const int column = head.Column("score");
    evaluation.score = ParseScore(TextAt(row, column));
    for (const Cell* cell : view_.Row(row)) {
      static const Pattern kGrade("优秀?|良好?|中|差|合格|不合格");
      if (kGrade.MatchesWhole(Key(*cell)) && evaluation.grade.empty())
        evaluation.grade = cell->reading.text;
      if (!evaluation.score && cell->column > column)
        evaluation.score = ParseScore(cell->reading.text);
    }
  }

  // "98.6", "95.2分"
  static std::optional<Decimal> ParseScore(std::string text) {
    static constexpr std::string_view kPoints = "分";
    if (text.ends_with(kPoints)) text.resize(text.size() - kPoints.size());
    return ParseAmount(CleanText(text));
  }

  void ReadAnalysis(const HeadRow& head, Evaluation& evaluation) const {
    for (int row = head.first_row; row < view_.rows(); ++row) {
      for (const Cell* cell : view_.Row(row)) {
        const int right = cell->column + cell->column_span;
        if (cell->row != row || right >= view_.columns() || cell->row_span > 1) continue;
        if (Find(terms_.analysis, Key(*cell)) && !view_.Text(row, right).empty()) {
          evaluation.analysis.emplace_back(cell->reading.text, view_.Text(row, right));
          break;
        }
      }
    }
  }

  std::optional<Evaluation> ReadSummary() const {
    const HeadRow head = FindHead(terms_.summary, {"project", "adjusted", "executed", "score"});
    if (head.row < 0) return std::nullopt;
    Evaluation evaluation;
    evaluation.kind = EvaluationKind::kSummary;
    evaluation.title = FindTitle(caption_.lines);
    for (int row = head.first_row; row < view_.rows(); ++row) {
      EvaluationSummaryRow line;
      line.project = TextAt(row, head.Column("project"));
      if (line.project.empty()) continue;
      if (evaluation.department.empty())
        evaluation.department = TextAt(row, head.Column("department"));
      line.adjusted = ParseAmount(TextAt(row, head.Column("adjusted")));
      line.executed = ParseAmount(TextAt(row, head.Column("executed")));
      line.score = ParseScore(TextAt(row, head.Column("score")));
      AddOtherColumns(row, head, line);
      evaluation.rows.push_back(std::move(line));
    }
    return evaluation;
  }

  void AddOtherColumns(int row, const HeadRow& head, EvaluationSummaryRow& line) const {
    for (const Cell* cell : view_.Row(head.row)) {
      if (cell->reading.text.empty()) continue;
      const bool taken =
          std::any_of(head.columns.begin(), head.columns.end(), [&](const auto& entry) {
            return entry.second == cell->column && entry.first != "rates" &&
                   entry.first != "department";
          });
      if (taken) continue;
      NamedTexts& texts = Means(terms_.summary, "rates", Key(*cell)) ? line.rates : line.others;
      texts.emplace_back(cell->reading.text, TextAt(row, cell->column));
    }
  }

  const GridView& view_;
  const Caption& caption_;
  const EvaluationTerms& terms_;
  std::map<const Cell*, std::string> keys_;
};

}  // namespace

std::optional<Evaluation> ReadEvaluation(const GridView& view, const Caption& caption,
                                         const EvaluationTerms& terms) {
  std::optional<Evaluation> evaluation = EvaluationReader(view, caption, terms).Read();
  if (evaluation) evaluation->grid = view.grid();
  return evaluation;
}

}  // namespace juesuan
