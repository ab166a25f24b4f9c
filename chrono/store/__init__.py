"""YAML files and the chronology in them: reading, checking, editing, writing."""

from chrono.store.load import load

__all__ = ["load"]
