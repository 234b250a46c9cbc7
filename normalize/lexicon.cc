// Recognition mistakes one character for another far more often than it loses or invents one, and
// most often for one that looks alike: words of the same length are compared place by place first.
// Tested by tests/lexicon_test.cc.
#include "normalize/lexicon.h"

#include <algorithm>
#include <utility>

#include "normalize/characters.h"
#include "normalize/embedded.h"
#include "normalize/text.h"

namespace juesuan {
namespace {

// What errors cost. A text may hold errors for kMostCost per kCharacters of it.
constexpr std::size_t kAlike =
    1;  // one character for another that looks alike; punctuation lost or invented
constexpr std::size_t kUnlike = 2;  // one character for any other
constexpr std::size_t kLost = 3;    // a character lost or invented
constexpr std::size_t kMostCost = 2, kCharacters = 3;
constexpr std::size_t kNever = 1000;
// 一 too, for it is no more than a dash.
constexpr std::u32string_view kPunctuation = U"“”‘’\"'（）()[]【】《》〈〉<>:：;；,，.。、·-—_一";
constexpr std::u32string_view kDirt = U".,，。、·'’-—_";  // what specks are read as

bool IsDigit(char32_t character) { return character >= U'0' && character <= U'9'; }

bool Affordable(std::size_t cost, std::size_t length) {
  return cost * kCharacters <= kMostCost * length || (length == 2 && cost <= kUnlike);
}

// Half the characters of a longer text may be wrong where no other word comes near.
constexpr std::size_t kLonger = 6;
constexpr std::size_t kMargin = 5;

// A word of so many characters may be mistaken in one that was read rather surely.
constexpr std::size_t kOneMistaken = 4;

}  // namespace

// The nearest so far, and what the next costs.
struct Lexicon::Best {
  std::size_t cost = kNever, next = kNever;
  const std::string* text = nullptr;

  void Offer(std::size_t offered, const std::string& word) {
    if (text == &word) {
      cost = std::min(cost, offered);
    } else if (offered < cost) {
      next = std::exchange(cost, offered);
      text = &word;
    } else {
      next = std::min(next, offered);
    }
  }
  bool ConvincesOfFew(std::size_t length) const { return cost <= length && next > cost; }
  bool Convinces(std::size_t length) const {
    if (Affordable(cost, length)) return next > cost;
    return length >= kLonger && cost <= length && next >= cost + kMargin;
  }
};

Lexicon::Lexicon() {
  std::string_view text = ConfusionFiles().front().text;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (line.starts_with('#')) continue;
    const std::u32string group = Characters(line);
    for (const char32_t character : group) alike_[character] += group;
  }
}

void Lexicon::Add(std::string_view word) {
  std::string key = LabelKey(word);
  std::u32string characters = Characters(key);
  if (characters.size() < 2 || !keys_.insert(std::move(key)).second) return;
  const std::size_t length = characters.size();
  by_length_[length].push_back({std::move(characters), std::string(word)});
}

bool Lexicon::Knows(std::string_view text) const { return keys_.contains(LabelKey(text)); }

std::size_t Lexicon::CostOf(char32_t read, char32_t meant, bool doubtful) const {
  if (read == meant) return 0;
  if (IsOneOf(read, kPunctuation) && IsOneOf(meant, kPunctuation)) return kAlike;
  const auto alike = alike_.find(read);
  if (alike != alike_.end() && alike->second.find(meant) != std::u32string::npos) return kAlike;
  if (IsDigit(read)) return kNever;  // of a code or a year
  return doubtful ? kUnlike : kNever;
}

std::size_t Lexicon::Substitutions(const std::u32string& read, const std::u32string& meant,
                                   bool doubtful) const {
  std::size_t cost = 0;
  for (std::size_t index = 0; index < read.size() && cost < kNever; ++index) {
    cost += CostOf(read[index], meant[index], doubtful);
  }
  return cost;
}

// Levenshtein's distance, weighted.
std::size_t Lexicon::Edits(const std::u32string& read, const std::u32string& meant,
                           bool doubtful) const {
  const auto gap = [doubtful](char32_t character, std::u32string_view cheap) {
    if (IsOneOf(character, cheap)) return kAlike;
    return doubtful ? kLost : kNever;
  };
  std::vector<std::size_t> row(meant.size() + 1);
  for (std::size_t j = 0; j < meant.size(); ++j) row[j + 1] = row[j] + gap(meant[j], kPunctuation);
  for (const char32_t character : read) {
    std::size_t diagonal = std::exchange(row[0], row[0] + gap(character, kDirt));
    for (std::size_t j = 0; j < meant.size(); ++j) {
      const std::size_t substituted = diagonal + CostOf(character, meant[j], doubtful);
      diagonal = row[j + 1];
      row[j + 1] = std::min(
          {substituted, diagonal + gap(character, kDirt), row[j] + gap(meant[j], kPunctuation)});
    }
  }
  return row[meant.size()];
}

Lexicon::Best Lexicon::NearestOf(const std::u32string& key, bool doubtful) const {
  Best best;
  const auto offer = [&](std::size_t length, auto cost_of) {
    const auto words = by_length_.find(length);
    if (words == by_length_.end()) return;
    for (const Word& word : words->second) {
      best.Offer((this->*cost_of)(key, word.key, doubtful), word.text);
    }
  };
  offer(key.size(), &Lexicon::Substitutions);
  if (best.Convinces(key.size())) return best;
  offer(key.size(), &Lexicon::Edits);  // punctuation may have moved
  offer(key.size() - 1, &Lexicon::Edits);
  offer(key.size() + 1, &Lexicon::Edits);
  return best;
}

std::optional<std::string> Lexicon::Nearest(std::string_view text, double confidence) const {
  const std::string label = LabelKey(text);
  if (keys_.contains(label)) return std::nullopt;
  const std::u32string key = Characters(label);
  Best best = NearestOf(key, confidence < kSure);
  const bool one_mistaken = key.size() >= kOneMistaken && best.cost <= kUnlike;
  if (confidence >= kDoubtful && confidence < kSure && !one_mistaken) {
    best = NearestOf(key, false);
  }
  if (!best.Convinces(key.size())) return std::nullopt;
  return *best.text;
}

std::optional<std::string> Lexicon::NearestExpected(std::string_view text) const {
  const std::string label = LabelKey(text);
  if (keys_.contains(label)) return std::nullopt;
  const std::u32string key = Characters(label);
  const Best best = NearestOf(key, true);
  if (!best.ConvincesOfFew(key.size())) return std::nullopt;
  const std::u32string word = Characters(LabelKey(*best.text));
  if (word.size() == key.size()) {
    std::size_t unlike = 0;
    for (std::size_t index = 0; index < key.size(); ++index)
      unlike += key[index] == word[index] ? 0 : kUnlike;
    if (best.cost == unlike) return std::nullopt;  // nothing looks misread
  }
  return *best.text;
}

}  // namespace juesuan
