// What the recognised text of a cell may stand for, by all that it may have been read as.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "layout/layout.h"
#include "schema/misreadings.h"

namespace juesuan {

// Costs are those of Misreadings: the least of the reading taken and of the others, which cost the
// more the less likely they are. `misreadings` must outlive it.
class CellReading {
 public:
  CellReading(const std::string& text, double confidence, const std::vector<OtherReading>& others,
              const Misreadings& misreadings);

  double Cost(const std::optional<Decimal>& printed) const;
  double CostOfCode(std::string_view printed) const;
  double CostOfUnread() const;

  // How much likelier, as natural logarithm of odds, a doubtful reading is wrong than a usual one.
  double discount() const { return discount_; }

 private:
  struct Candidate {
    std::u32string text;
    double cost = 0;
  };

  template <typename CostOfText>
  double Least(CostOfText cost_of_text) const;

  std::vector<Candidate> candidates_;  // the reading taken first
  double discount_;
  const Misreadings* misreadings_;
};

}  // namespace juesuan
