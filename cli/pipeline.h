// From a file to its report: the four stages, one after another.
#pragma once

#include <string>
#include <vector>

#include "cli/page_range.h"
#include "cli/page_reader.h"
#include "schema/schema.h"

namespace juesuan {

// How to read a document, whatever is made of it.
struct ReadOptions {
  std::string password;
  PageRange pages;
  Ocr ocr = Ocr::kAuto;
  std::string forms_folder;  // empty: the forms shipped with the program
};

// The option itself is wrong for this document: it has no such page.
class UsageError : public Error {
 public:
  using Error::Error;
};

// The pages of the document that the options ask for. Throws UsageError where there are none.
std::vector<int> PagesToRead(const Source& source, const PageRange& range);

// Throws Error where nothing can be made of the document.
Report ReadReport(const std::string& path, const ReadOptions& options);

}  // namespace juesuan
