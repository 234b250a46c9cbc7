// Chinese text as printed → text as meant: widths, spaces, radicals, brackets, enumerators.
#pragma once

#include <string>
#include <string_view>

namespace juesuan {

// Text fit to be shown: radicals, compatibility ideographs, vertical and small forms replaced by
// the characters they stand for; zero-width and control characters dropped; white space of any
// kind folded to one space, and to none beside a Chinese character or punctuation mark; ends
// trimmed. Widths, brackets and quotation marks stay as printed. "2023 年度" → "2023年度";
// "12.3 4.5" and "iPhone 12 Pro" stay. Bytes that are not UTF-8 become U+FFFD.
std::string CleanText(std::string_view text);

// Text fit to be compared: CleanText, then NFKC, every space removed, brackets folded to （ ）,
// quotation marks to “ ” by turns, dashes to -, A–Z to lower case. "公开 01 表" → "公开01表",
// "因公出国(境)费" → "因公出国（境）费".
std::string LabelKey(std::string_view text);

// The label without its leading enumerators 一、 （一） (1) 1. 1、 1） ① Ⅰ. 第一， and 其中： 减：
// 加：, cleaned. "一、一般公共服务支出" → "一般公共服务支出"; "2023年度", "1.5倍", "12、13号线"
// stay as they are, and so does a label that is nothing but an enumerator.
std::string WithoutEnumerator(std::string_view label);

// True if at least one character is a CJK ideograph, or a form of one.
bool HasIdeograph(std::string_view text);

}  // namespace juesuan
