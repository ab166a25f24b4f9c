"""The clause that a date governs, found by the forms of words alone: `governing`."""

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import Final, NamedTuple

from chrono.extract import words
from chrono.extract.sentence import ADVERBS, Sentence, Verb
from chrono.extract.verbs import PARTICIPLE, PAST, THIRD, base_of, base_of_ing

STRONG: Final = frozenset(";:—()[]–")
BEFORE_NOUN: Final = re.compile(r"-(?:quarter|half|year|month|week|day)$")  # third-quarter sales
RELATIVE: Final = frozenset({"which", "who", "that", "whose", "where", "whom"})
FRAMES: Final = frozenset({"after", "following", "since", "before", "until", "despite"})
SUBORDINATE: Final = frozenset(
    {"while", "whereas", "although", "though", "because", "as", "when", "if", "unless", "after",
     "before", "since", "until", "once", "whether"}
)  # fmt: skip
GLUE: Final = words.of(
    "dated in on at by since until till from to of during for through before after around about "
    "circa c late early mid end beginning start back as far earlier later ago and between next "
    "last this the shortly soon just immediately least"
)


class Clause(NamedTuple):
    """The clause of a date phrase, as ranges of tokens; `rule` names the shape that was seen.

    `subject` may be empty; `verb` is None for a named event without one; `behind` is where the
    clause ends. `date` is the range of the phrase with its prepositions.
    """

    subject: tuple[int, int]
    verb: Verb | None
    rest: tuple[int, int]
    date: tuple[int, int]
    rule: str


@lru_cache(64)
def date_range(s: Sentence, start: int, end: int) -> tuple[int, int]:
    """The tokens of a phrase with the prepositions before it."""
    first, behind = bisect_right(s.ends, start), bisect_left(s.starts, end)
    if behind < len(s.low) and s.low[behind] in {"'s", "'"}:
        behind += 1 + (s.low[behind] == "'" and s.low[behind + 1 : behind + 2] == ["s"])
    if premodifier(s, behind):
        return first, behind
    while first > 0 and s.low[first - 1] in GLUE and s.low[first - 1] not in {"and", "to", "of"}:
        if s.low[first - 1] in {"the"} and not (first > 1 and s.low[first - 2] in GLUE):
            break
        if s.low[first - 1] == "back" and _particle(s, first - 1):
            break
        first -= 1
    return first, behind


def _particle(s: Sentence, i: int) -> bool:
    """Whether `back` belongs to a verb: `was rolled back in May`, not `dates back to May`."""
    verb = next((v for v in s.verbs if v.behind == i), None)
    return verb is not None and base_of_any(s.low[verb.main]) not in {"date", "go", "stretch"}


def premodifier(s: Sentence, behind: int) -> bool:
    """Whether a date that ends before a token stands before its noun: `the April forum`."""
    if behind >= len(s.low):
        return False
    word, kind = s.low[behind], s.kind[behind]
    if s.low[behind - 1] in {"'s", "'"} or s.low[behind - 1].endswith("'s"):
        return True
    first = behind - 1
    while first >= 0 and (s.kind[first] == "D" or s.low[first].endswith("ed")):
        first -= 1
    led = first >= 0 and (
        s.low[first] in {"the", "a", "an", "its", "his", "her", "their"}
        or s.low[first].endswith("'s")
    )
    if BEFORE_NOUN.search(s.low[behind - 1]) and word.isalpha() and word not in words.CONNECTING:
        return True
    plain = word.replace("-", "").isalpha() or kind == "N" or word[:1].isdigit()
    return (
        led
        and plain
        and word not in words.CONNECTING
        and not any(v.first == behind for v in s.verbs)
    )


