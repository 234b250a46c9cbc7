// SHA-256, by which a document is known whatever its name.
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct evp_md_ctx_st;  // OpenSSL's

namespace juesuan {

class Digest {
 public:
  Digest();

  void Add(std::string_view bytes);

  // Of all that was added, in lower-case hexadecimal. Nothing can be added after it.
  std::string Hexadecimal();

 private:
  struct Freer {
    void operator()(evp_md_ctx_st* context) const noexcept;
  };
  std::unique_ptr<evp_md_ctx_st, Freer> context_;
};

std::string DigestOf(std::string_view bytes);

// Throws Error where the file cannot be read to its end.
std::string DigestOfFile(const std::string& path);

}  // namespace juesuan
