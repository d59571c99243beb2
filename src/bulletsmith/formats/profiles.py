"""Accounts on networks, as the links that they are, and back."""

from __future__ import annotations

import re

from bulletsmith.bullets.patterns import pattern

_ROOTS = {
    "github": ("GitHub", "https://github.com/"),
    "gitlab": ("GitLab", "https://gitlab.com/"),
    "linkedin": ("LinkedIn", "https://linkedin.com/in/"),
}
_ACCOUNT = pattern(
    r"https://(?:www\.)?(github\.com|gitlab\.com|linkedin\.com/in)/([\w.-]+)/?", re.ASCII
)


def link_of(network: str, username: str, url: str = "") -> str:
    """Where an account is found; its own words where its network's address is not known."""
    if url:
        return url
    known = _ROOTS.get(network.lower())
    if known and username and not re.search(r"[\s/]", username):
        return known[1] + username
    return ": ".join(part for part in (network, username) if part)


def account_of(link: str) -> tuple[str, str] | None:
    """The network and the name of an account that `link` leads to, if `link_of` gives it back."""
    found = _ACCOUNT.fullmatch(link)
    if not found:
        return None
    network, _ = _ROOTS[found[1].partition(".")[0]]
    return (network, found[2]) if link_of(network, found[2]) == link else None


def is_url(link: str) -> bool:
    """Whether `link` is one that any program takes for one."""
    return bool(
        re.fullmatch(r"https?://[\w.-]+\.[A-Za-z]{2,}(?:[:/?#][^\s\"<>\\^`{|}]*)?", link, re.ASCII)
    )


def may_lead(link: str) -> bool:
    """Whether an export may make `link` one to click: to the web or a mailbox, and to its end.

    `javascript:`, `file:` and LaTeX's `run:` stay words, as does what could end the link's marks.
    """
    return not _NEVER.search(link) and (":" not in link or bool(_LEADS.match(link)))


_NEVER = re.compile(r"""[\s<>()\[\]{}"'`\\^|\x00-\x1f\x7f]""")
_LEADS = re.compile(r"https?://|mailto:|[^:]*/", re.IGNORECASE)
