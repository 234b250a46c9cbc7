// Regions, then their columns, then bands for their rows; the borders between them, left out
// where a piece stands across, or a head spans rows or columns, are the rulings the table lacks.
// Tested by tests/unruled_test.cc.
#include "layout/unruled.h"

#include <algorithm>
#include <cmath>

#include "layout/text_rows.h"
#include "layout/unruled_columns.h"
#include "layout/unruled_regions.h"

namespace juesuan {
namespace {

// A label's line this close to a row with numbers, as a share of the rows' pitch, is wrapped.
constexpr double kWrapPitch = 0.85;
// Heads on one line, or on the lines of one that is wrapped, are this near, in ems.
constexpr double kSameHeadLine = 0.8;
// Lines of one wrapped head stand no further apart than this, middle to middle, in ems.
constexpr double kHeadLeading = 1.45;
// A head is taken to span columns if that centres it better by so many points.
constexpr double kBetterCentre = 4.0;
// A rule that ends further from the table's side than this, in points, does not reach it.
constexpr double kSameEnd = 4.0;

bool RuleBetween(const Region& region, const TextRow& above, const TextRow& below) {
  return std::any_of(region.rules.begin(), region.rules.end(), [&](const Ruling& rule) {
    return rule.position > above.middle() && rule.position < below.middle();
  });
}

double MedianPitch(const std::vector<TextRow>& rows, const Region& region) {
  std::vector<double> pitches;
  double before = -1;
  for (std::size_t row = region.first; row < region.last; ++row) {
    if (!rows[row].HasNumber()) continue;
    if (before >= 0) pitches.push_back(rows[row].middle() - before);
    before = rows[row].middle();
  }
  if (pitches.empty()) return 0;
  std::nth_element(pitches.begin(),
                   pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() / 2),
                   pitches.end());
  return pitches[pitches.size() / 2];
}

// A line without numbers that stands nearer to the row with numbers below it than to that above.
bool LeadsIn(const std::vector<TextRow>& rows, const Region& region, std::size_t row) {
  return row + 1 < region.last && rows[row + 1].HasNumber() &&
         rows[row + 1].middle() - rows[row].middle() < rows[row].middle() - rows[row - 1].middle();
}

// A row of text begins a row of the table unless it is the wrapped part of its neighbour: a line
// without numbers, close to one with numbers, and no rule between them. Two rows with numbers are
// two, whatever stands between them.
std::vector<bool> BeginsRow(const std::vector<TextRow>& rows, const Region& region) {
  const double wrap = kWrapPitch * MedianPitch(rows, region);
  std::vector<bool> begins(region.last - region.first, true);
  bool seen_number = false;
  bool has_number = rows[region.first].HasNumber();  // the row of the table so far
  for (std::size_t row = region.first + 1; row < region.last; ++row) {
    const bool number = rows[row].HasNumber(), number_above = rows[row - 1].HasNumber();
    seen_number = seen_number || number_above;
    const bool wrapped = number != number_above &&
                         rows[row].middle() - rows[row - 1].middle() < wrap &&
                         (number ? !has_number : !LeadsIn(rows, region, row));
    const bool head =
        !seen_number && rows[row].pieces.size() > 1 && rows[row - 1].pieces.size() > 1;
    begins[row - region.first] = !wrapped || head || RuleBetween(region, rows[row - 1], rows[row]);
    has_number = number || (has_number && !begins[row - region.first]);
  }
  return begins;
}

// One row of the table: its band, and the pieces in it.
struct Band {
  double top = 0, bottom = 0;
  std::vector<const Piece*> pieces;
  bool has_number = false;
};

std::vector<Band> MakeBands(const std::vector<TextRow>& rows, const Region& region) {
  const std::vector<bool> begins = BeginsRow(rows, region);
  std::vector<Band> bands;
  for (std::size_t row = region.first; row < region.last; ++row) {
    if (begins[row - region.first]) {
      double top = rows[row].y0 - 2;
      if (!bands.empty()) {
        top = (bands.back().bottom + rows[row].y0) / 2;
        for (const Ruling& rule : region.rules) {
          if (rule.position > bands.back().bottom - rows[row].height() / 2 &&
              rule.position < rows[row].middle())
            top = rule.position;
        }
        bands.back().bottom = top;
      }
      bands.push_back({top, rows[row].y1, {}, false});
    }
    bands.back().bottom = std::max(bands.back().bottom, rows[row].y1);
    bands.back().has_number = bands.back().has_number || rows[row].HasNumber();
    for (const Piece& piece : rows[row].pieces) bands.back().pieces.push_back(&piece);
  }
  bands.back().bottom += 2;
  if (!region.rules.empty()) {
    bands.front().top = region.rules.front().position;
    bands.back().bottom =
        std::max(bands.back().bottom - 2, static_cast<double>(region.rules.back().position));
  }
  return bands;
}

// Columns [first, last] that a head stands over: those its text touches, and more on either side
// if they are empty beside it, have heads of their own below, and it is centred over them.
struct ColumnRange {
  std::size_t first = 0, last = 0;
};

bool TouchesColumn(const Piece& piece, const std::vector<double>& edges, std::size_t column) {
  return piece.x0 < edges[column + 1] && piece.x1 > edges[column];
}

bool HasPiece(const Band& band, const std::vector<double>& edges, std::size_t column) {
  return std::any_of(band.pieces.begin(), band.pieces.end(),
                     [&](const Piece* piece) { return TouchesColumn(*piece, edges, column); });
}

ColumnRange Touched(const Piece& piece, const std::vector<double>& edges) {
  ColumnRange range{edges.size(), 0};
  for (std::size_t column = 0; column + 1 < edges.size(); ++column) {
    if (!TouchesColumn(piece, edges, column)) continue;
    range.first = std::min(range.first, column);
    range.last = column;
  }
  return range;
}

double OffCentre(const Piece& piece, const std::vector<double>& edges, const ColumnRange& range) {
  return std::abs(piece.middle() - (edges[range.first] + edges[range.last + 1]) / 2);
}

// In ems of the upper piece.
double Leading(const Piece& above, const Piece& below) {
  const Glyph& upper = *above.glyphs.front();
  const Glyph& lower = *below.glyphs.front();
  return (lower.y0 + lower.y1 - upper.y0 - upper.y1) / 2 / std::max(1.0F, upper.size);
}

Ruling Invented(Axis axis, double position, double begin, double end) {
  return {axis,
          static_cast<float>(position),
          static_cast<float>(begin),
          static_cast<float>(end),
          0,
          Ink::kVisible};
}

// The borders of one table, band by band.
class BorderMaker {
 public:
  BorderMaker(const std::vector<Band>& bands, const std::vector<double>& edges,
              const std::vector<Ruling>& rules)
      : bands_(bands), edges_(edges), rules_(rules) {
    const auto body =
        std::find_if(bands.begin(), bands.end(), [](const Band& band) { return band.has_number; });
    head_bands_ = static_cast<std::size_t>(body - bands.begin());
  }

