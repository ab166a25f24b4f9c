"""A short title for the clause of a date: present tense, at most fourteen words, its own words."""

from typing import Final, NamedTuple

from chrono.extract import words
from chrono.extract.adjuncts import date_range, premodifier
from chrono.extract.clauses import awaits
from chrono.extract.nominals import PAPERS
from chrono.extract.pieces import Clause, tells
from chrono.extract.sentence import Sentence
from chrono.extract.title_subjects import Around, joined, plural, subject_of
from chrono.extract.verb_groups import ADVERBS
from chrono.extract.verbs import base_of, base_of_ing, third

LONGEST: Final = 14


class Title(NamedTuple):
    """A title, and what makes it doubtful."""

    text: str
    doubts: tuple[str, ...] = ()


def title(s: Sentence, clause: Clause, around: Around) -> Title:
    """The title of a clause; empty where nothing can be made."""
    doubts: list[str] = []
    if clause.rule == "office":
        return Title(fitted(joined(s, list(range(*clause.subject)))))
    subject = subject_of(s, clause, around, doubts)
    if clause.verb is None:
        return Title(fitted(capital(subject)), tuple(doubts))
    verb = verb_of(s, clause, "pronoun" not in doubts and plural(s, clause, subject))
    rest = remainder(s, clause)
    if all(word in ADVERBS or word.endswith("ly") for word in rest.lower().split()):
        rest = told(s, clause) or led(s, clause) or rest
    if not subject:
        doubts.append("no subject")
    if not rest and clause.verb.form == "gerund" and s.low[clause.verb.main] in words.NEED_OBJECT:
        rest = around.org
    if (
        not rest
        and s.low[clause.date[0]] in {"until", "till", "since"}
        and clause.verb.form != "passive"
        and clause.rule != "deadline"
        and not awaits(s, clause)
    ):
        rest = joined(s, list(range(*clause.date)))
    if not rest and len(subject.split()) < 2:
        doubts.append("short title")
    text = " ".join(part for part in (subject, verb, rest) if part)
    short = fitted(capital(text))
    if len(short.split()) < len(text.split()):
        doubts.append("cut title")
    return Title(short, tuple(doubts))


def verb_of(s: Sentence, clause: Clause, many: bool) -> str:
    """The verb group in the present."""
    verb = clause.verb
    assert verb is not None
    main, being = s.low[verb.main], "are" if many else "is"
    being = "am" if s.low[clause.subject[0] : clause.subject[1]] == ["i"] else being
    negative = not awaits(s, clause) and any(
        s.low[k] in words.NEGATIVE for k in range(verb.first, verb.behind)
    )
    if verb.form == "passive" and main not in words.BE:
        alone = s.low[clause.subject[0]] in words.PRONOUNS  # `It built` would be another claim
        return " ".join([being] * alone + ["not"] * negative + [main])
    if verb.form == "passive":
        return being
    if (
        s.low[verb.first] == "being"
        or verb.form == "participle"
        or (verb.form == "past" and clause.rule in {"reduced"})
    ):
        return main
    if clause.rule == "participle" and verb.form == "past":
        return main
    if verb.form == "modal":
        return joined(s, list(range(verb.first, verb.behind)))
    if verb.form == "infinitive" and clause.rule == "caused":
        return main if many else third(main)
    if verb.form == "infinitive":
        return joined(s, list(range(verb.first, verb.behind)))
    after = s.low[verb.behind] if verb.behind < len(s.low) else ""
    if verb.form == "past" and main in words.PLAN_NOUNS and after in {"to", "for"}:
        return main
    passive = clause.rule == "shared" and main in words.TRANSITIVE and _passive_before(s, clause)
    alone = after in words.PREPOSITIONS or after in ADVERBS or not after.isalpha()
    alone = alone or s.kind[verb.behind] == "D"
    if passive and (alone or after in {"twice", "again"}):
        told = s.low[clause.subject[0]] in words.PRONOUNS
        return " ".join([being] * told + [main])  # was elected in 2008 and re-elected in May
    thing = s.low[clause.subject[1] - 1] in words.EVENT_NOUNS | PAPERS
    if thing and verb.form == "past" and main in words.DONE_TO and after in words.PREPOSITIONS:
        return main  # a meeting held in the hall
    if verb.form == "copula":
        return being
    if verb.form in {"progressive", "gerund"} and main.endswith("ing"):
        base = base_of_ing(main)
    elif verb.form == "do":
        base = main
    elif verb.form == "present":
        return s.tokens[verb.main]
    else:
        base = base_of(main)
    if negative:
        return ("do not " if many else "does not ") + base
    if base == "be":
        return being
    return base if many else third(base)


def _passive_before(s: Sentence, clause: Clause) -> bool:
    """Whether the verb before, whose subject is shared, is in the passive."""
    verb = clause.verb
    earlier = [v for v in s.verbs if verb is not None and v.behind <= verb.first]
    return bool(earlier) and earlier[-1].form == "passive"


