// Columns follow Tables(), one function a table.
#include "database/rows.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "schema/names.h"

namespace juesuan {
namespace {

constexpr std::int64_t kNoId = 0;

Datum Number(std::int64_t number) { return number; }

Datum OptionalNumber(const std::optional<int>& number) {
  return number ? Number(*number) : Datum();
}

template <typename Enumeration>
Datum OptionalName(const std::optional<Enumeration>& value) {
  return value ? Datum(NameOf(*value)) : Datum();
}

Datum Yuan(const std::optional<Decimal>& amount, int power) {
  const std::optional<Decimal> yuan = amount ? amount->ScaledByPowerOfTen(power) : std::nullopt;
  return yuan ? Datum(*yuan) : Datum();
}

// Points as every output writes them: to a tenth.
Datum Points(double points) { return std::round(points * 10) / 10; }

Datum FirstPage(const Grid& grid) {
  return grid.pages.empty() ? Datum() : Number(grid.pages.front());
}

std::string Joined(const std::vector<std::string>& texts) {
  std::string joined;
  for (const std::string& text : texts) joined.append(joined.empty() ? "" : " ").append(text);
  return joined;
}

// Adds rows to a set that keeps their texts. Names of enumerators need no keeping.
class Maker {
 public:
  explicit Maker(RowSet& rows) : rows_(rows) {}

  void AddReport(const Report& report, const std::string& report_digest);
  void AddTable(const Report& report, const Table& table, std::int64_t table_no);
  void AddCheck(const Check& check, std::int64_t check_no);
  void AddSection(const Section& section, std::int64_t section_no);
  void AddEvaluation(const Evaluation& evaluation, std::int64_t evaluation_no);
  void AddIssue(const Diagnostic& issue, std::int64_t issue_no);
  void AddCode(const CodeEntry& entry);
  void AddUnofficialCode(std::string_view code);
  void AddRegion(const Region& region);

 private:
  void AddFacts(const Table& table, std::int64_t table_no);
  void AddNarrative(const NarrativeFact& fact, std::int64_t section_no, std::int64_t fact_no);
  void AddParts(const Evaluation& evaluation, std::int64_t number);

  TableRows& To(std::string_view table) { return rows_.tables[table]; }
  Datum Text(std::string_view text) { return rows_.Keep(text); }
  Datum OptionalText(std::string_view text) { return text.empty() ? Datum() : Text(text); }
  Datum Amount(const std::optional<Decimal>& amount) {
    return amount ? Text(amount->ToString()) : Datum();
  }
  Datum Named(const NamedTexts& texts, std::string_view key);

