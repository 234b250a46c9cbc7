// A report from its JSON: the other way round than json.cc, in the same order.
#include <algorithm>
#include <array>

#include "schema/names.h"
#include "schema/report_fields.h"
#include "schema/schema.h"

namespace juesuan {
namespace {

Box ReadBox(const Field& field) {
  std::array<double, 4> edges{};
  std::size_t count = 0;
  field.ForEach([&](const Field& edge) {
    if (count == edges.size()) field.Fail("must be four numbers");
    edges[count++] = edge.As<double>();
  });
  if (count != edges.size()) field.Fail("must be four numbers");
  return {edges[0], edges[1], edges[2], edges[3]};
}

Grid ReadGrid(const Field& owner) {
  Grid grid;
  for (const Field& page : owner["pages"].Items()) grid.pages.push_back(page.As<int>());
  grid.rows = owner["grid"]["rows"].As<int>();
  grid.columns = owner["grid"]["cols"].As<int>();
  for (const Field& field : owner["grid"]["cells"].Items()) {
    Cell& cell = grid.cells.emplace_back();
    cell.row = field["r"].As<int>();
    cell.column = field["c"].As<int>();
    cell.row_span = field["rs"].As<int>();
    cell.column_span = field["cs"].As<int>();
    cell.reading.text = field["text"].Text();
    if (const std::optional<Field> raw = field.Find("raw")) cell.reading.raw = raw->Text();
    if (const std::optional<Field> confidence = field.Find("confidence")) {
      cell.reading.origin = Origin::kOcr;
      cell.reading.confidence = confidence->As<double>();
    }
    cell.page = field["page"].As<int>();
    cell.box = ReadBox(field["bbox"]);
  }
  return grid;
}

void ReadSource(const Field& field, Report& report) {
  report.source.file = field["file"].Text();
  report.source.sha256 = field["sha256"].Text();
  report.source.bytes = field["bytes"].As<std::uint64_t>();
  report.source.page_count = field["page_count"].As<int>();
  for (const Field& item : field["pages"].Items()) {
    PageInfo& page = report.pages.emplace_back();
    page.number = item["page"].As<int>();
    page.width = item["width"].As<double>();
    page.height = item["height"].As<double>();
    page.rotation = item["rotation"].As<int>();
    using enum PageOrigin;
    page.origin = item["origin"].OneOf({kText, kOcr, kMixed, kBlank, kFailed});
  }
}

Meta ReadMeta(const Field& field) {
  Meta meta;
  meta.title = field["title"].OptionalText();
  using enum ReportKind;
  meta.kind = field["kind"].OneOf({kFinalAccounts, kBudget, kOther});
  meta.department = field["department"].OptionalText();
  meta.scope = field["scope"].OptionalOneOf({Scope::kDepartment, Scope::kUnit});
  meta.fiscal_year = field["fiscal_year"].OptionalInteger();
  if (const Field region = field["region"]; !region.IsNull())
    meta.region = Region{region["code"].Text(), region["name"].Text(), region["path"].Texts()};
  meta.published = field["published"].OptionalText();
  return meta;
}

// The level's word and the code tell which classification it is of: only economic codes have items
// of five digits.
void ReadLevel(const Field& field, Row& row) {
  const std::string level = field.OptionalText();
  constexpr std::size_t kEconomicItemDigits = 5;
  if (level == "item" && row.code.size() == kEconomicItemDigits) {
    row.classification = Classification::kDepartmentEconomic;
    row.level = CodeLevel::kSection;
    return;
  }
  for (const CodeLevel one : {CodeLevel::kClass, CodeLevel::kSection, CodeLevel::kItem}) {
    row.level = one;
    if (LevelName(row) == level) return;
  }
  row.level.reset();
  if (!level.empty()) field.Fail("is no level");
}

void ReadNames(const Field& field, Row& row) {
  row.page = field["page"].As<int>();
  row.code = field["code"].OptionalText();
  using enum CodeSource;
  row.code_source = field["code_source"].OptionalOneOf({kPrinted, kName, kPath});
  row.name = field["name"].Text();
  row.label = field["label"].Text();
  row.standard_name = field["standard_name"].OptionalText();
  ReadLevel(field["level"], row);
}

Value ReadValue(const Field& field) {
  Value value;
  value.amount = field["value"].Amount();
  value.text = field["text"].Text();
  value.page = field["page"].As<int>();
  value.box = ReadBox(field["bbox"]);
  value.origin = field["origin"].OneOf({Origin::kText, Origin::kOcr});
  value.confidence = field["confidence"].As<double>();
  using enum ValueStatus;
  value.status = field["status"].OneOf(
      {kVerified, kRepaired, kConflict, kSourceConflict, kUnverified, kIllegible});
  value.checks = field["checks"].Texts();
  return value;
}

Row ReadRow(const Field& field) {
  Row row;
  ReadNames(field, row);
  row.box = ReadBox(field["bbox"]);
  row.side = field["side"].OptionalOneOf({Side::kRevenue, Side::kExpenditure});
  row.line = field["line"].OptionalInteger();
  for (const auto& [measure, value] : field["values"].Members())
    row.values.emplace_back(measure, ReadValue(value));
  return row;
}

// The yuan in one unit, a power of ten, as that power.
int ReadUnitPower(const Field& scale) {
  if (scale.IsNull()) return 0;
  int power = 0;
  std::int64_t rest = scale.As<std::int64_t>();
  for (; rest >= 10 && rest % 10 == 0; rest /= 10) ++power;
  if (rest != 1) scale.Fail("must be a power of ten");
  return power;
}

Table ReadTable(const Field& field) {
  Table table;
  table.form = field["form"].Text();
  table.form_number = field["form_number"].OptionalText();
  table.title = field["title"].Text();
  table.department = field["department"].OptionalText();
  table.fiscal_year = field["fiscal_year"].OptionalInteger();
  table.unit = field["unit"].OptionalText();
  table.unit_power = ReadUnitPower(field["unit_scale"]);
  table.empty = field["empty"].Bool();
  table.empty_reason = field["empty_reason"].OptionalText();
  table.notes = field["notes"].Texts();
  for (const Field& column : field["columns"].Items()) {
    table.columns.push_back(
        {column["measure"].Text(), column["label"].Text(), column["number"].OptionalText()});
  }
  for (const Field& row : field["rows"].Items()) table.rows.push_back(ReadRow(row));
  table.grid = ReadGrid(field);
  return table;
}

OtherTable ReadOtherTable(const Field& field) {
  OtherTable table;
  table.title = field["title"].OptionalText();
  table.unit = field["unit"].OptionalText();
  if (const std::optional<Field> caption = field.Find("caption")) table.caption = caption->Texts();
  if (const std::optional<Field> notes = field.Find("notes")) table.notes = notes->Texts();
  for (const Field& row : field["coded_rows"].Items())
    ReadNames(row, table.coded_rows.emplace_back());
  table.grid = ReadGrid(field);
  return table;
}

NamedTexts ReadNamedTexts(const Field& field) {
  NamedTexts texts;
  for (const auto& [key, text] : field.Members()) texts.emplace_back(key, text.Text());
  return texts;
}

void ReadMoney(const Field& field, Evaluation& evaluation) {
  for (const auto& [key, funds] : field["budget"].Members()) {
    evaluation.budget.push_back({key, funds["initial"].Amount(), funds["adjusted"].Amount(),
                                 funds["executed"].Amount(), funds["weight"].Amount(),
                                 funds["rate"].OptionalText(), funds["score"].OptionalText()});
  }
  for (const Field& row : field["rows"].Items()) {
    evaluation.rows.push_back({row["project"].Text(), row["adjusted"].Amount(),
                               row["executed"].Amount(), row["score"].Amount(),
                               ReadNamedTexts(row["rates"]), ReadNamedTexts(row["others"])});
  }
}

Evaluation ReadEvaluationBlock(const Field& field) {
  Evaluation evaluation;
  using enum EvaluationKind;
  evaluation.kind = field["kind"].OneOf({kProject, kDepartment, kSummary});
  evaluation.title = field["title"].OptionalText();
  evaluation.project = field["project"].OptionalText();
  evaluation.department = field["department"].OptionalText();
  evaluation.unit = field["unit"].OptionalText();
  evaluation.score = field["score"].Amount();
  evaluation.grade = field["grade"].OptionalText();
  evaluation.goal = field["goal"].OptionalText();
  evaluation.done = field["done"].OptionalText();
  for (const Field& task : field["tasks"].Items()) {
    evaluation.tasks.push_back({task["name"].Text(), task["content"].Text(), task["done"].Text()});
  }
  for (const Field& remark : field["analysis"].Items())
    evaluation.analysis.emplace_back(remark["label"].Text(), remark["text"].Text());
  for (const Field& indicator : field["indicators"].Items())
    evaluation.indicators.push_back(ReadNamedTexts(indicator));
  ReadMoney(field, evaluation);
  if (const std::optional<Field> repaired = field.Find("repaired"))
    evaluation.repaired = ReadNamedTexts(*repaired);
  evaluation.grid = ReadGrid(field);
  return evaluation;
}

NarrativeFact ReadFact(const Field& field) {
  NarrativeFact fact;
  fact.key = field["key"].Text();
  fact.value = field["value"].Amount().value_or(Decimal());
  fact.unit = field["unit"].Text();
  fact.text = field["text"].Text();
  fact.page = field["page"].As<int>();
  if (const Field agrees = field["agrees"]; !agrees.IsNull()) fact.agrees = agrees.Bool();
  fact.check = field["check"].OptionalText();
  if (const std::optional<Field> confidence = field.Find("confidence"))
    fact.confidence = confidence->As<double>();
  return fact;
}

Section ReadSection(const Field& field) {
  Section section;
  section.number = field["number"].OptionalText();
  section.heading = field["heading"].Text();
  section.part = field["part"].OptionalText();
  section.page = field["page"].As<int>();
  for (std::string& text : field["paragraphs"].Texts())
    section.paragraphs.push_back({std::move(text), {{0, section.page}}});
  for (const Field& fact : field["facts"].Items()) section.facts.push_back(ReadFact(fact));
  if (const std::optional<Field> numbers = field.Find("numbers")) {
    for (const Field& number : numbers->Items()) {
      section.numbers.push_back({number["paragraph"].As<std::size_t>(), number["page"].As<int>(),
                                 number["text"].Text(), number["confidence"].As<double>()});
    }
  }
  return section;
}

// Places must be there, or whoever follows them would be lost.
std::vector<AmountPlace> ReadPlaces(const Field& field, const Report& report) {
  std::vector<AmountPlace> places;
  for (const Field& item : field.Items()) {
    AmountPlace place{item["table"].As<int>(), item["row"].As<int>(), 0};
    if (place.table < 0 || place.table >= std::ssize(report.tables))
      item.Fail("there is no such table");
    const Table& table = report.tables[static_cast<std::size_t>(place.table)];
    if (place.row < 0 || place.row >= std::ssize(table.rows)) item.Fail("there is no such row");
    const auto& values = table.rows[static_cast<std::size_t>(place.row)].values;
    const std::string measure = item["measure"].Text();
    const auto value = std::ranges::find_if(
        values, [&measure](const auto& entry) { return entry.first == measure; });
    if (value == values.end()) item.Fail("there is no such measure");
    place.value = static_cast<int>(value - values.begin());
    places.push_back(place);
  }
  return places;
}

Check ReadCheck(const Field& field, const Report& report) {
  Check check;
  check.id = field["id"].Text();
  check.forms = field["forms"].Texts();
  check.subject = field["subject"].OptionalText();
  check.left = field["left"].Amount();
  check.right = field["right"].Amount();
  check.residual = field["residual"].Amount();
  check.bound = field["bound"].Amount();
  using enum Verdict;
  check.verdict =
      field["status"].OneOf({kExact, kRounding, kTailAdjusted, kViolation, kNotApplicable});
  check.relation = field["relation"].OptionalOneOf({Relation::kEqual, Relation::kAtMost});
  check.unit = field["unit"].OptionalText();
  check.left_places = ReadPlaces(field["left_values"], report);
  check.right_places = ReadPlaces(field["right_values"], report);
  return check;
}

Diagnostic ReadIssue(const Field& field) {
  using enum Severity;
  return {field["severity"].OneOf({kNote, kWarning, kError}), field["code"].Text(),
          field["page"].OptionalInteger().value_or(0), field["message"].Text()};
}

}  // namespace

Report FromJson(std::string_view json, Evidence evidence) {
  constexpr std::string_view kEvidence[] = {"cells", "left_values", "right_values"};
  const std::span<const std::string_view> all = kEvidence;
  const JsonDocument document = ParseJson(json, evidence == Evidence::kRead ? all.first(0) : all);
  const Field field(document);
  if (const Field version = field["schema_version"]; version.Text() != "1.0")
    version.Fail(fmt::format("`{}` is not the version this program reads, 1.0", version.Text()));
  Report report;
  ReadSource(field["source"], report);
  report.meta = ReadMeta(field["report"]);
  for (const Field& table : field["tables"].Items()) report.tables.push_back(ReadTable(table));
  for (const Field& table : field["other_tables"].Items())
    report.other_tables.push_back(ReadOtherTable(table));
  for (const Field& evaluation : field["evaluations"].Items())
    report.evaluations.push_back(ReadEvaluationBlock(evaluation));
  for (const Field& section : field["sections"].Items())
    report.sections.push_back(ReadSection(section));
  for (const Field& check : field["checks"].Items())
    report.checks.push_back(ReadCheck(check, report));
  for (const Field& issue : field["issues"].Items()) report.issues.push_back(ReadIssue(issue));
  return report;
}

}  // namespace juesuan
