// Tested by tests/misreadings_test.cc.
#include "schema/cell_reading.h"

#include <algorithm>
#include <cmath>

namespace juesuan {
namespace {

// A reading of this confidence or more is usual; half is the least that is told apart.
constexpr double kUsualConfidence = 0.95, kLeastConfidence = 0.5;

double LogOdds(double confidence) { return std::log(confidence / (1 - confidence)); }

}  // namespace

CellReading::CellReading(const std::string& text, double confidence,
                         const std::vector<OtherReading>& others, const Misreadings& misreadings)
    : taken_(ReadingOf(text)),
      discount_(LogOdds(kUsualConfidence) -
                LogOdds(std::clamp(confidence, kLeastConfidence, kUsualConfidence))),
      misreadings_(&misreadings) {
  for (const OtherReading& other : others)
    others_.push_back(
        {ReadingOf(other.text), misreadings.CostOfOther(other.confidence, confidence)});
}

template <typename CostOfText>
double CellReading::Least(double discount, CostOfText cost_of_text) const {
  double least = std::max(cost_of_text(taken_) - discount, 0.0);
  for (const Candidate& other : others_) {
    if (other.cost < least) least = std::min(least, other.cost + cost_of_text(other.text));
  }
  return least;
}

double CellReading::Cost(const std::optional<Decimal>& printed) const {
  return Least(discount_,
               [&](const std::u32string& text) { return misreadings_->Cost(text, printed); });
}

double CellReading::CostOfCode(std::string_view printed) const {
  return Least(0,
               [&](const std::u32string& text) { return misreadings_->CostOfCode(text, printed); });
}

double CellReading::CostOfUnread() const {
  return std::max(misreadings_->CostOfUnread(taken_) - discount_, 0.0);
}

}  // namespace juesuan
