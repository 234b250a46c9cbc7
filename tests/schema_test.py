"""Every report follows schema/report.schema.json, and the schema refuses what is no report.

JUESUAN names the program, SOURCE the project's folder. Needs python3-jsonschema."""
import copy
import glob
import json
import os
import subprocess
import unittest

from jsonschema import Draft202012Validator

PROGRAM = os.environ["JUESUAN"]
SOURCE = os.environ["SOURCE"]

with open(os.path.join(SOURCE, "schema", "report.schema.json"), encoding="utf-8") as file:
    SCHEMA = json.load(file)
VALIDATOR = Draft202012Validator(SCHEMA)


def extract(pdf):
    done = subprocess.run([PROGRAM, "extract", pdf], capture_output=True, check=False)
    return json.loads(done.stdout.decode("utf-8"), object_pairs_hook=unique_keys)


def unique_keys(members):
    if len(dict(members)) != len(members):
        raise ValueError(f"a key stands twice: {[key for key, _ in members]}")
    return dict(members)


def faults(report):
    return [f"{error.json_path}: {error.message[:200]}" for error in VALIDATOR.iter_errors(report)]


class Schema(unittest.TestCase):
    def test_the_schema_is_one_itself(self):
        Draft202012Validator.check_schema(SCHEMA)

    def test_every_shipped_report_follows_it(self):
        pdfs = sorted(glob.glob(os.path.join(SOURCE, "fixtures", "**", "*.pdf"), recursive=True))
        self.assertTrue(pdfs)
        for pdf in pdfs:
            with self.subTest(pdf=os.path.relpath(pdf, SOURCE)):
                self.assertEqual(faults(extract(pdf)), [])

    def test_it_refuses_what_is_no_report(self):
        report = extract(os.path.join(SOURCE, "fixtures", "reports", "writer", "report.pdf"))
        value = next(iter(report["tables"][0]["rows"][0]["values"]))

        def refused(change):
            broken = copy.deepcopy(report)
            change(broken)
            self.assertNotEqual(faults(broken), [])

        refused(lambda r: r.pop("issues"))
        refused(lambda r: r.update(extra=1))
        refused(lambda r: r["report"].update(kind="accounts"))
        refused(lambda r: r["tables"][0].update(unit_scale="10000"))
        refused(lambda r: r["tables"][0]["rows"][0]["values"][value].update(value="1.5"))
        refused(lambda r: r["tables"][0]["rows"][0].update(bbox=[1, 2, 3]))
        refused(lambda r: r["tables"][0]["grid"]["cells"][0].pop("text"))


if __name__ == "__main__":
    unittest.main()
