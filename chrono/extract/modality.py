"""How far a claim is asserted: `modality`."""

from chrono.dates import Date
from chrono.extract import words
from chrono.extract.clauses import awaits
from chrono.extract.pieces import Clause, tells
from chrono.extract.sentence import Sentence


def modality(s: Sentence, date: Date, clause: Clause | None, published: Date | None) -> str:
    """Asserted, planned, conditional or denied, by the verbs and by whether the date is to come."""
    low = set(s.low)
    verb = clause.verb if clause else None
    group = set(s.low[verb.first : verb.behind]) if verb else set()
    hypothesis = {"if", "unless"} & low and {"would", "could"} & low
    if s.low[:1] == ["if"] or hypothesis or group & {"could", "might", "may"}:
        return "conditional"
    negative = group & words.NEGATIVE and not (clause and awaits(s, clause))
    if negative or _denied(s, clause):
        return "denied"
    ahead = clause is not None and clause.rule != "caused" and verb is not None
    if group & {"will", "shall", "would", "should", "'ll"} or (
        ahead and verb is not None and (verb.form == "infinitive" or "to" in group)
    ):
        return "planned"
    if published is not None and _after(date, published):
        return "planned"
    planned = verb and set(s.low[verb.first : verb.behind + 1]) & words.PLAN_NOUNS
    if planned and not _over(date, published):
        return "planned"
    return "asserted"


def modality_of_day(date: Date, published: Date | None) -> str:
    """How far a claim is asserted that only its date speaks of."""
    return "planned" if published is not None and _after(date, published) else "asserted"


def _denied(s: Sentence, clause: Clause | None) -> bool:
    """Whether a clause is what somebody denies."""
    if clause is None or clause.verb is None:
        return False
    return any(
        s.low[v.main] in words.DENIALS and v.behind <= clause.verb.first and tells(s, v)
        for v in s.verbs[-8:]
        if v.form not in {"passive", "participle"} and clause.subject[0] >= v.behind
    )


def _after(date: Date, published: Date) -> bool:
    """Whether a date, or the end of one that is open, comes after the publication."""
    told, start = published.latest, date.earliest or date.latest
    return start is not None and told is not None and start > told


def _over(date: Date, published: Date | None) -> bool:
    """Whether a date was over when the text was published."""
    if published is None or date.latest is None or published.earliest is None:
        return False
    return date.latest < published.earliest
