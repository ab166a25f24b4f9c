"""The server: what it answers, to whom, and that an edit is seen the next time it is asked."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Thread

import pytest

from chrono.dates import Date
from chrono.errors import ChronoError
from chrono.serve.answers import HOSTS, PLACES, Answer, Door, answer
from chrono.serve.question import PARAMETERS, asked
from chrono.serve.server import server
from chrono.serve.site import Site
from tests import calendar_clients as clients
from tests.command import refused
from tests.console import ROOT

HERE = {"Host": "localhost:8137"}
EVENTS = """\
chrono: 1
name: desk
events:
  - id: opens
    date: 2025-09-21
    title: The forum opens
    orgs: [BSF]
  - id: joins
    date: 1999
    title: Azerbaijan joins CICA
    orgs: [CICA]
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    written = tmp_path / "events.yaml"
    written.write_text(EVENTS, encoding="utf-8")
    return written


@pytest.fixture
def site(path: Path) -> Site:
    return Site((str(path),), Date)


def get(site: Site, target: str, **headers: str) -> Answer:
    given = HERE | {name.replace("_", "-"): text for name, text in headers.items()}
    return answer(site, "GET", target, given)


def ids(given: Answer) -> list[str]:
    assert given.status == 200, given.body
    return [event["id"] for event in json.loads(given.body)]


