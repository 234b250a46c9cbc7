"""What has no text of its own is read by its pixels, however it comes: turned on the page, as an
image file, as an image beside text, or in letters that no map turns into text.

Python's standard library, qpdf and pdftoppm alone."""
import functools
import json
import os
import re
import resource
import struct
import subprocess
import sys
import unittest
import zlib

from command_line import CLEAN, FAILED, PROGRAM, REPORTS, SOURCE, WARNINGS, CommandLine

sys.path.insert(0, os.path.join(SOURCE, "fixtures", "hostile"))
import pdf  # noqa: E402

SCAN = os.path.join(SOURCE, "fixtures", "scans", "office", "report.pdf")
SANITIZED = b"__asan_init" in open(PROGRAM, "rb").read()
DPI = 200
COVER, EXPENDITURE, THREE_PUBLIC, FUND = 1, 5, 11, 12  # its pages; the first two are JPEG
DAMAGED = "is a damaged image; fetch or scan it again"
LANDSCAPE, PORTRAIT = (2339, 1654), (1654, 2339)       # their pixels
# A digital page of amounts, in a font whose text is known by its map alone.
DIGITAL, DIGITAL_PAGE = os.path.join(REPORTS, "calc", "report.pdf"), "6"
# 一、部门职责 and a sentence below it, in a font that every reader of Chinese PDFs knows by name.
HEADING, SENTENCE = "一、部门职责", "本馆负责全市群众文化工作。"
CHINESE_FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H "
    "/DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light "
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>] >>")


def image_data(page):
    """The image of a page of the scan, compressed as it is stored there."""
    # Each page is three objects: its image, itself, its drawing.
    return subprocess.run(["qpdf", SCAN, f"--show-object={3 * page - 2}", "--raw-stream-data"],
                          capture_output=True, check=True).stdout


def jpeg_object(page, size, share=1, extra=""):
    data = image_data(page)
    return pdf.stream(data[:int(share * len(data))], f"/Type /XObject /Subtype /Image /Width {size[0]} "
                      f"/Height {size[1]} /BitsPerComponent 8 /ColorSpace /DeviceGray "
                      f"/Filter /DCTDecode {extra}")


def plain_object(value, extra):
    """An image of one grey, for masks to give it a shape, or of a mask that shows all."""
    return pdf.stream(bytes([value]), "/Type /XObject /Subtype /Image /Width 1 /Height 1 "
                      f"/BitsPerComponent 8 {extra}")


def drawn(place, image, box, text=b"", mask=b"null"):
    """A document of one page: the image where the matrix puts it, and text; object 8 is a mask."""
    content = b"q %s cm /I Do Q\n%s" % (place.encode(), text)
    return pdf.write(pdf.document(content, box=box, o6=image, o7=CHINESE_FONT, o8=mask,
                                  resources="/XObject << /I 6 0 R >> /Font << /F 7 0 R >>"))


def line_of_text(text, y):
    return b"BT /F 14 Tf 72 %d Td <%s> Tj ET\n" % (y, text.encode("utf-16-be").hex().encode())


def tiff(*images):
    """A TIFF of several pages: of each its data of CCITT G4, in which paper is black, and size."""
    out, link = b"II*\0" + bytes(4), 4
    for data, (width, height) in images:
        strip, resolution = len(out), len(out) + len(data)
        out += data + struct.pack("<II", DPI, 1)
        long, short, ratio = 4, 3, 5
        entries = [(256, long, width), (257, long, height), (258, short, 1), (259, short, 4),
                   (262, short, 1), (273, long, strip), (277, short, 1), (278, long, height),
                   (279, long, len(data)), (282, ratio, resolution), (283, ratio, resolution),
                   (296, short, 2)]
        out += bytes(len(out) % 2)
        out = out[:link] + struct.pack("<I", len(out)) + out[link + 4:]
        out += struct.pack("<H", len(entries))
        out += b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in entries)
        link = len(out)
        out += bytes(4)
    return out


