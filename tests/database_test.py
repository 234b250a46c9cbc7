"""Reports in SQLite, PostgreSQL and files hold what their JSON does, to the last fen.

JUESUAN names the program, SOURCE the project's folder. Python's standard library, psql, and a
PostgreSQL server that is started here."""
import collections
import csv
import decimal
import glob
import json
import os
import re
import shutil
import sqlite3
import subprocess
import tempfile
import time
import unittest

from postgresql import Server

PROGRAM = os.environ["JUESUAN"]
SOURCE = os.environ["SOURCE"]
CLEAN, USAGE, FAILED, WARNINGS = 0, 1, 2, 3
SANITIZED = b"__asan_init" in open(PROGRAM, "rb").read()
UNLIMITED = ["--memory-limit", "none"] if SANITIZED else []
DOCUMENTATION = os.path.join(SOURCE, "docs", "databases.md")


def read_json(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file, parse_float=decimal.Decimal)


def facts_of(report):
    """(table, row, measure, amount, fen) of each value, as the JSON tells them."""
    for number, table in enumerate(report["tables"], 1):
        for row_number, row in enumerate(table["rows"], 1):
            for measure, value in row["values"].items():
                amount = value["value"]
                fen = None
                if amount is not None and table["unit_scale"] is not None:
                    fen = decimal.Decimal(amount) * table["unit_scale"] * 100
                yield number, row_number, measure, amount, fen


