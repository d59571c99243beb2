"""One file made into another that is nearly it: bytes flipped, cut, spliced, repeated, nested."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable

# What readers trip over: ends, marks, huge numbers, escapes, letters that are none.
WORDS = [
    *(b"\x00 \xff \xfe\xff \xed\xa0\x80 \x1b[31m \xc2\x9b \xe2\x80\xae \xe2\x81\xa6".split(b" ")),
    *(b"\xcc\x81 \xe2\x80\x8d \xf0\x9f\x99\x82 \xef\xbb\xbf \xe2\x80\xa8 \xc2\x85 \\".split(b" ")),
    *(b"\r\n|\n|\r|\n\n\n|\t| |   |\x0c|\n---\n|\n===\n|\n# |\n- |\n  - |\n> |\n    ".split(b"|")),
    *(b"{ } [ ] ( ) < > \" ' ''' \"\"\" ` ``` * ** _ # % & $ @ ! | ~ ^ = : ; , . / -".split()),
    *(b"\\begin{itemize} \\end{itemize} \\item \\section{ \\def\\x{\\x} \\input{x} \\verb| %".split()),  # noqa: E501
    *(b"&a *a << !!python/object/apply:os.system ? |- >- %YAML --- ... : - null ~".split()),
    *(b"[[roles]] [a.b] x=1 bullets={ \"\": \\u0000 \\ud800 \\uD83D true 1e999 -0 0x".split()),
    *(b"<!-- --> <![CDATA[ <!DOCTYPE ]]> &amp; &#0; &#x110000; <b> </w:p> <w:p/>".split()),
    *(b"2020-13 9999-99 0000 present 2020\xe2\x80\x93 Mar 12345678901234567890 ,,,, \"\"".split()),
    *(b"obj endobj stream endstream /Kids /Length /FlateDecode xref trailer << >> R".split()),
    b"1" * 5000,
    b"9" * 400 + b"." + b"9" * 400,
]  # fmt: skip
Mutator = Callable[[bytearray, random.Random], None]
LONGEST = 200_000  # bytes of a mutated file


def flip(data: bytearray, chance: random.Random) -> None:
    """Change a few bytes."""
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        if data:
            data[chance.randrange(len(data))] = chance.randrange(256)


def flip_bit(data: bytearray, chance: random.Random) -> None:
    """Change one bit."""
    if data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def truncate(data: bytearray, chance: random.Random) -> None:
    """Cut the end or the beginning off."""
    at = chance.randrange(len(data) + 1)
    if chance.random() < 0.8:
        del data[at:]
    else:
        del data[:at]


def cut(data: bytearray, chance: random.Random) -> None:
    """Take a stretch out."""
    start, end = _stretch(data, chance)
    del data[start:end]


def repeat(data: bytearray, chance: random.Random) -> None:
    """Say a stretch many times."""
    start, end = _stretch(data, chance)
    times = chance.choice((2, 3, 10, 100, 2000))
    piece = bytes(data[start:end])
    data[start:start] = piece * min(times, LONGEST // (len(piece) or 1))


def splice(data: bytearray, chance: random.Random) -> None:
    """Put a stretch of the file at another place."""
    start, end = _stretch(data, chance)
    piece = bytes(data[start:end])
    at = chance.randrange(len(data) + 1)
    data[at:at] = piece


def word(data: bytearray, chance: random.Random) -> None:
    """Put one or more things that readers trip over somewhere."""
    for _ in range(chance.choice((1, 1, 1, 3, 8))):
        at = chance.randrange(len(data) + 1)
        data[at:at] = chance.choice(WORDS)


def many_words(data: bytearray, chance: random.Random) -> None:
    """Put the same thing in a thousand times over: this is how depth is made."""
    at = chance.randrange(len(data) + 1)
    piece = b"".join(chance.choices(WORDS[:-2], k=chance.choice((1, 1, 2))))
    data[at:at] = piece * chance.choice((50, 1000, 20_000 // len(piece)))


def swap_lines(data: bytearray, chance: random.Random) -> None:
    """Put the lines in another order."""
    lines = bytes(data).split(b"\n")
    a, b = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[a], lines[b] = lines[b], lines[a]
    data[:] = b"\n".join(lines)


MUTATORS: tuple[Mutator, ...] = (
    *(flip, flip_bit, truncate, cut, repeat, splice, word, word, word, many_words, swap_lines),
)


def mutated(seed: bytes, chance: random.Random) -> bytes:
    """`seed` after a few mutations; of an archive, half the time what is packed in it."""
    if seed.startswith(b"PK\x03\x04") and chance.random() < 0.6:
        packed = _inside(seed, chance)
        if packed is not None:
            return packed
    data = bytearray(seed)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        chance.choice(MUTATORS)(data, chance)
        del data[LONGEST:]
    return bytes(data)


def _inside(seed: bytes, chance: random.Random) -> bytes | None:
    """The archive with one of its parts mutated."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(seed)) as old, zipfile.ZipFile(out, "w") as new:
        names = old.namelist()
        names.sort(key=lambda name: "document.xml" in name or "styles" in name)
        chosen = chance.choice((*names, *names[-1:] * len(names)))
        for name in names:
            inner = old.read(name)
            if name == chosen:
                inner = mutated(inner, chance)
            if name != chosen or chance.random() < 0.97:
                new.writestr(name, inner, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _stretch(data: bytearray, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.choice((1, 2, 8, 40, 200, 2000)))
