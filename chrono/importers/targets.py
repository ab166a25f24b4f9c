"""What a column of a table can hold, and the names that such columns go by.

To add a name of a column, add it to `ALIASES` as `plain` writes it.
"""

import re
from typing import Final

from chrono.claims import NAMES
from chrono.errors import ChronoError
from chrono.names import fold
from chrono.writers.remainder import OURS

EVENT: Final = ("id", "date", "title", *NAMES, "tags", "status", "modality", "note", "zone")
CLAIM: Final = ("source", "url", "page", "locator", "phrase", "quote")
# Places in a source that are whole numbers.
NUMBERS: Final = {"paragraph": "para.", "line": "line"}
# The parts of a date that may have columns of their own.
WHEN: Final = (
    "time", "end", "end-time", "year", "month", "day", "end-year", "end-month", "end-day",
    "all-day",
)  # fmt: skip
WHO: Final = "who"  # names that are persons or organisations, as each of them tells
TARGETS: Final = (*EVENT, WHO, *WHEN, *CLAIM, *NUMBERS)
# Several columns may hold one of these.
LISTS: Final = (*NAMES, WHO, "tags")
ALIASES: Final = {
    "date": ("when", "datum", "fecha", "tarix", "дата", "startdate", "datestart", "datetime",
             "startdatetime", "dateandtime", "eventdate", "dateofevent", "timestamp", "start",
             "starts", "started", "begin", "begins", "datefrom", "fromdate", "startdatum",
             "datededébut", "fechadeinicio", "datadiinizio", "датаначала", "beginn", "anfang",
             "début", "inicio", "inizio", "начало", "başlangıc", "from", "von"),
    "time": ("starttime", "timestart", "timefrom", "timeofday", "eventtime", "clock", "uhrzeit",
             "heure", "hora", "ora", "время", "saat"),
    "end": ("enddate", "dateend", "enddatetime", "until", "ends", "ended", "finish", "finishdate",
            "dateto", "todate", "dateuntil", "untildate", "enddatum", "datedefin", "fechadefin",
            "datadifine", "датаокончания", "ende", "fin", "конец", "окончание", "to", "bis"),
    "end-time": ("endtime", "timeend", "timeto", "timeuntil", "finishtime"),
    "year": ("startyear", "yr", "jahr", "année", "año", "anno", "год"),
    "month": ("startmonth", "mo", "mon", "mth", "monat", "mois", "mes", "mese", "месяц"),
    "day": ("startday", "dy", "jour", "día", "giorno", "день"),
    "all-day": ("alldayevent",),
    "title": ("event", "what", "headline", "summary", "subject", "facttext", "fact", "entry",
              "eventtitle", "eventname", "eventdescription", "whathappened", "message", "activity",
              "incident", "milestone", "action", "ereignis", "titel", "événement", "titre",
              "evento", "título", "titolo", "событие", "название", "hadisə", "başlıq", "olay",
              "başlık", "name"),
    "orgs": ("org", "organisation", "organisations", "organization", "organizations"),
    "people": ("person", "persons", "witness", "witnesses", "attendees", "requiredattendees",
               "participants", "personen", "personnes", "personas"),
    "who": ("actor", "actors", "party", "parties", "involved", "wer", "qui", "quién", "кто", "kim"),
    "places": ("place", "location", "locations", "where", "venue", "ort", "lieu", "lugar",
               "luogo", "место", "yer"),
    "tags": ("tag", "category", "categories", "keywords", "issue", "issues", "linkedissues",
             "group", "label", "labels"),
    "note": ("notes", "remark", "remarks", "description", "comment", "comments", "text",
             "details", "body"),
    "source": ("sources", "doc", "docs", "document", "documents", "sourcedocument", "reference"),
    "url": ("link", "website", "href"),
    "page": ("pages", "pageno", "pagenumber"),
    "phrase": ("displaydate", "datetext"),
    "quote": ("quotation", "evidence", "excerpt"),
    "zone": ("timezone", "tz"),
    "id": ("uid", "eventid"),
}  # fmt: skip
# Columns for the title where none is called by a name of it.
DESCRIPTIONS: Final = ("description", "details", "facts", "narrative", "particulars", "text")
# Columns of our own tables that follow from the others, or that `fields` is no place for.
DERIVED: Final = frozenset(
    ["earliest", "latest", "startsat", "endsat", "match", "precision", "length", "file",
     "sourcetitle", "words", "where", "confidence", "assumed", "doubts"]
)  # fmt: skip
# Settings of calendar programs, the same in almost every row.
MACHINERY: Final = frozenset(
    ["reminderonoff", "reminderdate", "remindertime", "priority", "private", "sensitivity",
     "showtimeas", "mileage", "billinginformation", "meetingresources"]
)  # fmt: skip


def plain(name: str) -> str:
    """Return the name of a column as names are compared: its letters and digits.

    >>> plain("Start Date"), plain("Source(s)"), plain("Disputed?")
    ('startdate', 'sources', 'disputed')
    """
    return "".join(letter for letter in fold(name) if letter.isalnum())


_ZONED: Final = re.compile(r"(.+?)\s*[(\[]\s*(UTC|GMT|[A-Z][A-Za-z]+/[A-Za-z_/]+)\s*[)\]]")


def zoned(name: str) -> tuple[str, str]:
    """Return the name of a column without the time zone behind it, and the zone.

    >>> zoned("Time (UTC)"), zoned("Time"), zoned("Start [Europe/Berlin]")
    (('Time', 'UTC'), ('Time', ''), ('Start', 'Europe/Berlin'))
    """
    found = _ZONED.fullmatch(name.strip())
    return (found[1], found[2]) if found else (name, "")


# Names of columns that are known by their cells as well: Start is a time beside a column of days.
BY_CELLS: Final = {
    "time": ("start", "starts", "started", "begin", "begins", "beginn", "anfang", "début", "inicio",
             "inizio", "начало", "from", "von"),
    "end-time": ("end", "ends", "ended", "until", "finish", "ende", "fin", "конец", "to", "bis"),
    "day": ("tag",),
}  # fmt: skip
KNOWN: Final = {
    plain(name): key for key in (*TARGETS, OURS) for name in (key, *ALIASES.get(key, ()))
}


def target(name: str) -> str:
    """Return what a column may hold, by its name; `ChronoError` says what there is."""
    if name in TARGETS or (name.startswith("fields.") and name[7:].strip()):
        return name
    known = ", ".join((*TARGETS, "fields.NAME"))
    raise ChronoError(f"no key {name} to put a column in", f"there are {known}")
