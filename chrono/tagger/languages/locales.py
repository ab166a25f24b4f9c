"""A lexicon for any language that dateparser has the locale data of: months, weekdays, units.

What it gives is what the data says: full names, relative words, what stands before or behind an
amount. Short names count only beside a number, for in most languages they are other words too.
"""

import re
import tomllib
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from chrono.tagger import lexicon as lx
from chrono.tagger.languages.tables import Table, spellings
from chrono.tagger.lexicon import Lexicon, listed

MONTHS: Final = listed(
    "january february march april may june july august september october november december"
)
WEEKDAYS: Final = listed("monday tuesday wednesday thursday friday saturday sunday")
UNITS: Final = listed("second minute hour day week month year decade")
RELATIVE: Final = re.compile(r"(in )?(\d) (day|week|month|year)( ago)?")
COUNTED: Final = re.compile(r"(in )?\\1 (second|minute|hour|day|week|month|year|decade)( ago)?")
AMOUNT: Final = re.compile(r"\(\\d[^)]*\)(?:\\s\*)?")
# The zero of the figures that a language also writes with; the others follow it in Unicode.
ZEROS: Final = {"ar": "٠", "ckb": "٠", "fa": "۰", "ur": "۰", "ps": "۰", "hi": "०", "mr": "०",
                "ne": "०", "bn": "০", "as": "০", "pa": "੦", "gu": "૦", "ta": "௦", "te": "౦",
                "kn": "೦", "ml": "൦", "th": "๐", "lo": "໐", "my": "၀", "km": "០"}  # fmt: skip
NUMBERS: Final = {
    "it": "uno una; due; tre; quattro; cinque; sei; sette; otto; nove; dieci",
    "pt": "um uma; dois duas; três; quatro; cinco; seis; sete; oito; nove; dez",
    "nl": "een één; twee; drie; vier; vijf; zes; zeven; acht; negen; tien",
    "pl": "jeden jedną; dwa dwie dwóch; trzy trzech; cztery czterech; pięć; sześć; siedem; osiem; "
    "dziewięć; dziesięć",
    "cs": "jeden jednu; dva dvě; tři; čtyři; pět; šest; sedm; osm; devět; deset",
    "sv": "en ett; två; tre; fyra; fem; sex; sju; åtta; nio; tio",
    "da": "en et; to; tre; fire; fem; seks; syv; otte; ni; ti",
    "nb": "en ett; to; tre; fire; fem; seks; sju syv; åtte; ni; ti",
    "fi": "yksi; kaksi; kolme; neljä; viisi; kuusi; seitsemän; kahdeksan; yhdeksän; kymmenen",
    "hu": "egy; két kettő; három; négy; öt; hat; hét; nyolc; kilenc; tíz",
    "ro": "un o; doi două; trei; patru; cinci; șase; șapte; opt; nouă; zece",
    "ca": "un una; dos dues; tres; quatre; cinc; sis; set; vuit; nou; deu",
}  # fmt: skip
LEAST: Final = 4  # letters of a name that is a date alone


@cache
def languages() -> frozenset[str]:
    """The codes of the languages there is data for."""
    from dateparser.data.languages_info import language_order

    return frozenset(language_order)


