// Tesseract shares out each step of a line of text among threads of OpenMP. A step is a few
// microseconds long: even a team of one thread takes a seventh of all the time, most of it in
// calls of the system that wake nobody. These functions of GCC's OpenMP library (libgomp), which
// the loader finds in this module before that library, let the caller do the whole step. Outside
// of a team the library itself says that there is one thread, the caller.
// Source: gcc.gnu.org/onlinedocs/libgomp, "The libgomp ABI". Tested by tests/scans_test.py.
#include <utility>

namespace {

// Of the sections that are being done: the next and the last one, counted from 1.
thread_local unsigned next_section = 1, last_section = 0;

}  // namespace

extern "C" {

void GOMP_parallel(void (*body)(void*), void* data, unsigned /*threads*/, unsigned /*flags*/) {
  body(data);
}

void GOMP_parallel_sections(void (*body)(void*), void* data, unsigned /*threads*/, unsigned count,
                            unsigned /*flags*/) {
  const unsigned next = std::exchange(next_section, 1), last = std::exchange(last_section, count);
  body(data);
  next_section = next;
  last_section = last;
}

// 0: there is none left.
unsigned GOMP_sections_next() { return next_section <= last_section ? next_section++ : 0; }

void GOMP_sections_end_nowait() {}
}
