"""The language of a text, by the small words in it: `language_of`."""

import re
from typing import Final

from chrono.extract.words import of

WORDS: Final = {
    "en": of("the of and to in is was for that on with as by at from has have it which be are"),
    "de": of("der die das und ist von zu den mit nicht auf für ein eine dem des im sich auch"),
    "fr": of("le la les des et est dans une pour que qui sur par au plus pas avec ce du aux"),
    "es": of("el los las del que en una por con para es se su como más pero fue al lo sus"),
    "it": of("il che di per una con del della nel sono alla gli dei è anche dal come più ha"),
    "pt": of("o os que uma para com do da em não dos das por mais ao foi na no pelo são"),
    "ru": of("и в на не что с по как из для это его был от за к а также года о"),
    "uk": of("і в на не що з до як та для це його був від за у також року про й"),
    "az": of("və bu ilə bir üçün də da edib olub ki isə olan daha sonra ilk onun ən kimi"),
    "tr": of("ve bir bu ile için olarak da de daha çok olan gibi sonra kadar en ancak her"),
}
_WORD: Final = re.compile(r"[^\W\d_]+")
SAMPLE: Final = 20_000  # characters that are looked at
FEW: Final = 3  # small words without which nothing is said


def language_of(text: str) -> str:
    """Return the code of the language that most small words are of, or nothing when too few are.

    >>> language_of("The forum was held in the capital of the country."), language_of("OK")
    ('en', '')
    """
    words = [word.lower() for word in _WORD.findall(text[:SAMPLE])]
    counts = {code: sum(word in known for word in words) for code, known in WORDS.items()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] >= FEW else ""
