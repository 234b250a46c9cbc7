// Tested by tests/codes_of_rows_test.cc.
#include "schema/codes_of_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace juesuan {
namespace {

void Describe(const CodeEntry& entry, Row& row) {
  row.standard_name = entry.name;
  row.level = entry.level;
}

}  // namespace

bool IsDigits(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

CodeAndName SplitCode(const std::string& label) {
  static const Pattern kCodeFirst(
      R"(^[\[【（(]?([0-9]{3}(?:[0-9]{2}){0,2})[\]】）)]?[-－—_:：\s]*([^0-9.,，%\s].*)$)");
  std::vector<std::string> found = kCodeFirst.Find(label);
  if (found.empty()) return {};
  return {found[1], found[2]};
}

CodeReading RowCodes::JoinDigits(const std::vector<std::string>& digits) const {
  CodeReading reading;
  std::string code;
  for (std::size_t column = 0; column < digits.size(); ++column) {
    const std::string& part = digits[column];
    if (part.empty()) {
      // 类 of three digits, then two a level: what a blank column leaves out stands above.
      const std::size_t length = column == 0 ? 3 : 2;
      const bool more_follows =
          std::any_of(digits.begin() + static_cast<std::ptrdiff_t>(column), digits.end(),
                      [](const std::string& later) { return !later.empty(); });
      if (!more_follows || last_code_.size() < code.size() + length) break;
      const std::string above = last_code_.substr(code.size(), length);
      code += above;
      if (reading.text.empty()) {
        reading.inherited = code.size();
      } else {
        reading.text += above;
      }
    } else if (part.size() > 2 && part.size() > code.size()) {
      code = reading.text = part;  // each column prints the whole code so far
      reading.inherited = 0;
    } else {
      code += part;
      reading.text += part;
    }
  }
  if (IsDigits(code)) reading.code = code;
  return reading;
}

void RowCodes::TakeCodeFromLabel(Row& row) const {
  const CodeAndName split = SplitCode(row.label);
  if (split.code.empty() || !LevelOf(classification_, split.code)) return;
  row.code = split.code;
  row.name = WithoutEnumerator(split.name);
}

void RowCodes::SetCode(std::string code, Row& row) const {
  row.code = std::move(code);
  row.level = LevelOf(classification_, row.code);
  row.standard_name.clear();
  const CodeEntry* entry = CodeBook::Shipped().Find(classification_, row.code, year_);
  if (entry) Describe(*entry, row);
}

void RowCodes::CorrectRecognized(const std::vector<std::pair<Row*, CodeReading>>& rows,
                                 Diagnostics& diagnostics) const {
  std::vector<CodeReading> readings;
  std::vector<Row*> read;
  for (const auto& [row, reading] : rows) {
    if (reading.is_recognized && origin_ == CodeOrigin::kClassName) CorrectClass(*row, diagnostics);
    if (reading.text.empty()) continue;
    read.push_back(row);
    readings.push_back(reading);
  }
  const std::vector<std::string> codes = RepairedCodes(readings, classification_, year_);
  for (std::size_t index = 0; index < read.size(); ++index) {
    if (readings[index].is_recognized)
      Correct(readings[index], codes[index], *read[index], diagnostics);
  }
  CorrectTotal(rows, diagnostics);
}

// Where classes are known by their names alone, a name that is none may be one misread.
void RowCodes::CorrectClass(Row& row, Diagnostics& diagnostics) const {
  const CodeEntry* entry =
      row.code.empty() ? NearestClass(classification_, row.name, year_) : nullptr;
  if (!entry) return;
  diagnostics.push_back({Severity::kNote, "name.corrected", row.page,
                         fmt::format("“{}” was read as the name of a class; it must be “{}”",
                                     row.name, entry->name)});
  row.name = entry->name;
  row.code_source = CodeSource::kName;
  SetCode(std::string(entry->code), row);
}

// 合计 is the one row without a code that tables of codes have.
void RowCodes::CorrectTotal(const std::vector<std::pair<Row*, CodeReading>>& rows,
                            Diagnostics& diagnostics) const {
  constexpr char kTotal[] = "合计";
  if (origin_ != CodeOrigin::kPrinted) return;
  const auto is_total = [&](const auto& row) { return row.first->name == kTotal; };
  const auto may_be_total = [](const auto& row) {
    return row.second.is_recognized && row.second.text.empty() && MayBeTotal(row.first->name);
  };
  if (std::ranges::any_of(rows, is_total) || std::ranges::count_if(rows, may_be_total) != 1) return;
  Row& row = *std::ranges::find_if(rows, may_be_total)->first;
  diagnostics.push_back(
      {Severity::kNote, "name.corrected", row.page,
       fmt::format("“{}” was read as the name of a row without a code; it must be “{}”", row.name,
                   kTotal)});
  row.name = kTotal;
}

// Takes a code for what was read, then the name by it.
void RowCodes::Correct(const CodeReading& reading, const std::string& code, Row& row,
                       Diagnostics& diagnostics) const {
  if (code.empty()) {
    diagnostics.push_back({Severity::kWarning, "code.illegible", row.page,
                           fmt::format("“{}” was read where the code of “{}” stands; it is none",
                                       reading.text, row.name)});
    return;
  }
  if (code != row.code) {
    diagnostics.push_back({Severity::kNote, "code.corrected", row.page,
                           fmt::format("“{}” was read as the code of “{}”; it must be {}",
                                       reading.text, row.name, code)});
    row.code_source = CodeSource::kPrinted;
    SetCode(code, row);
  }
  std::string name = CorrectedName(row, year_, reading.confidence);
  if (name != row.name) {
    diagnostics.push_back({Severity::kNote, "name.corrected", row.page,
                           fmt::format("“{}” was read as the name of {}; it must be “{}”", row.name,
                                       row.code, name)});
    row.name = std::move(name);
  }
}

CodeReading RowCodes::Assign(const std::vector<std::string>& digits, Row& row) {
  row.name = WithoutEnumerator(row.label);
  const CodeBook& book = CodeBook::Shipped();
  if (origin_ == CodeOrigin::kClassName) {
    const std::vector<const CodeEntry*> found =
        book.ByName(classification_, row.name, year_, CodeLevel::kClass, "");
    if (found.empty()) return {};
    row.code = found.front()->code;
    row.code_source = CodeSource::kName;
    Describe(*found.front(), row);
    return {};
  }
  if (origin_ == CodeOrigin::kNone) return {};
  CodeReading reading = JoinDigits(digits);
  row.code = reading.code;
  if (reading.text.empty()) {
    TakeCodeFromLabel(row);
    reading.text = reading.code = row.code;
  }
  reading.name = row.name;
  if (row.code.empty()) return reading;
  row.code_source = CodeSource::kPrinted;
  last_code_ = row.code;
  SetCode(std::move(row.code), row);
  return reading;
}

void RowCodes::Check(const Row& row, Diagnostics& diagnostics) const {
  if (row.code_source != CodeSource::kPrinted) return;
  if (row.standard_name.empty()) {
    diagnostics.push_back(
        {Severity::kNote, "code.unknown", row.page,
         fmt::format("{} {}: no edition of the classification we know has this code", row.code,
                     row.name)});
  } else if (!row.name.empty() &&
             !CodeBook::Shipped().IsNameOf(classification_, row.code, row.name)) {
    diagnostics.push_back({Severity::kNote, "code.name-mismatch", row.page,
                           fmt::format("{} is printed as “{}”, the classification has “{}”",
                                       row.code, row.name, row.standard_name)});
  }
}

namespace {

constexpr Classification kPrintedClassifications[] = {Classification::kFunctional,
                                                      Classification::kDepartmentEconomic,
                                                      Classification::kGovernmentEconomic};

Row CodedRow(const CodeEntry& entry, std::string name, const std::string& label) {
  Row row;
  row.classification = entry.classification;
  row.code = entry.code;
  row.code_source = CodeSource::kPrinted;
  row.name = std::move(name);
  row.label = label;
  Describe(entry, row);
  return row;
}

// A code and a name that belong together in one of the classifications; a recognised name may also
// nearly be the code's, if it is no other's.
std::optional<Row> RecogniseCode(const std::string& code, const std::string& label, Origin origin,
                                 int year) {
  const CodeBook& book = CodeBook::Shipped();
  const std::string name = WithoutEnumerator(label);
  std::optional<Row> near;
  for (const Classification classification : kPrintedClassifications) {
    const CodeEntry* entry = book.Find(classification, code, year);
    if (!entry) continue;
    Row row = CodedRow(*entry, name, label);
    if (book.IsNameOf(classification, code, name)) return row;
    if (origin != Origin::kOcr || near) continue;
    row.name = CorrectedName(row, year, {});
    if (row.name == entry->name) near = std::move(row);
  }
  return near;
}

// The codes that digits in a column of 款 or 项 may stand for, under the last code above them.
std::vector<std::string> UnderCode(const std::string& last_code, const std::string& digits) {
  std::vector<std::string> codes{digits};
  for (const std::size_t parent : {5U, 3U}) {
    if (digits.size() == 2 && last_code.size() >= parent)
      codes.push_back(last_code.substr(0, parent) + digits);
  }
  return codes;
}

// The row's first code with its name: in one cell, in two, or as 类 款 项 in cells of their own.
std::optional<Row> RecogniseRow(const std::vector<const Cell*>& cells, const std::string& last_code,
                                int year) {
  for (std::size_t first = 0; first < cells.size(); ++first) {
    const CodeAndName joined = SplitCode(cells[first]->reading.text);
    if (!joined.code.empty()) {
      const Origin origin = cells[first]->reading.origin;
      if (std::optional<Row> row = RecogniseCode(joined.code, joined.name, origin, year))
        return row;
    }
    std::string digits;
    std::size_t next = first;
    while (next + 1 < cells.size() && IsDigits(cells[next]->reading.text)) {
      const std::string& part = cells[next++]->reading.text;
      digits = part.size() > digits.size() && part.size() > 2 ? part : digits + part;
      for (const std::string& code : UnderCode(last_code, digits)) {
        const Reading& name = cells[next]->reading;
        if (std::optional<Row> row = RecogniseCode(code, name.text, name.origin, year)) return row;
      }
    }
  }
  return std::nullopt;
}

}  // namespace

std::vector<Row> FindCodedRows(const GridView& view, std::optional<int> fiscal_year) {
  std::vector<Row> rows;
  std::string last_code;
  for (int index = 0; index < view.rows(); ++index) {
    std::vector<const Cell*> cells = view.Row(index);
    std::erase_if(
        cells, [&](const Cell* cell) { return cell->row != index || cell->reading.text.empty(); });
    std::optional<Row> row = RecogniseRow(cells, last_code, fiscal_year.value_or(0));
    if (!row) continue;
    last_code = row->code;
    row->page = cells.front()->page;
    row->box = cells.front()->box;
    for (const Cell* cell : cells) row->box = Union(row->box, cell->box);
    rows.push_back(std::move(*row));
  }
  return rows;
}

}  // namespace juesuan
