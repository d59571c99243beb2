"""Markdown inside a line: from its markup to plain words with their places, and back, escaped."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Collection, Sequence

from bulletsmith.bullets.patterns import pattern
from bulletsmith.dataclass import dataclass
from bulletsmith.formats.document import Markup, Named, Place
from bulletsmith.formats.source import laid
from bulletsmith.named import NamedTuple

_SPECIAL = pattern(r"[\\`*_\[\]<&~\n]")
_TOKEN = pattern(
    r"\\(?:[!-/:-@\[-`{-~]|\n)|`+|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
    r"|<[A-Za-z/][^<>]*>|!?\[|\]|\*+|_+|~~|\n"
)
_TARGET = pattern(
    r"\(\s*(<[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*\)(?:\{[^{}\n]*\})?"
)
_LABEL = pattern(r"\[([^\[\]]*)\]")
_AUTOLINK = pattern(r"<((?:https?|mailto|ftp|tel):[^\s<>]*|[^\s<>@]+@[^\s<>]+)>$")
# What would be read as something else at the start of a line: by CommonMark, or by pandoc.
_OPENS = pattern(
    r"#|>|[-+](?=\s|$|-)|=+$|\||:(?=\s|$|::)|~(?=\s)|%(?=\s)"
    r"|(\(?(?:\d{1,9}|[A-Za-z]|[ivxlcdmIVXLCDM]+|@\w*))(?=[.)](?:\s|$))"
)
_MATH = pattern(r"\$\S(?:[^$]*[^\s$])?\$(?!\d)")
_ENTITY = pattern(r"&(?=#\d|#[xX]|[A-Za-z][A-Za-z0-9]*;)")
_TAG = pattern(r"<(?=[A-Za-z/!?])")
_TAG_NAME = pattern(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_HREF = pattern(r"""\bhref\s*=\s*(["']?)([^"'\s>]+)""", re.IGNORECASE)
_TAGS = {"a": "link", "b": "bold", "strong": "bold", "i": "italics", "em": "italics"}
_TAGS |= {"u": "underlined", "code": "code", "s": "struck words", "del": "struck words"}

# What is nested is looked through again for each of its marks, and nobody nests as deep.
_DEEP = 50  # HTML tags
_LABEL_LENGTH = 1000  # characters of a link's words; CommonMark takes 999
_LONG = 10_000  # characters of a bullet with markup


class Link(NamedTuple):
    """A link: its words as they are read, and where it leads."""

    words: str
    url: str


class Words(NamedTuple):
    """A stretch of Markdown as plain words on one line, with its place and its links."""

    text: str
    place: Place
    links: tuple[Link, ...] = ()


def read_words(text: str, segments: Sequence[tuple[int, int]], refs: Collection[str] = ()) -> Words:
    """The words of the stretches `text[start:end]`, one a line. `refs` are the labels of links."""
    body = "\n".join(text[start:end] for start, end in segments)
    if not segments:
        return Words("", Place(0, 0))
    offsets: list[tuple[int, int]] = []
    length = 0
    for start, end in segments:
        offsets.append((length, start))
        length += end - start + 1
    first, last = segments[0][0], segments[-1][1]
    if not _SPECIAL.search(body):
        said, place = laid(body, offsets, first, last)
        return Words(said, place)
    changes, links, _ = _markup(body, refs)
    raw: list[str] = []
    marks: list[tuple[int, int]] = []
    at = done = segment = 0
    for start, stop, new in [*changes, (len(body), len(body), "")]:
        while done < start or (done == 0 == start and not marks):
            while segment + 1 < len(offsets) and offsets[segment + 1][0] <= done:
                segment += 1
            to = min(start, offsets[segment + 1][0] if segment + 1 < len(offsets) else start)
            marks.append((at, offsets[segment][1] + done - offsets[segment][0]))
            raw.append(body[done:to])
            at += to - done
            done = to
            if done >= start:
                break
        if new:
            marks.append((at, _offset(offsets, start)))
            raw.append(new)
            at += len(new)
        done = stop
    said, place = laid("".join(raw), marks, first, last)
    return Words(said, place, tuple(links))


def markup_of(source: str, refs: Collection[str] = ()) -> list[Markup]:
    """What of a bullet's `source` says more than its words: links, bold, code, images."""
    return _markup(source, refs)[2] if _SPECIAL.search(source) else []


def named(source: str, refs: Collection[str] = ()) -> tuple[Named, ...]:
    """The markup of a bullet's `source` by name, without its words where they are too many."""
    if len(source) > _LONG:
        return tuple(one.named("") for one in markup_of(source, refs))
    return tuple(
        one.named(read_words(source, [(one.first, one.last)], refs).text)
        for one in markup_of(source, refs)
    )


def _offset(offsets: list[tuple[int, int]], at: int) -> int:
    near, there = next(pair for pair in reversed(offsets) if pair[0] <= at)
    return there + at - near


@dataclass(slots=True)
class _Run:
    """A run of `*`, `_` or `~~` that may open or close emphasis."""

    mark: str
    start: int
    left: int  # how many of its characters are not used yet
    opens: bool
    closes: bool


def _markup(
    body: str, refs: Collection[str]
) -> tuple[list[tuple[int, int, str]], list[Link], list[Markup]]:
    """What of `body` is markup, as (start, end, what is read there), in order; its links; all of
    it that has a name."""
    changes: list[tuple[int, int, str]] = []
    links: list[Link] = []
    named: list[Markup] = []
    tags: list[tuple[str, int, int, str]] = []
    brackets: list[tuple[int, bool]] = []
    runs: list[_Run] = []
    ticks: dict[str, deque[int]] = {}
    for tick in re.finditer("`+", body):
        ticks.setdefault(tick.group(), deque()).append(tick.start())
    at = 0
    while found := _TOKEN.search(body, at):
        token, start, at = found.group(), found.start(), found.end()
        if token[0] == "\\":
            changes.append((start, start + 1, ""))
        elif token[0] == "`":
            waiting = ticks.get(token, deque())
            while waiting and waiting[0] <= start:
                waiting.popleft()
            if waiting:
                close = waiting[0]
                inner = body[at:close]
                pad = int(inner[:1] == inner[-1:] == " " and bool(inner.strip()))
                changes += (start, at + pad, ""), (close - pad, close + len(token), "")
                named.append(Markup("code", start, at + pad, close - pad, close + len(token)))
                at = close + len(token)
        elif token[0] == "&":
            import html  # here: its table of entities is large, and few CVs hold one

            changes.append((start, at, html.unescape(token)))
        elif token[0] == "<":
            auto = _AUTOLINK.match(token)
            if auto:
                changes += (start, start + 1, ""), (at - 1, at, "")
                links.append(Link(auto[1], auto[1]))
                named.append(Markup("link", start, start + 1, at - 1, at, auto[1]))
            else:
                changes.append((start, at, " " if token[1:3].lower() in ("br", "/p", "/d") else ""))
                _tag(token, start, at, tags, named)
        elif token.endswith("["):
            brackets.append((start, token[0] == "!"))
        elif token == "]":
            if brackets:
                at = _link(body, start, *brackets.pop(), refs, changes, links, named)
        elif token == "\n":
            continue
        else:
            runs.append(_run(body, token, start))
    _emphasis(runs, changes, named)
    changes.sort()
    kept: list[tuple[int, int, str]] = []
    end = 0
    for change in changes:  # an image or a footnote takes away what is inside it
        if change[0] >= end:
            kept.append(change)
            end = change[1]
    return kept, links, sorted(named, key=lambda one: (one.start, -one.end))


def _tag(
    token: str, start: int, end: int, tags: list[tuple[str, int, int, str]], named: list[Markup]
) -> None:
    """Take an HTML tag for the end of one that is open, or leave it open."""
    found = _TAG_NAME.match(token)
    if found is None or found[2].lower() in ("br", "p", "div"):
        return
    if not found[1]:
        leads = _HREF.search(token)
        tags.append((found[2].lower(), start, end, leads[2] if leads else ""))
        return
    for index in range(len(tags) - 1, max(-1, len(tags) - _DEEP - 1), -1):
        name, opened, inner, target = tags[index]
        if name == found[2].lower():
            del tags[index:]
            named.append(Markup(_TAGS.get(name, f"<{name}>"), opened, inner, start, end, target))
            return


def _link(
    body: str,
    close: int,
    start: int,
    image: bool,
    refs: Collection[str],
    changes: list[tuple[int, int, str]],
    links: list[Link],
    named: list[Markup],
) -> int:
    """Take the brackets `[start, close]` for a link if they are one; says where to read on."""
    words = body[start + 1 + image : min(close, start + _LABEL_LENGTH)]
    target = _TARGET.match(body, close + 1)
    label = _LABEL.match(body, close + 1)
    url = ""
    if target:
        end, url = target.end(), target[1].strip("<>")
    elif label and (label[1] or words).lower() in refs:
        end = label.end()
    elif words.lower() in refs:
        end = close + 1
    else:
        return close + 1
    if image or words.startswith("^"):
        changes.append((start, end, ""))
        what = "image" if image else "footnote"
        named.append(Markup(what, start, end, end, end, url or words))
    else:
        changes += (start, start + 1, ""), (close, end, "")
        named.append(
            Markup(
                "link", start, start + 1, close, end, url or (label[1] if label else "") or words
            )
        )
        if url:
            links.append(Link(words.strip("*_` "), url))
    return end


def _run(body: str, token: str, start: int) -> _Run:
    before, after = body[start - 1 : start] or " ", body[start + len(token) :][:1] or " "
    left = not after.isspace() and (after.isalnum() or before.isspace() or not before.isalnum())
    right = not before.isspace() and (before.isalnum() or after.isspace() or not after.isalnum())
    if token[0] == "_":
        opens, closes = left and not before.isalnum(), right and not after.isalnum()
        return _Run("_", start, len(token), opens, closes)
    return _Run(token[0], start, len(token), left, right)


def _emphasis(runs: list[_Run], changes: list[tuple[int, int, str]], named: list[Markup]) -> None:
    """CommonMark's pairing: each closing run takes the nearest opening one of its mark."""
    stack: list[_Run] = []
    floor = {"*": 0, "_": 0, "~": 0}
    for run in runs:
        while run.closes and run.left:
            index = len(stack) - 1
            while index >= floor[run.mark] and stack[index].mark != run.mark:
                index -= 1
            if index < floor[run.mark]:
                floor[run.mark] = len(stack)
                break
            opener = stack[index]
            del stack[index + 1 :]
            floor = {mark: min(depth, len(stack)) for mark, depth in floor.items()}
            used = 2 if opener.left >= 2 and run.left >= 2 else 1
            opener.left -= used
            changes.append((opener.start + opener.left, opener.start + opener.left + used, ""))
            changes.append((run.start, run.start + used, ""))
            kind = "struck words" if run.mark == "~" else "bold" if used == 2 else "italics"
            first = opener.start + opener.left + used
            named.append(Markup(kind, first - used, first, run.start, run.start + used))
            run.start += used
            run.left -= used
            if not opener.left:
                stack.pop()
        if run.opens and run.left:
            stack.append(run)


def escape(words: str, *, heading: bool = False) -> str:
    """`words` so that Markdown, CommonMark's and pandoc's, reads them back as they are."""
    said = words.replace("\\", "\\\\").replace("`", "\\`").replace("*", "\\*")
    said = re.sub(r"_(?:(?<![^\W_]_)|(?![^\W_]))", r"\\_", said)
    said = said.replace("[", "\\[")
    said = _ENTITY.sub(r"\\&", _TAG.sub(r"\\<", said))
    if said.count("~") > 1:
        said = said.replace("~", "\\~")
    if said.count("^") > 1:
        said = said.replace("^", "\\^")
    if _MATH.search(said):
        said = said.replace("$", "\\$")
    if heading:
        said = re.sub(r"#(?=#*$)", r"\\#", said).replace("{", "\\{")
    if opens := _OPENS.match(said):
        at = len(opens[1]) if opens[1] else 0
        said = f"{said[:at]}\\{said[at:]}"
    return said
