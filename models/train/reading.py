"""Reads pictures of lines with Tesseract and a model, and tells how well."""

import html
import os
import pathlib
import re
import subprocess
import tempfile
from collections import defaultdict
from dataclasses import dataclass

from PIL import Image

SURE = 95  # of 100: what the reader of pixels believes without asking the other model
RAW_LINE = "13"  # Tesseract's page segmentation mode that takes the picture as one line
SYMBOL = re.compile(r"<span class='ocrx_cinfo' title='[^']*x_conf ([-0-9.]+)'>([^<]*)</span>")


@dataclass(frozen=True)
class Sample:
    image: Image.Image
    truth: str
    groups: tuple  # names of those it counts in
    note: str  # what is said where it is misread


@dataclass
class Tally:
    lines: int = 0
    right: int = 0
    sure: int = 0
    sure_but_wrong: int = 0

    def add(self, truth, text, confidence):
        self.lines += 1
        self.right += text == truth
        self.sure += confidence >= SURE
        self.sure_but_wrong += confidence >= SURE and text != truth


def read(model, images):
    """Text and least confidence (0 to 100) of each picture, by the .traineddata file `model`."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        paths = []
        for number, image in enumerate(images):
            paths.append(folder / f"{number:06d}.png")
            image.save(paths[-1], compress_level=1)
        pictures = folder / "pictures.txt"
        pictures.write_text("".join(f"{path}\n" for path in paths), encoding="utf-8")
        output = subprocess.run(
            ["tesseract", str(pictures), "stdout", "--tessdata-dir", str(model.resolve().parent),
             "-l", model.stem, "--oem", "1", "--psm", RAW_LINE, "--dpi", "300",
             "-c", "tessedit_do_invert=0",
             "-c", "tessedit_create_hocr=1", "-c", "hocr_char_boxes=1"],
            check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8",
            env={**os.environ, "OMP_THREAD_LIMIT": "1"}).stdout
    pages = output.split("<div class='ocr_page'")[1:]
    return [read_page(page) for page in pages]


def read_page(page):
    """Text and least confidence of a page in Tesseract's hOCR."""
    symbols = SYMBOL.findall(page)
    text = "".join(html.unescape(symbol) for _, symbol in symbols)
    return text, min((float(confidence) for confidence, _ in symbols), default=0)


def options(parser):
    """What both measuring programs are told."""
    parser.add_argument("--model", action="append", required=True, type=pathlib.Path,
                        help="file *.traineddata; give it again for more")
    parser.add_argument("--wrong", action="store_true", help="also list what was misread")


def measure(arguments, samples):
    """Prints how well each model reads the samples, group by group."""
    tallies = defaultdict(lambda: defaultdict(Tally))
    for model in arguments.model:
        readings = read(model, [sample.image for sample in samples])
        for sample, (text, confidence) in zip(samples, readings):
            for group in ("all", *sample.groups):
                tallies[group][model].add(sample.truth, text, confidence)
            if arguments.wrong and text != sample.truth:
                print(f"{model}: {sample.truth} read {text!r} at {confidence:.0f}: {sample.note}")
    heads = " | ".join(f"{model}: right | sure | sure, yet wrong" for model in arguments.model)
    print(f"| group | lines | {heads} |")
    print("|---|---|" + "---|" * 3 * len(arguments.model))
    for group, by_model in sorted(tallies.items()):
        columns = [group, str(by_model[arguments.model[0]].lines)]
        for model in arguments.model:
            tally = by_model[model]
            columns += [f"{100 * tally.right / tally.lines:.2f} %",
                        f"{100 * tally.sure / tally.lines:.1f} %", str(tally.sure_but_wrong)]
        print("| " + " | ".join(columns) + " |")
