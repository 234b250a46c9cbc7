// What is said of a document's issues.
#include "cli/complaints.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>

namespace juesuan {
namespace {

using Lines = std::vector<std::string>;

TEST_CASE("An issue is one line: where, what, and its code; notes are not told") {
  CHECK(Complaints("x.pdf", {{Severity::kWarning, "a.b", 3, "odd"},
                             {Severity::kNote, "c.d", 4, "fine"},
                             {Severity::kError, "e.f", 0, "lost"}}) ==
        Lines{"x.pdf: page 3: odd [a.b]", "x.pdf: lost [e.f]"});
  CHECK(Complaints("x.pdf", {}).empty());
  CHECK(Complaints("x.pdf", {{Severity::kNote, "c.d", 4, "fine"}}).empty());
}

TEST_CASE("The same issue of many pages is told once") {
  CHECK(Complaints("x.pdf", {{Severity::kWarning, "a.b", 1, "odd"},
                             {Severity::kWarning, "c.d", 2, "odd"},
                             {Severity::kWarning, "a.b", 2, "odd"},
                             {Severity::kWarning, "a.b", 2, "odd"},
                             {Severity::kWarning, "a.b", 5, "odd"},
                             {Severity::kWarning, "a.b", 5, "even"},
                             {Severity::kWarning, "a.b", 5, "even"}}) ==
        Lines{"x.pdf: pages 1-2, 5: odd [a.b]", "x.pdf: page 2: odd [c.d]",
              "x.pdf: page 5: even [a.b]"});
}

TEST_CASE("Past twenty issues the rest is counted") {
  Diagnostics issues;
  for (int page = 1; page <= 20; ++page) {
    issues.push_back({Severity::kWarning, "a.b", page, fmt::format("odd {}", page)});
  }
  CHECK(Complaints("x.pdf", issues).size() == 20);
  CHECK(Complaints("x.pdf", issues).back() == "x.pdf: page 20: odd 20 [a.b]");
  issues.push_back({Severity::kWarning, "a.b", 21, "odd 21"});
  issues.push_back({Severity::kWarning, "a.b", 22, "odd 22"});
  CHECK(Complaints("x.pdf", issues).size() == 21);
  CHECK(Complaints("x.pdf", issues).back() ==
        "x.pdf: and 2 more; the JSON report lists all under \"issues\"");
}

}  // namespace
}  // namespace juesuan
