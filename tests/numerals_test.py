"""The numerals that the model of models/train learns to read."""

import pathlib
import random
import re
import sys
import unittest

TRAIN = pathlib.Path(__file__).resolve().parent.parent / "models" / "train"
sys.path.insert(0, str(TRAIN))
sys.dont_write_bytecode = True

import numerals  # noqa: E402  (its folder is known only now)

GRAMMAR = {
    "amount": r"[0-9]{1,3}(,[0-9]{3})*[.][0-9]{2}",
    "amount without separators": r"[0-9]{1,9}[.][0-9]{2}",
    "negative": r"-[0-9,]+[.][0-9]{2}",
    "in brackets": r"[(][0-9,]+[.][0-9]{2}[)]",
    "zero": r"0([.]00)?",
    "code": r"[23][0-9]{2}([0-9]{2}){0,2}",
    "line number": r"[1-9][0-9]{0,2}",
    "digit": r"[0-9]",
    "percentage": r"-?[0-9]+([.][0-9]{1,2})?%",
    "dash": r"-",
    "percent sign": r"%",
    "yuan": r"¥[0-9,]+[.][0-9]{2}",
    "integer": r"[0-9,]+",
    "odd decimal": r"[0-9]+[.]([0-9]|[0-9]{3,6})",
    "year": r"20[0-9]{2}([-.][0-9]{1,2})?",
    "identifier": r"[0-9A-Z]{8,20}",
    "free": r"[-0-9.,()%]{1,10}",
}


def draw(count, seed="test"):
    source = random.Random(seed)
    return [numerals.draw(source) for _ in range(count)]


class NumeralsTest(unittest.TestCase):
    def test_every_kind_is_drawn_and_keeps_its_grammar(self):
        drawn = draw(5000)
        self.assertEqual({kind for kind, _ in drawn}, set(GRAMMAR))
        for kind, text in drawn:
            self.assertIsNotNone(re.fullmatch(GRAMMAR[kind], text), f"{kind}: {text}")

    def test_every_character_is_drawn_and_no_other(self):
        self.assertEqual(set("".join(text for _, text in draw(5000))), set(numerals.CHARACTERS))

    def test_each_digit_stands_alone_and_often(self):
        alone = [text for _, text in draw(5000) if text in numerals.DIGITS]
        for digit in numerals.DIGITS:
            self.assertGreater(alone.count(digit), 20, digit)

    def test_a_seed_always_gives_the_same(self):
        self.assertEqual(draw(100), draw(100))
        self.assertNotEqual(draw(100), draw(100, seed="other"))


class FacesTest(unittest.TestCase):
    def test_no_face_is_for_training_and_for_measuring(self):
        rows = [row.split("\t") for row in (TRAIN / "fonts.tsv").read_text("utf-8").splitlines()
                if not row.startswith("#")]
        self.assertEqual({use for _, _, use in rows}, {"train", "held"})
        families = {"train": set(), "held": set()}
        for name, weight, use in rows:
            self.assertGreater(float(weight), 0, name)
            families[use].add(re.split(r"[-.]", name)[0])
        self.assertFalse(families["train"] & families["held"])


if __name__ == "__main__":
    unittest.main()