@lru_cache(4)
def pieces(s: Sentence) -> list[tuple[int, int, str]]:
    """The sentence cut at its marks and conjunctions: (first, behind, the mark before it)."""
    cuts: list[tuple[int, int, str]] = []
    first, mark = 0, ""
    n = len(s.tokens)
    for i in range(n):
        if s.kind[i] == "Q" and s.low[i] in {"”", '"'} and s.low[i - 1] == "," and i + 1 < n:
            cuts.append((first, i + 1, mark))
            first, mark = i + 1, ","
        if s.kind[i] in {"N", "Q", "D"} or i < first:
            continue
        token = s.low[i]
        here = ""
        opens = i > first or mark in {",", ";", "—", "("} or i == 0
        spaced = token != "-" or s.ends[i - 1] < s.starts[i]
        if (token in STRONG or token in {",", ".", "-"}) and spaced:
            here = token
        elif s.kind[i]:
            continue
        elif (
            (token in RELATIVE and opens and token != "that")
            or (token == "that" and opens and _verb_soon(s, i))
            or (token in SUBORDINATE and opens and not _dated(s, i) and _clause_follows(s, i))
            or (token in {"and", "but", "or"} and opens and i and _verb_follows(s, i))
        ):
            here = token
        if here:
            if i > first:
                cuts.append((first, i, mark))
            first, mark = i + 1, here
    if first < n:
        cuts.append((first, n, mark))
    return cuts


def _dated(s: Sentence, i: int) -> bool:
    return i + 1 < len(s.kind) and (s.kind[i + 1] == "D" or s.low[i + 1] in {"of", "at"})


def _verb_soon(s: Sentence, i: int) -> bool:
    return any(v.first > i for v in s.verbs)


def _clause_follows(s: Sentence, i: int) -> bool:
    """Whether a verb stands between a conjunction and the next mark."""
    for v in s.verbs:
        if v.first > i:
            between = s.low[i + 1 : v.first]
            return not any(t in {",", ";", "("} for t in between) and v.form != "infinitive"
    return False


def _verb_follows(s: Sentence, i: int) -> bool:
    """Whether a conjunction joins two verbs or two clauses rather than two nouns."""
    for v in s.verbs:
        if v.first == i + 1:
            return v.form != "infinitive"
        if v.first > i + 1:
            between = [k for k in range(i + 1, v.first) if s.kind[k] != "D"]
            if _dates_only(s, i + 1, v.first):  # and by 1900 employed 300
                return _finite(v) and any(u.behind <= i for u in s.verbs)
            return bool(between) and (
                len(between) < 8
                and not (s.low[between[0]].endswith("ed") and s.kind[between[0]] == "")
                and v.form not in {"participle", "gerund", "infinitive"}
                and not any(
                    s.low[k] in {",", ";", "and", "—"} or s.low[k] in words.PREPOSITIONS
                    for k in between
                )
                and any(u.behind <= i for u in s.verbs)
            )
    return False


def governing(s: Sentence, start: int, end: int) -> Clause | None:
    """The clause that a date phrase is of, or None where there is no verb to be seen."""
    date = date_range(s, start, end)
    cuts = pieces(s)
    at = next(
        (k for k, (a, b, _) in enumerate(cuts) if a <= min(date[1] - 1, len(s.tokens) - 1) < b),
        None,
    )
    if at is None:
        return None
    a, b, _ = cuts[at]
    nominal = _nominal(s, cuts[at], date) or _in_front(s, cuts, at, date)
    if nominal is not None:
        return nominal
    inside = [v for v in s.verbs if a <= v.first < b]
    before = [v for v in inside if v.behind <= date[0]]
    after = [v for v in inside if v.first >= date[1]]
    verb = before[-1] if before else (after[0] if after else None)
    if verb is not None and verb.form == "infinitive" and before:
        cause = before[-2] if len(before) > 1 else None
        if (
            cause
            and 0 < verb.first - cause.behind <= 6
            and s.low[cause.behind] != "for"
            and base_of_any(s.low[cause.main]) in words.CAUSING
        ):
            return Clause((cause.behind, verb.first), verb, (verb.behind, b), date, "caused")
    instrument = _instrument(s, before) if before and verb is before[-1] else None
    if instrument is not None:
        clause = _clause(s, cuts, at, instrument, date)
        return clause._replace(rest=(clause.rest[0], before[-1].first))
    if verb is not None and _to_be(s, verb) and before:
        first = _noun_phrase(s, a, verb.first)
        return Clause((first, verb.first), verb, (verb.behind, b), date, "reduced")
    if verb is not None and verb.form == "gerund" and s.low[verb.first - 1] in words.PREPOSITIONS:
        finite = [v for v in before if _finite(v)]
        verb = finite[-1] if finite else verb
    awaited = _awaited(s, cuts, at)
    if awaited is not None and (verb is awaited or (not before and after)):
        return Clause(cuts[at - 1][:2], awaited, (awaited.behind, b), date, "clause")
    if verb is not None and verb.form == "infinitive":
        finite = [v for v in (before or after) if v.form not in {"infinitive", "gerund"}]
        verb = finite[-1] if finite else verb
    if verb is not None:
        return _clause(s, cuts, at, verb, date)
    return _verbless(s, cuts, at, date)


