// The notation is read in one pass from left to right; rows are compared by LabelKey and code.
#include "schema/amount_names.h"

#include <fmt/format.h>

#include <algorithm>

#include "schema/names.h"

namespace juesuan {
namespace {

constexpr std::string_view kPartOf = "其中";

// Takes the next word off `text`; words are parted by spaces.
std::string_view TakeWord(std::string_view& text) {
  const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
  const std::size_t end = std::min(text.find(' ', begin), text.size());
  const std::string_view word = text.substr(begin, end - begin);
  text.remove_prefix(end);
  return word;
}

Pattern TakePattern(std::string_view keyword, std::string_view& text) {
  Pattern pattern{std::string(TakeWord(text))};
  if (pattern.text().empty()) throw Error(fmt::format("`{}` needs a name after it", keyword));
  if (const std::string problem = pattern.Problem(); !problem.empty())
    throw Error(fmt::format("`{}` is no expression: {}", pattern.text(), problem));
  return pattern;
}

// Words that select rows by themselves.
bool TakeKind(std::string_view word, RowSelector& rows) {
  if (word == "all") {
    rows.kind = RowSelector::Kind::kAll;
  } else if (word == "same") {
    rows.kind = RowSelector::Kind::kSame;
  } else if (word == "children") {
    rows.kind = RowSelector::Kind::kChildren;
  } else if (word == "class" || word == "section" || word == "item") {
    rows.kind = RowSelector::Kind::kLevel;
    rows.level = word == "class" ? "class" : word == "section" ? "section" : "item";
  } else {
    return false;
  }
  return true;
}

// What stands between the brackets.
void ParseRows(std::string_view text, AmountName& name) {
  RowSelector& rows = name.rows;
  while (true) {
    const std::string_view rest = text;
    const std::string_view word = TakeWord(text);
    if (word.empty()) return;
    if (word == "each") {
      name.each = true;
    } else if (word == "revenue" || word == "expenditure") {
      rows.side = word == "revenue" ? Side::kRevenue : Side::kExpenditure;
    } else if (word == "from") {
      rows.from = TakePattern(word, text);
    } else if (word == "after") {
      rows.after = TakePattern(word, text);
    } else if (word == "before") {
      rows.before = TakePattern(word, text);
    } else if (word == "code") {
      rows.kind = RowSelector::Kind::kCode;
      rows.pattern = TakePattern(word, text);
    } else if (!TakeKind(word, rows)) {
      text = rest;
      rows.kind = RowSelector::Kind::kName;
      if (rows.pattern) throw Error(fmt::format("two names in the same brackets: `{}`", word));
      rows.pattern = TakePattern("[", text);
    }
  }
}

bool IsIdentifier(std::string_view text) {
  return !text.empty() &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos;
}

bool IsTotal(const Row& row) { return row.name.ends_with("计") || row.name == "三公经费"; }

// What tells a row of a form apart from its other rows; empty: nothing does.
std::string IdentityOf(const Row& row) {
  if (row.code.empty() && !IsTotal(row)) return {};
  return fmt::format("{} {}{}", row.side ? NameOf(*row.side) : "", row.code,
                     row.code.empty() ? row.name : "");
}

// A table that repeats a row of an earlier one is another table, not its continuation.
bool Repeats(const Table& table, const Table& earlier) {
  return std::ranges::any_of(table.rows, [&](const Row& row) {
    const std::string identity = IdentityOf(row);
    return !identity.empty() && std::ranges::any_of(earlier.rows, [&](const Row& other) {
      return IdentityOf(other) == identity;
    });
  });
}

}  // namespace

AmountName ParseAmountName(std::string_view text, std::string_view default_form) {
  AmountName name;
  name.text = text;
  if (text.starts_with("sum ")) {
    name.sum = true;
    text.remove_prefix(4);
  }
  const std::size_t open = text.find('[');
  const std::size_t close = text.find(']');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open)
    throw Error(fmt::format("`{}` names no amount; write FORM[ROWS].MEASURE", name.text));
  name.form = open == 0 ? default_form : text.substr(0, open);
  if (!IsIdentifier(name.form)) throw Error(fmt::format("`{}` names no form", name.text));
  ParseRows(text.substr(open + 1, close - open - 1), name);
  text.remove_prefix(close + 1);
  if (text.ends_with('?')) {
    name.optional = true;
    text.remove_suffix(1);
  }
  if (!text.starts_with('.') || !(text == ".*" || IsIdentifier(text.substr(1))))
    throw Error(fmt::format("`{}` names no measure; write FORM[ROWS].MEASURE", name.text));
  name.measure = text.substr(1);
  return name;
}

std::vector<TableSet> FindTableSets(const Report& report) {
  std::vector<TableSet> sets;
  for (int index = 0; index < static_cast<int>(report.tables.size()); ++index) {
    const Table& table = report.tables[static_cast<std::size_t>(index)];
    const bool is_new = sets.empty() || std::ranges::any_of(sets.back().tables, [&](int other) {
                          const Table& earlier = report.tables[static_cast<std::size_t>(other)];
                          return earlier.form == table.form && Repeats(table, earlier);
                        });
    if (is_new) sets.emplace_back();
    sets.back().tables.push_back(index);
  }
  return sets;
}

