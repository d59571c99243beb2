"""All the keys, in one table: bindings, footer, help screen and remapping come from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.binding import Binding


@dataclass(frozen=True, slots=True)
class Key:
    """One thing that a key does.

    `id` is what `keys.toml` names; the part before the dot is the screen. `keys` are Textual's
    names, separated by commas. `says` is the footer's word, `help` the line on the help screen.
    `footer` tells whether the footer shows it. A `priority` key works even while a field has the
    focus.
    """

    id: str
    keys: str
    action: str
    says: str
    help: str
    footer: bool = True
    priority: bool = False
    sign: str = ""  # how the footer shows it, where the key's own name is too long

    @property
    def screen(self) -> str:
        """The screen that the key belongs to; `app` for all of them."""
        return self.id.partition(".")[0]


SCREENS: Mapping[str, str] = {  # screen -> its heading in the help
    "workbench": "Workbench",
    "finding": "On a finding",
    "list": "Lists",
    "forge": "Forge",
    "pass": "Rewriting a role",
    "slots": "In a slot of the forge",
    "parts": "Summary and open-source forge",
    "board": "Tools board",
    "start": "Start",
    "form": "Forms",
    "edit": "Editing text",
    "compare": "Old and new",
    "whole": "The role as a whole",
    "theirs": "A file that another program changed",
    "history": "Earlier versions",
    "wordings": "What a bullet said before",
    "understood": "A file read into a new CV",
    "paste": "A pasted bullet",
    "export": "Export",
    "selfcheck": "Self-check",
    "linkedin": "Beside LinkedIn",
    "page": "The page",
    "sixty": "The self-check in sixty seconds",
    "path": "Choosing a file",
    "ask": "Questions",
    "pop": "Boxes",
    "app": "Everywhere",
}


def _more(id: str, keys: str, action: str, says: str, help: str) -> Key:
    """A key that only the help screen shows."""
    return Key(id, keys, action, says, help, footer=False)


def _always(id: str, keys: str, action: str, says: str, help: str) -> Key:
    """A key that works whatever has the focus."""
    return Key(id, keys, action, says, help, footer=False, priority=True)


KEYS: tuple[Key, ...] = (
    _always("app.quit", "ctrl+q", "quit", "quit", "Leave; nothing is lost"),
    _always("app.palette", "ctrl+p", "command_palette", "commands", "Any command by its name"),
    _always("app.help", "f1", "help", "help", "The keys that work here"),
    _more("app.interrupt", "ctrl+c", "interrupt", "", "Copy what is selected"),
    Key("finding.ignore", "i", "screen.ignore", "ignore", "Hear no more of it, and say why"),
    Key("workbench.new", "n", "new", "new", "New bullet, project or degree"),
    Key("workbench.rewrite", "enter", "rewrite", "slots", "Rewrite the bullet slot by slot"),
    Key(
        "workbench.rewriterole", "w", "rewrite_role", "role", "Rewrite the role, worst bullet first"
    ),
    Key("workbench.edit", "t", "edit_text", "text", "Edit the bullet's own text"),
    _more("workbench.up", "shift+up,K", "move(-1)", "move", "Move it up"),
    _more("workbench.down", "shift+down,J", "move(1)", "", "Move it down"),
    Key("workbench.delete", "d,delete", "delete", "del", "Delete it; undo brings it back"),
    Key("workbench.undo", "u,ctrl+z", "undo", "undo", "Take the last change back"),
    _more("workbench.redo", "ctrl+r,U", "redo", "redo", "Make the undone change again"),
    Key("workbench.save", "s,ctrl+s", "save", "save", "Save to the open file"),
    _more("workbench.saveas", "S", "save_as", "save as", "Save under another name"),
    Key("workbench.selfcheck", "c", "self_check", "check", "The five questions"),
    Key("workbench.page", "v", "view_page", "page", "The page as it will be sent"),
    Key("workbench.export", "x", "export", "export", "Write Markdown or another format"),
    _more("workbench.linkedin", "L", "linkedin", "LinkedIn", "Beside your LinkedIn profile"),
    _more("workbench.role", "r", "edit_role", "role", "Title, company, place, dates"),
    _more("workbench.newrole", "R", "new_role", "new role", "Add a role"),
    _more("workbench.newsection", "A", "new_section", "new section", "Publications, talks"),
    _more("workbench.park", "p", "park", "park", "Keep it, do not export it; and back"),
    _more("workbench.split", "slash", "split", "split", "Make two bullets of this one"),
    _more("workbench.merge", "plus", "merge", "merge", "Make one bullet of this and the next"),
    _more("workbench.give", "m", "give", "give", "Move the bullet to another role"),
    _more("workbench.fix", "f", "fix", "fix", "Apply the safe fix of the finding"),
    _more("workbench.explain", "e", "explain", "explain", "What the finding means"),
    _more("workbench.ignored", "I", "ignored", "ignored", "What is ignored, and why"),
    _more("workbench.copy", "y", "copy", "copy", "Copy the bullet"),
    _more("workbench.copyrole", "Y", "copy_role", "copy role", "Copy the whole role"),
    _more("workbench.nextrole", "]", "other_role(1)", "next role", "To the next role"),
    _more("workbench.lastrole", "[", "other_role(-1)", "", "To the role before"),
    _more("workbench.history", "H", "history", "history", "Earlier versions of the file"),
    _more("workbench.wordings", "h", "wordings", "wordings", "What the bullet said before"),
    _more("workbench.profile", "i", "profile", "profile", "Name, headline, email, links"),
    _more("workbench.level", "E", "level", "seniority", "Junior, mid or senior: see it, set it"),
    _more("workbench.open", "o", "open", "open", "Open another CV, or a new one"),
    Key("workbench.help", "?", "app.help", "help", "The keys that work here"),
    Key("workbench.quit", "q", "app.quit", "quit", "Leave; nothing is lost"),
    Key(
        "slots.next",
        "enter",
        "next",
        "next",
        "Next slot; on the last one, keep the bullet",
        priority=True,
    ),
    Key(
        "slots.tab",
        "tab",
        "tab",
        "",
        "Next ‹hole› of the slot, or the next slot",
        footer=False,
        priority=True,
    ),
    Key(
        "slots.previous",
        "shift+tab",
        "previous",
        "",
        "Back to the slot before",
        footer=False,
        priority=True,
    ),
    Key("slots.down", "down", "down", "suggestions", "Into the suggestions", priority=True),
    _always("slots.up", "up", "up", "", "Out of the suggestions; to the slot before"),
    Key(
        "forge.keep", "ctrl+s,f10", "keep", "keep", "Keep the bullet, from any slot", priority=True
    ),
    Key("forge.leave", "escape", "leave", "leave", "Leave; the draft stays"),
    Key("slots.undo", "ctrl+z,ctrl+underscore", "undo", "undo", "Take back the last typing"),
    _more("slots.redo", "ctrl+y", "redo", "redo", "Type it again"),
    _more("forge.restart", "ctrl+r", "restart", "start over", "Every slot as it was at first"),
    _more(
        "forge.apart", "ctrl+t", "apart", "take apart", "Spread this slot's words over the slots"
    ),
    _more("forge.use", "ctrl+o", "use", "use", "Put the left-over words into this slot"),
    Key("forge.help", "f1", "app.help", "help", "The keys that work here", priority=True),
    _more("forge.letgo", "ctrl+l", "let_go", "let go", "Let go of the left-over words"),
    Key("parts.keep", "ctrl+s,f10", "keep", "keep", "Keep it, from any part", priority=True),
    Key("parts.leave", "escape", "leave", "leave", "Leave; the draft stays"),
    Key(
        "parts.form",
        "ctrl+f",
        "reform",
        "other form",
        "In production, not yet, text",
        priority=True,
    ),
    _more("parts.restart", "ctrl+r", "restart", "start over", "Every part as it was at first"),
    Key("parts.help", "f1", "app.help", "help", "The keys that work here", priority=True),
    Key("board.rename", "enter", "rename", "rename", "Rename the tool, or add the first one"),
    Key("board.higher", "shift+left,H", "tier(-1)", "tier", "To the tier before", sign="⇧↔"),
    _more("board.lower", "shift+right,L", "tier(1)", "", "To the tier behind"),
    Key("board.up", "shift+up,K", "move(-1)", "move", "Up in its tier", sign="⇧↕"),
    _more("board.down", "shift+down,J", "move(1)", "", "Down in its tier"),
    _more("board.left", "left,h", "across(-1)", "", "The cursor to the tier before"),
    _more("board.right", "right,l", "across(1)", "", "The cursor to the tier behind"),
    Key("board.add", "a,n", "add", "add", "Add a tool to this tier"),
    Key("board.take", "plus", "take", "from bullets", "Add one that your bullets name"),
    Key("board.fix", "f", "fix", "fix", "Its spelling; the services of a bare cloud"),
    Key("board.year", "y", "year", "year", "The year in which it was last used"),
    Key("board.delete", "d,delete", "delete", "del", "Take it off the list"),
    Key("board.propose", "t", "propose", "tiers", "Propose tiers for a flat list"),
    Key("board.go", "b", "go", "bullet", "Go to the bullet that proves it"),
    Key("board.undo", "u,ctrl+z", "undo", "undo", "Take the last change back"),
    _more("board.redo", "ctrl+r,U", "redo", "redo", "Make the undone change again"),
    Key("board.leave", "escape,q", "leave", "back", "Back to the workbench"),
    Key("board.help", "?", "app.help", "help", "The keys that work here"),
    Key("pass.skip", "ctrl+n", "skip", "skip", "On to the next bullet", priority=True),
    Key("compare.keep", "enter,k", "keep", "keep", "Keep the new wording"),
    Key("compare.edit", "e,escape", "edit", "edit again", "Work on it again"),
    Key("compare.revert", "r", "revert", "revert", "Put the old wording back"),
    Key("compare.help", "?", "app.help", "help", "The keys that work here"),
    Key("whole.order", "o", "order", "order", "Put the strongest bullet first"),
    Key("whole.park", "p", "park", "park the weakest", "It stays with the CV, not exported"),
    Key("whole.undo", "u,ctrl+z", "undo", "undo", "Take the last change back"),
    Key("whole.done", "enter,escape,q", "done", "done", "Back to the workbench"),
    Key("whole.help", "?", "app.help", "help", "The keys that work here"),
    Key("theirs.other", "space", "other", "mine or theirs", "Take the other of the two"),
    Key("theirs.merge", "enter,m", "merge", "merge", "Take their changes in beside mine"),
    Key("theirs.saveas", "S", "save_as", "save as", "Save mine under another name"),
    Key("theirs.leave", "escape,q", "leave", "leave it", "Neither merge nor save"),
    Key("theirs.help", "?", "app.help", "help", "The keys that work here"),
    Key("history.restore", "enter", "restore", "bring back", "Make the CV what it was then"),
    Key("history.pane", "tab", "other_pane", "other side", "From the versions to what changed"),
    Key("history.back", "escape,q,H", "back", "back", "Back to the workbench"),
    Key("history.help", "?", "app.help", "help", "The keys that work here"),
    Key("wordings.take", "enter", "take", "bring back", "Let the bullet say this again"),
    Key("wordings.back", "escape,q,h", "back", "back", "Back to the workbench"),
    Key("understood.take", "enter", "take", "take it", "Go on with this as a new CV"),
    Key("understood.leave", "escape,q", "leave", "leave it", "Leave the file alone"),
    Key("understood.help", "?", "app.help", "help", "The keys that work here"),
    Key("paste.yes", "y,enter", "yes", "take apart", "Put each part in its slot"),
    Key("paste.no", "n,escape", "no", "leave", "Leave it as it is"),
    Key("export.write", "ctrl+s,f10", "write", "write", "Write the file", priority=True),
    Key("export.style", "f5,t", "style", "style", "The other style, of a PDF"),
    Key("export.paper", "f6,a", "paper", "paper", "A4 or US Letter, of a PDF"),
    _more("export.format", "ctrl+f", "format", "format", "Another format"),
    Key("export.back", "escape", "back", "back", "Back without writing"),
    _more("list.up", "up,k", "cursor_up", "", "Up"),
    _more("list.down", "down,j", "cursor_down", "", "Down"),
    _more("list.first", "home,g", "first", "", "To the first"),
    _more("list.last", "end,G", "last", "", "To the last"),
    _more("list.pageup", "pageup,ctrl+u", "page_up", "", "A page up"),
    _more("list.pagedown", "pagedown,ctrl+d", "page_down", "", "A page down"),
    Key("start.choose", "enter", "choose", "choose", "Take what the cursor is on"),
    Key("start.new", "n", "new", "new CV", "Start a CV from nothing"),
    Key("start.open", "o", "open", "open", "Open a file"),
    Key("start.sample", "s", "sample", "sample", "Try it on an invented CV"),
    Key("start.back", "escape", "back", "back", "Back to the open CV"),
    Key("start.help", "?", "app.help", "help", "The keys that work here"),
    Key("start.quit", "q", "app.quit", "quit", "Leave; nothing is lost"),
    Key("form.keep", "ctrl+s,f10", "keep", "keep", "Keep what is in the form", priority=True),
    _always("form.next", "enter", "next", "", "Next field; on the last one, keep the form"),
    Key("form.cancel", "escape", "cancel", "cancel", "Leave the form as it was"),
    Key("edit.keep", "enter,ctrl+s,f10", "keep", "keep", "Keep the text", priority=True),
    Key("edit.undo", "ctrl+z", "undo", "undo", "Take the last typing back"),
    _more("edit.redo", "ctrl+y", "redo", "redo", "Type it again"),
    Key("edit.cancel", "escape", "cancel", "cancel", "Leave the text as it was"),
    Key("selfcheck.go", "enter", "go", "go there", "Go to the evidence"),
    Key("selfcheck.minute", "m", "minute", "in 60 s", "All five in sixty seconds, page in view"),
    Key("selfcheck.back", "escape,q,c", "back", "back", "Back to the workbench"),
    Key("selfcheck.help", "?", "app.help", "help", "The keys that work here"),
    Key("linkedin.copy", "y", "copy", "copy", "Copy the CV's words for the profile"),
    Key("linkedin.take", "t", "take", "take theirs", "Take the profile's words into the CV"),
    Key("linkedin.undo", "u,ctrl+z", "undo", "undo", "Take the last change back"),
    Key("linkedin.go", "enter", "go", "go there", "To where it stands in the CV"),
    Key("linkedin.archive", "o", "archive", "archive", "Another archive"),
    Key("linkedin.back", "escape,q,L", "back", "back", "Back to the workbench"),
    Key("linkedin.help", "?", "app.help", "help", "The keys that work here"),
    Key("page.go", "enter", "go", "go there", "Go to the bullet"),
    Key("page.park", "p", "park", "park", "Leave the bullet out; it stays with the CV"),
    Key("page.undo", "u,ctrl+z", "undo", "undo", "Take the last change back"),
    Key("page.next", "]", "turn(1)", "next page", "The next page"),
    _more("page.last", "[", "turn(-1)", "", "The page before"),
    Key("page.style", "t", "style", "style", "The other style"),
    Key("page.paper", "a", "paper", "paper", "A4 or US Letter"),
    Key("page.export", "x", "export", "export", "Write it as PDF or another format"),
    Key("page.back", "escape,q,v", "back", "back", "Back to the workbench"),
    _more("page.help", "?", "app.help", "help", "The keys that work here"),
    Key("sixty.next", "space,right,n", "next", "next", "The next question"),
    Key("sixty.before", "left,b", "before", "before", "The question before"),
    Key("sixty.hold", "p", "hold", "hold", "Stop the clock, and let it go on"),
    Key("sixty.go", "enter", "go", "go there", "Go to the evidence"),
    Key("sixty.back", "escape,q", "back", "back", "Back"),
    _more("sixty.help", "?", "app.help", "help", "The keys that work here"),
    Key("path.take", "enter", "take", "take it", "Take the path, or go into the folder"),
    Key("path.complete", "tab", "complete", "complete", "Complete the path", priority=True),
    Key("path.files", "down", "files", "files", "To the files"),
    Key("path.cancel", "escape", "cancel", "leave", "Leave"),
    Key("ask.choose", "enter", "choose", "choose", "Take the answer under the cursor"),
    Key("ask.cancel", "escape,q", "cancel", "leave it", "Leave the question unanswered"),
    Key("pop.close", "escape,q", "close", "close", "Close the box"),
)


def bindings(screen: str) -> list[Binding]:
    """The Textual bindings of a screen (`workbench`, `forge`, `app`, ...), in the table's order."""
    from textual.binding import Binding  # here: the table itself needs no terminal

    return [
        Binding(
            k.keys,
            k.action,
            k.says,
            show=k.footer,
            priority=k.priority,
            id=k.id,
            key_display=k.sign or None,
        )
        for k in KEYS
        if k.screen == screen
    ]