def _instrument(s: Sentence, before: list[Verb]) -> Verb | None:
    """The verb of what was done by a dated paper: `ended it by notice served on 1 July`."""
    paper, deeds = before[-1], [v for v in before[:-1] if _finite(v)]
    noun = s.low[paper.first - 1]
    if not deeds or paper.form not in {"past", "participle"} or noun not in PAPERS:
        return None
    first = _noun_phrase(s, deeds[-1].behind, paper.first)
    return deeds[-1] if first > 0 and s.low[first - 1] in {"by", "in", "under", "with"} else None


PAPERS: Final = words.of(
    "notice letter email e-mail order decree agreement contract deed memo memorandum statement "
    "petition motion application resolution treaty affidavit invoice report filing"
)


def _nominal(s: Sentence, piece: tuple[int, int, str], date: tuple[int, int]) -> Clause | None:
    """The noun that a date is of: `since its launch in 2003`, `following the 1988 cease-fire`."""
    first, behind = date
    a, b, _ = piece
    if _bare(s, a, date):
        return Clause((_noun_phrase(s, a, first), first), None, (first, first), date, "nominal")
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


def _in_front(
    s: Sentence, cuts: list[tuple[int, int, str]], at: int, date: tuple[int, int]
) -> Clause | None:
    """A past form in a phrase before the clause: `In a speech read on Friday, he left it open`."""
    verb = _fronted_participle(s, cuts, at)
    if verb is None or date[0] < verb.behind:
        return None
    first = _noun_phrase(s, cuts[at][0], verb.first)
    return Clause((first, verb.first), verb, (verb.behind, cuts[at][1]), date, "reduced")


def _fronted_participle(s: Sentence, cuts: list[tuple[int, int, str]], at: int) -> Verb | None:
    a, b, mark = cuts[at]
    if mark not in {"", ","} or s.low[a] not in words.PREPOSITIONS or at + 1 >= len(cuts):
        return None
    if s.low[a + 1] not in words.DETERMINERS or cuts[at + 1][2] != ",":
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
    later = any(_finite(v) and v.first >= cuts[at + 1][0] for v in s.verbs)
    return verb if later else None


def _to_be(s: Sentence, verb: Verb) -> bool:
    """Whether a verb modifies the noun before it: `an event to be held`."""
    if verb.form != "infinitive" or s.low[verb.first + 1] != "be" or not verb.first:
        return False
    first = _noun_phrase(s, 0, verb.first)
    if first and s.low[first - 1] == "for":  # asked for it to be closed
        return False
    noun = s.kind[verb.first - 1] == "N" or s.low[verb.first - 1].isalpha()
    led = any(v.behind == verb.first for v in s.verbs) or s.low[verb.first - 1] in ADVERBS
    return noun and not led and s.low[verb.first - 1] not in words.PLAN_NOUNS


def awaits(s: Sentence, clause: Clause) -> bool:
    """Whether something was not done until a date, and so was done then."""
    verb, first = clause.verb, clause.date[0]
    if verb is None or s.low[first] not in {"until", "till"}:
        return False
    return any(s.low[k] in words.NEGATIVE for k in range(verb.first, verb.behind))


