"""What the columns of a table in a document hold, by their headers: words in several languages.

To add a language, add its words to the sets of their purpose.
"""

from typing import Final

DATES: Final = frozenset(
    [
        "date",
        "dates",
        "day",
        "days",
        "when",
        "year",
        "years",
        "month",
        "datum",
        "tag",
        "jahr",
        "wann",
        "zeitpunkt",
        "date",
        "jour",
        "année",
        "fecha",
        "año",
        "día",
        "дата",
        "день",
        "год",
        "когда",
        "tarix",
        "tarih",
        "gün",
        "yıl",
        "il",
        "data",
        "giorno",
        "anno",
        "dia",
        "ano",
        "rok",
        "dátum",
        "päivä",
    ]
)
STARTS: Final = frozenset(["from", "start", "starts", "started", "begin", "begins", "began", "since", "von", "ab", "beginn", "de", "du", "début", "desde", "inicio", "с", "начало", "başlangıc", "başlangıç"])  # fmt: skip
ENDS: Final = frozenset(["to", "until", "end", "ends", "ended", "till", "bis", "ende", "au", "fin", "hasta", "по", "до", "конец", "son", "bitiş", "finish"])  # fmt: skip
TIMES: Final = frozenset(
    ["time", "times", "hour", "uhrzeit", "zeit", "heure", "hora", "время", "час", "saat", "ora"]
)
EVENTS: Final = frozenset(
    [
        "event",
        "events",
        "what",
        "happened",
        "description",
        "details",
        "detail",
        "fact",
        "facts",
        "action",
        "entry",
        "summary",
        "title",
        "headline",
        "step",
        "milestone",
        "development",
        "occurrence",
        "incident",
        "subject",
        "matter",
        "narrative",
        "particulars",
        "activity",
        "ereignis",
        "ereignisse",
        "vorgang",
        "beschreibung",
        "geschehen",
        "sachverhalt",
        "événement",
        "description",
        "faits",
        "fait",
        "évènement",
        "evento",
        "eventos",
        "descripción",
        "hecho",
        "hechos",
        "событие",
        "события",
        "описание",
        "факт",
        "hadisə",
        "hadise",
        "olay",
        "açıklama",
        "evento",
        "descrizione",
        "fatto",
        "wydarzenie",
        "gebeurtenis",
    ]
)
ACTORS: Final = frozenset(
    [
        "who",
        "actor",
        "actors",
        "party",
        "parties",
        "by",
        "person",
        "name",
        "speaker",
        "author",
        "wer",
        "wer?",
        "qui",
        "quién",
        "кто",
        "kim",
        "kişi",
    ]
)
PLACES: Final = frozenset(["place", "places", "location", "where", "venue", "city", "ort", "lieu", "lugar", "место", "yer", "mekan", "luogo"])  # fmt: skip
# What says where a row comes from, and counts it: no part of what happened.
REFERENCES: Final = frozenset(
    [
        "source",
        "sources",
        "document",
        "documents",
        "doc",
        "docs",
        "page",
        "pages",
        "p",
        "pp",
        "ref",
        "reference",
        "references",
        "exhibit",
        "bundle",
        "tab",
        "no",
        "nr",
        "number",
        "#",
        "item",
        "row",
        "id",
        "paragraph",
        "para",
        "evidence",
        "citation",
        "note",
        "notes",
        "link",
        "url",
        "quelle",
        "beleg",
        "seite",
        "fundstelle",
        "anlage",
        "pièce",
        "source",
        "fuente",
        "página",
        "источник",
        "документ",
        "страница",
        "№",
        "n°",
        "nº",
        "num",
        "mənbə",
        "kaynak",
        "sayfa",
        "fonte",
        "pagina",
    ]
)
WORD_OF: Final = {
    "date": DATES, "start": STARTS, "end": ENDS, "time": TIMES, "event": EVENTS,
    "actor": ACTORS, "place": PLACES, "reference": REFERENCES,
}  # fmt: skip


def purpose(headers: tuple[str, ...]) -> str:
    """Return what a column is for, by the headers over it: a key of `WORD_OF`, or nothing.

    >>> purpose(("Date",)), purpose(("Doc. no.",)), purpose(("Date", "from")), purpose(("Winner",))
    ('date', 'reference', 'start', '')
    >>> purpose(("Event date",)), purpose(("What happened",)), purpose(())
    ('date', 'event', '')
    """
    words = [word.strip(".:()/") for header in headers for word in header.lower().split()]
    found = [name for word in words for name, known in WORD_OF.items() if word in known]
    for name in ("start", "end", "date", "reference", "time", "event", "actor", "place"):
        if name in found and len(words) <= LONGEST:
            return name
    return ""


LONGEST: Final = 4  # words of a header that says what its column is for
