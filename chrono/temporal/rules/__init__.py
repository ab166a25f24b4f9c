"""The rules by which dates are read, in every language.

    guards     what a rule asks of the words around it
    parts      a month, a year, the small words between
    days       days and months on the calendar
    ages       decades, centuries, millennia
    seasons    seasons, with their year or without
    quarters   quarters, halves and thirds
    lists      days that borrow their month: 9-10 September, May 4 and 5

To add a rule: a pattern over kinds of words (`temporal.pattern`), the group that it is of, a
function that makes what it says, and its proof: `says`, texts with their dates, and `never`, near
misses for each guard. `tests/test_rules.py` runs the proofs, and `bench/guards.py` lists what no
proof needs.
"""

from chrono.temporal.automaton import Rule
from chrono.temporal.rules import ages, days, lists, parts, quarters, seasons

RULES: tuple[Rule, ...] = tuple(
    rule for module in (parts, days, ages, seasons, quarters, lists) for rule in module.RULES.all
)
