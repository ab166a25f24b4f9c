"""The messages in a text: forwarded and quoted ones, each with the day and the author of its head.

A head is a block of header lines (`From:`, `Sent:`, `Subject:`, in several languages), or a line
that introduces what somebody wrote (`On 2 Jan 2024, Col Dray wrote:`). What is marked with `>`
belongs to the message whose introduction stands before it; what follows a head without marks
belongs to that head's message, up to the end or to a line that says that it ends.

To add a language, add its words to `LABELS` and `WROTE`, and a row to the table of
tests/test_letters.py.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from chrono.readers.days import words_of_day

HEADER_LINES: Final = 16  # lines of a block of header lines, wrapped ones among them
WRAPPED: Final = 3  # lines over which an introduction may be broken
LONGEST: Final = 300  # characters of an introduction
DEEPEST: Final = 40  # messages in each other
MARK: Final = re.compile(r" {0,3}(?:>|\|(?= ?>))[ \t]?")
LABELS: Final = {
    "from": ("from", "von", "de", "da", "от", "от кого", "від", "van", "från", "fra", "od",
             "kimden", "gönderen", "göndərən", "kimdən", "expéditeur", "remitente", "mittente"),
    "date": ("sent", "date", "gesendet", "gesendet am", "datum", "envoyé", "envoyé le",
             "date d'envoi", "enviado", "enviada", "enviado el", "enviada em", "fecha", "data",
             "inviato", "дата", "отправлено", "надіслано", "verzonden", "skickat", "sendt",
             "wysłano", "tarih", "gönderilme", "gönderildi", "gönderilme tarihi",
             "gönderme tarihi", "göndərilib", "tarix"),
    "subject": ("subject", "betreff", "objet", "asunto", "assunto", "oggetto", "тема",
                "onderwerp", "ämne", "emne", "temat", "konu", "mövzu", "re"),
    "to": ("to", "an", "à", "para", "кому", "aan", "till", "til", "do", "kime", "alıcı", "kimə",
           "a", "cc", "bcc", "kopie", "copie", "копия", "копія", "kopia", "reply-to",
           "antwort an", "destinataire", "destinatario"),
}  # fmt: skip
_LABEL_OF: Final = {label: name for name, labels in LABELS.items() for label in labels}
_FIELD: Final = re.compile(
    r"\s*[*_]{0,2}(?P<label>[^\W\d_][\w' -]{0,24}?)[*_]{0,2}[\s\u00a0]?:[*_]{0,2}"
    r"(?:[\s\u00a0]+(?P<value>.*))?$"
)
# A rule over a forwarded message, and a line that ends one.
RULE: Final = re.compile(
    r"\s*(?:[-_=*]{5,}|[-=]{2,}\s?[^-=]{3,60}?\s?[-=]{2,}|(?:begin"
    r"|start) (?:of )?forwarded message:"
    r"|anfang der weitergeleiteten (?:nachricht|e-?mail):|début du message (?:transféré"
    r"|réexpédié) ?:"
    r"|inicio del mensaje reenviado:|inizio messaggio inoltrato:"
    r"|начало переадресованного сообщения:)\s*$",
    re.I,
)
END: Final = re.compile(
    r"\s*[-=]{2,}\s?(?:end (?:of )?(?:forwarded|original) message"
    r"|ende der (?:weitergeleiteten )?nachricht"
    r"|fin du message)\s?[-=]{2,}\s*$",
    re.I,
)
WROTE: Final = re.compile(
    r"\b(?:wrote(?: on [^:]{6,40})?|writes|schrieb(?: am [^:]{6,40})?|a écrit|escribió"
    r"|escreveu|ha scritto"
    r"|schreef|skrev|napisał\(?a?\)?|написал\w*(?:\(а\))?|пишет|писал\w*|писав|пише"
    r"|şunu yazdı|yazdı|yazıb|yazmış)"
    r"\b(?:[^:\n]|(?<=\d):(?=\d)){0,80}[:\uff1a]\s*$",
    re.I,
)
_BARE: Final = re.compile(  # 2024-01-02 9:00 GMT+01:00 Col Dray <col@example.org>:
    r"(?=[^<\n]*\b(?:19|20)\d\d\b)(?=[^<\n]*\d{1,2}:\d\d)[^<\n]{8,120}<[^<>\s]+@[^<>\s]+>\s?:\s*$"
)
_ADDRESS: Final = re.compile(r"[<(\[]*(?:mailto:)?[^\s<>()\[\]\"]+@[^\s<>()\[\],;]+[>)\]]*")
_NAMED: Final = re.compile(r"([^\W\d_][^,<>()\[\]:\d]{1,60}?)\s*[(<\[]+(?:mailto:)?[^<>\s()]+@")
_VERB: Final = re.compile(r"^.*\b(?:uhr|schrieb|schreef|skrev|ore|alle)\s", re.I)
_SMALL: Final = re.compile(
    r"\b(?:on|at|um|uhr|am|le|à|el|a las|il giorno|alle ore|alle|op|om|den|kl|dnia|o|в|г\.?"
    r"|tarihinde|tarihində"
    r"|em|às|[ap]\.?m\.?|gmt|utc|[a-z]{2,4}t)\b",
    re.I,
)


class Head(NamedTuple):
    """What stands over a message: the words of its date, its author and its subject."""

    date: str = ""
    author: str = ""
    subject: str = ""


class Letter(NamedTuple):
    """A message: its head, None for the text itself, and its lines with their numbers from 1.

    A line that is no part of the message is empty. `quoted` are lines of no known message.
    """

    head: Head | None
    lines: tuple[tuple[int, str], ...]
    quoted: bool = False

    @property
    def text(self) -> str:
        return "\n".join(line for _, line in self.lines)


def letters(text: str) -> list[Letter]:
    """Return the messages in a text in order, the text's own lines first.

    >>> [(one.head, one.text.split()) for one in letters(
    ...     "Thanks.\\n\\nOn 2 Jan 2024, Col <c@x.org> wrote:\\n> It closed.")]
    [(None, ['Thanks.']), (Head(date='2 Jan 2024', author='Col', subject=''), ['It', 'closed.'])]
    """
    return list(_split(list(enumerate(text.replace("\ufeff", "").split("\n"), 1)), None, False, 0))


class _Segment(NamedTuple):
    """A message that is being read: its head and its lines so far."""

    head: Head | None
    lines: list[tuple[int, str]]


def _split(
    lines: list[tuple[int, str]], head: Head | None, quoted: bool, depth: int
) -> Iterator[Letter]:
    if depth > DEEPEST:
        yield Letter(head, tuple(lines), quoted)
        return
    open_ = [_Segment(head, [])]
    found: list[_Segment | Letter] = [open_[0]]
    at = 0
    while at < len(lines):
        number, line = lines[at]
        own = open_[-1].lines
        if MARK.match(line):
            end = _quoted_end(lines, at)
            below = [(k, MARK.sub("", one, count=1)) for k, one in lines[at:end]]
            said = _introduction(own)
            found += _split(below, said, said is None, depth + 1)
            own += [(k, "") for k, _ in lines[at:end]]
            at = end
        elif begun := _header_block(lines, at) or _unmarked(lines, at):
            _drop_rule(own)
            open_.append(_Segment(begun[0], []))
            found.append(open_[-1])
            at = begun[1]
        else:
            if END.match(line) and len(open_) > 1:
                open_.pop()
                line = ""
            open_[-1].lines.append((number, line))
            at += 1
    for one in found:
        yield one if isinstance(one, Letter) else Letter(one.head, tuple(one.lines), quoted)


def _quoted_end(lines: list[tuple[int, str]], at: int) -> int:
    """Return where the lines with a mark end, blank ones between them included."""
    end = at
    for k in range(at, len(lines)):
        if MARK.match(lines[k][1]):
            end = k + 1
        elif lines[k][1].strip():
            break
    return end


def _introduction(own: list[tuple[int, str]]) -> Head | None:
    """Return the head in the last lines before a quotation, which are made empty."""
    shown = [k for k in range(max(len(own) - 2 * WRAPPED, 0), len(own)) if own[k][1].strip()]
    texts = [own[k][1].strip() for k in shown]
    best: Head | None = None
    used = 0
    for count in range(1, min(WRAPPED, len(shown)) + 1):
        found = introduced(" ".join(texts[-count:]))
        if found is not None and (best is None or found.date):
            best, used = found, count
        if best is not None and best.date:
            break
    for k in shown[len(shown) - used :]:
        own[k] = (own[k][0], "")
    _drop_rule(own)
    return best


def _unmarked(lines: list[tuple[int, str]], at: int) -> tuple[Head, int] | None:
    """Return the head that a line introduces, and where its message begins, if it has a day."""
    joined = ""
    for k in range(at, min(at + WRAPPED, len(lines))):
        if not lines[k][1].strip() or MARK.match(lines[k][1]):
            return None
        joined = f"{joined} {lines[k][1].strip()}".strip()
        found = introduced(joined)
        if found is not None:
            after = next((line for _, line in lines[k + 1 :] if line.strip()), "")
            dated = bool(found.date) and (bool(_ADDRESS.search(joined)) or found.author != "")
            return (found, k + 1) if dated and after and not MARK.match(after) else None
    return None


def introduced(line: str) -> Head | None:
    """Return the head that a line makes which introduces what somebody wrote.

    >>> introduced("Am 02.01.2024 um 09:00 schrieb Col Dray <col@example.org>:")
    Head(date='02.01.2024 um 09:00', author='Col Dray', subject='')
    """
    if len(line) > LONGEST or not (WROTE.search(line) or _BARE.match(line)):
        return None
    plain = _ADDRESS.sub(" ", line)
    date = words_of_day(plain)
    rest = plain.replace(date, " ") if date else plain
    rest = re.sub(r"\d[\d:.]*", " ", WROTE.sub(lambda found: _after(found[0]), rest))
    named = [piece for piece in _SMALL.sub(" ", rest).split(",") if any(map(str.isalpha, piece))]
    author = " ".join(named[-1].split()).strip(" ;:()<>\"'-–—") if named else ""
    before = _NAMED.search(line)
    author = " ".join(_VERB.sub("", before[1]).split()) if before else author
    found = _ADDRESS.search(line)
    author = author or (found[0].strip("<>()[]") if found else "")
    return Head(date, author, "")


def _after(wrote: str) -> str:
    """Return the words behind *wrote*: in some languages the author stands there."""
    return re.sub(r"^\W*\w+(?:\s+(?:écrit|scritto|yazdı))?", "", wrote)


def _header_block(lines: list[tuple[int, str]], at: int) -> tuple[Head, int] | None:
    """Return the head that header lines from a line on make, and where the message begins."""
    if _label(lines[at][1]) == "" and not RULE.match(lines[at][1]):
        return None
    k = at
    while k < len(lines) and k < at + 3 and (RULE.match(lines[k][1]) or not lines[k][1].strip()):
        k += 1
    fields: dict[str, str] = {}
    last = ""
    first = k
    for k in range(first, min(first + HEADER_LINES, len(lines))):
        line = lines[k][1]
        found = _FIELD.match(line)
        label = _label(line)
        if label:
            last = label
            fields.setdefault(label, (found["value"] or "").strip() if found else "")
        elif not line.strip():
            break
        elif last and (
            line[:1] in " \t" or fields[last] == "" or fields[last].endswith((";", ","))
        ):
            fields[last] = f"{fields[last]} {line.strip()}".strip()
        elif not (found and last and len(found["label"]) > 2 and found["value"]):
            break
    else:
        k += 1
    whole = "from" in fields and ("date" in fields or "subject" in fields) and len(fields) > 2
    ruled = at < k and RULE.match(lines[at][1]) and "from" in fields and len(fields) > 1
    if not (whole or ruled):
        return None
    return Head(fields.get("date", ""), person(fields["from"]), fields.get("subject", "")), k


def _label(line: str) -> str:
    found = _FIELD.match(line)
    return _LABEL_OF.get(found["label"].strip().lower().replace("’", "'"), "") if found else ""


def _drop_rule(own: list[tuple[int, str]]) -> None:
    """Empty the rule over a block of header lines, which is a line of neither message."""
    for k in range(len(own) - 1, max(len(own) - 3, -1), -1):
        if RULE.match(own[k][1]):
            own[k] = (own[k][0], "")
        elif own[k][1].strip():
            return


def person(text: str) -> str:
    """Return the name in a field of addresses, the address where there is no name.

    >>> person("Col Dray <col@example.org>"), person("'Dray, Col' [mailto:col@example.org]")
    ('Col Dray', 'Dray, Col')
    """
    name = " ".join(_ADDRESS.sub(" ", text).split()).strip(" ,;<>()[]\"'")
    found = _ADDRESS.search(text)
    return name or (found[0].strip("<>()[]").removeprefix("mailto:") if found else "")


def has_letters(found: Sequence[Letter]) -> bool:
    """Whether a text holds a message with a head."""
    return any(one.head is not None for one in found)
