// What every match of an expression must hold, so that most texts are told apart without it.
#pragma once

#include <string>

namespace juesuan {

// The longest run of characters that stand in no alternative and no class, and that may not be left
// out: "总计" of "收支(决算)?总计(数|额)"; the expression itself where it is plain text. Empty:
// there is none, or the expression is not understood.
std::string RequiredText(const std::string& expression);

}  // namespace juesuan
