// Tested by tests/caption_test.cc.
#include "schema/caption.h"

#include <algorithm>
#include <cstdlib>

#include "schema/pattern.h"

namespace juesuan {
namespace {

// A title, a number, department, year and unit, and a subtitle; more lines belong to the text.
constexpr std::size_t kMostLinesAbove = 14;

// A department has at least three ideographs: a shorter word is the rest of "单位：万 元".
constexpr std::size_t kShortestName = 9;  // bytes

bool BeginsWith(const std::string& text, std::string_view start) {
  return text.compare(0, start.size(), start) == 0;
}

// Walks the flow once, collecting the lines between grids for the grid above and the grid below.
class CaptionReader {
 public:
  explicit CaptionReader(const Layout& layout) : layout_(layout), captions_(layout.grids.size()) {}

  std::vector<Caption> Read() {
    for (const Item& item : layout_.flow) {
      if (item.line >= 0) {
        AddLine(item.line);
      } else {
        AddGrid(item.grid);
      }
    }
    return std::move(captions_);
  }

 private:
  const Line& LineAt(int index) const { return layout_.lines[static_cast<std::size_t>(index)]; }

  void AddLine(int index) {
    AddNote(index);
    if (above_.size() == kMostLinesAbove) above_.erase(above_.begin());
    above_.push_back(index);
  }

  // Notes follow their table at once, or after other notes, on the page where it ends.
  void AddNote(int index) {
    if (grid_ < 0 || !notes_open_) return;
    const Line& line = LineAt(index);
    Caption& caption = captions_[static_cast<std::size_t>(grid_)];
    const bool near = line.page <= layout_.grids[static_cast<std::size_t>(grid_)].pages.back() + 1;
    const bool goes_on = !caption.notes.empty() && (line.continues || IsNumberedNote(line.text));
    notes_open_ = near && (goes_on || IsNote(line.text));
    if (!notes_open_) return;
    caption.note_indexes.push_back(index);
    if (IsNote(line.text)) {
      caption.notes.push_back(line.text);
    } else {
      caption.notes.back() += line.text;
    }
  }

  static bool IsNumberedNote(const std::string& text) {
    return text.size() > 2 && text[0] >= '1' && text[0] <= '9' &&
           (text[1] == '.' || text.compare(1, 3, "．") == 0 || text.compare(1, 3, "、") == 0);
  }

  void AddGrid(int index) {
    const int page = layout_.grids[static_cast<std::size_t>(index)].pages.front();
    Caption& caption = captions_[static_cast<std::size_t>(index)];
    for (const int line : above_) {
      if (LineAt(line).page != page || IsNote(LineAt(line).text)) continue;
      caption.lines.push_back(LineAt(line).text);
      caption.line_indexes.push_back(line);
    }
    above_.clear();
    grid_ = index;
    notes_open_ = true;
  }

  const Layout& layout_;
  std::vector<Caption> captions_;
  std::vector<int> above_;
  int grid_ = -1;
  bool notes_open_ = false;
};

}  // namespace

std::vector<Caption> ReadCaptions(const Layout& layout) { return CaptionReader(layout).Read(); }

bool IsNote(const std::string& text) {
  static const Pattern kNote("^(附?注(释)?|说明|备注)[0-9]*[:：.．、]");
  return !kNote.Find(text).empty();
}

std::string FindFormNumber(const std::vector<std::string>& texts) {
  static const Pattern kNumber("(财决)?(批复)?公开[0-9]{1,2}(-[0-9])?表");
  for (auto text = texts.rbegin(); text != texts.rend(); ++text) {
    const std::vector<std::string> found = kNumber.Find(LabelKey(*text));
    if (!found.empty()) return found.front();
  }
  return {};
}

std::string FindDepartment(const std::vector<std::string>& texts) {
  static const Pattern kDepartment(
      "(?:^|[\\s）)])(?:编报|编制|填报|预算|公开|决算)?(?:部门|单位)(?:（单位）|\\(单位\\)|/"
      "单位)?(?:名称)?[:：]\\s*(\\S+)");
  for (std::size_t index = texts.size(); index-- > 0;) {
    const std::vector<std::string> found = kDepartment.Find(texts[index]);
    if (found.empty()) continue;
    // What follows on the same line, with what a scan has of a seal: "部门：某局“2023年度
    // 单位：万元".
    static const Pattern kNext(
        "^(.*?)[“”\"'.,，。;；]*(20[0-9]{2}年|（?金额|单位[:：;；]|公开[0-9]|$)");
    std::string name = kNext.Find(found[1])[1];
    const bool is_closed = std::string_view(found[1]).substr(name.size()).starts_with("”");
    if (is_closed && name.find("“") != name.npos) name += "”";  // 某局“一站式”
    if (name.size() >= kShortestName && !FindUnit("单位：" + name)) return name;
  }
  return {};
}

std::optional<int> FindYear(const std::vector<std::string>& texts) {
  static const Pattern kYear("(?:^|[^0-9])(20[0-9]{2})年");
  for (auto text = texts.rbegin(); text != texts.rend(); ++text) {
    const std::vector<std::string> found = kYear.Find(LabelKey(*text));
    if (!found.empty()) return std::atoi(found[1].c_str());
  }
  return std::nullopt;
}

std::optional<Unit> FindTableUnit(const std::vector<std::string>& texts) {
  for (auto text = texts.rbegin(); text != texts.rend(); ++text) {
    if (const std::optional<Unit> unit = FindUnit(*text)) return unit;
  }
  return std::nullopt;
}

std::string FindTitle(const std::vector<std::string>& texts) {
  static const Pattern kTitle("^(.*[^开0-9]表)(（[^）]*）)*$");
  for (auto text = texts.rbegin(); text != texts.rend(); ++text) {
    const std::string key = LabelKey(*text);
    if (BeginsWith(key, "部门:") || BeginsWith(key, "单位:")) continue;
    if (!kTitle.Find(key).empty() && FindFormNumber({key}) != key) return CleanText(*text);
  }
  return {};
}

std::string EmptyReason(const std::vector<std::string>& notes) {
  static const Pattern kEmpty(
      "无数据|没有数据|空表|为空|本表无|无(此项|相关)?(收支|支出|收入|数据|发生)|没有(使用|发生)?[^"
      "，。]*(收入|支出|收支|安排)|无.*(收入|支出|安排|预算|拨款)");
  for (const std::string& note : notes) {
    if (!kEmpty.Find(LabelKey(note)).empty()) return note;
  }
  return {};
}

}  // namespace juesuan
