"""Groups of verbs, told by the forms of words and their neighbours: `verbs_of`."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from chrono.extract import words
from chrono.extract.verbs import BASE_PAST, PARTICIPLE, PAST, PRESENTS, THIRD, past_like

ADVERBS: Final = words.of(
    "also already now then just still soon first last later never ever not only even long once "
    "again far since n't both all briefly recently"
)
OF: Final = words.of(
    "speaks tells warns dies consists complains approves disposes boasts learns hears"
)
PERIODS: Final = words.of("year years quarter half months month weeks week days period season")
SAYING: Final = words.of(
    "said says say told thinks believes believed thought shows showed means meant hopes hoped is "
    "was fears feared claims claimed insists insisted suggests suggested knows knew"
)
NEW_CLAUSE: Final = words.of(
    ', ; : — – - ( ) “ ” " that which who whom whose and but or as if when while because since '
    "what how why where whether although though until after before than so it he she they"
)
LINKING: Final = words.of(
    "remain remains remained stay stays stayed become becomes became get gets got seem seems seemed"
)
NO_GERUNDS: Final = words.of(
    "during including morning evening according following something nothing meeting building"
)
BEFORE_GERUNDS: Final = words.of(", — – since after before while when by from upon without (")
RELATIVES: Final = frozenset({"that", "which", "who"})
SINGULAR: Final = frozenset({"he", "she", "it"})
SUBJECTS: Final = frozenset({"they", "we", "i", "you", "who"})


class Verb(NamedTuple):
    """A verb group: its tokens, the place of its main verb, and its form.

    Forms: past, present, passive, progressive, perfect, modal, copula, participle (-ed without an
    auxiliary and a subject of its own), gerund (-ing), infinitive.
    """

    first: int
    behind: int
    main: int
    form: str


class Tokens:
    """Words as they stand and in small letters, with what each is: D, N, Q or nothing."""

    tokens: list[str]
    low: list[str]
    kind: list[str]


def verbs_of(t: Tokens) -> list[Verb]:
    """The groups of verbs among some tokens, in order."""
    found: list[Verb] = []
    i = 0
    while i < len(t.low):
        verb = _verb(t, i)
        if verb is None:
            i += 1
        else:
            found.append(verb)
            i = verb.behind
            links = verb.form == "passive" or t.low[verb.main] in LINKING
            if links and i < len(t.low) and past_like(t.low[i]) and not t.kind[i]:
                i += 1  # `was declared resolved`, `will remain closed`
    return [v for n, v in enumerate(found) if n == 0 or not _object(t, found[n - 1], v)]


def _object(t: Tokens, before: Verb, verb: Verb) -> bool:
    """Whether a form in -s is the object of the verb before it: `raised it by 150 points`."""
    word = t.low[verb.main]
    if verb.form != "present" or verb.behind > verb.first + 1 or word in words.HAVE:
        return False
    last = verb.first - 1
    if t.kind[last] == "D" and "-" not in t.low[last]:
        return False  # the meeting that opened yesterday continues
    teller = before.form != "infinitive" and t.low[before.main] in SAYING
    between = t.low[before.behind : verb.first]
    return not teller and word in THIRD and NEW_CLAUSE.isdisjoint(between)


def _skip(t: Tokens, i: int) -> int:
    """Past adverbs, quoted words aside."""
    n = len(t.low)
    while i < n and not t.kind[i] and (t.low[i] in ADVERBS or t.low[i].endswith("ly")):
        i += 1
    return i


def _verb(t: Tokens, i: int) -> Verb | None:
    if t.kind[i]:
        return None
    low, n = t.low, len(t.low)
    word = low[i]
    if word == "dated" and i + 1 < n and (t.kind[i + 1] == "D" or low[i + 1] == "the"):
        return None
    if (word in words.MODALS and word != "may") or (word == "may" and i):
        k = _skip(t, i + 1)
        if k < n and low[k] == "be":
            m = _skip(t, k + 1)
            if m < n and past_like(low[m]):
                return Verb(i, m + 1, m, "modal")
            return Verb(i, k + 1, k, "modal")
        if k < n and low[k] == "have":
            k = _skip(t, k + 1)
            k = _skip(t, k + 1) if k < n and low[k] == "been" else k
        return Verb(i, min(k + 1, n), min(k, n - 1), "modal")
    if word in words.BE and word not in {"be", "'s", "being", "been"}:
        return _be(t, i)
    if word == "being":
        k = _skip(t, i + 1)
        held = k < n and past_like(low[k]) and not t.kind[k]
        return Verb(i, k + 1, k, "gerund") if held else None
    if word in words.HAVE:
        k = _skip(t, i + 1)
        if k < n and low[k] == "been":
            m = _skip(t, k + 1)
            if m < n and low[m].endswith("ing") and not t.kind[m]:
                return Verb(i, m + 1, m, "progressive")
            if m < n and past_like(low[m]) and not t.kind[m]:
                return Verb(i, m + 1, m, "passive" if word != "having" else "gerund")
            return Verb(i, k + 1, k, "copula")
        if k < n and past_like(low[k]) and not t.kind[k]:
            return Verb(i, k + 1, k, "perfect" if word != "having" else "gerund")
        return Verb(i, i + 1, i, "past" if word == "had" else "present")
    if word in words.DO:
        k = _skip(t, i + 1)
        return Verb(i, min(k + 1, n), min(k, n - 1), "do")
    if word == "to" and i + 1 < n and not t.kind[i + 1] and low[i + 1].isalpha():
        if low[i + 1] == "be" and i + 2 < n and past_like(low[i + 2]):
            return Verb(i, i + 3, i + 2, "infinitive")
        known = low[i + 1] not in words.DETERMINERS and _known_base(low[i + 1])
        small = t.tokens[i + 1].islower()
        return Verb(i, i + 2, i + 1, "infinitive") if known and small else None
    return _plain(t, i)


def _be(t: Tokens, i: int) -> Verb:
    low, n = t.low, len(t.low)
    k = _skip(t, i + 1)
    if k < n and low[k] == "being":
        k = _skip(t, k + 1)
    if k < n and not t.kind[k]:
        if past_like(low[k]) and low[k] not in words.NOT_VERBS:
            return Verb(i, k + 1, k, "passive")
        if low[k].endswith("ing") and len(low[k]) > 4:
            return Verb(i, k + 1, k, "progressive")
        ahead = low[i] in {"is", "are"} and low[k] == "to" and k + 1 < n
        if ahead and k + 2 < n and low[k + 1] == "be" and past_like(low[k + 2]):
            return Verb(i, k + 3, k + 2, "modal")  # is to be opened in May
        if ahead and low[k + 1] != "be" and _known_base(low[k + 1]):
            return Verb(i, k + 2, k + 1, "modal")  # is to end in May
    return Verb(i, i + 1, i, "copula")


def _plain(t: Tokens, i: int) -> Verb | None:
    low = t.low
    word = low[i]
    if not t.tokens[i][0].islower() and i > 0 and t.tokens[i - 1] not in {"“", '"', ","}:
        return None
    before = low[i - 1] if i else ""
    if past_like(word) and word not in words.NOT_VERBS and not compound(word):
        if before in PERIODS and word == "ended":
            return None  # `the six months ended 1 October`
        if _adjective(t, i) or (word in BASE_PAST and not _finite_near(t, i)):
            return None
        if word in PARTICIPLE and word not in PAST:
            return Verb(i, i + 1, i, "participle")
        return Verb(i, i + 1, i, "past")
    if before in SUBJECTS and _base(t, i):
        return Verb(i, i + 1, i, "present")
    if _plural_opens(t, i):
        return Verb(i, i + 1, i, "present")
    if before in SINGULAR and len(word) > 3 and word.isalpha() and word.endswith("s"):
        return None if word in ADVERBS or word in words.SMALL else Verb(i, i + 1, i, "present")
    of_noun = before in words.DETERMINERS or before in words.PREPOSITIONS or before == "and"
    if word in THIRD and i and not of_noun and not before.endswith("'s"):
        return Verb(i, i + 1, i, "present") if _subject_near(t, i) else None
    after = low[i + 1] if i + 1 < len(low) else ""
    if (
        before.endswith("ly")
        and after in words.DETERMINERS
        and word.isalpha()
        and word not in words.PREPOSITIONS
    ):
        return Verb(i, i + 1, i, "present")
    if word.endswith("ing") and len(word) > 4 and word not in NO_GERUNDS:
        if before == "," and _noun_next(t, i):
            return None
        joined = (t.kind[i - 1] == "N" or before == "and") and _governs(t, i)
        if i == 0 or before in BEFORE_GERUNDS or joined:
            return Verb(i, i + 1, i, "gerund")
    return None


def _plural_opens(t: Tokens, i: int) -> bool:
    """Whether a base is the verb of a plural that opens the sentence: `Voters go to the polls`.

    Or one that a relative clause keeps waiting: `Talks that opened yesterday continue the line`.
    """
    after = t.low[i + 1] if i + 1 < len(t.low) else "."
    subject = 0 < i < 3 and t.low[i - 1].endswith("s") and t.low[i - 1].isalpha()
    waited = i > 2 and t.kind[i - 1] == "D" and not RELATIVES.isdisjoint(t.low[:i])
    begins = after in words.DETERMINERS or after in words.PREPOSITIONS
    return (
        (subject or waited)
        and begins
        and t.low[i] in PRESENTS
        and not t.kind[i]
        and t.tokens[i].islower()
    )


def _subject_near(t: Tokens, i: int) -> bool:
    """Whether the word before may end a subject, and the one behind begin an object."""
    after = t.low[i + 1] if i + 1 < len(t.low) else "."
    if after == "of" and t.low[i] not in OF:
        return False
    ends = (
        t.kind[i - 1] in {"N", "D", "Q"}
        or t.tokens[i - 1].isalpha()
        or t.low[i - 1] in {",", ")", "”"}
    )
    begins = (
        after in words.DETERMINERS
        or after in words.PREPOSITIONS
        or after in {"that", ".", ",", "to"}
        or t.kind[min(i + 1, len(t.kind) - 1)] in {"N", "D", "Q"}
        or after.endswith("ly")
    )
    return ends and begins


def _governs(t: Tokens, i: int) -> bool:
    """Whether what follows a form in -ing is its object or its place, no noun it describes."""
    after = t.low[i + 1] if i + 1 < len(t.low) else "."
    return (
        after in words.DETERMINERS
        or after in words.PREPOSITIONS
        or not after.isalpha()
        or bool(t.kind[i + 1])
        or after.endswith("ly")
    )


def _base(t: Tokens, i: int) -> bool:
    """Whether a word behind `they` or `who` is a verb in its base form: `who monitor it`."""
    word = t.low[i]
    if not word.isalpha() or len(word) < 2 or word.endswith(("ly", "ing", "ed")):
        return False
    if t.low[i - 1] not in {"who", "they", "we"} and word not in PRESENTS:
        return False
    return not (
        t.kind[i]
        or word in ADVERBS
        or word in words.PREPOSITIONS
        or word in words.DETERMINERS
        or word in words.CONJUNCTIONS
        or word in words.SMALL
    )


def _finite_near(t: Tokens, i: int) -> bool:
    """Whether a form that is past and base alike is a verb here: set, cut, cost, broadcast."""
    before = t.low[i - 1] if i else ""
    if before in words.DETERMINERS and before not in {"that", "this", "all", "both", "each"}:
        return False
    return _object_near(t, i)


def _object_near(t: Tokens, i: int) -> bool:
    """Whether an object may follow a verb whose past is its base: set, cut, cost."""
    after = t.low[i + 1] if i + 1 < len(t.low) else "."
    return (
        after in words.DETERMINERS
        or after in words.PREPOSITIONS
        or not after[0].isalpha()
        or after in {"up", "out", "off", "down", "aside"}
        or t.kind[i + 1] in {"N", "D"}
    )


def _adjective(t: Tokens, i: int, last: int | None = None) -> bool:
    """Whether a form in -ed stands before its noun: `the newly announced corridor`.

    `last` is the last of several such forms.
    """
    low = t.low
    k = i - 1
    while k >= 0 and (low[k].endswith("ly") or low[k] in ADVERBS):
        k -= 1
    before = low[k] if k >= 0 else ""
    behind = (i if last is None else last) + 1
    while leading_date(t.kind, low, behind):
        behind += 1
    after = low[behind] if behind < len(low) else ""
    if before in {"and", ","} and k > 1 and past_like(low[k - 1]):
        return _adjective(t, k - 1, i)  # `the dismembered and burned body`
    leads = (
        before in words.DETERMINERS
        or before.endswith(("'s", "s'"))
        or before in {"of", "with", "for", "on", "in", "no", "’s"}
    )
    if leads and before in {"that", "all", "this", "these", "those"}:
        return False
    follows = after.isalpha() and after not in words.PREPOSITIONS and after not in words.DETERMINERS
    return leads and follows and t.kind[min(behind, len(low) - 1)] != "D"


def leading_date(kind: Sequence[str], low: Sequence[str], i: int) -> bool:
    """Whether a date stands before a noun: `the fabled 11th century temple`."""
    return i < len(low) and kind[i] == "D" and low[i][0].isdigit() | ("century" in low[i])


def _noun_next(t: Tokens, i: int) -> bool:
    """Whether a form in -ing stands before its noun: `participating countries agreed`."""
    after = t.low[i + 1] if i + 1 < len(t.low) else ""
    return (
        after.isalpha()
        and after.endswith("s")
        and not t.kind[i + 1]
        and after not in words.PREPOSITIONS
        and after not in words.DETERMINERS
        and i + 2 < len(t.low)
        and (past_like(t.low[i + 2]) or t.low[i + 2].endswith("ly"))
    )


def compound(word: str) -> bool:
    """Whether a form in -ed is one of two words that describe a noun: `London-based`."""
    return "-" in word and word.split("-")[0] not in {"re", "co", "pre", "de", "over", "under"}


def _known_base(word: str) -> bool:
    return word in PRESENTS or word == "be"
