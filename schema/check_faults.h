// Identities that are not between amounts: codes of a form, codes of two forms, forms of a report.
#pragma once

#include <string>
#include <vector>

#include "schema/amount_names.h"

namespace juesuan {

struct Fault {
  int page = 0;         // 0: the document as a whole
  std::string message;  // "科目编码 2010301 重复"
};

// Codes printed twice, out of order, or without those above them. nullopt: it has no codes.
std::optional<std::vector<Fault>> FaultsOfCodes(const AmountFinder& finder,
                                                const std::string& form);

// Codes with an amount in one of the forms only. nullopt: a form is missing or has no codes.
std::optional<std::vector<Fault>> DifferentCodes(const AmountFinder& finder,
                                                 const std::string& form, const std::string& other);

// Forms that final accounts lack. nullopt: not all of the document was read, or it has so few of
// them that it is something else.
std::optional<std::vector<Fault>> MissingForms(const Report& report,
                                               const std::vector<std::string>& forms,
                                               const std::vector<std::string>& titles);

}  // namespace juesuan
