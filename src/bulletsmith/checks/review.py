"""The review of a whole CV: every finding with its address, the signals and the self-check."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from bulletsmith.checks.apart import shared, worth_sharing
from bulletsmith.checks.drop import outdated
from bulletsmith.checks.paged import Cut, Measure, allowed, beyond_three_lines, cuts, page_of
from bulletsmith.checks.registry import chosen, cv_rules, profile_rules, role_rules
from bulletsmith.checks.rule import Finding, Hit, Rule, Severity, View
from bulletsmith.checks.selfcheck import SelfCheck, selfcheck
from bulletsmith.checks.seniority import Seniority, is_current, is_learner, seniority
from bulletsmith.checks.signals import Signal, shows, signals
from bulletsmith.checks.suppress import Suppression, applied
from bulletsmith.checks.trade import Trade, trade_of
from bulletsmith.checks.views import BulletView, CvView, RoleView, Settings
from bulletsmith.checks.wording import TOO_MANY_LINES, too_long
from bulletsmith.cv import CV, Address, Bullet, at
from bulletsmith.dates import is_present, moment, month_index
from bulletsmith.layout.facts import Page
from bulletsmith.named import NamedTuple

if TYPE_CHECKING:
    from bulletsmith.checks.remembered import Brief, Case, Remembered

# A project is judged by who uses it: nobody asks an open-source patch for its training data, and
# a line on it may well be a description.
_NOT_OF_PROJECTS = frozenset(
    """
    VRB001 MOD001 MOD002 PRB001 PRB003 DAT001 DAT002 DAT003 DAT004 MET001 MET003 MET006 SRV001
    MET002 SRV002 SRV004 OUT001 OUT002 OUT003
    """.split()
)
# Nobody asks a student for users: what research lacks to be in production is advice.
_GENTLE_WITH_LEARNERS = frozenset(("SRV001", "SRV002", "OUT001"))
# The families that judge one part of a CV, while it is being edited.
_FAMILIES = {
    "profile": ("STR", "STY010"),
    "summary": ("SUM", "STY010"),
    "tools": ("TLS", "STY010"),
    "projects": ("PRJ", "DRP", "STR", "STY010"),
    "education": ("STR", "DRP", "STY010"),
    "sections": ("DRP", "STY010"),
}
_DEFAULT = Settings()
_SECTIONS = ("profile", "summary", "roles", "tools", "projects", "education", "sections")


class Review(NamedTuple):
    """What is to be said of a CV; `findings` in the document's order, the gravest first."""

    findings: tuple[Finding, ...]
    signals: tuple[Signal, ...]
    selfcheck: SelfCheck
    seniority: Seniority
    page: Page
    limit: int  # how many pages it may have
    cuts: tuple[Cut, ...]  # what to leave out, where it has more
    shows: Mapping[Address, tuple[str, ...]]  # the signals that each bullet of a role bears


def review(
    cv: CV,
    *,
    today: date,
    settings: Settings = _DEFAULT,
    suppressions: Sequence[Suppression] = (),
    profile: CV | None = None,
    measure: Measure | None = None,
    always: bool = False,
    hands: int = 1,
    remembered: Remembered | None = None,
    misspelt: tuple[tuple[Address, str], ...] = (),
    printed: int = 0,
) -> Review:
    """Judge `cv` once, beside its owner's `profile` if there is one.

    Linear in its length; never raises on any text. `measure` lays the page out; it is asked where
    an estimate leaves a finding open, or `always`. With `hands`, as many processes judge the
    bullets of a long one; of what is `remembered`, none is judged again.
    """
    reviewer = Reviewer(settings, measure, always=always)
    if hands > 1 or remembered:
        reviewer.prepare(cv, today, hands, remembered)
    return reviewer.review(
        cv,
        today=today,
        suppressions=suppressions,
        profile=profile,
        misspelt=misspelt,
        printed=printed,
    )


class _Judged(NamedTuple):
    view: BulletView
    findings: tuple[Finding, ...]


_Seen = tuple[CvView, dict[Address, list[_Judged]], Seniority]


def _key(bullet: Bullet, current: bool | None, trade: Trade | None) -> Case:
    """All that the findings of a bullet depend on."""
    return bullet.own or bullet.slots, bullet.stopless, current, trade


