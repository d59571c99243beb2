"""The one mutable object: the open document, its undo history, and what is not saved yet."""

from bulletsmith.session.editing import Draft
from bulletsmith.session.session import Session

__all__ = ["Draft", "Session"]
