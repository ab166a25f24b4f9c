"""Which column of a table holds what, and such a mapping kept in a file (TOML)."""

from collections.abc import Iterable, Mapping
from json import dumps
from re import findall
from typing import Any, Final, NamedTuple

from chrono.claims import MODALITIES, STATUSES
from chrono.errors import ChronoError
from chrono.importers.clocks import is_time
from chrono.importers.rows import Row, letters
from chrono.importers.targets import (
    ALIASES,
    BY_CELLS,
    DERIVED,
    DESCRIPTIONS,
    KNOWN,
    LISTS,
    MACHINERY,
    plain,
    target,
    zoned,
)
from chrono.names import fold
from chrono.store.names import slug, unused
from chrono.writers.remainder import OURS

_WORDS: Final = {"status": STATUSES, "modality": MODALITIES}
_HEAD: Final = ("order", "century", "separator", "header", "encoding", "delimiter", "sheet")


class Settings(NamedTuple):
    """How a table is read: which columns hold what, and what cannot be seen from the table."""

    columns: tuple[tuple[str, str], ...] = ()
    order: str = ""
    century: str = ""
    separator: str = ""
    header: str = ""
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""


class Match(NamedTuple):
    """The columns of a table by what they hold.

    `own` are those kept under `fields:` by a name made from theirs, `left` those left out. `zone`
    is that of the times, where the name of their column says it. `unsure` tells that the people of
    a table of another program may be of another kind.
    """

    places: Mapping[str, tuple[int, ...]]
    own: Mapping[str, int]
    left: tuple[str, ...]
    zone: str = ""
    unsure: bool = False


def matched(
    header: Mapping[int, str], asked: Iterable[tuple[str, str]], path: str, rows: Iterable[Row]
) -> Match:
    """Return where each key is in a row.

    What was asked for comes first; other columns are known by their names, and those with a name
    of no key are the owner's own. Raises `ChronoError` for a column that is not there, with those
    that are.
    """
    places = _asked(header, asked, path)
    rows = tuple(rows)
    _by_cells(header, places, rows)
    _by_name(header, places)
    for key in _foreign(places, asked, rows):
        del places[key]
    used = {place for held in places.values() for place in held}
    own: dict[str, int] = {}
    left = []
    for place, name in header.items():
        bare = plain(name)
        if place in used or bare in DERIVED:
            continue
        if bare in MACHINERY:
            left.append(name)
        else:
            own[unused(slug(name) or letters(place).lower(), own)] = place
    _complete(places, header, path)
    clocks = [place for key in ("date", "time") for place in places.get(key, ())]
    zones = [zone for place in clocks if (zone := zoned(header[place])[1])]
    zone = zones[0] if zones and "zone" not in places else ""
    unsure = "people" not in dict(asked) and any(
        header[place] != "people" for place in places.get("people", ())
    )
    return Match(places, own, tuple(left), zone, unsure)


def _asked(
    header: Mapping[int, str], asked: Iterable[tuple[str, str]], path: str
) -> dict[str, tuple[int, ...]]:
    places: dict[str, tuple[int, ...]] = {}
    there = {name: place for place, name in reversed(list(header.items()))}
    for key, column in asked:
        if column not in there:
            hint = f"there are {', '.join(header.values())}"
            raise ChronoError(f"{path}: no column {column}", hint)
        key = target(key)
        if key in places and key not in LISTS:
            what = f"two columns for {key}: {header[places[key][0]]} and {column}"
            raise ChronoError(f"{path}: {what}", f"only {', '.join(LISTS)} may have several")
        places[key] = (*places.get(key, ()), there[column])
    return places


def _by_cells(
    header: Mapping[int, str], places: dict[str, tuple[int, ...]], rows: Iterable[Row]
) -> None:
    """Add columns known by their cells: Start with times beside a Date, Tag beside a Monat."""
    used = {place for held in places.values() for place in held}
    names = {place: plain(zoned(name)[0]) for place, name in header.items() if place not in used}
    for key, words in BY_CELLS.items():
        beside, fits = ({"month"}, _is_day) if key == "day" else ({"date", "day"}, is_time)
        others = {KNOWN.get(name) for name in names.values() if name not in words}
        if key in places or beside.isdisjoint({*places, *others}):
            continue
        for place in (place for place, name in names.items() if name in words):
            cells = [cell for row in rows if (cell := row.cells.get(place, "").strip())]
            if cells and all(map(fits, cells)):
                places[key] = (place,)
                break


def _is_day(cell: str) -> bool:
    return cell.isdecimal() and 1 <= int(cell) <= 31


