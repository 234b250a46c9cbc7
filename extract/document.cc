// Opens a PDF and reads its pages: Poppler's drawing, then our judgement of it.
#include <GlobalParams.h>
#include <PDFDoc.h>
#include <Stream.h>
#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <new>
#include <set>

#include "extract/collector.h"
#include "extract/extract.h"
#include "extract/fonts.h"
#include "extract/glyphs.h"
#include "extract/rulings.h"

namespace juesuan {
namespace {

constexpr double kPageSeconds = 5;

void IgnoreMessage(ErrorCategory, Goffset, const char*) {}

void StartPoppler() {
  static const bool started = [] {
    globalParams = std::make_unique<GlobalParams>();
    setErrorCallback(IgnoreMessage);
    return true;
  }();
  (void)started;
}

struct FileCloser {
  void operator()(std::FILE* file) const noexcept { std::fclose(file); }
};
struct DigestFreer {
  void operator()(EVP_MD_CTX* context) const noexcept { EVP_MD_CTX_free(context); }
};

std::string ReadFile(const std::string& path, std::string& sha256) {
  if (std::filesystem::is_directory(path)) throw Error(fmt::format("{}: is a folder", path));
  const std::unique_ptr<std::FILE, FileCloser> file(std::fopen(path.c_str(), "rb"));
  if (!file) throw Error(fmt::format("{}: {}", path, std::strerror(errno)));
  const std::unique_ptr<EVP_MD_CTX, DigestFreer> digest(EVP_MD_CTX_new());
  EVP_DigestInit_ex(digest.get(), EVP_sha256(), nullptr);
  std::string bytes;
  std::array<char, 1 << 16> buffer;
  while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), file.get())) {
    bytes.append(buffer.data(), count);
    EVP_DigestUpdate(digest.get(), buffer.data(), count);
  }
  std::array<unsigned char, 32> hash;
  EVP_DigestFinal_ex(digest.get(), hash.data(), nullptr);
  for (const unsigned char byte : hash) sha256 += fmt::format("{:02x}", byte);
  return bytes;
}

}  // namespace

struct Document::Impl {
  Source source;
  std::string bytes;
  std::unique_ptr<PDFDoc> pdf;
  std::set<std::string> distrusted;
};

Document::Document(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

const Source& Document::source() const { return impl_->source; }

Document Document::Open(const std::string& path, const std::string& password) {
  StartPoppler();
  auto impl = std::make_unique<Impl>();
  impl->source.file = path;
  impl->bytes = ReadFile(path, impl->source.sha256);
  impl->source.bytes = impl->bytes.size();
  std::optional<GooString> secret;
  secret.emplace(password);
  impl->pdf = std::make_unique<PDFDoc>(
      new MemStream(impl->bytes.data(), 0, static_cast<Goffset>(impl->bytes.size()),
                    Object(objNull)),
      secret, secret);
  if (!impl->pdf->isOk()) {
    throw Error(fmt::format("{}: cannot be read as a PDF (Poppler's error {})", path,
                            impl->pdf->getErrorCode()));
  }
  impl->source.page_count = impl->pdf->getNumPages();
  if (impl->source.page_count < 1) throw Error(fmt::format("{}: has no pages", path));
  return Document(std::move(impl));
}

Page Document::ReadPage(int number, Diagnostics& diagnostics) {
  Page page;
  page.number = number;
  ::Page* source = impl_->pdf->getPage(number);
  if (!source) {
    page.failed = true;
    diagnostics.push_back({Severity::kError, "page.failed", number, "the page cannot be found"});
    return page;
  }
  page.rotation = ((source->getRotate() % 360) + 360) % 360;
  Marks marks = CollectMarks(*impl_->pdf, number, 1, kPageSeconds);
  JudgeInk(marks);
  page.width = marks.width;
  page.height = marks.height;
  page.fonts = JudgeFonts(marks);
  for (const Font& font : page.fonts) {
    if (!font.trusted && impl_->distrusted.insert(font.name).second) {
      diagnostics.push_back(
          {Severity::kWarning, "font.untrusted", number,
           fmt::format("font “{}”: {}; its text is to be read by OCR", font.name, font.distrust)});
    }
  }
  page.glyphs.reserve(marks.glyphs.size());
  for (const RawGlyph& raw : marks.glyphs) page.glyphs.push_back(raw.glyph);
  page.rulings = JoinBars(std::move(marks.horizontal), Axis::kHorizontal);
  const auto vertical = JoinBars(std::move(marks.vertical), Axis::kVertical);
  page.rulings.insert(page.rulings.end(), vertical.begin(), vertical.end());
  page.images = std::move(marks.images);
  return page;
}

}  // namespace juesuan
