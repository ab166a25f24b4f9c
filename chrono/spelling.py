"""What may have been meant by a word that nothing is called.

One mechanism for options, fields of a query, formats, columns, names, ids and files: the word in
another case, a known synonym, a part of a longer name, then a near spelling. To teach it a word
that people write for one of ours, add it to `SYNONYMS`.
"""

import os
import re
from collections.abc import Iterable
from typing import Final

from chrono.errors import ChronoError

MOST: Final = 3  # names that are offered
SHORTEST: Final = 3  # letters of a word that is looked for inside longer names
CLOSE: Final = 0.66  # ratio of difflib: a letter of three may differ
CLOSE_PART: Final = 0.8  # the same for one word of a longer name
LONGEST: Final = 80  # letters of a word that is compared

# What others call it -> what it is called here, the likeliest first; only what a command, a query
# or a registry has is ever offered.
SYNONYMS: Final[dict[str, tuple[str, ...]]] = {
    # options and fields of a query
    "since": ("from",), "start": ("from", "published"), "starting": ("from",), "begin": ("from",),
    "until": ("to",), "till": ("to",), "end": ("to",), "ending": ("to",), "through": ("to",),
    "day": ("on", "date", "published", "today"), "when": ("date", "on"), "at": ("on",),
    "during": ("on",), "year": ("on",), "month": ("on",), "now": ("today", "base"),
    "asof": ("today",), "organisation": ("org",),
    "organization": ("org",), "organisations": ("org",), "organizations": ("org",),
    "organisationname": ("org",), "orgs": ("org",), "company": ("org",), "institution": ("org",),
    "body": ("org",), "people": ("person",), "persons": ("person",), "who": ("person",),
    "actor": ("person",), "where": ("place",), "location": ("place",), "country": ("place",),
    "city": ("place",), "places": ("place",), "names": ("name",), "entity": ("name",),
    "tags": ("tag",), "label": ("tag",), "labels": ("tag",), "topic": ("tag",), "keyword": ("tag",),
    "category": ("tag",), "sources": ("source",), "src": ("source",), "document": ("source",),
    "state": ("status",), "mode": ("modality",), "max": ("limit",), "count": ("limit",),
    "n": ("limit",), "head": ("limit",), "top": ("limit",), "number": ("limit",),
    "precision": ("min-precision",),
    "o": ("into",), "output": ("into",), "in": ("into",), "to": ("into",),
    "out": ("output", "into"), "outfile": ("output", "into"), "save": ("output", "into"),
    "saveas": ("output", "into"),
    "type": ("format", "kind"), "fmt": ("format",), "as": ("format",), "outputformat": ("format",),
    "orderby": ("sort",), "sortby": ("sort",), "sorted": ("sort",), "desc": ("reverse",),
    "descending": ("reverse",), "group": ("group-by", "by"), "by": ("group-by",),
    "groupby": ("by",),
    "lanes": ("group-by",), "cols": ("columns",), "column": ("columns",), "show": ("columns",),
    "width": ("columns",), "colour": ("color",), "colors": ("color",), "colours": ("color",),
    "timezone": ("zone",), "tz": ("zone",), "lang": ("language",), "languages": ("language",),
    "locale": ("language",), "pub": ("published",), "pubdate": ("published",),
    "date": ("on", "published"), "written": ("published",), "cite": ("quote",),
    "citation": ("quote",), "text": ("quote",), "title": ("text",), "comment": ("note",),
    "remark": ("note",),
    "dryrun": ("dry-run",), "simulate": ("dry-run",), "pretend": ("dry-run",),
    "workers": ("jobs",), "threads": ("jobs",), "processes": ("jobs",), "parallel": ("jobs",),
    "style": ("template",), "heading": ("title",), "headline": ("title",), "alias": ("aliases",),
    "input": ("file", "format"), "chronology": ("file",), "config": ("file",), "db": ("file",),
    "delimiter": ("separator",), "sep": ("separator",), "dateorder": ("order",),
    "dayfirst": ("order",), "exact": ("certain",), "sure": ("certain",), "author": ("person",),
    "alarm": ("reminder",), "remind": ("reminder",),
    # formats
    "ical": ("ics",), "icalendar": ("ics",), "calendar": ("ics",), "vcs": ("ics",),
    "webcal": ("ics",), "google": ("ics",), "outlook": ("ics",), "markdown": ("md",),
    "mkd": ("md",), "excel": ("xlsx", "csv"), "xls": ("xlsx", "csv"),
    "ods": ("xlsx", "csv"),
    "spreadsheet": ("xlsx", "csv"), "xlsx": ("csv",), "word": ("docx",),
    "doc": ("docx",), "odt": ("docx",),
    "rtf": ("docx",), "jpg": ("png",), "jpeg": ("png",), "gif": ("png",), "image": ("png",),
    "picture": ("png",), "htm": ("html",), "web": ("html",), "webpage": ("html",),
    "page": ("html",), "bib": ("bibtex",), "csl": ("csl-json",), "tex": ("latex", "tex"),
    "ndjson": ("jsonl",), "jsonlines": ("jsonl",), "txt": ("columns", "txt"),
    "plaintext": ("columns", "txt"), "ascii": ("columns",), "table": ("grid",),
    "sqlite3": ("sqlite",), "sql": ("sqlite",), "database": ("sqlite",), "mmd": ("mermaid",),
    "mw": ("markwhen",), "knightlab": ("timelinejs",), "rdf": ("jsonld",), "tab": ("tsv",),
    # commands
    "ls": ("list",), "print": ("list",), "find": ("list",), "search": ("list",), "query": ("list",),
    "new": ("add", "init"), "create": ("init", "add"), "remove": ("rm",), "delete": ("rm",),
    "del": ("rm",), "change": ("edit",), "update": ("edit",), "modify": ("edit",),
    "set": ("edit",), "format": ("fmt",), "validate": ("check",), "verify": ("check",),
    "lint": ("check",), "doctor": ("check",), "convert": ("export",), "webserver": ("serve",),
    "server": ("serve",), "parse": ("date", "tag"), "read": ("date", "show"), "view": ("show",),
    "cat": ("show",), "statistics": ("stats",), "accept": ("review",), "draw": ("timeline",),
    "chart": ("timeline",), "plot": ("timeline",), "propose": ("extract",), "load": ("import",),
    "join": ("merge",), "man": ("help",), "usage": ("help",), "about": ("version",),
    "orgname": ("org",),
}  # fmt: skip
_ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://|www\.")


