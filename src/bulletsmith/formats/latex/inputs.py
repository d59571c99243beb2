"""The files that a LaTeX file pulls in: found where they are named, and put in their place."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from bulletsmith.formats.pieces import inlaid

_INPUT = re.compile(
    r"\\(?P<name>input|include|subfile|makerubric|(?:sub)?(?:import|inputfrom|includefrom))"
    r"\*?(?:\s*\{(?P<first>[^{}\n%]*)\}(?:\s*\{(?P<second>[^{}\n%]*)\})?|(?<=input)\s+(?P<bare>[\w./-]+))"
)
_PACKAGE = re.compile(
    r"\\(?P<name>documentclass|LoadClass|usepackage|RequirePackage)\s*(?:\[[^\]]{0,500}\])?"
    r"\s*\{(?P<names>[^{}\\%]{1,300})\}"
)
_NAMED = re.compile(r"\\(?:newcommand|def|renewcommand)\*?\s*\{?\\([A-Za-z]+)\}?\s*\{([\w./ -]*)\}")
_CALLED = re.compile(r"\\([A-Za-z]+)(?:\{\}|\s+)?")
_COMMENTED = re.compile(r"(?<!\\)(?:\\\\)*%")
_DEEP = 8  # files within files
_MANY = 200  # files in all
_LAID = re.compile(_INPUT.pattern + "%\x02[^\n]*\n")
LIBRARY = re.compile("%\x02[^\n]*[.](?:cls|sty)\n(?:(?!%\x02).)*?\n%\x03\n", re.DOTALL)
# What makes a document of its own of a file that is pulled in.
_HEAD = re.compile(r"%\x02\s*\\documentclass.*?\\begin\{document\}", re.DOTALL)
_TAIL = re.compile("\\\\end\\{document\\}\\s*\n%\x03\n")


class Input(NamedTuple):
    """One such command: `[start, end)` is all of it, `names` what may be meant, in order.

    The names are paths relative to the folder of the file that was opened.
    """

    start: int
    end: int
    names: tuple[str, ...]


def inputs(
    text: str, folder: str = "", start: int = 0, paths: Mapping[str, str] | None = None
) -> Iterator[Input]:
    """The files that `text`, which stands in `folder`, pulls in; what is a comment names none.

    `paths` are macros that stand for a part of a path.
    """
    called = paths if paths is not None else macros(text)
    yield from _packages(text, folder, start)
    seen, line_end, comment = 0, -1, 0
    for found in _INPUT.finditer(text, start):
        if found.start() > line_end:  # on another line, whose comment is looked for once
            line = text.rfind("\n", seen, found.start()) + 1
            end = text.find("\n", found.start())
            line_end = end if end >= 0 else len(text)
            mark = _COMMENTED.search(text, line, line_end)
            seen, comment = line, mark.end() if mark else line_end
        if comment <= found.start():
            continue
        first, second = found["first"] or found["bare"] or "", found["second"]
        end = found.end()
        roots = ["", folder] if folder else [""]
        if "import" in found["name"] or "from" in found["name"]:
            if second is None:
                continue
            if found["name"].startswith("sub"):
                roots.reverse()
            told = posixpath.join(first, second.strip())
        else:
            told = first.strip()
            if second is not None:  # only the first group is this command's
                end = found.start() + found.group().index("}") + 1
        told = _CALLED.sub(lambda macro: called.get(macro[1], macro[0]), told)
        if told and "\\" not in told and not told.startswith(("/", "~")) and ":" not in told:
            full = [posixpath.normpath(posixpath.join(root, told)) for root in roots]
            tried = (name for path in full for name in _suffixed(path) if name[:2] != "..")
            yield Input(found.start(), end, tuple(dict.fromkeys(tried)))
        else:
            yield Input(found.start(), end, ())


def _packages(text: str, folder: str, start: int) -> Iterator[Input]:
    """The class and the packages: where they stand beside the file, its macros are told there."""
    for found in _PACKAGE.finditer(text, start):
        line = text.rfind("\n", 0, found.start()) + 1
        if not _COMMENTED.search(text, line, found.start()):
            suffix = ".cls" if "lass" in found["name"] else ".sty"
            for name in found["names"].split(","):
                told = posixpath.normpath(name.strip() + suffix)
                if name.strip() and not told.startswith(("/", "..")):
                    names = dict.fromkeys([told, posixpath.join(folder, told)])
                    yield Input(found.start(), found.end(), tuple(names))


def is_library(name: str) -> bool:
    """Whether the file `name` says how things are set, and nothing of the CV."""
    return name.endswith((".cls", ".sty"))


def macros(text: str) -> dict[str, str]:
    """The macros of `text` that stand for a path, or a part of one."""
    return {found[1]: found[2] for found in _NAMED.finditer(text)}


def _suffixed(path: str) -> tuple[str, ...]:
    return (path,) if path.endswith(".tex") else (f"{path}.tex", path)


def gathered(text: str, load: Callable[[str], str | None], name: str = "") -> str:
    """`text` of the file `name` with every file that it pulls in put behind the command for it.

    `load` gives a file's text, None where there is none to be had. Each file is put in once, so
    that files that pull each other in come to an end.
    """
    taken = {name}
    called = macros(text)

    def laid(text: str, folder: str, depth: int) -> str:
        parts: list[str] = []
        at = 0
        for one in sorted(inputs(text, folder, 0, called), key=lambda one: one.end):
            for path in one.names:
                if depth >= _DEEP or len(taken) > _MANY or path in taken:
                    continue
                inside = load(path)
                if inside is None:
                    continue
                taken.add(path)
                called.update(macros(inside))
                whole = laid(inside, posixpath.dirname(path), depth + 1)
                parts += [text[at : one.end], inlaid(path, whole)]
                at = one.end
                break
        return "".join([*parts, text[at:]])

    return laid(text, "", 0)


def flattened(text: str) -> str:
    """One file that needs no other: each file in the place of the command that pulls it in."""
    text = LIBRARY.sub("", text)
    text = _HEAD.sub("", _LAID.sub("%\x02", text))
    return _TAIL.sub("", text).replace("%\x02", "").replace("\n%\x03\n", "")