class Reviewer:
    """Judges one CV again and again: a bullet that has not changed is not judged twice.

    It remembers the bullets of the last review only, so that it never grows beyond the CV.
    """

    def __init__(
        self, settings: Settings = _DEFAULT, measure: Measure | None = None, *, always: bool = False
    ) -> None:
        self.settings = settings
        self.measure = measure
        self.always = always
        self._judged: dict[Case, _Judged] = {}

    def judge(
        self, bullet: Bullet, current: bool | None = None, trade: Trade | None = None
    ) -> tuple[Finding, ...]:
        """What is to be said of one bullet by itself, the gravest first; addresses are empty."""
        known = self._judged.get(_key(bullet, current, trade))
        return (known or self._fresh(bullet, current, trade)).findings

    def prepare(
        self, cv: CV, today: date, hands: int = 1, remembered: Remembered | None = None
    ) -> None:
        """Judge the bullets of `cv` for the review that comes next.

        Those that are `remembered` are not judged again; many others by `hands` processes.
        """
        parts = [(r.bullets, is_current(r, today), trade_of(r.title)) for r in cv.roles]
        parts += [(project.bullets, None, None) for project in cv.projects]
        cases = {
            _key(one, current, trade): (one, current, trade)
            for bullets, current, trade in parts
            for one in bullets
        }
        briefs: dict[Case, Brief] = {}
        if remembered:
            briefs = {key: told for key in cases if (told := remembered.get(key))}
        new = [key for key in cases if key not in briefs]
        if not (remembered or worth_sharing(len(new))):
            return

        def brief(key: Case) -> Brief:
            judged = self._fresh(*cases[key])
            return judged.findings, judged.view.gist

        briefs.update(zip(new, shared(brief, new, hands), strict=True))
        if remembered:
            remembered.put(briefs)
        for key, (findings, gist) in briefs.items():
            bullet, current, trade = cases[key]
            view = BulletView(bullet, current, self.settings, trade)
            view.put_gist(gist)
            self._judged[key] = _Judged(view, findings)

    def review(
        self,
        cv: CV,
        *,
        today: date,
        suppressions: Sequence[Suppression] = (),
        profile: CV | None = None,
        misspelt: tuple[tuple[Address, str], ...] = (),
        printed: int = 0,
    ) -> Review:
        """Judge the whole CV, and where it differs from its owner's profile."""
        view, said, level = self._seen(cv, today)
        page = page_of(view, self.measure, always=self.always)
        view = view._replace(page=page, misspelt=misspelt, printed=printed, old=outdated(view))
        findings = list(_in_order(cv, self._loose(view, profile), said))
        if suppressions:
            findings, own = applied(findings, suppressions, self.settings, _unasked(profile))
            findings += [finding for one in own if (finding := self._weighed(one))]
            place = _placing(cv)
            findings.sort(key=lambda finding: (place(finding.address), _gravity(finding)))
        limit = allowed(view)
        shown = {
            (*role.address, "bullets", index): found
            for role in view.roles
            for index, bullet in enumerate(role.bullets)
            if (found := shows(bullet.gist))
        }
        return Review(
            tuple(findings), signals(view), selfcheck(view), level, page, limit,
            cuts(view, page.over(limit)), shown,
        )  # fmt: skip

    def view(self, cv: CV, today: date) -> CvView:
        """`cv` as the rules of the CV look at it, for whoever judges one part of it again."""
        return self._seen(cv, today)[0]

    def part(self, view: CvView, part: str) -> tuple[Finding, ...]:
        """What the families of `part` (`summary`, `tools`, ...) find in it, the gravest first."""
        found = [
            finding
            for rule in cv_rules()
            if rule.code.startswith(_FAMILIES[part])
            for hit in rule.look(view)
            if hit.at[:1] == (part,) and (finding := self._weighed(_finding(rule, hit, hit.at)))
        ]
        return tuple(sorted(found, key=_gravity))

    def _seen(self, cv: CV, today: date) -> _Seen:
        """`cv` with each bullet judged, those of the last review only where they are new."""
        before, self._judged = self._judged, {}
        level = seniority(cv, today, self.settings.seniority)
        roles, projects = [], []
        said: dict[Address, list[_Judged]] = {}
        newest = latest(cv, today)
        for r, role in enumerate(cv.roles):
            current = is_current(role, today)
            trade = trade_of(role.title)
            judged = [self._look(bullet, current, trade, before) for bullet in role.bullets]
            said["roles", r] = judged
            views = tuple([one.view for one in judged])
            roles.append(
                RoleView(role, ("roles", r), views, r == newest, today, self.settings, level.level)
            )
        for p, project in enumerate(cv.projects):
            judged = [self._look(bullet, None, None, before) for bullet in project.bullets]
            said["projects", p] = judged
            projects.append(tuple([one.view for one in judged]))
        view = CvView(
            cv, tuple(roles), tuple(projects), today, self.settings, level.level, level.months
        )
        return view, said, level

    def _look(
        self,
        bullet: Bullet,
        current: bool | None,
        trade: Trade | None,
        before: dict[Case, _Judged],
    ) -> _Judged:
        """One bullet judged, unless it was in the last review."""
        key = _key(bullet, current, trade)
        known = self._judged.get(key) or before.get(key) or self._fresh(bullet, current, trade)
        self._judged[key] = known
        return known

    def _fresh(self, bullet: Bullet, current: bool | None, trade: Trade | None) -> _Judged:
        """One bullet judged, its gist kept and the rest of its view let go."""
        from bulletsmith.checks.judge import judge

        view = BulletView(bullet, current, self.settings, trade)
        found = [finding for one in judge(view) if (finding := self._weighed(one))]
        found.sort(key=_gravity)
        view.slim()
        return _Judged(view, tuple(found))

    def _weighed(self, finding: Finding) -> Finding | None:
        """The finding as the settings weigh it; None where they do not want to hear of it."""
        settings = self.settings
        if (settings.select or settings.ignore) and not chosen(
            finding.code, finding.name, settings
        ):
            return None
        own = settings.severity.get(finding.code) or settings.severity.get(finding.name)
        return finding._replace(severity=Severity(own)) if own else finding

    def _loose(self, view: CvView, profile: CV | None) -> dict[Address, list[Finding]]:
        """What the rules of roles, of the CV and of it beside a profile find, by address."""
        found: defaultdict[Address, list[Finding]] = defaultdict(list)

        def look(rule: Rule[View], at: View, address: Address) -> None:
            for hit in rule.look(at):
                finding = self._weighed(_finding(rule, hit, hit.at or address))
                if finding:
                    found[finding.address].append(finding)

        for role_rule in role_rules():
            for role in view.roles:
                look(role_rule, role, role.address)
        for cv_rule in cv_rules():
            look(cv_rule, view, ())
        if profile is not None:
            from bulletsmith.checks.linkedin import view_of  # here: few have one at hand

            both = view_of(view, profile)
            for profile_rule in profile_rules():
                look(profile_rule, both, ())
        for address in beyond_three_lines(view):
            hit = Hit(TOO_MANY_LINES)
            if finding := self._weighed(_finding(too_long, hit, address)):
                found[address].append(finding)
        return found


