"""What is asked: a phrase, and what the reader is told with it."""

from typing import NamedTuple

from chrono.dates.calendar import Day
from chrono.dates.hints import shorten


class Question(NamedTuple):
    """A phrase, the day it counts from, the order of its figures, the languages it may be in."""

    phrase: str
    base: Day | None = None
    order: str | None = None  # DMY, MDY, YMD
    languages: tuple[str, ...] | None = None  # None: English first, then all
    strict: bool = False  # it stands in a file: English, and never counted from a day
    base_option: bool = True  # whoever asked can give the base, with --base

    @property
    def shown(self) -> str:
        """The phrase as a message shows it."""
        return shorten(self.phrase.strip())

    def speaks(self, *languages: str) -> bool:
        """Tell whether the phrase may be in one of these languages."""
        return self.languages is None or not set(languages).isdisjoint(self.languages)