class Databases(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="juesuan-database-")
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.server = Server()
        cls.addClassCleanup(cls.server.stop)
        subprocess.run([PROGRAM, "batch", os.path.join(SOURCE, "fixtures", "reports"), "-o",
                        "reports", "--quiet", *UNLIMITED], cwd=cls.folder, check=False)
        cls.reports = [read_json(path) for path in sorted(
            glob.glob(os.path.join(cls.folder, "reports", "*", "*.json")))]

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def run_program(self, *arguments):
        done = subprocess.run([PROGRAM, *arguments], cwd=self.folder, capture_output=True,
                              text=True, timeout=60, check=False)
        self.out, self.err = done.stdout, done.stderr
        return done.returncode

    def load(self, address, *reports):
        self.assertEqual(self.run_program("load", *(reports or ["reports"]), "--to", address),
                         CLEAN, self.err)

    def sqlite(self, name, query):
        connection = sqlite3.connect(self.path(name))
        try:
            return [list(row) for row in connection.execute(query)]
        finally:
            connection.close()

    def dump(self, name):
        connection = sqlite3.connect(self.path(name))
        try:
            return list(connection.iterdump())
        finally:
            connection.close()

    def test_every_amount_is_exact_in_both(self):
        self.load("sqlite:exact.db")
        self.load(self.server.create("exact"))
        columns = "file, table_no, row_no, measure, amount"
        order = "ORDER BY 1, 2, 3, 4"
        lite = self.sqlite("exact.db", f"SELECT {columns}, fen FROM facts JOIN reports "
                                       f"USING (report_id) {order}")
        post = self.server.query(f"SELECT {columns}, trim_scale(yuan * 100) FROM facts JOIN reports"
                                 f" USING (report_id) {order}", "exact")
        expected = sorted(
            [report["source"]["file"], table, row, measure, amount, fen]
            for report in self.reports for table, row, measure, amount, fen in facts_of(report))
        self.assertGreater(len(expected), 4000)
        self.assertEqual(len(lite), len(expected))
        text = lambda amount: None if amount is None else str(amount)
        self.assertEqual([row[:4] + [text(row[4]), row[5]] for row in expected],
                         [row[:4] + [row[4], row[5]] for row in lite])
        self.assertEqual([[row[0], str(row[1]), str(row[2]), row[3], text(row[4]),
                           None if row[5] is None else str(row[5].quantize(1))]
                          for row in expected], post)

    def test_loaded_again_in_any_order_nothing_changes(self):
        self.load("sqlite:twice.db")
        once = self.dump("twice.db")
        self.load("sqlite:twice.db")
        self.assertIn("0 reports with 0 facts loaded, 8 were there already", self.out)
        self.assertEqual(self.sqlite("twice.db", "PRAGMA foreign_key_check"), [])
        self.load("sqlite:twice.db", *reversed(glob.glob(self.path("reports", "*", "*.json"))))
        self.assertEqual(self.dump("twice.db"), once)

    def test_a_killed_load_leaves_whole_reports_and_goes_on(self):
        self.load("sqlite:never-killed.db")
        whole = {report["source"]["file"]: len(list(facts_of(report))) for report in self.reports}
        counts = ("SELECT file, count(measure) FROM reports LEFT JOIN facts USING (report_id) "
                  "GROUP BY file")
        for milliseconds in range(20, 220, 20):
            process = subprocess.Popen([PROGRAM, "load", "reports", "--to", "sqlite:killed.db"],
                                       cwd=self.folder, stdout=subprocess.DEVNULL,
                                       stderr=subprocess.DEVNULL)
            time.sleep(milliseconds / 1000)
            process.kill()
            process.wait()
            try:
                present = self.sqlite("killed.db", counts)
            except sqlite3.OperationalError:  # killed before there were tables
                present = []
            for file, count in present:
                self.assertEqual(count, whole[file])
            self.assertEqual(self.sqlite("killed.db", "PRAGMA foreign_key_check"), [])
        self.load("sqlite:killed.db")
        self.assertEqual(self.dump("killed.db"), self.dump("never-killed.db"))

    def test_a_report_takes_the_place_of_its_earlier_self(self):
        for address, count in (
                ("sqlite:new.db", lambda query: self.sqlite("new.db", query)[0][0]),
                (self.server.create("new"),
                 lambda query: int(self.server.query(query, "new")[0][0]))):
            self.load(address)
            report = read_json(self.path("reports/writer/report.json"))
            all_facts = count("SELECT count(*) FROM facts")
            own_facts = len(list(facts_of(report)))
            with open(self.path("reports/writer/report.json"), encoding="utf-8") as file:
                text = file.read()
            text = text.replace('"title": "' + report["report"]["title"], '"title": "新')
            self.assertIn('"title": "新', text)
            with open(self.path("new.json"), "w", encoding="utf-8") as file:
                file.write(text)
            self.load(address, "new.json")
            self.assertEqual(count("SELECT count(*) FROM reports"), 8)
            self.assertEqual(count("SELECT count(*) FROM facts"), all_facts)
            self.assertEqual(count("SELECT count(*) FROM facts JOIN reports USING (report_id) "
                                   "WHERE title LIKE '新%'"), own_facts)

    def test_the_questions_in_the_documentation_have_the_same_answers_in_both(self):
        self.load("sqlite:ask.db")
        self.load(self.server.create("ask"))
        with open(DOCUMENTATION, encoding="utf-8") as file:
            questions = re.findall(r"```sql\n(.*?)```", file.read(), re.S)
        self.assertGreaterEqual(len(questions), 6)
        number = lambda value: (round(float(value), 2)
                                if value is not None and re.fullmatch(r"-?[\d.]+", str(value))
                                else value)
        for question in questions:
            with self.subTest(question=question):
                lite = [list(map(number, row)) for row in self.sqlite("ask.db", question)]
                post = [list(map(number, row)) for row in self.server.query(question, "ask")]
                self.assertEqual(lite, post)
                if "violation" not in question:  # the shipped reports add up
                    self.assertTrue(lite)

    def test_the_documentation_has_every_column(self):
        self.load("sqlite:columns.db")
        with open(DOCUMENTATION, encoding="utf-8") as file:
            documentation = file.read()
        for (name,) in self.sqlite("columns.db", "SELECT name FROM sqlite_master WHERE type = 'table'"
                                   " AND name <> 'schema_version'"):
            part = documentation.split(f"### `{name}`\n")[1].split("\n#")[0]
            documented = re.findall(r"^\| `(\w+)` \|", part, re.M)
            present = [row[1] for row in self.sqlite("columns.db", f"PRAGMA table_info({name})")]
            self.assertEqual(["yuan" if column == "fen" else column for column in present],
                             documented, name)

    def test_an_earlier_database_is_completed_and_a_later_one_refused(self):
        self.load("sqlite:old.db")
        whole = self.sqlite("old.db", "SELECT count(*), count(identities) FROM facts")
        connection = sqlite3.connect(self.path("old.db"))
        connection.executescript(
            "DROP VIEW panel; ALTER TABLE facts DROP COLUMN identities; DROP TABLE issues;"
            "ALTER TABLE narrative_facts DROP COLUMN confidence;"
            "UPDATE schema_version SET version = 1; UPDATE reports SET loaded_by = 1")
        connection.close()
        self.load("sqlite:old.db")
        self.assertEqual(self.sqlite("old.db", "SELECT count(*) FROM narrative_facts"),
                         self.sqlite("old.db", "SELECT count(confidence) FROM narrative_facts"))
        self.assertEqual(self.sqlite("old.db", "SELECT count(*), count(identities) FROM facts"),
                         whole)
        self.assertTrue(self.sqlite("old.db", "SELECT * FROM panel LIMIT 1"))
        connection = sqlite3.connect(self.path("old.db"))
        connection.executescript("UPDATE schema_version SET version = 999")
        connection.close()
        self.assertEqual(self.run_program("load", "reports", "--to", "sqlite:old.db"), FAILED)
        self.assertIn("version 999", self.err)

    def test_what_is_no_report_costs_only_itself(self):
        with open(self.path("bad.json"), "w", encoding="utf-8") as file:
            file.write('{"schema_version": "1.0"}')
        self.assertEqual(self.run_program("load", "bad.json", "reports", "gone.json", "--to",
                                          "sqlite:some.db"), FAILED)
        self.assertIn("bad.json: no report of `juesuan extract`: the document: `source` is missing",
                      self.err)
        self.assertIn("gone.json: cannot be read", self.err)
        self.assertEqual(self.sqlite("some.db", "SELECT count(*) FROM reports"), [[8]])
        for address, message in (("accounts.db", "write sqlite:FILE or postgresql://"),
                                 ("postgresql:///none?host=/none", "PostgreSQL"),
                                 ("sqlite:/none/a.db", "unable to open")):
            self.assertEqual(self.run_program("load", "reports", "--to", address), FAILED)
            self.assertIn(message, self.err)

    def test_a_code_of_no_edition_is_kept_and_marked(self):
        with open(self.path("reports/writer/report.json"), encoding="utf-8") as file:
            text = file.read().replace('"code":"2080505"', '"code":"2999999"')
        with open(self.path("odd.json"), "w", encoding="utf-8") as file:
            file.write(text)
        self.load("sqlite:odd.db", "odd.json")
        self.assertEqual(self.sqlite("odd.db", "SELECT * FROM codes WHERE NOT is_official"),
                         [["2999999", None, None, None, None, 0]])
        self.assertEqual(self.sqlite("odd.db", "PRAGMA foreign_key_check"), [])

    def test_a_region_that_only_a_report_knows_is_kept_as_it_says(self):
        with open(self.path("reports/writer/report.json"), encoding="utf-8") as file:
            text = file.read()
        known = '"region": {"code":"411502","name":"浉河区","path":["河南省","信阳市","浉河区"]}'
        self.assertIn(known, text)
        with open(self.path("new-region.json"), "w", encoding="utf-8") as file:
            file.write(text.replace(known, known.replace("411502", "411599")
                                    .replace("浉河区", "新设区")))
        self.load("sqlite:region.db", "new-region.json")
        self.assertEqual(self.sqlite("region.db", "PRAGMA foreign_key_check"), [])
        expected = ["411599", "新设区", "河南省", "信阳市", "新设区"]
        query = "SELECT * FROM regions WHERE region_code = '411599'"
        self.assertEqual(self.sqlite("region.db", query), [expected])
        self.load(self.server.create("region"), "new-region.json")
        self.assertEqual(self.server.query(query, "region"), [expected])
        self.assertEqual(self.run_program("export", "new-region.json", "-o", "region"), CLEAN)
        with open(self.path("region/regions.csv"), encoding="utf-8", newline="") as file:
            self.assertIn(expected, list(csv.reader(file)))

    def test_a_data_package_keeps_its_own_rules(self):
        self.assertEqual(self.run_program("export", "reports", "--format", "datapackage", "-o",
                                          "package"), CLEAN, self.err)
        package = read_json(self.path("package/datapackage.json"))
        tables = {}
        for resource in package["resources"]:
            with open(self.path("package", resource["path"]), encoding="utf-8",
                      newline="") as file:
                reader = csv.DictReader(file)
                tables[resource["name"]] = list(reader)
                self.assertEqual(reader.fieldnames,
                                 [field["name"] for field in resource["schema"]["fields"]])
        for resource in package["resources"]:
            schema, rows = resource["schema"], tables[resource["name"]]
            keys = collections.Counter(tuple(row[key] for key in schema["primaryKey"])
                                       for row in rows)
            self.assertFalse([key for key, count in keys.items() if count > 1], resource["name"])
            for reference in schema.get("foreignKeys", []):
                target = reference["reference"]
                known = {tuple(row[field] for field in target["fields"])
                         for row in tables[target["resource"]]}
                used = {tuple(row[field] for field in reference["fields"]) for row in rows}
                self.assertLessEqual(used - {("",)}, known, resource["name"])
        self.assertEqual(sum(decimal.Decimal(row["yuan"]) * 100 for row in tables["facts"]
                             if row["yuan"]),
                         sum(fen for report in self.reports for *_, fen in facts_of(report)
                             if fen is not None))

    def test_exports_are_for_excel_or_for_programs(self):
        self.run_program("export", "reports", "--bom", "-o", "tables")
        with open(self.path("tables/facts.csv"), "rb") as file:
            self.assertTrue(file.read().startswith(b"\xef\xbb\xbfreport_id,table_no,"))
        self.run_program("export", "reports", "--format", "jsonl", "-o", "lines")
        with open(self.path("lines/facts.jsonl"), encoding="utf-8") as file:
            facts = [json.loads(line) for line in file]
        self.assertEqual(len(facts), sum(len(list(facts_of(report))) for report in self.reports))


if __name__ == "__main__":
    unittest.main()
