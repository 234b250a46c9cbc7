// Printed amounts, units and percentages → exact decimals.
#pragma once

#include <optional>
#include <string_view>

#include "normalize/decimal.h"

namespace juesuan {

// True for nothing, white space, and the marks that stand for "no figure": - — ── ——— … / 无
// （无）.
bool IsBlankAmount(std::string_view text);

// "1,063.13", "１，０６３．１３", "-5.2", "－5.2", "(5.20)", "（5.20）", "△5.2", "￥5.20", ".5" → a
// Decimal. nullopt for blanks and for whatever is not one whole amount: "12.3 4.5", "12.3.4", "5.",
// "5-",
// "- 5.2", "(-5.2)", "5万元", and commas that do not part groups of three ("1,06.13", "0,063").
std::optional<Decimal> ParseAmount(std::string_view text);

// "99.50%", "１００％", "5 %" → 99.50, 100, 5. nullopt without the sign.
std::optional<Decimal> ParsePercentage(std::string_view text);

// A unit of money in yuan: 10 to the power of `power`.
struct Unit {
  std::string_view name;  // 元 百元 千元 万元 十万元 百万元 千万元 亿元
  int power = 0;
};

// Finds the unit that a heading tells: "金额单位：万元", "单位:人民币元", "（单位：万元、%）",
// "预算数（万元）", "万元", "以“万元”为金额单位". nullopt where a unit's word is only used:
// "万元以上设备", "共5万元".
std::optional<Unit> FindUnit(std::string_view text);

}  // namespace juesuan
