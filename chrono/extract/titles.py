"""A short title for the clause of a date: present tense, at most fourteen words, its own words."""

from itertools import pairwise
from typing import Final, NamedTuple

from chrono.extract import words
from chrono.extract.adjuncts import date_range, premodifier
from chrono.extract.clauses import awaits
from chrono.extract.names import Name
from chrono.extract.nominals import PAPERS
from chrono.extract.pieces import Clause, tells
from chrono.extract.sentence import ADVERBS, Sentence
from chrono.extract.verbs import base_of, base_of_ing, third

LONGEST: Final = 14
FRONT: Final = 4  # tokens before a date in front of its subject: by a letter dated


class Around(NamedTuple):
    """What the text before a sentence gives its pronouns: a thing, a person, the named events."""

    thing: str = ""
    person: str = ""
    events: tuple[str, ...] = ()
    event: str = ""  # one that the sentence itself names
    org: str = ""  # the organisation the passage is about
    names: tuple[Name, ...] = ()  # those of the sentence
    teller: Name | None = None  # who the sentence lets speak


class Title(NamedTuple):
    """A title, and what makes it doubtful."""

    text: str
    doubts: tuple[str, ...] = ()


def title(s: Sentence, clause: Clause, around: Around) -> Title:
    """The title of a clause; empty where nothing can be made."""
    doubts: list[str] = []
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
    ):
        rest = joined(s, list(range(*clause.date)))
    if not rest and len(subject.split()) < 2:
        doubts.append("short title")
    text = " ".join(part for part in (subject, verb, rest) if part)
    short = fitted(capital(text))
    if len(short.split()) < len(text.split()):
        doubts.append("cut title")
    return Title(short, tuple(doubts))


def subject_of(s: Sentence, clause: Clause, around: Around, doubts: list[str]) -> str:
    """The subject as it stands, pronouns and vague nouns told by what they stand for."""
    kept = _subject(s, clause)
    if not kept:
        return ""
    first, alone = s.low[kept[0]], len(kept) == 1
    if first in words.PRONOUNS and (alone or first in words.POSSESSIVE):
        named = _meant(first, s.starts[kept[0]], around)
        doubts.append("pronoun" if named else "pronoun not told")
        if not named:
            return joined(s, kept)
        return named if alone else f"{named}’s {joined(s, kept[1:])}"
    if alone and first in words.VAGUE:
        named = next((e for e in reversed(around.events) if e.lower().endswith(first)), "")
        return named or (around.event if first in words.EVENTS else "") or joined(s, kept)
    return joined(s, kept)


def _subject(s: Sentence, clause: Clause) -> list[int]:
    """The tokens of the subject without its date, its article, and what leads up to it."""
    a, b = _from_list(s, clause), clause.subject[1]
    commas = [k for k in range(a + 1, b) if s.low[k] == ","]
    comma = a - 1 if not commas or _list(s, a, b, commas) else commas[-1]
    first, behind = _period(s, clause.date)
    kept = [i for i in range(comma + 1, b) if not first <= i < behind]
    if kept and s.low[kept[0]] in words.PREPOSITIONS:
        if PAPERS & set(s.low[kept[0] : first]) and kept[0] < first < kept[-1]:
            kept = [k for k in kept if k >= behind]  # by letter dated 3 May the buyer
        dates = [k for k in kept if s.kind[k] == "D" and k - kept[0] <= FRONT]
        kept = [k for k in kept if not dates or k > _date_end(s, dates[0])] or kept
    while kept and (
        s.low[kept[0]] in words.LEADING
        or (s.low[kept[0]] in words.PREPOSITIONS and len(kept) > 1 and kept[0] >= clause.date[1])
    ):
        kept = kept[1:]
    while len(kept) > 1 and s.kind[kept[0]] == "D" and s.low[kept[1]] in words.REFERRING:
        kept = kept[1:]
    while kept and (s.low[kept[-1]] in words.TRAILING or s.low[kept[-1]].endswith("ly")):
        kept = kept[:-1]
    return [] if all(s.low[k] in words.PREPOSITIONS for k in kept) else kept


