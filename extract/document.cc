// Opens a PDF, and reads its pages: Poppler's drawing, then our judgement of it.
#include <Error.h>
#include <ErrorCodes.h>
#include <GlobalParams.h>
#include <PDFDoc.h>
#include <Stream.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <map>
#include <new>
#include <optional>
#include <set>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "extract/clock.h"
#include "extract/collector.h"
#include "extract/digest.h"
#include "extract/extract.h"
#include "extract/fonts.h"
#include "extract/glyphs.h"
#include "extract/ink.h"
#include "extract/messages.h"
#include "extract/page_pixels.h"
#include "extract/pixels.h"
#include "extract/rulings.h"

namespace juesuan {
namespace {

constexpr double kPageSeconds = 3;             // CPU time; the fullest real pages take 0.02 s
constexpr double kDocumentSeconds = 5;         // for all pages that are given up, taken together
constexpr std::uintmax_t kMaxBytes = 1 << 30;  // Poppler counts bytes in memory with an int
constexpr std::size_t kHeaderBytes = 1024;     // where readers look for %PDF-
constexpr double kMinUnit = 1e-3, kMaxUnit = 1e3;  // UserUnit; 14,400 units make 200 km

// Where Poppler's messages go while one of our calls is under way on this thread.
thread_local MessageLog* listener = nullptr;

class Listening {
 public:
  explicit Listening(MessageLog& log) : before_(std::exchange(listener, &log)) {}
  ~Listening() { listener = before_; }
  Listening(const Listening&) = delete;
  Listening& operator=(const Listening&) = delete;

 private:
  MessageLog* before_;
};

void TakeMessage(ErrorCategory category, Goffset, const char* message) {
  if (!listener) return;
  switch (category) {
    case errSyntaxWarning:
      return listener->Add(Severity::kNote, "pdf.irregular", message);
    case errConfig:
    case errUnimplemented:
      return listener->Add(Severity::kWarning, "pdf.unsupported", message);
    default:
      return listener->Add(Severity::kWarning, "pdf.damaged", message);
  }
}

void StartPoppler() {
  static const bool started = [] {
    globalParams = std::make_unique<GlobalParams>();
    setErrorCallback(TakeMessage);
    return true;
  }();
  static_cast<void>(started);
}

struct FileCloser {
  void operator()(std::FILE* file) const noexcept { std::fclose(file); }
};

// The size of the file. Refuses what cannot be a report: folders, pipes that never end.
std::uintmax_t CheckedSize(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code problem;
  const fs::file_status status = fs::status(path, problem);
  if (status.type() == fs::file_type::not_found) {
    throw Error(fmt::format("{}: there is no such file; check the path", path));
  }
  if (problem) throw Error(fmt::format("{}: cannot be looked at: {}", path, problem.message()));
  if (status.type() == fs::file_type::directory) {
    throw Error(fmt::format("{}: is a folder; give the PDF files in it", path));
  }
  if (status.type() != fs::file_type::regular) {
    throw Error(fmt::format("{}: is not a regular file; save its contents to one first", path));
  }
  const std::uintmax_t size = fs::file_size(path, problem);
  if (problem) throw Error(fmt::format("{}: cannot be looked at: {}", path, problem.message()));
  if (size > kMaxBytes) throw Error(fmt::format("{}: is larger than 1 GiB; split it first", path));
  return size;
}

// The bytes of the file, which are also what `sha256` is set to the digest of.
std::string ReadFile(const std::string& path, std::string& sha256) {
  const std::uintmax_t size = CheckedSize(path);
  const std::unique_ptr<std::FILE, FileCloser> file(std::fopen(path.c_str(), "rb"));
  if (!file) {
    throw Error(fmt::format("{}: cannot be opened: {}; see to its permissions", path,
                            std::strerror(errno)));
  }
  Digest digest;
  std::string bytes;
  bytes.reserve(size);
  std::array<char, 1 << 16> buffer;
  while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), file.get())) {
    bytes.append(buffer.data(), count);
    digest.Add({buffer.data(), count});
  }
  if (std::ferror(file.get())) {
    throw Error(fmt::format("{}: cannot be read to its end: {}; copy it again", path,
                            std::strerror(errno)));
  }
  sha256 = digest.Hexadecimal();
  return bytes;
}

bool IsImage(std::string_view bytes) {
  using namespace std::string_view_literals;
  static constexpr std::string_view kMarks[] = {"\x89PNG\r\n\x1A\n", "\xFF\xD8\xFF", "II*\0"sv,
                                                "MM\0*"sv};
  return std::ranges::any_of(kMarks, [&](auto mark) { return bytes.starts_with(mark); });
}

