"""LaTeX source as plain words, each with its place, and plain words as LaTeX source."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bulletsmith.bullets.text import clean, one_line

_SYMBOLS = {
    "ldots": "…", "dots": "…", "textellipsis": "…", "LaTeX": "LaTeX", "TeX": "TeX",
    "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textless": "<",
    "textgreater": ">", "textbar": "|", "textbullet": "•", "bullet": "•", "textasciigrave": "`",
    "texteuro": "€", "euro": "€", "EUR": "€", "pounds": "£", "textsterling": "£", "textyen": "¥",
    "textdegree": "°", "degree": "°", "textpm": "±", "texttimes": "×", "textmu": "µ",
    "textendash": "–", "textemdash": "—", "textquotedblleft": "“", "textquotedblright": "”",
    "textquoteleft": "‘", "textquoteright": "’", "textquotesingle": "'", "textquotedbl": '"',
    "textperiodcentered": "·", "cdot": "·", "cdotp": "·", "textrightarrow": "→",
    "rightarrow": "→", "to": "→", "rightharpoonup": "→", "longrightarrow": "→",
    "Rightarrow": "⇒", "leftarrow": "←", "uparrow": "↑", "downarrow": "↓",
    "sim": "~", "approx": "≈", "times": "×", "pm": "±",
    "geq": "≥", "ge": "≥", "leq": "≤", "le": "≤", "neq": "≠", "infty": "∞", "mid": "|",
    "vert": "|", "lvert": "|", "rvert": "|", "star": "★", "ast": "*", "circ": "°", "mu": "µ",
    "alpha": "α", "beta": "β", "gamma": "γ", "lambda": "λ", "sigma": "σ", "epsilon": "ε",
    "Delta": "Δ", "delta": "δ", "ss": "ß", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å", "ae": "æ",
    "AE": "Æ", "oe": "œ", "OE": "Œ", "l": "ł", "L": "Ł", "i": "i", "j": "j", "textregistered": "®",
    "texttrademark": "™", "copyright": "©", "textcopyright": "©", "S": "§", "newline": " ",
    "quad": " ", "qquad": " ", "enspace": " ", "space": " ", "par": " ", "xspace": " ",
    "textunderscore": "_", "_": "_", "#": "#", "$": "$", "%": "%", "&": "&", "{": "{", "}": "}",
    ",": " ", ";": " ", ":": " ", " ": " ", "\n": " ", "\t": " ", "/": "", "!": "",
    "-": "", "@": "",
}  # fmt: skip
_RELATIONS = {
    "rightarrow",
    "rightharpoonup",
    "to",
    "longrightarrow",
    "approx",
    "times",
    "pm",
    "geq",
    "ge",
    "leq",
    "le",
}
_BREAKS = {
    "hfill",
    "newline",
    "linebreak",
    "tab",
    "cr",
    "par",
    "hspace",
    "quad",
    "qquad",
    "break",
    "end",
}
_ACCENTS = {
    "'": "\u0301", "`": "\u0300", '"': "\u0308", "^": "\u0302", "~": "\u0303", "=": "\u0304",
    ".": "\u0307", "c": "\u0327", "v": "\u030c", "u": "\u0306", "H": "\u030b", "k": "\u0328",
    "r": "\u030a", "d": "\u0323",
}  # fmt: skip
# Commands whose arguments are no words, and how many of them there are.
SILENT = {
    "vspace": 1, "hspace": 1, "label": 1, "color": 1, "textcolor": 1, "colorbox": 1, "fontsize": 2,
    "setlength": 2, "addtolength": 2, "includegraphics": 1, "cite": 1, "footnote": 1, "href": 1,
    "begin": 1, "end": 1, "faIcon": 1, "phantom": 1, "hypersetup": 1, "input": 1, "include": 1,
    "pdfbookmark": 2, "rule": 2, "raisebox": 1, "setcounter": 2, "thispagestyle": 1, "cmidrule": 1,
    "pagestyle": 1, "hrule": 0, "fontfamily": 1, "fontseries": 1, "selectlanguage": 1, "vskip": 0,
    "multicolumn": 2, "newcommand": 2, "renewcommand": 2, "definecolor": 3, "parbox": 1,
    "usepackage": 1, "documentclass": 1, "adjustbox": 1, "hbox": 0, "makebox": 0, "resizebox": 2,
}  # fmt: skip
# Environments that lay out what they hold, and how many arguments tell them how.
LAYOUT = {"tabular": 1, "tabularx": 2, "tabulary": 2, "longtable": 1, "minipage": 1,
          "multicols": 1, "list": 2, "tabu": 1, "array": 1}  # fmt: skip
_TOKEN = re.compile(
    r"(?P<comment>%[^\n]*(?:\n[ \t]*)?)"
    r"|(?P<command>\\(?:(?P<name>[A-Za-z@]+)\*?[ \t]*|(?P<sign>[^A-Za-z@])))"
    r"|(?P<brace>[{}])|(?P<dash>---?)|(?P<quote>``|'')|(?P<tie>~)|(?P<math>\$)|(?P<amp>&)"
    r"|(?P<power>\^[23](?!\d))|(?P<tick>`)"
)
_LENGTH = re.compile(r"[ \t]*\[[^\[\]\n]{0,40}\]")
_NARROW = re.compile(r"\{-?\d?(?:\.\d+)?(?:pt|mm)\}")  # a space between two words
_NEXT = re.compile(r"\}\s*\{")  # from one argument of a macro to the next
_FAR = 2_000  # characters: how far the argument of a silent command is looked for
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words, with for each character the offset in the source that it came from."""

    text: str
    offsets: tuple[int, ...]
    ends: tuple[int, ...]  # where the source of each character ends

    def map(self) -> tuple[tuple[int, int], ...]:
        """The pairs of `Place.map`: where counting one for one would go wrong."""
        before = -2
        pairs = []
        for pair in enumerate(self.offsets):
            if pair[1] != before + 1:
                pairs.append(pair)
            before = pair[1]
        return tuple(pairs)


