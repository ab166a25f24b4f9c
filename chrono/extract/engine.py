"""A document to its dated claims: `extract`."""

import re
from bisect import bisect_right
from collections import Counter
from typing import Final, NamedTuple

from chrono.dates import Date, parse
from chrono.errors import DateError
from chrono.extract import words
from chrono.extract.clauses import Clause, Sentence, date_range, governing, main, premodifier
from chrono.extract.found import Found
from chrono.extract.gazetteer import Gazetteer, capital_of, capitals
from chrono.extract.names import Name, Names
from chrono.extract.passages import Span, furniture, paragraphs, sentences
from chrono.extract.titles import Around, Title, title
from chrono.tagger import Phrase, annotate

COMPARED: Final = re.compile(
    r"(?:\bcompar(?:ed|able|ison) (?:to|with)|\bthan(?: in| for)?|\bas in|\bup [^,;]{0,24} from|"
    r"\bdown [^,;]{0,24} from|\bsame (?:period|time|quarter|month)s? (?:of|in)?|\bnot(?: in| by)?|"
    r"\bpredecessor|\bversus|\bvs\.?)(?: the)?\s*$", re.I)  # fmt: skip
SUPERSEDED: Final = re.compile(
    r"\b(?:originally|initially|previously|formerly) (?:\w+ )?(?:due|planned|scheduled|expected|set|hoped|"
    r"intended)?(?: to \w+)?[^,;.]{0,12}$", re.I)  # fmt: skip
LIFE: Final = re.compile(r"\d{4} ?[–-] ?\d{4}")  # behind a name: when someone lived
CURRENT: Final = re.compile(r"^(?:this|the current|the present) (?:year|month|week|quarter|season)", re.I)
DAY: Final = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|day\b|\btomorrow|\btonight|\d{4}(?!\d)|"
    r"\d[./-]\d", re.I)  # fmt: skip
UNDATED_RULES: Final = frozenset({"part-bare"})
YEARLESS: Final = re.compile(r"month|season|quarter|day-tail|feast|day-bare")


class Place(NamedTuple):
    """A sentence in its paragraph: `number` counts paragraphs of prose."""

    span: Span
    paragraph: Span
    number: int


def extract(
    text: str,
    published: Date | None = None,
    gazetteer: Gazetteer | None = None,
    language: str | None = None,
) -> tuple[Found, ...]:
    """The dated claims of a text, in order.

    `published` is what relative dates count from, and the date of the news itself.

    >>> [(str(f.date), f.title) for f in extract("Kenya joined the Arctic Council in 1999.")]
    [('1999', 'Kenya joins the Arctic Council')]
    """
    return Extraction(text, published, gazetteer or Gazetteer(), language).claims()


