// The report: what juesuan says of one document. The shape is docs/output.md's, key for key.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "layout/layout.h"
#include "normalize/normalize.h"

namespace juesuan {

enum class ReportKind { kFinalAccounts, kBudget, kOther };
enum class Scope { kDepartment, kUnit };
enum class Side { kRevenue, kExpenditure };
enum class CodeSource { kPrinted, kName, kPath };
enum class ValueStatus {
  kVerified,
  kRepaired,
  kConflict,
  kSourceConflict,
  kUnverified,
  kIllegible
};

struct Value {
  std::optional<Decimal> amount;  // in the table's unit; nullopt: blank or a dash
  std::string text;               // as printed
  int page = 0;
  Box box;
  Origin origin = Origin::kText;
  double confidence = 1;
  ValueStatus status = ValueStatus::kUnverified;
  std::vector<std::string> checks;   // identities it stands in
  std::vector<OtherReading> others;  // of a recognised one; not in the JSON
};

struct Row {
  int page = 0;
  Box box;
  std::optional<Side> side;
  std::optional<int> line;  // 行次
  std::string code;         // empty: none
  std::optional<CodeSource> code_source;
  std::string name;           // normalised, without its enumerator
  std::string label;          // as printed
  std::string standard_name;  // empty: none known
  std::optional<CodeLevel> level;
  Classification classification = Classification::kFunctional;  // what `code` is a code of
  std::vector<std::pair<std::string, Value>> values;            // by measure, in column order
};

struct Column {
  std::string measure;
  std::string label;   // its header cells, top to bottom
  std::string number;  // 栏次; empty: none printed
};

struct Table {
  std::string form;
  std::string form_number;  // "公开01表"; empty: none printed
  std::string title;
  std::string department;  // empty: not printed
  std::optional<int> fiscal_year;
  std::string unit;    // "万元"; empty: not printed
  int unit_power = 0;  // yuan in one unit = 10^unit_power
  bool empty = false;
  std::string empty_reason;  // the 说明 sentence; empty: none
  std::vector<std::string> notes;
  std::vector<Column> columns;
  std::vector<Row> rows;
  Grid grid;
};

struct OtherTable {
  std::string title;                 // empty: none
  std::vector<std::string> caption;  // its other lines above the table
  std::vector<std::string> notes;    // below it
  std::string unit;                  // empty: not printed
  std::vector<Row> coded_rows;       // the rows whose classification code was recognised; no values
  Grid grid;
};

enum class EvaluationKind { kProject, kDepartment, kSummary };

// One line of an evaluation's money: 年初预算数 全年预算数 全年执行数 分值 执行率 得分.
struct EvaluationBudget {
  std::string key;  // total fiscal special own carry_over other
  std::optional<Decimal> initial, adjusted, executed, weight;
  std::string rate, score;  // as printed: "52.87%", "-"
};

using NamedTexts =
    std::vector<std::pair<std::string, std::string>>;  // key → text, in printed order

struct EvaluationSummaryRow {
  std::string project;
  std::optional<Decimal> adjusted, executed, score;
  NamedTexts rates;   // header text → as printed
  NamedTexts others;  // every further column, header text → as printed
};

struct Evaluation {
  EvaluationKind kind = EvaluationKind::kProject;
  std::string title, project, department, unit;  // empty: not printed
  std::optional<Decimal> score;
  std::string grade;
  std::vector<EvaluationBudget> budget;
  std::string goal, done;
  struct Task {
    std::string name, content, done;
  };
  std::vector<Task> tasks;
  std::vector<std::pair<std::string, std::string>> analysis;  // label, text
  // level1 level2 level3 target actual weight score deviation reason, then keys of further columns
  std::vector<NamedTexts> indicators;
  std::vector<EvaluationSummaryRow> rows;
  NamedTexts
      repaired;  // what was read of figures that were corrected: "fiscal.adjusted" → "190.54"
  Grid grid;
};

struct Paragraph {
  std::string text;
  std::vector<std::pair<std::size_t, int>> pages;  // from this byte of the text on, this page
};

// A figure that the text tells. docs/output.md lists the keys.
struct NarrativeFact {
  std::string key;   // "general_budget.2010301.initial"
  Decimal value;     // in `unit`; below zero where the words say 减少 or 下降
  std::string unit;  // "万元", "%", "辆"
  std::string text;  // the words it was read from, as printed
  int page = 0;
  std::optional<bool> agrees;  // with the tables and the figures beside it; nullopt: nothing to ask
  std::string check;           // the identity by which it was compared; empty: none
  std::optional<double> confidence{};  // of its least sure number; nullopt: it was not recognised
};

// A number of the text that was recognised.
struct TextNumber {
  std::size_t paragraph = 0;  // index into Section::paragraphs
  int page = 0;
  std::string text;
  double confidence = 1;  // 0 to 1
};

struct Section {
  std::string number;  // "一"
  std::string heading;
  std::string part;        // "第三部分"; empty: before any part
  std::string part_title;  // "2023年度部门决算情况说明"
  int page = 0;
  std::vector<Paragraph> paragraphs;
  std::vector<NarrativeFact> facts;
  std::vector<TextNumber> numbers;  // in their order; of what was recognised alone
};

// One value of a report, by its place in it.
struct AmountPlace {
  int table = 0, row = 0, value = 0;  // indexes into Report::tables, Table::rows, Row::values

  auto operator<=>(const AmountPlace&) const = default;
};

enum class Verdict {
  kExact,         // nothing is left over
  kRounding,      // no more than rounding explains
  kTailAdjusted,  // one step more: tails balanced by hand
  kViolation,
  kNotApplicable,  // the document has not what it takes
};

enum class Relation { kEqual, kAtMost };

// An identity tried on the report.
struct Check {
  std::string id;  // "01-a"
  std::vector<std::string> forms;
  std::string subject;                           // what it is tried on: "本年收入合计"
  std::optional<Relation> relation;              // of left to right; nullopt: not between amounts
  std::string unit;                              // of the four amounts; empty: none is known
  std::optional<Decimal> left, right, residual;  // residual: left - right
  std::optional<Decimal> bound;                  // the greatest residual that is rounding
  Verdict verdict = Verdict::kNotApplicable;
  std::vector<AmountPlace> left_places, right_places;
};

struct Meta {
  std::string title, department;
  ReportKind kind = ReportKind::kOther;
  std::optional<Scope> scope;
  std::optional<int> fiscal_year;
  std::optional<Region> region;
  std::string published;  // "2024-09" or "2024-09-20"; empty: not said
};

struct Report {
  Source source;
  std::vector<PageInfo> pages;
  Meta meta;
  std::vector<Table> tables;
  std::vector<OtherTable> other_tables;
  std::vector<Evaluation> evaluations;
  std::vector<Section> sections;
  std::vector<Check> checks;
  Diagnostics issues;
};

const Value& At(const Report& report, const AmountPlace& place);
Value& At(Report& report, const AmountPlace& place);

}  // namespace juesuan
