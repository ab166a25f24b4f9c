# ruff: noqa: E501
"""Messages inside messages: what clients write over them, and the documents they become."""

from collections.abc import Callable
from pathlib import Path

import pytest

from chrono.dates import Date
from chrono.extract import extract
from chrono.extract.proposals import published
from chrono.readers import Document, read
from chrono.readers.letters import letters

SAID = "The council closed the bridge yesterday."
HEAD = "From: Ada Marsh <ada@x.org>\nTo: d@x.org\nSubject: Fwd: the bridge\nDate: Mon, 05 Feb 2024 10:00:00 +0000\n"
PLAIN = HEAD + "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n"
COL = "Col Dray <col@x.org>"

# What a client writes over the message of Col Dray of 2 January 2024    and his subject, if it says
CLIENTS = {
    "gmail": (f"---------- Forwarded message ---------\nFrom: {COL}\nDate: Tue, 2 Jan 2024 at 09:00\n"
              "Subject: The bridge\nTo: Ada <ada@x.org>\n\n", True),
    "gmail-de": (f"---------- Forwarded message ---------\nVon: {COL}\nDate: Di., 2. Jan. 2024 um 09:00\u202fUhr\n"
                 "Subject: The bridge\nTo: Ada <ada@x.org>\n\n", True),
    "apple": (f"Begin forwarded message:\n\nFrom: {COL}\nSubject: The bridge\n"
              "Date: 2 January 2024 at 09:00:00 GMT\nTo: Ada <ada@x.org>\n\n", True),
    "apple-quoted": (f"Begin forwarded message:\n\n> From: {COL}\n> Subject: The bridge\n"
                     "> Date: 2 January 2024 at 09:00:00 GMT\n> To: Ada <ada@x.org>\n> \n> ", True),
    "outlook": ("-----Original Message-----\nFrom: Col Dray\nSent: Tuesday, January 2, 2024 9:00 AM\n"
                "To: Ada\nSubject: The bridge\n\n", True),
    "outlook-rule": (f"________________________________\nFrom: {COL}\nSent: 02 January 2024 09:00\n"
                     "To: Ada <ada@x.org>\nSubject: The bridge\n\n", True),
    "outlook-365": (f"________________________________\nFrom: {COL}\nSent: Tuesday, January 2, 2024 9:00:00 AM\n"
                    "To: Ada <ada@x.org>; Bo\n <bo@x.org>\nCc: Cy <c@x.org>\nSubject: The bridge\n\n", True),
    "outlook-tr": (f"Kimden: {COL}\nGönderilme: 2 Ocak 2024 Salı 09:00\nKime: Ada <ada@x.org>\n"
                   "Konu: The bridge\n\n", True),
    "outlook-de": (f"Von: {COL}\nGesendet: Dienstag, 2. Januar 2024 09:00\nAn: Ada <ada@x.org>\n"
                   "Betreff: The bridge\n\n", True),
    "outlook-de-rule": (f"-----Ursprüngliche Nachricht-----\nVon: {COL}\nGesendet: Dienstag, 2. Januar 2024 09:00\n"
                        "An: Ada\nBetreff: The bridge\n\n", True),
    "outlook-fr": (f"De : {COL}\nEnvoyé : mardi 2 janvier 2024 09:00\nÀ : Ada <ada@x.org>\n"
                   "Objet : The bridge\n\n", True),
    "outlook-es": (f"De: {COL}\nEnviado el: martes, 2 de enero de 2024 9:00\nPara: Ada <ada@x.org>\n"
                   "Asunto: The bridge\n\n", True),
    "outlook-ru": (f"От: {COL}\nОтправлено: 2 января 2024 г. 9:00\nКому: Ada\nТема: The bridge\n\n", True),
    "thunderbird": (f"-------- Forwarded Message --------\nSubject: \tThe bridge\n"
                    f"Date: \tTue, 2 Jan 2024 09:00:00 +0000\nFrom: \t{COL}\nTo: \tAda <ada@x.org>\n\n\n\n", True),
    "thunderbird-de": (f"-------- Weitergeleitete Nachricht --------\nBetreff: \tThe bridge\n"
                       f"Datum: \tTue, 2 Jan 2024 09:00:00 +0000\nVon: \t{COL}\nAn: \tAda <ada@x.org>\n\n", True),
    "yahoo": (f"----- Forwarded Message -----\nFrom: {COL}\nTo: Ada <ada@x.org>\n"
              "Sent: Tuesday, January 2, 2024 at 09:00:00 AM GMT\nSubject: The bridge\n\n", True),
    "mutt": (f"----- Forwarded message from {COL} -----\n\nDate: Tue, 2 Jan 2024 09:00:00 +0000\n"
             f"From: {COL}\nTo: ada@x.org\nSubject: The bridge\n\n", True),
    "bold": (f"*From:* {COL}\n*Sent:* 02 January 2024 09:00\n*To:* Ada <ada@x.org>\n*Subject:* The bridge\n\n", True),
    "figures": ("From: Col Dray\nSent: 02/01/2024 09:00\nTo: Ada\nSubject: The bridge\n\n", True),
    "quoted": (f"On Tue, 2 Jan 2024 at 09:00, {COL} wrote:\n\n> ", False),
    "quoted-wrapped": (f"On Tue, 2 Jan 2024 at 09:00, {COL}\nwrote:\n\n> ", False),
    "quoted-figures": ("On 02/01/2024 09:00, Col Dray wrote:\n> ", False),
    "quoted-apple": (f"> On 2 Jan 2024, at 09:00, {COL} wrote:\n> \n> ", False),
    "quoted-ios": (f"Sent from my iPhone\n\n> On Jan 2, 2024, at 9:00 AM, {COL} wrote:\n> \n> \ufeff", False),
    "quoted-mutt": ("On Tue, Jan 02, 2024 at 09:00:00AM +0000, Col Dray wrote:\n> ", False),
    "quoted-yahoo": (f"    On Tuesday, January 2, 2024 at 09:00:00 AM GMT, {COL} wrote:  \n \n ", False),
    "quoted-de": (f"Am Di., 2. Jan. 2024 um 09:00 Uhr schrieb {COL}:\n\n> ", False),
    "quoted-de-tb": ("Am 02.01.2024 um 09:00 schrieb Col Dray:\n> ", False),
    "quoted-fr": (f"Le mar. 2 janv. 2024 à 09:00, {COL} a écrit :\n\n> ", False),
    "quoted-es": ("El mar, 2 ene 2024 a las 9:00, Col Dray (<col@x.org>) escribió:\n\n> ", False),
    "quoted-it": (f"Il giorno mar 2 gen 2024 alle ore 09:00 {COL} ha scritto:\n\n> ", False),
    "quoted-nl": (f"Op di 2 jan 2024 om 09:00 schreef {COL}:\n\n> ", False),
    "quoted-after": (f"{COL} wrote on 2 January 2024 at 09:00:\n\n> ", False),
    "quoted-ru": (f"вт, 2 янв. 2024 г. в 09:00, {COL}:\n\n> ", False),
}  # fmt: skip


