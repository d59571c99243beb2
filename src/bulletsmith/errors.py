"""What can go wrong that is not a bug: each error says what, where, and what to do about it."""

from __future__ import annotations


class BulletsmithError(Exception):
    """A problem to tell the user, never a traceback.

    `message` says what is wrong, `remedy` what to do, `path` and the 1-based `line` and `column`
    where. `str()` gives all of it in one line, as the command line prints it.
    """

    def __init__(
        self,
        message: str,
        *,
        remedy: str = "",
        path: str = "",
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.path = path
        self.line = line
        self.column = column

    @property
    def place(self) -> str:
        """`cv.toml:12:3`, as much of it as is known."""
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part)

    def __str__(self) -> str:
        told = f"{self.place}: {self.message}" if self.place else self.message
        return f"{told} ({self.remedy})" if self.remedy else told

    def at(self, path: str) -> BulletsmithError:
        """The same error, told of the file `path`."""
        self.path = self.path or path
        return self


class UnreadableError(BulletsmithError):
    """A file that is missing, a folder, not permitted, or not text."""


class NotUnderstoodError(BulletsmithError):
    """A file that was read but does not say what its format asks for."""


class CannotPatchError(BulletsmithError):
    """An edit that this format cannot make in place."""


class NotSavedError(BulletsmithError):
    """A save that did not happen; the old file stands whole."""


class ChangedOnDiskError(NotSavedError):
    """Another program changed the file since it was opened; a save would overwrite that."""


class AlreadyThereError(NotSavedError):
    """A save under a new name that would overwrite another file."""
