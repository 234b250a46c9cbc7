"""Draws numerals as scanned tables show them, cropped as the program's reader of pixels crops them.

A line is drawn at a multiple of its resolution, skewed, set into a cell, scanned (tone, blur,
light, noise, two levels or JPEG), straightened and cropped. Coverage is the share of a pixel that
is text: from it the crop's box is known, and whether each character can still be told."""

import io
import math
import random as randoms
from dataclasses import dataclass

import numpy
from PIL import Image, ImageDraw, ImageFilter

import numerals

# The crop, as extract's reader of pixels makes it: margins in heights of a digit, then pixels.
ABOVE, BELOW, BESIDE = 0.22, 0.32, 0.30
HEIGHT = 30  # that of the net's input, so that Tesseract scales nothing
PAPER_SHARE, INK_SHARE = 0.4, 0.01  # of a crop, at least as bright as paper, as dark as ink

POINTS_PER_INCH = 72
RESOLUTIONS = ((150, 4), (200, 3), (300, 3))  # dots per inch, and how often
BILEVEL_SHARE = {150: 0.45, 200: 0.33, 300: 0.25}
JPEG_SHARE = 0.5  # of the others
SIZES = (7.5, 8, 8, 9, 9, 10, 10.5, 11, 12, 14)  # points
LEAST_SIZE = 8  # points, at 150 dpi: smaller digits have too few pixels
LEAST_DIGIT = 8  # pixels; lower digits are left out
MARGIN = 1.0  # around the drawn text, in font sizes
COVERED = 0.2  # of a pixel, to be part of a character's box
# How like its drawing each character must look at last, as a correlation; less cannot be read.
LEAST_LIKENESS = 0.5
LARGE_SKEW = 0.7  # degrees
STRAIGHT_ENOUGH = 0.3  # degrees; pages that lie straighter are not always straightened
PALE = 110  # levels between paper and ink, at most
DASHES = "-—–─－"


@dataclass(frozen=True)
class Line:
    image: Image.Image
    text: str
    kind: str  # of numerals.KINDS
    resolution: int
    coding: str  # grey, JPEG or bilevel
    troubles: tuple  # of seal, ruling, skew, pale, specks


@dataclass(frozen=True)
class Drawing:
    """Text alone, at `multiple` times its resolution."""
    ink: Image.Image
    multiple: int
    size: float  # of the font, in pixels of the scan
    spans: tuple  # of each character, from left to right, in pixels of the drawing
    tops: tuple  # top and bottom of its digits, likewise


@dataclass(frozen=True)
class Pose:
    """How a page lay on the scanner, and how well it was straightened afterwards."""
    skew: float  # in degrees
    left_over: float  # of the skew; all of it where nothing was straightened
    shift: tuple  # right and down, in pixels of the drawing
    stretch: float  # in width


def draw(random, face, text, resolution):
    points = random.choice(SIZES)
    if resolution < 200:
        points = max(points, LEAST_SIZE)
    size = points * resolution / POINTS_PER_INCH
    multiple = 3 if resolution < 200 else 2
    font = face.at(round(size * multiple))
    spacing = random.uniform(0, 0.12) * font.size if random.random() < 0.15 else 0
    margin = round(MARGIN * font.size)
    starts = [margin]
    for character in text:
        starts.append(starts[-1] + font.getlength(character) + spacing)
    ink = Image.new("L", (math.ceil(starts[-1]) + margin, round(1.3 * font.size) + 2 * margin))
    brush = ImageDraw.Draw(ink)
    for start, character in zip(starts, text):
        brush.text((start, margin), character, font=font, fill=255)
    if random.random() < 0.3:  # ink that spreads, or is starved
        spread = ImageFilter.MaxFilter if random.random() < 0.45 else ImageFilter.MinFilter
        ink = ink.filter(spread(3))
    digit = font.getbbox("0")
    return Drawing(ink, multiple, size, tuple(zip(starts, starts[1:])),
                   (margin + digit[1], margin + digit[3]))


def turned(image, degrees, shift, stretch):
    """Turned about the middle, stretched in width and moved by `shift` pixels."""
    middle_x, middle_y = image.width / 2, image.height / 2
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    a, b, d, e = cos / stretch, sin, -sin, cos
    matrix = (a, b, middle_x - a * (middle_x + shift[0]) - b * (middle_y + shift[1]),
              d, e, middle_y - d * (middle_x + shift[0]) - e * (middle_y + shift[1]))
    return image.transform(image.size, Image.Transform.AFFINE, matrix, Image.Resampling.BILINEAR)


