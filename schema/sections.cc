// Tested by tests/sections_test.cc.
#include "schema/sections.h"

#include <utility>

#include "schema/pattern.h"

namespace juesuan {
namespace {

// A heading is one line, no longer than this, in bytes: 40 ideographs.
constexpr std::size_t kLongestHeading = 120;

struct Heading {
  std::string part;            // "第三部分"; empty: not a part
  std::string number, heading;  // "一", "收入支出决算总体情况说明"
};

std::optional<Heading> ReadHeading(const Line& line) {
  static const Pattern kPart("^(第[一二三四五六七八九十]+部分)[:：、.]?(.*)$");
  static const Pattern kSection("^([一二三四五六七八九十]{1,3})[、.．](.+)$");
  static const Pattern kDots("(…|\\.{3}|·{3}|—{3})");
  static const Pattern kSentence("[。；;，,]");
  if (line.continues || line.text.size() > kLongestHeading || !kDots.Find(line.text).empty()) return std::nullopt;
  const std::vector<std::string> part = kPart.Find(line.text);
  if (!part.empty()) return Heading{part[1], "", CleanText(part[2])};
  const std::vector<std::string> section = kSection.Find(line.text);
  if (section.empty() || !kSentence.Find(section[2]).empty()) return std::nullopt;
  return Heading{"", section[1], CleanText(section[2])};
}

}  // namespace

std::vector<Section> MakeSections(const Layout& layout, const std::vector<bool>& is_caption) {
  std::vector<Section> sections;
  std::string part;
  const auto keep_last = [&] {
    if (!sections.empty() && sections.back().paragraphs.empty()) sections.pop_back();
  };
  for (std::size_t index = 0; index < layout.lines.size(); ++index) {
    const Line& line = layout.lines[index];
    if (is_caption[index]) continue;
    if (std::optional<Heading> heading = ReadHeading(line)) {
      keep_last();
      if (!heading->part.empty()) part = heading->part;
      sections.push_back({heading->number, heading->heading, part, line.page, {}});
    } else if (!sections.empty()) {
      std::vector<std::string>& paragraphs = sections.back().paragraphs;
      if (line.continues && !paragraphs.empty()) {
        paragraphs.back() = CleanText(paragraphs.back() + line.text);
      } else {
        paragraphs.push_back(line.text);
      }
    }
  }
  keep_last();
  return sections;
}

}  // namespace juesuan
