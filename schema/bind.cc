// Tested by tests/bind_test.cc and by the samples in schema/forms/.
#include "schema/bind.h"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

namespace juesuan {
namespace {

// Caption rows inside the grid, then up to four rows of headers.
constexpr int kMostHeaderRows = 10;

using HeaderPath = std::vector<std::string>;

// True if each part matches a header cell, in order, the last part the lowest cell.
bool MatchesPath(const HeaderPattern& pattern, const HeaderPath& path) {
  if (path.size() < pattern.parts.size() || !pattern.parts.back().MatchesWhole(path.back()))
    return false;
  std::size_t cell = path.size() - 1;
  for (std::size_t part = pattern.parts.size() - 1; part-- > 0;) {
    do {
      if (cell == 0) return false;
      --cell;
    } while (!pattern.parts[part].MatchesWhole(path[cell]));
  }
  return true;
}

// A header cell that was printed as several: its lines, joined, read as one.
bool MatchesJoined(const HeaderPattern& pattern, const HeaderPath& path) {
  if (pattern.parts.size() != 1) return false;
  std::string joined;
  for (auto cell = path.rbegin(); cell != path.rend(); ++cell) {
    joined = *cell + joined;
    if (pattern.parts.front().MatchesWhole(joined)) return true;
  }
  return false;
}

// The part of a label column's header above the lowest cell: a row label, such as 合计, that shares
// its line with the heads of the amounts.
HeaderPath WithoutLowest(HeaderPath path) {
  path.pop_back();
  return path;
}

// How well a definition fits a column: the parts of its best pattern; 0: not at all.
std::size_t Fit(const ColumnDefinition& definition, const HeaderPath& path) {
  std::size_t best = 0;
  for (const HeaderPattern& pattern : definition.headers) {
    if (pattern.parts.size() > best &&
        (MatchesPath(pattern, path) || MatchesJoined(pattern, path))) {
      best = pattern.parts.size();
    }
  }
  const bool is_label =
      definition.kind == ColumnKind::kCode || definition.kind == ColumnKind::kName;
  if (best == 0 && is_label && path.size() > 1) return Fit(definition, WithoutLowest(path));
  return best;
}

// Gives a grid's columns, left to right, to the columns of a form's panels.
class ColumnAssigner {
 public:
  ColumnAssigner(const FormDefinition& form, const GridView& view, int header_rows)
      : form_(form),
        view_(view),
        header_rows_(header_rows),
        paths_(HeaderPaths(view, header_rows)) {
    panels_.push_back({&form.panels.front(), {}});
  }

  std::vector<BoundPanel> Assign() {
    for (int column = 0; column < view_.columns(); ++column) AssignColumn(column);
    return std::move(panels_);
  }

 private:
  void AssignColumn(int column) {
    const HeaderPath& path = paths_[static_cast<std::size_t>(column)];
    if (path.empty() || GoOn(column) || Place(column, path)) return;
    const PanelDefinition* next = NextPanel();
    if (!next) return;
    panels_.push_back({next, {}});
    if (!Place(column, path)) panels_.pop_back();
  }

  // The column shares the header cells of the column before, or is the next of 类 款 项.
  bool GoOn(int column) {
    if (panels_.back().columns.empty()) return false;
    BoundColumn& last = panels_.back().columns.back();
    if (last.columns.back() != column - 1) return false;
    const bool same_cell =
        LowestHeaderCell(column) == LowestHeaderCell(column - 1) &&
        paths_[static_cast<std::size_t>(column)] == paths_[static_cast<std::size_t>(column - 1)];
    const bool next_code =
        last.definition->kind == ColumnKind::kCode &&
        Fit(*last.definition, paths_[static_cast<std::size_t>(column)]) > 0 && !same_cell &&
        paths_[static_cast<std::size_t>(column)].back().size() <= 3;  // 类 款 项 are one character
    if (!same_cell && !next_code) return false;
    last.columns.push_back(column);
    return true;
  }

  const Cell* LowestHeaderCell(int column) const {
    for (int row = header_rows_ - 1; row >= 0; --row) {
      if (!view_.Text(row, column).empty()) return &view_.At(row, column);
    }
    return nullptr;
  }

