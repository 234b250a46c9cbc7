// Printed amounts, units and percentages → exact decimals.
#pragma once

#include <optional>
#include <string_view>

#include "normalize/decimal.h"

namespace juesuan {

// True for nothing, white space, and the marks that stand for "no figure": - — ── ——— … / （无）.
bool IsBlankAmount(std::string_view text);

// "1,063.13", "１，０６３．１３", "-5.2", "－5.2", "(5.20)", "（5.20）", "△5.2", "1063.13 " → a
// Decimal. nullopt for blanks and for whatever is not one whole amount ("12.3 4.5", "12.3.4",
// "1,06.13", "5万元").
std::optional<Decimal> ParseAmount(std::string_view text);

// "99.50%", "１００％" → 99.50, 100. nullopt without the sign.
std::optional<Decimal> ParsePercentage(std::string_view text);

// Yuan in one unit: 元 1, 千元 1000, 万元 10000, 百万元, 亿元 …; finds it in "金额单位：万元",
// "单位:人民币元", "（单位：万元）". power is the exponent of ten.
struct Unit {
  std::string_view name;  // 元 千元 万元 百万元 亿元
  int power = 0;
};
std::optional<Unit> FindUnit(std::string_view text);

}  // namespace juesuan
