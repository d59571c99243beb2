"""The dates of a LinkedIn archive: in any language, and as a spreadsheet leaves them behind."""

from __future__ import annotations

import re

from bulletsmith.bullets.patterns import pattern
from bulletsmith.dates import normal

# Months as LinkedIn writes them where `bulletsmith.dates` does not know them from CVs.
_MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "januari janv styczeń stycznia sty led leden ocak tammikuu",
            "februari febr févr fevr luty lutego úno únor şubat helmikuu",
            "maart mrt mars marts marzec marca bře březen mart maaliskuu",
            "kwiecień kwietnia kwi dub duben nisan huhtikuu",
            "mei maj maja kvě květen mayıs toukokuu",
            "czerwiec czerwca cze čvn červen haziran kesäkuu",
            "lipiec lipca lip čvc červenec temmuz heinäkuu",
            "augustus augusti sierpień sierpnia sie srp srpen ağustos elokuu",
            "september wrzesień września wrz zář září eylül syyskuu",
            "oktober październik października paź říj říjen ekim lokakuu",
            "november listopad listopada lis kasım marraskuu",
            "december desember grudzień grudnia gru pro prosinec aralık joulukuu",
        ),
        1,
    )
    for word in words.split()
}
_TIME = pattern(r"[T ]\d{1,2}:\d\d.*$")
_OF = pattern(r"\b(?:de|del|di)\b\s*", re.IGNORECASE)
_FAR_EAST = pattern(r"(\d{4})\s*[年년]\s*(?:(\d{1,2})\s*[月월])?.*")
_WORDED = pattern(
    r"(?:\d{1,2}\.?\s)?([^\W\d_]{2,14})\.?,?\s+(?:\d{1,2},\s*)?((?:19|20)\d\d)(?: г\.)?"
)
_CELL = pattern(
    r"([^\W\d_]{3,5})\.?[- '’](\d\d)"
)  # `Mar-21`: what a spreadsheet makes of `Mar 2021`
_THIS_CENTURY = 50


def when(text: str) -> str:
    """A date as a CV keeps it, `YYYY`, `YYYY-MM` or `present`; empty when it cannot be read."""
    text = _OF.sub("", _TIME.sub("", text.strip()))
    if known := normal(text):
        return known
    if found := _FAR_EAST.fullmatch(text):
        return (
            f"{found[1]}-{int(found[2]):02d}" if found[2] and 1 <= int(found[2]) <= 12 else found[1]
        )
    if found := _WORDED.fullmatch(text):
        month = _MONTHS.get(found[1].lower())
        return f"{found[2]}-{month:02d}" if month else normal(f"{found[1]} {found[2]}")
    if found := _CELL.fullmatch(text):
        century = 2000 if int(found[2]) < _THIS_CENTURY else 1900
        return when(f"{found[1]} {century + int(found[2])}")
    return ""
