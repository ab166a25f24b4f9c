"""Dates of Chinese, Japanese and Korean, in figures with their marks, and years of eras.

`2019年10月3日`, `令和2年4月1日`, `5月8日`, `2019년 10월 3일`, `2016年7月2日から5日まで`.
"""

import re
from collections.abc import Iterator
from typing import Final

from chrono.dates.calendar import days_in_month
from chrono.tagger.meanings import Meaning
from chrono.tagger.stamps import Stamp

# era -> the year before its first
ERAS: Final = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018,
               "民國": 1911, "民国": 1911}  # fmt: skip
NUMBERS: Final = {sign: n for n, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
FIGURE: Final = r"[0-9０-９〇零○一二三四五六七八九十]"
# The mark of a day, which the first day of a range may leave to the last: 5月3-5日.
MARK: Final = rf"(?:[日号號일]|(?=[~～〜–-]\s?{FIGURE}{{1,3}}\s?[日号號일]))"
LIKELY: Final = re.compile(r"[年月년월世세]")
DATE: Final = re.compile(
    rf"(?P<decade>{FIGURE}{{4}})\s?(?:年代|년대)|(?<![0-9０-９])(?P<century>{FIGURE}{{1,3}})\s?(?:世紀|世纪|세기)"
    rf"|(?:(?P<era>{'|'.join(ERAS)})\s?(?P<of>元|{FIGURE}{{1,3}})|(?<![0-9０-９])(?P<year>{FIGURE}{{4}}))\s?[年년]"
    rf"(?:\s?(?P<month>{FIGURE}{{1,3}})\s?[月월](?:\s?(?P<day>{FIGURE}{{1,3}})\s?{MARK})?)?"
    rf"|(?<![0-9０-９年년])(?P<month3>{FIGURE}{{1,2}})\s?[月월](?!\s?(?:{FIGURE}|[間间曜]))"
    rf"|(?<![0-9０-９年년])(?P<month2>{FIGURE}{{1,3}})\s?[月월]\s?(?P<day2>{FIGURE}{{1,3}})\s?{MARK}"
)
JOINT: Final = "から|より|と|至|到|和|与|與|~|～|〜|-|–|—|부터|에서|과|와"
# The end of a range that leaves out what its beginning has.
TAIL: Final = re.compile(
    rf"(?:{JOINT})\s?(?:(?P<month>{FIGURE}{{1,3}})\s?[月월]\s?)?(?P<day>{FIGURE}{{1,3}})\s?[日号號일]"
)

MONTHS: Final = re.compile(rf"(?:{JOINT})\s?(?P<month>{FIGURE}{{1,3}})\s?[月월](?!\s?{FIGURE})")


def asian(source: str) -> Iterator[Stamp]:
    """The dates of a text in these scripts, in order."""
    if not LIKELY.search(source):
        return
    done = 0
    for m in DATE.finditer(source):
        date = said(m)
        if date is None or m.start() < done:
            continue
        yield Stamp(m.start(), m.end(), date)
        months = MONTHS.match(source, m.end()) if date.month and not date.day else None
        if months and 1 <= figure(months["month"]) <= 12:
            done = months.end()
            yield Stamp(months.start("month"), done, date._replace(month=figure(months["month"])))
        tail = TAIL.match(source, m.end()) if date.day else None
        if tail:
            month = figure(tail["month"]) if tail["month"] else date.month or 0
            day = figure(tail["day"])
            if 1 <= month <= 12 and 1 <= day <= 31:
                start = tail.start("month") if tail["month"] else tail.start("day")
                yield Stamp(start, tail.end(), date._replace(month=month, day=day, rule="day-tail"))


def said(m: re.Match[str]) -> Meaning | None:
    """What a date means, or None where there is none such."""
    if m["decade"]:
        return Meaning("wide", figure(m["decade"]) // 10 * 10, unit="decade", rule="decade")
    if m["century"]:
        first = 100 * (figure(m["century"]) - 1)
        return Meaning("wide", first, unit="century", rule="century") if first > 0 else None
    year: int | None = None
    if m["era"]:
        year = ERAS[m["era"]] + (1 if m["of"] == "元" else figure(m["of"]))
    elif m["year"]:
        year = figure(m["year"])
    month_text, day_text = m["month"] or m["month2"] or m["month3"], m["day"] or m["day2"]
    month = figure(month_text) if month_text else None
    day = figure(day_text) if day_text else None
    if month is not None and not 1 <= month <= 12:
        return None
    if day is not None and not 1 <= day <= days_in_month(year or 2000, month or 1):
        return None
    return Meaning("date", year, month, day, rule="east-asian" if year else "month-day")


def figure(text: str) -> int:
    """A number in figures of either width, or in signs: `十二`, `二〇一九`.

    >>> figure("１２"), figure("十二"), figure("二十"), figure("二〇一九")
    (12, 12, 20, 2019)
    """
    if "十" in text:
        tens, _, ones = text.partition("十")
        return 10 * (NUMBERS.get(tens, 1) if tens else 1) + (NUMBERS.get(ones, 0) if ones else 0)
    if text[0] in NUMBERS:
        return int("".join(str(NUMBERS.get(sign, 0)) for sign in text))
    return int(text)