  std::vector<Ruling> Make() {
    Horizontal(bands_.front().top, 0, Columns());
    for (std::size_t band = 0; band < bands_.size(); ++band) {
      Verticals(band);
      if (band + 1 < head_bands_) {
        HeadHorizontals(band);
      } else {
        Horizontal(bands_[band].bottom, 0, Columns());
      }
    }
    return std::move(rulings_);
  }

 private:
  std::size_t Columns() const { return edges_.size() - 1; }

  void Horizontal(double position, std::size_t first, std::size_t last) {
    if (first < last)
      rulings_.push_back(Invented(Axis::kHorizontal, position, edges_[first], edges_[last]));
  }

  ColumnRange RangeOf(const Piece& piece, std::size_t band) const {
    return band < head_bands_ ? HeadRange(piece, band) : Touched(piece, edges_);
  }

  // The next head below this band over a column; nullptr: none.
  const Piece* NextHead(std::size_t band, std::size_t column) const {
    for (std::size_t lower = band + 1; lower < head_bands_; ++lower) {
      for (const Piece* piece : bands_[lower].pieces) {
        if (TouchesColumn(*piece, edges_, column)) return piece;
      }
    }
    return nullptr;
  }

  bool IsWrapped(const Piece& piece, std::size_t band, std::size_t column) const {
    const Piece* next = NextHead(band, column);
    return next && Leading(piece, *next) < kHeadLeading;
  }

  // The columns whose heads stand under the partial rule below this head; empty: there is none.
  ColumnRange RuledRange(const Piece& piece, std::size_t band) const {
    ColumnRange range{Columns(), 0};
    for (const Ruling& rule : rules_) {
      const bool below = rule.position > piece.glyphs.front()->y0 &&
                         rule.position < bands_[head_bands_ - 1].bottom - 1;
      const bool partial =
          rule.begin > edges_.front() + kSameEnd || rule.end < edges_.back() - kSameEnd;
      if (!below || !partial || rule.begin > piece.x0 || rule.end < piece.x1) continue;
      for (std::size_t column = 0; column < Columns(); ++column) {
        const Piece* next = NextHead(band, column);
        if (!next || next->middle() < rule.begin || next->middle() > rule.end) continue;
        range.first = std::min(range.first, column);
        range.last = column;
      }
      break;
    }
    return range;
  }

