// Tests of opening documents, good and bad, and of what is said about them.
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "extract/messages.h"
#include "pdf_builder.h"

namespace juesuan {
namespace {

// A PDF without a table of objects.
constexpr const char* kBare =
    "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count "
    "1 /Kids [3 0 R] >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] "
    ">>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n";

// Encrypted with RC4 of 40 bits, for the first file ID of sixteen zero bytes.
std::string Encrypted(std::string_view content, std::string_view owner, std::string_view user,
                      std::string_view filter = "Standard") {
  PdfBuilder builder;
  builder.AddPage({std::string(content)});
  builder.AddToTrailer(
      fmt::format("/ID [<{0:032}> <{0:032}>] /Encrypt << /Filter /{1} /V 1 /R 2 /P -4 /O <{2}> "
                  "/U <{3}> >>",
                  0, filter, owner, user));
  return builder.Build();
}

// With the user password "secret".
std::string EncryptedWithSecret() {
  return Encrypted("", "92FE0F4454AD4C9644693F33C07CB54F587DCE1E2682FE9ECEA6107A1EF630DD",
                   "299CE8ECC9DCE1BF06F9D9B885D880650F7DC0C659CD9C9B6A23C4312B4FB974");
}

// What Open says, without the path it begins with; "" if it opens.
std::string OpeningError(const std::string& path, const std::string& password = "") {
  try {
    Document::Open(path, password);
  } catch (const Error& error) {
    const std::string message = error.what();
    REQUIRE(message.starts_with(path + ": "));
    return message.substr(path.size() + 2);
  }
  return "";
}

// Takes rights that root has and others do not, for as long as it lives.
class Unprivileged {
 public:
  Unprivileged() : user_(geteuid()) {
    if (user_ == 0) REQUIRE(seteuid(65534) == 0);
  }
  ~Unprivileged() {
    if (user_ == 0) static_cast<void>(seteuid(0));
  }

