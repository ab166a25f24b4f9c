"""What the command line tells of texts: the day they were published, and their language."""

from chrono.cli.clock import Clock
from chrono.dates import Date
from chrono.errors import ChronoError, DateError


def day_of(published: str | None) -> Date | None:
    """Return what `--published` gives; raises ChronoError where it is no date."""
    if published is None:
        return None
    try:
        return Clock(None).read(published)
    except DateError as error:
        raise ChronoError(f"--published: {error.message}", error.hint) from None


def spoken(language: str | None) -> str | None:
    """Return what `--language` gives; raises ChronoError where nobody reads it."""
    if language is None:
        return None
    from chrono.tagger.languages.registry import known

    return known(language)