def facts(report):
    """Of each amount where it stands, what it is, and what the document itself says of it."""
    return [(table["form"], row["code"] or row["name"], measure, value["value"], value["status"])
            for table in report["tables"] for row in table["rows"]
            for measure, value in row["values"].items()]


def amounts(report):
    return [fact[:-1] for fact in facts(report)]


def issues(report):
    return [issue["code"] for issue in report["issues"]]


def total_box(report):
    """The cell of the grand total of 支出决算表."""
    row = next(row for row in report["tables"][0]["rows"] if row["name"] == "合计")
    return row["values"]["expenditure_total"]["bbox"]


class Scans(CommandLine):
    def extract(self, path, *arguments):
        self.assertIn(self.run_program("extract", path, *arguments), (CLEAN, WARNINGS), self.err)
        return json.loads(self.out)

    def fails(self, path, problem):
        self.assertEqual(self.run_program("extract", path), FAILED)
        self.assertEqual(self.out, "")
        self.assertEqual(self.err, f"juesuan: {path}: {problem}\n")


class Threads(Scans):
    def test_steps_of_recognition_are_handed_to_no_team(self):
        """The loader tells whose functions Tesseract got."""
        done = subprocess.run([PROGRAM, "extract", SCAN, "--pages", str(COVER)], capture_output=True,
                              env={**os.environ, "LD_DEBUG": "bindings"})
        givers = re.findall(r"libtesseract\S+ \[0\] to (\S+) \[0\]: normal symbol `GOMP_",
                            done.stderr.decode())
        self.assertEqual({os.path.basename(giver) for giver in givers}, {"juesuan-ocr.so"})


