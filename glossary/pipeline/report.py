"""What importing one file did, for people and for the record of the run."""

from collections.abc import Callable
from dataclasses import dataclass, field

from glossary.store import Outcome

MESSAGES_KEPT = 1_000
"""Messages a report keeps; the counts go on."""

Progress = Callable[[float], None]
"""Told how much of the work is done, 0 to 1."""


@dataclass(slots=True)
class Report:
    """What importing one file did. `messages` are (line, or 0 where there is none; what)."""

    path: str
    format: str = ""
    encoding: str = ""
    new: int = 0
    extended: int = 0
    unchanged: int = 0
    conflicts: int = 0
    rejected: int = 0
    attested: int = 0
    candidates: int = 0
    skipped: str = ""
    error: str = ""
    messages: list[tuple[int, str]] = field(default_factory=list)

    def say(self, line: int, what: str) -> None:
        """Keep a message; after the first thousand only the counts go on."""
        if len(self.messages) < MESSAGES_KEPT:
            self.messages.append((line, what))

    @property
    def counts(self) -> dict[str, int]:
        """The counts that an import run keeps."""
        return {n: getattr(self, n) for n in ("new", "extended", "unchanged", "conflicts", "rejected")}

    def count(self, outcome: Outcome) -> None:
        """Count what writing a concept did."""
        setattr(self, outcome, getattr(self, outcome) + 1)
