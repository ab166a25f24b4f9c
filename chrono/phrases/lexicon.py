"""The English words that only a phrase is read or refused by; the rest are the tagger's."""

from typing import Final

from chrono.tagger.english import MONTHS, WEEKDAYS
from chrono.tagger.languages.registry import lexicon_of

FINER: Final = {"hour", "minute", "second", "moment"}
APPROXIMATE: Final = {"c", "ca", "circa", "about", "around", "approximately", "approx", "roughly"}
UNCERTAIN: Final = {"possibly", "probably", "perhaps", "maybe"}
LEADING: Final = {
    "dated", "sometime", "in", "on", "at", "the", "during", "throughout", "over", "of",
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

# Words that only a phrase has; `untilpost` stands for one behind its date in other languages.
OTHERS: Final = [
    "til", "up", "present", "ongoing", "far", "ever", "within", "os", "ns", "style", "utc", "gmt",
    "z", "s", "then", "untilpost",
]  # fmt: skip
ENGLISH: Final = lexicon_of("en")
KNOWN: Final = frozenset(
    word
    for table in (
        (word for word in ENGLISH.kinds if word.isalpha()),
        *ENGLISH.openers, *ENGLISH.links, *ENGLISH.closers,
        APPROXIMATE, UNCERTAIN, LEADING, FISCAL, OTHERS,
    )
    for word in table
)  # fmt: skip
"""Every word English dates are made of: a phrase of these alone is never left to dateparser."""