// What people save in the place of a PDF.
std::string_view LooksLike(std::string_view bytes) {
  const std::string_view start = bytes.substr(0, kHeaderBytes);
  if (start.starts_with("PK\x03\x04")) return " but a ZIP, Office or OFD file; export it as PDF";
  if (start.starts_with("\xD0\xCF\x11\xE0")) return " but an old Office file; export it as PDF";
  for (const std::string_view mark : {"<!DOCTYPE", "<!doctype", "<html", "<HTML"}) {
    if (start.find(mark) != start.npos) return " but a web page; fetch the PDF it leads to";
  }
  return "; nothing in its first 1024 bytes says %PDF-";
}

void CheckBytes(const std::string& path, std::string_view bytes) {
  if (bytes.empty()) throw Error(fmt::format("{}: is empty; fetch it again", path));
  if (bytes.substr(0, kHeaderBytes).find("%PDF-") == bytes.npos) {
    throw Error(fmt::format("{}: is not a PDF{}", path, LooksLike(bytes)));
  }
}

// Why Poppler could not open the document, and what to do.
std::string OpeningProblem(int code, const std::string& password, std::string_view bytes,
                           const MessageLog& log) {
  if (code == errEncrypted) {
    if (log.Mentions("security handler")) {
      return "is encrypted in a way that cannot be read here; remove the protection first";
    }
    return password.empty() ? "is encrypted; give its password with --password"
                            : "is encrypted with another password; check --password";
  }
  const bool whole =
      bytes.substr(bytes.size() - std::min(bytes.size(), kHeaderBytes)).find("%%EOF") != bytes.npos;
  return whole ? "is damaged beyond repair; fetch it again"
               : "is cut off before its end and beyond repair; fetch it again";
}

}  // namespace

struct Document::Impl {
  Source source;
  std::string bytes;  // `pdf` reads them as long as it lives
  std::unique_ptr<PDFDoc> pdf;
  std::unique_ptr<Collector> collector;
  MessageLog log;
  std::map<FontKey, std::string> distrusted;  // fonts, and why
  std::set<std::string> reported;             // names of such fonts
  double seconds_left = kDocumentSeconds;

  void Load(const std::string& password);
  void Open(const std::string& password);
  double UnitOf(::Page& drawn) const;
  void Read(Page& page, Diagnostics& diagnostics);
  Marks Collect(int number, ::Page& drawn, Diagnostics& diagnostics);
  void TrustFonts(const Marks& marks, Page& page, Diagnostics& diagnostics);
};

namespace {

// A page that cannot be read. The message says why.
class PageError : public std::runtime_error {
 public:
  PageError(const char* code, const char* message) : std::runtime_error(message), code_(code) {}
  const char* code() const { return code_; }

 private:
  const char* code_;
};

}  // namespace

// Sets `pdf`, which may be not OK.
void Document::Impl::Load(const std::string& password) {
  std::optional<GooString> secret;
  if (!password.empty()) secret.emplace(password);
  auto stream = std::make_unique<MemStream>(bytes.data(), 0, static_cast<Goffset>(bytes.size()),
                                            Object(objNull));
  const auto rebuilt = [this] {
    log.Add(Severity::kWarning, "pdf.damaged",
            "the table of objects is damaged and was rebuilt; something may be lost");
  };
  pdf = std::make_unique<PDFDoc>(stream.release(), secret, secret, nullptr, rebuilt);
}

void Document::Impl::Open(const std::string& password) {
  const Listening listening(log);
  Load(password);
  // One password may be given for many files, of which some need none.
  if (!password.empty() && !pdf->isOk() && pdf->getErrorCode() == errEncrypted) {
    log = MessageLog();
    Load("");
  }
  if (!pdf->isOk()) {
    throw Error(fmt::format("{}: {}", source.file,
                            OpeningProblem(pdf->getErrorCode(), password, bytes, log)));
  }
  source.page_count = pdf->getNumPages();
  if (source.page_count < 1) {
    throw Error(fmt::format("{}: has no pages; fetch it again", source.file));
  }
}

// Poppler leaves the size of a page's unit to us.
double Document::Impl::UnitOf(::Page& drawn) const {
  const Object dictionary = pdf->getXRef()->fetch(drawn.getRef());
  if (!dictionary.isDict()) return 1;
  const Object unit = dictionary.dictLookup("UserUnit");
  const bool sensible = unit.isNum() && unit.getNum() >= kMinUnit && unit.getNum() <= kMaxUnit;
  return sensible ? unit.getNum() : 1;
}

Marks Document::Impl::Collect(int number, ::Page& drawn, Diagnostics& diagnostics) {
  if (seconds_left <= 0) {
    throw PageError("page.too-complex",
                    "it is left out: the pages before it took too long to draw");
  }
  if (!collector) {
    collector = std::make_unique<Collector>(*pdf);
    log.Report(0, diagnostics);
  }
  const double begin = CpuSeconds();
  Marks marks = collector->Collect(number, UnitOf(drawn), std::min(kPageSeconds, seconds_left));
  if (!marks.given_up.empty()) {
    seconds_left -= CpuSeconds() - begin;
    diagnostics.push_back({Severity::kError, "page.too-complex", number,
                           fmt::format("{}; what was drawn until then is kept", marks.given_up)});
  }
  if (marks.cut_numbers > 0) {
    const int more = marks.cut_numbers - 1;
    diagnostics.push_back({Severity::kWarning, "text.cut", number,
                           fmt::format("shown in part only: {}{}", marks.cut_number,
                                       more ? fmt::format(" and {} more numbers", more) : "")});
  }
  return marks;
}