class Extraction:
    """One text on its way to claims."""

    def __init__(
        self, text: str, published: Date | None, gazetteer: Gazetteer, language: str | None
    ) -> None:
        self.text = text
        self.published = published
        self.phrases = _either(text, annotate(text, published, language).phrases)
        self.names = Names(text, gazetteer)
        self.starts = [n.start for n in self.names.found]
        self.places = list(self._places())

    def _places(self):
        for number, paragraph in enumerate(
            p for p in paragraphs(self.text) if not furniture(self.text, p)
        ):
            for span in sentences(self.text, paragraph):
                yield Place(span, paragraph, number)

    def claims(self) -> tuple[Found, ...]:
        found: list[Found] = []
        k = 0
        for n, place in enumerate(self.places):
            span = place.span
            while k < len(self.phrases) and self.phrases[k].end <= span.start:
                k += 1
            here = []
            while k < len(self.phrases) and self.phrases[k].start < span.end:
                here.append(self.phrases[k])
                k += 1
            if here or n == 0:
                found.extend(self._of_sentence(n, place, here))
        return tuple(_distinct(found))

    def _of_sentence(self, n: int, place: Place, here: list[Phrase]) -> list[Found]:
        span = place.span
        names = self.within(span)
        s = Sentence(self.text, span.start, span.end, [(p.start, p.end) for p in here],
                     [(x.start, x.end) for x in names])
        found: list[Found] = []
        main_dated = False
        clauses = [c for c in (governing(s, p.start, p.end) for p in here) if c and c.verb]
        for phrase in here:
            if not self._dates_something(s, phrase, here):
                continue
            clause = governing(s, phrase.start, phrase.end)
            names = self._of_clause(s, clause, clauses, self.within(span))
            if clause is None and len(s.tokens) < 5:
                continue
            if self._comment(s, phrase, clause) or _is_subject(s, clause):
                continue
            around = self.around(n, s)
            held = self._named_event(s, phrase, clause, names)
            if held is not None:
                front = [x for x in names if clause is None or x.end <= s.starts[clause.subject[0]]]
                found.append(self._claim(n, s, phrase, held, clause, front or names, "named-event"))
            speech = self._speech(s, phrase, clause, names, around, n)
            if speech is not None:
                found.append(self._claim(n, s, phrase, speech, clause, names, "speech"))
                continue
            if clause is None:
                made = Title(s.text(0, min(len(s.tokens), 14)), ("no verb",))
            else:
                made = self._shortened(title(s, clause, around))
                main_dated = main_dated or _is_main(s, clause)
            found.append(self._claim(n, s, phrase, made, clause, names, clause.rule if clause else "bare"))
        if n == 0 and self.published is not None and not main_dated:
            lead = self._lead(n, s, names)
            found.extend([lead] if lead else [])
        return found

    def _of_clause(self, s: Sentence, clause: Clause | None, clauses: list[Clause], names: list[Name]) -> list[Name]:
        """The names of a sentence but for those that another dated clause alone is about."""
        if clause is None or clause.verb is None:
            return names
        if clause.rule == "participle" and clause.subject[0] > clause.verb.first:
            behind = s.ends[clause.subject[1] - 1]
            names = [x for x in names if x.end <= behind]
        mine = (*range(*clause.subject), *range(clause.verb.first, clause.rest[1]), *range(*clause.date))
        others = {k for c in clauses if c.verb and c.verb != clause.verb and c.rule in {"participle", "shared", "clause"}
                  for k in range(c.verb.first, c.rest[1])} - set(mine)
        taken = [(s.starts[k], s.ends[k]) for k in others]
        return [x for x in names if not any(a <= x.start < b for a, b in taken)]

    def within(self, span: Span) -> list[Name]:
        """The names in a sentence."""
        a = bisect_right(self.starts, span.start - 1)
        b = bisect_right(self.starts, span.end - 1)
        return self.names.found[a:b]

    def _dates_something(self, s: Sentence, phrase: Phrase, here: list[Phrase]) -> bool:
        """Whether a phrase says when something was, rather than what it is compared with."""
        if phrase.rule in UNDATED_RULES:
            return False
        if phrase.end - phrase.start >= (s.end - s.start) * 0.8:
            return False
        before = self.text[max(s.start, phrase.start - 40) : phrase.start]
        if COMPARED.search(before):
            return False
        clock = "T" in str(phrase.date) and not DAY.search(phrase.text)
        if clock and any("T" not in str(other.date) for other in here):
            return False
        if SUPERSEDED.search(before) or s.low[:2] == ["even", "if"]:
            return False
        if LIFE.fullmatch(phrase.text) and self._behind_name(phrase):
            return False
        if self._premodifies_a_thing(s, phrase):
            return False
        for other in here:
            if other is not phrase and _holds(phrase.date, other.date) and (
                _premodifies(self.text, phrase) or CURRENT.match(phrase.text)
                or phrase.text.lower().startswith("earlier")
            ):
                return False
        return True

    def _behind_name(self, phrase: Phrase) -> bool:
        """Whether a phrase stands right behind a name: `Ada Lovelace (1815–1852)`."""
        k = bisect_right(self.starts, phrase.start) - 1
        return k >= 0 and self.text[self.names.found[k].end : phrase.start].strip(" (,") == ""

    def _premodifies_a_thing(self, s: Sentence, phrase: Phrase) -> bool:
        """Whether a date only tells one thing from others: `the 1991 agreement`."""
        first, behind = date_range(s, phrase.start, phrase.end)
        if phrase.rule == "feast" and behind < len(s.low):
            k = behind
            while k < len(s.low) and (s.kind[k] == "D" or s.low[k] in {"and", "or"}):
                k += 1
            behind = k if k > behind else behind
            after = s.low[behind : behind + 1]
            if after and after[0].isalpha() and after[0] not in words.PREPOSITIONS | words.CONJUNCTIONS and not any(
                v.first == behind for v in s.verbs
            ):
                return True
        if not premodifier(s, behind):
            return False
        if first == 0 or phrase.text.endswith(("'s", "’s")):
            return False
        end = behind
        while end < len(s.low) and (s.low[end].isalnum() or s.kind[end] == "N" or "-" in s.low[end]):
            if s.low[end] in words.PREPOSITIONS | words.CONJUNCTIONS:
                break
            if s.low[end].rstrip("s") in words.EVENT_NOUNS or s.low[end] in words.EVENT_NOUNS:
                return False
            end += 1
        return s.low[behind - 1] not in {"'s", "'"}

    def _comment(self, s: Sentence, phrase: Phrase, clause: Clause | None) -> bool:
        """Whether the sentence speaks of now in general: a current period, a present verb."""
        if clause is None or clause.verb is None or not CURRENT.match(phrase.text):
            return False
        a, b = clause.subject
        in_subject = a <= clause.date[0] < b and clause.date[0] <= a + 2
        finite = [v for v in s.verbs if v.form in {"present", "copula"}]
        past = [v for v in s.verbs if v.form in {"past", "passive", "perfect", "modal"} and v is clause.verb
                and clause.rule != "reduced"]
        return not in_subject and (clause.rule == "reduced" or (bool(finite) and not past))

    def around(self, n: int, s: Sentence) -> Around:
        """What stands before a sentence for its pronouns."""
        person = self.person_before(s.start)
        thing = ""
        if n and self.places[n - 1].paragraph == self.places[n].paragraph or n:
            for name in self.within(self.places[n - 1].span):
                lead = self.text[self.places[n - 1].span.start : name.start]
                if name.kind != "person" and lead.count(" ") < 5:
                    thing = name.called
                    break
        events = tuple(x.text for x in self.before(s.end) if x.kind == "org"
                       and x.text.split()[-1].lower() in words.VAGUE and len(x.text.split()) > 1)
        session = re.search(r"\b(?:the )?((?:\d+(?:st|nd|rd|th)|[IVX]+) [A-Z]\S+ (?:session|meeting|summit|round))\b",
                            self.text[s.start : s.end])
        return Around(thing, person, events, session[1] if session else "", self._org_before(n, s.start))

    def before(self, at: int) -> list[Name]:
        return self.names.found[: bisect_right(self.starts, at - 1)]

    def person_before(self, at: int) -> str:
        """The last person named before a place in the text, one with a title first."""
        for name in reversed(self.before(at)):
            if name.kind == "person":
                return name.called
        return ""

    def _named_event(
        self, s: Sentence, phrase: Phrase, clause: Clause | None, names: list[Name]
    ) -> Title | None:
        """`At the 2024 Rome Summit, …`: the summit was held."""
        for name in names:
            gap = self.text[phrase.end : name.start]
            if name.start >= phrase.end and gap.strip(" ’'s") == "" and len(gap) < 4:
                head = name.text.split(" in ")[0].split()[-1].lower()
                if head not in words.EVENTS or name.kind != "org":
                    return None
                lead = self.text[s.start : phrase.start].lower().split()
                if not lead or lead[0] not in {"at", "during", "after", "following", "in"} or len(lead) > 2:
                    return None
                tail = re.match(r", ((?:organi[sz]ed|hosted|held|convened) (?:by|in) [^,.;]{2,60}?)(?: and |,|\.)",
                                self.text[name.end : s.end])
                return Title(name.text + (" held, " + tail[1] if tail else " held"))
        return None

    def _shortened(self, made: Title) -> Title:
        """The title with the short forms that the text defines for long names."""
        text = made.text
        for long, short in self.names.shorts.items():
            if long == short.long and short.called != long and long in text:
                text = text.replace(f"the {long}", short.called).replace(long, short.called)
        return made._replace(text=text)

    def _speech(
        self, s: Sentence, phrase: Phrase, clause: Clause | None, names: list[Name], around: Around, n: int
    ) -> Title | None:
        """`in his address at last year's Rome Summit`: the speaker addresses the summit."""
        before = self.text[s.start : phrase.start]
        found = re.search(r"\b(his|her|(?P<who>[\w .’'-]+)[’']s) (?P<what>address|speech|remarks|keynote)"
                          r"(?: address| speech)? (?:at|to) (?:the )?$", before)
        if not found:
            return None
        rest = self.text[phrase.end : s.end].lstrip("’'s ").strip()
        target = re.split(r",|;| where | which | that ", rest)[0]
        who = around.person if not found["who"] else self._last_name(found["who"], names)
        if not who or not target:
            return None
        return Title(f"{who} addresses {target}")

    def _last_name(self, text: str, names: list[Name]) -> str:
        return next((x.called for x in names if x.kind == "person" and text.endswith(x.text)), "")

    def _lead(self, n: int, s: Sentence, names: list[Name]) -> Found | None:
        """The claim of a lead sentence that tells the article's own news without a date."""
        verbs = [v for v in s.verbs if v.form not in {"participle", "gerund", "infinitive"}]
        if not names or not verbs or s.tokens[-1] == "?" or len(s.tokens) < 6:
            return None
        clause = main(s)
        if clause is None or clause.verb is None:
            return None
        if clause.verb.form in {"copula", "do"} and s.low[clause.verb.first] in {"is", "are"}:
            return None
        made = self._shortened(title(s, clause, self.around(n, s)))
        assert self.published is not None
        return self._found(n, s, self.published, "", made, clause, names, "publication", "", ())

    def _claim(
        self, n: int, s: Sentence, phrase: Phrase, made: Title, clause: Clause | None, names: list[Name], rule: str
    ) -> Found:
        date, assumed = self._date(phrase)
        start, end = phrase.start, phrase.end
        return self._found(n, s, date, self.text[start:end], made, clause, names, rule, assumed,
                           () if clause else ("no verb",))

    def _date(self, phrase: Phrase) -> tuple[Date, str]:
        """The date of a claim, and what of it is assumed."""
        date, mention = phrase.date, phrase.mentions[0]
        if "T" in str(date) and date.moment and not DAY.search(phrase.text):
            return parse(str(date).split("T")[0]), "day"
        yearless = any(m.anchor == "published" and YEARLESS.search(m.rule) and "step" not in m.rule
                       and "ago" not in m.rule for m in phrase.mentions)
        return date, "year" if yearless else ""

    def _found(
        self, n: int, s: Sentence, date: Date, phrase: str, made: Title, clause: Clause | None,
        names: list[Name], rule: str, assumed: str, lowered: tuple[str, ...],
    ) -> Found:
        carried = self._context(n, s, names)
        said: dict[str, list[str]] = {"org": [], "place": [], "person": [], "": []}
        for name in names:
            if name.called not in said[name.kind]:
                said[name.kind].append(name.called)
        context = []
        for kind, called in carried:
            if called not in said[kind]:
                said[kind].append(called)
                context.append(called)
        lows = [*lowered, *made.doubts]
        modality = self._modality(s, date, clause)
        if assumed:
            lows.append(f"{assumed} assumed")
        if rule == "publication":
            lows.append("dated by the publication")
        if modality == "conditional":
            lows.append("conditional")
        if context:
            lows.append("names from context")
        confidence = round(max(0.1, 0.95 - 0.08 * len(lows)), 2)
        quote = self.text[s.start : s.end]
        return Found(date, made.text, quote, s.start, s.end, phrase, tuple(said["org"]), tuple(said["place"]),
                     tuple(said["person"]), tuple(said[""]), tuple(context), modality, confidence,
                     tuple(lows), assumed, rule)

    def _modality(self, s: Sentence, date: Date, clause: Clause | None) -> str:
        """How far a claim is asserted, by its verbs and by whether its date is to come."""
        low = set(s.low)
        verb = clause.verb if clause else None
        group = s.low[verb.first : verb.behind] if verb else []
        if s.low[:1] == ["if"] or {"if", "unless"} & low and {"would", "could"} & low:
            return "conditional"
        if verb and any(w in {"could", "might", "may"} for w in group):
            return "conditional"
        if verb and any(w in words.NEGATIVE for w in group) or low & words.DENIALS:
            return "denied"
        if any(w in {"will", "shall", "would", "should", "'ll"} for w in group):
            return "planned"
        if verb and verb.form == "infinitive":
            return "planned"
        if self.published is not None and _after(date, self.published):
            return "planned"
        a, b = (clause.subject[0], clause.rest[1]) if clause else (0, len(s.low))
        if verb and set(s.low[a:b]) & words.PLAN_NOUNS and not _past(date, self.published):
            return "planned"
        return "asserted"

    def _context(self, n: int, s: Sentence, names: list[Name]) -> list[tuple[str, str]]:
        """The names that a sentence is about and does not say, as (kind, name)."""
        carried: list[tuple[str, str]] = []
        low = s.low
        kinds = {x.kind for x in names}
        text = " ".join(low)
        about = re.search(r"\b(?:he|she|his|her|him|the head of state|the (?:president|minister|chancellor|"
                          r"premier|chairman|king|queen|leader|director|secretary))\b", text)
        if "person" not in kinds and about:
            person = self.person_before(s.start)
            carried += [("person", person)] if person else []
        vague = re.search(r"\b(?:it|its|they|their|the (?:forum|conference|summit|session|organi[sz]ation|group|bloc|"
                          r"movement|union|company|agency|body|council|gathering)|(?:opening|closing|plenary) session|"
                          r"year's (?:forum|summit|conference|session|meeting))\b", text)
        lacking = re.search(r"\b(?:since|after|before|upon) (?:joining|leaving|founding)(?! [a-z]*(?:the|a) )\b", text)
        speech = re.search(r"\b(?:address|remarks|speech)\b", text)
        if "org" not in kinds and (vague or lacking or speech):
            org = self._org_before(n, s.start)
            carried += [("org", org)] if org else []
        events = [org for kind, org in carried if kind == "org" and vague]
        carried += self._places_meant(n, s, names, events)
        return carried

    def _org_before(self, n: int, at: int) -> str:
        """The organisation named most in the paragraph so far, else in the text so far."""
        for start in (self.places[n].paragraph.start, 0):
            counted = Counter(x.called for x in self.before(at) if x.kind == "org" and x.start >= start)
            if counted:
                return counted.most_common(1)[0][0]
        return ""

    def _places_meant(self, n: int, s: Sentence, names: list[Name], orgs: list[str]) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = []
        said = {x.called for x in names if x.kind == "place"}
        known = self.names.gazetteer.find
        for name in names:
            nexts = self.text[name.end : name.end + 14].lstrip()
            if name.kind == "place" and name.capital and name.country not in said:
                if self._acts(s, name):
                    found.append(("place", name.country))
            if name.kind == "org":
                orgs = [*orgs, name.called]
            del nexts
        for org in orgs:
            if org.split()[-1].lower() in words.EVENTS:
                for word in org.split()[:-1]:
                    place = known(word)
                    if place and place.kind == "place" and place.capital:
                        found.append(("place", place.called))
        for i, token in enumerate(s.tokens[:-1]):
            if s.low[i + 1] == "capital" and token[0].isupper() and capital_of(token):
                found.append(("place", capital_of(token)))
        if {"its", "it"} & set(s.low[:3]) and not said and n:
            thing = next((x for x in self.within(self.places[n - 1].span) if x.kind == "place"), None)
            first = next((x for x in self.within(self.places[n - 1].span) if x.kind in {"org", "place"}), None)
            if thing is not None and thing is first:
                found.append(("place", thing.called))
        return found

    def _acts(self, s: Sentence, name: Name) -> bool:
        """Whether a capital does something, and so stands for its country."""
        i = next((k for k, at in enumerate(s.starts) if at >= name.end), len(s.starts))
        before = s.low[i - 2] if i > 1 else ""
        if before in words.PREPOSITIONS and before != "as":
            return False
        return any(v.first - i in (0, 1) and v.form not in {"gerund", "infinitive"} for v in s.verbs)


