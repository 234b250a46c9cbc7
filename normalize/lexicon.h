// Known words, and which of them a misread one must have been.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace juesuan {

class Lexicon {
 public:
  Lexicon();

  // Words are compared by LabelKey; the word first added for a key is the one given back.
  void Add(std::string_view word);

  // Whether the text is a known word.
  bool Knows(std::string_view text) const;

  // The word that differs from the text least: in a few characters that look alike, or in
  // punctuation lost. A text read with less confidence than kSure may also be quite mistaken in one
  // character; one read with less than kDoubtful, in many, and lack one or have one too many.
  // nullopt: none is near, two are as near, or the text itself is known.
  std::optional<std::string> Nearest(std::string_view text, double confidence) const;
  static constexpr double kSure = 0.97, kDoubtful = 0.95;

  // The same of a text that must be one of few words: half of its characters may be mistaken, but
  // something must look misread. A word of which others are just as well printed (上年支出 for
  // 本年支出) is another word.
  std::optional<std::string> NearestExpected(std::string_view text) const;

 private:
  struct Word {
    std::u32string key;
    std::string text;
  };

  struct Best;
  Best NearestOf(const std::u32string& key, bool doubtful) const;
  std::size_t CostOf(char32_t read, char32_t meant, bool doubtful) const;
  std::size_t Substitutions(const std::u32string& read, const std::u32string& meant,
                            bool doubtful) const;
  std::size_t Edits(const std::u32string& read, const std::u32string& meant, bool doubtful) const;

  std::unordered_set<std::string> keys_;
  std::map<std::size_t, std::vector<Word>> by_length_;
  std::unordered_map<char32_t, std::u32string> alike_;  // normalize/confusions.txt
};

}  // namespace juesuan
