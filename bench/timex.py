"""Score the tagger on annotated texts, or serve one as the scorer's command.

python bench/timex.py --serve             reads {"id","dct","text"} lines, writes spans
python bench/timex.py SCORER CORPORA      a table over the corpora present in a folder
python bench/timex.py --speed CORPORA     CPU beside that of splitting the same news into words
"""

import json
import subprocess
import sys
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

from chrono.dates import Date

CORPORA = ("timebank", "aquaint", "wikiwars-dev", "wikinews-dev", "tweets-dev")


def published(text: str | None) -> Date | None:
    """The day of a document's time, which may have an hour behind it."""
    return Date(text[:10]) if text and len(text) >= 10 else None


def serve() -> None:
    from chrono.temporal import tag

    print(json.dumps({"ready": True}), flush=True)
    for line in sys.stdin:
        doc = json.loads(line)
        spans = [(m.start, m.end, m.type, m.value) for m in tag(doc["text"], published(doc["dct"]))]
        print(json.dumps({"id": doc["id"], "spans": spans}), flush=True)


def scores(scorer: Path, folder: Path) -> dict[str, tuple[float, ...]]:
    """Value, strict and relaxed F1 of all types, value F1 of DATE, and KB a second, by corpus."""
    found = {}
    with TemporaryDirectory() as place:
        for name in CORPORA:
            gold = folder / f"{name}.jsonl"
            if not gold.exists():
                continue
            out = Path(place) / name
            tagger = f"{sys.executable} {__file__} --serve"
            command = [sys.executable, str(scorer), "--gold", str(gold), "--json", str(out)]
            command += ["--tagger", tagger]
            if name == "wikiwars-dev":
                command += ["--types", "derive"]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            told = json.loads(out.read_text(encoding="utf-8"))
            f1 = [told["all"][key]["F1"] for key in ("value", "strict", "relaxed")]
            found[name] = (*f1, told["DATE"]["value"]["F1"], told["speed"]["kb_per_s"])
    return found


NEWS = ("timebank", "aquaint", "wikinews-dev")
SPEED_SIZE = 2_000_000  # characters
SPLIT = """
import json, re, sys
words = re.compile(r"\\w+|[^\\w\\s]")
for line in open(sys.argv[1], encoding="utf-8"):
    for _ in words.finditer(json.loads(line)["text"]):
        pass
"""


def speed(folder: Path, rounds: int = 5) -> None:
    """CPU of `chrono tag --jsonl` over 2 MB of news, less its start, beside a bare split."""
    from bench.measure import Case, bar, chrono, medians

    lines = [line for name in NEWS for line in (folder / f"{name}.jsonl").open(encoding="utf-8")]
    size, kept = 0, []
    for number, doc in enumerate(cycle(map(json.loads, lines))):
        size += len(doc["text"])
        day = (doc["dct"] or "")[:10] or None
        kept.append({"id": number, "published": day, "text": doc["text"]})
        if size >= SPEED_SIZE:
            break
    with TemporaryDirectory() as place:
        full, empty = Path(place) / "full.jsonl", Path(place) / "empty.jsonl"
        full.write_text("".join(json.dumps(doc) + "\n" for doc in kept), encoding="utf-8")
        empty.write_text("", encoding="utf-8")
        split = (sys.executable, "-c", SPLIT)
        found = medians(
            {
                "tag": Case(chrono("tag", "--jsonl", str(full))),
                "tag start": Case(chrono("tag", "--jsonl", str(empty))),
                "split": Case((*split, str(full))),
                "split start": Case((*split, str(empty))),
            },
            rounds,
        )
    tagged = found["tag"].cpu - found["tag start"].cpu
    bare = found["split"].cpu - found["split start"].cpu
    print(f"{size / 1e6:.1f} MB of news: {tagged:.2f} s, {size / 1e6 / tagged:.1f} MB a second")
    bar("tag, to splitting into words", tagged / bare, 10)


def table(scorer: Path, folder: Path) -> None:
    print(f"{'corpus':14} {'value':>6} {'strict':>6} {'relax':>6} {'DATE':>6} {'KB/s':>6}")
    for name, figures in scores(scorer, folder).items():
        print(f"{name:14} " + " ".join(f"{x:6.1f}" for x in figures))


if __name__ == "__main__":
    if "--serve" in sys.argv:
        serve()
    elif "--speed" in sys.argv:
        speed(Path(sys.argv[-1]))
    else:
        table(Path(sys.argv[1]), Path(sys.argv[2]))
