"""How senior the owner of the CV is: what the dates tell, and what they set themselves."""

from __future__ import annotations

from bulletsmith.errors import BulletsmithError
from bulletsmith.screens.confirm import Ask
from bulletsmith.screens.editing import Editing
from bulletsmith.widgets.plain import note


class Levelling(Editing):
    """The seniority that the CV is judged by."""

    def action_level(self) -> None:
        """See the seniority, and set it."""
        from bulletsmith.checks.seniority import LEVELS

        review = self.session.last_review
        if review is None:
            return
        level, months, told = review.seniority
        worked = (
            "no dated role yet" if months is None else f"{months // 12} years {months % 12} months"
        )
        source = "as you set it" if told else "by the dates of your roles"
        question = (
            f"You are judged as {level or 'of no known level'}, {source} ({worked}). Grades and "
            "courses are held against a senior CV, projects against mid and senior ones."
        )
        if self.session.path is None:
            note(self, f"{question} Save the CV first: the level is kept beside it.", timeout=10)
            return
        answers = [("", "Leave it"), *((one, f"Judge me as {one}") for one in LEVELS)]
        if told:
            answers.append(("dates", "Go by the dates of my roles again"))
        self.app.push_screen(Ask(question, answers), self._levelled)

    def _levelled(self, answer: str | None) -> None:
        from bulletsmith.session.levels import set_level

        session = self.session
        if not answer:
            return
        try:
            file = set_level(session, "" if answer == "dates" else answer)
        except BulletsmithError as error:
            note(self, str(error), title="Not set", severity="error", timeout=10)
            return
        self.judge_again()
        note(self, f"Written to {file.name}.", timeout=5)

    def judge_again(self) -> None:
        """Judge the CV anew, by other settings."""
        raise NotImplementedError