def test_each_place_has_its_type_and_is_never_taken_for_another(site: Site) -> None:
    for place, row in PLACES.items():
        given = get(site, place)
        assert (given.status, given.headers["Content-Type"]) == (200, row.type)
        assert given.headers["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in given.headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in given.headers["Content-Security-Policy"]
        assert "Access-Control-Allow-Origin" not in given.headers
    assert get(site, "/").body.startswith(b"<!DOCTYPE html>")
    assert get(site, "/calendar.ics").body.startswith(b"BEGIN:VCALENDAR\r\n")


QUERIES = [
    # query                            events
    ("",                               ["joins", "opens"]),
    ("org=CICA",                       ["joins"]),
    ("org=CICA&org=BSF",               ["joins", "opens"]),
    ("org=cica",                       ["joins"]),
    ("org=CICA&from=2020",             []),
    ("from=2020",                      ["opens"]),
    ("to=1999-06",                     ["joins"]),
    ("to=1999-06&certain",             []),
    ("to=1999-06&certain=0",           ["joins"]),
    ("min-precision=day",              ["opens"]),
    ("min_precision=day",              ["opens"]),
    ("limit=1",                        ["joins"]),
    ("q=not:org:CICA",                 ["opens"]),
    ("q=forum",                        ["opens"]),
    ("q=%27the+forum%27&org=",         ["opens"]),
    ("undated=1",                      []),
    ("status=all",                     ["joins", "opens"]),
]  # fmt: skip


@pytest.mark.parametrize(("query", "found"), QUERIES)
def test_the_query_string_filters_as_the_options_do(
    site: Site, query: str, found: list[str]
) -> None:
    assert ids(get(site, f"/events.json?{query}")) == found
    body = get(site, f"/calendar.ics?{query}").body.decode()
    assert re.findall(r"UID:(\w+)@desk", body) == found
    assert get(site, f"/?{query}").body.count(b"<article>") == len(found)


def test_every_filter_of_a_list_is_one_of_the_query_string() -> None:
    from chrono.cli.view import list_command

    own = {"files", "columns", "by", "reverse", "group_by", "dates", "raw_csv", "format_", "output",
           "today", "words", "color", "pager", "force", "times_in"}  # fmt: skip
    names = {str(option.name).strip("_").replace("_", "-") for option in list_command.params
             if option.name not in own}  # fmt: skip
    assert names <= set(PARAMETERS)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("orgs=CICA", "no filter orgs"),
        ("org=Nobody", "Nobody"),
        ("org=CIKA", "CICA"),
        ("person=Nobody%20At%20All", "Nobody At All"),
        ("place=Nowhere", "Nowhere"),
        ("tag=none", "none"),
        ("source=none", "none"),
        ("q=org:Nobody", "Nobody"),
        ("certain=perhaps", "certain is yes or no, not perhaps"),
        ("limit=-1", "limit is a number, not -1"),
        ("q='open", "cannot be read"),
        ("status=lost", "no status lost"),
        ("from=2025&to=1999", "ends before it starts"),
        ("min-precision=fine", "no precision fine"),
        ("wide=huge", "no such way with wide dates: huge"),
    ],
)
def test_a_question_that_cannot_be_asked_is_told(site: Site, query: str, said: str) -> None:
    given = get(site, f"/calendar.ics?{query}")
    assert (given.status, given.headers["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert said in given.body.decode()


def test_a_calendar_is_written_as_the_query_string_says() -> None:
    found = asked("wide=span&reminder=1d&anniversaries").style
    assert (found.wide, found.reminder, found.anniversaries) == ("span", "1d", True)
    with pytest.raises(ChronoError):
        asked("color=red")


@pytest.mark.parametrize(
    "target",
    ["/events.yaml", "/../events.yaml", "/%2e%2e/events.yaml", "//events.json/..", "/calendar.ics/",
     "/index.html", "/C:\\x", "/favicon.ico", "*", "", "/\x00", "/events.json%00"],
)  # fmt: skip
def test_no_path_is_a_path_of_a_file(site: Site, target: str) -> None:
    assert get(site, target).status == 404


@pytest.mark.parametrize(
    "host",
    ["", "evil.example", "evil.example:8137", "localhost.evil.example", "127.0.0.1.nip.example",
     "127.0.0.2", "localhost:", "localhost:80a", "localhost, evil.example", "[::2]:80",
     "user@localhost"],
)  # fmt: skip
def test_another_host_is_not_answered(site: Site, host: str) -> None:
    given = answer(site, "GET", "/events.json", {"Host": host})
    assert given.status == 421
    assert b"CICA" not in given.body


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1:8137", "[::1]", "[::1]:1"])
def test_this_machine_is_answered_by_any_of_its_names(site: Site, host: str) -> None:
    assert answer(site, "GET", "/", {"Host": host}).status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND"])
def test_nothing_can_be_written(site: Site, method: str) -> None:
    given = answer(site, method, "/events.json", HERE)
    assert (given.status, given.headers["Allow"]) == (405, "GET, HEAD")


def test_what_a_client_has_is_not_sent_again(site: Site, path: Path) -> None:
    first = get(site, "/events.json")
    tag = first.headers["ETag"]
    for wanted in (tag, f"W/{tag}", f'"x", {tag}', "*"):
        again = get(site, "/events.json", If_None_Match=wanted)
        assert (again.status, again.body, again.headers["ETag"]) == (304, b"", tag)
    assert get(site, "/events.json", If_None_Match='"x"').status == 200
    path.write_text(EVENTS.replace("joins CICA", "leaves CICA"), encoding="utf-8")
    new = get(site, "/events.json", If_None_Match=tag)
    assert new.status == 200
    assert new.headers["ETag"] != tag
    assert b"leaves" in new.body


def test_a_file_that_cannot_be_read_now_is_told_until_it_can(site: Site, path: Path) -> None:
    assert get(site, "/").status == 200
    path.write_text(EVENTS.replace("1999", "2020-02-30"), encoding="utf-8")
    for _ in range(2):
        broken = get(site, "/")
        assert (broken.status, broken.headers["Retry-After"]) == (503, "30")
        assert "D101 no such day: 2020-02-30" in broken.body.decode()
    path.unlink()
    assert get(site, "/").status == 503
    path.write_text(EVENTS, encoding="utf-8")
    assert get(site, "/").status == 200


def test_a_change_that_keeps_size_and_time_is_seen(site: Site, path: Path) -> None:
    assert b"joins CICA" in get(site, "/events.json").body
    times = path.stat()
    path.write_text(EVENTS.replace("joins CICA", "leave CICA"), encoding="utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert path.stat().st_size == times.st_size
    assert b"leave CICA" in get(site, "/events.json").body


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name")
def test_a_pipe_in_the_place_of_the_file_is_told_and_never_waited_for(
    site: Site, path: Path
) -> None:
    path.unlink()
    os.mkfifo(path)
    for _ in range(2):
        given = get(site, "/")
        assert (given.status, given.headers["Retry-After"]) == (503, "30")
    path.unlink()
    path.write_text(EVENTS, encoding="utf-8")
    assert get(site, "/").status == 200


def test_what_many_ask_at_once_is_written_once(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    written = []
    place = PLACES["/events.json"]

    def write(*given: object) -> Iterator[str]:
        written.append(given)
        time.sleep(0.2)
        yield from place.write(*given)  # type: ignore[arg-type]

    monkeypatch.setitem(PLACES, "/events.json", place._replace(write=write))  # type: ignore[arg-type]
    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda _: get(site, "/events.json"), range(20)))
    assert {given.status for given in answers} == {200}
    assert len(written) == 1
    assert ids(get(site, "/events.json?org=CICA")) == ["joins"]


def test_two_hundred_requests_at_once_are_answered(port: int) -> None:
    def ask(number: int) -> int:
        return fetched(port, "GET", list(PLACES)[number % 3])[0].status

    with ThreadPoolExecutor(200) as pool:
        assert Counter(pool.map(ask, range(200))) == {200: 200}


TOKEN = "a-token-of-some-length"
DOORS = [
    # host                    query                 authorization      status
    ("192.168.1.5:8137",      f"?token={TOKEN}",    "",                200),
    ("192.168.1.5",           f"?org=CICA&token={TOKEN}", "",          200),
    ("192.168.1.5:8137",      "",                   f"Bearer {TOKEN}", 200),
    ("192.168.1.5:8137",      "",                   "",                403),
    ("192.168.1.5:8137",      "?token=",            "",                403),
    ("192.168.1.5:8137",      f"?token={TOKEN}x",   "",                403),
    ("192.168.1.5:8137",      f"?token={TOKEN[:-1]}", "",              403),
    ("192.168.1.5:8137",      "?token=%C3%A9",      "",                403),
    ("localhost",             "",                   "",                403),
    ("192.168.1.6:8137",      f"?token={TOKEN}",    "",                421),
    ("evil.example",          f"?token={TOKEN}",    "",                421),
]  # fmt: skip


@pytest.mark.parametrize(("host", "query", "authorization", "status"), DOORS)
def test_beyond_this_machine_only_the_token_is_answered(
    site: Site, host: str, query: str, authorization: str, status: int
) -> None:
    door = Door((*HOSTS, "192.168.1.5"), TOKEN)
    headers = {"Host": host, "Authorization": authorization}
    for place in (*PLACES, "/none"):
        given = answer(site, "GET", f"{place}{query}", headers, door)
        assert given.status == (404 if status == 200 and place == "/none" else status)
        assert status == 200 or b"CICA" not in given.body


def test_any_address_of_the_machine_is_a_name_of_it_but_no_other_name(site: Site) -> None:
    door = Door(HOSTS, TOKEN, any_address=True)
    for host, status in (("10.0.0.7:80", 200), ("[fe80::1]:80", 200), ("evil.example", 421)):
        given = answer(site, "GET", f"/?token={TOKEN}", {"Host": host}, door)
        assert given.status == status


def test_the_addresses_are_told(site: Site) -> None:
    body = get(site, "/nothing").body.decode()
    assert all(place in body for place in PLACES)


def test_a_folder_is_looked_through_again(path: Path) -> None:
    site = Site((str(path.parent),), Date)
    assert ids(get(site, "/events.json")) == ["joins", "opens"]
    (path.parent / "more.yaml").write_text(
        "chrono: 1\nevents:\n  - id: leaves\n    date: 2001\n    title: It leaves\n"
    )
    assert ids(get(site, "/events.json")) == ["joins", "leaves", "opens"]


def test_what_is_told_holds_no_control_of_a_terminal(site: Site) -> None:
    body = get(site, "/?org%1b[31m=x").body
    assert b"\x1b" not in body


@pytest.fixture
def port(site: Site) -> Iterator[int]:
    with server(site, 0) as listening:
        thread = Thread(target=listening.serve_forever)
        thread.start()
        yield listening.server_address[1]
        listening.shutdown()
        thread.join()


def fetched(port: int, method: str, target: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, target, headers=headers)
    found = connection.getresponse()
    body = found.read()
    connection.close()
    return found, body


def test_it_speaks_http(port: int) -> None:
    whole, body = fetched(port, "GET", "/calendar.ics")
    assert (whole.status, whole.getheader("Content-Length")) == (200, str(len(body)))
    head, nothing = fetched(port, "HEAD", "/calendar.ics")
    assert (head.status, nothing) == (200, b"")
    assert head.getheader("ETag") == whole.getheader("ETag")
    tag = whole.getheader("ETag") or ""
    assert fetched(port, "GET", "/calendar.ics", **{"If-None-Match": tag})[0].status == 304
    assert fetched(port, "PUT", "/events.json")[0].status == 405
    assert fetched(port, "GET", "/", Host="evil.example")[0].status == 421
    assert "Python" not in (whole.getheader("Server") or "")


def test_one_connection_asks_more_than_once(port: int) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    for _ in range(2):
        for target in PLACES:
            connection.request("GET", target)
            assert connection.getresponse().read()
    connection.close()


@contextmanager
def ended(running: subprocess.Popen[str]) -> Iterator[None]:
    """End the process whatever comes, for a test that fails must not wait for it."""
    try:
        yield
    finally:
        running.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent as a signal")
def test_the_command_says_where_and_ends_with_ctrl_c(path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "chrono", "-f", str(path), "serve", "--port", "0"]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env=environment,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as running, ended(running):  # fmt: skip
        assert running.stderr is not None
        port = int(re.findall(r"http://127\.0\.0\.1:(\d+)/", running.stderr.readline())[0])
        assert fetched(port, "GET", "/?from=-90d")[0].status == 200
        taken = refused("-f", path, "serve", "--port", str(port))
        assert f"port {port}: Address already in use" in taken
        running.send_signal(signal.SIGINT)
        assert running.wait(10) == 0


def test_what_cannot_be_served_is_told_at_once(path: Path) -> None:
    assert "standard input cannot be served" in refused("-f", "-", "serve")
    assert "no such file" in refused("-f", path.parent / "none.yaml", "serve")


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
@pytest.mark.parametrize("client", clients.CLIENTS)
def test_a_calendar_fetched_around_an_edit_is_updated_and_not_doubled(
    client: str, port: int, path: Path, tmp_path: Path
) -> None:
    if not shutil.which(client):
        pytest.skip(f"{client} is not installed")
    feed, tag = tmp_path / "feed.ics", tmp_path / "tag"
    tag.touch()

    def fetch() -> str:
        """Fetch what has changed since the last time, as a program with a memory does."""
        url = f"http://127.0.0.1:{port}/calendar.ics"
        return clients.run(tmp_path, "curl", "-sS", "--fail", "--etag-save", tag, "--etag-compare",
                           tag, "-o", feed, "-w", "%{http_code}", url)  # fmt: skip

    def shown() -> list[str]:
        return sorted(SHOWN[client](tmp_path, feed))

    assert fetch() == "200"
    before = ["1999: Azerbaijan joins CICA", "The forum opens"]
    assert shown() == before
    assert fetch() == "304"
    assert shown() == before
    path.write_text(EVENTS.replace("The forum opens", "The third forum opens"), encoding="utf-8")
    assert fetch() == "200"
    assert shown() == ["1999: Azerbaijan joins CICA", "The third forum opens"]


def by_khal(folder: Path, feed: Path) -> list[str]:
    (folder / "calendar").mkdir(exist_ok=True)
    (folder / "khal.conf").write_text(clients.KHAL.format(folder=folder), encoding="utf-8")
    khal = ("khal", "-c", folder / "khal.conf")
    clients.run(folder, *khal, "import", "--batch", "-a", "chrono", feed)
    shown = ("--once", "--day-format", "", "--format", "{title}")
    listed = clients.run(folder, *khal, "list", *shown, "1900-01-01", "2100-01-01")
    return [line for line in listed.splitlines() if line]


def by_calcurse(folder: Path, feed: Path) -> list[str]:
    """Import into an emptied file of its own, for calcurse keeps no UIDs."""
    own = folder / "chrono.apts"
    own.write_text("", encoding="utf-8")
    clients.run(folder, "calcurse", "-q", "-D", folder, "-C", folder, "-c", own, "-i", feed)
    lines = own.read_text(encoding="utf-8").splitlines()
    return [line.split(">", 1)[1].split(" ", 1)[1] for line in lines]


SHOWN = {"khal": by_khal, "calcurse": by_calcurse}