def share(image, multiple):
    """The share of each pixel of the scan that is covered."""
    return numpy.asarray(image.reduce(multiple), numpy.float32) / 255


def blurred(values, radius):
    picture = Image.fromarray(numpy.clip(values, 0, 255).astype(numpy.uint8))
    return numpy.asarray(picture.filter(ImageFilter.GaussianBlur(radius)), numpy.float32)


def draw_rulings(random, drawing):
    """The cell's rulings that are near the text. Returns their picture and boxes."""
    picture = Image.new("L", drawing.ink.size)
    brush = ImageDraw.Draw(picture)
    top, bottom = drawing.tops
    left, right = drawing.spans[0][0], drawing.spans[-1][1]
    height = bottom - top
    thickness = max(1, round(random.uniform(0.04, 0.1) * drawing.size * drawing.multiple))
    boxes = []
    if random.random() < 0.15:
        y = top - random.uniform(0.06, 0.5) * height - thickness
        boxes.append((0, y, picture.width, y + thickness))
    if random.random() < 0.2:  # commas reach it
        y = bottom + random.uniform(0.02, 0.5) * height
        boxes.append((0, y, picture.width, y + thickness))
    if random.random() < 0.08:
        x = left - random.uniform(0.1, 0.6) * height - thickness
        boxes.append((x, 0, x + thickness, picture.height))
    if random.random() < 0.08:
        x = right + random.uniform(0.1, 0.6) * height
        boxes.append((x, 0, x + thickness, picture.height))
    for box in boxes:
        brush.rectangle(box, fill=255)
    return picture, boxes


def wipe_rulings(random, gray, paper, boxes, drawing):
    """Whitens rulings as the reader of pixels does, not always exactly."""
    for box in boxes:
        x0, y0, x1, y1 = (value / drawing.multiple for value in box)
        if random.random() < 0.25:  # a part was not taken for a ruling
            if x1 - x0 > y1 - y0:
                x0 += random.uniform(0.2, 1) * (x1 - x0)
            else:
                y0 += random.uniform(0.2, 1) * (y1 - y0)
        amiss = random.choice((0, 0, 0, 1, -1))
        margin = random.choice((0, 1, 1))
        rows = slice(max(0, round(y0) + amiss - margin), round(y1) + amiss + margin + 1)
        columns = slice(max(0, round(x0) + amiss - margin), round(x1) + amiss + margin + 1)
        gray[rows, columns] = numpy.maximum(gray[rows, columns], paper)


def stamp_seal(random, noise, gray, size):
    """Arcs of a seal over the cell, faded as its red channel or its wiping leaves them."""
    rows, columns = gray.shape
    seal = Image.new("L", (columns, rows))
    brush = ImageDraw.Draw(seal)
    for _ in range(random.randint(1, 3)):
        radius = size * random.uniform(1.2, 8)
        x = random.uniform(-radius, columns + radius)
        y = random.uniform(-radius, rows + radius)
        width = max(1, round(size * random.uniform(0.1, 0.5)))
        brush.ellipse((x - radius, y - radius, x + radius, y + radius), outline=255, width=width)
    texture = blurred(noise.random(gray.shape) * 255, 2) / 255
    cover = blurred(numpy.asarray(seal), 0.7) / 255 * numpy.clip(2 * texture - 0.2, 0.2, 1)
    if random.random() < 0.3:  # wiped: white, but for what was darker
        return numpy.where((cover > 0.4) & (gray > gray.max() - 40), 255, gray)
    return gray * (1 - cover * random.uniform(0.04, 0.35))


def add_light_and_dirt(random, noise, gray):
    """Returns the picture and whether there are specks in it."""
    rows, columns = gray.shape
    if random.random() < 0.08:
        gray = gray * numpy.linspace(1, random.uniform(0.85, 1), columns, dtype=numpy.float32)
    if random.random() < 0.65:
        gray = gray + noise.normal(0, random.uniform(1, 13), gray.shape)
    specks = random.random() < 0.2
    if specks:
        for _ in range(1 + noise.poisson(random.choice((0.0002, 0.0006, 0.0015)) * gray.size)):
            y, x = random.randrange(rows), random.randrange(columns)
            extent = random.choice((1, 1, 2))
            gray[y:y + extent, x:x + extent] = random.choice((10, 50, 90, 255))
    return gray, specks


