"""`NamedTuple` as `typing` has it, for what every check loads: made in a fraction of the time.

`typing` compiles the annotation of every field to see that it is a type, and `collections` writes
six methods a class that can be shared: with the four dozen that stand between a file and its
findings, a tenth of a short check.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from collections import _tuplegetter

    class _Meta(type):
        """Makes a named tuple of a class whose body annotates fields."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            fields = tuple(body.get("__annotations__", ()))
            told = {field: body.pop(field) for field in fields if field in body}
            if bases[0] is not tuple:
                takes = "".join([f", {field}" for field in fields])
                made = eval(
                    f"lambda _cls{takes}: _new(_cls, ({takes[2:]},))", {"_new": tuple.__new__}
                )
                made.__defaults__ = tuple(told.values())
                body |= {"__new__": made, "_fields": fields, "_field_defaults": told}
                body["__match_args__"] = fields
                body |= {field: _tuplegetter(at, "") for at, field in enumerate(fields)}
            return super().__new__(cls, name, bases, {**body, "__slots__": ()})

    class NamedTuple(tuple, metaclass=_Meta):
        """What they share."""

        @classmethod
        def _make(cls, values):
            found = tuple.__new__(cls, values)
            if len(found) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(found)}")
            return found

        def _replace(self, **changes):
            found = self._make(map(changes.pop, self._fields, self))
            if changes:
                raise ValueError(f"Got unexpected field names: {list(changes)!r}")
            return found

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __getnewargs__(self):
            return tuple(self)

        def __repr__(self):
            values = ", ".join([f"{field}={value!r}" for field, value in self._asdict().items()])
            return f"{type(self).__name__}({values})"


__all__ = ["NamedTuple"]
