"""One page of a report, byte for byte: a change in what is written must be meant.

JUESUAN names the program, SOURCE the project's folder. JUESUAN_UPDATE_GOLDEN=1 takes what is
written now for what is expected: look at the difference before you commit it."""
import difflib
import os
import re
import subprocess
import unittest

PROGRAM = os.environ["JUESUAN"]
SOURCE = os.environ["SOURCE"]
UPDATE = os.environ.get("JUESUAN_UPDATE_GOLDEN") == "1"

# fixtures/golden/NAME.json: that page of that report. Two tables of three rules, one with data.
GOLDEN = {"canvas-11": ("fixtures/reports/canvas/report.pdf", "11")}


def extract(pdf, page):
    done = subprocess.run([PROGRAM, "extract", "--pages", page, pdf], cwd=SOURCE,
                          capture_output=True, check=False)
    # The version of the program is no part of the report's content.
    return re.sub(r'("name": ?"juesuan", ?"version": ?)"[^"]*"', r'\1"-"', done.stdout.decode("utf-8"))


class Golden(unittest.TestCase):
    def test_reports_are_written_as_before(self):
        for name, (pdf, page) in GOLDEN.items():
            with self.subTest(name=name):
                path = os.path.join(SOURCE, "fixtures", "golden", name + ".json")
                written = extract(pdf, page)
                self.assertTrue(written)
                if UPDATE:
                    with open(path, "w", encoding="utf-8") as file:
                        file.write(written)
                with open(path, encoding="utf-8") as file:
                    expected = file.read()
                difference = difflib.unified_diff(expected.splitlines(), written.splitlines(),
                                                  "expected", "written", lineterm="")
                self.assertEqual(expected, written, "\n" + "\n".join(difference))


if __name__ == "__main__":
    unittest.main()