def _by_name(header: Mapping[int, str], places: dict[str, tuple[int, ...]]) -> None:
    """Add the columns that are known by their names, the best name of each key first."""
    asked = {place for held in places.values() for place in held}
    found: dict[str, list[tuple[int, int]]] = {}
    for place, name in header.items():
        bare = plain(zoned(name)[0])
        own = name.startswith("fields.") and name[7:]
        key = name if own else KNOWN.get(bare)
        bare = plain(name) if own else bare
        if key and place not in asked and key not in places:
            names = (plain(key), *ALIASES.get(key, ()))
            found.setdefault(key, []).append((names.index(bare), place))
    for key, ranked in found.items():
        places[key] = (min(ranked)[1],)
    _whole(places, asked)
    ends = places.get("end", ())
    if ends and plain(header[ends[0]]) == "to" and ends[0] not in asked:
        begins = places.get("date", ())
        if not begins or plain(header[begins[0]]) != "from":
            del places["end"]  # to whom, and not until when
    _described(header, places, asked)


def _described(
    header: Mapping[int, str], places: dict[str, tuple[int, ...]], asked: set[int]
) -> None:
    """Take a column of descriptions for the titles where no column is called a title."""
    names = {plain(name): place for place, name in header.items() if place not in asked}
    found = next((names[word] for word in DESCRIPTIONS if word in names), None)
    if "title" not in places and found is not None:
        places["title"] = (found,)
        if places.get("note") == (found,):
            del places["note"]


def _whole(places: dict[str, tuple[int, ...]], asked: set[int]) -> None:
    """Take columns for whole dates that are named like a part of one: Day, Month, Start Time."""
    if "date" in places or "year" in places:
        return
    for part, whole in (("day", "date"), ("month", "date"), ("time", "date"), ("end-time", "end")):
        held = places.get(part, ())
        if held and held[0] not in asked and whole not in places:
            places[whole] = places.pop(part)


def _foreign(
    places: Mapping[str, tuple[int, ...]], asked: Iterable[tuple[str, str]], rows: Iterable[Row]
) -> list[str]:
    """Return the keys whose column has other cells than they have, and was not asked for."""
    keys = [key for key in _WORDS if key in places and key not in dict(asked)]
    held = {
        key: [word for row in rows if (word := row.cells.get(places[key][0], "").strip())]
        for key in (*keys, *([OURS] if OURS in places else []))
    }
    foreign = [key for key in keys if {word.casefold() for word in held[key]} - {*_WORDS[key]}]
    ours = any(cell.startswith("{") for cell in held.get(OURS, ["{"]))
    return foreign if ours else [*foreign, OURS]


def _complete(places: Mapping[str, tuple[int, ...]], header: Mapping[int, str], path: str) -> None:
    there = ", ".join(header.values())
    held = {number for numbers in places.values() for number in numbers}
    free = [name for number, name in header.items() if number not in held]
    if "date" not in places and "year" not in places:
        meant = _named_like("date", free)
        hint = f"say {meant}, or --header N when its row is not found; there are {there}"
        raise ChronoError(f"{path}: no column is the date", hint)
    if "title" not in places:
        hint = f"say {_named_like('title', free)}; there are {there}"
        raise ChronoError(f"{path}: no column is the title", hint)


def _named_like(key: str, names: Iterable[str]) -> str:
    """Return the option that names the column of a key, with the one column that may be it."""
    words = {key, *ALIASES[key]}
    found = [name for name in names if words & set(findall(r"\w+", fold(name)))]
    column = found[0] if len(found) == 1 else "COLUMN"
    written = f"{key}={column}"
    return f'--map "{written}"' if " " in column else f"--map {written}"


def load(path: str, raw: bytes) -> Settings:
    """Return the mapping in a file."""
    import tomllib

    try:
        held = tomllib.loads(raw.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ChronoError(f"{path}: no mapping: {error}", "--save-mapping writes one") from None
    columns = held.pop("columns", {})
    head = {name: held.pop(name, "") for name in _HEAD}
    pairs: list[tuple[str, Any]] = [
        (key, name)
        for key, names in (columns.items() if isinstance(columns, dict) else [("", None)])
        for name in (names if isinstance(names, list) else [names])
    ]
    if held or not all(isinstance(text, str) for text in (*head.values(), *dict(pairs).values())):
        hint = f"it has {', '.join(_HEAD)} and [columns], all texts"
        raise ChronoError(f"{path}: no mapping: {', '.join(held) or 'a value is no text'}", hint)
    return Settings(tuple((target(key), name) for key, name in pairs), **head)


def dump(settings: Settings) -> str:
    """Return a mapping as the text of a file."""
    head = {name: getattr(settings, name) for name in _HEAD}
    lines = [f"{key} = {_quoted(value)}\n" for key, value in head.items() if value]
    columns: dict[str, list[str]] = {}
    for key, name in settings.columns:
        columns.setdefault(key, []).append(name)
    rows = (
        f"{key if key.replace('-', '').isalnum() and key.isascii() else _quoted(key)} = "
        + (_quoted(names[0]) if len(names) == 1 else f"[{', '.join(map(_quoted, names))}]")
        + "\n"
        for key, names in columns.items()
    )
    return "".join([*lines, "[columns]\n", *rows])


def _quoted(text: str) -> str:
    return dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
