// Tested by tests/sections_test.cc.
#include "schema/sections.h"

#include <algorithm>
#include <set>
#include <utility>

#include "schema/pattern.h"

namespace juesuan {
namespace {

// A heading is one line, no longer than this, in bytes: 40 ideographs.
constexpr std::size_t kLongestHeading = 120;
// A page of contents without the word 目录 lists at least so many headings.
constexpr int kFewestHeadings = 3;
// The title of a part is larger than the text by this factor.
constexpr double kTitleSize = 1.15;

struct Heading {
  std::string part;             // "第三部分"; empty: not a part
  std::string number, heading;  // "一", "收入支出决算总体情况说明"
};

std::optional<Heading> ReadHeading(const Line& line) {
  static const Pattern kPart("^(第[一二三四五六七八九十]+部分)[:：、.]?(.*)$");
  static const Pattern kSection("^([一二三四五六七八九十]{1,3})[、.．](.+)$");
  static const Pattern kDots("(…|\\.{3}|·{3}|—{3})");
  static const Pattern kSentence("[。；;，,：:]");
  if (line.continues || line.text.size() > kLongestHeading || !kDots.Find(line.text).empty())
    return std::nullopt;
  const std::vector<std::string> part = kPart.Find(line.text);
  if (!part.empty()) return Heading{part[1], "", CleanText(part[2])};
  const std::vector<std::string> section = kSection.Find(line.text);
  if (section.empty() || !kSentence.Find(section[2]).empty()) return std::nullopt;
  return Heading{"", section[1], CleanText(section[2])};
}

// The list of contents: the page that says 目录, and pages after it that hold little but headings.
std::set<int> ContentsPages(const Layout& layout) {
  std::set<int> pages;
  int page = 0, lines = 0, headings = 0;
  const auto close_page = [&] {
    if (pages.contains(page - 1) && headings >= kFewestHeadings && 2 * headings > lines)
      pages.insert(page);
    lines = headings = 0;
  };
  for (const Line& line : layout.lines) {
    if (line.page != page) close_page();
    page = line.page;
    ++lines;
    headings += ReadHeading(line) ? 1 : 0;
    const std::string key = LabelKey(line.text);
    if (key == "目录" || key == "目次") pages.insert(page);
  }
  close_page();
  return pages;
}

// Builds the sections line by line.
class SectionMaker {
 public:
  explicit SectionMaker(const Layout& layout) : layout_(layout), contents_(ContentsPages(layout)) {}

  std::vector<Section> Make(const std::vector<bool>& is_caption) {
    for (std::size_t index = 0; index < layout_.lines.size(); ++index) {
      const Line& line = layout_.lines[index];
      if (is_caption[index] || contents_.contains(line.page)) continue;
      const bool wrapped = index + 1 < layout_.lines.size() && layout_.lines[index + 1].continues;
      if (std::optional<Heading> heading = wrapped ? std::nullopt : ReadHeading(line)) {
        Begin(std::move(*heading), line);
      } else {
        if (sections_.empty()) Begin({}, line);
        AddText(line);
      }
    }
    DropEmpty();
    DropCover();
    return std::move(sections_);
  }

 private:
  void Begin(Heading heading, const Line& line) {
    DropEmpty();
    const bool is_heading = !heading.part.empty() || !heading.number.empty();
    if (is_heading && first_heading_page_ == 0) first_heading_page_ = line.page;
    if (!heading.part.empty()) {
      part_ = heading.part;
      part_title_ = heading.heading;
    }
    part_line_ = heading.part.empty() ? nullptr : &line;
    sections_.push_back(
        {std::move(heading.number), std::move(heading.heading), part_, part_title_, line.page});
  }

  void AddText(const Line& line) {
    Section& section = sections_.back();
    // The title of a part is broken over lines of its own size, larger than the text.
    if (part_line_ && line.page == part_line_->page && line.size > kTitleSize * BodySize() &&
        line.size > 0.9 * part_line_->size) {
      section.heading += line.text;
      part_title_ = section.part_title = section.heading;
      return;
    }
    part_line_ = nullptr;
    if (!line.continues || section.paragraphs.empty()) {
      section.paragraphs.push_back({line.text, {{0, line.page}}});
    } else {
      Paragraph& paragraph = section.paragraphs.back();
      if (paragraph.pages.back().second != line.page)
        paragraph.pages.emplace_back(paragraph.text.size(), line.page);
      paragraph.text = CleanText(paragraph.text + line.text);
    }
    for (const RecognizedNumber& number : line.numbers) {
      section.numbers.push_back(
          {section.paragraphs.size() - 1, line.page, number.text, number.confidence});
    }
  }

  // The em of most lines.
  double BodySize() {
    if (body_size_ > 0 || layout_.lines.empty()) return body_size_;
    std::vector<double> sizes;
    for (const Line& line : layout_.lines) sizes.push_back(line.size);
    const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
    std::nth_element(sizes.begin(), middle, sizes.end());
    return body_size_ = *middle;
  }

  void DropEmpty() {
    if (!sections_.empty() && sections_.back().paragraphs.empty()) sections_.pop_back();
  }

  // What stands before the first heading is a cover where it has no sentence, and pages of its own,
  // before those of headings and tables.
  void DropCover() {
    if (sections_.empty()) return;
    const Section& first = sections_.front();
    if (!first.part.empty() || !first.number.empty()) return;
    const auto has_sentence = [](const Paragraph& paragraph) {
      return paragraph.text.find("。") != std::string::npos;
    };
    if (std::ranges::any_of(first.paragraphs, has_sentence)) return;
    const int last_page = first.paragraphs.back().pages.back().second;
    const bool beside_heading = first_heading_page_ == last_page;
    const bool beside_table = std::ranges::any_of(
        layout_.grids, [&](const Grid& grid) { return grid.pages.front() <= last_page; });
    if (!beside_heading && !beside_table) sections_.erase(sections_.begin());
  }

  const Layout& layout_;
  std::set<int> contents_;
  std::vector<Section> sections_;
  std::string part_, part_title_;
  const Line* part_line_ = nullptr;
  double body_size_ = 0;
  int first_heading_page_ = 0;  // 0: none yet
};

}  // namespace

std::vector<Section> MakeSections(const Layout& layout, const std::vector<bool>& is_caption) {
  return SectionMaker(layout).Make(is_caption);
}

}  // namespace juesuan
