// Small PDFs for tests, written as text.
#include "pdf_builder.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cmath>
#include <fstream>

namespace juesuan {
namespace {

constexpr std::string_view kSong =
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-{} "
    "/DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light "
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 >>] >>";

std::string Utf8Of(char32_t code) {
  const auto tail = [code](int shift) { return static_cast<char>(0x80 | (code >> shift & 0x3F)); };
  if (code < 0x80) return {static_cast<char>(code)};
  if (code < 0x800) return {static_cast<char>(0xC0 | code >> 6), tail(0)};
  if (code < 0x10000) return {static_cast<char>(0xE0 | code >> 12), tail(6), tail(0)};
  return {static_cast<char>(0xF0 | code >> 18), tail(12), tail(6), tail(0)};
}

double Hundredths(double value) { return std::round(value * 100) / 100 + 0.0; }

}  // namespace

int PdfBuilder::Add(std::string_view body) {
  objects_.emplace_back(body);
  return static_cast<int>(objects_.size());
}

int PdfBuilder::AddStream(std::string_view data, std::string_view entries) {
  return Add(fmt::format("<< /Length {} {} >>\nstream\n{}\nendstream", data.size(), entries, data));
}

int PdfBuilder::AddPage(const PdfPage& page) {
  const int content = AddStream(page.content);
  if (fonts_.empty()) {
    const int helvetica =
        Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
    const int song = Add(fmt::format(kSong, "H")), down = Add(fmt::format(kSong, "V"));
    fonts_ = fmt::format("/F {} 0 R /S {} 0 R /V {} 0 R", helvetica, song, down);
  }
  std::string entries = page.entries;
  const auto add = [&entries](std::string_view name, std::string_view value) {
    if (entries.find(name) == std::string::npos) entries += fmt::format(" {} {}", name, value);
  };
  add("/MediaBox", "[0 0 200 200]");
  add("/Resources", fmt::format("<< {} /Font << {} {} >> >>", page.resources, fonts_, page.fonts));
  const int number =
      Add(fmt::format("<< /Type /Page /Parent 2 0 R /Contents {} 0 R {} >>", content, entries));
  pages_ += fmt::format("{} 0 R ", number);
  ++page_count_;
  return number;
}

std::string PdfBuilder::Build() const {
  std::vector<std::string> objects = objects_;
  objects[0] = fmt::format("<< /Type /Catalog /Pages 2 0 R {} >>", catalog_);
  objects[1] = fmt::format("<< /Type /Pages /Count {} /Kids [{}] >>", page_count_, pages_);
  std::string file = "%PDF-1.7\n", table = "0000000000 65535 f \n";
  for (std::size_t i = 0; i < objects.size(); ++i) {
    table += fmt::format("{:010} 00000 n \n", file.size());
    file += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
  }
  return fmt::format(
      "{}xref\n0 {}\n{}trailer\n<< /Root 1 0 R /Size {} {} >>\nstartxref\n{}\n%%EOF\n", file,
      objects.size() + 1, table, objects.size() + 1, trailer_, file.size());
}

TemporaryFile::TemporaryFile(std::string_view bytes, std::string_view extension) {
  static int count = 0;
  path_ = std::filesystem::temp_directory_path() /
          fmt::format("juesuan-test-{}-{}{}", getpid(), ++count, extension);
  std::ofstream(path_, std::ios::binary) << bytes;
}

TemporaryFile::~TemporaryFile() { std::filesystem::remove(path_); }

ReadResult ReadPdf(std::string_view bytes, int page) {
  const TemporaryFile file(bytes);
  Document document = Document::Open(file.path(), "");
  ReadResult result;
  result.page = document.ReadPage(page, result.diagnostics);
  return result;
}

Page ReadPdfPage(const PdfPage& page) {
  PdfBuilder builder;
  builder.AddPage(page);
  return ReadPdf(builder.Build()).page;
}

std::string TextOf(const Page& page, Ink ink) {
  std::string text;
  for (const Glyph& glyph : page.glyphs) {
    if (glyph.ink == ink) text += Utf8Of(glyph.code);
  }
  return text;
}

std::vector<std::string> RulingsOf(const Page& page) {
  std::vector<std::string> lines;
  for (const Ruling& ruling : page.rulings) {
    lines.push_back(fmt::format("{}{} {} {}-{} {}", ruling.ink == Ink::kVisible ? "" : "-",
                                ruling.axis == Axis::kHorizontal ? "h" : "v",
                                Hundredths(ruling.position), Hundredths(ruling.begin),
                                Hundredths(ruling.end), Hundredths(ruling.thickness)));
  }
  return lines;
}

}  // namespace juesuan