def _verbless(
    s: Sentence, cuts: list[tuple[int, int, str]], at: int, date: tuple[int, int]
) -> Clause | None:
    """A phrase that stands apart: in front of its clause, or behind it."""
    order = [*range(at + 1, len(cuts)), *range(at - 1, -1, -1)]
    if at > 0 and (cuts[at][2] == "(" or (cuts[at][2] and not _fronted(s, cuts[at]))):
        order = [*range(at - 1, -1, -1), *range(at + 1, len(cuts))]
    resumed = _resumed(s, cuts, at, date)
    if resumed is not None:
        return resumed
    for strict in (True, False):
        for k in order:
            a, b, mark = cuts[k]
            verbs = [
                v for v in s.verbs if a <= v.first < b and v.form not in {"gerund", "infinitive"}
            ]
            bare = verbs and verbs[0].form in {"past", "participle"} and verbs[0].first == a
            joined = k > at and at and s.low[cuts[at - 1][1] - 1] == "and"
            if strict and k > at and bare and not joined:
                continue
            awaited = _awaited(s, cuts, k)
            if awaited is not None:
                return Clause(cuts[k - 1][:2], awaited, (awaited.behind, b), date, "clause")
            if _fronted_participle(s, cuts, k) is not None:
                continue
            if verbs and (mark not in RELATIVE or k < at):
                return _listed(s, cuts, at, k, _clause(s, cuts, k, verbs[0], date))
    return None


def _listed(
    s: Sentence, cuts: list[tuple[int, int, str]], at: int, k: int, clause: Clause
) -> Clause:
    """The clause with the end of a list in it: `told French, Dutch and Greek firms on Monday`."""
    a, b, mark = cuts[at]
    ends = k == at - 1 and mark == "," and not _fronted(s, cuts[at])
    if ends and s.low[a] not in words.DETERMINERS and "and" in s.low[a:b]:
        return clause._replace(rest=(clause.rest[0], b))
    return clause


def _awaited(s: Sentence, cuts: list[tuple[int, int, str]], at: int) -> Verb | None:
    """The main verb that a relative clause keeps waiting: `Officers who saw it concluded`."""
    a, b, mark = cuts[at]
    if mark not in RELATIVE or not at or any(v.first < a for v in s.verbs if _finite(v)):
        return None
    inside = [v for v in s.verbs if a <= v.first < b and _finite(v)]
    if len(inside) < 2 or not _opening(s, a, inside[0].first) or tells(s, inside[0]):
        return None
    joined = s.low[inside[1].first - 1] in {"and", "or", "but", ","}
    return None if joined else inside[1]


def _finite(verb: Verb) -> bool:
    return verb.form not in {"participle", "gerund", "infinitive"}


def _dates_only(s: Sentence, first: int, behind: int) -> bool:
    """Whether nothing but dates stands between two tokens."""
    return all(s.kind[k] == "D" or s.low[k] in GLUE for k in range(first, behind))


def _opening(s: Sentence, first: int, behind: int) -> bool:
    """Whether nothing but adverbs stands between two tokens."""
    return all(s.low[k] in ADVERBS or s.low[k].endswith("ly") for k in range(first, behind))


def _resumed(
    s: Sentence, cuts: list[tuple[int, int, str]], at: int, date: tuple[int, int]
) -> Clause | None:
    """The verb of a subject that an insertion parts from it: `his remarks, as expected, drew`."""
    a, b, mark = cuts[at]
    if _fronted(s, cuts[at]) or mark in {"(", ","} or at + 2 >= len(cuts):
        return None
    c, d, comma = cuts[at + 2]
    verb = next((v for v in s.verbs if c <= v.first < d), None)
    if (
        comma == ","
        and verb is not None
        and verb.first == c
        and verb.form not in {"gerund", "infinitive"}
    ):
        return Clause((a, b), verb, (verb.behind, d), date, "clause")
    return None


def _fronted(s: Sentence, piece: tuple[int, int, str]) -> bool:
    return s.low[piece[0]] in words.PREPOSITIONS or s.kind[piece[0]] == "D"


