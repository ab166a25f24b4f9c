"""Each output of a hostile text has the skeleton of a harmless one: the small form of a bench."""

import pytest

from bench import hostile


def test_a_hostile_text_adds_nothing_to_any_output() -> None:
    """All outputs, and of the texts enough that each is tried in one of them."""
    pytest.importorskip("markdown_it")
    pytest.importorskip("docx")
    count, found = hostile.tried(every=83)
    assert count > 40
    assert not found


def test_an_output_that_a_text_acts_on_is_seen() -> None:
    """The judges are not blind: each of these adds to its skeleton, or is refused."""
    acting = {
        "html": b"<p>x</p><script>1</script>", "svg": b"<svg onload='x'/>", "csv": b"=1+1,2\n",
        "json": b'{"b": 1}', "jsonld": b'{"a": "</script>"}', "tsv": b"a\tb\tc\n",
        "ics": b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", "tex": b"\\input{x}", "md": b"<b>x</b>",
        "bibtex": b"@misc{x, title={a}}}", "columns": b"a\x1b[31m",
    }  # fmt: skip
    for format_, raw in acting.items():
        assert hostile.judged(format_, raw, frozenset({("p", ""), ("blank", False)})), format_