@pytest.fixture
def made(tmp_path: Path) -> Callable[[str, str], Document]:
    """Write a file and read it."""

    def write(name: str, text: str) -> Document:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return read(str(path))

    return write


def dates(document: Document) -> list[str]:
    day = published(document).day
    return [str(found.date) for found in extract(document.text, day, blocks=document.blocks)]


@pytest.mark.parametrize("client", CLIENTS)
def test_a_message_inside_a_message_counts_from_its_own_day(
    client: str, made: Callable[[str, str], Document]
) -> None:
    head, subject = CLIENTS[client]
    outer = made("m.eml", f"{PLAIN}The ferry company raised its fares yesterday.\n\n{head}{SAID}\n")
    assert dates(outer) == ["2024-02-04"]
    (inner,) = outer.inner
    assert inner.text.strip() == SAID
    assert (inner.author, inner.published) == (("Col Dray",), Date("2024-01-02"))
    assert inner.title == ("The bridge" if subject else "Fwd: the bridge")
    assert inner.part
    assert dates(inner) == ["2024-01-01"]


@pytest.mark.parametrize("client", [name for name, (_, subject) in CLIENTS.items() if subject])
def test_a_message_pasted_into_a_text_is_a_document(
    client: str, made: Callable[[str, str], Document]
) -> None:
    document = made("m.txt", f"Some notes of mine.\n\n{CLIENTS[client][0]}{SAID}\n")
    (inner,) = document.inner
    assert dates(inner) == ["2024-01-01"]
    line = 1 + f"Some notes of mine.\n\n{CLIENTS[client][0]}".count("\n")
    assert inner.locator(inner.text.index("council")).line == line


