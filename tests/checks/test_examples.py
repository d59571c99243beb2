"""Every rule's own examples: the bad one fires it, the good one does not; and its own words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from making import TODAY

from bulletsmith.checks.examples import BESIDE
from bulletsmith.checks.explain import explain, list_rules, page
from bulletsmith.checks.registry import AnyRule, all_rules
from bulletsmith.checks.review import Reviewer, review
from bulletsmith.checks.views import Settings
from bulletsmith.cv import Bullet
from bulletsmith.formats.document import Format
from bulletsmith.formats.json_resume.adapter import FORMAT as JSON
from bulletsmith.formats.markdown.adapter import FORMAT as MARKDOWN
from bulletsmith.formats.toml.adapter import FORMAT as TOML

ROOT = Path(__file__).parents[2]
OF_CVS = [rule for rule in all_rules() if rule.scope != "bullet"]


def found(rule: AnyRule, example: str) -> list[str]:
    """The codes that an example of a rule gets, junior or senior as the example itself says."""
    if rule.scope == "bullet":
        return [finding.code for finding in Reviewer().judge(Bullet(own=example))]
    sign = example.lstrip()[:1]
    reader: Format = TOML if sign == "[" else JSON if sign == "{" else MARKDOWN
    source = f"format = 1\n{example}" if sign == "[" else example
    mine, _, theirs = source.partition(BESIDE)
    document = reader.read(mine.encode())
    got = review(
        document.cv,
        today=TODAY,
        settings=Settings(),
        suppressions=document.suppressions,
        misspelt=document.misspelt,
        profile=reader.read(theirs.encode()).cv if theirs else None,
    ).findings
    return [finding.code for finding in got]


@pytest.mark.parametrize("rule", OF_CVS, ids=lambda rule: rule.code)
def test_the_bad_example_fires_and_the_good_one_does_not(rule: AnyRule) -> None:
    assert rule.code in found(rule, rule.bad)
    assert rule.code not in found(rule, rule.good)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_a_rule_explains_itself(rule: AnyRule) -> None:
    text = explain(rule)
    assert text.startswith(f"{rule.code} {rule.name} ({rule.severity.value})")
    assert all(len(line) <= 88 or " " not in line.strip() for line in text.splitlines())
    assert "Why: " in text
    assert "\nBad:\n  " in text
    assert "\nGood:\n  " in text


def test_the_list_has_every_rule_on_a_line() -> None:
    listed = re.findall(
        r"^  ([A-Z]{3}\d{3})  (?:error|warning|advice) ", list_rules(), re.MULTILINE
    )
    assert listed == [rule.code for rule in all_rules()]


def test_the_page_is_current() -> None:
    """Run `python -m bulletsmith.checks.explain > docs/rules.md` after a change to a rule."""
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == page()