def remainder(s: Sentence, clause: Clause) -> str:
    """What stands behind the verb, without the date, brackets and appositions."""
    a, b = clause.rest
    kept: list[int] = []
    depth = 0
    others = dated(s, clause)
    for i in range(a, b):
        token = s.tokens[i]
        depth += token == "("
        if not depth and not clause.date[0] <= i < clause.date[1] and i not in others:
            kept.append(i)
        depth -= token == ")" and depth > 0
    kept = _without_such_as(s, _adjectives(s, kept, b))
    if kept and s.low[kept[0]] == "both":
        kept = kept[1:]
    while kept and s.low[kept[-1]] in {".", ",", "!", "?", ";", ":"}:
        kept = kept[:-1]
    return joined(s, kept)


def _adjectives(s: Sentence, kept: list[int], b: int) -> list[int]:
    """What stands behind the verb with the noun of the adjectives that it ends in.

    A comma parts them: `from his small, quiet shop`.
    """
    open_ = (
        len(kept) > 1
        and b + 1 < len(s.low)
        and s.low[b] == ","
        and kept[-1] == b - 1
        and s.low[b - 2] in words.POSSESSIVE | {"a", "an"}
        and not (s.kind[b - 1] or s.kind[b + 1])
        and s.low[b + 1].isalpha()
        and s.low[b + 1] not in words.CONNECTING | words.DETERMINERS
    )
    if not open_:
        return kept
    end = next(
        (
            k
            for k in range(b + 1, len(s.low))
            if s.low[k] in words.PREPOSITIONS or s.low[k] in ",.;"
        ),
        b,
    )
    return [*kept, *range(b, end)]


def dated(s: Sentence, clause: Clause) -> set[int]:
    """The tokens of the other dates in what stands behind the verb, with `and` before them."""
    found: set[int] = set()
    for start, end in s.dates:
        first, behind = date_range(s, start, end)
        if (
            clause.rest[0] <= first
            and (first, behind) != clause.date
            and not premodifier(s, behind)
        ):
            while first > clause.rest[0] and s.low[first - 1] in {"and", "or"}:
                first -= 1
            found |= set(range(first, behind))
            if (
                s.low[behind : behind + 1]
                and s.low[behind] in {"and", "or"}
                and (clause.date[0] == behind + 1)
            ):
                found.add(behind)
    return found


def _without_such_as(s: Sentence, kept: list[int]) -> list[int]:
    """What stands behind the verb without `aspects such as` before its examples."""
    for n in range(len(kept) - 3):
        if (
            s.low[kept[n + 1]] == "such"
            and s.low[kept[n + 2]] == "as"
            and s.tokens[kept[n + 3]] in '“"'
        ):
            return kept[:n] + kept[n + 3 :]
    return kept


def fitted(text: str) -> str:
    """The text cut to the length of a title, at no word that hangs."""
    tokens = text.split()
    if len(tokens) > LONGEST:
        tokens = tokens[:LONGEST]
        cut = next(
            (
                k
                for k in range(len(tokens) - 1, 5, -1)
                if tokens[k].lower() in words.PREPOSITIONS
                or tokens[k].lower() in words.CONJUNCTIONS
            ),
            len(tokens),
        )
        if cut >= 8:
            tokens = tokens[:cut]
    while tokens and tokens[-1].lower().strip(",;:") in words.DANGLING | {"soon", "also", "then"}:
        tokens = tokens[:-1]
    made = " ".join(tokens).strip(" ,;:.—–-")
    for left, right in (("“", "”"), ("(", ")")):
        if made.count(left) > made.count(right):
            made += right
    return made


def led(s: Sentence, clause: Clause) -> str:
    """What is said, in front of a verb of saying: `Flights will double, the airline said`."""
    assert clause.verb is not None
    b = clause.subject[0] - 1
    if b < 1 or s.low[b] != "," or clause.verb.form == "passive" or not tells(s, clause.verb):
        return ""
    dates = {k for k in range(b) if s.kind[k] == "D"}
    front = [k for k in range(b) if s.low[k] not in {"“", '"'}]
    if dates >= set(front) or not any(v.behind <= b for v in s.verbs):
        return ""
    text = joined(s, front)
    return text[:1].lower() + text[1:] if s.low[front[0]] in words.SMALL else text


def told(s: Sentence, clause: Clause) -> str:
    """What is said, behind a verb of saying: `that it will give a free case`."""
    assert clause.verb is not None
    b = max(clause.rest[1], clause.date[1])
    if not tells(s, clause.verb) or b >= len(s.low):
        return ""
    end = next(
        (k for k in range(b + 1, len(s.low)) if s.low[k] in {",", ";", "—", "."}), len(s.low)
    )
    starts = s.low[b] == "that" or s.kind[b] == "N" or s.low[b] in words.REFERRING
    return joined(s, list(range(b, end))) if starts else ""


def capital(text: str) -> str:
    """The text with a capital in front, unless its first word has one inside: iPhone."""
    first = text.split(" ")[0] if text else ""
    return text if any(c.isupper() for c in first) else text[:1].upper() + text[1:]