@pytest.mark.parametrize("client", ["gmail", "outlook-rule", "outlook-de", "quoted"])
def test_a_message_in_html_alone_is_read_as_well(
    client: str, made: Callable[[str, str], Document]
) -> None:
    lines = [line.replace("<", "&lt;").replace(">", "&gt;")
             for line in CLIENTS[client][0].rstrip("> \n").split("\n")]  # fmt: skip
    inner = f"<p>{SAID}</p>" if client != "quoted" else f"<blockquote><p>{SAID}</p></blockquote>"
    page = f"<html><body><p>The ferry company raised its fares yesterday.</p><div>{'<br>'.join(lines)}</div>{inner}</body></html>"
    outer = made("m.eml", f"{HEAD}Content-Type: text/html; charset=utf-8\n\n{page}\n")
    assert dates(outer) == ["2024-02-04"]
    assert dates(outer.inner[0]) == ["2024-01-01"]


def test_answers_between_quotations_are_the_answerers(made: Callable[[str, str], Document]) -> None:
    text = (
        "On 2 Jan 2024, Col Dray <c@x.org> wrote:\n> The bridge was closed yesterday.\n\n"
        "It was opened again yesterday.\n\n> On 1 Jan 2024, Bo Ek <b@x.org> wrote:\n"
        ">> The mill burned yesterday.\n> It did.\n"
    )
    outer = made("m.eml", PLAIN + text)
    assert dates(outer) == ["2024-02-04"]
    assert [dates(one) for one in outer.inner] == [["2024-01-01"], ["2023-12-31"]]


def test_a_message_ends_where_a_line_says_so(made: Callable[[str, str], Document]) -> None:
    head = CLIENTS["mutt"][0]
    text = f"{head}{SAID}\n\n----- End forwarded message -----\n\nThe mill burned yesterday.\n"
    outer = made("m.eml", PLAIN + text)
    assert dates(outer) == ["2024-02-04"]
    assert [dates(one) for one in outer.inner] == [["2024-01-01"]]


def test_a_day_with_two_readings_is_left_open(made: Callable[[str, str], Document]) -> None:
    later = PLAIN.replace("05 Feb 2024", "05 Mar 2024")
    head = CLIENTS["figures"][0].replace(" 09:00", "")
    (inner,) = made("m.eml", f"{later}x\n\n{head}{SAID}\n").inner
    assert inner.published is None
    assert inner.notes == (
        "02/01/2024 is 2024-01-02 or 2024-02-01: the day of that message is left open",
    )
    assert dates(inner) == []


# How the day stands over a message of a mail of 5 March 2024     the day it is
FIGURES = [
    ("02/01/2024 09:00", "2024-01-02"),  # by the clock
    ("1/2/2024 9:00 AM", "2024-01-02"),
    ("13/01/2024", "2024-01-13"),
    ("02/04/2024", "2024-02-04"),  # 2 April is after the mail
    ("02.01.2024", "2024-01-02"),
    ("2024-01-02", "2024-01-02"),
    ("Tue 1/2/2024 9:00 AM", "2024-01-02"),
]


