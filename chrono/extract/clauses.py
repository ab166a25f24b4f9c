"""The clause that a date governs, found by the forms of words alone: `governing`."""

from chrono.extract import words
from chrono.extract.adjuncts import date_range
from chrono.extract.ellipsis import apposed, deadline, gapped, inverted
from chrono.extract.nominals import by_paper, fronted_participle, in_front, nominal, to_be_done
from chrono.extract.pieces import (
    RELATIVE,
    SUBORDINATE,
    Clause,
    adverbs_only,
    dates_only,
    finite,
    fronted,
    pieces,
    tells,
)
from chrono.extract.sentence import Sentence
from chrono.extract.subjects import antecedent, before_insertion, noun_phrase, of_participle, shared
from chrono.extract.verb_groups import Verb
from chrono.extract.verbs import PARTICIPLE, PAST, base_of_any


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
    found = _apart(s, cuts, at, date)
    if found is not None:
        return found
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
    instrument = by_paper(s, before) if before and verb is before[-1] else None
    if instrument is not None:
        clause = _clause(s, cuts, at, instrument, date)
        return clause._replace(rest=(clause.rest[0], before[-1].first))
    if verb is not None and to_be_done(s, verb) and before:
        first = noun_phrase(s, a, verb.first)
        return Clause((first, verb.first), verb, (verb.behind, b), date, "reduced")
    if verb is not None and verb.form == "gerund" and s.low[verb.first - 1] in words.PREPOSITIONS:
        deeds = [v for v in before if finite(v)]
        verb = deeds[-1] if deeds else verb
    awaited = _awaited(s, cuts, at)
    if awaited is not None and (verb is awaited or (not before and after)):
        return Clause(cuts[at - 1][:2], awaited, (awaited.behind, b), date, "clause")
    if verb is not None and verb.form == "infinitive":
        deeds = [v for v in (before or after) if v.form not in {"infinitive", "gerund"}]
        if deeds and _goes_on(s, deeds[-1], verb):
            return Clause((a, deeds[-1].first), verb, (verb.behind, b), date, "clause")
        verb = deeds[-1] if deeds else verb
    if verb is not None:
        clause = _clause(s, cuts, at, verb, date)
        return clause._replace(rest=(clause.rest[0], _ends(s, verb, clause.rest[1])))
    return _verbless(s, cuts, at, date)


def _apart(
    s: Sentence, cuts: list[tuple[int, int, str]], at: int, date: tuple[int, int]
) -> Clause | None:
    """A clause of another shape than a verb with its subject before it."""
    return (
        inverted(s, date, cuts[at][1])
        or deadline(s, date, cuts[at])
        or nominal(s, cuts[at], date)
        or in_front(s, cuts, at, date)
        or gapped(s, cuts, at, date)
        or apposed(s, cuts, at, date)
    )


def _goes_on(s: Sentence, plan: Verb, verb: Verb) -> bool:
    """Whether an infinitive goes on with a plan: `is to begin in May and to end in June`."""
    joined = s.low[verb.first - 1] in {"and", "or"}
    return joined and s.low[plan.main - 1] == "to" and plan.behind <= verb.first


def _ends(s: Sentence, verb: Verb, behind: int) -> int:
    """Where a clause ends that goes on in another: `is to begin in May and to end in June`."""
    more = (v.first - 1 for v in s.verbs if v.form == "infinitive" and v.first > verb.behind)
    ends = (k for k in more if k < behind and s.low[k] in {"and", "or"})
    return next(ends, behind) if s.low[verb.main - 1] == "to" else behind


def awaits(s: Sentence, clause: Clause) -> bool:
    """Whether something was not done until a date, and so was done then."""
    verb, first = clause.verb, clause.date[0]
    if verb is None or s.low[first] not in {"until", "till"}:
        return False
    if first and s.low[first - 1] in words.NEGATIVE:
        return True  # not until 1920 were women allowed
    first = max(verb.first - 1, 0)  # and not resumed until 1921
    return any(s.low[k] in words.NEGATIVE for k in range(first, verb.behind))


