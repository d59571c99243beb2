"""Who a Markdown CV is of: its name and the lines above its first section."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bulletsmith.bullets.patterns import pattern
from bulletsmith.cv import Address, Profile
from bulletsmith.formats.document import Place
from bulletsmith.formats.entry import is_place, is_title, pieces
from bulletsmith.formats.markdown.entry import cut
from bulletsmith.formats.markdown.inline import Words

if TYPE_CHECKING:
    from bulletsmith.formats.markdown.read import Reader

_EMAIL = pattern(r"[^\s@<>|,;:()]{1,64}@[^\s@<>|,;()]{1,253}\.\w+")
_URL = pattern(r"(?:https?://|www\.)\S+|(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?$", re.IGNORECASE)
_PHONE = pattern(r"\+?\(?\d[\d ()./-]{5,}\d$")
_SPLIT = pattern(r"\s+[|·•‖/]\s+|\s*[|·•]\s*|\s{3,}|,\s+(?=\S*@|http|www|\+\d)")
_LABEL = pattern(r"([A-Za-z -]{3,12}):\s+")
_LABELS = {
    **dict.fromkeys(("email", "e-mail", "mail"), "email"),
    **dict.fromkeys(("phone", "mobile", "tel", "telephone", "cell"), "phone"),
    **dict.fromkeys(("location", "address", "based in"), "location"),
    **dict.fromkeys(("link", "links", "website", "web", "linkedin", "github", "url"), "links"),
    "headline": "headline",
    "name": "name",
}
_NAME = pattern(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}")  # where no heading tells it
_LONGEST = 1000  # characters: above, a line is no list of contacts
_LONG = 12  # words: above, a line at the top is a summary and no headline


def profile_of(reader: Reader, places: dict[Address, Place]) -> Profile:
    """The profile; lines at the top that tell of the person at length become the summary."""
    said: dict[str, str] = {}
    links: list[str] = []
    long: list[Words] = []

    def put(name: str, words: Words) -> None:
        if name == "links":
            if words.text and (reader.top_written or words.text not in links):
                places["profile", "links", len(links)] = words.place
                links.append(words.text)
        elif words.text and name not in said:
            said[name] = words.text
            places["profile", name] = words.place

    if reader.name is not None:
        if reader.name_written:
            put("name", reader.name)
        else:
            _name(reader.name, put)
    for block, line in reader.top:
        if reader.name is None and not said and _NAME.fullmatch(line.text):
            put("headline" if is_title(line.text) else "name", line)
            continue
        label = _LABEL.match(line.text)
        known = _LABELS.get(label[1].strip().lower()) if label else None
        if label and known and block.kind == "item":
            put(known, cut(line, label.end()))
            continue
        if len(line.text) > _LONGEST or (
            len(line.text.split()) >= _LONG and not _EMAIL.search(line.text)
        ):
            long.append(line)
            continue
        for link in line.links:
            _link(link.url, line, put)
        at = 0
        for part in [part for part in _SPLIT.split(line.text) if part]:
            start = line.text.find(part, at)
            at = start + len(part)
            _part(cut(line, start, at), line, put)
    reader.summary = [*long, *reader.summary]
    return Profile(**said, links=tuple(links))


def _name(words: Words, put: object) -> None:
    assert callable(put)
    parts = pieces(words.text)
    if len(parts) > 1 and is_title(" ".join(parts[1:])) and not is_title(parts[0]):
        put("name", cut(words, 0, len(parts[0])))
        start = words.text.find(parts[1])
        put("headline", cut(words, start))
    else:
        put("name", words)


def _link(url: str, line: Words, put: object) -> None:
    assert callable(put)
    if url.lower().startswith("mailto:"):
        put("email", Words(url[7:], line.place))
    elif url.lower().startswith("tel:"):
        put("phone", Words(url[4:], line.place))
    elif "://" in url or url.startswith("www."):
        put("links", Words(url, line.place))
    elif "@" in url:
        put("email", Words(url, line.place))


def _part(words: Words, line: Words, put: object) -> None:
    assert callable(put)
    if any(words.text == link.words or words.text == link.url for link in line.links):
        return
    label = _LABEL.match(words.text)
    if label and label[1].strip().lower() in _LABELS:
        inner = cut(words, label.end())
        if not any(inner.text in (link.words, link.url) for link in line.links):
            put(_LABELS[label[1].strip().lower()], inner)
        return
    if found := _EMAIL.search(words.text):
        put("email", cut(words, found.start(), found.end()))
    elif _PHONE.match(words.text):
        put("phone", words)
    elif _URL.match(words.text):
        put("links", words)
    elif is_place(words.text):
        put("location", words)
    else:
        put("headline", words)
