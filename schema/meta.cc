// Tested by tests/meta_test.cc.
#include "schema/meta.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <utility>

#include "schema/pattern.h"

namespace juesuan {
namespace {

// The cover is on the first page that has lines; a title is made of at most so many of them.
constexpr std::size_t kMostTitleLines = 5;
// Title lines are set larger than this share of the cover's largest line.
constexpr double kTitleSize = 0.7;

const Pattern& KindWords() {
  static const Pattern kWords("决算|预算");
  return kWords;
}

// The lines of the first page that has any, above its first table.
std::vector<const Line*> CoverLines(const Layout& layout) {
  std::vector<const Line*> lines;
  for (const Item& item : layout.flow) {
    if (item.grid >= 0) break;
    const Line& line = layout.lines[static_cast<std::size_t>(item.line)];
    if (!lines.empty() && line.page != lines.front()->page) break;
    lines.push_back(&line);
  }
  return lines;
}

// The date of publication, the contents or the first section: what follows a title on the cover.
bool EndsTitle(const std::string& key, bool kind_was_said) {
  static const Pattern kNotTitle(
      "^(目录|第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|."
      "*年[0-9一二三四五六七八九十]+月.*|.*[:：].*)$");
  static const Pattern kRestOfTitle(
      "^(（.*）|(信息)?公开.*|.*说明|.*报告|.*报表|.*表|.*草案|.*文本)$");
  return !kNotTitle.Find(key).empty() || (kind_was_said && kRestOfTitle.Find(key).empty());
}

// "长财金指〔2025〕2号": the number of a letter stands above its title.
bool IsDocumentNumber(const std::string& key) {
  static const Pattern kNumber(R"(^.{1,20}[〔\[【（(]20[0-9]{2}[〕\]】）)]第?[0-9]+号$)");
  return !kNumber.Find(key).empty();
}

// The largest lines of the cover that say together what the document is; without a cover, the
// first line of the document that does, if it names a year.
std::string FindCoverTitle(const Layout& layout) {
  std::vector<const Line*> lines = CoverLines(layout);
  std::erase_if(lines, [](const Line* line) { return IsDocumentNumber(LabelKey(line->text)); });
  double largest = 0;
  for (const Line* line : lines) largest = std::max(largest, line->size);
  std::string title;
  std::size_t used = 0;
  for (const Line* line : lines) {
    const bool large = line->size >= kTitleSize * largest;
    if (!large && title.empty()) continue;
    if (!large || used == kMostTitleLines ||
        EndsTitle(LabelKey(line->text), !KindWords().Find(title).empty()))
      break;
    title += line->text;
    ++used;
  }
  if (!KindWords().Find(title).empty() && FindTitle({title}).empty()) return CleanText(title);
  static const Pattern kTitle("(20[0-9]{2}|[○〇零一二三四五六七八九]{4})年.*(决算|预算)");
  for (const Line& line : layout.lines) {
    if (line.page > 3) break;
    if (!kTitle.Find(line.text).empty() && line.text.size() < 150) return line.text;
  }
  return {};
}

int CountWord(const Layout& layout, const std::vector<Caption>& captions, const Pattern& word) {
  int count = 0;
  for (const Line& line : layout.lines) count += word.Find(line.text).empty() ? 0 : 1;
  for (const Caption& caption : captions) {
    const std::string title = FindTitle(caption.lines);
    count += !title.empty() && !word.Find(title).empty() ? 5 : 0;
  }
  return count;
}

ReportKind FindKind(const std::string& title, const Layout& layout,
                    const std::vector<Caption>& captions) {
  static const Pattern kAccounts("决算"), kBudget("预算");
  const bool accounts = !kAccounts.Find(title).empty(), budget = !kBudget.Find(title).empty();
  if (accounts != budget) return accounts ? ReportKind::kFinalAccounts : ReportKind::kBudget;
  static const Pattern kAccountsWords(
      "(部门|单位|收入|支出|收支|年度)决算|决算(总)?表|公开[0-9]+表"),
      kBudgetWords("(部门|单位|收入|支出|收支|年度?)预算|预算(总)?表|预算[0-9]+表");
  const int accounts_lines = CountWord(layout, captions, kAccountsWords);
  const int budget_lines = CountWord(layout, captions, kBudgetWords);
  if (std::max(accounts_lines, budget_lines) < 5) return ReportKind::kOther;
  // Final accounts speak of budgets throughout; budgets hardly ever speak of final accounts.
  return 3 * accounts_lines >= budget_lines ? ReportKind::kFinalAccounts : ReportKind::kBudget;
}

std::optional<int> ChineseYear(const std::string& text) {
  static const Pattern kYear("([○〇零一二三四五六七八九OoО0]{4})年");
  static const std::pair<std::string_view, int> kDigits[] = {
      {"○", 0},  {"〇", 0}, {"零", 0}, {"O", 0},  {"o", 0},  {"О", 0},  {"0", 0},  {"一", 1},
      {"二", 2}, {"三", 3}, {"四", 4}, {"五", 5}, {"六", 6}, {"七", 7}, {"八", 8}, {"九", 9}};
  const std::vector<std::string> found = kYear.Find(text);
  if (found.empty()) return std::nullopt;
  int year = 0;
  for (std::size_t at = 0; at < found[1].size();) {
    for (const auto& [digit, value] : kDigits) {
      if (found[1].compare(at, digit.size(), digit) != 0) continue;
      year = 10 * year + value;
      at += digit.size();
      break;
    }
  }
  return year >= 2000 && year < 2100 ? std::optional<int>(year) : std::nullopt;
}

std::optional<int> YearOf(const std::string& text) {
  if (const std::optional<int> year = FindYear({text})) return year;
  return ChineseYear(text);
}

// "2023年度某市某局部门决算公开说明", "某市某局关于下达2023年预算的通知" → "某市某局".
std::string DepartmentOfTitle(const std::string& title) {
  static const Pattern kYear("(20[0-9]{2}|[○〇零一二三四五六七八九]{4})年度?");
  static const Pattern kKind(
      "(部门|单位|汇总|综合|本级|（本级）|（部门）|（单位）)*[“”]?(决算|预算|预决算|收支决算|"
      "收支预算).*$");
  std::string name = title;
  std::erase(name, ' ');
  static const Pattern kMatter("关于.*$");
  for (const Pattern* pattern : {&kYear, &kKind, &kMatter}) {
    const std::vector<std::string> found = pattern->Find(name);
    if (!found.empty() && !found.front().empty())
      name.erase(name.find(found.front()), found.front().size());
  }
  static const Pattern kName("^[^，。：:；]{3,}$");
  return kName.Find(name).empty() ? std::string() : name;
}

std::optional<Scope> ScopeOf(const std::string& title) {
  static const Pattern kDepartment("部门(决算|预算)"), kUnit("单位(决算|预算)");
  const bool department = !kDepartment.Find(LabelKey(title)).empty(),
             unit = !kUnit.Find(LabelKey(title)).empty();
  if (department == unit) return std::nullopt;
  return department ? Scope::kDepartment : Scope::kUnit;
}

int NumberOf(const std::string& text) {
  static const std::map<std::string, int> kNumbers = {
      {"一", 1}, {"二", 2}, {"三", 3}, {"四", 4},  {"五", 5},    {"六", 6},
      {"七", 7}, {"八", 8}, {"九", 9}, {"十", 10}, {"十一", 11}, {"十二", 12}};
  const auto found = kNumbers.find(text);
  if (found != kNumbers.end()) return found->second;
  return std::atoi(text.c_str());
}

// A line of its own that is a date: "二〇二四年九月", "2024年9月20日". Of the cover, or the line
// that says 公开时间.
std::string FindPublished(const Layout& layout) {
  static const Pattern kDate(
      "^(?:(?:公开|发布|公布)(?:时间|日期)[:：])?((?:20[0-9]{2}|[○〇零一二三四五六七八九]{4})年)(["
      "0-9]{1,2}|[一二三四五六七八九十]{1,2})月(?:([0-9]{1,2})日)?$");
  for (const Line& line : layout.lines) {
    if (line.page > 3) break;
    const std::vector<std::string> found = kDate.Find(LabelKey(line.text));
    if (found.empty()) continue;
    const std::optional<int> year = YearOf(found[1]);
    const int month = NumberOf(found[2]), day = NumberOf(found[3]);
    if (!year || month < 1 || month > 12) continue;
    const auto two_digits = [](int number) {
      return std::string(number < 10 ? "0" : "") + std::to_string(number);
    };
    return std::to_string(*year) + "-" + two_digits(month) +
           (day > 0 && day < 32 ? "-" + two_digits(day) : "");
  }
  return {};
}

// The value most tables print, the first of several equals; `otherwise` if none prints one.
template <typename T>
std::optional<T> MostCommon(const std::vector<T>& values) {
  std::optional<T> best;
  std::ptrdiff_t most = 0;
  for (const T& value : values) {
    const std::ptrdiff_t count = std::count(values.begin(), values.end(), value);
    if (count > most) best = value, most = count;
  }
  return best;
}

}  // namespace

CoverFacts ReadCover(const Layout& layout, const std::vector<Caption>& captions) {
  CoverFacts cover;
  cover.title = FindCoverTitle(layout);
  cover.kind = FindKind(cover.title, layout, captions);
  cover.scope = ScopeOf(cover.title);
  cover.fiscal_year = YearOf(LabelKey(cover.title));
  cover.department = DepartmentOfTitle(cover.title);
  cover.published = FindPublished(layout);
  std::vector<std::string> texts;
  for (const Line* line : CoverLines(layout)) texts.push_back(line->text);
  cover.printed_department = FindDepartment(texts);
  if (cover.fiscal_year) return cover;
  std::vector<int> years;
  for (const Caption& caption : captions) {
    if (const std::optional<int> year = FindYear(caption.lines)) years.push_back(*year);
  }
  cover.fiscal_year = MostCommon(years);
  return cover;
}

Meta MakeMeta(const CoverFacts& cover, const std::vector<Table>& tables,
              const std::vector<Caption>& captions) {
  std::vector<std::string> departments;
  for (const Table& table : tables) {
    if (!table.department.empty()) departments.push_back(table.department);
  }
  if (departments.empty()) {
    for (const Caption& caption : captions) {
      const std::string name = FindDepartment(caption.lines);
      if (!name.empty()) departments.push_back(name);
    }
  }
  if (departments.empty() && !cover.printed_department.empty())
    departments.push_back(cover.printed_department);
  departments.push_back(cover.department);  // so that it decides between as many misreadings
  std::vector<int> years;
  for (const Table& table : tables) {
    if (table.fiscal_year) years.push_back(*table.fiscal_year);
  }
  Meta meta;
  meta.title = cover.title;
  meta.kind = cover.kind;
  meta.scope = cover.scope;
  meta.department = *MostCommon(departments);
  meta.fiscal_year = cover.fiscal_year ? cover.fiscal_year : MostCommon(years);
  meta.published = cover.published;
  meta.region = FindRegion(meta.department);
  if (!meta.region) meta.region = FindRegion(cover.department);
  return meta;
}

}  // namespace juesuan
