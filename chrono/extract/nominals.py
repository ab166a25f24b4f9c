"""Dates that are of a noun or of a participle, and not of the clause around them."""

from typing import Final

from chrono.extract import words
from chrono.extract.adjuncts import premodifier
from chrono.extract.pieces import Clause, finite
from chrono.extract.sentence import Sentence
from chrono.extract.subjects import noun_phrase
from chrono.extract.verb_groups import ADVERBS, Verb
from chrono.extract.verbs import PARTICIPLE, PAST, base_of_any

MAKING: Final = words.of(
    "sign execute conclude issue write send serve file make enter grant publish"
)
FRAMES: Final = frozenset({"after", "following", "since", "before", "until", "despite"})
PAPERS: Final = words.of(
    "notice letter email e-mail order decree agreement contract deed memo memorandum statement "
    "petition motion application resolution treaty affidavit invoice report filing lease "
    "licence license warrant writ summons"
)


def nominal(s: Sentence, piece: tuple[int, int, str], date: tuple[int, int]) -> Clause | None:
    """The noun that a date is of: `since its launch in 2003`, `following the 1988 cease-fire`."""
    first, behind = date
    a, b, _ = piece
    paper = _paper(s, a, date)
    if paper is not None:
        return Clause(paper, None, (first, first), date, "nominal")
    if _bare(s, a, date):
        return Clause((noun_phrase(s, a, first), first), None, (first, first), date, "nominal")
    frame = next((k for k in range(first - 1, a - 1, -1) if s.low[k] in FRAMES), None)
    if frame is None and a and s.low[a - 1] in FRAMES:
        frame = a - 1
    if frame is None or any(frame < v.first < first for v in s.verbs):
        return None
    end = first
    if premodifier(s, behind):
        end = _noun_end(s, behind, b)
    head = next((k for k in range(frame + 1, end) if s.low[k] in words.PREPOSITIONS), end)
    if head - 1 <= frame or s.low[head - 1].replace("’", "'") not in words.NOMINALS:
        return None
    return Clause((frame + 1, end), None, (end, end), date, "nominal")


def _paper(s: Sentence, a: int, date: tuple[int, int]) -> tuple[int, int] | None:
    """The paper that a date is of: `the lease dated 4 May`; not `signed a lease`, `by letter`."""
    end = date[0]
    if s.low[end] != "dated" or not end or s.low[end - 1] not in PAPERS:
        return None
    first = noun_phrase(s, a, end)
    led = s.low[first - 1] if first else ""
    made = any(base_of_any(s.low[v.main]) in MAKING for v in s.verbs if a <= v.first < first)
    return None if made or led in {"by", "via", "with"} or s.low[a] == "by" else (first, end)


def _noun_end(s: Sentence, behind: int, b: int) -> int:
    """Where the noun ends that a date stands before, with what `of` or `with` adds to it."""
    heads = range(behind, min(behind + 4, b))
    head = next((k for k in heads if s.low[k] in words.NOMINALS), behind)
    if head + 1 >= b or s.low[head + 1] not in words.PREPOSITIONS - FRAMES:
        return head + 1
    stops = (k for k in range(head + 1, b)
             if s.low[k] in FRAMES or any(v.first == k for v in s.verbs))  # fmt: skip
    return next(stops, b)


def _bare(s: Sentence, a: int, date: tuple[int, int]) -> bool:
    """Whether a noun with its date does what is to come: `The flood last month will cost us`."""
    first, behind = date
    verb = next((v for v in s.verbs if v.first == behind), None)
    ahead = verb is not None and verb.form in {"modal", "present"}
    return ahead and first > a and s.kind[first] == "D" and s.low[first - 1] in words.NOMINALS


def in_front(
    s: Sentence, cuts: list[tuple[int, int, str]], at: int, date: tuple[int, int]
) -> Clause | None:
    """A past form in a phrase before the clause: `In a speech read on Friday, he left it open`."""
    verb = fronted_participle(s, cuts, at)
    if verb is None or date[0] < verb.behind:
        return None
    first = noun_phrase(s, cuts[at][0], verb.first)
    return Clause((first, verb.first), verb, (verb.behind, cuts[at][1]), date, "reduced")


def fronted_participle(s: Sentence, cuts: list[tuple[int, int, str]], at: int) -> Verb | None:
    a, b, mark = cuts[at]
    if mark not in {"", ","} or s.low[a] not in words.PREPOSITIONS or at + 1 >= len(cuts):
        return None
    if s.low[a + 1] not in words.DETERMINERS or cuts[at + 1][2] != ",":
        return None
    if s.low[a : a + 3] == ["by", "the", "time"]:  # a conjunction
        return None
    verbs = [v for v in s.verbs if a <= v.first < b]
    if len(verbs) != 1 or verbs[0].form not in {"past", "participle"}:
        return None
    verb = verbs[0]
    form, after = s.low[verb.main], s.low[verb.behind] if verb.behind < b else ","
    bare = after in words.PREPOSITIONS or not after.isalpha() or s.kind[verb.behind] == "D"
    dated = any(s.kind[k] == "D" for k in range(a, verb.first))
    if dated or not bare or (form in PAST and form not in PARTICIPLE):
        return None
    later = any(finite(v) and v.first >= cuts[at + 1][0] for v in s.verbs)
    return verb if later else None


def to_be_done(s: Sentence, verb: Verb) -> bool:
    """Whether a verb modifies the noun before it: `an event to be held`."""
    if verb.form != "infinitive" or s.low[verb.first + 1] != "be" or not verb.first:
        return False
    first = noun_phrase(s, 0, verb.first)
    if first and s.low[first - 1] == "for":  # asked for it to be closed
        return False
    noun = s.kind[verb.first - 1] == "N" or s.low[verb.first - 1].isalpha()
    led = any(v.behind == verb.first for v in s.verbs) or s.low[verb.first - 1] in ADVERBS
    return noun and not led and s.low[verb.first - 1] not in words.PLAN_NOUNS


def by_paper(s: Sentence, before: list[Verb]) -> Verb | None:
    """The verb of what was done by a dated paper: `ended it by notice served on 1 July`."""
    paper, deeds = before[-1], [v for v in before[:-1] if finite(v)]
    noun = s.low[paper.first - 1]
    if not deeds or paper.form not in {"past", "participle"} or noun not in PAPERS:
        return None
    first = noun_phrase(s, deeds[-1].behind, paper.first)
    return deeds[-1] if first > 0 and s.low[first - 1] in {"by", "in", "under", "with"} else None
