// The stage's entry: every grid of the layout becomes a table of a form, an evaluation, or another
// table.
#include "schema/schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "schema/bind.h"
#include "schema/caption.h"
#include "schema/check_evaluations.h"
#include "schema/codes_of_rows.h"
#include "schema/evaluation.h"
#include "schema/form.h"
#include "schema/grid_view.h"
#include "schema/meta.h"
#include "schema/narrative.h"
#include "schema/repair_evaluations.h"
#include "schema/sections.h"
#include "schema/table.h"

namespace juesuan {
namespace {

void CleanTexts(Layout& layout) {
  for (Line& line : layout.lines) line.text = CleanText(line.text);
  for (Grid& grid : layout.grids) {
    for (Cell& cell : grid.cells) {
      cell.reading.text = CleanText(cell.reading.text);
      for (OtherReading& other : cell.reading.others) other.text = CleanText(other.text);
    }
  }
}

TitleRule RuleFor(ReportKind kind) {
  return kind == ReportKind::kFinalAccounts ? TitleRule::kMayBeMissing : TitleRule::kRequired;
}

// The index of the first line of the title, which may be broken over several; that of the end where
// no line is of it.
std::size_t TitleLine(const Caption& caption, const std::string& title) {
  const auto is_title = [&](const std::string& line) {
    return !title.empty() && title.find(line) != std::string::npos;
  };
  return static_cast<std::size_t>(std::ranges::find_if(caption.lines, is_title) -
                                  caption.lines.begin());
}

// All that MarkCaption keeps from the text, but for the title.
std::vector<std::string> LinesBesideTitle(const Caption& caption, const std::string& title) {
  std::vector<std::string> lines(
      caption.lines.begin() + static_cast<std::ptrdiff_t>(TitleLine(caption, title)),
      caption.lines.end());
  std::erase(lines, title);
  return lines;
}

OtherTable MakeOtherTable(const GridView& view, const Caption& caption,
                          std::optional<int> fiscal_year) {
  OtherTable other;
  other.title = FindTitle(caption.lines);
  other.caption = LinesBesideTitle(caption, other.title);
  other.notes = caption.notes;
  if (const std::optional<Unit> unit = FindTableUnit(caption.lines)) other.unit = unit->name;
  other.coded_rows = FindCodedRows(view, fiscal_year);
  other.grid = view.grid();
  return other;
}

// What keeps a table from being the form whose title it has: a head that was misread, mostly, such
// as one of 年初 and 年末 where it may as well be the other.
std::string MissingHeads(const std::vector<BindingAttempt>& attempts) {
  const auto count = [](const BindingAttempt& attempt) { return attempt.missing_columns.size(); };
  const auto nearest = std::ranges::min_element(attempts, {}, count);
  if (nearest == attempts.end()) return "";
  return fmt::format("; it has the title of {}, but no head for {}", nearest->form,
                     fmt::join(nearest->missing_columns, ", "));
}

// What was recognised less surely than this is in doubt: 19 of 20 right ones are read with 0.98 or
// more.
constexpr double kDoubt = 0.9;

// No identity stands behind what was recognised in a table that is none of the forms.
void SayUnchecked(const OtherTable& table, const std::vector<BindingAttempt>& attempts,
                  Diagnostics& issues) {
  int numbers = 0, doubtful = 0;
  for (const Cell& cell : table.grid.cells) {
    const bool is_number = cell.reading.origin == Origin::kOcr && ParseAmount(cell.reading.text);
    numbers += is_number ? 1 : 0;
    doubtful += is_number && cell.reading.confidence < kDoubt ? 1 : 0;
  }
  if (numbers == 0) return;
  const std::string title = table.title.empty() ? "an untitled table" : "“" + table.title + "”";
  issues.push_back(
      {Severity::kNote, "table.unchecked", table.grid.pages.front(),
       fmt::format(
           "{}: no identity checks it; of its {} recognised numbers {} were read in doubt{}", title,
           numbers, doubtful, MissingHeads(attempts))});
}

void SayTextInDoubt(const std::vector<Section>& sections, Diagnostics& issues) {
  std::size_t numbers = 0, doubtful = 0;
  int first_page = 0;
  for (const Section& section : sections) {
    numbers += section.numbers.size();
    for (const TextNumber& number : section.numbers) {
      if (number.confidence >= kDoubt) continue;
      if (++doubtful == 1) first_page = number.page;
    }
  }
  if (doubtful == 0) return;
  issues.push_back({Severity::kNote, "text.doubtful", first_page,
                    fmt::format("of the {} recognised numbers in the text {} were read in doubt, "
                                "the first on this page; `numbers` of the sections say which",
                                numbers, doubtful)});
}

// The lines of a caption from the title down, and the notes, are the table's and not the text's.
void MarkCaption(const Caption& caption, const std::string& title, std::vector<bool>& is_caption) {
  for (std::size_t index = TitleLine(caption, title); index < caption.lines.size(); ++index)
    is_caption[static_cast<std::size_t>(caption.line_indexes[index])] = true;
  for (const int line : caption.note_indexes) is_caption[static_cast<std::size_t>(line)] = true;
}

void SayWhatIsMissing(const Report& report, Diagnostics& issues) {
  if (report.meta.department.empty())
    issues.push_back(
        {Severity::kWarning, "department.missing", 0, "the document names no department"});
  if (!report.meta.fiscal_year)
    issues.push_back({Severity::kWarning, "year.missing", 0, "the document names no fiscal year"});
  if (report.meta.kind == ReportKind::kFinalAccounts && report.tables.empty()) {
    issues.push_back(
        {Severity::kWarning, "tables.none", 0,
         "final accounts, but no table of a known form was found; see `juesuan inspect`"});
  }
  for (const PageInfo& page : report.pages) {
    const auto is_told_of = [&](const Diagnostic& issue) {
      return issue.code == "image.unread" && issue.page == page.number;
    };
    if (page.origin == PageOrigin::kImage ||
        (page.origin == PageOrigin::kPicture && std::ranges::none_of(issues, is_told_of))) {
      issues.push_back({Severity::kWarning, "page.image-only", page.number,
                        "the page is an image without text; it was not read"});
    }
  }
}

}  // namespace

Report Assemble(const Source& source, Layout layout, Diagnostics diagnostics,
                const std::string& forms_folder) {
  CleanTexts(layout);
  const std::vector<FormDefinition> forms = LoadForms(forms_folder);
  const EvaluationTerms terms = LoadEvaluationTerms(forms_folder);
  const std::vector<Caption> captions = ReadCaptions(layout);
  const CoverFacts cover = ReadCover(layout, captions);
  Report report;
  report.source = source;
  report.pages = layout.pages;
  report.issues = std::move(diagnostics);
  std::vector<bool> is_caption(layout.lines.size(), false);
  for (std::size_t index = 0; index < layout.grids.size(); ++index) {
    const GridView view(layout.grids[index]);
    const Caption& caption = captions[index];
    const BindingResult result = Bind(view, caption, forms, RuleFor(cover.kind));
    if (result.binding) {
      report.tables.push_back(
          MakeTable(view, *result.binding, caption, {cover.fiscal_year}, report.issues));
      MarkCaption(caption, result.binding->title, is_caption);
    } else if (std::optional<Evaluation> evaluation = ReadEvaluation(view, caption, terms)) {
      MarkCaption(caption, evaluation->title, is_caption);
      report.evaluations.push_back(std::move(*evaluation));
    } else {
      report.other_tables.push_back(MakeOtherTable(view, caption, cover.fiscal_year));
      MarkCaption(caption, report.other_tables.back().title, is_caption);
      SayUnchecked(report.other_tables.back(), result.attempts, report.issues);
    }
  }
  report.meta = MakeMeta(cover, report.tables, captions);
  report.sections = MakeSections(layout, is_caption);
  SayTextInDoubt(report.sections, report.issues);
  SayWhatIsMissing(report, report.issues);
  RepairReadings(report);
  RepairEvaluations(report);
  CheckEvaluations(report);
  CheckReport(report);
  ReadNarrative(NarrativeWords::Shipped(), report);
  return report;
}

std::vector<GridBinding> ExplainBinding(const Layout& source, const std::string& forms_folder) {
  Layout layout = source;
  CleanTexts(layout);
  const std::vector<FormDefinition> forms = LoadForms(forms_folder);
  const EvaluationTerms terms = LoadEvaluationTerms(forms_folder);
  const std::vector<Caption> captions = ReadCaptions(layout);
  const CoverFacts cover = ReadCover(layout, captions);
  std::vector<GridBinding> bindings;
  for (std::size_t index = 0; index < layout.grids.size(); ++index) {
    const GridView view(layout.grids[index]);
    BindingResult result = Bind(view, captions[index], forms, RuleFor(cover.kind));
    GridBinding& binding = bindings.emplace_back();
    binding.caption = fmt::format("{}", fmt::join(captions[index].lines, " | "));
    binding.attempts = std::move(result.attempts);
    binding.taken_as = result.binding                                 ? result.binding->form->form
                       : ReadEvaluation(view, captions[index], terms) ? "evaluation"
                                                                      : "other";
  }
  return bindings;
}

}  // namespace juesuan
