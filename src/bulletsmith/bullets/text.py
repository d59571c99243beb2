"""The one door for text from outside: files, lexicons, pastes and arguments all pass here."""

from __future__ import annotations

import unicodedata

from bulletsmith.bullets.patterns import pattern

# Whatever is not plain Latin with its usual signs is looked at more closely.
_ODD = pattern("[^ -~\t\n\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u22ff]")
_LINE_ENDS = pattern("\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# C0 and C1 controls, whatever turns the direction of writing, what takes no room (soft hyphen,
# zero-width space, joiner of words), the BOM, annotations, and code points that are no characters.
_UNSEEN = pattern(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a]"
)
_SURROGATES = pattern("[\ud800-\udfff]")
# Flags of regions are spelt in tags, and variants of Chinese characters in selectors: these stay.
_TAGS = pattern("(\U0001f3f4[\U000e0030-\U000e007a]{1,6}\U000e007f)|[\U000e0000-\U000e007f]")
_SELECTORS = pattern(
    "(?<![\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])[\U000e0100-\U000e01ef]+"
    "|(?<=[\U000e0100-\U000e01ef])[\U000e0100-\U000e01ef]+"
)
_STYLES = pattern("(?<=[\ufe00-\ufe0f])[\ufe00-\ufe0f]+")
# Joiners are needed by Arabic, Indic scripts and emoji, never behind Latin, Greek or Cyrillic.
_JOINERS = pattern(
    "(?:^|(?<=[\\s\u0021-\u058f\u1d00-\u20ff]))[\u200c\u200d]+|(?<=[\u200c\u200d])[\u200c\u200d]+"
)
_ANY_JOINER = pattern("[\u200c\u200d]")
_MARKS = pattern("[^\x00-\u02ff]{32,}")
_MOST_MARKS = 30  # on one letter: the Stream-Safe Text Format of UAX #15


def clean(text: str) -> str:
    """`text` as valid NFC Unicode with nothing in it that acts or hides; lines stay.

    What comes of it is the same when it is cleaned again.
    """
    if not _ODD.search(text):
        return text
    if text.isascii():
        return _UNSEEN.sub("", _LINE_ENDS.sub("\n", text))
    if not text.isprintable():
        text = _UNSEEN.sub("", _LINE_ENDS.sub("\n", text))
        text = _SURROGATES.sub("\ufffd", text)
        text = _TAGS.sub(r"\1", text)
    else:
        text = _UNSEEN.sub("", text)  # some of it counts as printable
    text = _STYLES.sub("", _SELECTORS.sub("", text))
    if len(text) > _MOST_MARKS:
        text = _MARKS.sub(lambda found: _fewer(found.group()), text)
    text = unicodedata.normalize("NFC", text)
    if _ANY_JOINER.search(text):
        joined = unicodedata.normalize("NFC", _JOINERS.sub("", text))
        steady = _JOINERS.sub("", joined) == joined
        text = joined if steady else unicodedata.normalize("NFC", _ANY_JOINER.sub("", joined))
    return text


def keyed(char: str) -> str:
    """What one key may put in: joiners too, of which the letters around them decide."""
    return char if _ANY_JOINER.fullmatch(char) else clean(char)


def one_line(text: str) -> str:
    """`clean(text)` with every run of white space, line ends too, as one space."""
    return " ".join(clean(text).split())


def _fewer(text: str) -> str:
    """`text` with no more marks on a letter than people write: to sort them takes their square."""
    kept: list[str] = []
    marks = 0
    for char in text:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= _MOST_MARKS:
            kept.append(char)
    return "".join(kept)
