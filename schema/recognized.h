// Text read from pixels, corrected by what these documents are known to say.
#pragma once

#include <string>
#include <vector>

#include "layout/layout.h"

namespace juesuan {

// Corrects the labels, titles and captions of recognised pages; to be done before pages are
// joined, which compares them. What was read stays in Reading::raw. Amounts are doubted, not
// corrected. forms_folder as for Assemble.
void CorrectRecognized(std::vector<PageLayout>& pages, const std::string& forms_folder);

}  // namespace juesuan
