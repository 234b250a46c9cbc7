// Chinese text as printed → text as meant: widths, spaces, radicals, brackets, enumerators.
#pragma once

#include <string>
#include <string_view>

namespace juesuan {

// Text fit to be shown: Kangxi and CJK radicals replaced by their ideographs, compatibility
// ideographs and presentation forms folded, no-break and ideographic spaces and control
// characters folded to one space, spaces beside a Chinese character or punctuation removed, ends
// trimmed. Widths, brackets and quotation marks stay as printed.
std::string CleanText(std::string_view text);

// Text fit to be compared: CleanText, then NFKC, every space removed, brackets folded to （ ）,
// quotation marks to “ ”, dashes to -, Latin to lower case. "公开 01 表" → "公开01表",
// "因公出国(境)费" → "因公出国（境）费".
std::string LabelKey(std::string_view text);

// The label without its leading enumerator 一、 （一） (1) 1. 1、 ① and 其中： 减： 加：, cleaned.
// "一、一般公共服务支出" → "一般公共服务支出"; "2023年度" stays as it is.
std::string WithoutEnumerator(std::string_view label);

// True if at least one character is a CJK ideograph.
bool HasIdeograph(std::string_view text);

}  // namespace juesuan