@pytest.mark.parametrize(("words", "day"), FIGURES)
def test_a_day_in_figures(words: str, day: str, made: Callable[[str, str], Document]) -> None:
    later = PLAIN.replace("05 Feb 2024", "05 Mar 2024")
    head = CLIENTS["figures"][0].replace("02/01/2024 09:00", words)
    (inner,) = made("m.eml", f"{later}x\n\n{head}{SAID}\n").inner
    assert inner.published == Date(day)


def attached(*parts: str) -> str:
    body = "".join(f"--b\n{part}\n" for part in parts)
    return f"{HEAD}MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n{body}--b--\n"


MESSAGE = (
    'Content-Type: message/rfc822\nContent-Disposition: attachment; filename="bridge.eml"\n\n'
    f"From: {COL}\nSubject: The bridge\nDate: Tue, 02 Jan 2024 09:00:00 +0000\n\n{SAID}\n"
)
NOTE = (
    'Content-Type: text/plain\nContent-Disposition: attachment; filename="note.txt"\n\n'
    "The mill burned on 3 May 1999.\n"
)
TEXT = "Content-Type: text/plain\n\nThe ferry company raised its fares yesterday.\n"
PICTURE = 'Content-Type: image/png\nContent-Disposition: attachment; filename="p.png"\n\nx\n'


def test_attachments_are_documents(made: Callable[[str, str], Document]) -> None:
    outer = made("m.eml", attached(TEXT, MESSAGE, NOTE, NOTE, PICTURE))
    assert dates(outer) == ["2024-02-04"]
    assert [one.part for one in outer.inner] == ["bridge.eml", "note.txt", "note.txt (2)"]
    assert [dates(one) for one in outer.inner] == [["2024-01-01"], ["1999-05-03"], ["1999-05-03"]]
    assert outer.inner[0].title == "The bridge"
    assert {one.sha256 for one in outer.inner} == {outer.sha256}
    assert outer.notes == ("not read: p.png",)


def test_a_message_may_hold_a_message_alone(made: Callable[[str, str], Document]) -> None:
    outer = made("m.eml", attached(MESSAGE))
    assert outer.text == ""
    assert [dates(one) for one in outer.inner] == [["2024-01-01"]]


def test_mbox(made: Callable[[str, str], Document]) -> None:
    one = f"From col@x.org Tue Jan  2 09:00:00 2024\nFrom: {COL}\nSubject: One\nDate: Tue, 2 Jan 2024 09:00:00 +0000\n\n{SAID}\n>From here on it is shut.\n\n"
    two = f"From ada@x.org Mon Feb  5 10:00:00 2024\n{HEAD}\nThe ferry company raised its fares yesterday.\n\n{CLIENTS['gmail'][0]}{SAID}\n\n"
    for name in ("box.mbox", "box"):
        box = made(name, one + two)
        assert (box.kind, box.text) == ("mbox", "")
        assert [x.part for x in box.inner] == ["message 1", "message 2", "message 2 / The bridge"]
        assert [dates(x) for x in box.inner] == [["2024-01-01"], ["2024-02-04"], ["2024-01-01"]]
        assert "From here on" in box.inner[0].text


# Lines that are no head of a message
NONE = [
    "Date: 3 May 1999\nPlace: Bath\n\nThe mill burned.",
    "He wrote:\n\nThe mill burned on 3 May 1999.",
    "From: the river\nto the sea.\n\nIt flows.",
    "On 3 May 1999 the clerk wrote: the mill is burned.",
    "In 1999 she wrote:\n> The mill burned.",
]


@pytest.mark.parametrize("text", NONE[:4])
def test_what_is_no_head_of_a_message(text: str) -> None:
    assert [one.head for one in letters(text)] == [None]


def test_many_messages_in_each_other_end(made: Callable[[str, str], Document]) -> None:
    deep = "\n".join(f"{'>' * n} On 2 Jan 2024, Col <c@x.org> wrote:" for n in range(1, 200))
    long = "From: a\nTo: b\nDate: 3 May 1999\nSubject: c\n\n" * 300
    for text in (f"The mill burned on 3 May 1999.\n{deep}\n", f"{long}The mill burned."):
        assert "The mill burned" in made("m.txt", text).text
