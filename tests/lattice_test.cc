// Rulings → cells, the rulings drawn and the cells expected in words.
#include "layout/lattice.h"

#include <catch2/catch.hpp>

#include "grid_text.h"
#include "page_text.h"

namespace juesuan {
namespace {

std::string Lattices(const char* drawing) {
  std::string text;
  for (const Lattice& lattice : FindLattices(ParsePage(drawing).rulings)) {
    text += (text.empty() ? "" : "--\n") + ToText(lattice);
  }
  return text;
}

TEST_CASE("Rulings enclose cells") {
  struct Case {
    const char* what;
    const char* rulings;
    const char* cells;
  };
  static const Case kCases[] = {
      {"a raster", "grid 0 50 100 / 0 20 40",
       R"(. | .
          . | .)"},
      {"a head over two columns", R"(
          h 0 0 100
          h 20 0 100
          h 40 0 100
          v 0 0 40
          v 50 20 40
          v 100 0 40)",
       R"(. | <
          . | .)"},
      {"a label beside two rows", R"(
          h 0 0 100
          h 20 50 100
          h 40 0 100
          v 0 0 40
          v 50 0 40
          v 100 0 40)",
       R"(. | .
          ^ | .)"},
      {"heads of three storeys", R"(
          h 0 0 200
          h 20 100 200
          h 40 0 200
          h 60 0 200
          v 0 0 60
          v 50 40 60
          v 100 0 60
          v 150 20 60
          v 200 0 60)",
       R"(. | < | . | <
          ^ | < | . | .
          . | . | . | .)"},
      {"borders drawn cell by cell", R"(
          h 0 0 50
          h 0 50 100
          h 20 0 49.5
          h 20 50.5 100
          h 40 0 100
          v 0 0 19
          v 0 21 40
          v 50 0 20
          v 50 20 40
          v 100 0 40)",
       R"(. | .
          . | .)"},
      {"a double line is one", R"(
          grid 0 50 100 / 0 20 40
          h 22 0 100
          v 52 0 40)",
       R"(. | .
          . | .)"},
      {"a thick border all around", R"(
          grid 0 50 100 / 0 20 40
          h -2 -2 102
          h 42 -2 102
          v -2 -2 42
          v 102 -2 42)",
       R"(. | .
          . | .)"},
      {"two boxes side by side that touch", "grid 0 100 / 0 20\ngrid 100 200 / 0 20", ". | ."},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.what);
    CHECK(Lattices(c.rulings) == Plain(c.cells));
  }
}

TEST_CASE("A side that is not drawn is where the rulings across it end") {
  struct Case {
    const char* side;
    const char* rulings;
  };
  static const Case kCases[] = {
      {"left", "h 0 0 100\nh 20 0 100\nh 40 0 100\nv 50 0 40\nv 100 0 40"},
      {"right", "h 0 0 100\nh 20 0 100\nh 40 0 100\nv 0 0 40\nv 50 0 40"},
      {"top", "h 20 0 100\nh 40 0 100\nv 0 0 40\nv 50 0 40\nv 100 0 40"},
      {"bottom", "h 0 0 100\nh 20 0 100\nv 0 0 40\nv 50 0 40\nv 100 0 40"},
      {"left and right", "h 0 0 100\nh 20 0 100\nh 40 0 100\nv 50 0 40"},
      {"all four", "h 20 0 100\nv 50 0 40"},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.side);
    CHECK(Lattices(c.rulings) == ". | .\n. | .\n");
    const std::vector<Lattice> lattices = FindLattices(ParsePage(c.rulings).rulings);
    REQUIRE(lattices.size() == 1);
    CHECK(lattices.front().box() == Box{0, 0, 100, 40});
  }
}

TEST_CASE("Strokes that part nothing make no lines") {
  struct Case {
    const char* what;
    const char* stroke;
  };
  static const Case kCases[] = {
      {"an underline inside a cell", "h 15 5 25"},
      {"an underline from border to middle", "h 15 0 25"},
      {"a tick on a border", "v 25 0 3"},
      {"a stroke that nobody sees", "hidden h 10 0 100"},
      {"a stroke elsewhere on the page", "h 200 0 100"},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.what);
    CHECK(Lattices((std::string("grid 0 50 100 / 0 20 40\n") + c.stroke).c_str()) ==
          ". | .\n. | .\n");
  }
}

TEST_CASE("Tables that do not touch are two, from top to bottom") {
  CHECK(Lattices(R"(
      grid 0 50 100 / 100 120 140
      grid 0 100 / 0 20 40)") == Plain(R"(
      .
      .
      --
      . | .
      . | .)"));
}

TEST_CASE("Tables side by side come from left to right") {
  CHECK(Lattices(R"(
      grid 200 250 300 / 0 20
      grid 0 100 / 0 10 20)") == Plain(R"(
      .
      .
      --
      . | .)"));
}

TEST_CASE("A region that is no rectangle is cut into cells that cover it") {
  // No stroke parts the left column, nor the lower row: an L, whose foot is cut off.
  CHECK(Lattices(R"(
      h 0 0 100
      h 20 50 100
      h 40 0 100
      v 0 0 40
      v 50 0 20
      v 100 0 40)") == Plain(R"(
      . | .
      ^ | .)"));
}

TEST_CASE("What encloses no two cells is no table") {
  for (const char* rulings :
       {"", "h 20 0 100", "h 0 0 100\nh 20 0 100\nh 40 0 100", "grid 0 100 / 0 20", "v 50 0 100"}) {
    CAPTURE(rulings);
    CHECK(FindLattices(ParsePage(rulings).rulings).empty());
  }
}

TEST_CASE("A cell's box runs from line to line") {
  const std::vector<Lattice> lattices = FindLattices(ParsePage("grid 10 50 100 / 5 20 40").rulings);
  REQUIRE(lattices.size() == 1);
  const Lattice& lattice = lattices.front();
  REQUIRE(lattice.cells.size() == 4);
  CHECK(lattice.BoxOf(lattice.cells[0]) == Box{10, 5, 50, 20});
  CHECK(lattice.BoxOf(lattice.cells[3]) == Box{50, 20, 100, 40});
  CHECK(lattice.box() == Box{10, 5, 100, 40});
}

TEST_CASE("More rulings than a page can have are no table, and take no time") {
  std::vector<Ruling> rulings;
  for (int index = 0; index < 50'000; ++index) {
    const auto position = static_cast<float>(index % 700);
    rulings.push_back({index % 2 == 0 ? Axis::kHorizontal : Axis::kVertical, position, 0, 700, 0.5F,
                       Ink::kVisible});
  }
  CHECK(FindLattices(rulings).empty());
}

}  // namespace
}  // namespace juesuan