def _unasked(profile: CV | None) -> tuple[str, ...]:
    """The rules that were not asked: a comment that silences one of them may well be right."""
    return () if profile is not None else ("LNK",)


def _finding(rule: Rule[View], hit: Hit, address: Address) -> Finding:
    severity = hit.severity or rule.severity
    return Finding(
        rule.code, rule.name, severity, hit.message, address, hit.start, hit.end,
        hit.slot or rule.slot, hit.fix, hit.try_,
    )  # fmt: skip


def latest(cv: CV, today: date) -> int:
    """The index of the newest role: the one that ended last, the first of those that go on."""

    def ended(index: int) -> tuple[int, int]:
        end = cv.roles[index].end
        value = moment(end)
        last = month_index((today.year, today.month))
        when = last + 1 if is_present(end) else month_index(value, late=True) if value else -1
        return min(when, last + 1), -index

    return max(range(len(cv.roles)), key=ended, default=-1)


def _in_order(
    cv: CV, loose: dict[Address, list[Finding]], said: dict[Address, list[_Judged]]
) -> Iterator[Finding]:
    """Every finding, those of bullets with their address, as the document has them."""
    found = loose
    for address, bullets in said.items():
        gentle = address[0] == "roles" and is_learner(at(cv, address))
        for index, judged in enumerate(bullets):
            if judged.findings:
                here = (*address, "bullets", index)
                own = _found_at(here, judged.findings, gentle)
                found[here] = own + found[here] if here in found else own
    place = _placing(cv)
    for address in sorted(found, key=place):
        yield from (
            sorted(found[address], key=_gravity) if len(found[address]) > 1 else found[address]
        )


def _found_at(address: Address, findings: Iterable[Finding], gentle: bool) -> list[Finding]:
    """The findings of a bullet's own rules, at their place in the CV."""
    project = address[0] == "projects"
    return [
        Finding(
            f.code,
            f.name,
            Severity.ADVICE if gentle and f.code in _GENTLE_WITH_LEARNERS else f.severity,
            f.message,
            address,
            f.start,
            f.end,
            f.slot,
            f.fix,
            f.try_,
        )  # not `replace`, which takes four times as long
        for f in findings
        if not (project and f.code in _NOT_OF_PROJECTS)
    ]


def _gravity(finding: Finding) -> int:
    return -finding.severity.rank


def _placing(cv: CV) -> Callable[[Address], tuple[str | int, ...]]:
    """The sort key of an address in the document: a role's own fields before its bullets.

    A part that the file does not hold (`no summary`) is told at its top.
    """
    ranks = {name: rank - len(_SECTIONS) for rank, name in enumerate(_SECTIONS)}
    ranks |= {name: rank for rank, name in enumerate(dict.fromkeys(cv.order))}

    def place(address: Address) -> tuple[str | int, ...]:
        if not address:
            return (-len(_SECTIONS) - 1,)
        part, *rest = address
        if part == "sections" and len(address) > 1:
            index = address[1]
            assert isinstance(index, int)
            rank = ranks.get(cv.sections[index].title, len(ranks))
        else:
            rank = ranks.get(str(part), len(ranks))
        return rank, part, *("~" if step == "bullets" else step for step in rest)

    return place
