"""The confidence of a claim: a chance, from a table of weights."""

import pytest

from chrono.dates import Date
from chrono.extract import extract
from chrono.extract.confidence import signs, sure, weights
from chrono.temporal import annotate
from chrono.temporal.rates import PULL, rate, table

PUBLISHED = Date("2025-09-22")


def one(text: str) -> float:
    (found,) = extract(text, PUBLISHED)
    return found.confidence


def test_what_is_written_is_surer_than_what_is_inferred() -> None:
    written = one("Kenya joined the council on 3 May 2019.")
    inferred = one("Kenya joined the council in March.")
    assert 0.9 < written < 1
    assert inferred < written


def test_a_date_counted_from_another_sentence_is_less_sure() -> None:
    text = "Kenya joined the council on 3 May 2019. Ghana left the council a year later."
    first, second = extract(text, PUBLISHED)
    assert second.confidence < 0.8 < first.confidence
    assert (first.assumed, second.assumed) == ("", "anchor")


def test_each_doubt_that_lowers_has_a_weight_below_nothing() -> None:
    assert weights()["date"] > 0
    for name in ("assumed", "vague", "text", "doubt: pronoun", "doubt: cut title"):
        assert weights()[name] < 0, name


def test_a_claim_without_a_phrase_has_a_chance_too() -> None:
    assert 0 < sure(signs(None, PUBLISHED, ["dated by the publication"], "")) < 1


def test_the_rate_of_a_rule_is_its_count_shrunk_to_that_of_its_anchor() -> None:
    counts, means = table()
    assert len(counts) > 50
    (rule, anchor), (seen, right) = max(counts.items(), key=lambda item: item[1][0])
    assert rate(rule, anchor) == (right + PULL * means[anchor]) / (seen + PULL)
    assert rate("no-such-rule", anchor) == means[anchor]


@pytest.mark.parametrize("text", ["They met on 9 June.", "It closed in May 2001."])
def test_a_mention_is_never_surer_than_its_share(text: str) -> None:
    (phrase,) = annotate(text, PUBLISHED).phrases
    assert 0 < phrase.confidence <= phrase.share
