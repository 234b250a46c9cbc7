"""Damaged copies of documents: the program must refuse or read them, and never crash or hang.

    mutate.py PROGRAM COUNT PDF...

makes COUNT copies in all, each damaged in one of a few ways chosen by its number, so that the same
call makes the same copies. A copy that crashes the program, or takes it longer than five minutes, is
kept in the current folder and named. Python's standard library alone."""
import os
import random
import re
import subprocess
import sys
import tempfile

SECONDS = 300  # for one copy; where fonts are damaged, every page is read by its pixels, in seconds
EXPECTED = (0, 2, 3)  # clean, failed, warnings
SANITIZER_EXIT = 99  # so that a finding is not taken for one of those


def truncate(data, chance):
    return data[:chance.randrange(len(data))]


def flip_bytes(data, chance):
    damaged = bytearray(data)
    for _ in range(chance.choice((1, 10, 100, 1000))):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def drop_a_piece(data, chance):
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randrange(1, 4096):]


def swap_references(data, chance):
    """Two objects change names: pages become fonts, and contents their own resources."""
    numbers = list(set(re.findall(rb"\b(\d+) 0 R", data)))
    if len(numbers) < 2:
        return truncate(data, chance)
    one, other = chance.sample(sorted(numbers), 2)
    names = {b"%s 0 R" % one: b"%s 0 R" % other, b"%s 0 R" % other: b"%s 0 R" % one}
    return re.sub(rb"\b(?:%s|%s) 0 R" % (one, other), lambda found: names[found.group()], data)


def change_a_number(data, chance):
    numbers = list(re.finditer(rb"\d+", data))
    found = chance.choice(numbers)
    number = chance.choice((b"0", b"-1", b"1", b"65536", b"2147483648", b"99999999999999999999"))
    return data[:found.start()] + number + data[found.end():]


def rename_a_key(data, chance):
    keys = list(re.finditer(rb"/[A-Z][A-Za-z]+", data))
    found, other = chance.choice(keys), chance.choice(keys)
    return data[:found.start()] + other.group() + data[found.end():]


WAYS = (truncate, flip_bytes, drop_a_piece, swap_references, change_a_number, rename_a_key)


def uncompressed(pdf):
    """With its streams in the clear, so that damage reaches what they say; None if qpdf cannot."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        done = subprocess.run(["qpdf", "--stream-data=uncompress", "--object-streams=disable", pdf,
                               file.name], stderr=subprocess.DEVNULL, check=False)
        return file.read() if done.returncode in (0, 3) else None


def run(program, path):
    """What went wrong; None if nothing did."""
    environment = dict(os.environ, ASAN_OPTIONS=f"exitcode={SANITIZER_EXIT}",
                       UBSAN_OPTIONS=f"exitcode={SANITIZER_EXIT}:halt_on_error=1")
    try:
        done = subprocess.run([program, "extract", path], stdin=subprocess.DEVNULL,
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=SECONDS,
                              env=environment, check=False)
    except subprocess.TimeoutExpired:
        return f"took more than {SECONDS} seconds"
    if done.returncode in EXPECTED:
        return None
    return f"exit {done.returncode}\n" + done.stderr.decode("utf-8", "replace")[-2000:]


def main(program, count, pdfs):
    sources = []
    for pdf in pdfs:
        with open(pdf, "rb") as file:
            sources.append(file.read())
        plain = uncompressed(pdf)
        if plain:
            sources.append(plain)
    found = 0
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "damaged.pdf")
        for number in range(count):
            chance = random.Random(number)
            source = sources[number // len(WAYS) % len(sources)]
            way = WAYS[number % len(WAYS)]
            with open(path, "wb") as file:
                file.write(way(source, chance))
            fault = run(program, path)
            if fault:
                found += 1
                kept = f"damaged-{number}.pdf"
                os.replace(path, kept)
                print(f"{kept}: {way.__name__}: {fault}")
    print(f"{count} damaged copies, {found} crashes or hangs")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), sys.argv[3:]))