def _date_end(s: Sentence, k: int) -> int:
    while k + 1 < len(s.kind) and s.kind[k + 1] == "D":
        k += 1
    return k


def _period(s: Sentence, date: tuple[int, int]) -> tuple[int, int]:
    """The tokens of a date, with the period that it ends: `for the six months ended 1 October`."""
    first, behind = date
    if first and s.low[first - 1] in {"ended", "ending"}:
        first = next(
            (k for k in range(first - 2, max(first - 7, -1), -1) if s.low[k] in {"for", "in"}),
            first,
        )
    return first, behind


def _meant(pronoun: str, at: int, around: Around) -> str:
    """What a pronoun stands for: who speaks, a person before it, else what the text was about."""
    teller = around.teller if around.teller and around.teller.end <= at else None
    if pronoun not in words.PERSONAL:
        return teller.called if teller and teller.kind != "person" else around.thing
    if teller and teller.kind in {"person", ""}:
        return teller.called
    people = (name.called for name in around.names if name.kind == "person" and name.end <= at)
    return next(people, around.person)


def _from_list(s: Sentence, clause: Clause) -> int:
    """Where a subject begins that is the end of a list: `Peru, Chile and Bolivia`."""
    a, b = clause.subject
    if "and" not in s.low[a:b] or clause.verb is None:
        return a
    while a > 1 and s.low[a - 1] == ",":
        first = next((k + 1 for k in range(a - 2, -1, -1) if s.low[k] == ","), 0)
        named = any(s.kind[k] == "N" for k in range(first, a - 1))
        broken = any(v.first < a and first < v.behind for v in s.verbs)
        dated = any(s.kind[k] == "D" for k in range(first, a - 1))
        if not named or broken or dated or s.low[first] in words.CONNECTING:
            break
        a = first
    return a


def _list(s: Sentence, a: int, b: int, commas: list[int]) -> bool:
    """Whether commas part the members of a list: `Peru, Chile and Bolivia`."""
    edges = [a, *(k + 1 for k in commas), b]
    parts = [range(left, right) for left, right in pairwise(edges)]
    named = all(any(s.kind[k] == "N" for k in part) for part in parts)
    return named and "and" in s.low[commas[-1] + 1 : b]


def joined(s: Sentence, kept: list[int]) -> str:
    """Some tokens as text, with the spaces of the source."""
    parts: list[str] = []
    for n, i in enumerate(kept):
        if (
            n
            and (s.starts[i] > s.ends[i - 1] or kept[n - 1] != i - 1)
            and s.tokens[i] not in {",", ".", "’s", "'s", ")", "”"}
        ):
            parts.append(" ")
        parts.append(s.tokens[i])
    return "".join(parts).strip()


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
    if verb.form == "participle" or (verb.form == "past" and clause.rule in {"reduced"}):
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


def plural(s: Sentence, clause: Clause, subject: str) -> bool:
    """Whether the subject is of several."""
    if not subject:
        return False
    low = subject.lower()
    if low in {"they", "we", "i", "you"}:
        return True
    if low in {"he", "she", "it"}:
        return False
    if _from_list(s, clause) < clause.subject[0]:
        return True
    head = low
    for mark in (
        " of ",
        " in ",
        " at ",
        " on ",
        " for ",
        " from ",
        " to ",
        " with ",
        " between ",
        ",",
        " (",
    ):
        head = head.split(mark)[0]
    role = s.low[max(clause.subject[1] - 3, 0) : clause.subject[1]]
    if " and " in head and not any(word in words.ROLES for word in role):
        return True
    if any(c.isupper() for c in subject.split()[-1][1:]) and not subject.split()[-1].isupper():
        return False
    last = head.split()[-1] if head.split() else ""
    a, b = clause.subject
    named = any(s.kind[i] == "N" and s.low[i] == last for i in range(a, b))
    if last in words.PLURALS:
        return True
    if named or subject[-1:] in {"”", '"'}:
        return False
    return last.endswith("s") and not last.endswith(("ss", "us", "is", "’s", "'s", "news"))


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
