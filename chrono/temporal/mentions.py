"""What is found in a text: `Mention`, one temporal expression, and `Phrase`, mentions joined."""

from typing import NamedTuple

from chrono.dates import Date
from chrono.temporal.rates import rate


class Mention(NamedTuple):
    """A temporal expression in a text.

    `start` and `end` count code points, prepositions are left out. `type` and `value` are those of
    TIMEX3; `date` is the expression's own date, None for a duration, a set, or a time that is on
    no calendar. `rule` names what read it. `anchor` is what a part of it was counted from:
    `published`, `text` (a date read before), or empty; `basis` is the place of that date in the
    text. `share` is the share of this value in all readings of the text, 1 where it has no rival.
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    date: Date | None
    rule: str
    anchor: str
    basis: tuple[int, int] | None = None
    share: float = 1.0

    @property
    def confidence(self) -> float:
        """The chance that the value is right: how often its rule is, times its share."""
        return rate(self.rule, self.anchor) * self.share


class Phrase(NamedTuple):
    """A dated phrase: one mention or two, with the small words that join them, and their date."""

    start: int
    end: int
    text: str
    date: Date
    rule: str
    mentions: tuple[Mention, ...]

    @property
    def share(self) -> float:
        """The share of the least sure of its mentions."""
        return min((mention.share for mention in self.mentions), default=1.0)

    @property
    def confidence(self) -> float:
        """The chance that the least sure of its mentions is right."""
        return min((mention.confidence for mention in self.mentions), default=1.0)
