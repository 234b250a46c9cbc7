"""`juesuan batch` from outside: crashes, hangs and kills cost what they should and no more.

JUESUAN names the program, SOURCE the project's folder. Python's standard library alone."""
import glob
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = os.environ["JUESUAN"]
SOURCE = os.environ["SOURCE"]
REPORTS = sorted(glob.glob(os.path.join(SOURCE, "fixtures", "reports", "*", "report.pdf")))
HOSTILE = os.path.join(SOURCE, "fixtures", "hostile")
sys.path.insert(0, HOSTILE)
import make_hostile  # noqa: E402  (its folder is known only now)

CLEAN, USAGE, FAILED, WARNINGS = 0, 1, 2, 3
MEASURED = ("seconds", "cpu_seconds", "peak_memory")
# A sanitized program needs more address space than there is.
SANITIZED = b"__asan_init" in open(PROGRAM, "rb").read()
UNLIMITED = ["--memory-limit", "none"] if SANITIZED else []


def slow_document(megabytes=100):
    """It takes a second or so to read, and more with more megabytes to inflate."""
    make_hostile.INFLATED = megabytes << 20
    return make_hostile.inflating()


def content_of(path):
    with open(path, "rb") as file:
        return file.read()


def same_bytes(folder):
    """All of an output folder that must be the same from run to run: file → bytes or values."""
    contents = {}
    for where, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(where, name)
            content = content_of(path)
            key = os.path.relpath(path, folder)
            if key == "journal.jsonl":
                records = [json.loads(line) for line in content.splitlines()]
                content = [{k: v for k, v in record.items() if k not in MEASURED}
                           for record in records]
            elif key == "summary.json":
                content = json.loads(content)
                del content["cost"]
            contents[key] = content
    return contents