def squeezed(word: str) -> str:
    """Return a word as it is compared: without case, hyphens, underscores and blanks.

    >>> squeezed("Group_By") == squeezed("group-by")
    True
    """
    return re.sub(r"[\s_-]+", "", word.casefold())


def is_word_of_ours(word: str) -> bool:
    """Return whether a word is the name of an option, a format or a command, or is used for one.

    >>> is_word_of_ours("since"), is_word_of_ours("from"), is_word_of_ours("vents")
    (True, True, False)
    """
    meant = squeezed(word)
    return meant in SYNONYMS or any(meant in map(squeezed, ours) for ours in SYNONYMS.values())


def same(word: str, known: Iterable[str]) -> list[str]:
    """Return the known names that a word is for certain: in another case, or by a synonym.

    >>> same("ICAL", ["ics", "csv"]), same("Csv", ["ics", "csv"]), same("icz", ["ics"])
    (['ics'], ['csv'], [])
    """
    names = list(known)
    meant = squeezed(word)
    equal = [name for name in names if squeezed(name) == meant]
    return equal or [name for name in SYNONYMS.get(meant, ()) if name in names]


def near(word: str, known: Iterable[str], close: float = CLOSE) -> list[str]:
    """Return up to three known names that may have been meant by a word, the likeliest first.

    >>> near("Ilham", ["Ilham Aliyev", "Baku"]), near("Alyev", ["Ilham Aliyev", "Baku"])
    (['Ilham Aliyev'], ['Ilham Aliyev'])
    >>> near("Bakku", ["Ilham Aliyev", "Baku"]), near("London", ["Ilham Aliyev", "Baku"])
    (['Baku'], [])
    """
    names = list(dict.fromkeys(known))
    found = same(word, names)
    if found:
        return found[:MOST]
    meant = word[:LONGEST].casefold()
    if len(meant) >= SHORTEST:
        found = [name for name in names if _begins_a_part(meant, name.casefold())]
    return list(dict.fromkeys([*found[:MOST], *_alike(meant, names, close)]))[:MOST]


def _begins_a_part(word: str, name: str) -> bool:
    """Return whether one of the words of a name begins with a word."""
    at = name.find(word)
    while at > 0 and name[at - 1].isalnum():
        at = name.find(word, at + 1)
    return at >= 0


def _alike(word: str, names: list[str], close: float) -> list[str]:
    from difflib import get_close_matches

    whole = {name[:LONGEST].casefold(): name for name in reversed(names)}
    found = [whole[each] for each in get_close_matches(word, whole, MOST, close)]
    parts: dict[str, list[str]] = {}
    for name in names:
        for part in re.findall(r"\w{4,}", name.casefold()):
            parts.setdefault(part, []).append(name)
    close_parts = get_close_matches(word, parts, MOST, CLOSE_PART)
    return found + [name for each in close_parts for name in parts[each]]


def suggestion(word: str, known: Iterable[str], most: int = MOST) -> str:
    """Return `did you mean X or Y?`, or nothing where no known name is near."""
    found = near(word, known)[:most]
    return f"did you mean {' or '.join(found)}?" if found else ""


def picked(word: str, known: Iterable[str], message: str) -> str:
    """Return the known word that a word is, in any case; raise `ChronoError` where it is none.

    >>> picked("Title", ["date", "title"], "no column Title")
    'title'
    """
    names = list(known)
    found = [name for name in names if squeezed(name) == squeezed(word)]
    if word in names or found:
        return word if word in names else found[0]
    raise ChronoError(message, listed(word, names))


def listed(word: str, known: Iterable[str]) -> str:
    """Return a hint with what may be meant by a word, and all there is."""
    names = list(known)
    there = f"there are {', '.join(names)}"
    meant = suggestion(word, names)
    return f"{meant} {there}" if meant else there


def is_address(path: str) -> bool:
    """Return whether what stands for a file is an address on the web."""
    return bool(_ADDRESS.match(path))


def no_such_file(path: str, hint: str = "") -> ChronoError:
    """Return the error for a file that is not there, with the nearest one in its folder.

    `hint` is what else there is to do.
    """
    if is_address(path):
        return ChronoError(
            f"{path} is an address, not a file",
            "chrono opens no connection: save the page or the file first, and name that copy",
        )
    folder, name = os.path.split(path)
    try:
        there = os.listdir(folder or ".")
    except OSError:
        message = f"no such file: {path}"
        return ChronoError(message, f"there is no folder {folder}" if folder else hint)
    near_ones = [os.path.join(folder, each) for each in near(name, there, 0.75)]
    meant = f"did you mean {' or '.join(near_ones)}?" if near_ones else ""
    return ChronoError(f"no such file: {path}", " ".join(filter(None, [meant, hint])))
