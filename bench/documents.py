"""Run `chrono extract` on documents that nobody would write, and on those that people do.

    python -m bench.documents [NAME...]     those of tests/hard_documents.py whose names hold a NAME

Each runs in a process of its own. It must end within MOST seconds of the processor with the status
0, 1 or 2 and without a traceback. POSIX only. Prints the failures, the slowest and the count, and
exits 1 with any failure.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.hard_documents import hard_documents

MOST = 30  # seconds of the processor for one document; on a quiet machine all take under 10
PATIENCE = 600.0  # seconds by the clock
SLOWEST = 5  # documents that are named with their time
ROOT = Path(__file__).parent.parent


def limited() -> None:
    """Let this process use no more of the processor than one document may."""
    resource.setrlimit(resource.RLIMIT_CPU, (MOST, MOST))


def failure(folder: Path, name: str, data: bytes) -> tuple[str, float]:
    """Return what is wrong with an answer, or nothing, and the seconds it took."""
    path = folder / name
    path.write_bytes(data)
    command = [sys.executable, "-m", "chrono", "extract", str(path)]
    began = time.monotonic()
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=PATIENCE, cwd=folder, check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT)}, preexec_fn=limited,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return "hangs", PATIENCE
    finally:
        path.unlink()
    took = time.monotonic() - began
    said = (done.stdout + done.stderr).decode("utf-8", "replace")
    if "Traceback" in said:
        return f"a traceback: {said.strip().splitlines()[-1]}", took
    if done.returncode not in (0, 1, 2):
        return f"status {done.returncode}", took
    if "root:" in said:
        return "a file of the machine is in the answer", took
    return "", took


def main(wanted: list[str]) -> int:
    """Run all documents, or those whose names hold one of the words."""
    failures = 0
    times = []
    with tempfile.TemporaryDirectory() as folder:
        for name, data in hard_documents():
            if wanted and not any(word in name for word in wanted):
                continue
            wrong, took = failure(Path(folder), name, data)
            times.append((took, name))
            if wrong:
                failures += 1
                print(f"{name}: {wrong}", flush=True)
    for took, name in sorted(times, reverse=True)[:SLOWEST]:
        print(f"{took:6.1f} s  {name}")
    print(f"{len(times)} documents, {failures} failures")
    return int(failures > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
