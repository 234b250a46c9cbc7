"""What the program makes of documents that are bad, locked, cut short or oddly named.

Python's standard library and qpdf alone."""
import json
import os
import shutil
import subprocess
import unittest

from command_line import (BLANK_PAGE, CLEAN, FAILED, NO_PAGES, OTHER_REPORT, PROGRAM, REPORT,
                          SCANNED_PAGE, USAGE, WARNINGS, CommandLine)


class BadInput(CommandLine):
    def fails(self, path, *arguments):
        """What is said on standard error, of `extract` and `inspect` alike."""
        self.assertEqual(self.run_program("extract", path, *arguments), FAILED, path)
        self.assertEqual(self.out, "")
        said = self.err
        self.assertEqual(self.run_program("inspect", path, *arguments), FAILED, path)
        self.assertEqual(self.err, said)
        return said

    def test_what_is_no_readable_pdf_fails_with_one_line(self):
        with open(REPORT, "rb") as file:
            header = file.read(1000)
        for path, message in (
                (self.path("none.pdf"), "there is no such file; check the path"),
                (self.folder, "is a folder; give the PDF files in it"),
                ("/dev/zero", "is not a regular file; save its contents to one first"),
                (self.write("empty.pdf", b""), "is empty; fetch it again"),
                (self.write("text.pdf", "这不是PDF\n".encode() * 100),
                 "is not a PDF; nothing in its first 1024 bytes says %PDF-"),
                (self.write("page.pdf", b"<!DOCTYPE html>404"),
                 "is not a PDF but a web page; fetch the PDF it leads to"),
                (self.write("header.pdf", header),
                 "is cut off before its end and beyond repair; fetch it again"),
                (self.write("no-pages.pdf", NO_PAGES), "has no pages; fetch it again")):
            self.assertEqual(self.fails(path), f"juesuan: {path}: {message}\n")

    def test_a_file_without_permission_fails(self):
        secret = self.write("secret.pdf", BLANK_PAGE)
        os.chmod(self.folder, 0o755)
        os.chmod(secret, 0)
        # The administrator may read everything, so it is tried as somebody else.
        user = {"user": "nobody"} if os.geteuid() == 0 else {}
        try:
            done = subprocess.run([PROGRAM, "extract", secret], capture_output=True, check=False,
                                  **user)
        except PermissionError:
            self.skipTest("nobody may run the program where it stands")
        self.assertEqual(done.returncode, FAILED)
        self.assertIn("Permission denied", done.stderr.decode())

    def test_an_encrypted_document_needs_its_password(self):
        locked = self.path("locked.pdf")
        subprocess.run(["qpdf", "--encrypt", "geheim", "owner", "256", "--", REPORT, locked],
                       check=True)
        self.assertEqual(
            self.fails(locked),
            f"juesuan: {locked}: is encrypted; give its password with --password\n")
        self.assertEqual(
            self.fails(locked, "--password", "wrong"),
            f"juesuan: {locked}: is encrypted with another password; check --password\n")
        self.assertIn(self.run_program("extract", locked, "--password", "geheim"),
                      (CLEAN, WARNINGS))
        unlocked = json.loads(self.out)
        self.run_program("extract", REPORT)
        self.assertEqual(unlocked["tables"], json.loads(self.out)["tables"])

    def test_an_empty_user_password_opens_by_itself(self):
        locked = self.path("owner-only.pdf")
        subprocess.run(["qpdf", "--encrypt", "", "owner", "256", "--", REPORT, locked], check=True)
        self.assertIn(self.run_program("extract", locked), (CLEAN, WARNINGS))

    def test_a_document_cut_short_never_crashes(self):
        with open(REPORT, "rb") as file:
            report = file.read()
        for share in (0.3, 0.6, 0.9, 0.99):
            cut = self.write("cut.pdf", report[:int(len(report) * share)])
            self.assertIn(self.run_program("extract", cut), (CLEAN, FAILED, WARNINGS), share)
            if self.out:
                json.loads(self.out)

    def test_a_filter_answers_each_name_before_it_reads_the_next(self):
        with subprocess.Popen([PROGRAM, "extract", "--from-list", "-", "--format", "jsonl"],
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL) as process:
            for report in (REPORT, OTHER_REPORT):
                process.stdin.write(os.fsencode(report) + b"\n")
                process.stdin.flush()
                fact = json.loads(process.stdout.readline())
                while fact["report"] != report:  # the rest of the one before
                    fact = json.loads(process.stdout.readline())
            process.stdin.close()
            process.stdout.read()
        self.assertIn(process.returncode, (CLEAN, WARNINGS))
        self.assertEqual(self.run_program("extract", "--from-list", "none", "-o", "out/"), USAGE)
        self.assertIn("juesuan batch", self.err)

    def test_after_a_bad_document_the_others_are_read(self):
        bad = self.write("bad.pdf", b"bad")
        self.assertEqual(
            self.run_program("extract", bad, REPORT, "-o", self.path("out")), FAILED)
        self.assertEqual(self.files(), ["bad.pdf", "out/report.json"])

    def test_a_blank_page_is_done_with_warnings(self):
        blank = self.write("blank.pdf", BLANK_PAGE)
        self.assertEqual(self.run_program("extract", blank), WARNINGS)
        self.assertEqual(json.loads(self.out)["source"]["pages"], [
            {"page": 1, "width": 595.0, "height": 842.0, "rotation": 0, "origin": "blank"}])

    def test_a_scan_that_is_not_to_be_read_is_reported(self):
        scan = self.write("scan.pdf", SCANNED_PAGE)
        self.assertEqual(self.run_program("extract", "--ocr", "never", scan), WARNINGS)
        self.assertEqual(json.loads(self.out)["source"]["pages"][0]["origin"], "failed")
        self.assertRegex(self.err, r"\bjuesuan: .*/scan.pdf: page 1: .* image .*\[page\.")

    def test_a_file_name_of_any_bytes_makes_valid_utf_8(self):
        odd = os.path.join(os.fsencode(self.folder), b"\xff\xfe.pdf")
        shutil.copy(REPORT, odd)
        done = subprocess.run([PROGRAM, "extract", odd], capture_output=True, check=False)
        report = json.loads(done.stdout.decode("utf-8"))
        self.assertTrue(report["source"]["file"].endswith("/\ufffd\ufffd.pdf"))


if __name__ == "__main__":
    unittest.main()
