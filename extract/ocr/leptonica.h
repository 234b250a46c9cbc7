// Private to extract/: Leptonica, so that it neither writes to stderr nor goes on without memory:
// in its functions and in ours, what there is no memory for is std::bad_alloc.
#pragma once

#include <leptonica/allheaders.h>

#include <cstddef>
#include <memory>
#include <new>

namespace juesuan {

// To be called before anything is made. Its functions do not all look whether they got memory.
inline void StartLeptonica() {
  setMsgSeverity(L_SEVERITY_NONE);
  setPixMemoryManager(::operator new, ::operator delete);
}

// A value of its, owned. What was made is there: none comes back where it could not be made.
template <typename T, void (*kDestroy)(T**)>
class Owned {
 public:
  Owned() = default;  // none
  Owned(std::nullptr_t) {}
  explicit Owned(T* made) : value_(made) {
    if (!made) throw std::bad_alloc();
  }

  T* get() const { return value_.get(); }
  void reset(T* made) { *this = Owned(made); }
  explicit operator bool() const { return value_ != nullptr; }
  bool operator==(std::nullptr_t) const { return !value_; }

 private:
  struct Destroyer {
    void operator()(T* value) const noexcept { kDestroy(&value); }
  };
  std::unique_ptr<T, Destroyer> value_;
};

using PixPointer = Owned<PIX, pixDestroy>;
using PixaPointer = Owned<PIXA, pixaDestroy>;
using BoxPointer = Owned<BOX, boxDestroy>;
using BoxaPointer = Owned<BOXA, boxaDestroy>;
using NumaPointer = Owned<NUMA, numaDestroy>;
using SelPointer = Owned<SEL, selDestroy>;

}  // namespace juesuan
