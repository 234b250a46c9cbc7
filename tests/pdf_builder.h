// Small PDFs for tests, written as text: objects, pages, and the table of objects that fits them.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "extract/extract.h"

namespace juesuan {

// A page of 200 × 200 points, with the fonts /F Helvetica, /S the Chinese STSong-Light in UTF-16,
// and /V the same written downwards.
struct PdfPage {
  std::string content;
  std::string entries = "";    // of the page's dictionary; MediaBox and Resources replace ours
  std::string resources = "";  // of its resources, fonts aside
  std::string fonts = "";      // more fonts, such as "/X 9 0 R"
};

// Object 1 is the catalogue, object 2 the tree of pages.
class PdfBuilder {
 public:
  // These return the number of the new object.
  int Add(std::string_view body);
  int AddStream(std::string_view data, std::string_view entries = "");
  int AddPage(const PdfPage& page);

  void AddToTrailer(std::string_view entries) { trailer_ += entries; }
  void AddToCatalog(std::string_view entries) { catalog_ += entries; }

  std::string Build() const;

 private:
  std::vector<std::string> objects_{2};  // the first two are written last
  std::string pages_;                    // references
  int page_count_ = 0;
  std::string fonts_;  // entries of the font dictionary, the same on all pages
  std::string trailer_, catalog_;
};

// A file in the folder for temporary ones, as long as this lives.
class TemporaryFile {
 public:
  explicit TemporaryFile(std::string_view bytes, std::string_view extension = ".pdf");
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

struct ReadResult {
  Page page;
  Diagnostics diagnostics;
};

// Reads one page of the PDF.
ReadResult ReadPdf(std::string_view bytes, int page = 1);

// Reads the page of a PDF that has no other.
Page ReadPdfPage(const PdfPage& page);

// The characters of the page's glyphs of this kind, in UTF-8.
std::string TextOf(const Page& page, Ink ink = Ink::kVisible);

// One line for each ruling, such as "h 50 10-190 0.5": axis, position, ends, thickness; "-" before
// hidden ones. Numbers are rounded to hundredths.
std::vector<std::string> RulingsOf(const Page& page);

}  // namespace juesuan
