// Private to extract/: the paint that marks are drawn with, as the graphics state goes up and down.
#pragma once

#include <vector>

#include "extract/marks.h"

class GfxState;

namespace juesuan {

// Follows one page. Colours are asked for only when they have changed: most marks are black.
class Painter {
 public:
  const Paint& Fill(const GfxState& state);
  const Paint& Stroke(const GfxState& state);

  // Whether the paint hides what lies beneath it.
  bool Hides(const GfxState& state, const Paint& paint) const;

  // Whether what is drawn now is no part of the page, but masks other things.
  bool Masking() const { return groups_.back().is_mask; }

  void FillChanged() { fill_known_ = false; }
  void StrokeChanged() { stroke_known_ = false; }
  void StateSaved(const GfxState& state);
  void StateRestored() { fill_known_ = stroke_known_ = false; }
  void GroupBegun(bool is_mask);
  void GroupEnded();
  void MaskSet() { masked_ = true; }

 private:
  // A transparency group, with those around it.
  struct Group {
    double opacity = 1;
    bool normal = true;  // blended normally
    bool is_mask = false;
  };

  std::vector<Group> groups_{1};
  // Of the state last saved: a group is painted with it, though within it all looks opaque.
  double saved_opacity_ = 1;
  bool saved_normal_ = true;
  bool masked_ =
      false;  // a mask has been set on this page: nothing is sure to hide what lies beneath
  bool fill_known_ = false, stroke_known_ = false;
  Paint fill_, stroke_;
};

}  // namespace juesuan
