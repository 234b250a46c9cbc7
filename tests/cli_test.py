"""The program from outside: exit codes, messages, what goes where, and every command.

Python's standard library alone."""
import csv
import io
import json
import os
import shutil
import time
import unittest

from command_line import (BLANK_PAGE, CLEAN, FAILED, OTHER_REPORT, REPORT, USAGE, WARNINGS,
                          CommandLine)

ADVICE = "juesuan: `juesuan --help` and `juesuan COMMAND --help` say what to write\n"


class Usage(CommandLine):
    def check(self, arguments, message):
        self.assertEqual(self.run_program(*arguments), USAGE, arguments)
        self.assertEqual(self.out, "")
        self.assertEqual(self.err, f"juesuan: {message}\n" + ADVICE)

    def test_a_wrong_command_line_says_what_is_wrong(self):
        self.check([], "A subcommand is required")
        self.check(["extract"], "FILE is required")
        self.check(["forms"], "A subcommand is required")
        self.check(["extract", REPORT, "--colour"],
                   "The following argument was not expected: --colour")
        self.check(["codes", "2010301", "--year", "now"], "Could not convert: --year = now")

    def test_a_bad_page_range_says_what_to_write(self):
        for text in ("0", "12-7", "a", "7,"):
            self.check(["extract", REPORT, f"--pages={text}"],
                       f"--pages: '{text}' is no page range; write 7, 7-12, 3,7-12 or 20-")

    def test_a_page_range_beyond_the_document_says_how_many_pages_there_are(self):
        blank = self.write("blank.pdf", BLANK_PAGE)
        self.assertEqual(self.run_program("extract", blank, "--pages", "2-3"), USAGE)
        self.assertEqual(self.out, "")
        self.assertEqual(
            self.err, f"juesuan: {blank}: has no such page; give --pages within 1-1\n")

    def test_a_forms_folder_must_be_there(self):
        self.assertEqual(self.run_program("extract", REPORT, "--forms", self.path("none")), USAGE)
        self.assertIn(self.path("none"), self.err)

    def test_help_and_version_go_to_standard_output(self):
        self.assertEqual(self.run_program("--version"), CLEAN)
        self.assertRegex(self.out, r"\Ajuesuan \d+\.\d+\.\d+\n\Z")
        self.assertEqual(self.err, "")
        for command in ([], ["extract"], ["batch"], ["merge"], ["load"], ["export"],
                        ["inspect"], ["codes"], ["forms"],
                        ["forms", "check"]):
            self.assertEqual(self.run_program(*command, "--help"), CLEAN)
            self.assertIn("Usage: juesuan", self.out)
            self.assertEqual(self.err, "")

    def test_the_version_comes_at_once(self):
        seconds = []
        for _ in range(5):
            start = time.monotonic()
            self.run_program("--version")
            seconds.append(time.monotonic() - start)
        self.assertLess(min(seconds), 0.1)  # far above what it takes, far below reading any data