def encode(random, gray, coding, paper, ink):
    if coding == "bilevel":
        middle = (paper + ink) / 2 + random.uniform(-0.24, 0.2) * (paper - ink)
        return numpy.where(gray > middle, 255, 0).astype(numpy.uint8)
    levels = numpy.clip(gray, 0, 255).astype(numpy.uint8)
    if coding == "JPEG":
        file = io.BytesIO()
        Image.fromarray(levels).save(file, "JPEG", quality=random.randint(28, 90))
        levels = numpy.asarray(Image.open(file))
    return levels


def straighten(random, levels, degrees):
    middle = random.choice((Image.Resampling.BILINEAR, Image.Resampling.BICUBIC))
    return numpy.asarray(Image.fromarray(levels).rotate(
        degrees, middle, fillcolor=int(numpy.median(levels))))


def likeness(coverage, levels):
    """The correlation of what was drawn with what became of it."""
    drawn = coverage - coverage.mean()
    seen = 255.0 - levels
    seen = seen - seen.mean()
    scale = math.sqrt(float((drawn * drawn).sum()) * float((seen * seen).sum()))
    return float((drawn * seen).sum()) / scale if scale > 0 else 0


def stretched(crop):
    """Paper white and ink black."""
    counts = numpy.bincount(crop.ravel(), minlength=256)
    paper = 255 - int(numpy.searchsorted(counts[::-1].cumsum(), PAPER_SHARE * crop.size))
    ink = int(numpy.searchsorted(counts.cumsum(), INK_SHARE * crop.size))
    black, white = max(0, ink - 5), max(ink + 30, paper - 8)
    values = (crop.astype(numpy.float32) - black) * 255 / (white - black)
    return Image.fromarray(numpy.clip(values, 0, 255).astype(numpy.uint8))


def crop_box(random, coverage, tops):
    """Left, top, right, bottom: a digit's height and place give the margins."""
    columns = numpy.flatnonzero((coverage > COVERED).any(axis=0))
    top, bottom = tops
    height = bottom - top
    jitter = [random.gauss(0, 0.045) * height + random.uniform(-0.4, 0.9) for _ in range(4)]
    if random.random() < 0.06:  # a speck beside it was taken for a part of it
        jitter[random.choice((0, 2))] += random.uniform(0, 1.2) * height
    return (math.floor(columns[0] - BESIDE * height - jitter[0]),
            math.floor(top - ABOVE * height - jitter[1]),
            math.ceil(columns[-1] + 1 + BESIDE * height + jitter[2]),
            math.ceil(bottom + BELOW * height + jitter[3]))


def crop(levels, box):
    """White where the box reaches beyond the picture."""
    left, top, right, bottom = box
    result = numpy.full((bottom - top, right - left), 255, numpy.uint8)
    rows, columns = levels.shape
    inside = levels[max(0, top):min(rows, bottom), max(0, left):min(columns, right)]
    y, x = max(0, -top), max(0, -left)
    result[y:y + inside.shape[0], x:x + inside.shape[1]] = inside
    return result


def fitted(random, image):
    """At the model's height."""
    filters = ((Image.Resampling.BOX, Image.Resampling.BILINEAR) if image.height > HEIGHT
               else (Image.Resampling.BILINEAR, Image.Resampling.BICUBIC))
    width = max(1, round(image.width * HEIGHT / image.height))
    return image.resize((width, HEIGHT), random.choice(filters))


def digit_rows(coverage, text, spans, tops):
    """Top and bottom of the digits' own coverage; of where digits would be, if there are none."""
    covered = numpy.zeros(coverage.shape[0], bool)
    for (left, right), character in zip(spans, text):
        if character in numerals.DIGITS:
            covered |= (coverage[:, round(left):round(right)] > COVERED).any(axis=1)
    rows = numpy.flatnonzero(covered)
    return (rows[0], rows[-1] + 1) if len(rows) else tops


def illegible(coverage, levels, spans, tops):
    """Whether some character cannot be told."""
    height = tops[1] - tops[0]
    rows = slice(max(0, round(tops[0] - ABOVE * height)), round(tops[1] + BELOW * height))
    return height < LEAST_DIGIT or not (coverage > COVERED).any() or any(
        likeness(coverage[rows, round(left):round(right)], levels[rows, round(left):round(right)])
        < LEAST_LIKENESS for left, right in spans)


