"""Find and read the dates in a text: `tag`, `annotate`."""

from chrono.tagger.mentions import Mention, Phrase
from chrono.tagger.tag import Tagged, annotate, tag

__all__ = ["Mention", "Phrase", "Tagged", "annotate", "tag"]
