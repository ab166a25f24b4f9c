"""The rules of dates: each carries its proof, and no rule and no guard goes unproven."""

import pytest

from bench.guards import PHRASE, as_is, read, switches, unpinned, without
from chrono.temporal.automaton import Automaton
from chrono.temporal.engine import unknown
from chrono.temporal.lexicon import words_of
from chrono.temporal.pattern import PatternError, parse
from chrono.temporal.rules import RULES

PROOFS = [
    (language, text, value)
    for rule in RULES
    for language, told in rule.says.items()
    for text, value in told.items()
]
MISSES = [
    (number, language, text)
    for number, rule in enumerate(RULES)
    for language, misses in rule.never.items()
    for text in misses
]
UNPROVEN = 0.05  # of all rules and guards


@pytest.mark.parametrize(("language", "text", "value"), PROOFS)
def test_a_rule_reads_what_it_says_alone_and_in_a_sentence(
    language: str, text: str, value: str
) -> None:
    assert "; ".join(one.says for one in as_is(text, language)) == value
    if PHRASE not in language:
        inside = as_is(f"XYZ {text}, xyz", language)
        assert "; ".join(one.says for one in inside) == value


@pytest.mark.parametrize(("number", "language", "text"), MISSES)
def test_a_rule_reads_nothing_of_a_near_miss(number: int, language: str, text: str) -> None:
    others = Automaton(words_of(language.rstrip(PHRASE)), without(number, None))
    assert read(text, language, others) == as_is(text, language)


def test_a_rule_or_guard_that_no_proof_needs_is_an_exception() -> None:
    free = list(unpinned())
    assert len(free) <= UNPROVEN * switches(), free


def test_every_kind_and_group_of_a_rule_is_known() -> None:
    kinds = frozenset().union(*(words_of(language).vocabulary() for language in LANGUAGES))
    groups = frozenset().union(*(rule.groups for rule in RULES))
    assert not [(rule.name, unknown(rule, kinds, groups)) for rule in RULES
                if unknown(rule, kinds, groups)]  # fmt: skip


LANGUAGES = ("en", "de", "uk", "ru", "az", "tr", "fr", "es")


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("(month | day", "this bracket is not closed"),
        ("month )", "no bracket is open here"),
        ("? month", "nothing stands before this"),
        ("month & day", "no part of a pattern"),
    ],
)
def test_a_wrong_pattern_shows_where(pattern: str, message: str) -> None:
    with pytest.raises(PatternError, match=message) as wrong:
        parse(pattern)
    assert str(wrong.value).splitlines()[1].strip() == pattern