def _clause(
    s: Sentence, cuts: list[tuple[int, int, str]], at: int, verb: Verb, date: tuple[int, int]
) -> Clause:
    a, b, mark = cuts[at]
    rest = (verb.behind, b)
    subject = (a, verb.first)
    rule = "clause"
    verbs = [v for v in s.verbs if a <= v.first < b]
    finite = [v for v in verbs if v.form not in {"participle", "gerund", "infinitive"}]
    if mark in RELATIVE and _opening(s, a, verb.first):
        later = next((v.first for v in finite if v.first > verb.first), b)
        return Clause(_antecedent(s, cuts, at, a - 1), verb, (verb.behind, later), date, "relative")
    if mark in {"which", "that", "whom"} and verb.form not in {"passive", "infinitive"}:
        left = [k for k in range(verb.behind, b) if not date[0] <= k < date[1]]
        told = mark == "that" and any(
            v.behind < a and _dates_only(s, v.behind, a - 1) for v in s.verbs
        )
        if not told and not any(s.low[k].isalnum() for k in left) and subject[0] < subject[1]:
            return Clause(subject, verb, _antecedent(s, cuts, at, a - 1), date, "relative")
    if verb.form == "infinitive" and verb.first == a and mark in {",", "—"}:
        return Clause(_behind_or_before(s, cuts, at, verb), verb, rest, date, "participle")
    tail = next((k for k in range(at - 1, -1, -1) if s.low[cuts[k][1] - 1] == "and"), None)
    goes_on = mark == "," and verb.first == a and _finite(verb) and tail is not None
    if goes_on and not any(_finite(v) for v in s.verbs if cuts[tail or 0][1] <= v.first < a):
        return Clause(_shared(s, cuts, (tail or 0) + 1), verb, rest, date, "shared")
    resumes = mark == "," and verb.first == a and verb.form == "past" and at > 1
    if resumes and (tells(s, verb) or _alone(s, cuts, verb)):
        return Clause(_before_insertion(s, cuts, at), verb, rest, date, rule)
    if verb.form == "gerund" or (
        verb.form in {"past", "participle"} and verb.first == a and mark not in {"and", "but", "or"}
    ):
        rule = "participle"
        return Clause(_behind_or_before(s, cuts, at, verb), verb, rest, date, rule)
    telling = [v for v in finite if v.behind <= verb.first and tells(s, v)]
    if telling and not _inside(s, cuts[at], telling[-1], verb, date):
        subject = (telling[-1].behind, verb.first)
    elif verb.form in {"past", "participle"} and verb.first > a:
        others = [v for v in finite if v is not verb]
        if telling or s.low[a] == "according" or _reduced(s, verb, others, date):
            first = _noun_phrase(s, a, verb.first)
            behind = next((v.first for v in others if v.first > verb.first), b)
            return Clause((first, verb.first), verb, (verb.behind, behind), date, "reduced")
    dated = _dates_only(s, a, verb.first)
    if mark in {"and", "but", "or"} and (dated or _opening(s, a, verb.first)):
        return Clause(_shared(s, cuts, at), verb, rest, date, "shared")
    if subject[0] == subject[1] and at > 1 and verb.form not in {"gerund", "infinitive"}:
        subject = _before_insertion(s, cuts, at)
    return Clause(subject, verb, rest, date, rule)


def _inside(
    s: Sentence, piece: tuple[int, int, str], telling: Verb, verb: Verb, date: tuple[int, int]
) -> bool:
    """Whether a past form modifies a noun of what is told: `says a deal reached in 1991 ended`."""
    if verb.form not in {"past", "participle"}:
        return False
    told = [v for v in s.verbs if telling.behind <= v.first < piece[1] and v is not verb]
    before = any(v.first < verb.first for v in told)
    return before or _reduced(s, verb, [v for v in told if _finite(v)], date)


def _alone(s: Sentence, cuts: list[tuple[int, int, str]], verb: Verb) -> bool:
    """Whether a sentence has no other verb that could be its main one."""
    main_pieces = [
        (a, b) for a, b, mark in cuts if mark not in RELATIVE and mark not in SUBORDINATE
    ]
    return not any(
        v is not verb
        and _finite(v)
        and (v.first < verb.first or v.form != "past")
        and not _apposed(s, cuts, v)
        for v in s.verbs
        if any(a <= v.first < b for a, b in main_pieces)
    )


