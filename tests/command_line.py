"""What tests of the program from outside share: how it is run, and the smallest documents.

JUESUAN names the program, SOURCE the project's folder."""
import os
import shutil
import subprocess
import tempfile
import unittest

PROGRAM = os.environ["JUESUAN"]
SOURCE = os.environ["SOURCE"]
REPORTS = os.path.join(SOURCE, "fixtures", "reports")
REPORT = os.path.join(REPORTS, "writer", "report.pdf")
OTHER_REPORT = os.path.join(REPORTS, "chromium", "report.pdf")
CLEAN, USAGE, FAILED, WARNINGS = 0, 1, 2, 3


def pdf(objects):
    """The smallest PDF that holds these objects, numbered from 1; the first is the catalogue."""
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, table)


CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
NO_PAGES = pdf([CATALOGUE, b"<</Type/Pages/Kids[]/Count 0>>"])
BLANK_PAGE = pdf([CATALOGUE, b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
                  b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"])
IMAGE = b"<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>"
DRAWING = b"q 595 0 0 842 0 0 cm /I Do Q"
SCANNED_PAGE = pdf([
    CATALOGUE, b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>",
    b"<</Length %d>>\nstream\n%s\nendstream" % (len(DRAWING), DRAWING),
    IMAGE + b"\nstream\n\x80\nendstream"])


class CommandLine(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="juesuan-test-")
        self.addCleanup(shutil.rmtree, self.folder)

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def write(self, name, content):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "wb") as file:
            file.write(content)
        return self.path(name)

    def read(self, name):
        with open(self.path(name), encoding="utf-8", newline="") as file:
            return file.read()

    def run_program(self, *arguments, stdout=subprocess.PIPE):
        done = subprocess.run([PROGRAM, *arguments], stdin=subprocess.DEVNULL, stdout=stdout,
                              stderr=subprocess.PIPE, timeout=60, check=False)
        self.out = (done.stdout or b"").decode("utf-8")
        self.err = done.stderr.decode("utf-8", errors="backslashreplace")
        return done.returncode

    def files(self):
        """Every file under the test's folder, hidden ones too."""
        return sorted(os.path.relpath(os.path.join(where, name), self.folder)
                      for where, _, names in os.walk(self.folder) for name in names)
