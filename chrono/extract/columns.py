"""What the columns of a table in a document hold, by their headers: words in several languages.

To add a language, add its words to the rows of their purpose.
"""

from typing import Final

# purpose -> words of headers. `reference` says where a row comes from or counts it: that is no part
# of what happened.
WORDS: Final = {
    "start": "from start starts started begin begins began since von ab beginn de du début desde "
             "inicio с начало başlangıc başlangıç",
    "end": "to until end ends ended till bis ende au fin hasta по до конец son bitiş finish",
    "date": "date dates day days when year years month datum tag jahr wann zeitpunkt jour année "
            "fecha año día дата день год когда tarix tarih gün yıl il data giorno anno dia ano "
            "rok dátum päivä",
    "reference": "source sources document documents doc docs page pages p pp ref reference "
                 "references exhibit bundle tab no nr number # item row id paragraph para evidence "
                 "citation note notes link url quelle beleg seite fundstelle anlage pièce fuente "
                 "página источник документ страница № n° nº num mənbə kaynak sayfa fonte pagina",
    "time": "time times hour uhrzeit zeit heure hora время час saat ora",
    "event": "event events what happened description details detail fact facts action entry "
             "summary title headline step milestone development occurrence incident subject "
             "matter narrative particulars activity ereignis ereignisse vorgang beschreibung "
             "geschehen sachverhalt événement évènement faits fait evento eventos descripción "
             "hecho hechos событие события описание факт hadisə hadise olay açıklama descrizione "
             "fatto wydarzenie gebeurtenis",
    "actor": "who actor actors party parties by person name speaker author wer qui quién кто kim "
             "kişi",
    "place": "place places location where venue city ort lieu lugar место yer mekan luogo",
}  # fmt: skip
LONGEST: Final = 4  # words of a header that says what its column is for
_KNOWN: Final = {word: name for name, words in reversed(WORDS.items()) for word in words.split()}


def purpose(headers: tuple[str, ...]) -> str:
    """Return what a column is for, by the headers over it: a key of `WORDS`, or nothing.

    Of several the first in the order of `WORDS` counts.

    >>> purpose(("Date",)), purpose(("Doc. no.",)), purpose(("Date", "from")), purpose(("Winner",))
    ('date', 'reference', 'start', '')
    >>> purpose(("Event date",)), purpose(("What happened?",)), purpose(())
    ('date', 'event', '')
    """
    words = [word.strip(".:()/?") or word for one in headers for word in one.lower().split()]
    if len(words) > LONGEST:
        return ""
    found = {_KNOWN[word] for word in words if word in _KNOWN}
    return next((name for name in WORDS if name in found), "")
