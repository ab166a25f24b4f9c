"""A phrase read as a text is: the last reader of our own grammar, in any language.

What a phrase means in a sentence it means by itself: the grammar of texts reads it, and the whole
of it must be one dated phrase, but for a preposition or an article before. A date that does not
change with the day of publication is absolute; any other is counted from the base.
"""

from typing import Final

from chrono.dates import Date
from chrono.phrases.choices import Settled
from chrono.phrases.question import Question
from chrono.phrases.refusals import depends, two
from chrono.temporal import Phrase, annotate

DAYS: Final = (Date("1987-03-07"), Date("2014-08-26"))
# Words before a date that say nothing of it.
LEADS: Final = {
    "en": "in on at during the of dated", "de": "im in am an der die das den dem des vom zum",
    "fr": "en au aux le la les l' du de des d' à dans l’ d’ cours pendant durant",
    "es": "en el la los las de del al a durante día",
    "ru": "в во на", "uk": "у в на", "tr": "", "az": "",
    "it": "nel nella nell' nei negli nelle il lo la i gli le l' in del della di a al alla all'",
    "pt": "em no na nos nas o a os as de do da ao à dia", "nl": "in de het op van aan om",
    "pl": "w we na dnia o pod ciągu",
    "cs": "v ve dne roku", "sv": "i den på år", "ro": "în la pe anul", "hu": "a az",
    "da": "i den på", "ar": "في من", "ja": "", "zh": "在", "ko": "",
}  # fmt: skip
MARKS: Final = ".,;: "


def read_as_text(text: str, question: Question) -> tuple[Settled, str] | None:
    """The one date of a phrase and its language, or None; raises where languages disagree, and
    where it counts from a day nobody gave."""
    found: dict[str, tuple[Settled, str]] = {}
    relative = ""
    for language in question.languages or LEADS:
        code = language.partition("-")[0]
        if code not in LEADS or (question.languages is None and not written_in(text, code)):
            continue
        settled = absolute_date(text, code)
        if settled is None:
            phrase = whole(text, code, DAYS[0])
            relative = relative or (phrase.rule if phrase is not None else "")
            settled = counted_date(text, code, question) if phrase is not None else None
        if settled is not None:
            found.setdefault(str(settled.date), (settled, code))
            if code == "en":
                break
    if len(found) > 1:
        names = ", ".join(code for _, code in found.values())
        raise two(question, list(found), 0, f"say the language: {names}")
    if found:
        return next(iter(found.values()))
    if relative and question.base is None:
        raise depends(question, relative, 0)
    return None


def repeated(text: str, question: Question) -> str:
    """The words of a phrase that say that it comes again, such as `every Friday`; else nothing."""
    for code in question.languages or ("en",):
        mentions = annotate(text, None, code).mentions if code in LEADS else ()
        for mention in mentions:
            if mention.type == "SET":
                return mention.text
    return ""


def written_in(text: str, code: str) -> bool:
    """Whether the letters of a text may be those of a language."""
    cyrillic = any("\u0400" <= sign <= "\u04ff" for sign in text)
    asian = any(sign >= "\u2e80" for sign in text)
    if asian:
        return code in {"ja", "zh", "ko"}
    if any("\u0600" <= sign <= "\u06ff" for sign in text):
        return code == "ar"
    if code in {"ja", "zh", "ko", "ar"}:
        return False
    return (code in {"ru", "uk"}) == cyrillic


def whole(text: str, code: str, published: Date | None) -> Phrase | None:
    """The one dated phrase that a text is, but for a small word before it."""
    tagged = annotate(text, published, code)
    if len(tagged.phrases) != 1:
        return None
    phrase = tagged.phrases[0]
    before, behind = text[: phrase.start].lower(), text[phrase.end :]
    inside = [m for m in tagged.mentions if phrase.start <= m.start < phrase.end]
    if len(inside) != len(tagged.mentions) or behind.strip(MARKS):
        return None
    leads = LEADS[code].split()
    return phrase if all(word in leads for word in before.replace("'", "' ").split()) else None


def absolute_date(text: str, code: str) -> Settled | None:
    """The date of a phrase that is the same whatever the day of publication."""
    found = [whole(text, code, day) for day in (*DAYS, None)]
    first = found[0]
    if first is None or any(p is None or p.date != first.date for p in found):
        return None
    return Settled(first.date, first.rule, False)


def counted_date(text: str, code: str, question: Question) -> Settled | None:
    """The date of a phrase that is counted from the base."""
    if question.base is None or question.strict or not 0 < question.base[0] < 9999:
        return None
    year, month, day = question.base
    phrase = whole(text, code, Date(f"{year:04}-{month:02}-{day:02}"))
    return Settled(phrase.date, phrase.rule, True) if phrase is not None else None