 private:
  uid_t user_;
};

}  // namespace

TEST_CASE("A document says what it was read from") {
  const TemporaryFile file(kBare);
  const Document document = Document::Open(file.path(), "");
  CHECK(document.source().file == file.path());
  CHECK(document.source().bytes == 218);
  CHECK(document.source().page_count == 1);
  CHECK(document.source().sha256 ==
        "b9121b39a9736a73a110aeb00baffed69114b346f7dc29babc82da6cd9dbb688");
}

TEST_CASE("A file that is no usable PDF is refused with the reason and a remedy") {
  struct Case {
    const char* what;
    std::string bytes;
    const char* error;
  };
  const Case cases[] = {
      {"nothing", "", "is empty; fetch it again"},
      {"text", "a report", "is not a PDF; nothing in its first 1024 bytes says %PDF-"},
      {"a PDF too far down", std::string(2000, ' ') + kBare,
       "is not a PDF; nothing in its first 1024 bytes says %PDF-"},
      {"a web page", "\n<!DOCTYPE html><html>",
       "is not a PDF but a web page; fetch the PDF it leads to"},
      {"a Word file", "PK\x03\x04 and so on",
       "is not a PDF but a ZIP, Office or OFD file; export it as PDF"},
      {"an old Word file", "\xD0\xCF\x11\xE0 and so on",
       "is not a PDF but an old Office file; export it as PDF"},
      {"a header alone", "%PDF-1.4\n",
       "is cut off before its end and beyond repair; fetch it again"},
      {"rubbish", "%PDF-1.4\nrubbish\n%%EOF\n", "is damaged beyond repair; fetch it again"},
      {"no pages", PdfBuilder().Build(), "has no pages; fetch it again"},
      {"a password", EncryptedWithSecret(), "is encrypted; give its password with --password"},
      {"another kind of protection", Encrypted("", "00", "00", "Adobe.APS"),
       "is encrypted in a way that cannot be read here; remove the protection first"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.what);
    const TemporaryFile file(c.bytes);
    CHECK(OpeningError(file.path()) == c.error);
  }
}

TEST_CASE("What is no readable file is refused with the reason and a remedy") {
  const TemporaryFile file(kBare);
  CHECK(OpeningError(file.path() + ".gone") == "there is no such file; check the path");
  CHECK(OpeningError(file.path() + "/inside") == "there is no such file; check the path");
  CHECK(OpeningError(std::string(5000, 'x')) == "cannot be looked at: File name too long");
  CHECK(OpeningError(std::filesystem::temp_directory_path().string()) ==
        "is a folder; give the PDF files in it");

  const std::string pipe = file.path() + ".pipe";
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  CHECK(OpeningError(pipe) == "is not a regular file; save its contents to one first");
  std::filesystem::remove(pipe);

  REQUIRE(chmod(file.path().c_str(), 0) == 0);
  const Unprivileged unprivileged;
  CHECK(OpeningError(file.path()) == "cannot be opened: Permission denied; see to its permissions");
}

TEST_CASE("Encrypted documents open with their password, or without if they need none") {
  const TemporaryFile secret(EncryptedWithSecret());
  CHECK(OpeningError(secret.path(), "secret") == "");
  CHECK(OpeningError(secret.path(), "owner") == "");
  CHECK(OpeningError(secret.path(), "guess") ==
        "is encrypted with another password; check --password");

  // The content as encrypted for object 3, the first that a page adds.
  const std::string content =
      "\x7c\x4f\x7f\x34\x08\x0a\xce\xbd\xe4\x40\x09\x4a\x5d\x48\xc4\x8a\xb2\x2b\x23\x6e\x13\xb0\x40"
      "\xb0\xc6\x5e\xd6\x5b\xe1\x2b\x84\x64";
  const std::string open =
      Encrypted(content, "C92422687FACEE686E373F10B5C7D04738053152F7E2EE30E11C69EC442576AB",
                "CA1391D96EE32EDAFE6CD2CA685744B197741BDFAFEC10C060C7D7212DAB2EE4");
  CHECK(TextOf(ReadPdf(open).page) == "77");
  const TemporaryFile file(open);
  CHECK(OpeningError(file.path(), "not needed") == "");
}

TEST_CASE("A damaged document is read as far as it goes, and said to be damaged") {
  const ReadResult result = ReadPdf(kBare);
  CHECK_FALSE(result.page.failed);
  CHECK(result.diagnostics ==
        Diagnostics{{Severity::kWarning, "pdf.damaged", 0,
                     "the table of objects is damaged and was rebuilt; something may be lost"},
                    {Severity::kNote, "pdf.irregular", 0, "No valid XRef size in trailer"}});
}

TEST_CASE("Poppler's messages are told once, with their page") {
  PdfBuilder builder;
  for (int i = 0; i < 2; ++i)
    builder.AddPage({"nonsense BT /F 10 Tf 10 100 Td (77) Tj ET nonsense"});
  const TemporaryFile file(builder.Build());
  Document document = Document::Open(file.path(), "");
  Diagnostics diagnostics;
  CHECK(TextOf(document.ReadPage(1, diagnostics)) == "77");
  document.ReadPage(2, diagnostics);
  CHECK(diagnostics ==
        Diagnostics{{Severity::kWarning, "pdf.damaged", 1, "Unknown operator 'nonsense'"}});
}

TEST_CASE("A page that is not there is failed") {
  PdfBuilder builder;
  builder.AddPage({""});
  const TemporaryFile file(builder.Build());
  Document document = Document::Open(file.path(), "");
  for (const int number : {0, 2, -1, 2'000'000'000}) {
    CAPTURE(number);
    Diagnostics diagnostics;
    const Page page = document.ReadPage(number, diagnostics);
    CHECK(page.failed);
    CHECK(page.number == number);
    REQUIRE_FALSE(diagnostics.empty());
    CHECK(diagnostics.back() ==
          Diagnostic{Severity::kError, "page.failed", number,
                     "it is missing from the file, or damaged beyond repair"});
  }
}

TEST_CASE("Twenty different messages are told, the others counted once") {
  MessageLog log;
  for (int i = 0; i < 30; ++i) {
    for (int times = 0; times < 2; ++times) {
      log.Add(Severity::kWarning, "pdf.damaged", fmt::format("message {}", i));
    }
  }
  Diagnostics diagnostics;
  log.Report(3, diagnostics);
  REQUIRE(diagnostics.size() == 21);
  CHECK(diagnostics[19] == Diagnostic{Severity::kWarning, "pdf.damaged", 3, "message 19"});
  CHECK(diagnostics[20] ==
        Diagnostic{Severity::kWarning, "pdf.damaged", 3,
                   "20 more messages on this page, and all on later pages, are left out"});

  log.Add(Severity::kWarning, "pdf.damaged", "message 40");
  log.Report(4, diagnostics);
  CHECK(diagnostics.size() == 21);
}

TEST_CASE("Messages are short and printable") {
  MessageLog log;
  log.Add(Severity::kNote, "pdf.irregular", "odd \x01\xFF\n bytes " + std::string(1000, 'x'));
  Diagnostics diagnostics;
  log.Report(0, diagnostics);
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics[0].message == "odd ??? bytes " + std::string(186, 'x'));
}

}  // namespace juesuan
