// Private to extract/: draws pages to collect their marks.
#pragma once

#include <memory>

#include "extract/marks.h"

class PDFDoc;

namespace juesuan {

class Collector {
 public:
  explicit Collector(PDFDoc& document);
  ~Collector();

  // The page as displayed, its units `unit` points wide. Drawing is given up, and what there is
  // returned, after `seconds` of CPU time, or when the page holds too much.
  Marks Collect(int page, double unit, double seconds);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace juesuan
