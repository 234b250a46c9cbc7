// Checks in words: what they are about, and what is wrong.
#pragma once

#include <string>

#include "schema/bind_identities.h"

namespace juesuan {

// "一般公共服务支出 基本支出": the row, and the column where its table has several.
std::string SubjectText(const Report& report, const AmountPlace& place);

// "公开04表 一般公共服务支出: 334.34 + 0 + 0 ≠ 343.34, 差 9.00（04-d 支出各行：…）".
std::string ViolationText(const Report& report, const Check& check, const BoundEquation& equation);

}  // namespace juesuan
