"""The sources that an import names, found among those that are known, or made."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from chrono.claims import Claim, File, Source
from chrono.errors import DateError
from chrono.importers.fields import line
from chrono.names import fold
from chrono.store.names import new_source, slug, unused

# What is a source by itself, wherever it stands: an address, or a name with the ending of a file.
_FILE: Final = re.compile(r"https?://\S+|.*\w\.(?!\d+$)[A-Za-z0-9]{2,4}")


class Citations:
    """The sources of a file by what names them, and those that an import adds to it.

    A source that only the proposals have is added as it is there, under the same key.
    """

    def __init__(self, file: File, proposed: Iterable[Source] = ()) -> None:
        self.file = file
        self.made: dict[str, Source] = {}  # new ones, by key
        self.offered: dict[str, Source] = {}  # by title, those that the imported file describes
        self.named: dict[str, set[str]] = {}  # keys, by what names the source
        for held in file.sources.values():
            self._name(held)
        wholes = (_whole(one) for one in file.sources.values() if one.part)
        self.near = {name: one for one in (*wholes, *proposed) for name in _names(one)}

    def claims(self, claim: Claim) -> tuple[Claim, ...]:
        """Return a claim whose source may be several as a claim for each of them.

        What it says besides is then a claim without a source, as nothing tells whose it is.
        """
        keys = self._keys(claim.source)
        if len(keys) == 1:
            return (claim._replace(source=keys[0]),)
        rest = claim._replace(source="")
        return (*(Claim(source=key) for key in keys), *([rest] if any(rest) else []))

    def _keys(self, given: str) -> list[str]:
        """Return the keys of the sources in a text: a semicolon parts them, or a comma.

        A comma does where each part is a source by itself: known, an address or a file.
        """
        if self._is_known(given):
            return [self.key(given)]
        parts = [part for one in given.split(";") if (part := one.strip())]
        if len(parts) == 1:
            listed = [part for one in given.split(",") if (part := one.strip())]
            if all(self._is_known(part) or _FILE.fullmatch(part) for part in listed):
                parts = listed
        return list(dict.fromkeys(map(self.key, parts)))

    def _is_known(self, given: str) -> bool:
        known = (*self._names_of(given), given in self.offered)
        return given in self.file.sources or given in self.made or any(known)

    def _names_of(self, given: str) -> Iterator[Any]:
        for names in (self.named, self.near):
            yield from (names.get(fold(given)), names.get(_bare(given)))

    def key(self, given: str) -> str:
        """Return the key of a source named by key, address, file or title; a new one is noted.

        Raises `DateError`, the error of a value, where a name is that of several.
        """
        if given in self.file.sources or given in self.made:
            return given
        known = self.named.get(fold(given)) or self.named.get(_bare(given), set())
        if len(known) > 1:
            what = f"{given[:60]} is the name of {len(known)} sources"
            raise DateError("K104", what, given, 0, f"write one of {', '.join(sorted(known))}")
        if known:
            return next(iter(known))
        fresh = self._new(given)
        self.made[fresh.key] = fresh
        self._name(fresh)
        return fresh.key

    def _new(self, given: str) -> Source:
        taken = {*self.file.sources, *self.made}
        if given in self.offered:
            return self.offered[given]._replace(key=_key(given, taken))
        if near := self.near.get(fold(given)) or self.near.get(_bare(given)):
            return near._replace(key=unused(near.key, taken))
        made = new_source(given, self.file.path, taken)
        return made or Source(_key(given, taken), title=line(given))

    def _name(self, source: Source) -> None:
        for name in _names(source):
            self.named.setdefault(name, set()).add(source.key)


def _key(given: str, taken: set[str]) -> str:
    return given if slug(given) == given else unused(slug(given) or "source", taken)


def _names(source: Source) -> Iterator[str]:
    """Yield what a source goes by: its title, its address, its file with and without folder.

    The file of a part, such as a message inside another, names the whole and not the part.
    """
    file = "" if source.part else source.file
    return map(fold, filter(None, (source.title, source.url, file, _bare(file))))


def _whole(part: Source) -> Source:
    """Return the file that a source is a part of, as a source of its own."""
    name = _file(part.file)
    key = slug(name.rpartition(".")[0]) or "source"
    return Source(key, title=name, file=part.file, sha256=part.sha256)


def _bare(path: str) -> str:
    """Return the name of a file without its folder, as names of files are compared."""
    return fold(_file(path))


def _file(path: str) -> str:
    return re.split(r"[/\\]", path)[-1]