def read_keymap(path: Path) -> tuple[dict[str, str], tuple[str, ...]]:
    """The keys that the user wants by id (`"workbench.new" = "a"`), and what is wrong with them.

    A missing file is an empty keymap; what cannot be used is left out and told, never fatal.
    """
    if not path.exists():
        return {}, ()
    import tomllib  # here: most people keep the keys as they are

    try:
        asked = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as problem:
        return {}, (f"{path.name} was not read: {problem}",)
    asked = asked.get("keys", asked)
    if not isinstance(asked, dict):
        return {}, (f"{path.name}: [keys] must be a table",)
    good: dict[str, str] = {}
    problems: list[str] = []
    table = {key.id: key.keys for key in KEYS}
    for id, keys in _flat(asked).items():
        if id not in table:
            problems.append(f'{path.name}: no key is called "{id}"{_meant(id, table)}')
        elif not isinstance(keys, str) or not all(part.strip() for part in keys.split(",")):
            problems.append(f'{path.name}: "{id}" must be the name of a key, such as "ctrl+n"')
        else:
            good[id] = keys
    return _without_clashes(table, good, path.name, problems), tuple(problems)


def _flat(asked: Mapping[str, object]) -> dict[str, object]:
    """`[workbench] new = "a"` and `"workbench.new" = "a"` alike."""
    flat: dict[str, object] = {}
    for name, value in asked.items():
        if isinstance(value, dict):
            flat.update({f"{name}.{key}": keys for key, keys in value.items()})
        else:
            flat[name] = value
    return flat


def _meant(id: str, table: Mapping[str, str]) -> str:
    from rapidfuzz.process import extractOne

    near = extractOne(id, list(table), score_cutoff=70)
    return f'; did you mean "{near[0]}"?' if near else ""


def _without_clashes(
    table: Mapping[str, str], good: Mapping[str, str], name: str, problems: list[str]
) -> dict[str, str]:
    """`good` without the keys that something else on the same screen has."""
    kept: dict[str, str] = {}
    for id, keys in good.items():
        screen = id.partition(".")[0]
        for other, theirs in {**table, **kept}.items():
            same = other != id and other.partition(".")[0] in (screen, "app")
            moved = other in good and other not in kept
            if same and not moved and _parts(keys) & _parts(theirs):
                problems.append(f'{name}: "{id}" cannot have {keys}: "{other}" has it')
                break
        else:
            kept[id] = keys
    return kept


def _parts(keys: str) -> set[str]:
    return {part.strip() for part in keys.split(",")}