def _verbless(
    s: Sentence, cuts: list[tuple[int, int, str]], at: int, date: tuple[int, int]
) -> Clause | None:
    """A phrase that stands apart: in front of its clause, or behind it."""
    item = _item(s, cuts, at, date)
    if item is not None:
        return item
    order = [*range(at + 1, len(cuts)), *range(at - 1, -1, -1)]
    if at > 0 and (cuts[at][2] == "(" or (cuts[at][2] and not fronted(s, cuts[at]))):
        order = [*range(at - 1, -1, -1), *range(at + 1, len(cuts))]
    goes_on = at + 1 < len(cuts) and s.low[cuts[at + 1][0] - 1] == "and"
    if at > 0 and cuts[at][2] == "," and goes_on and not fronted(s, cuts[0]):
        order = [*range(at - 1, -1, -1), *range(at + 1, len(cuts))]  # joined, in 1939, and was
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
            if fronted_participle(s, cuts, k) is not None:
                continue
            if verbs and (mark not in RELATIVE or k < at):
                return _listed(s, cuts, at, k, _clause(s, cuts, k, verbs[0], date))
    return None


def _item(
    s: Sentence, cuts: list[tuple[int, int, str]], at: int, date: tuple[int, int]
) -> Clause | None:
    """An entry of a list behind a semicolon that has no verb: `; disclosure by 28 June, trial`."""
    a, _, _ = cuts[at]
    first = next((k for k in range(at, -1, -1) if cuts[k][2] == ";"), 0)
    last = next((k for k in range(at + 1, len(cuts)) if cuts[k][2] == ";"), len(cuts))
    verbs = [v for v in s.verbs if first and cuts[first][0] <= v.first < cuts[last - 1][1]]
    led = fronted(s, cuts[at]) or date[0] <= a
    if not first or verbs or led:
        return None
    return Clause((a, date[0]), None, (date[0], date[0]), date, "nominal")


def _listed(
    s: Sentence, cuts: list[tuple[int, int, str]], at: int, k: int, clause: Clause
) -> Clause:
    """The clause with the end of a list in it: `told French, Dutch and Greek firms on Monday`."""
    a, b, mark = cuts[at]
    ends = k == at - 1 and mark == "," and not fronted(s, cuts[at])
    if ends and s.low[a] not in words.DETERMINERS and "and" in s.low[a:b]:
        return clause._replace(rest=(clause.rest[0], b))
    return clause


def _awaited(s: Sentence, cuts: list[tuple[int, int, str]], at: int) -> Verb | None:
    """The main verb that a relative clause keeps waiting: `Officers who saw it concluded`."""
    a, b, mark = cuts[at]
    if mark not in RELATIVE or not at or any(v.first < a for v in s.verbs if finite(v)):
        return None
    inside = [v for v in s.verbs if a <= v.first < b and finite(v)]
    if len(inside) < 2 or not adverbs_only(s, a, inside[0].first) or tells(s, inside[0]):
        return None
    joined = s.low[inside[1].first - 1] in {"and", "or", "but", ","}
    return None if joined else inside[1]


def _resumed(
    s: Sentence, cuts: list[tuple[int, int, str]], at: int, date: tuple[int, int]
) -> Clause | None:
    """The verb of a subject that an insertion parts from it: `his remarks, as expected, drew`."""
    a, b, mark = cuts[at]
    if fronted(s, cuts[at]) or mark in {"(", ","} or at + 2 >= len(cuts):
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


