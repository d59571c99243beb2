"""Markdown whose front matter is the CV, for the theme of a site to lay out."""

from __future__ import annotations

import pytest

from bulletsmith.cv import Bullet, bullets
from bulletsmith.errors import CannotPatchError
from bulletsmith.formats.document import Insert, Set
from bulletsmith.formats.markdown.adapter import FORMAT

JEKYLL = """\
---
layout: resume
title: "Resume"
name: Ana Muster
experience:
  - title: Engineer
    company: Acme
    period: 2019 - 2021
    bullets:
      - Built the ingestion service for 4 sources
      - "Cut the nightly job: from 6 h to 40 min"
  - title: Junior Developer
    company: Beta GmbH
    period: 2017 - 2019
    bullets:
      - Wrote the importer
---

<div>{{ page.experience }}</div>

See you there.
"""
HUGO = """\
+++
title = "CV"
[[experience]]
title = "Engineer"
company = "Acme"
start = "2019"
end = "2021"
bullets = ["Built the ingestion service for 4 sources", 'Cut the nightly job']
+++

Hello.
"""
PAGE = """\
---
layout: page
menu:
  - title: Home
    url: /
---

# Ana Muster

## Experience

### Engineer, Acme (2019 - 2021)
- Built it
"""


@pytest.mark.parametrize(
    ("source", "roles", "told"),
    [
        (
            JEKYLL,
            [("Engineer", "Acme", "2019", "2021", 2), ("Junior Developer", "Beta GmbH", "2017",
              "2019", 1)],
            "See you there.",
        ),
        (HUGO, [("Engineer", "Acme", "2019", "2021", 2)], "Hello."),
        (HUGO.replace("\n", "\r\n"), [("Engineer", "Acme", "2019", "2021", 2)], "Hello."),
        (PAGE, [("Engineer", "Acme", "2019", "2021", 1)], ""),
    ],
    ids=["jekyll", "hugo", "crlf", "page"],
)  # fmt: skip
def test_roles_and_a_bullet_rewritten(
    source: str, roles: list[tuple[str, str, str, str, int]], told: str
) -> None:
    document = FORMAT.read(source.encode())
    assert [
        (r.title, r.company, r.start, r.end, len(r.bullets)) for r in document.cv.roles
    ] == roles
    assert not told or told in [missed.text for missed in document.not_understood]
    for address, _ in bullets(document.cv):
        place = document.places[address]
        after = FORMAT.patch(source.encode(), [Set(address, Bullet(own="Served it: to 9 shops"))])
        text = after.decode()
        assert text.startswith(source[: place.start - 1])
        assert text.endswith(source[place.end + 1 :])
        assert dict(bullets(FORMAT.read(after).cv))[address].own == "Served it: to 9 shops"


def test_what_is_no_edit_of_a_text_says_so() -> None:
    with pytest.raises(CannotPatchError, match="in place"):
        FORMAT.patch(JEKYLL.encode(), [Insert(("roles", 2), Bullet(own="x"))])


def test_a_bullet_put_in_follows_the_others() -> None:
    after = FORMAT.patch(
        JEKYLL.encode(), [Insert(("roles", 0, "bullets", 2), Bullet(own="Taught 3 juniors"))]
    ).decode()
    assert after == JEKYLL.replace('40 min"\n', '40 min"\n      - "Taught 3 juniors"\n', 1)
