"""A document's text to its dated claims: `extract`."""

from chrono.extract.engine import extract
from chrono.extract.found import Found
from chrono.extract.gazetteer import Gazetteer

__all__ = ["Found", "Gazetteer", "extract"]