  bool Place(int column, const HeaderPath& path) {
    BoundPanel& panel = panels_.back();
    const ColumnDefinition* best = nullptr;
    std::size_t best_fit = 0;
    for (const ColumnDefinition& definition : panel.definition->columns) {
      const bool placed =
          std::any_of(panel.columns.begin(), panel.columns.end(),
                      [&](const BoundColumn& bound) { return bound.definition == &definition; });
      const std::size_t fit = placed ? 0 : Fit(definition, path);
      if (fit > best_fit) best = &definition, best_fit = fit;
    }
    if (!best) return false;
    panel.columns.push_back({best, {column}});
    return true;
  }

  const PanelDefinition* NextPanel() const {
    if (form_.panels_repeat) return &form_.panels.front();
    return panels_.size() < form_.panels.size() ? &form_.panels[panels_.size()] : nullptr;
  }

  const FormDefinition& form_;
  const GridView& view_;
  int header_rows_;
  std::vector<HeaderPath> paths_;
  std::vector<BoundPanel> panels_;
};

void AddMissing(const PanelDefinition& panel, const BoundPanel* bound,
                std::vector<std::string>& missing) {
  for (const ColumnDefinition& definition : panel.columns) {
    if (definition.optional) continue;
    const bool found = bound && std::any_of(bound->columns.begin(), bound->columns.end(),
                                            [&](const BoundColumn& column) {
                                              return column.definition == &definition;
                                            });
    if (!found)
      missing.push_back(
          (panel.side ? (*panel.side == Side::kRevenue ? "revenue " : "expenditure ") : "") +
          NameOf(definition));
  }
}

std::vector<std::string> Missing(const FormDefinition& form,
                                 const std::vector<BoundPanel>& panels) {
  std::vector<std::string> missing;
  for (std::size_t index = 0; index < std::max(form.panels.size(), panels.size()); ++index) {
    const PanelDefinition& definition = form.panels[std::min(index, form.panels.size() - 1)];
    AddMissing(definition, index < panels.size() ? &panels[index] : nullptr, missing);
  }
  return missing;
}

struct ColumnMatch {
  Binding binding;
  std::vector<std::string> missing;  // of the header depth that misses least
};

// Rows [0, rows) and what their cells reach down to, short of the whole grid.
int WithSpans(const GridView& view, int rows) {
  int reach = rows;
  for (int row = 0; row < rows; ++row) {
    for (const Cell* cell : view.Row(row)) reach = std::max(reach, cell->row + cell->row_span);
  }
  return reach < view.rows() ? reach : rows;
}

// The fewest header rows with which every required column is found.
ColumnMatch MatchColumns(const FormDefinition& form, const GridView& view) {
  ColumnMatch best{{&form, 0, {}, {}}, Missing(form, {})};
  for (int least = 1; least <= std::min(kMostHeaderRows, view.rows()); ++least) {
    if (HoldsData(view, least - 1)) break;
    const int rows = WithSpans(view, least);
    std::vector<BoundPanel> panels = ColumnAssigner(form, view, rows).Assign();
    std::vector<std::string> missing = Missing(form, panels);
    if (missing.size() >= best.missing.size()) continue;
    best.missing = std::move(missing);
    best.binding = {&form, rows, std::move(panels), {}};
    if (best.missing.empty()) break;
  }
  return best;
}

std::size_t ColumnCount(const Binding& binding) {
  std::size_t count = 0;
  for (const BoundPanel& panel : binding.panels) {
    for (const BoundColumn& column : panel.columns) count += column.columns.size();
  }
  return count;
}

// Texts that may hold the title: the lines above, neighbours joined (a long title is broken over
// two lines), and the wide cells of the first rows.
struct TitleText {
  std::string key, text;
};

std::vector<TitleText> TitleTexts(const GridView& view, const Caption& caption) {
  std::vector<TitleText> texts;
  for (int row = std::min(4, view.rows()) - 1; row >= 0; --row) {
    for (const Cell* cell : view.Row(row)) {
      if (cell->row == row && 2 * cell->column_span > view.columns())
        texts.push_back({LabelKey(cell->reading.text), cell->reading.text});
    }
  }
  for (std::size_t index = caption.lines.size(); index-- > 0;) {
    texts.push_back({LabelKey(caption.lines[index]), caption.lines[index]});
    if (index == 0) continue;
    const std::string joined = caption.lines[index - 1] + caption.lines[index];
    texts.push_back({LabelKey(joined), joined});
  }
  static const Pattern kContinued("(（续表?）|续表?|（[^（）]*(万元|年度?|公开|样表)[^（）]*）)+$");
  for (TitleText& text : texts) {
    const std::vector<std::string> tail = kContinued.Find(text.key);
    if (!tail.empty()) text.key.resize(text.key.size() - tail.front().size());
  }
  return texts;
}

// The longest title of the form that ends one of the texts; empty: none does.
std::vector<std::string> LongestTitle(const FormDefinition& form,
                                      const std::vector<TitleText>& texts) {
  std::vector<std::string> longest;
  for (const TitleText& text : texts) {
    for (const Pattern& title : form.titles) {
      std::vector<std::string> found = title.Find(text.key);
      if (!found.empty() && (longest.empty() || found.front().size() > longest.front().size()))
        longest = {found.front(), text.text};
    }
  }
  return longest;
}

// A form whose title stands above the grid.
struct Candidate {
  const FormDefinition* form = nullptr;
  std::string title;             // as printed
  std::size_t title_length = 0;  // of what matched: longer titles say more
};

std::vector<Candidate> TitleCandidates(const std::vector<TitleText>& texts,
                                       const std::vector<FormDefinition>& forms) {
  std::vector<Candidate> candidates;
  for (const FormDefinition& form : forms) {
    const std::vector<std::string> title = LongestTitle(form, texts);
    if (!title.empty())
      candidates.push_back({&form, CleanText(title.back()), title.front().size()});
  }
  std::ranges::stable_sort(candidates, std::greater(), &Candidate::title_length);
  return candidates;
}

// Without a title: the columns must fit one form and no other.
std::optional<Binding> BindUntitled(const GridView& view,
                                    const std::vector<FormDefinition>& forms) {
  std::optional<Binding> found;
  for (const FormDefinition& form : forms) {
    ColumnMatch match = MatchColumns(form, view);
    if (!match.missing.empty()) continue;
    if (found && found->form->form != form.form) return std::nullopt;
    if (!found || ColumnCount(match.binding) > ColumnCount(*found))
      found = std::move(match.binding);
  }
  return found;
}

}  // namespace

std::vector<std::vector<std::string>> HeaderPaths(const GridView& view, int rows) {
  std::vector<HeaderPath> paths(static_cast<std::size_t>(view.columns()));
  std::map<const Cell*, std::string> keys;
  for (int column = 0; column < view.columns(); ++column) {
    for (int row = 0; row < rows; row = view.At(row, column).row + view.At(row, column).row_span) {
      const Cell& cell = view.At(row, column);
      if (cell.reading.text.empty()) continue;
      const auto [key, is_new] = keys.try_emplace(&cell);
      if (is_new) key->second = LabelKey(cell.reading.text);
      paths[static_cast<std::size_t>(column)].push_back(key->second);
    }
  }
  return paths;
}

bool HoldsData(const GridView& view, int row) {
  const std::vector<const Cell*> cells = view.Row(row);
  return std::any_of(cells.begin(), cells.end(),
                     [](const Cell* cell) { return ParseAmount(cell->reading.text).has_value(); });
}

BindingResult Bind(const GridView& view, const Caption& caption,
                   const std::vector<FormDefinition>& forms, TitleRule rule) {
  const std::vector<TitleText> texts = TitleTexts(view, caption);
  const std::vector<Candidate> candidates = TitleCandidates(texts, forms);
  BindingResult result;
  std::size_t bound_length = 0;
  for (const Candidate& candidate : candidates) {
    if (result.binding && candidate.title_length < bound_length) break;
    ColumnMatch match = MatchColumns(*candidate.form, view);
    const bool better =
        match.missing.empty() &&
        (!result.binding || ColumnCount(match.binding) > ColumnCount(*result.binding));
    if (better) {
      for (BindingAttempt& attempt : result.attempts) attempt.bound = false;
      result.binding = std::move(match.binding);
      result.binding->title = candidate.title;
      bound_length = candidate.title_length;
    }
    result.attempts.push_back(
        {candidate.form->form, candidate.form->variant, true, std::move(match.missing), better});
  }
  if (candidates.empty() && rule == TitleRule::kMayBeMissing && FindTitle(caption.lines).empty()) {
    result.binding = BindUntitled(view, forms);
    if (result.binding)
      result.attempts.push_back(
          {result.binding->form->form, result.binding->form->variant, false, {}, true});
  }
  return result;
}

}  // namespace juesuan
