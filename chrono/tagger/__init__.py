"""Find and read the dates in a text: `tag`."""

from chrono.tagger.tag import Mention, tag

__all__ = ["Mention", "tag"]