def _apposed(s: Sentence, cuts: list[tuple[int, int, str]], verb: Verb) -> bool:
    """Whether a past form modifies a noun in an apposition: `Kolb, an expert hired by us, left`."""
    a, b, mark = next(cut for cut in cuts if cut[0] <= verb.first < cut[1] or cut == cuts[-1])
    after = s.low[verb.behind] if verb.behind < b else ""
    past = verb.form == "past" and after in words.PREPOSITIONS
    return past and mark == "," and s.low[a] in words.DETERMINERS and verb.first > a + 1


def _before_insertion(s: Sentence, cuts: list[tuple[int, int, str]], at: int) -> tuple[int, int]:
    """The subject that an apposition parts from its verb: `Kim, the founder, has left`."""
    found = (0, 0)
    for k in range(at - 2, -1, -1):
        a, b, mark = cuts[k]
        if found[1] and (cuts[k + 1][2] != "," or any(a <= v.first < b for v in s.verbs)):
            break
        a = _behind_date(s, a, b)
        if (
            mark not in RELATIVE
            and not any(a <= v.first < b for v in s.verbs)
            and not _fronted(s, (a, b, mark))
            and not (found[1] and (b - a == 1 and s.kind[a] != "N"))
        ):
            found = a, b
    return found


def _behind_date(s: Sentence, a: int, b: int) -> int:
    """Where a noun begins that a date stands before: `On 12 May the director`; else the start."""
    first = next((k for k in range(a, min(a + 4, b)) if s.kind[k] == "D"), b)
    end = next((k for k in range(first, b) if s.kind[k] != "D"), b)
    noun = end < b and (s.low[end] in words.DETERMINERS or s.kind[end] == "N")
    return end if noun else a


def main(s: Sentence) -> Clause | None:
    """The main clause of a sentence, whatever its dates."""
    cuts = pieces(s)
    for at, (a, b, mark) in enumerate(cuts):
        awaited = _awaited(s, cuts, at)
        if awaited is not None:
            return Clause(cuts[at - 1][:2], awaited, (awaited.behind, b), (0, 0), "clause")
        if mark in RELATIVE or mark in SUBORDINATE or mark == "(":
            continue
        if _fronted_participle(s, cuts, at) is not None:
            continue
        verbs = [
            v
            for v in s.verbs
            if a <= v.first < b and v.form not in {"gerund", "infinitive", "participle"}
        ]
        leading = at == 0 and verbs and verbs[0].first == a and verbs[0].form == "past"
        if verbs and not leading:
            plain = [v for v in verbs if v.form != "past" and v.first > verbs[0].first]
            chosen = (
                plain[0]
                if plain and verbs[0].form == "past" and not tells(s, verbs[0])
                else verbs[0]
            )
            return _clause(s, cuts, at, chosen, (0, 0))
    return None


def base_of_any(word: str) -> str:
    """The base of any form of a verb."""
    if word.endswith("ing"):
        return base_of_ing(word)
    return THIRD.get(word) or base_of(word)


def tells(s: Sentence, verb: Verb) -> bool:
    """Whether a verb is one of saying or showing, with what is said behind it."""
    return base_of_any(s.low[verb.main]) in words.TELLING


def _reduced(s: Sentence, verb: Verb, others: list[Verb], date: tuple[int, int]) -> bool:
    """Whether a past form modifies the noun before it: `the Declaration signed in Rome was`."""
    form = s.low[verb.main]
    if (form in PAST and form not in PARTICIPLE) or (tells(s, verb) and date[0] <= verb.behind):
        return False
    if any(v.first < verb.first for v in others):
        return s.low[verb.first - 1] not in {"and", ",", "but", "or"}
    return date[0] >= verb.behind and any(
        (v.first >= date[1] and v.form != "past")
        or (v.first == date[1] and s.low[v.behind : v.behind + 1] != ["in"])
        for v in others
        if v.first > verb.first
    )


