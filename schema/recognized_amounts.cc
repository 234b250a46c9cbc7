// The models are as sure of 4473 as of 44.73; the column is not. Tested by
// tests/recognized_amounts_test.cc.
#include "schema/recognized_amounts.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

namespace juesuan {
namespace {

// So many amounts of a column show how it is written, if no more than the share are not.
constexpr std::size_t kEnough = 4;
constexpr double kExceptions = 0.2;
constexpr double kDoubt = 0.85;  // what the confidence of an exception is worth
// Shorter whole numbers are row numbers (行次) and counts.
constexpr std::size_t kShortestAmount = 3;

bool IsDigit(char character) { return character >= '0' && character <= '9'; }

// Digits, points and commas alone, perhaps after a minus.
bool IsNumeral(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return text.size() >= kShortestAmount && IsDigit(text.front()) &&
         std::ranges::all_of(text, [](char character) {
           return IsDigit(character) || character == '.' || character == ',';
         });
}

// The digits after the last point; 0: there is none.
std::size_t DecimalPlaces(std::string_view text) {
  const std::size_t point = text.rfind('.');
  return point == text.npos ? 0 : text.size() - point - 1;
}

void DoubtExceptions(const std::vector<Reading*>& amounts) {
  std::map<std::size_t, std::size_t> counts;
  for (const Reading* amount : amounts) ++counts[DecimalPlaces(amount->text)];
  const auto usual = std::ranges::max_element(
      counts, [](const auto& a, const auto& b) { return a.second < b.second; });
  const std::size_t exceptions = amounts.size() - usual->second;
  if (usual->first == 0 || usual->second < kEnough ||
      static_cast<double>(exceptions) > kExceptions * static_cast<double>(amounts.size()))
    return;
  for (Reading* amount : amounts) {
    if (DecimalPlaces(amount->text) != usual->first) amount->confidence *= kDoubt;
  }
}

}  // namespace

void DoubtRecognizedAmounts(Grid& grid) {
  std::map<int, std::vector<Reading*>> columns;
  for (Cell& cell : grid.cells) {
    Reading& reading = cell.reading;
    if (reading.origin == Origin::kOcr && IsNumeral(reading.text))
      columns[cell.column].push_back(&reading);
  }
  for (const auto& [column, amounts] : columns) DoubtExceptions(amounts);
}

}  // namespace juesuan
