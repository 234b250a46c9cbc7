"""The numerals that tables of final accounts print, as text: what the model is to read."""

DIGITS = "0123456789"
MARKS = ".,-()%¥"
# Of the capital letters that identifiers have, those that look like no digit: what reads them for
# digits would be sure of it.
LETTERS = "ACEFHJKLMNPRTUWXY"
CHARACTERS = DIGITS + MARKS + LETTERS

# The classes (类) of functional (2xx) and economic (3xx) codes.
CLASSES = (
    "201 202 203 204 205 206 207 208 210 211 212 213 214 215 216 217 219 220 221 222 223 224 227 "
    "229 230 231 232 233 234 301 302 303 304 307 309 310 311 312 313 399"
).split()


def digits(random, count):
    """So many digits, the first of several not 0."""
    first = random.choice(DIGITS[1:] if count > 1 else DIGITS)
    return first + "".join(random.choice(DIGITS) for _ in range(count - 1))


def grouped(whole):
    return f"{int(whole):,}"


def amount(random, group=True):
    count = random.choices(range(1, 10), (10, 13, 16, 18, 15, 11, 8, 5, 4))[0]
    whole = digits(random, count)
    return f"{grouped(whole) if group else whole}.{random.choice(DIGITS)}{random.choice(DIGITS)}"


def code(random):
    """Three, five or seven digits: 类, 款, 项."""
    text = random.choice(CLASSES)
    levels = random.choices((0, 1, 2), (2, 3, 5))[0]
    for _ in range(levels):
        text += "99" if random.random() < 0.12 else f"{random.randint(1, 60):02d}"
    return text


def line_number(random):
    """行次, most of them of one or two digits."""
    number = (random.randint(1, 9), random.randint(10, 99), random.randint(100, 400))
    return str(random.choices(number, (5, 8, 1))[0])


def percentage(random):
    places = random.choice((0, 1, 2, 2))
    return f"{random.uniform(-60, 160):.{places}f}%"


def integer(random):
    whole = digits(random, random.randint(2, 9))
    return grouped(whole) if random.random() < 0.6 else whole


def odd_decimal(random):
    """Not two decimal places."""
    whole = digits(random, random.randint(1, 5))
    return f"{whole}.{digits(random, random.choice((1, 1, 3, 4, 6)))}"


def identifier(random):
    """Of an office, a project or a document: many digits, at times a letter among them."""
    text = digits(random, random.randint(8, 20))
    if LETTERS and random.random() < 0.5:
        place = random.randrange(len(text))
        text = text[:place] + random.choice(LETTERS) + text[place + 1:]
    return text


def year(random):
    return str(random.randint(2009, 2029)) + random.choice(
        ("", "", f"-{random.randint(1, 12):02d}", f".{random.randint(1, 12)}"))


def free(random):
    """Any digits and marks, so that the net does not trust the grammar more than the picture."""
    length = random.randint(1, 9)
    text = "".join(random.choices(DIGITS + MARKS[:-1], [10] * 10 + [4, 4, 3, 1, 1, 1])[0]
                   for _ in range(length))
    return text if any(character in DIGITS for character in text) else text + random.choice(DIGITS)


KINDS = (
    ("amount", 30, amount),
    ("amount without separators", 11, lambda random: amount(random, group=False)),
    ("negative", 6, lambda random: "-" + amount(random, group=random.random() < 0.6)),
    ("in brackets", 1.5, lambda random: f"({amount(random)})"),
    ("zero", 3, lambda random: random.choice(("0.00", "0.00", "0"))),
    ("code", 15, code),
    ("line number", 10, line_number),
    ("digit", 5, lambda random: random.choice(DIGITS)),
    ("percentage", 7, percentage),
    ("dash", 1, lambda random: "-"),
    ("percent sign", 1, lambda random: "%"),
    ("yuan", 1, lambda random: "¥" + amount(random)),
    ("integer", 4, integer),
    ("odd decimal", 3, odd_decimal),
    ("identifier", 4, identifier),
    ("year", 1.5, year),
    ("free", 5, free),
)


def draw(random):
    """A kind's name, and a numeral of that kind."""
    name, _, make = random.choices(KINDS, [weight for _, weight, _ in KINDS])[0]
    return name, make(random)
