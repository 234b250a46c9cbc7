// Each line is given by itself, so that Tesseract neither looks for lines nor mixes them.
#include "extract/ocr/recognizer.h"

#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <cmath>

#include "extract/diagnostic.h"
#include "extract/ocr/choice.h"
#include "extract/ocr/embedded_models.h"

namespace juesuan {
namespace {

// Tesseract's variables. The mode makes it look for what each symbol may be instead; the
// coefficient is how many of its points of confidence make a natural logarithm of odds.
constexpr char kChoiceMode[] = "lstm_choice_mode";
constexpr char kNoChoices[] = "0", kChoicesOfSymbols[] = "2";
constexpr double kRatingCoefficient = 5;
// Less likely ones, one in fifty to what was read, are left out.
constexpr double kLeastLikely = 4;

constexpr char kLanguage[] = "chi_sim";  // simplified Chinese, with Latin letters and digits

char32_t TakeScalar(const char*& text) {
  const auto lead = static_cast<unsigned char>(*text++);
  const int more = lead < 0xC0 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  char32_t code = more == 0 ? lead : lead & (0x3FU >> more);
  for (int i = 0; i < more && *text; ++i)
    code = (code << 6) | (static_cast<unsigned char>(*text++) & 0x3FU);
  return code;
}

void Prepare(tesseract::TessBaseAPI& api) {
  api.SetPageSegMode(tesseract::PSM_RAW_LINE);
  api.SetVariable("debug_file", "/dev/null");
  api.SetVariable("tessedit_do_invert", "0");
}

// What else the symbol may be, if Tesseract was asked for it.
std::vector<Symbol> OthersOf(const Symbol& symbol, const tesseract::ResultIterator& iterator) {
  std::vector<Symbol> others;
  tesseract::ChoiceIterator choice(iterator);
  const double best = choice.Confidence();
  while (choice.Next()) {
    const char* text = choice.GetUTF8Text();
    const double unlikely = (best - choice.Confidence()) / kRatingCoefficient;
    if (!text || unlikely > kLeastLikely) continue;
    const char32_t code = TakeScalar(text);
    if (code > U' ' && code != symbol.code)
      others.push_back({code, symbol.confidence * std::exp(-std::max(unlikely, 0.0))});
  }
  return others;
}

Symbols Read(tesseract::TessBaseAPI& api, PIX* line) {
  api.SetImage(line);
  api.SetSourceResolution(300);
  Symbols symbols;
  if (api.Recognize(nullptr) != 0) return symbols;
  const std::unique_ptr<tesseract::ResultIterator> iterator(api.GetIterator());
  if (!iterator) return symbols;
  do {
    const std::unique_ptr<char[]> text(iterator->GetUTF8Text(tesseract::RIL_SYMBOL));
    if (!text) continue;
    const double confidence = iterator->Confidence(tesseract::RIL_SYMBOL) / 100.0;
    for (const char* at = text.get(); *at;) {
      const char32_t code = TakeScalar(at);
      if (code <= U' ') continue;
      symbols.push_back({code, std::clamp(confidence, 0.0, 1.0)});
      if (!*at) symbols.back().others = OthersOf(symbols.back(), *iterator);
    }
  } while (iterator->Next(tesseract::RIL_SYMBOL));
  return symbols;
}

}  // namespace

Recognizer::Recognizer()
    : numeral_(std::make_unique<tesseract::TessBaseAPI>()),
      text_(std::make_unique<tesseract::TessBaseAPI>()) {
  const std::span<const char> model = NumeralModel();
  if (numeral_->Init(model.data(), static_cast<int>(model.size()), "numeral",
                     tesseract::OEM_LSTM_ONLY, nullptr, 0, nullptr, nullptr, false, nullptr) != 0) {
    throw Error("the model for numerals cannot be loaded; install juesuan again");
  }
  if (text_->Init(nullptr, kLanguage, tesseract::OEM_LSTM_ONLY) != 0) {
    throw Error("scanned pages need Tesseract's model chi_sim; install tesseract-ocr-chi-sim");
  }
  Prepare(*numeral_);
  Prepare(*text_);
}

Recognizer::~Recognizer() = default;

Symbols Recognizer::ReadNumeral(PIX* line) {
  Symbols symbols = Read(*numeral_, line);
  if (ConfidenceOf(symbols) >= kSureOfNumeral) return symbols;
  numeral_->SetVariable(kChoiceMode, kChoicesOfSymbols);
  symbols = Read(*numeral_, line);
  numeral_->SetVariable(kChoiceMode, kNoChoices);
  return symbols;
}

Symbols Recognizer::ReadText(PIX* line) { return Read(*text_, line); }

}  // namespace juesuan
