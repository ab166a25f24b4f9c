"""The cases of four public EDTF suites, where a checkout has them beside it: floors that only rise.

The case files are read from `../shared/edtf-cases` and none of them is copied here. What we take
or refuse against a suite is listed in docs/dates.md, and in full below.
"""

from pathlib import Path

import pytest

from chrono.dates import Date, parse
from chrono.errors import DateError

CASES = Path(__file__).resolve().parents[2] / "shared" / "edtf-cases"

pytestmark = pytest.mark.skipif(
    not CASES.is_dir(), reason="no folder ../shared/edtf-cases beside the checkout"
)

# Accepted on purpose though a suite refuses them: an interval is reversed only when its earliest
# start is after its latest end, and both its ends may be date-times.
ACCEPTED = {
    "2005-07-25T10:10:10Z/2006-01-01T10:10:10Z",
    "0000-01-03/0000-01",
    "0000-02/0000",
    "2004-06-11%/2004-%06",
    "2004-06-11%/2004-06~",
    "Y-61000/-2000",
}


def rows(name: str) -> list[list[str]]:
    """Read the rows of a case file: fields by tabs, the first lines with # left out."""
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    found = [line.split("\t") for line in lines if not line.startswith("#")]
    assert found, name
    return found


def accepts(text: str) -> bool:
    try:
        date = parse(text)
    except DateError:
        return False
    assert parse(str(date)) == date, text
    return True


@pytest.mark.parametrize(
    ("name", "floor", "total"),
    [
        ("valid-level0.tsv", 93, 93),
        ("valid-level1.tsv", 164, 164),
        ("valid-level2.tsv", 223, 232),  # nine sets with spaces are refused, with a hint
    ],
)
def test_valid(name: str, floor: int, total: int) -> None:
    """Centuries and decades of ISO 8601 (`19`, `193`) are no part of EDTF, and left out."""
    texts = [row[0] for row in rows(name) if "ISO 8601" not in row[2]]
    refused = [text for text in texts if not accepts(text)]
    assert len(texts) == total
    assert len(texts) - len(refused) >= floor, refused
    assert all(" " in text for text in refused), refused


def test_iso_centuries_and_decades_are_refused() -> None:
    names = ("valid-level0.tsv", "valid-level2.tsv")
    texts = [row[0] for name in names for row in rows(name) if "ISO 8601" in row[2]]
    assert texts
    assert not [text for text in texts if accepts(text)]


def test_invalid() -> None:
    texts = [row[0] for row in rows("invalid.tsv")]
    accepted = {text for text in texts if accepts(text)}
    assert len(texts) == 121
    assert accepted == ACCEPTED


def day(text: str) -> tuple[int, int, int] | None:
    if text.lstrip("-") == "inf":
        return None
    year, month, number = text.rsplit("-", 2)
    return int(year), int(month), int(number)


def test_bounds() -> None:
    """All bounds agree but for spaces in sets, unknown ends, winter, and significant digits.

    For `1950S2` the suite gives the estimate as bounds and the century as its fuzzy bounds;
    ours are the century.
    """
    checked = 0
    wrong = []
    for text, lower, upper, lower_fuzzy, upper_fuzzy, _, note in rows("bounds.tsv"):
        if " " in text or "own choice" in note or text == "2010-24":
            continue
        if "S" in text:
            lower, upper = lower_fuzzy, upper_fuzzy
        date = Date(text)
        for want, got in ((lower, date.earliest), (upper, date.latest)):
            if want:
                checked += 1
                if day(want) != got:
                    wrong.append((text, want, got))
    assert not wrong
    assert checked >= 200