class OnePage(Scans):
    """One page of a table, which is read in each way that it may come."""

    @classmethod
    def setUpClass(cls):
        done = subprocess.run([os.environ["JUESUAN"], "extract", SCAN, "--pages",
                               str(EXPENDITURE)], capture_output=True, check=True)
        cls.upright = json.loads(done.stdout)
        cls.image = jpeg_object(EXPENDITURE, LANDSCAPE)

    def test_upright_it_reads_as_its_truth_says(self):
        with open(os.path.join(os.path.dirname(SCAN), "truth.json"), encoding="utf-8") as file:
            table = next(table for table in json.load(file)["tables"]
                         if table["form"] == "expenditure")
        self.assertEqual(amounts(self.upright),
                         [("expenditure", fact["code"] or fact["name"], fact["measure"],
                           float(fact["value"])) for fact in table["facts"]])

    def check_turned(self, place, box, turned_box):
        """turned_box: where a box of the upright page lies on this one."""
        report = self.extract(self.write("turned.pdf", drawn(place, self.image, box)))
        self.assertEqual(facts(report), facts(self.upright))
        self.assertEqual(report["source"]["pages"][0]["origin"], "ocr")
        expected = turned_box(*total_box(self.upright))
        for side, expected_side in zip(total_box(report), expected):
            self.assertAlmostEqual(side, expected_side, delta=1)  # points

    def test_a_page_scanned_sideways_head_to_the_right_reads_as_upright(self):
        self.check_turned("0 -842.04 595.44 0 0 842.04", "0 0 595.44 842.04",
                          lambda x0, y0, x1, y1: (595.4 - y1, x0, 595.4 - y0, x1))

    def test_a_page_scanned_sideways_head_to_the_left_reads_as_upright(self):
        self.check_turned("0 842.04 -595.44 0 595.44 0", "0 0 595.44 842.04",
                          lambda x0, y0, x1, y1: (y0, 842 - x1, y1, 842 - x0))

    def test_a_page_scanned_upside_down_reads_as_upright(self):
        self.check_turned("-842.04 0 0 -595.44 842.04 595.44", "0 0 842.04 595.44",
                          lambda x0, y0, x1, y1: (842 - x1, 595.4 - y1, 842 - x0, 595.4 - y0))

    def test_a_page_of_black_that_a_mask_lets_through_where_there_is_ink_reads_as_its_ink(self):
        # Dark is what the mask is to show.
        mask = jpeg_object(EXPENDITURE, LANDSCAPE, extra="/Decode [1 0]")
        report = self.extract(self.write("masked.pdf", drawn(
            "842.04 0 0 595.44 0 0", plain_object(0, "/ColorSpace /DeviceGray /SMask 8 0 R"),
            "0 0 842.04 595.44", mask=mask)))
        self.assertEqual(facts(report), facts(self.upright))

    def check_file(self, path):
        report = self.extract(path)
        self.assertEqual(report["source"]["page_count"], 1)
        self.assertEqual(report["source"]["file"], path)
        self.assertEqual(facts(report), facts(self.upright))

    def test_a_jpeg_file_is_a_page(self):
        self.check_file(self.write("scan.jpg", image_data(EXPENDITURE)))

    def test_a_png_file_is_a_page(self):
        subprocess.run(["pdftoppm", "-r", str(DPI), "-png", "-singlefile", "-f", str(EXPENDITURE),
                        "-l", str(EXPENDITURE), SCAN, self.path("scan")], check=True)
        self.check_file(self.path("scan.png"))

    def test_a_table_in_an_image_beside_text_is_read_and_the_text_kept(self):
        text = line_of_text(HEADING, 780) + line_of_text(SENTENCE, 750)
        report = self.extract(self.write("mixed.pdf", drawn(
            "500 0 0 353.6 47 300", self.image, "0 0 595 842", text)))
        self.assertEqual(facts(report), facts(self.upright))
        self.assertEqual(report["source"]["pages"][0]["origin"], "mixed")
        self.assertEqual([section["heading"] for section in report["sections"]], ["部门职责"])
        self.assertIn(SENTENCE, self.out)
        self.assertNotIn("image.unread", issues(report))

    def test_a_scan_stays_one_where_a_page_number_was_set_on_it(self):
        number = b"BT /F 10 Tf 415 20 Td <%s> Tj ET" % "— 5 —".encode("utf-16-be").hex().encode()
        report = self.extract(self.write("stamped.pdf", drawn(
            "842.04 0 0 595.44 0 0", self.image, "0 0 842.04 595.44", number)))
        self.assertEqual(facts(report), facts(self.upright))
        self.assertEqual(report["source"]["pages"][0]["origin"], "mixed")

    def with_111_for_total(self, hidden):
        """The page with three strokes for the grand total, and in its cell text that is not seen."""
        x0, y0, x1, y1 = total_box(self.upright)
        left, bottom, middle = x0 + 4, 595.44 - y1 + 2, 595.44 - (y0 + y1) / 2
        white = f"1 g {x0 + 2} {bottom} {x1 - x0 - 4} {y1 - y0 - 4} re f 0 g"
        strokes = " ".join(f"{x1 - right} {middle - 3} 1 6.5 re f" for right in (6, 11, 16))
        text = hidden.encode("utf-16-be").hex()
        return self.extract(self.write("strokes.pdf", drawn(
            "842.04 0 0 595.44 0 0", self.image, "0 0 842.04 595.44",
            f"{white} {strokes} BT 3 Tr /F 9 Tf {left} {middle - 3} Td <{text}> Tj ET".encode())))

    def test_a_text_layer_beneath_a_scan_is_one_more_reading(self):
        def is_total(fact):
            return fact[1:3] == ("合计", "expenditure_total")

        printed = next(fact for fact in facts(self.upright) if is_total(fact))[3]
        for hidden, value, status in ((f"{printed:.2f}", printed, "repaired"),
                                      ("7777.77", 111, "conflict")):
            report = self.with_111_for_total(hidden)
            self.assertEqual([fact[3:] for fact in facts(report) if is_total(fact)],
                             [(value, status)])
            self.assertEqual([fact for fact in amounts(report) if not is_total(fact)],
                             [fact for fact in amounts(self.upright) if not is_total(fact)])

    def test_a_scan_is_told_of_and_not_read_where_that_is_asked(self):
        path = self.write("scan.pdf", drawn("842 0 0 595 0 0", self.image, "0 0 842 595"))
        self.assertEqual(self.run_program("extract", path, "--ocr", "never"), WARNINGS)
        report = json.loads(self.out)
        self.assertEqual(issues(report).count("page.image-only"), 1)
        self.assertEqual(report["source"]["pages"][0]["origin"], "failed")