class Batch(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="juesuan-batch-")
        self.addCleanup(shutil.rmtree, self.folder)
        os.mkdir(self.path("in"))

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def write(self, name, content):
        os.makedirs(os.path.dirname(self.path("in", name)), exist_ok=True)
        with open(self.path("in", name), "wb") as file:
            file.write(content)

    def copies(self, count):
        """Documents of different content under in/, read as the shipped reports are."""
        for number in range(count):
            report = content_of(REPORTS[number % len(REPORTS)])
            self.write(f"{number % 3}/{number:03}.pdf", report + b"\n%% %d\n" % number)

    def command(self, *arguments):
        return [PROGRAM, "batch", *arguments, *UNLIMITED]

    def start(self, *arguments):
        return subprocess.Popen(self.command(*arguments), cwd=self.folder, text=True,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def run_batch(self, *arguments):
        done = subprocess.run(self.command(*arguments), cwd=self.folder, capture_output=True,
                              text=True, timeout=120, check=False)
        self.out, self.err = done.stdout, done.stderr
        return done.returncode

    def records(self, output="out"):
        with open(self.path(output, "journal.jsonl"), encoding="utf-8") as file:
            return {record["path"]: record for record in map(json.loads, file)}

    def statuses(self, output="out"):
        return {path: record["status"] for path, record in self.records(output).items()}

    def wait_for(self, condition, seconds=30):
        deadline = time.monotonic() + seconds
        while not condition():
            self.assertLess(time.monotonic(), deadline, "it never happened")
            time.sleep(0.02)


class Outcomes(Batch):
    def test_every_input_has_one_record_whatever_becomes_of_it(self):
        self.copies(4)
        self.write("bad.pdf", b"bad")
        self.write("same.pdf", content_of(self.path("in/0/000.pdf")))
        self.write("slow.pdf", slow_document(1024))
        if not SANITIZED:
            self.write("greedy.pdf", make_hostile.deep_states())
        self.write("lost.pdf", make_hostile.cyclic_pages())  # a page that cannot be read
        limits = [] if SANITIZED else ["--memory-limit", "300M"]
        self.assertEqual(self.run_batch("in", "gone.pdf", "-o", "out", "--timeout", "2", *limits),
                         FAILED)
        expected = {"in/0/000.pdf": "ok", "in/1/001.pdf": "ok", "in/2/002.pdf": "ok",
                    "in/0/003.pdf": "ok", "in/bad.pdf": "failed", "in/same.pdf": "skipped",
                    "gone.pdf": "failed", "in/slow.pdf": "timeout", "in/lost.pdf": "partial"}
        if not SANITIZED:
            expected["in/greedy.pdf"] = "memory"
        self.assertEqual(self.statuses(), expected)
        with open(self.path("out/journal.jsonl"), encoding="utf-8") as file:
            self.assertEqual(len(file.readlines()), len(expected))
        records = self.records()
        self.assertEqual(records["in/same.pdf"]["duplicate_of"], "in/0/000.pdf")
        self.assertIn("--timeout", records["in/slow.pdf"]["error"])
        self.assertIn("there is no such file", records["gone.pdf"]["error"])
        self.assertGreater(records["in/0/000.pdf"]["peak_memory"], 1 << 20)
        reports = {path: record["report"] for path, record in records.items() if record["report"]}
        self.assertEqual(reports["in/0/003.pdf"], "0/003.json")
        self.assertEqual(self.files("out"),
                         sorted([*reports.values(), "journal.jsonl", "summary.json"]))
        with open(self.path("out/summary.json"), encoding="utf-8") as file:
            summary = json.load(file)
        self.assertEqual(summary["documents"], len(expected))
        self.assertEqual(summary["statuses"]["ok"], 4)
        self.assertEqual(summary["pages"], sum(record["pages"] for record in records.values()))

    def files(self, output):
        return sorted(os.path.relpath(os.path.join(where, name), self.path(output))
                      for where, _, names in os.walk(self.path(output)) for name in names)

    def test_a_report_is_the_one_that_extract_writes(self):
        self.copies(1)
        self.run_batch("in", "-o", "out")
        subprocess.run([PROGRAM, "extract", "in/0/000.pdf", "-o", "one.json"], cwd=self.folder,
                       stderr=subprocess.DEVNULL, check=False)
        self.assertEqual(content_of(self.path("one.json")), content_of(self.path("out/0/000.json")))

    def test_a_killed_worker_costs_its_document_alone(self):
        self.copies(3)
        self.write("slow.pdf", slow_document())
        process = self.start("in", "-o", "out", "--jobs", "1")
        children = f"/proc/{process.pid}/task/{process.pid}/children"
        self.wait_for(lambda: content_of(children))
        time.sleep(0.3)
        os.kill(int(content_of(children).split()[0]), signal.SIGSEGV)
        self.assertEqual(process.wait(timeout=60), FAILED)
        process.communicate()
        outcomes = self.statuses()
        victims = [path for path, status in outcomes.items() if status == "crashed"]
        self.assertEqual(len(victims), 1, outcomes)
        self.assertIn("signal 11", self.records()[victims[0]]["error"])
        self.assertEqual(len(outcomes), 4)
        self.assertEqual(self.run_batch("in", "-o", "out"), FAILED)  # not tried again unasked
        self.assertEqual(self.statuses(), outcomes)

    def test_what_failed_is_tried_again_when_asked(self):
        self.write("a.pdf", b"bad")
        self.assertEqual(self.run_batch("in", "-o", "out"), FAILED)
        shutil.copy(REPORTS[0], self.path("in/a.pdf"))
        self.assertIn(self.run_batch("in", "-o", "out"), (CLEAN, WARNINGS))  # other content
        self.write("a.pdf", b"bad")
        self.assertEqual(self.run_batch("in", "-o", "out", "--retry", "failed"), FAILED)
        self.assertEqual(self.files("out"), ["journal.jsonl", "summary.json"])

    def test_standard_input_names_inputs_and_quiet_says_nothing(self):
        self.copies(2)
        done = subprocess.run(self.command("--from-list", "-", "-o", "out", "--quiet"),
                              cwd=self.folder, input=b"in/0/000.pdf\nin/1/001.pdf\n",
                              capture_output=True, check=False)
        self.assertEqual((done.stdout, done.stderr), (b"", b""))
        self.assertEqual(self.files("out/in"), ["0/000.json", "1/001.json"])

    def test_reports_are_loaded_as_they_come(self):
        self.copies(6)
        for _ in range(2):
            self.run_batch("in", "-o", "out", "--load", "sqlite:a.db")
            connection = sqlite3.connect(self.path("a.db"))
            self.assertEqual(connection.execute("SELECT count(*) FROM reports").fetchone(), (6,))
            connection.close()
        self.write("more.pdf", content_of(REPORTS[0]) + b"%")
        self.assertEqual(self.run_batch("in", "-o", "out", "--load", "sqlite:/none/a.db"), FAILED)
        self.assertIn("unable to open", self.err)
        self.assertFalse(os.path.exists(self.path("out/more.json")))

    def test_a_report_is_in_the_database_while_another_document_is_read(self):
        self.write("first.pdf", content_of(REPORTS[0]) + b"%" * (1 << 20))  # the larger one
        self.write("slow.pdf", slow_document(400))
        process = self.start("in", "-o", "out", "--jobs", "1", "--load", "sqlite:a.db")
        loaded = lambda: [(1,)] == list(connection.execute("SELECT count(*) FROM reports"))
        self.wait_for(lambda: os.path.exists(self.path("out/first.json")))
        connection = sqlite3.connect(self.path("a.db"))
        self.addCleanup(connection.close)
        self.wait_for(loaded)
        self.assertIsNone(process.poll(), "the other document was read too fast")
        process.kill()
        process.communicate()

    def test_a_wrong_command_line_writes_nothing(self):
        for arguments, message in (
                (["-o", "out"], "no inputs"),
                (["in", "-o", "out", "--shard", "4/4"], "'4/4' is no shard"),
                (["in", "-o", "out", "--memory-limit", "much"], "'much' is no size"),
                (["in", "-o", "out", "--retry", "failed", "--force"], "excludes")):
            self.assertEqual(self.run_batch(*arguments), USAGE, arguments)
            self.assertIn(message, self.err)
            self.assertFalse(os.path.exists(self.path("out")))


class Interruptions(Batch):
    def setUp(self):
        super().setUp()
        self.copies(15)
        self.write("copy.pdf", content_of(self.path("in/0/000.pdf")))
        self.write("bad.pdf", b"bad")
        self.run_batch("in", "-o", "whole", "--jobs", "1")
        self.expected = same_bytes(self.path("whole"))

    def test_killed_ten_times_and_resumed_it_ends_with_the_same_bytes(self):
        chance = random.Random(1)
        for _ in range(10):
            process = self.start("in", "-o", "out", "--jobs", "2")
            try:
                process.wait(timeout=chance.uniform(0.02, 0.25))
            except subprocess.TimeoutExpired:
                process.kill()
            process.communicate()
        self.run_batch("in", "-o", "out", "--jobs", "2")
        self.assertEqual(same_bytes(self.path("out")), self.expected)

    def test_one_interrupt_finishes_what_is_under_way_and_says_how_to_go_on(self):
        self.write("slow.pdf", slow_document())
        process = self.start("in", "-o", "out", "--jobs", "1")
        journal = self.path("out/journal.jsonl")
        self.wait_for(lambda: os.path.exists(journal))
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
        self.assertEqual(process.returncode, FAILED)
        self.assertRegex(err, r"interrupted; \d+ documents are left: run the same command again")
        begun = len(self.records())
        self.assertGreater(begun, 0)
        self.run_batch("in", "-o", "out")
        self.assertGreater(len(self.records()), begun)

    def test_two_interrupts_stop_at_once(self):
        self.write("slow.pdf", slow_document(400))
        process = self.start("in/slow.pdf", "-o", "out")
        self.wait_for(lambda: os.path.exists(self.path("out/.unfinished")))
        time.sleep(0.3)
        begun = time.monotonic()
        process.send_signal(signal.SIGINT)
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
        self.assertLess(time.monotonic() - begun, 2)
        self.assertEqual(self.records(), {})

    def test_four_shards_merged_are_the_whole(self):
        for shard in range(4):
            self.run_batch("in", "-o", f"part-{shard}", "--shard", f"{shard}/4")
        parts = [f"part-{shard}" for shard in range(4)]
        for _ in range(2):  # the second time over what is there
            subprocess.run([PROGRAM, "merge", *parts, "-o", "out"], cwd=self.folder,
                           stdout=subprocess.DEVNULL, check=False)
            self.assertEqual(same_bytes(self.path("out")), self.expected)
        done = subprocess.run([PROGRAM, "merge", "in", "-o", "out"], cwd=self.folder,
                              capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, FAILED)
        self.assertIn("in: holds no journal", done.stderr)


if __name__ == "__main__":
    unittest.main()
