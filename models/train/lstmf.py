"""Writes lines the way Tesseract's trainer reads them: .lstmf, a list of ImageData.

Tesseract itself makes one file from one picture in one run of the program; so many lines would take
hours. The format is that of ImageData::Serialize of Tesseract 5."""

import io
import struct

LANGUAGE = b"numeral"


def _bytes(value):
    return struct.pack("<I", len(value)) + value


def _line(image, text, page):
    png = io.BytesIO()
    image.save(png, "PNG", compress_level=3)
    text = text.encode()
    return b"".join((
        b"\x01",  # there is a line
        _bytes(b"line"),  # the name of its file, which nobody opens
        struct.pack("<i", page),
        _bytes(png.getvalue()),
        _bytes(LANGUAGE),
        _bytes(text),
        struct.pack("<I4h", 1, 0, 0, image.width, image.height),  # one box: the whole line
        struct.pack("<I", 1), _bytes(text),  # and its text
        b"\x00",  # not vertical
    ))


def write(path, lines):
    """`lines`: pairs of a picture and its text."""
    pages = [_line(image, text, page) for page, (image, text) in enumerate(lines)]
    path.write_bytes(struct.pack("<I", len(pages)) + b"".join(pages))
