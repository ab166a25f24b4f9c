"""Import the shipped chronology into real calendar programs, edit it, and import it again.

    python tests/calendar_clients.py

Each program runs in a home of its own that is thrown away. One that is not installed is skipped,
and says so. On Debian: `apt-get install --no-install-recommends khal calcurse`.

What was found, with khal 0.10.5 and calcurse 4.7.1:

khal knows an event by its UID. `khal import --batch` puts the new text in the place of the old,
without looking at DTSTAMP or SEQUENCE; without `--batch` it asks first. A time without DTEND, by
RFC 5545 an instant, is shown as an hour. One event on 31 December 9999 fails the whole import.
A backslash before a capital N, in a file escaped as it should be, is read as a line break.

calcurse keeps no UIDs. `calcurse -i` adds whatever it is given: imported twice, each event stands
there twice, and after an edit the old one stands beside the new. It cannot update. What works is
a file that holds this calendar alone, emptied before each import; one's own stays as it is:

    : > chrono.apts && calcurse -c chrono.apts -i export.ics

A span of days is stored as a daily repeat; STATUS, CATEGORIES and URL are dropped. A calendar
server with calcurse-caldav, which might do better, was not tried.
"""

import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from chrono.dates import Date
from chrono.store import load
from chrono.timeline import Selection, select
from chrono.writers.ics import calendar

SHIPPED: Final = Path(__file__).parent.parent / "events.yaml"
OLD: Final = "Third session of the Baku Security Forum opens"
NEW: Final = "Third session of the Baku Security Forum is opened, at last"
KHAL: Final = """\
[calendars]
[[chrono]]
path = {folder}/calendar
[default]
default_calendar = chrono
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/khal.db
"""


def export(chronology: Path, target: Path) -> int:
    """Write the calendar of a chronology; return how many events it has."""
    timeline = select(load([str(chronology)]), Selection(), Date)
    text, left_out = calendar(timeline)
    target.write_bytes(text.encode())
    return len(timeline.rows) - len(left_out)


def exports(folder: Path) -> tuple[Path, Path, int]:
    """Write the calendar before and after an edit, which also moves and renames the file."""
    before, after = folder / "before.ics", folder / "after.ics"
    text = SHIPPED.read_text(encoding="utf-8")
    assert text.count(OLD) == 1, f"{SHIPPED.name} has changed: choose another title to edit"
    edited = folder / "moved" / "desk.yaml"
    edited.parent.mkdir()
    edited.write_text(text.replace(OLD, NEW), encoding="utf-8")
    count = export(SHIPPED, before)
    assert export(edited, after) == count
    return before, after, count


def run(folder: Path, *command: str | Path) -> str:
    """Run a program with `folder` for its home; return what it prints."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
    }
    done = subprocess.run(
        command, env=environment, cwd=folder, capture_output=True, text=True, check=False
    )
    assert not done.returncode, f"{command}: exit {done.returncode}\n{done.stdout}{done.stderr}"
    return done.stdout


def expect(titles: list[str], count: int, there: str, absent: str, times: int = 1) -> None:
    """Check how many events there are, that one title is among them, and another is not."""
    assert len(titles) == count, f"{len(titles)} events where {count} should be"
    found = Counter(titles)
    assert found[there] == times, f"{found[there]} times: {there}"
    assert not found[absent], f"still there: {absent}"


def check_khal(folder: Path) -> list[str]:
    """Check that an edit updates: as many events as before, the new title once, the old gone."""
    before, after, count = exports(folder)
    (folder / "calendar").mkdir()
    (folder / "khal.conf").write_text(KHAL.format(folder=folder), encoding="utf-8")
    khal = ("khal", "-c", folder / "khal.conf")

    def titles(ics: Path) -> list[str]:
        run(folder, *khal, "import", "--batch", "-a", "chrono", ics)
        period = ("1900-01-01", "2100-01-01")
        shown = ("--once", "--day-format", "", "--format", "{uid}\t{title}")
        lines = run(folder, *khal, "list", *shown, *period).splitlines()
        pairs = [line.split("\t") for line in lines if "\t" in line]
        assert len({uid for uid, _ in pairs}) == len(pairs), "a UID stands there twice"
        return [title for _, title in pairs]

    expect(titles(before), count, OLD, NEW)
    expect(titles(before), count, OLD, NEW)
    expect(titles(after), count, NEW, OLD)
    return [f"{count} events imported, again: still {count}, one title edited: updated"]


def check_calcurse(folder: Path) -> list[str]:
    """Check that an import into an emptied file of its own updates, for a plain one doubles."""
    before, after, count = exports(folder)
    data, settings, own = folder / "data", folder / "settings", folder / "chrono.apts"
    data.mkdir()
    settings.mkdir()
    mine = "05/05/2025 [1] Dentist\n"
    (data / "apts").write_text(mine, encoding="utf-8")

    def titles(ics: Path, empty: bool) -> list[str]:
        if empty:
            own.write_text("", encoding="utf-8")
        run(folder, "calcurse", "-q", "-D", data, "-C", settings, "-c", own, "-i", ics)
        lines = own.read_text(encoding="utf-8").splitlines()
        # `date [1] {repeat} >note title`; each event has a note, its description
        return [line.split(">", 1)[1].split(" ", 1)[1] for line in lines]

    expect(titles(before, empty=True), count, OLD, NEW)
    doubled = len(titles(before, empty=False))
    expect(titles(after, empty=True), count, NEW, OLD)
    assert (data / "apts").read_text(encoding="utf-8") == mine, "the user's own calendar changed"
    plain = (
        f"a second import doubles, {doubled} events: it has no UIDs and cannot update"
        if doubled == 2 * count
        else f"a second import gives {doubled} events"
    )
    return [
        plain,
        f"{count} events imported into an emptied file of its own, one title edited: updated",
    ]


CLIENTS: Final[dict[str, Callable[[Path], list[str]]]] = {
    "khal": check_khal,
    "calcurse": check_calcurse,
}


def main() -> int:
    """Check each program that is there; exit status 1 when one does not do as it should."""
    failed = 0
    for name, check in CLIENTS.items():
        if shutil.which(name) is None:
            print(f"skipped: {name} not installed")
            continue
        with TemporaryDirectory() as folder:
            try:
                lines = check(Path(folder))
            except AssertionError as error:
                failed = 1
                lines = [f"FAILED: {error}"]
        for line in lines:
            print(f"{name}: {line}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