  RowSet& rows_;
};

void Maker::AddReport(const Report& report, const std::string& report_digest) {
  const Meta& meta = report.meta;
  To("reports").Add({Number(kNoId), Text(report.source.sha256), Text(report.source.file),
                     OptionalText(meta.title), NameOf(meta.kind), OptionalText(meta.department),
                     OptionalName(meta.scope), OptionalNumber(meta.fiscal_year),
                     meta.region ? Text(meta.region->code) : Datum(), OptionalText(meta.published),
                     Number(report.source.page_count),
                     Number(static_cast<std::int64_t>(report.source.bytes)), Text(report_digest),
                     Number(kSchemaVersion)});
}

void Maker::AddTable(const Report& report, const Table& table, std::int64_t table_no) {
  std::int64_t scale = 1;
  for (int power = 0; power < table.unit_power; ++power) scale *= 10;
  To("tables").Add(
      {Number(kNoId), Number(table_no), Text(table.form), OptionalText(table.form_number),
       Text(table.title),
       OptionalText(table.department.empty() ? report.meta.department : table.department),
       OptionalNumber(table.fiscal_year ? table.fiscal_year : report.meta.fiscal_year),
       OptionalText(table.unit), table.unit.empty() ? Datum() : Number(scale),
       FirstPage(table.grid), table.empty, OptionalText(table.empty_reason)});
  AddFacts(table, table_no);
}

void Maker::AddFacts(const Table& table, std::int64_t table_no) {
  TableRows& facts = To("facts");
  std::int64_t row_no = 0;
  for (const Row& row : table.rows) {
    ++row_no;
    const Datum code = OptionalText(row.code);
    const Datum name = Text(row.name);
    const Datum level = LevelName(row).empty() ? Datum() : LevelName(row);
    for (const auto& [measure, value] : row.values) {
      facts.Add({Number(kNoId),
                 Number(table_no),
                 Number(row_no),
                 Text(measure),
                 OptionalName(row.side),
                 OptionalNumber(row.line),
                 code,
                 OptionalName(row.code_source),
                 name,
                 level,
                 Amount(value.amount),
                 table.unit.empty() ? Datum() : Yuan(value.amount, table.unit_power),
                 Text(value.text),
                 Number(value.page),
                 Points(value.box.x0),
                 Points(value.box.y0),
                 Points(value.box.x1),
                 Points(value.box.y1),
                 NameOf(value.origin),
                 value.confidence,
                 NameOf(value.status),
                 OptionalText(Joined(value.checks))});
    }
  }
}

void Maker::AddCheck(const Check& check, std::int64_t check_no) {
  To("checks").Add({Number(kNoId), Number(check_no), Text(check.id), Text(Joined(check.forms)),
                    OptionalText(check.subject), OptionalName(check.relation),
                    OptionalText(check.unit), Amount(check.left), Amount(check.right),
                    Amount(check.residual), Amount(check.bound), NameOf(check.verdict)});
}

void Maker::AddSection(const Section& section, std::int64_t section_no) {
  std::string text;
  for (const Paragraph& paragraph : section.paragraphs)
    text += (text.empty() ? "" : "\n") + paragraph.text;
  To("sections")
      .Add({Number(kNoId), Number(section_no), OptionalText(section.part),
            OptionalText(section.number), Text(section.heading), Number(section.page), Text(text)});
  std::int64_t fact_no = 0;
  for (const NarrativeFact& fact : section.facts) AddNarrative(fact, section_no, ++fact_no);
}

void Maker::AddNarrative(const NarrativeFact& fact, std::int64_t section_no, std::int64_t fact_no) {
  const std::optional<Unit> unit = FindUnit(fact.unit);
  To("narrative_facts")
      .Add({Number(kNoId), Number(section_no), Number(fact_no), Text(fact.key), Amount(fact.value),
            Text(fact.unit), unit ? Yuan(fact.value, unit->power) : Datum(), Text(fact.text),
            Number(fact.page), fact.agrees ? Datum(*fact.agrees) : Datum(),
            OptionalText(fact.check), fact.confidence.value_or(1)});
}

void Maker::AddEvaluation(const Evaluation& evaluation, std::int64_t evaluation_no) {
  To("evaluations")
      .Add({Number(kNoId), Number(evaluation_no), NameOf(evaluation.kind),
            OptionalText(evaluation.title), OptionalText(evaluation.project),
            OptionalText(evaluation.department), OptionalText(evaluation.unit),
            Amount(evaluation.score), OptionalText(evaluation.grade), OptionalText(evaluation.goal),
            OptionalText(evaluation.done), FirstPage(evaluation.grid)});
  AddParts(evaluation, evaluation_no);
}

void Maker::AddParts(const Evaluation& evaluation, std::int64_t number) {
  for (const EvaluationBudget& funds : evaluation.budget) {
    To("evaluation_budgets")
        .Add({Number(kNoId), Number(number), Text(funds.key), Amount(funds.initial),
              Amount(funds.adjusted), Amount(funds.executed), Amount(funds.weight),
              OptionalText(funds.rate), OptionalText(funds.score)});
  }
  std::int64_t project_no = 0;
  for (const EvaluationSummaryRow& row : evaluation.rows) {
    To("evaluated_projects")
        .Add({Number(kNoId), Number(number), Number(++project_no), Text(row.project),
              Amount(row.adjusted), Amount(row.executed), Amount(row.score)});
  }
  std::int64_t indicator_no = 0;
  for (const NamedTexts& texts : evaluation.indicators) {
    To("indicators")
        .Add({Number(kNoId), Number(number), Number(++indicator_no), Named(texts, "level1"),
              Named(texts, "level2"), Named(texts, "level3"), Named(texts, "target"),
              Named(texts, "actual"), Named(texts, "weight"), Named(texts, "score"),
              Named(texts, "deviation"), Named(texts, "reason")});
  }
}

// The indicator's text of this key; none where its table has no such column.
Datum Maker::Named(const NamedTexts& texts, std::string_view key) {
  const auto found = std::ranges::find_if(texts, [key](const auto& t) { return t.first == key; });
  return found == texts.end() ? Datum() : Text(found->second);
}

void Maker::AddIssue(const Diagnostic& issue, std::int64_t issue_no) {
  To("issues").Add({Number(kNoId), Number(issue_no), NameOf(issue.severity), Text(issue.code),
                    issue.page == 0 ? Datum() : Number(issue.page), Text(issue.message)});
}

std::string_view ClassificationName(Classification classification) {
  switch (classification) {
    case Classification::kFunctional:
      return "functional";
    case Classification::kDepartmentEconomic:
      return "economic";
    case Classification::kGovernmentEconomic:
      return "government_economic";
    case Classification::kRevenue:
      return "revenue";
  }
  return {};
}

constexpr std::size_t kClassDigits = 3;

// "20103" of "2010301"; empty of a class.
std::string_view ParentOf(std::string_view code) {
  constexpr std::size_t kDigitsALevel = 2;
  return code.size() <= kClassDigits ? "" : code.substr(0, code.size() - kDigitsALevel);
}

std::string_view LevelOfCode(std::string_view code) {
  if (code.size() == kClassDigits) return "class";
  const bool economic = code.starts_with('3') || code.starts_with('5');
  return code.size() == kClassDigits + 2 && !economic ? "section" : "item";
}

void Maker::AddCode(const CodeEntry& entry) {
  To("codes").Add({Text(entry.code), Text(entry.name), ClassificationName(entry.classification),
                   LevelOfCode(entry.code), OptionalText(ParentOf(entry.code)), true});
}

// One that the shipped classification does not have.
void Maker::AddUnofficialCode(std::string_view code) {
  To("codes").Add({Text(code), Datum(), Datum(), Datum(), Datum(), false});
}

void Maker::AddRegion(const Region& region) {
  constexpr std::size_t kProvinceToCounty = 3;
  const std::vector<std::string>& path = region.path;
  const bool is_county = !region.code.ends_with("00");
  // Counties of a province itself, and districts of 北京 and the like, have no prefecture.
  const bool has_prefecture = path.size() == kProvinceToCounty || !is_county;
  To("regions").Add({Text(region.code), Text(region.name),
                     path.empty() ? Datum() : Text(path.front()),
                     has_prefecture && path.size() > 1 ? Text(path[1]) : Datum(),
                     is_county ? Text(region.name) : Datum()});
}

// What the report refers to, as it stands in the report.
RowSet NamedIn(const Report& report) {
  RowSet rows;
  Maker make(rows);
  std::set<std::string_view> codes;
  for (const Table& table : report.tables) {
    for (const Row& row : table.rows) {
      if (!row.code.empty() && !row.values.empty()) codes.insert(row.code);
    }
  }
  for (const std::string_view code : codes) make.AddUnofficialCode(code);
  if (report.meta.region) make.AddRegion(*report.meta.region);
  return rows;
}

}  // namespace

void TableRows::Add(std::initializer_list<Datum> row) {
  columns_ = row.size();
  data_.insert(data_.end(), row);
}

std::vector<DatumRow> TableRows::All() const {
  std::vector<DatumRow> rows;
  rows.reserve(size());
  for (std::span<const Datum> rest = data_; !rest.empty(); rest = rest.subspan(columns_))
    rows.push_back(rest.first(columns_));
  return rows;
}

void TableRows::SetFirst(const Datum& datum) {
  for (std::size_t first = 0; first < data_.size(); first += columns_) data_[first] = datum;
}

std::string_view RowSet::Keep(std::string_view text) {
  if (text.empty()) return "";  // SQLite takes a null pointer for no text
  char* const kept = static_cast<char*>(texts_->allocate(text.size(), alignof(char)));
  std::ranges::copy(text, kept);
  return {kept, text.size()};
}

ReportRows RowsOf(const Report& report, const std::string& report_digest) {
  ReportRows rows{.sha256 = report.source.sha256, .own = {}, .named = NamedIn(report)};
  Maker make(rows.own);
  make.AddReport(report, report_digest);
  std::int64_t number = 0;
  for (const Table& table : report.tables) make.AddTable(report, table, ++number);
  number = 0;
  for (const Check& check : report.checks) make.AddCheck(check, ++number);
  number = 0;
  for (const Section& section : report.sections) make.AddSection(section, ++number);
  number = 0;
  for (const Evaluation& evaluation : report.evaluations) make.AddEvaluation(evaluation, ++number);
  number = 0;
  for (const Diagnostic& issue : report.issues) make.AddIssue(issue, ++number);
  return rows;
}

void SetReportId(std::int64_t id, ReportRows& rows) {
  for (auto& [table, table_rows] : rows.own.tables) table_rows.SetFirst(id);
}

RowSet ShippedRows() {
  RowSet rows;
  Maker make(rows);
  const CodeBook& book = CodeBook::Shipped();
  std::map<std::string_view, const CodeEntry*> newest;
  for (const CodeEntry& entry : book.entries())
    newest[entry.code] = book.Find(entry.classification, entry.code, 0);
  for (const auto& [code, entry] : newest) make.AddCode(*entry);
  for (const Region& region : AllRegions()) make.AddRegion(region);
  return rows;
}

}  // namespace juesuan