AmountFinder::AmountFinder(const Report& report, const TableSet& set)
    : report_(&report), tables_(set.tables) {
  for (const int table : tables_) {
    const std::vector<Row>& rows = report.tables[static_cast<std::size_t>(table)].rows;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      entries_.push_back({{table, static_cast<int>(row)},
                          &rows[row],
                          LabelKey(rows[row].name),
                          LabelKey(rows[row].label).starts_with(kPartOf)});
    }
  }
}

const Table& AmountFinder::TableOf(const RowPlace& place) const {
  return report_->tables[static_cast<std::size_t>(place.table)];
}

const Row& AmountFinder::At(const RowPlace& place) const {
  return TableOf(place).rows[static_cast<std::size_t>(place.row)];
}

bool AmountFinder::HasForm(std::string_view form) const {
  return std::ranges::any_of(tables_, [&](int table) { return TableOf({table, 0}).form == form; });
}

bool AmountFinder::IsEmpty(std::string_view form) const {
  return HasForm(form) && std::ranges::all_of(tables_, [&](int table) {
           return TableOf({table, 0}).form != form || TableOf({table, 0}).empty;
         });
}

std::vector<std::string> AmountFinder::Measures(std::string_view form) const {
  std::vector<std::string> measures;
  for (const int table : tables_) {
    if (TableOf({table, 0}).form != form) continue;
    for (const Column& column : TableOf({table, 0}).columns) {
      if (std::ranges::find(measures, column.measure) == measures.end())
        measures.push_back(column.measure);
    }
  }
  return measures;
}

std::vector<const AmountFinder::Entry*> AmountFinder::Entries(std::string_view form,
                                                              std::optional<Side> side) const {
  std::vector<const Entry*> entries;
  for (const Entry& entry : entries_) {
    if (TableOf(entry.place).form == form && (!side || entry.row->side == side))
      entries.push_back(&entry);
  }
  return entries;
}

bool AmountFinder::Matches(const Entry& entry, const RowSelector& selector,
                           const RowPlace* each) const {
  using enum RowSelector::Kind;
  const Row& row = *entry.row;
  switch (selector.kind) {
    case kAll:
      return true;
    case kName:
      return selector.pattern->MatchesWhole(entry.key);
    case kCode:
      return !row.code.empty() && selector.pattern->MatchesWhole(row.code);
    case kLevel:
      return LevelName(row) == selector.level;
    case kSame:
      if (each == nullptr) return false;
      return TableOf(*each).form == TableOf(entry.place).form
                 ? entry.place == *each
                 : !row.code.empty() && row.code == At(*each).code;
    case kChildren:
      return each != nullptr && row.code.size() > At(*each).code.size() &&
             !At(*each).code.empty() && row.code.starts_with(At(*each).code);
  }
  return false;
}

// Leaves only what lies between the bounds; nothing where a bound is missing.
void AmountFinder::KeepBounded(const RowSelector& selector, std::vector<const Entry*>& entries) {
  if (!selector.from && !selector.after && !selector.before) return;
  const auto first = [&](const Pattern& pattern, auto begin) {
    return std::find_if(begin, entries.end(),
                        [&](const Entry* entry) { return pattern.MatchesWhole(entry->key); });
  };
  auto begin = entries.begin();
  if (selector.from) begin = first(*selector.from, begin);
  if (selector.after) {
    begin = first(*selector.after, begin);
    if (begin != entries.end()) ++begin;
  }
  auto end = entries.end();
  if (selector.before) {
    end = first(*selector.before, begin);
    if (end == entries.end()) begin = end;
  }
  entries = std::vector<const Entry*>(begin, end);
  std::erase_if(entries, [](const Entry* entry) { return entry->is_part; });
}

// Leaves only the rows that are under none of the others.
void AmountFinder::KeepTopmost(std::vector<const Entry*>& entries) {
  const std::vector<const Entry*> all = entries;
  std::erase_if(entries, [&](const Entry* entry) {
    return std::ranges::any_of(all, [&](const Entry* other) {
      return other->row->code.size() < entry->row->code.size() &&
             entry->row->code.starts_with(other->row->code);
    });
  });
}

std::vector<RowPlace> AmountFinder::Rows(std::string_view form, const RowSelector& selector,
                                         const RowPlace* each) const {
  std::vector<const Entry*> entries = Entries(form, selector.side);
  KeepBounded(selector, entries);
  std::erase_if(entries, [&](const Entry* entry) { return !Matches(*entry, selector, each); });
  if (selector.kind == RowSelector::Kind::kChildren) KeepTopmost(entries);
  std::vector<RowPlace> places;
  for (const Entry* entry : entries) places.push_back(entry->place);
  return places;
}

std::optional<AmountPlace> AmountFinder::Amount(const RowPlace& place,
                                                std::string_view measure) const {
  const auto& values = At(place).values;
  for (std::size_t value = 0; value < values.size(); ++value) {
    if (values[value].first == measure)
      return AmountPlace{place.table, place.row, static_cast<int>(value)};
  }
  return std::nullopt;
}

std::vector<AmountPlace> FindAmounts(const AmountFinder& finder, const AmountName& name) {
  std::vector<AmountPlace> places;
  for (const RowPlace& row : finder.Rows(name.form, name.rows, nullptr)) {
    if (const std::optional<AmountPlace> place = finder.Amount(row, name.measure)) {
      places.push_back(*place);
      if (!name.sum) break;
    }
  }
  return places;
}

}  // namespace juesuan
