"""One line of the budgets table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A figure beside its floor (the same unit); `budget` bounds their ratio."""

    what: str
    figure: float
    floor: float
    unit: str
    floor_is: str
    budget: float
    at_least: bool = False  # the ratio must reach the budget instead of staying below it

    @property
    def ratio(self) -> float:
        return self.figure / self.floor

    @property
    def kept(self) -> bool:
        return self.ratio >= self.budget if self.at_least else self.ratio <= self.budget

    def __str__(self) -> str:
        sign = "≥" if self.at_least else "≤"
        mark = "kept" if self.kept else "BROKEN"
        measured = f"{self.what:<44} {self.figure:9.2f} {self.unit:<9}"
        floor = f"{self.floor:9.2f} {self.floor_is:<26}"
        return f"{measured} {floor} {self.ratio:6.2f}× {sign} {self.budget:g}×  {mark}"