// A font found out on one page is not trusted on later ones either.
void Document::Impl::TrustFonts(const Marks& marks, Page& page, Diagnostics& diagnostics) {
  page.fonts = JudgeFonts(marks);
  for (std::size_t i = 0; i < page.fonts.size(); ++i) {
    Font& font = page.fonts[i];
    const FontKey& key = marks.fonts[i].key;
    if (const auto known = distrusted.find(key); known != distrusted.end()) {
      font.trusted = false;
      font.distrust = known->second;
    } else if (!font.trusted) {
      distrusted.emplace(key, font.distrust);
      // Subsets of one font have one name; Chromium's have none, and come by the hundred.
      if (!reported.insert(font.name).second) continue;
      diagnostics.push_back(
          {Severity::kWarning, "font.untrusted", page.number,
           fmt::format("font {}: {}; from this page on its text is to be read by OCR",
                       font.name.empty() ? "without a name" : font.name, font.distrust)});
    }
  }
}

void Document::Impl::Read(Page& page, Diagnostics& diagnostics) {
  ::Page* drawn = pdf->getPage(page.number);
  if (!drawn || !drawn->isOk()) {
    throw PageError("page.failed", "it is missing from the file, or damaged beyond repair");
  }
  Marks marks = Collect(page.number, *drawn, diagnostics);
  page.rotation = drawn->getRotate();
  page.width = marks.width;
  page.height = marks.height;
  if (!(page.width > 0 && page.height > 0)) {
    throw PageError("page.failed", "it has no area: its CropBox lies outside its MediaBox");
  }
  JudgeInk(marks);
  DropDoubles(marks.glyphs);
  TrustFonts(marks, page, diagnostics);
  page.glyphs.reserve(marks.glyphs.size());
  for (const RawGlyph& raw : marks.glyphs) page.glyphs.push_back(raw.glyph);
  page.rulings = JoinBars(std::move(marks.horizontal), Axis::kHorizontal);
  const auto vertical = JoinBars(std::move(marks.vertical), Axis::kVertical);
  page.rulings.insert(page.rulings.end(), vertical.begin(), vertical.end());
  page.images = std::move(marks.images);
}

Document::Document(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

const Source& Document::source() const { return impl_->source; }

Document Document::Open(const std::string& path, const std::string& password) {
  StartPoppler();
  auto impl = std::make_unique<Impl>();
  impl->source.file = path;
  try {
    impl->bytes = ReadFile(path, impl->source.sha256);
    impl->source.bytes = impl->bytes.size();
    if (IsImage(impl->bytes)) impl->bytes = PdfOfImages(path, impl->bytes);
    CheckBytes(path, impl->bytes);
    impl->Open(password);
  } catch (const std::bad_alloc&) {
    throw Error(fmt::format("{}: needs more memory than there is; split it first", path));
  }
  return Document(std::move(impl));
}

Page Document::ReadPage(int number, Diagnostics& diagnostics) {
  const Listening listening(impl_->log);
  impl_->log.Report(0, diagnostics);
  Page page;
  page.number = number;
  const auto fail = [&](const char* code, const char* message) {
    page = Page();
    page.number = number;
    page.failed = true;
    diagnostics.push_back({Severity::kError, code, number, message});
  };
  try {
    impl_->Read(page, diagnostics);
  } catch (const PageError& error) {
    fail(error.code(), error.what());
  } catch (const std::bad_alloc&) {
    fail("page.too-complex", "there is not enough memory to read it");
  } catch (const std::length_error&) {
    fail("page.too-complex", "it asks for more memory than there can be");
  }
  impl_->log.Report(number, diagnostics);
  return page;
}

Pixels Document::TakePixels(const Page& page, const View& view, Diagnostics& diagnostics) {
  const Listening listening(impl_->log);
  Pixels pixels;
  const char* problem = "it takes too long to draw it as an image";
  try {
    const double unit = impl_->UnitOf(*impl_->pdf->getPage(page.number));
    pixels = juesuan::TakePixels(*impl_->pdf, page, view, unit, kPageSeconds);
  } catch (const std::bad_alloc&) {
    problem = "there is not enough memory to see it as an image";
  }
  if (pixels.empty())
    diagnostics.push_back({Severity::kError, "page.too-complex", page.number, problem});
  if (pixels.cut_short)
    diagnostics.push_back(
        {Severity::kWarning, "image.cut", page.number,
         "an image on it ends early; what there is of it is read; fetch it again"});
  impl_->log.Report(page.number, diagnostics);
  return pixels;
}

}  // namespace juesuan
