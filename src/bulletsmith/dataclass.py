"""`dataclass`, `field`, `replace` and `once` for what every check loads, as the standard library's.

The standard library's bring `inspect` and all that goes with it, and compile six methods a class:
with the two dozen classes that stand between a file and its findings, a fifth of a short check.
Here one method is compiled, the others are shared, and what `dataclasses` knows of a class
(`fields`, `asdict`, pydantic ask for it) is made when it is asked for. Only what the program uses
is there: `frozen`, `slots` and `eq`; `default`, `default_factory` and `compare`; no inheritance.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class _Field:
    """What `field` says of a default, and of the part that a field has in comparisons."""

    def __init__(self, *, default: Any = ..., default_factory: Any = ..., compare: bool = True):
        self.default = default
        self.default_factory = default_factory
        self.compare = compare


if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace
    from functools import cached_property as once
else:

    class once:  # noqa: N801
        """As `functools.cached_property`, without a lock, which costs more than most properties."""

        def __init__(self, work_out) -> None:
            self.work_out = work_out
            self.__doc__ = work_out.__doc__

        def __set_name__(self, owner, name) -> None:
            self.name = name

        def __get__(self, value, owner):
            if value is None:
                return self
            found = value.__dict__[self.name] = self.work_out(value)
            return found

    field = _Field

    def dataclass(cls=None, *, frozen=False, slots=False, eq=True):
        """As `dataclasses.dataclass`."""

        def made(cls: type) -> type:
            return _made(cls, frozen, slots, eq)

        return made if cls is None else made(cls)

    def replace(value, **changes):
        """As `dataclasses.replace`."""
        return type(value)(**{**dict(_items(value)), **changes})


_OWN = ("__dict__", "__weakref__")  # of each class, and never to be copied


def _made(cls: type, frozen: bool, slots: bool, eq: bool) -> type:
    """The class with the methods of a dataclass; another one where it has slots."""
    names = tuple(cls.__annotations__)
    said = {name: cls.__dict__[name] for name in names if name in cls.__dict__}
    told = {n: one if isinstance(one, _Field) else _Field(default=one) for n, one in said.items()}
    methods: dict[str, Any] = {
        "__init__": _init(names, told, frozen),
        "__repr__": _repr,
        "__reduce__": _reduce,
        "__match_args__": names,
        "__dataclass_fields__": _Fields(frozen, told),
    }
    if eq:
        compared = [name for name in names if name not in told or told[name].compare]
        methods |= _equal(attrgetter(*compared), frozen)
    if frozen:
        methods |= {"__setattr__": _refused, "__delattr__": _refused}
    methods |= {name: one.default for name, one in told.items() if one.default is not ...}
    body = {name: one for name, one in cls.__dict__.items() if name not in (*_OWN, *said)}
    if slots:
        methods = {name: one for name, one in methods.items() if name not in names}
        methods["__slots__"] = names
    made = type(cls)(cls.__name__, cls.__bases__, {**methods, **body})
    made.__qualname__ = cls.__qualname__
    return made


def _init(names: tuple[str, ...], told: dict[str, Any], frozen: bool) -> Any:
    """`__init__`, the one method whose speed is worth a compiler's time."""
    known: dict[str, Any] = {"_put": object.__setattr__}
    takes, puts = [], []
    for name in names:
        value = name
        if name not in told:
            takes.append(name)
        elif told[name].default_factory is not ...:
            known[f"_new_{name}"] = told[name].default_factory
            takes.append(f"{name}=...")
            value = f"_new_{name}() if {name} is ... else {name}"
        else:
            known[f"_is_{name}"] = told[name].default
            takes.append(f"{name}=_is_{name}")
        puts.append(f"_put(self, {name!r}, {value})" if frozen else f"self.{name} = {value}")
    exec(f"def __init__(self, {', '.join(takes)}): {'; '.join(puts)}", known)
    return known["__init__"]


def _items(self: Any) -> list[tuple[str, Any]]:
    return [(name, getattr(self, name)) for name in self.__match_args__]


def _repr(self: Any) -> str:
    values = ", ".join([f"{name}={value!r}" for name, value in _items(self)])
    return f"{type(self).__qualname__}({values})"


def _reduce(self: Any) -> tuple[type, tuple[Any, ...]]:
    """How it is copied and pickled: made anew of its values."""
    return type(self), tuple([value for _, value in _items(self)])


def _equal(key: Callable[[Any], Any], frozen: bool) -> dict[str, Any]:
    """Equality by `key`, and what goes with it."""

    def equal(self: Any, other: object) -> bool:
        return key(self) == key(other) if type(self) is type(other) else NotImplemented

    def hash_of(self: Any) -> int:
        return hash(key(self))

    return {"__eq__": equal, "__hash__": hash_of if frozen else None}


def _refused(_: object, name: str, *__: object) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot assign to field {name!r}")


class _Fields:
    """What `dataclasses` knows of a class, made when it is first asked for."""

    def __init__(self, frozen: bool, told: dict[str, Any]) -> None:
        self.frozen = frozen
        self.told = told

    def __get__(self, _: object, owner: type) -> Any:
        import dataclasses

        said: dict[str, Any] = {}
        for name, one in self.told.items():
            given = {"default": one.default, "default_factory": one.default_factory}
            given = {kind: value for kind, value in given.items() if value is not ...}
            said[name] = dataclasses.field(**given, compare=one.compare)
        body = {"__annotations__": owner.__annotations__, "__module__": owner.__module__, **said}
        twin: Any = dataclasses.dataclass(frozen=self.frozen)(type(owner.__name__, (), body))
        owner.__dataclass_fields__ = twin.__dataclass_fields__  # type: ignore[attr-defined]
        return twin.__dataclass_fields__


__all__ = ["dataclass", "field", "once", "replace"]