class Outputs(CommandLine):
    def test_json_goes_to_standard_output(self):
        self.assertIn(self.run_program("extract", REPORT), (CLEAN, WARNINGS))
        report = json.loads(self.out)
        self.assertEqual(report["source"]["file"], REPORT)
        self.assertEqual(report["generator"]["name"], "juesuan")

    def test_two_runs_write_the_same_bytes(self):
        self.run_program("extract", REPORT)
        first = self.out
        self.run_program("extract", REPORT)
        self.assertEqual(self.out, first)

    def test_a_file_is_written_instead_of_standard_output(self):
        self.run_program("extract", REPORT)
        expected = self.out
        self.run_program("extract", REPORT, "-o", self.path("r.json"))
        self.assertEqual(self.out, "")
        self.assertEqual(self.read("r.json"), expected)
        self.assertEqual(self.files(), ["r.json"])

    def test_a_written_file_has_the_usual_permissions(self):
        self.run_program("extract", REPORT, "-o", self.path("r.json"))
        plain = self.write("plain", b"")
        self.assertEqual(os.stat(self.path("r.json")).st_mode, os.stat(plain).st_mode)

    def test_a_folder_gets_one_file_for_each_document(self):
        one = shutil.copy(REPORT, self.path("one.pdf"))
        two = shutil.copy(OTHER_REPORT, self.path("two.v2.PDF"))
        self.run_program("extract", one, two, "-o", self.path("new", "out"))
        self.assertEqual(self.files(),
                         ["new/out/one.json", "new/out/two.v2.json", "one.pdf", "two.v2.PDF"])

    def test_a_slash_or_a_folder_that_is_there_makes_it_a_folder_for_one_document_too(self):
        self.run_program("extract", REPORT, "-o", self.path("made") + "/")
        os.mkdir(self.path("there"))
        self.run_program("extract", REPORT, "-o", self.path("there"), "--format", "csv")
        self.assertEqual(self.files(), ["made/report.json", "there/report.csv"])

    def test_several_json_reports_need_a_folder(self):
        self.assertEqual(self.run_program("extract", REPORT, OTHER_REPORT), USAGE)
        self.assertEqual(self.out, "")
        self.assertEqual(self.err, "juesuan: several JSON reports need a folder: "
                                   "add -o FOLDER/, or use --format jsonl\n")

    def test_reports_of_one_name_do_not_overwrite_each_other(self):
        self.assertEqual(
            self.run_program("extract", REPORT, OTHER_REPORT, "-o", self.path("out")), USAGE)
        self.assertEqual(self.err, f"juesuan: {REPORT} and {OTHER_REPORT} would both be written to "
                                   f"{self.path('out', 'report.json')}; extract them one by one\n")
        self.assertEqual(self.files(), [])

    def test_an_input_is_never_overwritten(self):
        copy = shutil.copy(REPORT, self.path("r.pdf"))
        self.assertEqual(self.run_program("extract", copy, "-o", copy), USAGE)
        self.assertEqual(
            self.err, f"juesuan: {copy}: is an input, and would be overwritten; give another -o\n")
        with open(copy, "rb") as kept, open(REPORT, "rb") as original:
            self.assertEqual(kept.read(), original.read())

    def test_an_output_that_cannot_be_written_fails_and_leaves_nothing(self):
        output = self.path("none", "r.json")
        self.assertEqual(self.run_program("extract", REPORT, "-o", output), FAILED)
        self.assertTrue(self.err.endswith(
            f"juesuan: {output}: cannot be written: No such file or directory\n"), self.err)
        self.assertEqual(self.files(), [])

    def test_a_folder_that_cannot_be_made_fails(self):
        in_the_way = self.write("file", b"kept")
        self.assertEqual(self.run_program("extract", REPORT, "-o", in_the_way + "/"), FAILED)
        self.assertEqual(self.read("file"), "kept")

    def test_a_full_disk_is_noticed_on_standard_output(self):
        for command in (["extract", REPORT], ["extract", REPORT, "--format", "text"],
                        ["inspect", REPORT], ["codes", "20103"], ["--version"], ["--help"]):
            with open("/dev/full", "wb") as full:
                self.assertEqual(self.run_program(*command, stdout=full), FAILED, command)
            self.assertTrue(self.err.endswith(
                "juesuan: standard output: cannot be written: No space left on device\n"), self.err)

    def test_a_device_is_written_to_and_not_replaced(self):
        self.assertEqual(self.run_program("extract", REPORT, "-o", "/dev/full"), FAILED)
        self.assertIn(self.run_program("extract", REPORT, "-o", "/dev/null"), (CLEAN, WARNINGS))
        self.assertFalse(os.path.isfile("/dev/null"))

    def test_through_a_link_its_target_is_replaced(self):
        self.write("target.json", b"old")
        os.symlink("target.json", self.path("link.json"))
        self.run_program("extract", REPORT, "-o", self.path("link.json"))
        self.assertTrue(os.path.islink(self.path("link.json")))
        json.loads(self.read("target.json"))

    def test_page_numbers_stay_those_of_the_document(self):
        self.run_program("extract", REPORT, "--pages", "2-3")
        source = json.loads(self.out)["source"]
        self.assertEqual([page["page"] for page in source["pages"]], [2, 3])
        self.assertGreater(source["page_count"], 3)


class Formats(CommandLine):
    def facts_of(self, *reports):
        rows = []
        for report in reports:
            self.run_program("extract", report)
            rows += [(table["form"], row["name"], measure, value["text"])
                     for table in json.loads(self.out)["tables"] for row in table["rows"]
                     for measure, value in row["values"].items()]
        return rows

    def test_csv_has_each_value_of_the_json_once(self):
        expected = self.facts_of(REPORT)
        self.assertGreater(len(expected), 100)
        self.run_program("extract", REPORT, "--format", "csv")
        rows = list(csv.DictReader(io.StringIO(self.out)))
        self.assertEqual(
            [(row["form"], row["name"], row["measure"], row["text"]) for row in rows], expected)

    def test_json_lines_have_each_value_of_the_json_once(self):
        expected = self.facts_of(REPORT)
        self.run_program("extract", REPORT, "--format", "jsonl")
        rows = [json.loads(line) for line in self.out.splitlines()]
        self.assertEqual(
            [(row["form"], row["name"], row["measure"], row["text"]) for row in rows], expected)

    def test_several_reports_make_one_table_with_one_heading(self):
        self.run_program("extract", REPORT, OTHER_REPORT, "--format", "csv")
        streamed = self.out
        self.run_program("extract", REPORT, OTHER_REPORT, "--format", "csv", "-o",
                         self.path("all.csv"))
        self.assertEqual(self.read("all.csv"), streamed)
        rows = list(csv.DictReader(io.StringIO(streamed)))
        self.assertEqual({row["report"] for row in rows}, {REPORT, OTHER_REPORT})
        self.assertEqual(streamed.count("report,department,"), 1)

    def test_the_summary_names_tables_and_totals(self):
        self.run_program("extract", REPORT, "--format", "text")
        self.assertTrue(self.out.startswith(REPORT + "\n"))
        self.assertRegex(self.out, r"\n  \d+ tables, \d+ rows, \d+ amounts\n")
        self.assertRegex(self.out, r"收入支出决算总表 +income_expenditure_summary +\d+ +万元 +总计 [\d.]+")


