"""The faces of fonts.tsv, found among the fonts of the machine."""

import pathlib
from dataclasses import dataclass, field

from PIL import ImageFont

TABLE = pathlib.Path(__file__).with_name("fonts.tsv")
NO_CHARACTER = "\uffff"  # never one: every face draws its box for a missing glyph


@dataclass
class Face:
    path: str
    weight: float
    sizes: dict = field(default_factory=dict)
    glyphs: dict = field(default_factory=dict)

    def at(self, size):
        """The face at a size in pixels."""
        if size not in self.sizes:
            self.sizes[size] = ImageFont.truetype(
                self.path, size, layout_engine=ImageFont.Layout.BASIC)
        return self.sizes[size]

    def has(self, character):
        if character not in self.glyphs:
            drawn, missing = (bytes(self.at(40).getmask(one)) for one in (character, NO_CHARACTER))
            self.glyphs[character] = drawn != missing
        return self.glyphs[character]


def load(folder, use):
    """The faces for `use`, "train" or "held", in the order of the table."""
    found = {}
    for path in sorted(folder.rglob("*"), reverse=True):
        found[path.name] = str(path)  # the first in order, where a name is there twice
    faces, missing = [], []
    for row in TABLE.read_text(encoding="utf-8").splitlines():
        if row.startswith("#"):
            continue
        name, weight, row_use = row.split("\t")
        if row_use != use:
            continue
        if name in found:
            faces.append(Face(found[name], float(weight)))
        else:
            missing.append(name)
    if missing:
        raise SystemExit(f"no such fonts in {folder}: {', '.join(missing)}; run models/train/setup")
    return faces
