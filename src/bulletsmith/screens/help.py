"""The keys that work here, from the key table, with what the user made of them."""

from __future__ import annotations

from textual.content import Content
from textual.screen import Screen

from bulletsmith.keys import KEYS, SCREENS, Key
from bulletsmith.paths import config_dir
from bulletsmith.screens.box import Box
from bulletsmith.widgets.plain import plain

_SIGNS = {
    "up": "↑",
    "down": "↓",
    "enter": "↵",
    "escape": "esc",
    "delete": "del",
    "pageup": "pgup",
    "pagedown": "pgdn",
    "right": "→",
    "left": "←",
    "slash": "/",
    "plus": "+",
    "question_mark": "?",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
}


def help_box(screen: Screen[object], keymap: dict[str, str]) -> Box:
    """The help for `screen`: its own keys first, then those of everywhere."""
    here = {(a.binding.id or "").partition(".")[0] for a in screen.active_bindings.values()}
    groups = [name for name in SCREENS if name in here and name != "app"] + ["app"]
    parts = [_group(name, keymap) for name in groups]
    file = config_dir() / "keys.toml"
    told = f'To change a key, give its id another one in {file}:\n"workbench.new" = "a"'
    more = plain(told, "$foreground-muted")
    return Box("Keys", Content("\n\n").join([*parts, more]))


def _group(name: str, keymap: dict[str, str]) -> Content:
    lines = [plain(SCREENS[name], "bold")]
    for key in KEYS:
        if key.screen == name:
            told = plain(_told(key, keymap).ljust(13) + " ", "bold $text-primary")
            lines.append(
                told + plain(key.help.ljust(36)) + plain(f" {key.id}", "$foreground-muted")
            )
    return Content("\n").join(lines)


def _told(key: Key, keymap: dict[str, str]) -> str:
    """`⇧↑ K` for `shift+up,K`."""
    return " ".join(_one(part.strip()) for part in keymap.get(key.id, key.keys).split(","))


def _one(key: str) -> str:
    *before, last = key.split("+")
    signs = ["⇧" if part == "shift" else "^" if part == "ctrl" else f"{part}+" for part in before]
    return "".join(signs) + _SIGNS.get(last, last)