def words(
    source: str,
    start: int = 0,
    end: int | None = None,
    *,
    heading: bool = False,
    silent: Mapping[str, int] = MappingProxyType({}),
) -> Words:
    """The words of `source[start:end]` without their markup, white space as single spaces.

    In a heading, what sets its parts apart (`\\hfill`, `&`, `\\\\`, `}{`) becomes ` | `.
    `silent` are macros of the file's own that print none of their arguments, with how many those
    are.
    """
    unsaid = {**SILENT, **silent} if silent else SILENT
    end = len(source) if end is None else end
    chars: list[str] = []
    places: list[tuple[int, int]] = []

    def say(text: str, first: int, last: int) -> None:
        for char in text:
            chars.append(char)
            places.append((first, last))

    at = start
    break_ = " | " if heading else " "
    while at < end:
        found = _TOKEN.search(source, at, end)
        stop = found.start() if found else end
        for index in range(at, stop):
            say(source[index], index, index + 1)
        if not found:
            break
        first, at = found.span()
        kind = found.lastgroup
        if found["command"]:
            name = found["name"] or found["sign"]
            at = _command(source, name, found, end, say, break_, unsaid)
        elif kind == "dash":
            say("—" if len(found.group()) == 3 else "–", first, at)
        elif kind == "quote":
            say("“" if found.group() == "``" else "”", first, at)
        elif kind == "tick":
            say("‘", first, at)
        elif kind == "tie":
            say(" ", first, at)
        elif kind == "amp" or (heading and kind == "brace" and _NEXT.match(source, first, end)):
            say(break_, first, at)
        elif kind == "power":
            say("²" if found.group() == "^2" else "³", first, at)
    return _tidy(chars, places)


def _command(  # type: ignore[no-untyped-def]
    source: str,
    name: str,
    found: re.Match[str],
    end: int,
    say,
    break_: str,
    unsaid: Mapping[str, int],
) -> int:
    """Say what a command prints, and return where reading goes on."""
    first, at = found.span()
    if name == "\\":
        length = _LENGTH.match(source, at, end)
        say(break_, first, at)
        return length.end() if length else at
    if name in _ACCENTS and (
        found["sign"] or source[at - 1 : at].isspace() or source[at : at + 1] == "{"
    ):
        letter = re.compile(r"\s*(?:\{\\?(\w?)\}|\\([ij])\b\s?|(\w))").match(source, at, end)
        if letter:
            base = letter[1] or letter[2] or letter[3] or ""
            say(unicodedata.normalize("NFC", base + _ACCENTS[name]), first, letter.end())
            return letter.end()
    if name in _BREAKS and break_ != " " and not _NARROW.match(source, at, end):
        say(break_, first, at)
    elif name in _SYMBOLS:
        bare = source[first:at].rstrip(" \t")
        if found["name"] and source[at : at + 2] == "{}":
            at += 2
        elif found["name"] and len(bare) < at - first and _SYMBOLS[name].strip() == "":
            at = first + len(bare)
        spaced = found["name"] in _RELATIONS and found.group()[-1] in " \t"
        say(_SYMBOLS[name] + " " * spaced, first, at)
    silent = unsaid.get(name, 0)
    optional = _LENGTH.match(source, at, end)
    if optional and (silent or name not in _SYMBOLS):
        at = optional.end()
    for _ in range(silent):
        group = group_at(source, at, min(end, at + _FAR))
        if group is None:
            break
        at = group[1] + 1
        if name == "begin" and (count := layout(source[group[0] : group[1]])):
            at = past_layout(source, at, end, count)
    return at


