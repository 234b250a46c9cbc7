// Identities between codes: what is wrong with those of a form, and between those of two forms.
#pragma once

#include <string>
#include <vector>

#include "schema/amount_names.h"

namespace juesuan {

struct CodeFault {
  int page = 0;
  std::string message;  // "科目编码 2010301 重复"
};

// Codes printed twice, out of order, or without those above them. nullopt: it has no codes.
std::optional<std::vector<CodeFault>> FaultsOfCodes(const AmountFinder& finder,
                                                    const std::string& form);

// Codes with an amount in one of the forms only. nullopt: a form is missing or has no codes.
std::optional<std::vector<CodeFault>> DifferentCodes(const AmountFinder& finder,
                                                     const std::string& form,
                                                     const std::string& other);

}  // namespace juesuan
