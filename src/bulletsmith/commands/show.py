"""`bulletsmith show FILE`: its roles and bullets, numbered as `rewrite` takes them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bulletsmith.bullets.text import one_line
from bulletsmith.commands.console import complain, emit, open_document, parser
from bulletsmith.cv import Address, Bullet, Project, Role, number
from bulletsmith.errors import BulletsmithError
from bulletsmith.formats.document import Document


def run(arguments: list[str]) -> int:
    """Show one file."""
    line = parser(
        "show", "A CV's roles and bullets, numbered: 2.3 is the third of the second role."
    )
    line.add_argument("file", metavar="FILE", help="a CV, or -")
    line.add_argument("--format", choices=["text", "json"], default="text")
    line.add_argument(
        "--stdin-name", default="", metavar="NAME", help="tells what `-` holds: cv.md"
    )
    args = line.parse_args(arguments)
    try:
        _, document = open_document(args.file, args.stdin_name)
    except BulletsmithError as error:
        complain(error)
        return 2
    if args.format == "json":
        from bulletsmith.reporters.json_text import dumped

        emit([dumped(_json(document))])
    else:
        emit(_text(document))
    return 0


def _text(document: Document) -> Iterator[str]:
    cv = document.cv
    if cv.profile.name:
        yield cv.profile.name
    for r, role in enumerate(cv.roles):
        dates = " – ".join(date for date in (role.start, role.end) if date)
        told = " · ".join(part for part in (role.title, role.company, role.location, dates) if part)
        yield f"\n{r + 1}  {told or '(a role without a title)'}"
        yield from _bullets(("roles", r), role.bullets)
    for p, project in enumerate(cv.projects):
        yield f"\nP{p + 1}  {project.name}"
        yield from _bullets(("projects", p), project.bullets)
    if document.not_understood:
        yield "\nnot understood:"
        for missed in document.not_understood:
            yield f"  line {missed.line}: {one_line(missed.text)}"


def _bullets(parent: Address, bullets: tuple[Bullet, ...]) -> Iterator[str]:
    for b, bullet in enumerate(bullets):
        yield f"  {number((*parent, 'bullets', b)):<5} {bullet.text}"


def _json(document: Document) -> dict[str, Any]:
    cv = document.cv
    return {
        "format": document.called,
        "sections": list(cv.order),
        "roles": [_role(document, r, role) for r, role in enumerate(cv.roles)],
        "projects": [_project(document, p, project) for p, project in enumerate(cv.projects)],
        "not_understood": [{"line": n.line, "text": n.text} for n in document.not_understood],
    }


def _role(document: Document, index: int, role: Role) -> dict[str, Any]:
    return {
        "title": role.title,
        "company": role.company,
        "start": role.start,
        "end": role.end,
        "location": role.location,
        "bullets": _numbered(document, ("roles", index), role.bullets),
    }


def _project(document: Document, index: int, project: Project) -> dict[str, Any]:
    return {
        "name": project.name,
        "url": project.url,
        "bullets": _numbered(document, ("projects", index), project.bullets),
    }


def _numbered(
    document: Document, parent: Address, bullets: tuple[Bullet, ...]
) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = []
    for b, bullet in enumerate(bullets):
        address = (*parent, "bullets", b)
        line = document.position(address)[0]
        one: dict[str, Any] = {"number": number(address), "text": bullet.text, "line": line}
        if name := document.file(address):
            one["file"] = name
        told.append(one)
    return told
