"""A cited chronology kept as plain text, and answers from it."""

__version__ = "0.1.0"  # a literal: importlib.metadata would cost more than everything else
