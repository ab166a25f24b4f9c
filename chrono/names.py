"""Who is meant by a name: an entity by its key, name or alias, and all that is part of it."""

from collections.abc import Mapping
from unicodedata import normalize

from chrono.claims import Entity


def fold(text: str) -> str:
    """Return text as it is compared: without case, however its accents are encoded.

    The dotted and the dotless i of Turkish and Azerbaijani count as one letter, since case alone
    turns each into the other. Source: Unicode 3.13, canonical caseless matching.

    >>> fold("İLHAM") == fold("ilham") == fold("ılham"), fold("Straße") == fold("STRASSE")
    (True, True)
    """
    if text.isascii():
        return text.lower()
    folded = normalize("NFC", normalize("NFD", text).casefold())
    return folded.replace("i\u0307", "i").replace("ı", "i")


class Names:
    """The names that the entities of a chronology go by."""

    def __init__(self, entities: Mapping[str, Entity]) -> None:
        self._entities = entities
        self._by_name: dict[str, set[str]] = {}
        for entity in self._entities.values():
            for name in entity.names():
                self._by_name.setdefault(fold(name), set()).add(entity.key)
        self._parts: dict[str, set[str]] = {}
        for entity in self._entities.values():
            if entity.part_of:
                for whole in self._keys(entity.part_of):
                    self._parts.setdefault(whole, set()).add(entity.key)

    def _keys(self, name: str) -> set[str]:
        return self._by_name.get(fold(name), {fold(name)})

    def entities(self, name: str) -> list[Entity]:
        """Return the entities that go by a name."""
        keys = self._by_name.get(fold(name), set())
        return [self._entities[key] for key in sorted(keys)]

    def meant(self, name: str) -> frozenset[str]:
        """Return every name, case folded, that stands for `name` or a part of it."""
        found: set[str] = set()
        waiting = list(self._keys(name))
        while waiting:
            key = waiting.pop()
            if key not in found:
                found.add(key)
                waiting += self._parts.get(key, ())
        names = {fold(name)}
        for key in found:
            entity = self._entities.get(key)
            names |= {fold(each) for each in entity.names()} if entity else {key}
        return frozenset(names)