def lexicon(language: str) -> Lexicon:
    """The lexicon of one of `languages`: the locale data, and our own words if any."""
    info: dict[str, Any] = import_module(f"dateparser.data.date_translation_data.{language}").info
    table = Table(language)
    enter_numbers(table, info)
    enter_relative(table, info)
    short = enter_names(table, info)
    for word in [*info.get("skip", ()), *info.get("pertain", ())]:
        if word.isalpha() and word.lower() not in table.words:
            table.say(lx.OF, "", word.lower())
    own = words_of(language)
    rest = enter_own(table, own)
    endings = {"."} if language in STOPPED else set()
    links = {"to": "-; –; —"}
    for role, phrases in own.get("links", {}).items():
        links[role] = f"{links[role]}; {phrases}" if role in links else phrases
    return table.lexicon(
        own.get("openers", {}), links, own.get("closers", {}),
        past=joined(own, "past"), future=joined(own, "future"),
        past_endings=joined(own, "past_endings"),
        endings=frozenset(endings | set(rest.get("endings", "").split())),
        tens=frozenset(rest.get("tens", "").split()),
        careful=frozenset(short) | frozenset(rest.get("careful", "").split()),
        after=frozenset(rest.get("after", "").split()),
        hours=frozenset(p.strip() for p in joined(own, "hours").split(";") if p.strip()),
        since_endings=tuple(joined(own, "since_endings").split()),
        until_endings=tuple(joined(own, "until_endings").split()),
        order=str(info.get("date_order") or "DMY"),
    )  # fmt: skip


# Languages that write a stop behind an ordinal number.
STOPPED: Final = frozenset(listed("da nb nn fi cs sk sl hr hu et is fo lb pl bs"))
LEXICONS: Final = Path(__file__).parents[2] / "temporal" / "lexicons"
KINDS: Final = {"unit": lx.UNIT, "units": lx.UNITS, "share": lx.SHARE, "season": lx.SEASON,
                "decade": lx.DECADE, "edge": lx.EDGE, "ordinal": lx.ORDINAL, "era": lx.ERA,
                "step": lx.STEP, "away": lx.AWAY, "counter": lx.COUNTER, "hour": lx.HOUR,
                "clock": lx.CLOCK, "feast": lx.FEAST, "month": lx.MONTH, "number": lx.NUMBER,
                "weekday": lx.WEEKDAY, "part": lx.PART, "minutes": lx.MINUTES, "to_hour": lx.PAST,
                "vague": lx.VAGUE, "each": lx.EACH, "often": lx.OFTEN, "ref": lx.REF,
                "filler": lx.FILLER, "letter": lx.LETTER}  # fmt: skip
SPACED: Final = frozenset({"ordinal", "step", "unit", "units", "share", "season", "edge", "month",
                           "weekday", "number"})  # fmt: skip


def words_of(language: str) -> dict[str, Any]:
    """Our own words of a language, from its file; empty where there is none."""
    path = LEXICONS / f"{language}.toml"
    if not path.exists():
        return {}
    with path.open("rb") as stream:
        return tomllib.load(stream)


def joined(own: dict[str, Any], name: str) -> str:
    return str(own.get(name, {}).get("words", ""))


def enter_own(table: Table, own: dict[str, Any]) -> dict[str, str]:
    """Put our own words into a table, and return what is said of the language itself."""
    for word in joined(own, "of").split():
        for form in spellings(word):
            if form not in table.words:
                table.enter(form, lx.OF, "")
    for name, kind in KINDS.items():
        for sense, text in own.get(name, {}).items():
            value = int(sense) if sense.lstrip("-").isdecimal() else sense
            for phrase in split(text, name in SPACED and ";" not in text):
                table.put(kind, {phrase: value})
    table.numbered(lx.NUMBER, joined(own, "numbers"), 0)
    for first, prefix in own.get("years", {}).items():
        table.composed(int(first), prefix)
    for told, text in own.get("deictic", {}).items():
        days, _, part = told.partition(" ")
        table.put(lx.DEICTIC, {text: (int(days), part)})
    for told, text in own.get("stepped", {}).items():
        which, _, unit = told.partition(" ")
        table.put(lx.STEPPED, {text: (int(which), unit)})
    table.heads |= {w for w in split(joined(own, "hours"), False) if len(w) > 2 and " " not in w}
    table.put(lx.ABOUT, dict.fromkeys(split(joined(own, "about"), False), ""))
    return {name: str(text) for name, text in own.get("language", {}).items()}


def split(text: str, spaced: bool) -> list[str]:
    """The phrases of a text, apart by `;` or by spaces."""
    parts = text.split() if spaced else text.split(";")
    return [part.strip() for part in parts if part.strip()]


