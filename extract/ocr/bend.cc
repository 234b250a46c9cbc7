// Tested by tests/ocr/bend_test.cc.
#include "extract/ocr/bend.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "extract/ocr/morphology.h"

namespace juesuan {
namespace {

// In points: the shortest run of a ruling that leans, the white between two, and what a bent ruling
// strays from its course at most.
constexpr double kShortestRun = 6, kGap = 2;
constexpr double kStraight = 1, kMisfit = 0.5;
// As shares of the image: the shortest ruling that tells of a bend; how far a page may bend.
constexpr double kShortestRuling = 0.25, kMostBend = 0.05;
constexpr double kSteepest = 0.06;  // height for width of a ruling
constexpr int kFewestRulings = 4;
constexpr int kStep = 8;         // pixels from one point of a ruling to the next
constexpr double kRidge = 1e-4;  // of the points: keeps terms small that nothing tells of

constexpr int kTerms = Bend::kAlong * Bend::kAcross;
using Terms = std::array<double, kTerms>;

struct Point {
  double x = 0, y = 0;  // pixels; across an image, from -1 to 1
};
using Trace = std::vector<Point>;  // of one ruling, left to right

// The middle of the ruling in every kStep-th column.
Trace TraceOf(PIX* ruling, int left, int top) {
  Trace trace;
  const int width = pixGetWidth(ruling), height = pixGetHeight(ruling);
  for (int x = 0; x < width; x += kStep) {
    int count = 0;
    double sum = 0;
    for (int y = 0; y < height; ++y) {
      l_uint32 value = 0;
      pixGetPixel(ruling, x, y, &value);
      count += static_cast<int>(value);
      sum += value * (y + 0.5);
    }
    if (count > 0) trace.push_back({left + x + 0.5, top + sum / count});
  }
  return trace;
}

std::vector<Trace> TraceRulings(PIX* ink, double points) {
  const int run = std::max(3, static_cast<int>(std::lround(kShortestRun / points)));
  const int gap = std::max(2, static_cast<int>(std::lround(kGap / points)));
  const PixPointer runs = Closed(Opened(ink, run, 1).get(), gap, 3);
  PIXA* taken = nullptr;
  const BoxaPointer boxes(pixConnComp(runs.get(), &taken, 8));
  const PixaPointer images(taken);
  std::vector<Trace> traces;
  for (int index = 0; index < boxaGetCount(boxes.get()); ++index) {
    l_int32 x, y, width, height;
    boxaGetBoxGeometry(boxes.get(), index, &x, &y, &width, &height);
    const bool is_long = width >= kShortestRuling * pixGetWidth(ink);
    if (!is_long || height > kSteepest * width) continue;
    const PixPointer ruling(pixaGetPix(images.get(), index, L_CLONE));
    traces.push_back(TraceOf(ruling.get(), x, y));
  }
  return traces;
}

Point Across(PIX* image, double x, double y) {
  return {2 * x / pixGetWidth(image) - 1, 2 * y / pixGetHeight(image) - 1};
}

// What each term of a bend is at a point across the image.
Terms TermsAt(const Point& point) {
  Terms terms;
  double along = point.x;
  for (int i = 0; i < Bend::kAlong; ++i, along *= point.x) {
    double across = 1;
    for (int j = 0; j < Bend::kAcross; ++j, across *= point.y)
      terms[static_cast<std::size_t>(i * Bend::kAcross + j)] = along * across;
  }
  return terms;
}

// A point of a ruling, less the mean of the ruling: so its height does not count.
struct Equation {
  Terms terms = {};
  double y = 0;
};

std::vector<Equation> EquationsOf(const std::vector<Trace>& traces, PIX* image) {
  std::vector<Equation> equations;
  for (const Trace& trace : traces) {
    const std::size_t first = equations.size();
    const auto count = static_cast<double>(trace.size());
    Equation mean;
    for (const Point& point : trace) {
      equations.push_back({TermsAt(Across(image, point.x, point.y)), point.y});
      for (int k = 0; k < kTerms; ++k) mean.terms[k] += equations.back().terms[k] / count;
      mean.y += point.y / count;
    }
    for (std::size_t index = first; index < equations.size(); ++index) {
      for (int k = 0; k < kTerms; ++k) equations[index].terms[k] -= mean.terms[k];
      equations[index].y -= mean.y;
    }
  }
  return equations;
}

double Value(const Terms& solution, const Terms& terms) {
  double value = 0;
  for (int k = 0; k < kTerms; ++k) value += solution[k] * terms[k];
  return value;
}

// The least squares; nullopt where the equations do not tell.
std::optional<Terms> Solve(const std::vector<Equation>& equations) {
  std::array<std::array<l_float32, kTerms>, kTerms> matrix = {};
  std::array<l_float32, kTerms> right = {};
  for (const Equation& equation : equations) {
    for (int row = 0; row < kTerms; ++row) {
      right[row] += static_cast<l_float32>(equation.terms[row] * equation.y);
      for (int column = 0; column < kTerms; ++column) {
        matrix[row][column] += static_cast<l_float32>(equation.terms[row] * equation.terms[column]);
      }
    }
  }
  std::array<l_float32*, kTerms> rows;
  for (int row = 0; row < kTerms; ++row) {
    matrix[row][row] += static_cast<l_float32>(kRidge * static_cast<double>(equations.size()));
    rows[row] = matrix[row].data();
  }
  if (gaussjordan(rows.data(), right.data(), kTerms) != 0) return std::nullopt;
  Terms solution;
  std::copy(right.begin(), right.end(), solution.begin());
  return solution;
}

// Without its terms: where the rulings are.
Bend SeenBend(const std::vector<Trace>& traces, PIX* image) {
  Bend bend;
  bend.left = bend.top = 1;
  bend.right = bend.bottom = -1;
  for (const Trace& trace : traces) {
    for (const Point& point : trace) {
      const Point place = Across(image, point.x, point.y);
      bend.left = std::min(bend.left, place.x);
      bend.right = std::max(bend.right, place.x);
      bend.top = std::min(bend.top, place.y);
      bend.bottom = std::max(bend.bottom, place.y);
    }
  }
  return bend;
}

// Its terms are of rising powers, from 0.
template <std::size_t kPowers>
double Polynomial(const std::array<double, kPowers>& terms, double x) {
  double value = 0;
  for (auto term = terms.rbegin(); term != terms.rend(); ++term) value = value * x + *term;
  return value;
}

std::vector<l_uint32*> LinesOf(PIX* image) {
  std::vector<l_uint32*> lines(static_cast<std::size_t>(pixGetHeight(image)), pixGetData(image));
  for (std::size_t row = 0; row < lines.size(); ++row)
    lines[row] += row * static_cast<std::size_t>(pixGetWpl(image));
  return lines;
}

// The grey at a height between two rows; white beyond the image.
int GrayAt(const std::vector<l_uint32*>& lines, int x, double y) {
  const double below = std::floor(y);
  const int row = static_cast<int>(below);
  const auto value = [&](int at) {
    return at < 0 || at >= std::ssize(lines)
               ? 255
               : static_cast<int>(GET_DATA_BYTE(lines[static_cast<std::size_t>(at)], x));
  };
  const double share = y - below;
  return static_cast<int>(std::lround((1 - share) * value(row) + share * value(row + 1)));
}

}  // namespace

std::optional<Bend> FindBend(PIX* ink, double points) {
  const std::vector<Trace> traces = TraceRulings(ink, points);
  if (std::ssize(traces) < kFewestRulings) return std::nullopt;
  const std::vector<Equation> equations = EquationsOf(traces, ink);
  const std::optional<Terms> solution = Solve(equations);
  if (!solution) return std::nullopt;
  double most = 0, misfit = 0;
  for (const Equation& equation : equations) {
    most = std::max(most, std::abs(equation.y));
    const double error = equation.y - Value(*solution, equation.terms);
    misfit += error * error / static_cast<double>(equations.size());
  }
  if (most < kStraight / points || most > kMostBend * pixGetHeight(ink) ||
      std::sqrt(misfit) > kMisfit / points)
    return std::nullopt;
  Bend bend = SeenBend(traces, ink);
  for (int k = 0; k < kTerms; ++k)
    bend.terms[k / Bend::kAcross][k % Bend::kAcross] = (*solution)[k];
  return bend;
}

PixPointer Straightened(PIX* gray, const Bend& bend) {
  PixPointer result(pixCreateTemplate(gray));
  const int width = pixGetWidth(gray), height = pixGetHeight(gray);
  const std::vector<l_uint32*> lines = LinesOf(gray);
  for (int row = 0; row < height; ++row) {
    const double y = std::clamp(2 * (row + 0.5) / height - 1, bend.top, bend.bottom);
    std::array<double, Bend::kAlong> along;
    std::transform(bend.terms.begin(), bend.terms.end(), along.begin(),
                   [y](const auto& terms) { return Polynomial(terms, y); });
    l_uint32* line =
        pixGetData(result.get()) + static_cast<std::ptrdiff_t>(row) * pixGetWpl(result.get());
    for (int column = 0; column < width; ++column) {
      const double x = std::clamp(2 * (column + 0.5) / width - 1, bend.left, bend.right);
      const double down = x * Polynomial(along, x);
      SET_DATA_BYTE(line, column, static_cast<l_uint8>(GrayAt(lines, column, row + down)));
    }
  }
  return result;
}

PixPointer Transposed(PIX* image) {
  const PixPointer turned(pixRotateOrth(image, 1));
  return PixPointer(pixFlipLR(nullptr, turned.get()));
}

}  // namespace juesuan
