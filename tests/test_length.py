"""How long an interval lasts, in words."""

import pytest

from chrono.dates import Date
from chrono.writers.length import length
from tests.test_dates import table

LENGTHS = """
# both ends a day: exactly, the last day counted
2025-09-09/2025-09-10                    2 days
2025-09-09/2025-09-09                    1 day
2024-11-11/2024-11-22                    1 week 5 days
2024-02-29/2025-02-28                    1 year 1 day
2023-02-28/2023-03-01                    2 days
1914-07-28/1918-11-11                    4 years 3 months
# coarser ends: from the shortest to the longest
2024/2026                                1 to 3 years
2024-01/2024-03                          1 to 3 months
2024/2024                                up to 1 year
2024-06-15/2024                          up to 6 months
1990~/2000~                              9 to 11 years
{1960,1961-12}                           up to 2 years
# times: in UTC where they have offsets
2025-01-01T10:00Z/2025-01-01T12:30Z      2 hours 30 minutes
2025-09-09T23:00+04:00/2025-09-10T01:00+02:00  4 hours
2025-01-01T10:00:00/2025-01-01T10:00:07  7 seconds
# nothing: one moment, an end open or unknown, years that no calendar of the library has
1999                                     -
[2024-01-01..2024-01-31]                 -
2019/..                                  -
/2019                                    -
-0044/-0043                              up to 2 years
-0043-03-15/0057-03-14                   100 years
-0499/0500                               998 to 1000 years
-0001-12-31/0001-01-01                   1 year 2 days
-9999/0001                               -
"""


@pytest.mark.parametrize(("date", "words"), table(LENGTHS))
def test_length(date: str, words: str) -> None:
    assert length(Date(date)) == words.removeprefix("-")
