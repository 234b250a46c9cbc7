// Which form a grid is: its title and the headers of its columns against the definitions.
#pragma once

#include <string>
#include <vector>

#include "schema/caption.h"
#include "schema/form.h"
#include "schema/grid_view.h"
#include "schema/schema.h"

namespace juesuan {

// The grid columns that hold one defined column: several for 类 款 项, or a header over split ones.
struct BoundColumn {
  const ColumnDefinition* definition = nullptr;
  std::vector<int> columns;
};

struct BoundPanel {
  const PanelDefinition* definition = nullptr;
  std::vector<BoundColumn> columns;
};

struct Binding {
  const FormDefinition* form = nullptr;
  int header_rows = 0;  // rows of the grid above its first 栏次 or data row
  std::vector<BoundPanel> panels;
  std::string title;
};

struct BindingResult {
  std::optional<Binding> binding;
  std::vector<BindingAttempt> attempts;  // forms whose title matched, or whose columns nearly did
};

// The header cells above each column, outermost first, as LabelKeys; blank cells left out.
std::vector<std::vector<std::string>> HeaderPaths(const GridView& view, int rows);

// A row of codes, amounts or 栏次, so no part of the header.
bool HoldsData(const GridView& view, int row);

// A form is bound when its title stands above the grid (or in its first rows) and all its required
// columns are found; of several, the one with the longest title, then the most columns. A grid
// without any title is bound if the columns of exactly one form fit, and may_lack_title.
enum class TitleRule { kRequired, kMayBeMissing };
BindingResult Bind(const GridView& view, const Caption& caption,
                   const std::vector<FormDefinition>& forms, TitleRule rule);

}  // namespace juesuan