def pose_of(random, multiple):
    skew = random.gauss(0, 0.4) if random.random() < 0.7 else random.uniform(-1.5, 1.5)
    left_over = random.gauss(0, 0.12)
    if abs(skew) <= STRAIGHT_ENOUGH and random.random() >= 0.3:
        left_over = skew
    shift = (random.uniform(0, multiple), random.uniform(0, multiple))
    return Pose(skew, left_over, shift, random.uniform(0.9, 1.08) if random.random() < 0.2 else 1)


def lay(picture, drawing, pose, degrees):
    """The share of each pixel that a picture of the drawing's size covers, as it lies."""
    return share(turned(picture, degrees, pose.shift, pose.stretch), drawing.multiple)


def place(drawing, pose):
    """Spans of the characters, top and bottom of the digits, in pixels of the scan."""
    middle = drawing.ink.width / 2
    spans = [tuple(((x - middle) * pose.stretch + middle + pose.shift[0]) / drawing.multiple
                   for x in span) for span in drawing.spans]
    return spans, tuple((y + pose.shift[1]) / drawing.multiple for y in drawing.tops)


def coding_of(random, resolution):
    if random.random() < BILEVEL_SHARE[resolution]:
        return "bilevel"
    return "JPEG" if random.random() < JPEG_SHARE else "grey"


def scan(random, noise, drawing, pose, resolution):
    """The straightened picture, its coding and its troubles."""
    troubles = ["skew"] if pose.left_over != pose.skew and abs(pose.skew) > LARGE_SKEW else []
    rulings, boxes = draw_rulings(random, drawing)
    ink_share = lay(drawing.ink, drawing, pose, pose.skew)
    if boxes:
        troubles.append("ruling")
        ruled = lay(rulings, drawing, pose, pose.skew) * random.uniform(0.6, 1)
        ink_share = 1 - (1 - ink_share) * (1 - ruled)
    paper = random.choice((255, 255, 250, 245, 235, 220, 205)) - random.uniform(0, 8)
    ink = random.choice((0, 0, 20, 40, 70, 100, 130)) + random.uniform(0, 20)
    if paper - ink < PALE:
        troubles.append("pale")
    gray = paper - ink_share * (paper - ink)
    radius = random.choice((0, 0.35, 0.5, 0.6, 0.75, 0.9, 1.0)) * math.sqrt(resolution / 200)
    if radius:
        gray = blurred(gray, radius * random.uniform(0.8, 1.15))
    if random.random() < 0.1:
        troubles.append("seal")
        gray = stamp_seal(random, noise, gray, drawing.size)
    gray, has_specks = add_light_and_dirt(random, noise, gray)
    if has_specks:
        troubles.append("specks")
    coding = coding_of(random, resolution)
    levels = encode(random, gray, coding, paper, ink)
    if pose.left_over != pose.skew:
        levels = straighten(random, levels, pose.skew - pose.left_over)
    levels = numpy.array(levels)
    wipe_rulings(random, levels, 255 if coding == "bilevel" else int(paper), boxes, drawing)
    return levels, coding, tuple(troubles)


def attempt(random, faces):
    """A line, or None where it came out illegible."""
    kind, text = numerals.draw(random)
    face = random.choices(faces, [face.weight for face in faces])[0]
    if not all(face.has(character) for character in text):
        return None
    dash = random.choice([dash for dash in DASHES if face.has(dash)])
    resolution = random.choices(*zip(*RESOLUTIONS))[0]
    drawing = draw(random, face, dash if text == "-" else text, resolution)
    noise = numpy.random.default_rng(random.getrandbits(64))
    pose = pose_of(random, drawing.multiple)
    levels, coding, troubles = scan(random, noise, drawing, pose, resolution)

    coverage = lay(drawing.ink, drawing, pose, pose.left_over)
    spans, tops = place(drawing, pose)
    if illegible(coverage, levels, spans, tops):
        return None
    box = crop_box(random, coverage, digit_rows(coverage, text, spans, tops))
    image = fitted(random, stretched(crop(levels, box)))
    return Line(image, text, kind, resolution, coding, troubles)


def make(seed, number, faces):
    """Line `number` of the lines of a seed, always the same."""
    random = randoms.Random(f"{seed}/{number}")
    while True:
        line = attempt(random, faces)
        if line:
            return line