def _distinct(found: list[Found]) -> list[Found]:
    """Claims of one sentence with the same date and the same title are one."""
    seen: set[tuple[int, str, str]] = set()
    kept = []
    for claim in found:
        key = (claim.start, str(claim.date), claim.title)
        if key not in seen:
            seen.add(key)
            kept.append(claim)
    return kept


def _is_subject(s: Sentence, clause: Clause | None) -> bool:
    """Whether the date is itself what the clause is about: `Today is a great day`."""
    if clause is None or clause.verb is None:
        return False
    a, b = clause.subject
    alone = all(s.kind[k] == "D" or s.low[k] in words.CONJUNCTIONS | {",", "`", '"', "“", "'"} for k in range(a, b))
    return a < b and alone and clause.date[1] >= b and any(s.kind[k] == "D" for k in range(a, b))


def _is_main(s: Sentence, clause: Clause) -> bool:
    """Whether a clause's verb is the first finite one of its sentence."""
    finite = [v for v in s.verbs if v.form not in {"participle", "gerund", "infinitive"}]
    return clause.verb is None or not finite or clause.verb == finite[0] or clause.rule in {"clause", "shared"}


def _either(text: str, phrases: tuple[Phrase, ...]) -> list[Phrase]:
    """The phrases, two that `or` joins being one moment: `in August or September`."""
    made: list[Phrase] = []
    for phrase in phrases:
        last = made[-1] if made else None
        if last and text[last.end : phrase.start].strip() == "or" and last.date.moment and phrase.date.moment:
            try:
                date = parse(f"[{last.date},{phrase.date}]")
            except DateError:
                date = phrase.date
            made[-1] = Phrase(last.start, phrase.end, text[last.start : phrase.end], date, "either",
                              last.mentions + phrase.mentions)
        else:
            made.append(phrase)
    return made


def _premodifies(text: str, phrase: Phrase) -> bool:
    after = text[phrase.end : phrase.end + 3]
    return after[:1] in "’'" or (after[:1] == " " and after[1:2].isalnum())


def _holds(wide: Date, narrow: Date) -> bool:
    """Whether a date holds another that is narrower."""
    if str(wide) == str(narrow):
        return False
    a, b = wide.earliest, wide.latest
    c, d = narrow.earliest, narrow.latest
    if a is None or b is None or c is None or d is None:
        return False
    return a <= c and d <= b and (a, b) != (c, d)


def _after(date: Date, published: Date) -> bool:
    """Whether a date, or what is left of it, comes after the publication."""
    start, told = date.earliest, published.latest
    if start is None:
        start = date.latest
    return start is not None and told is not None and start > told


def _past(date: Date, published: Date | None) -> bool:
    return (published is not None and date.latest is not None and published.earliest is not None
            and date.latest < published.earliest)
