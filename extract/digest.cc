// OpenSSL's home.
#include "extract/digest.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <fstream>

#include "extract/diagnostic.h"

namespace juesuan {

void Digest::Freer::operator()(evp_md_ctx_st* context) const noexcept { EVP_MD_CTX_free(context); }

Digest::Digest() : context_(EVP_MD_CTX_new()) {
  EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr);
}

void Digest::Add(std::string_view bytes) {
  EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size());
}

std::string Digest::Hexadecimal() {
  std::array<unsigned char, 32> hash;
  EVP_DigestFinal_ex(context_.get(), hash.data(), nullptr);
  std::string text;
  for (const unsigned char byte : hash) text += fmt::format("{:02x}", byte);
  return text;
}

std::string DigestOf(std::string_view bytes) {
  Digest digest;
  digest.Add(bytes);
  return digest.Hexadecimal();
}

std::string DigestOfFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  Digest digest;
  std::array<char, 1 << 16> buffer;
  while (file.read(buffer.data(), buffer.size()), file.gcount() > 0)
    digest.Add({buffer.data(), static_cast<std::size_t>(file.gcount())});
  if (!file.eof()) {
    throw Error(fmt::format("{}: cannot be read to its end; see to its permissions", path));
  }
  return digest.Hexadecimal();
}

}  // namespace juesuan
