"""The words of English dates, which the grammar reads; every other language is turned into them."""

from typing import Final

from chrono.tagger.english import (
    MONTH_NAMES,
    MONTHS,
    NINETIES,
    NUMBERS,
    ORDINALS,
    WEEKDAY_NAMES,
    WEEKDAYS,
)

__all__ = [
    "MONTHS",
    "MONTH_NAMES",
    "NINETIES",
    "NUMBERS",
    "ORDINALS",
    "WEEKDAYS",
    "WEEKDAY_NAMES",
]

SEASONS: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

UNITS: Final = {
    name + plural: name
    for name in ("day", "week", "fortnight", "month", "quarter", "year")
    for plural in ("", "s")
} | {"decade": "decade", "decades": "decade", "century": "century", "centuries": "century"}
FINER: Final = {"hour", "hours", "minute", "minutes", "second", "seconds", "moment", "moments"}
PORTIONS: Final = {"early": 37, "mid": 38, "middle": 38, "late": 39}
PORTIONS_OF: Final = {"beginning": 37, "start": 37, "middle": 38, "end": 39}
APPROXIMATE: Final = {"c", "ca", "circa", "about", "around", "approximately", "approx", "roughly"}
UNCERTAIN: Final = {"possibly", "probably", "perhaps", "maybe"}
COMMON_ERA: Final = {"ad", "ce"}
BEFORE_ERA: Final = {"bc", "bce"}
LEADING: Final = {
    "dated", "sometime", "in", "on", "at", "the", "during", "throughout", "over", "of",
}  # fmt: skip
DAY_PARTS: Final = {"morning", "afternoon", "evening", "night"}
OTHER_EVENT: Final = {
    "later", "earlier", "following", "previous", "preceding", "same", "that", "next", "before",
    "after", "then", "thereafter", "afterwards",
}  # fmt: skip
FISCAL: Final = {"fiscal", "financial", "fy"}

# Zones by their letters, behind a time and in capitals: most of them stand for several.
ZONES: Final = {
    "et", "est", "edt", "ct", "cst", "cdt", "mt", "mst", "mdt", "pt", "pst", "pdt", "akst", "hst",
    "cet", "cest", "eet", "eest", "wet", "west", "bst", "ist", "msk", "sast", "gst", "pkt", "azt",
    "trt", "jst", "kst", "hkt", "sgt", "aest", "aedt", "acst", "awst", "nzst", "nzdt", "art", "brt",
}  # fmt: skip

# Words that are dates only beside others: alone and in lower case they are a verb or a name.
NOT_ALONE: Final = {
    "may", "march", "august", "second", "fall", "spring",
    *(w for w in (*MONTHS, *WEEKDAYS) if len(w) <= 3),
}  # fmt: skip

CONNECTIVES: Final = [
    "since", "from", "to", "until", "till", "til", "through", "thru", "up", "between", "and", "or",
    "by", "before", "after", "on", "onwards", "onward", "forward", "back", "ago", "hence", "now",
    "today", "yesterday", "tomorrow", "tonight", "last", "this", "next", "past", "coming", "so",
    "far", "date", "present", "ongoing", "no", "not", "than", "latest", "earliest", "as",
    "starting", "ever", "within", "prior", "half", "third", "year", "week", "fiscal", "noon",
    "midnight", "am", "pm", "utc", "gmt", "z", "os", "ns", "old", "new", "style", "a", "an",
    "s", "weekend", "untilpost",
]  # fmt: skip

KNOWN: Final = frozenset(
    word
    for table in (
        MONTHS, WEEKDAYS, SEASONS, NUMBERS, ORDINALS, NINETIES, UNITS, FINER, PORTIONS,
        PORTIONS_OF, APPROXIMATE, UNCERTAIN, COMMON_ERA, BEFORE_ERA, LEADING, DAY_PARTS,
        OTHER_EVENT, FISCAL, CONNECTIVES,
    )
    for word in table
)  # fmt: skip
"""Every word English dates are made of: a phrase of these alone is never left to dateparser."""
