"""The query: its words, names and periods as tables, and the laws of its text and its logic."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chrono.claims import Chronology, Claim, Entity, Event, File
from chrono.dates import CERTAIN, NO, POSSIBLE, Date, Match, parse
from chrono.errors import ChronoError
from chrono.hints import unknown
from chrono.names import fold
from chrono.query import (
    CHOICES,
    FIELDS,
    NAME_FIELDS,
    Query,
    Term,
    precise,
    split,
)
from chrono.query import ask as question
from chrono.query import parse as parse_words
from tests.test_dates import table

PATH = "events.yaml"


def event(name: str, date: str = "", **given: object) -> Event:
    return Event(name, Date(date) if date else None, f"title of {name}", **given)._replace(
        path=PATH
    )


def chronology(*events: Event, entities: tuple[Entity, ...] = ()) -> Chronology:
    named = {entity.key: entity for entity in entities}
    return Chronology((File(PATH),), named, events, len(events))


def ask(line: str, chronology: Chronology) -> dict[str, Match]:
    """Answer a query written as one line for each event."""
    test = question(split(line), chronology.entities, parse, {}).answer
    return {event.id: test(event) for event in chronology.events}


def found(line: str, chronology: Chronology) -> str:
    """Name the events that match: `a b*`, with a star for one that does only possibly."""
    answers = ask(line, chronology)
    return " ".join(
        name + "*" * (answer == POSSIBLE) for name, answer in answers.items() if answer != NO
    )


GRAMMAR = """
# a line                       its terms: field, value, and not
summit                         word=summit
two words                      word=two word=words
'two words'                    word=two words
org:CICA                       org=CICA
'person:Ilham Aliyev'          person=Ilham Aliyev
person:'Ilham Aliyev'          person=Ilham Aliyev
not:tag:draft                  not tag=draft
not:draft                      not word=draft
'not:two words'                not word=two words
date:1999..2019                date=1999..2019
source:a:b                     source=a:b
# what has a colon and no letters before it is a word
12:30                          word=12:30
:x                             word=:x
# text: is for words that look like something else
text:org:CICA                  text=org:CICA
text:not:tag                   text=not:tag
text:https://a.org             text=https://a.org
not:text:a:b                   not text=a:b
# status may be all
status:all                     status=all
modality:planned               modality=planned
"""


@pytest.mark.parametrize(("line", "terms"), table(GRAMMAR))
def test_grammar(line: str, terms: str) -> None:
    query = split(line)
    written = [f"{'not ' * term.negated}{term.field}={term.value}" for term in query.terms]
    assert " ".join(written) == terms
    assert split(str(query)) == query


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("organ:CICA", "no field organ to ask for in 'organ:CICA'", "there are org, person, place"),
        ("http://a.org", "no field http to ask for", "look for the words themselves, write text"),
        ("not:not:x", "no field not to ask for", "there are org, person, place"),
        ("org:", "'org:' asks for nothing", "write org:SOMETHING"),
        ("not:org:", "'not:org:' asks for nothing", "write org:SOMETHING"),
        ("not:", "'not:' asks for nothing", "write not:FIELD:VALUE or not:WORD"),
        ("status:draft", "no status draft", "there are accepted, proposed, rejected, all"),
        ("modality:all", "no modality all", "there are asserted, planned, conditional, denied"),
        ("'open", "cannot be read: No closing quotation", ""),
        # a period that ends before it starts would find nothing and not say why
        ("date:2005..1999", "ends before it starts: 2005-01-01 to 1999-12-31", ""),
        ("from:2005 to:1999", "ends before it starts: 2005-01-01 to 1999-12-31", ""),
    ],
)
def test_refused(line: str, message: str, hint: str) -> None:
    with pytest.raises(ChronoError) as refusal:
        ask(line, chronology())
    assert message in refusal.value.message
    assert hint in refusal.value.hint


VALUES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)


@st.composite
def terms(draw: st.DrawFn) -> Term:
    field = draw(st.sampled_from(FIELDS))
    value = draw(st.sampled_from(CHOICES[field]) if field in CHOICES else VALUES)
    return Term(field, value, draw(st.booleans()))


@given(st.lists(terms(), max_size=5).map(tuple).map(Query))
def test_print_parse_print(query: Query) -> None:
    assert split(str(query)) == query
    assert str(split(str(query))) == str(query)
    assert parse_words(map(str, query.terms)) == query


BAKU = Entity("Baku", "place", aliases=("Bakı",), part_of="Azerbaijan")
ENTITIES = (
    Entity("CICA", "org", "Conference on Interaction", ("the Conference",)),
    Entity("Ilham Aliyev", "person", aliases=("President Aliyev",)),
    Entity("Azerbaijan", "place", part_of="South Caucasus"),
    BAKU,
    Entity("Old City", "place", part_of="bakı"),  # by alias, without case
    Entity("Sheki", "place", part_of="Azerbaijan"),  # in no event
    # each a part of the other
    Entity("Ouroboros", "place", part_of="Tail"),
    Entity("Tail", "place", part_of="Ouroboros"),
    Entity("İstanbul", "place"),
    Entity("Straße AG", "org"),
    Entity("NAM", "org", "Non-Aligned Movement"),  # in no event
)
NAMED = chronology(
    event(
        "a",
        "1992",
        orgs=("CICA",),
        places=("Kazakhstan",),
        tags=("forum", "Summit"),
        fields=(("issue", ("lease", "rent")),),
    ),
    event(
        "b",
        "1999",
        fields=(("issue", "Rent"),),
        orgs=("the conference",),
        people=("President Aliyev",),
        places=("Baku",),
    ),
    event(
        "c", "2024", orgs=("ADA",), places=("Old City",), names=("Corridor",), modality="planned"
    ),
    event("d", "2025", places=("Azerbaijan", "Tail"), note="a Remark"),
    event("e", places=("ISTANBUL",), orgs=("STRASSE AG",), tags=("Cafe\u0301",)),
    event("f", "2025", status="proposed", orgs=("CICA",)),
    event("g", "2025", status="rejected", claims=(Claim(source="air", quote="In 2025 it ended"),)),
    event("h", "2026", claims=(Claim(source="Cal"), Claim(source="air", context=("Context",)))),
    event("i", "2026", people=("ilham Əliyev",)),
    entities=ENTITIES,
)

FIELD_TABLE = """
# a line                               finds
# a query without a status is about accepted events; not: counts as naming it
'Title of'                             a b c d e h i
status:all                             a b c d e f g h i
status:proposed                        f
status:proposed status:rejected        f g
not:status:accepted                    f g
not:status:rejected                    a b c d e f h i
# a name is the key, the name or an alias, without case
org:CICA                               a b
org:cica                               a b
'org:THE CONFERENCE'                   a b
'org:conference on interaction'        a b
'person:ilham aliyev'                  b
# one field, one kind of name; name: is any
place:CICA
person:ADA
name:ADA                               c
name:corridor                          c
name:CICA                              a b
# what is part of something is found by it, all the way down, and not the other way
place:Baku                             b c
place:Bakı                             b c
place:Azerbaijan                       b c d
'place:south caucasus'                 b c d
'place:Old City'                       c
# a circle ends
place:Ouroboros                        d
place:Tail                             d
# case as Unicode has it: İ, ß, and accents however they are encoded
place:İstanbul                         e
place:istanbul                         e
place:Istanbul                         e
'org:strasse ag'                       e
'org:straße ag'                        e
tag:café                               e
'person:İLHAM ƏLİYEV'                  i
# the rest
tag:FORUM                              a
tag:summit                             a
source:AIR                             h
source:air status:all                  g h
id:d                                   d
id:D
modality:planned                       c
modality:asserted                      a b d e h i
# words are looked for in titles, notes, names, tags, quotes, phrases and context
remark                                 d
'Title of'                             a b c d e h i
'in 2025' status:all                   g
context                                h
kazakh                                 a
corridor                               c
nowhere
# one field twice is or
org:CICA org:ADA                       a b c
'place:Old City' place:Kazakhstan      a c
tag:forum tag:café                     a e
source:cal source:air                  h
text:remark text:corridor              c d
# fields.NAME is a key of the owner's own
fields.issue:Lease                     a
fields.issue:rent                      a b
not:fields.issue:rent                  c d e h i
# words are and
remark corridor
'Title of' remark                      d
# two fields are and
org:CICA place:Baku                    b
org:CICA place:Baku place:Kazakhstan   a b
org:CICA kazakh                        a
org:CICA modality:planned
# not: turns one term round, and each counts by itself
not:org:CICA                           c d e h i
not:org:CICA not:org:ADA               d e h i
org:CICA not:place:Baku                a
not:tag:forum tag:summit
not:remark not:corridor                a b e h i
"""


def padded(text: str) -> list[list[str]]:
    """Read a table of two columns, the second of which may be empty."""
    return [[*row, ""][:2] for row in table(text)]


@pytest.mark.parametrize(("line", "names"), padded(FIELD_TABLE))
def test_fields(line: str, names: str) -> None:
    assert found(line, NAMED) == names


def test_no_terms_at_all_match_what_is_accepted() -> None:
    assert found("", NAMED) == "a b c d e h i"


# A moment is in a period for certain when both its bounds are; what holds, when its start's latest
# is not after the last day and its end's earliest not before the first. C is certain, p possible.
PERIODS = """
# date                      from:2000  to:2000  on:2000  before:2000  after:2000
# one moment
1992                        -          C        -        C            -
1992~                       -          C        -        C            -
2000                        C          C        C        C            C
2000?                       C          C        C        C            C
2000-06-15                  C          C        C        C            C
2001                        C          -        -        -            C
199X                        -          C        -        C            -
200X                        C          p        p        p            C
XXXX                        p          p        p        p            p
2000-24                     C          p        p        p            C  # winter ends in 2001
# one moment of several, or of a range
[..1984]                    -          C        -        C            -
[..2000]                    p          C        p        C            p
[2000..]                    C          p        p        p            C
[2001..]                    C          -        -        -            C
[1667,1668]                 -          C        -        C            -
[1999,2000]                 p          C        p        C            p
# what holds over all of its dates
{1960,1961-12}              -          C        -        C            -
{1999,2000-12}              C          C        C        C            -
# what holds
1992/2026                   C          C        C        -            -
1999/2000                   C          C        C        C            -
2000/2001                   C          C        C        -            C
1999/20XX                   C          C        C        p            -
# an open end: it holds for ever
1999/..                     C          C        C        -            -
2000/..                     C          C        C        -            C
2001/..                     C          -        -        -            C
../1985                     -          C        -        C            -
../2000                     C          C        C        C            -
../..                       C          C        C        -            -
# an unknown end: it holds to some day
1985/                       p          C        p        p            -
2000/                       C          C        C        p            C
/1985                       -          C        -        C            -
/2000                       C          C        C        C            p
/..                         C          p        p        -            p
../                         p          C        p        p            -
# a time is of the day it is written with
2000-12-31T23:59:59Z        C          C        C        C            C
2001-01-01T00:30:00+04:00   C          -        -        -            C
# nothing known: everything is possible
undated                     p          p        p        p            p
"""

DAYS = """
# date                       from:2025-09-09  to:2025-09-09  on:2025-09-09  before:2025-09-09  after:2025-09-09
2025-09-09                   C                C              C              C                  C
2025-09-08                   -                C              -              C                  -
2025-09-10                   C                -              -              -                  C
2025-09                      p                p              p              p                  p
2025                         p                p              p              p                  p
2025-09-09/2025-09-10        C                C              C              -                  C
[2025-09-09..2025-09-10]     C                p              p              p                  C
2025-09-08/2025-09-09        C                C              C              C                  -
2024/2026                    C                C              C              -                  -
2024/2025                    p                C              p              p                  -
2025/2026                    C                p              p              -                  p
2019/..                      C                C              C              -                  -
[..2026]                     p                p              p              p                  p
2025-09-09T23:00:00Z         C                C              C              C                  C
"""  # noqa: E501
SIGNS = {"C": CERTAIN, "p": POSSIBLE, "-": NO}
DATED_FIELDS = ("from", "to", "on", "before", "after")


@pytest.mark.parametrize(
    ("day", "row"),
    [("2000", row) for row in table(PERIODS)] + [("2025-09-09", row) for row in table(DAYS)],
    ids=lambda value: value if isinstance(value, str) else value[0],
)
def test_periods(day: str, row: list[str]) -> None:
    """All days are inclusive; --before and --after ask for the whole, the others for any of it."""
    one = chronology(event("one", row[0].removeprefix("undated")))
    answers = {field: ask(f"{field}:{day}", one)["one"] for field in DATED_FIELDS}
    assert answers == {
        field: SIGNS[sign] for field, sign in zip(DATED_FIELDS, row[1:], strict=True)
    }


DATED = chronology(
    event("y", "1999"),
    event("m", "1999-03"),
    event("h", "1998/2001"),
    event("o", "2000/.."),
    event("u"),
)
DATE_TERMS = """
# a period is written A..B, either side left out, or as any date
date:1999                     y m h u*
date:1999-03                  y* m h u*
date:1999..2000               y m h o u*
date:1999/2000                y m h o u*
date:..1999                   y m h u*
date:../1999                  y m h u*
date:..1998                   h u*
date:2000..                   h o u*
date:2000/..                  h o u*
date:2000-01-01..             h o u*
date:..                       y m h o u*
date:[1999,2001]              y m h o u*
date:{1999,2001}              y m h o u*
date:199X                     y m h u*
date:2024/2026                o u*
# from and to make one period; each repeated is or: the earliest from, the latest to
from:1999 to:1999             y m h u*
from:2002 from:2000           h o u*
to:1997 to:1998               h u*
from:2002 from:1999 to:1999   y m h u*
# the other fields of dates repeated are or as well
on:1999-03 on:2000            y* m h o u*
before:1998 before:1999       y m u*
after:2000 after:2001         o u*
date:1998 date:2002           h o u*
# and with each other
on:1999 on:2000 before:1999   y m u*
from:1999 after:1999          y m o u*
# not: of a period; what is possible stays so
not:on:1999-03                y* o u*
not:from:2000                 y m u*
not:date:..1999               o u*
not:before:1999               h o u*
"""


@pytest.mark.parametrize(("line", "names"), table(DATE_TERMS))
def test_date_terms(line: str, names: str) -> None:
    assert found(line, DATED) == names


def test_and_is_min_or_is_max_not_swaps() -> None:
    """Three answers a term, by an event in 1999, one in 2000, and one whose date is not known."""
    three = chronology(
        event("in", "1999", tags=("t",)), event("out", "2000"), event("perhaps", "", tags=("t",))
    )
    for left, right in product(("on:1998", "on:1999", "on:2000"), repeat=2):
        one, other = ask(left, three), ask(right, three)
        either = ask(f"{left} {right}", three)
        assert either == {name: max(one[name], other[name]) for name in one}, (left, right)
        negated = ask(f"not:{left} not:{right}", three)
        assert negated == {name: 2 - max(one[name], other[name]) for name in one}, (left, right)
    for left, right in product(
        ("on:1999", "on:2000", "from:2000"), ("tag:t", "not:tag:t", "title")
    ):
        one, other = ask(left, three), ask(right, three)
        both = ask(f"{left} {right}", three)
        assert both == {name: min(one[name], other[name]) for name in one}, (left, right)


def test_a_date_is_read_once_a_term_whatever_the_events() -> None:
    asked: list[str] = []

    def read(text: str) -> Date:
        asked.append(text)
        return Date(text)

    test = question(
        split("on:1999 from:1998 to:2001 not:date:1990..1991"), DATED.entities, read, {}
    ).answer
    assert [test(one) for one in DATED.events]
    assert sorted(asked) == ["1990", "1991", "1998", "1999", "2001"]


HINTS = """
# a line                 says
# the nearest, by what events use and entities are called
org:CIKA                 no organisation is called CIKA here; did you mean CICA?
person:alijev            no person is called alijev here; did you mean President Aliyev or Ilham Aliyev?
'person:Ilham Alijev'    no person is called Ilham Alijev here; did you mean Ilham Aliyev or ilham Əliyev?
tag:sumit                no tag is called sumit here; did you mean Summit?
source:aire              no source is called aire here; did you mean air?
id:zzz                   no event is called zzz here
name:Corridr             no name is called Corridr here; did you mean Corridor?
# another kind, with the option to use
org:Azerbaijan           Azerbaijan is a place here; try --place Azerbaijan
org:'Old City'           Old City is a place here; try --place 'Old City'
place:Corridor           Corridor is a name of no known kind here; try --name Corridor
place:cica               cica is an organisation here; try --org cica
org:'President Aliyev'   President Aliyev is a person here; try --person 'President Aliyev'
# known and in no event
org:NAM                  -
name:NAM                 -
person:NAM               NAM is an organisation here, which no event names
# used as asked: it is not the name that finds nothing
org:CICA place:Sheki     -
org:CICA                 -
tag:FORUM                -
from:1999                -
nonsense                 -
"""  # noqa: E501


@pytest.mark.parametrize(("line", "told"), table(HINTS))
def test_hints(line: str, told: str) -> None:
    said = [f"{x.message}; {x.hint}" if x.hint else x.message for x in unknown(split(line), NAMED)]
    assert ("; ".join(said) or "-") == told


def test_each_unknown_name_has_its_hint() -> None:
    assert len(unknown(split("org:CICA org:CIKA tag:x"), NAMED)) == 2


def test_every_field_is_tried_above() -> None:
    tried = {
        term.field for line, *_ in table(FIELD_TABLE + DATE_TERMS) for term in split(line).terms
    }
    assert tried == {*FIELDS, "word", "fields.issue"}
    assert set(NAME_FIELDS) < tried


PRECISE = """
# date          decade  year  month  day
199X            yes     no    no     no
1999~           yes     yes   no     no
2001-21         yes     yes   no     no    # a season is coarser than a month
2025-03         yes     yes   yes    no
2025-03-01      yes     yes   yes    yes
2025-03-01T10   yes     yes   yes    yes
2024/2026-05    yes     yes   no     no    # the coarsest end counts
undated         no      no    no     no
"""


@pytest.mark.parametrize("row", table(PRECISE), ids=lambda row: row[0])
def test_precise(row: list[str]) -> None:
    one = event("one", row[0].removeprefix("undated"))
    held = ["yes" if precise(least)(one) else "no" for least in ("decade", "year", "month", "day")]
    assert held == row[1:]


def test_an_unknown_precision_is_told_with_those_there_are() -> None:
    with pytest.raises(ChronoError, match="no precision weekly") as refusal:
        precise("weekly")
    assert "quarter, month, day" in refusal.value.hint


@given(st.text())
def test_fold_is_settled(text: str) -> None:
    """What is folded stays as it is, and case makes no difference to it."""
    assert fold(fold(text)) == fold(text)
    assert fold(text.casefold()) == fold(text)
