"""Score the extractor against gold chronologies, or print its titles beside theirs.

python bench/claims.py SCORER SEEDS TIMELINES    the scorer's lines for both, and the speed
python bench/claims.py --titles SEEDS            a Markdown table of titles, ours and the gold's
python bench/claims.py --jobs TIMELINES          1 000 articles with one job and with two
"""

import json
import subprocess
import sys
import time
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import yaml

from chrono.dates import Date
from chrono.extract import Gazetteer, extract

COMMAND = f"{sys.executable} -m chrono extract --jsonl"
ROUNDS = 5


def scores(scorer: str, seeds: str, timelines: str) -> None:
    for kind, folder in (("seeds", seeds), ("timelines", timelines)):
        command = [sys.executable, scorer, kind, folder, "--extract", COMMAND]
        print(subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip())
    rows = (Path(timelines) / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    print(f"speed: {speed([json.loads(row) for row in rows]):.0f} KB of text a second of CPU time")


def speed(documents: list[dict[str, str]]) -> float:
    """The best of several rounds, in thousands of code points a second."""
    gazetteer = Gazetteer()
    best = 0.0
    for _ in range(ROUNDS):
        started = time.process_time()
        for document in documents:
            day = Date(document["published"]) if document["published"] else None
            extract(document["text"], day, gazetteer)
        size = sum(len(document["text"]) for document in documents)
        best = max(best, size / (time.process_time() - started) / 1000)
    return best


def titles(folder: str) -> None:
    """Print each core claim of the gold with the title that is made for it."""
    gold = yaml.safe_load((Path(folder) / "gold.yaml").read_text(encoding="utf-8"))
    made = {}
    for document in gold["documents"]:
        text = (Path(folder) / document["doc"]).read_text(encoding="utf-8")
        made[document["doc"]] = extract(text, Date(str(document["anchor"])))
    print("| gold | chrono |\n|---|---|")
    for claim in gold["claims"]:
        if claim["status"] == "core":
            first, behind = claim["quote_at"]
            dates = {str(claim["edtf"]), *map(str, claim.get("edtf_also", []))}
            near = [f.title for f in made[claim["doc"]]
                    if f.start < behind and first < f.end and str(f.date) in dates]  # fmt: skip
            print(f"| {claim['title']} | {'<br>'.join(near)} |")


ARTICLES = 1000
LONG = 20  # the longest articles, for whole ones are longer than most of the corpus


def jobs(timelines: str) -> None:
    """Print the wall time of one job and of two, medians of rounds in turn, all and long ones."""
    rows = (Path(timelines) / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    for kind, some in (("all", rows), ("long", sorted(rows, key=len)[-LONG:])):
        taken: dict[str, list[float]] = {"1": [], "2": []}
        with TemporaryDirectory() as place:
            path = Path(place) / "documents.jsonl"
            path.write_text("\n".join(islice(cycle(some), ARTICLES)), encoding="utf-8")
            for _ in range(ROUNDS):
                for count, times in taken.items():
                    started = time.perf_counter()
                    command = [*COMMAND.split(), str(path), "--jobs", count]
                    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
                    times.append(time.perf_counter() - started)
        one, two = (median(times) for times in taken.values())
        print(f"{kind}: {one:.2f} s with one job, {two:.2f} s with two, {one / two:.2f} times")


if __name__ == "__main__":
    if sys.argv[1] == "--jobs":
        jobs(sys.argv[2])
    elif sys.argv[1] == "--titles":
        titles(sys.argv[2])
    else:
        scores(*sys.argv[1:])
