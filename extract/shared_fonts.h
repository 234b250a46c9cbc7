// Private to extract/: the fonts that all pages of a document use.
#pragma once

class Object;
class PDFDoc;
class Page;

namespace juesuan {

// A dictionary of resources with the fonts of all pages; null where they cannot be had under one
// roof. Poppler builds each page's fonts anew, which takes three quarters of the time for a report
// by Writer or Chromium.
Object SharedFonts(PDFDoc& document);

// Whether the page has fonts of its own. One that has lost them must not borrow those of others.
bool HasFonts(::Page& page);

}  // namespace juesuan
