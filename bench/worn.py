"""What scanners, copiers and phones do to a page: each way takes a grey page and its dots an inch,
and gives what would come of it."""
import math
import random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

WHITE, BLACK = 255, 15
MILLIMETRE = 1 / 25.4  # inches


def plain(page, _):
    return page


def skewed(page, _):
    return page.rotate(2.3, Image.BICUBIC, fillcolor=WHITE)


def bilevel(page, _):
    """Black and white alone, and so dark a limit that thin strokes go."""
    return page.point(lambda value: WHITE if value > 150 else 0).convert("1", dither=Image.NONE)


def dithered(page, _):
    return page.convert("1")


def faint(page, dpi):
    pale = page.point(lambda value: 120 + value * 120 // 255)
    return pale.filter(ImageFilter.GaussianBlur(0.8 * dpi / 200))


def edged(page, _):
    """A sheet smaller than the glass, laid askew, with a shadow along one side."""
    page = page.rotate(-0.7, Image.BICUBIC, fillcolor=0)
    width, height = page.size
    draw = ImageDraw.Draw(page)
    draw.rectangle([0, 0, 0.012 * width, height], fill=BLACK)
    draw.rectangle([0, 0.99 * height, width, height], fill=BLACK)
    shade = Image.linear_gradient("L").rotate(90).resize(page.size)
    return ImageChops.multiply(page, shade.point(lambda value: min(WHITE, 150 + value)))


def speckled(page, dpi):
    chance = random.Random(1)
    width, height = page.size
    draw = ImageDraw.Draw(page)
    for _ in range(width * height // 4000):
        x, y, size = chance.randrange(width), chance.randrange(height), chance.choice((0, 0, 1, 2))
        draw.ellipse([x, y, x + size, y + size], fill=chance.choice((40, 90, WHITE)))
    return page.filter(ImageFilter.GaussianBlur(0.6 * dpi / 200))


def through(page, _):
    """The back of the sheet shines through."""
    back = page.transpose(Image.FLIP_LEFT_RIGHT).filter(ImageFilter.GaussianBlur(1.5))
    return ImageChops.darker(page.point(lambda value: 30 + value * 225 // 255),
                             back.point(lambda value: 190 + value * 65 // 255))


def bent(page, _):
    """By a phone: narrower at the top, and sagging."""
    width, height = page.size
    steps = 24

    def source(x, y):
        return (x + 0.02 * width * (1 - y / height) * (0.5 - x / width),
                y + 0.006 * height * math.sin(math.pi * x / width))

    mesh = []
    for column in range(steps):
        for row in range(steps):
            x0, x1 = width * column // steps, width * (column + 1) // steps
            y0, y1 = height * row // steps, height * (row + 1) // steps
            mesh.append(((x0, y0, x1, y1), source(x0, y0) + source(x0, y1) + source(x1, y1)
                         + source(x1, y0)))
    return page.transform(page.size, Image.MESH, mesh, Image.BICUBIC, fillcolor=WHITE)


def seal(size, dpi, color, x, y):
    """A ring and a star, on white."""
    image = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(image)
    radius = 20 * MILLIMETRE * dpi
    draw.ellipse([x - radius, y - radius, x + radius, y + radius], outline=color,
                 width=round(MILLIMETRE * dpi))
    points = []
    for corner in range(10):
        reach, angle = radius * (0.13, 0.32)[corner % 2], math.pi * (0.3 + corner / 5)
        points.append((x + reach * math.cos(angle), y - reach * math.sin(angle)))
    draw.polygon(points, fill=color)
    return image


def sealed(page, dpi):
    """A red seal, and the grey one of a copy."""
    width, height = page.size
    page = page.convert("RGB")
    red = seal(page.size, dpi, (215, 50, 50), 0.7 * width, 0.35 * height)
    grey = seal(page.size, dpi, (165, 165, 165), 0.35 * width, 0.6 * height)
    return ImageChops.darker(ImageChops.multiply(page, red), grey)


WAYS = {way.__name__: way for way in (plain, skewed, bent, edged, faint, bilevel, dithered, through,
                                      speckled, sealed)}