class OtherPages(Scans):
    def test_each_image_of_a_tiff_is_a_page(self):
        path = self.write("scan.tif", tiff((image_data(THREE_PUBLIC), LANDSCAPE),
                                           (image_data(FUND), PORTRAIT)))
        report = self.extract(path)
        self.assertEqual(report["source"]["page_count"], 2)
        self.assertEqual([table["pages"] for table in report["tables"]], [[1], [2]])
        of_pdf = self.extract(SCAN, "--pages", f"{THREE_PUBLIC}-{FUND}")
        self.assertEqual(len(facts(of_pdf)), 12 + 24)
        self.assertEqual(facts(report), facts(of_pdf))

    def test_a_picture_that_ends_early_is_told_of_and_its_beginning_read(self):
        number = line_of_text("— 1 —", 20)
        for share, stamp, count in ((1, b"", 0), (0.7, b"", 1), (0.7, number, 1)):
            with self.subTest(share=share, stamp=stamp):
                report = self.extract(self.write("cut.pdf", drawn(
                    "595 0 0 842 0 0", jpeg_object(COVER, PORTRAIT, share), "0 0 595 842", stamp)))
                self.assertEqual(issues(report).count("image.cut"), count)
                self.assertEqual(report["source"]["pages"][0]["origin"],
                                 "mixed" if stamp else "ocr")
                self.assertIn("文化馆", self.out)

    def test_a_picture_with_a_mask_that_ends_early_is_told_of(self):
        black, gray = "/ColorSpace /DeviceGray /SMask 8 0 R", "/ColorSpace /DeviceGray"
        stencil = pdf.stream(b"\0", "/Type /XObject /Subtype /Image /Width 1 /Height 1 "
                             "/BitsPerComponent 1 /ImageMask true")
        for share, count in ((1, 0), (0.7, 1)):
            cut = functools.partial(jpeg_object, COVER, PORTRAIT, share)
            for kind, image, mask in (
                    ("soft", cut("/SMask 8 0 R"), plain_object(255, gray)),
                    ("hard", cut("/Mask 8 0 R"), stencil),
                    ("cut itself", plain_object(0, black), cut("/Decode [1 0]"))):
                with self.subTest(share=share, mask=kind):
                    report = self.extract(self.write("cut.pdf", drawn(
                        "595 0 0 842 0 0", image, "0 0 595 842", mask=mask)))
                    self.assertEqual(issues(report).count("image.cut"), count)
                    self.assertIn("文化馆", self.out)

    @unittest.skipIf(SANITIZED, "it needs more address space than there is")
    def test_a_scan_for_which_there_is_no_memory_is_told_of(self):
        width, height = 8000, 9000
        white = zlib.compress(b"\xff" * (width // 8 * height))
        path = self.write("large.pdf", drawn("595 0 0 842 0 0", pdf.stream(
            white, f"/Type /XObject /Subtype /Image /Width {width} /Height {height} "
            "/BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /FlateDecode"), "0 0 595 842"))
        limit = 2 * width * height + (100 << 20)  # its pixels twice, and the program
        done = subprocess.run(
            [PROGRAM, "extract", path], capture_output=True,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))
        self.assertEqual(done.returncode, WARNINGS, done.stderr)
        self.assertEqual(json.loads(done.stdout)["issues"][0]["message"],
                         "there is not enough memory to recognise it; give it more")

    def test_a_picture_beside_text_adds_no_words_to_it(self):
        report = self.extract(self.write("picture.pdf", drawn(
            "300 0 0 424 150 200", jpeg_object(COVER, PORTRAIT), "0 0 595 842",
            line_of_text(HEADING, 780) + line_of_text(SENTENCE, 750))))
        self.assertEqual(issues(report).count("image.unread"), 1)
        self.assertEqual(report["source"]["pages"][0]["origin"], "text")
        self.assertEqual([section["heading"] for section in report["sections"]], ["部门职责"])
        self.assertIn(SENTENCE, self.out)
        self.assertNotIn("文化馆", self.out)  # which the picture says

    def test_a_page_of_nothing_but_a_picture_is_not_called_blank(self):
        for place, origin, unread in (("200 0 0 280 150 200", "failed", ["image.unread"]),
                                      ("50 0 0 70 150 200", "blank", [])):
            report = self.extract(self.write("picture.pdf", drawn(
                place, jpeg_object(COVER, PORTRAIT), "0 0 595 842")))
            self.assertEqual(report["source"]["pages"][0]["origin"], origin)
            self.assertEqual([code for code in issues(report) if "image" in code], unread)

    def test_an_image_file_that_cannot_be_read_fails_with_one_line(self):
        header = b"IHDR" + struct.pack(">II", 30000, 30000) + bytes([8, 0, 0, 0, 0])
        huge = (b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + header +
                struct.pack(">I", zlib.crc32(header)) + bytes(100))
        page = tiff((image_data(FUND), PORTRAIT))
        first = struct.unpack("<I", page[4:8])[0]
        self.fails(self.write("endless.tif", page[:-4] + struct.pack("<I", first)), DAMAGED)
        self.fails(self.write("huge.png", huge),
                   "has an image of more than 80 million pixels; make it coarser, 300 dpi will do")
        subprocess.run(["pdftoppm", "-r", "50", "-png", "-singlefile", SCAN, self.path("scan")],
                       check=True)
        with open(self.path("scan.png"), "rb") as file:
            png = file.read()
        jpeg = image_data(COVER)
        for name, content in (("half.png", png[:len(png) // 2]), ("begun.png", png[:60]),
                              ("half.jpg", jpeg[:len(jpeg) // 2]), ("begun.jpg", jpeg[:300]),
                              ("half.tif", page[:-200])):
            self.fails(self.write(name, content), DAMAGED)


class Fonts(Scans):
    def setUp(self):
        super().setUp()
        plain = self.path("plain.pdf")
        subprocess.run(["qpdf", "--qdf", "--object-streams=disable", DIGITAL, plain], check=True)
        with open(plain, "rb") as file:
            document = file.read()
        self.assertIn(b"/ToUnicode", document)
        self.unmapped = self.write("unmapped.pdf", document.replace(b"/ToUnicode", b"/ToNothings"))

    def test_text_in_a_font_without_a_map_is_read_by_its_pixels(self):
        mapped = self.extract(DIGITAL, "--pages", DIGITAL_PAGE)
        report = self.extract(self.unmapped, "--pages", DIGITAL_PAGE)
        self.assertEqual(amounts(report), amounts(mapped))
        self.assertIn("font.untrusted", issues(report))
        self.assertRegex(self.err, r"\[font\.untrusted\]")

    def test_such_a_font_is_told_of_where_nothing_is_to_be_read(self):
        report = self.extract(self.unmapped, "--pages", DIGITAL_PAGE, "--ocr", "never")
        self.assertIn("font.untrusted", issues(report))
        self.assertEqual([value for *_, value in amounts(report) if value is not None], [])


if __name__ == "__main__":
    unittest.main()