def _noun_phrase(s: Sentence, a: int, behind: int) -> int:
    """Where the noun phrase begins that ends before a token."""
    k = behind - 1
    while k > a and not (
        (s.low[k - 1] in words.PREPOSITIONS and s.low[k - 1] != "of")
        or any(v.first <= k - 1 < v.behind for v in s.verbs)
        or s.low[k - 1] in {",", ";", "—"}
    ):
        k -= 1
    return k


def _antecedent(
    s: Sentence, cuts: list[tuple[int, int, str]], at: int, behind: int
) -> tuple[int, int]:
    """The noun phrase before a relative pronoun."""
    end = behind
    while end > 0 and (s.low[end - 1] in {",", "("} or s.low[end - 1] in words.PREPOSITIONS):
        end -= 1
    a = cuts[at - 1][0] if at else 0
    first = _noun_phrase(s, a, end)
    nearest = next((k + 1 for k in range(end - 1, first, -1) if s.low[k] == "of"), first)
    return nearest, end


def _behind_or_before(
    s: Sentence, cuts: list[tuple[int, int, str]], at: int, verb: Verb
) -> tuple[int, int]:
    """The subject of a participle: that of the clause it leads, else the noun before."""
    lead = all(
        not any(
            c[0] <= v.first < c[1]
            and v.form not in {"gerund", "participle"}
            and not (v.form == "past" and v.first == c[0])
            for v in s.verbs
        )
        for c in cuts[:at]
    )
    if lead and s.low[cuts[0][0]] != "the":
        for a, b, mark in cuts[at + 1 :]:
            for v in s.verbs:
                if (
                    a < v.first < b
                    and v.form not in {"gerund", "infinitive", "participle"}
                    and mark not in RELATIVE
                ):
                    return a, v.first
    opened = next((k for k in range(at, 0, -1) if cuts[k][2] == "("), None)
    if opened is not None and cuts[at][2] in {"(", "–", "-", "—", ";", ","} and opened:
        a, b, _ = cuts[opened - 1]
        return a, b
    if verb.form == "gerund" and at and cuts[at][2] in {",", "and"}:
        actor = _actor(s, cuts, at)
        if actor[1]:
            return actor
    if at and cuts[at][2] in {",", "(", "—"}:
        a, b, _ = cuts[at - 1]
        verbs = [v for v in s.verbs if a <= v.first < b]
        if not verbs:
            return a, b
        return _noun_phrase(s, max(a, verbs[-1].behind), b), b
    if verb.first > cuts[at][0]:
        return _noun_phrase(s, cuts[at][0], verb.first), verb.first
    return 0, 0


def _actor(s: Sentence, cuts: list[tuple[int, int, str]], at: int) -> tuple[int, int]:
    """The subject of the clause before, whose deed goes on: `It grew, buying a rival in 1964`."""
    for k in range(at - 1, -1, -1):
        a, b, mark = cuts[k]
        finite = next((v for v in s.verbs if a <= v.first < b and _finite(v)), None)
        if finite is not None and mark not in RELATIVE:
            if finite.form == "passive":
                return 0, 0
            return (a, finite.first) if finite.first > a else _shared(s, cuts, k)
    return 0, 0


def _shared(s: Sentence, cuts: list[tuple[int, int, str]], at: int) -> tuple[int, int]:
    """The subject of the first verb of a chain: `X did this and did that`."""
    for k in range(at - 1, -1, -1):
        a, b, mark = cuts[k]
        for v in s.verbs:
            if a <= v.first < b and v.form not in {"infinitive"}:
                if v.form == "gerund" or (mark in {"and", "but", "or"} and v.first <= a + 1):
                    break
                if mark in RELATIVE and v.first <= a + 1:
                    return _antecedent(s, cuts, k, a - 1)
                if v.first == a and mark == "," and k > 1:
                    return _before_insertion(s, cuts, k)
                return a, v.first
        else:
            continue
        if s.verbs and any(v.form == "gerund" and a <= v.first < b for v in s.verbs):
            return _behind_or_before(s, cuts, at, next(v for v in s.verbs if a <= v.first < b))
    return 0, 0
