"""Parts of a year, a month, a decade or a century: `early 2024`, `Q3 2024`, `spring 2021`."""

from typing import Final

from chrono.phrases.centuries import wide
from chrono.phrases.cursor import Cursor
from chrono.phrases.days import dated
from chrono.phrases.lexicon import FISCAL, PORTIONS, PORTIONS_OF, SEASONS
from chrono.phrases.numbers import ordinal, year
from chrono.phrases.steps import unit_step
from chrono.tagger.values import Operand, Partial

FRACTIONS: Final = {"half": 2, "third": 3, "quarter": 4}
BEFORE_FIRST: Final = {"quarter": 32, "third": 36, "half": 39}  # EDTF's code of the first, less 1


def portion_of(cur: Cursor) -> int:
    """Early, mid, late, or the beginning, middle, end of: 37, 38, 39; else 0."""
    word = cur.word(PORTIONS)
    if word:
        cur.says("- to - late") or cur.says("in the", "in", "of the", "-", "the")
        return PORTIONS[word]
    cur.says("the very", "the")
    word = cur.word(PORTIONS_OF)
    return PORTIONS_OF[word] if word and cur.says("of the", "of") else 0


def portion(cur: Cursor) -> Operand | None:
    """`early 2024`, `mid-June 2025`, `the end of 2023`, `late 1990s`, `early 19th century`."""
    part = portion_of(cur)
    if not part:
        return None
    value = wide(cur, part)
    if value is not None:
        return value
    date = cur.first((unit_step, dated))
    if isinstance(date, Partial) and date.day is None and not date.group and not date.time:
        return date._replace(portion=part, rule=f"part-of-{date.rule}")
    return None


def fraction(cur: Cursor) -> Operand | None:
    """`Q3 2024`, `third quarter of 2024`, `H1`, `first half of the 19th century`."""
    token = cur.peek()
    if token and token.kind == "quarter":
        cur.step()
        return Partial("quarter", int(token.text[:4]), group=32 + int(token.text[-1]), at=token.at)
    cur.says("the")
    kind, number, clear = numbered_part(cur)
    if token is None or not 1 <= number <= FRACTIONS.get(kind, 0):
        return None
    date = Partial(kind, group=BEFORE_FIRST.get(kind, 0) + number, at=token.at)
    at = cur.at
    cur.says("of the year", "of the", "of", "in", ",", "-", "the")
    value = wide(cur, 0, (number, FRACTIONS[kind]))
    if value is not None:
        return value
    found = year(cur)
    if found:
        return date._replace(year=found[0])
    whole = unit_step(cur)
    if isinstance(whole, Partial) and whole.rule.endswith("year") and kind != "third":
        return whole._replace(group=date.group, rule=kind)
    cur.at = at
    cur.says("of the year")
    return date if clear and kind != "third" else None


def numbered_part(cur: Cursor) -> tuple[str, int, bool]:
    """Quarter, third or half, which one, and whether that is clear without a year."""
    token = cur.kind("part")
    if token:
        return ("quarter" if token.text[0] in "Qq" else "half"), int(token.text[1]), True
    number = ordinal(cur)
    clear, last = number is not None, number is None and cur.says("last", "final")
    if number is None and not last:
        figure = cur.kind("number")
        number = int(figure.text) if figure and len(figure.text) == 1 else 0
    kind = cur.word(FRACTIONS)
    return kind, FRACTIONS.get(kind, 0) if last else number or 0, clear


def season(cur: Cursor) -> Operand | None:
    """`spring 2021`, `summer of 1969`, `winter 2010–11` (which starts in 2010), `summer`."""
    token = cur.peek()
    hemisphere = {"northern": 4, "southern": 8}.get(cur.word({"northern", "southern"}), 0)
    word = cur.word(SEASONS)
    if not word or token is None:
        return None
    date = Partial("season", group=SEASONS[word] + hemisphere, at=token.at)
    at = cur.at
    cur.says("of the year", "of", "in", ",")
    found = year(cur)
    if found is None:
        cur.at = at
        return date
    date = date._replace(year=found[0], last="year")
    at = cur.at
    following = cur.says("–", "-", "/") and cur.kind("number")
    if following and word == "winter":
        text = following.text
        if int(text) == (found[0] + 1 if len(text) == 4 else (found[0] + 1) % 100):
            return date
    cur.at = at
    return date


def fiscal(cur: Cursor) -> Operand | None:
    """Refuse a fiscal year: where it starts is not said."""
    token = cur.peek()
    cur.says("the")
    if token and cur.word(FISCAL):
        hint = "where a fiscal year starts is not said: write its first and last month"
        raise cur.refusal("D102", "a fiscal year is no date by itself", hint, token.at)
    return None