class OtherCommands(CommandLine):
    def test_inspect_shows_pages_and_why_grids_were_bound(self):
        self.assertIn(self.run_program("inspect", REPORT), (CLEAN, WARNINGS))
        self.assertTrue(self.out.startswith(REPORT + ": "))
        self.assertRegex(self.out, r"\npage 1: [\d.]+ × [\d.]+ pt, rotation 0, text\n")
        self.assertRegex(self.out, r"ruled grid \d+ rows × \d+ columns, at ")
        self.assertIn("taken as income_expenditure_summary\n", self.out)
        self.assertIn("title matches; bound\n", self.out)

    def test_codes_are_found_by_code_by_name_and_by_part_of_a_name(self):
        for query in ("2010301", "20103", "行政运行", "政府办公厅"):
            self.assertEqual(self.run_program("codes", query), CLEAN, query)
            self.assertRegex(self.out, r"支出功能分类\n(.*\n)*  20103(01)? ", query)
            self.assertEqual(self.err, "")

    def test_a_region_is_found_by_name(self):
        self.assertEqual(self.run_program("codes", "洛阳市洛龙区"), CLEAN)
        self.assertIn("410311", self.out)

    def test_a_year_leaves_out_what_was_not_valid_in_it(self):
        self.run_program("codes", "2010307")
        self.assertIn("2010307", self.out)
        self.assertEqual(self.run_program("codes", "2010307", "--year", "2023"), FAILED)
        self.assertEqual(self.out, "")

    def test_what_is_no_code_and_no_name_is_not_found(self):
        self.assertEqual(self.run_program("codes", "不存在的科目"), FAILED)
        self.assertEqual(self.out, "")
        self.assertEqual(self.err, "juesuan: 不存在的科目: no such code or name; "
                                   "part of a name will do, as in 办公厅\n")

    def test_a_consistent_report_is_told_so(self):
        self.assertEqual(self.run_program("check", REPORT), CLEAN, self.err)
        self.assertIn("consistent: every identity that applies holds", self.out)
        self.assertRegex(self.out, r"amounts +546 verified\n")

    def test_findings_have_their_page_and_an_exit_code_of_their_own(self):
        self.run_program("extract", REPORT, "-o", self.path("report.json"))
        text = self.read("report.json")
        right, wrong = ('"value":%s,"text":"444.41","page":5' % value for value in (444.41, 444.71))
        self.assertEqual(text.count(right), 1)
        self.write("wrong.json", text.replace(right, wrong).encode())
        self.assertEqual(self.run_program("check", self.path("report.json")), CLEAN, self.out)
        self.assertEqual(self.run_program("check", self.path("wrong.json")), WARNINGS, self.out)
        self.assertIn("page 5  公开01表 一般公共服务支出: 公开03表 444.41 ≠ 444.71, 差 0.30（X-5 ",
                      self.out)
        self.run_program("check", "--format", "json", self.path("wrong.json"))
        review = json.loads(self.out)
        self.assertEqual(review["verdict"], "findings")
        self.assertEqual(len(review["violations"]), review["checks"]["violation"])
        self.assertGreater(review["values"]["source_conflict"], 0)

    def test_what_is_no_report_cannot_be_checked(self):
        self.write("other.json", b'{"schema_version": "1.0"}')
        self.assertEqual(self.run_program("check", self.path("other.json"), REPORT), FAILED)
        self.assertIn("other.json: no report of `juesuan extract`: the document: `source` is "
                      "missing", self.err)
        self.assertIn("consistent", self.out)

    def test_the_identities_are_listed_in_words(self):
        self.assertEqual(self.run_program("identities"), CLEAN)
        self.assertIn("02-d    款＝所属各项之和\n        A section is the sum of its items\n",
                      self.out)
        self.run_program("identities", "--format", "json")
        listed = json.loads(self.out)
        self.assertEqual([one["kind"] for one in listed if one["id"] == "N-1"], ["narrative"])

    def test_the_shipped_forms_are_right(self):
        self.assertEqual(self.run_program("forms", "check"), CLEAN)
        self.assertRegex(self.out, r"\A\d+ forms checked, 0 problems\n\Z")

    def test_a_wrong_form_is_named(self):
        self.write("forms/broken.toml", b"id = \n")
        self.assertEqual(self.run_program("forms", "check", self.path("forms")), FAILED)
        self.assertIn("broken.toml", self.err)


if __name__ == "__main__":
    unittest.main()