  ColumnRange HeadRange(const Piece& piece, std::size_t band) const {
    const ColumnRange ruled = RuledRange(piece, band);
    if (ruled.first <= ruled.last) return ruled;
    const ColumnRange touched = Touched(piece, edges_);
    ColumnRange best = touched;
    if (touched.first > touched.last || IsWrapped(piece, band, touched.first)) return best;
    // A head over one head spans that one's neighbours on the same line too: why else have two.
    const Piece* below = touched.first == touched.last ? NextHead(band, touched.first) : nullptr;
    double off_centre = below ? 1e30 : OffCentre(piece, edges_, best) - kBetterCentre;
    const auto may_cover = [&](std::size_t column) {
      if (column >= touched.first && column <= touched.last)
        return NextHead(band, column) != nullptr;
      const Piece* next = NextHead(band, column);
      return next && !HasPiece(bands_[band], edges_, column) &&
             (!below || std::abs(Leading(*below, *next)) < kSameHeadLine);
    };
    for (std::size_t first = touched.first + 1; first-- > 0 && may_cover(first);) {
      for (std::size_t last = touched.last; last < Columns() && may_cover(last); ++last) {
        const ColumnRange range{first, last};
        if (first == last || OffCentre(piece, edges_, range) >= off_centre) continue;
        best = range;
        off_centre = OffCentre(piece, edges_, range);
      }
    }
    return best;
  }

  // Left out where a piece stands across them.
  void Verticals(std::size_t band) {
    std::vector<bool> open(edges_.size(), false);
    for (const Piece* piece : bands_[band].pieces) {
      const ColumnRange range = RangeOf(*piece, band);
      for (std::size_t edge = range.first + 1; edge <= range.last; ++edge) open[edge] = true;
    }
    for (std::size_t edge = 0; edge < edges_.size(); ++edge) {
      if (!open[edge])
        rulings_.push_back(
            Invented(Axis::kVertical, edges_[edge], bands_[band].top, bands_[band].bottom));
    }
  }

  // Below a band of heads: left out where the head above or below spans rows, or is wrapped.
  void HeadHorizontals(std::size_t band) {
    std::size_t first = 0;
    for (std::size_t column = 0; column <= Columns(); ++column) {
      if (column < Columns() && !OneHead(band, column)) continue;
      Horizontal(bands_[band].bottom, first, column);
      first = column + 1;
    }
  }

  const Piece* PieceOver(std::size_t band, std::size_t column) const {
    for (const Piece* piece : bands_[band].pieces) {
      const ColumnRange range = RangeOf(*piece, band);
      if (column >= range.first && column <= range.last) return piece;
    }
    return nullptr;
  }

  bool IsLeaf(const Piece& piece, std::size_t band) const {
    const ColumnRange range = RangeOf(piece, band);
    return range.first == range.last;
  }

  bool HasRule(std::size_t band, std::size_t column) const {
    const double middle = (edges_[column] + edges_[column + 1]) / 2;
    return std::any_of(rules_.begin(), rules_.end(), [&](const Ruling& rule) {
      return rule.begin < middle && rule.end > middle && rule.position > bands_[band].top &&
             rule.position <= bands_[band].bottom + 1;
    });
  }

  // The column's cell goes on below this band: blank beside a head of its own, or the rest of it.
  bool OneHead(std::size_t band, std::size_t column) const {
    if (HasRule(band, column)) return false;
    const Piece* above = PieceOver(band, column);
    const Piece* below = PieceOver(band + 1, column);
    if (!above && !below) return true;
    if (!above) return IsLeaf(*below, band + 1);
    if (!IsLeaf(*above, band)) return !below && HasRule(band + 1, column);
    const Piece* next = NextHead(band, column);
    return !next || Leading(*above, *next) < kHeadLeading;
  }

  const std::vector<Band>& bands_;
  const std::vector<double>& edges_;
  const std::vector<Ruling>& rules_;
  std::size_t head_bands_ = 0;
  std::vector<Ruling> rulings_;
};

}  // namespace

std::vector<UnruledTable> FindUnruledTables(const GlyphPointers& glyphs,
                                            const std::vector<Ruling>& rulings,
                                            const std::vector<Box>& taken) {
  const std::vector<TextRow> rows = MakeTextRows(glyphs);
  std::vector<UnruledTable> tables;
  for (const Region& region : FindRegions(rows, rulings, taken)) {
    const std::vector<double> edges = FindColumnEdges(rows, region);
    if (edges.size() < 3) continue;
    const std::vector<Band> bands = MakeBands(rows, region);
    UnruledTable& table = tables.emplace_back();
    table.rulings = BorderMaker(bands, edges, region.rules).Make();
    for (const Band& band : bands) {
      for (const Piece* piece : band.pieces)
        table.glyphs.insert(table.glyphs.end(), piece->glyphs.begin(), piece->glyphs.end());
    }
  }
  return tables;
}

}  // namespace juesuan
