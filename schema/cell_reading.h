// What the recognised text of a cell may stand for, by all that it may have been read as.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "layout/layout.h"
#include "schema/misreadings.h"

namespace juesuan {

// Costs are those of Misreadings: the least of the reading taken, of amounts the less the more
// doubtful it is, and of the others, which cost the more the less likely they are beside it.
// `misreadings` must outlive it.
class CellReading {
 public:
  CellReading(const std::string& text, double confidence, const std::vector<OtherReading>& others,
              const Misreadings& misreadings);

  double Cost(const std::optional<Decimal>& printed) const;
  double CostOfCode(std::string_view printed) const;
  double CostOfUnread() const;

 private:
  struct Candidate {
    std::u32string text;
    double cost = 0;
  };

  template <typename CostOfText>
  double Least(double discount, CostOfText cost_of_text) const;

  std::u32string taken_;
  std::vector<Candidate> others_;
  double discount_;  // how much likelier, in log odds, a doubtful reading is wrong than a usual one
  const Misreadings* misreadings_;
};

}  // namespace juesuan
