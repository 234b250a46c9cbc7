"""Documents made to do harm are read or refused as they should be, in bounded time and memory.

JUESUAN names the program, SOURCE the project's folder."""
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = os.environ["JUESUAN"]
MAKER = os.path.join(os.environ["SOURCE"], "fixtures", "hostile", "make_hostile.py")
EXITS = {"error": (2,), "opens": (0, 3), "any": (0, 2, 3)}
SECONDS = 30  # the bound a page has in the program, and the machine's other work
MEMORY = 3 << 30  # bytes of address space; a sanitized program needs more than there is
SANITIZED = b"__asan_init" in open(PROGRAM, "rb").read()


def limit_memory():
    if not SANITIZED:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


class Hostile(unittest.TestCase):
    def test_each_ends_as_it_should(self):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([sys.executable, MAKER, folder], check=True, stdout=subprocess.DEVNULL)
            with open(os.path.join(folder, "expected.json"), encoding="utf-8") as file:
                expected = json.load(file)
            self.assertTrue(expected)
            for name, outcome in sorted(expected.items()):
                with self.subTest(name=name, outcome=outcome):
                    start = time.monotonic()
                    done = subprocess.run([PROGRAM, "extract", os.path.join(folder, name)],
                                          capture_output=True, timeout=SECONDS, check=False,
                                          preexec_fn=limit_memory)
                    print(f"{time.monotonic() - start:6.2f} s  exit {done.returncode}  {name}")
                    self.assertIn(done.returncode, EXITS[outcome], done.stderr[-2000:])
                    if done.stdout:
                        json.loads(done.stdout)


if __name__ == "__main__":
    unittest.main()
