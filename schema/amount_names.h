// How data files name amounts of a report: `income[合计].revenue_total`. Rows are found by what is
// printed in them, never by their place. docs/adding-an-identity.md explains the notation.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/pattern.h"
#include "schema/report.h"

namespace juesuan {

// Which rows of a table; `[expenditure class]`, `[revenue from 本年收入合计 before 总计]`.
struct RowSelector {
  enum class Kind {
    kAll,       // every row: `all`, or nothing but bounds
    kName,      // a name: 合计
    kCode,      // `code 302|310`
    kLevel,     // `class` `section` `item`
    kSame,      // the row of this code, or this very row, of an equation for `each` row
    kChildren,  // the rows next below it by code
  };
  Kind kind = Kind::kAll;
  std::optional<Side> side;
  std::optional<Pattern> pattern;  // of a name's LabelKey, or of a code
  std::string_view level;          // as LevelName tells it
  // Rows that bound the others on the same side, by their names. Sub-rows 其中 lie in no bounds.
  std::optional<Pattern> from, after, before;
};

// Every amount that one term of an equation names.
struct AmountName {
  std::string text;  // as written
  std::string form;
  RowSelector rows;
  std::string measure;    // "*": each measure of the table in turn
  bool each = false;      // the equation holds for each of the rows
  bool sum = false;       // the rows' sum is meant; else the first row
  bool optional = false;  // where there is none, it counts as nothing
};

// Reads "[sum] FORM[ROWS].MEASURE[?]"; FORM may be left out where default_form is given. Throws
// Error that says what is wrong with the text.
AmountName ParseAmountName(std::string_view text, std::string_view default_form);

// The tables of one set of accounts: a document may hold several, one after another (a department's
// and its units'), and one table may have been read in parts.
struct TableSet {
  std::vector<int> tables;  // indexes into Report::tables, in printed order
};
std::vector<TableSet> FindTableSets(const Report& report);

// A row by its place in the report.
struct RowPlace {
  int table = 0, row = 0;

  auto operator<=>(const RowPlace&) const = default;
};

// Finds rows and amounts of one set. The report outlives it and keeps its rows.
class AmountFinder {
 public:
  AmountFinder(const Report& report, const TableSet& set);

  bool HasForm(std::string_view form) const;
  // The form is there, and no amount is printed in it.
  bool IsEmpty(std::string_view form) const;
  // The measures of the form's columns, each once, in their order.
  std::vector<std::string> Measures(std::string_view form) const;

  // The rows in printed order. `each`: the row that `same` and `children` refer to; else nullptr.
  std::vector<RowPlace> Rows(std::string_view form, const RowSelector& selector,
                             const RowPlace* each) const;
  // The row's value of this measure; a side of a table may lack it.
  std::optional<AmountPlace> Amount(const RowPlace& place, std::string_view measure) const;

  const Row& At(const RowPlace& place) const;
  const Table& TableOf(const RowPlace& place) const;

 private:
  // A row, and what it is compared by.
  struct Entry {
    RowPlace place;
    const Row* row = nullptr;
    std::string key;       // LabelKey of its name
    bool is_part = false;  // 其中: a part of the row above
  };

  std::vector<const Entry*> Entries(std::string_view form, std::optional<Side> side) const;
  static void KeepBounded(const RowSelector& selector, std::vector<const Entry*>& entries);
  static void KeepTopmost(std::vector<const Entry*>& entries);
  bool Matches(const Entry& entry, const RowSelector& selector, const RowPlace* each) const;

  const Report* report_;
  std::vector<int> tables_;
  std::vector<Entry> entries_;  // of all tables of the set
};

// Every value that is named outside an equation for each row: for facts told in the text. Empty
// where the report has none.
std::vector<AmountPlace> FindAmounts(const AmountFinder& finder, const AmountName& name);

}  // namespace juesuan