def layout(name: str) -> int:
    """How many arguments tell the environment `name` how to lay out what it holds."""
    return LAYOUT.get(name.rstrip("*"), 0) + (name == "tabular*")


def past_layout(source: str, at: int, end: int, count: int) -> int:
    """Past the options and the `count` arguments of an environment that lays out what it holds."""
    for _ in range(count):
        options = re.compile(r"\s*(?:\[[^\[\]\n]{0,80}\])*").match(source, at, end)
        group = group_at(source, options.end() if options else at, min(end, at + _FAR))
        if group is None:
            break
        at = group[1] + 1
    return at


def prints(name: str) -> bool:
    """Whether the macro `name` prints its argument, and is no sign of its own."""
    return name not in _SYMBOLS and name not in _ACCENTS


def group_at(source: str, at: int, end: int) -> tuple[int, int] | None:
    """The inside `[start, end)` of the `{...}` that follows `at` after white space and comments."""
    at = skip_space(source, at, end)
    if at >= end or source[at] != "{":
        return None
    depth = 0
    for found in re.compile(r"\\.|%[^\n]*|[{}]", re.DOTALL).finditer(source, at, end):
        if found.group() == "{":
            depth += 1
        elif found.group() == "}":
            depth -= 1
            if not depth:
                return at + 1, found.start()
    return None


def closings(source: str) -> dict[int, int]:
    """For each `{` that is closed, where its `}` stands."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for mark in re.compile(r"\\.|%[^\n]*|[{}]", re.DOTALL).finditer(source):
        if mark.group() == "{":
            opened.append(mark.start())
        elif mark.group() == "}" and opened:
            found[opened.pop()] = mark.start()
    return found


def skip_space(source: str, at: int, end: int) -> int:
    """Where the next thing stands that is neither white space nor a comment."""
    found = re.compile(r"(?:\s+|%[^\n]*(?:\n|$))*").match(source, at, end)
    return found.end() if found else at


def _tidy(chars: list[str], places: list[tuple[int, int]]) -> Words:
    """White space as single spaces, none at the ends, nothing that a terminal would act upon."""
    kept: list[str] = []
    offsets: list[tuple[int, int]] = []
    for char, place in zip(chars, places, strict=True):
        if char.isspace():
            char = " "
            if not kept or kept[-1] == " ":
                continue
        elif not char.isprintable() and clean(char) != char:
            continue
        kept.append(char)
        offsets.append(place)
    if kept and kept[-1] == " ":
        kept.pop()
        offsets.pop()
    text = "".join(kept)
    if not text.isascii() and (said := one_line(text)) != text:  # letters put together by marks
        text, offsets = said, _laid(kept, offsets, said)
    return Words(text, tuple(o[0] for o in offsets), tuple(o[1] for o in offsets))


def _laid(kept: list[str], offsets: list[tuple[int, int]], said: str) -> list[tuple[int, int]]:
    """Where each character of `said` stands: that of `kept` which begins with the same letter."""
    found: list[tuple[int, int]] = []
    at = 0
    for char in said:
        first = unicodedata.normalize("NFD", char)[0]
        while at < len(kept) and unicodedata.normalize("NFD", kept[at])[0] != first:
            at += 1
        found.append(offsets[min(at, len(offsets) - 1)])
        at += 1
    return found


_ESCAPES = {
    "\\": r"\textbackslash{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}", "|": r"\textbar{}", "`": r"\textasciigrave{}", "…": r"\ldots{}",
    "–": "--", "—": "---", "“": "``", "”": "''", "‘": "`", "→": r"$\rightarrow$", "≈": r"$\approx$",
    "≥": r"$\geq$", "≤": r"$\leq$", "×": r"$\times$", "±": r"$\pm$", "≠": r"$\neq$", "²": "$^2$",
    "³": "$^3$", "←": r"$\leftarrow$", "↑": r"$\uparrow$", "↓": r"$\downarrow$", "∞": r"$\infty$",
    "⇒": r"$\Rightarrow$", "★": r"$\star$", "µ": r"$\mu$", "α": r"$\alpha$", "β": r"$\beta$",
    "γ": r"$\gamma$", "λ": r"$\lambda$", "σ": r"$\sigma$", "Δ": r"$\Delta$", "δ": r"$\delta$",
    "ε": r"$\epsilon$", "•": r"\textbullet{}", "\u00a0": "~",
}  # fmt: skip
_SPECIAL = re.compile("[" + re.escape("".join(_ESCAPES)) + "]|-(?=-)|'(?=')|[-'](?=[–—”])")


def escaped(text: str) -> str:
    """`text` as LaTeX that prints it and does nothing else."""
    made = _SPECIAL.sub(lambda found: _ESCAPES.get(found.group(), found.group() + "{}"), text)
    # Behind `\item`, or the end of a line, a bracket would open an option.
    return f"{{[}}{made[1:]}" if made[:1] == "[" else made