def _clause(
    s: Sentence, cuts: list[tuple[int, int, str]], at: int, verb: Verb, date: tuple[int, int]
) -> Clause:
    a, b, mark = cuts[at]
    a += 3 * (s.low[a : a + 3] == ["by", "the", "time"])  # a conjunction
    rest = (verb.behind, b)
    subject = (a, verb.first)
    rule = "clause"
    verbs = [v for v in s.verbs if a <= v.first < b]
    deeds = [v for v in verbs if v.form not in {"participle", "gerund", "infinitive"}]
    if mark in RELATIVE and adverbs_only(s, a, verb.first):
        later = next((v.first for v in deeds if v.first > verb.first), b)
        return Clause(antecedent(s, cuts, at, a - 1), verb, (verb.behind, later), date, "relative")
    if mark in {"which", "that", "whom"} and verb.form not in {"passive", "infinitive"}:
        left = [k for k in range(verb.behind, b) if not date[0] <= k < date[1]]
        told = mark == "that" and any(
            v.behind < a and dates_only(s, v.behind, a - 1) for v in s.verbs
        )
        if not told and not any(s.low[k].isalnum() for k in left) and subject[0] < subject[1]:
            return Clause(subject, verb, antecedent(s, cuts, at, a - 1), date, "relative")
    if verb.form == "infinitive" and verb.first == a and mark in {",", "—"}:
        return Clause(of_participle(s, cuts, at, verb), verb, rest, date, "participle")
    tail = next((k for k in range(at - 1, -1, -1) if s.low[cuts[k][1] - 1] == "and"), None)
    goes_on = mark == "," and verb.first == a and finite(verb) and tail is not None
    if goes_on and not any(finite(v) for v in s.verbs if cuts[tail or 0][1] <= v.first < a):
        return Clause(shared(s, cuts, (tail or 0) + 1), verb, rest, date, "shared")
    resumes = mark == "," and verb.first == a and verb.form == "past" and at > 1
    if resumes and (tells(s, verb) or _alone(s, cuts, verb)):
        return Clause(before_insertion(s, cuts, at), verb, rest, date, rule)
    done = verb.form in {"past", "participle"} and verbs[0].form == "gerund"
    if done and verbs[0].first == a and verbs[0] is not verb:  # using a telescope built in 1987
        first = noun_phrase(s, verbs[0].behind, verb.first)
        return Clause((first, verb.first), verb, rest, date, "reduced")
    opens = verb.first == a or (at == 0 and adverbs_only(s, a, verb.first))  # First performed in
    if mark == "," and s.low[a] == "then" and adverbs_only(s, a, verb.first):
        return Clause(shared(s, cuts, at), verb, rest, date, "shared")
    if verb.form == "gerund" or (
        verb.form in {"past", "participle"} and opens and mark not in {"and", "but", "or"}
    ):
        rule = "participle"
        return Clause(of_participle(s, cuts, at, verb), verb, rest, date, rule)
    telling = [v for v in deeds if v.behind <= verb.first and tells(s, v)]
    if telling and not _inside(s, cuts[at], telling[-1], verb, date):
        subject = (telling[-1].behind, verb.first)
    elif verb.form in {"past", "participle"} and verb.first > a:
        others = [v for v in deeds if v is not verb]
        if telling or s.low[a] == "according" or _reduced(s, verb, others, date):
            first = noun_phrase(s, a, verb.first)
            behind = next((v.first for v in others if v.first > verb.first), b)
            return Clause((first, verb.first), verb, (verb.behind, behind), date, "reduced")
    dated = dates_only(s, a, verb.first)
    if mark in {"and", "but", "or"} and (dated or adverbs_only(s, a, verb.first)):
        return Clause(shared(s, cuts, at), verb, rest, date, "shared")
    if subject[0] == subject[1] and at > 1 and verb.form not in {"gerund", "infinitive"}:
        subject = before_insertion(s, cuts, at)
    return Clause(subject, verb, rest, date, rule)


def _inside(
    s: Sentence, piece: tuple[int, int, str], telling: Verb, verb: Verb, date: tuple[int, int]
) -> bool:
    """Whether a past form modifies a noun of what is told: `says a deal reached in 1991 ended`."""
    if verb.form not in {"past", "participle"}:
        return False
    told = [v for v in s.verbs if telling.behind <= v.first < piece[1] and v is not verb]
    before = any(v.first < verb.first for v in told)
    return before or _reduced(s, verb, [v for v in told if finite(v)], date)


def _alone(s: Sentence, cuts: list[tuple[int, int, str]], verb: Verb) -> bool:
    """Whether a sentence has no other verb that could be its main one."""
    main_pieces = [
        (a, b) for a, b, mark in cuts if mark not in RELATIVE and mark not in SUBORDINATE
    ]
    return not any(
        v is not verb
        and finite(v)
        and (v.first < verb.first or v.form != "past")
        and not _apposed(s, cuts, v)
        for v in s.verbs
        if any(a <= v.first < b for a, b in main_pieces)
    )


def _apposed(s: Sentence, cuts: list[tuple[int, int, str]], verb: Verb) -> bool:
    """Whether a past form modifies a noun in an apposition: `Kolb, an expert hired by us, left`.

    Or the noun before it: `The ship, built in 1986, passed`.
    """
    a, b, mark = next(cut for cut in cuts if cut[0] <= verb.first < cut[1] or cut == cuts[-1])
    after = s.low[verb.behind] if verb.behind < b else ""
    past = verb.form == "past" and after in words.PREPOSITIONS
    inner = s.low[a] in words.DETERMINERS and verb.first > a + 1
    return past and mark == "," and (inner or verb.first == a)


def main(s: Sentence) -> Clause | None:
    """The main clause of a sentence, whatever its dates."""
    cuts = pieces(s)
    for at, (a, b, mark) in enumerate(cuts):
        awaited = _awaited(s, cuts, at)
        if awaited is not None:
            return Clause(cuts[at - 1][:2], awaited, (awaited.behind, b), (0, 0), "clause")
        if mark in RELATIVE or mark in SUBORDINATE or mark == "(":
            continue
        if fronted_participle(s, cuts, at) is not None:
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
