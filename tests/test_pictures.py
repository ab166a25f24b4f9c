"""Titles in any script, with emoji and marks: pictures are drawn, and clusters stay whole."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chrono.claims import Event
from chrono.dates import Date
from chrono.errors import ChronoError
from chrono.timeline import Timeline
from chrono.writers import Style, exporter
from chrono.writers.columns import wrap
from chrono.writers.drawing import cut
from chrono.writers.escape import one_line
from chrono.writers.fonts import emoji, runs
from chrono.writers.graphemes import graphemes, width_of
from chrono.writers.picture import _converted
from chrono.writers.widths import broken, em
from tests.test_writers import timeline

# Text, its columns in a terminal, how many clusters it is.
CLUSTERS = (
    ("🇩🇪", 2, 1),  # a flag: two regional letters
    ("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", 2, 1),  # of a region: tags
    ("👍🏽", 2, 1),  # a tone of skin
    ("👩‍👩‍👧‍👦", 2, 1),  # a family, joined
    ("🧑🏽‍🚀🇫🇷", 4, 2),
    ("❤️", 2, 1),  # a variation selector makes it wide
    ("1️⃣", 2, 1),  # a keycap
    ("مُحَمَّد", 4, 4),  # Arabic vowel marks, two on one letter
    ("שָׁלוֹם", 4, 4),  # Hebrew points
    ("हिन्दी", 4, 2),  # Devanagari: a vowel drawn before its letter, and letters joined
    ("e\u0301a\u0323\u0302", 2, 2),  # Latin with marks apart
    ("ที่นี่", 2, 2),  # Thai: a vowel and a tone
    ("각", 2, 1),
    ("각", 2, 1),  # Korean, letter by letter
    ("東京", 4, 2),
    ("🇩", 2, 1),  # half a flag
    ("\u0301x", 1, 2),  # a mark on nothing
)
TITLES = tuple(f"The {text} signs {text}" for text, _, _ in CLUSTERS)


def drawn(*titles: str) -> Timeline:
    """Return a timeline of events with these titles; every other date fades."""
    events = tuple(
        Event(f"e{n}", Date(f"{1990 + n}{'~' * (n % 2)}"), title, (title[:30],))
        for n, title in enumerate(titles)
    )
    return timeline(*events)


def written(kind: str, shown: Timeline, **style: str) -> bytes:
    pieces = exporter(kind)(shown, Style(**style))  # type: ignore[arg-type]
    whole = [piece.encode() if isinstance(piece, str) else piece for piece in pieces]
    return b"".join(piece for piece in whole if isinstance(piece, bytes))


@pytest.mark.parametrize(("text", "width", "count"), CLUSTERS)
def test_a_cluster_is_measured_and_kept_whole(text: str, width: int, count: int) -> None:
    clusters = list(graphemes(text))
    assert (width_of(text), len(clusters)) == (width, count)
    assert one_line(text) == text
    often = "x".join([text] * 4)
    for room in range(2, 6):
        pieces = [*wrap(f"{text} {often}", room), *broken(f"x {often}", room, 9)]
        pieces.append(cut(often, room + 1, Style()))
        found = {cluster for piece in pieces for cluster in graphemes(piece)}
        assert found <= {*clusters, *graphemes(often), *"x …"}


@pytest.mark.parametrize("kind", ["png", "pdf"])
@pytest.mark.parametrize("group", ["", "org"])
def test_titles_of_all_kinds_are_drawn(kind: str, group: str) -> None:
    pytest.importorskip("vl_convert", reason="needs vl-convert-python, the extra `pictures`")
    made = written(kind, drawn(*TITLES), group_by=group)
    assert made.startswith({"png": b"\x89PNG", "pdf": b"%PDF"}[kind])
    assert len(made) > 10_000


SIGNS = "aé \u0301\u0308\u200d\ufe0f\u20e3🇩🇪👍🏽👩❤1मिन्दीשָׁمُّกำ漢각ᄒ\u1161\U000e0067\U000e007fZ̷"


@settings(max_examples=12, deadline=None)
@given(st.text(SIGNS, min_size=1, max_size=30))
def test_no_mixture_of_signs_keeps_a_picture_from_being_drawn(title: str) -> None:
    pytest.importorskip("vl_convert", reason="needs vl-convert-python, the extra `pictures`")
    assert written("png", drawn(title, "Plain")).startswith(b"\x89PNG")


@settings(deadline=None)
@given(st.text(SIGNS))
def test_runs_are_the_text(text: str) -> None:
    found = runs(text)
    assert "".join(run.text for run in found) == text
    assert not [run for run in found if emoji(run.text) and len(list(graphemes(run.text))) > 1]


def test_each_script_begins_at_a_place_of_its_own() -> None:
    """usvg panics where two fonts of one text disagree about what is one cluster."""
    svg = written("svg", drawn("Peru hoists 🇩🇪 and हिन्दी")).decode()
    label = next(line for line in svg.split("\n") if line.startswith("<text") and "🇩🇪" in line)
    spans = label.split("<tspan")[1:]
    assert len(spans) == 5  # the date, Latin, a flag, Latin, Devanagari
    assert all(" x=" in span for span in spans[1:])
    assert "<tspan" not in svg.replace(label, "") or "font-family" in label


def test_a_plain_title_flows_behind_its_date() -> None:
    svg = written("svg", drawn("Zürich signs “it” – now")).decode()
    label = next(line for line in svg.split("\n") if line.startswith("<text") and "signs" in line)
    assert label.count(" x=") == 1
    assert "font-family" not in label


def test_a_panic_is_an_error_of_chrono() -> None:
    class PanicException(BaseException):
        pass

    def panic() -> bytes:
        raise PanicException("removal index (is 35) should be < len (is 35)")

    def stop() -> bytes:
        raise KeyboardInterrupt

    with pytest.raises(ChronoError, match="vl-convert cannot draw this png: removal"):
        _converted(panic, "png")
    with pytest.raises(KeyboardInterrupt):
        _converted(stop, "png")


def test_widths_grow_with_the_text() -> None:
    for text, _, _ in CLUSTERS:
        assert 0 <= em(text) < em(text + "m")