def enter_numbers(table: Table, info: dict[str, Any]) -> None:
    table.numbered(lx.NUMBER, NUMBERS.get(table.language, ""))
    for pair in info.get("simplifications", ()):
        for word, number in pair.items():
            if str(word).isalpha() and str(number).isdecimal():
                table.say(lx.NUMBER, int(number), str(word).lower())
    zero = ZEROS.get(table.language)
    if zero:
        own = {ord(str(n)): chr(ord(zero) + n) for n in range(10)}
        for text in [text for text, (kind, _) in table.words.items()
                     if kind in {lx.DIGITS, lx.YEAR}]:  # fmt: skip
            table.words[text.translate(own)] = table.words[text]


def enter_names(table: Table, info: dict[str, Any]) -> set[str]:
    """Units, weekdays and months; the names that are too short to be a date alone."""
    short: set[str] = set()
    for unit in UNITS:
        for form in forms(info.get(unit, ())):
            kind = lx.UNIT if len(form) > 2 or not form.isascii() else lx.LETTER
            table.put(kind, {form: unit})
    for kind, names in ((lx.WEEKDAY, WEEKDAYS), (lx.MONTH, MONTHS)):
        for number, name in enumerate(names, kind == lx.MONTH):
            for form in forms(info.get(name, ())):
                if len(form) < LEAST and ord(form[0]) < 0x0600:
                    if len(form) < 3:
                        continue
                    short.add(form)
                if kind == lx.WEEKDAY and len(form) == 1:
                    continue  # 日, 金: a day, money
                table.put(kind, {form: number})
    return short


def enter_relative(table: Table, info: dict[str, Any]) -> None:
    """Yesterday, last week; the words before and behind an amount, and the units between."""
    for key, value in info.get("relative-type", {}).items():
        said = RELATIVE.fullmatch(key)
        if said is None:
            continue
        number = int(said[2]) * (-1 if said[4] else 1)
        for form in forms(value):
            if said[3] == "day":
                table.put(lx.DEICTIC, {form: (number, "")})
            elif number in {-1, 0, 1}:
                table.put(lx.STEPPED, {form: (number, said[3])})
    for key, patterns in info.get("relative-type-regex", {}).items():
        said = COUNTED.fullmatch(key)
        if said:
            enter_counted(table, patterns, said[2], bool(said[1]), info)


def enter_counted(
    table: Table, patterns: list[str], unit: str, ahead: bool, info: dict[str, Any]
) -> None:
    """`vor (\\d) tagen`: a word before, a unit, a word behind."""
    away = {str(word).lower() for word in info.get("in" if ahead else "ago", ())}
    for pattern in patterns:
        before, _, behind = AMOUNT.sub("\0", pattern.lower()).partition("\0")
        if any(mark in before + behind for mark in "\\()[]?*+|"):
            continue
        if before.strip():
            table.put(lx.COUNTER, {before.strip(): "hence" if ahead else "ago"})
        words = behind.split()
        tail = next((n for n in range(1, len(words)) if " ".join(words[n:]) in away), len(words))
        if tail < len(words):
            table.put(lx.AWAY, {" ".join(words[tail:]): "hence" if ahead else "ago"})
        elif len(words) == 2 and not before.strip():
            table.put(lx.AWAY, {words[1]: "hence" if ahead else "ago"})
            tail = 1
        if words[:tail] and len(" ".join(words[:tail])) > 2:
            table.put(lx.UNIT, {" ".join(words[:tail]): unit})


def forms(value: "list[str] | tuple[str, ...]") -> list[str]:
    """The names of a list in lower case; those with figures only as words apart: `tháng 5`."""
    names = [form.strip(". ") for form in value]
    return [name.lower() for name in names
            if name and (" " in name or not any(map(str.isdecimal, name)))]  # fmt: skip
