"""Compare vnlint with typos and codespell on your own text, in paired runs.

    pip install -e '.[bench]'
    python benchmarks/compare.py CORPUS.jsonl [--runs 5] [--megabytes 50]

CORPUS.jsonl has a text a line in the field ``text``. Makes 50 MB of JSON Lines and 1,000 files of about 4 kB from it,
runs the commands in turn (A B A B …), and prints the CPU time of each whole process and its children, the ratio pair by
pair (median), and the peak memory. Ratios are what to quote: single times depend on the machine and its load.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

BIN = Path(sys.executable).parent


def measured(command: list[str]) -> tuple[float, float]:
    """CPU seconds and peak MiB of a command, whose output goes to a file as it would to a log."""
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
        _, _, usage = os.wait4(process.pid, 0)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def compare(title: str, ours: list[str], theirs: list[str], runs: int, size: float = 0) -> None:
    """Print how ``ours`` does beside ``theirs``."""
    ratios, cpu, peak = [], ([], []), ([], [])
    for run in range(runs + 1):
        pair = measured(ours), measured(theirs)
        if run:  # the first pair warms up
            ratios.append(pair[0][0] / pair[1][0])
            for i in (0, 1):
                cpu[i].append(pair[i][0])
                peak[i].append(pair[i][1])
    a, b = map(statistics.median, cpu)
    speed = f"  {size / a:.1f} : {size / b:.1f} MB/s" if size else ""
    print(
        f"{title:34} cpu {a:.3f} : {b:.3f} s  ratio {statistics.median(ratios):.2f} "
        f"({min(ratios):.2f}-{max(ratios):.2f}){speed}  peak {max(peak[0]):.0f} : {max(peak[1]):.0f} MiB",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--megabytes", type=int, default=50)
    arguments = parser.parse_args()
    vnlint = [str(BIN / "vnlint"), "--isolated", "--no-cache", "--jobs", "1", "--output-format", "concise"]
    folder = Path(tempfile.mkdtemp())
    try:
        big, small, seeds = folder / "big.jsonl", folder / "small", Path(__file__).parent.parent / "seeds"
        size = _make(arguments.corpus, big, small, arguments.megabytes * 1_000_000)
        typos = [str(BIN / "typos"), "--isolated", "-j1"]
        codespell = [str(BIN / "codespell")]
        python = [sys.executable, "-c", "pass"]
        runs = arguments.runs
        compare(f"{size:.0f} MB of JSON Lines, typos -j1", [*vnlint, str(big)], [*typos, str(big)], runs, size)
        compare(f"{size:.0f} MB of JSON Lines, codespell", [*vnlint, str(big)], [*codespell, str(big)], 1, size)
        compare("1,000 files of 4 kB, typos -j1", [*vnlint, str(small)], [*typos, str(small)], runs)
        compare("1,000 files of 4 kB, codespell", [*vnlint, str(small)], [*codespell, str(small)], runs)
        compare("two seeds, python -c pass", [*vnlint, str(seeds)], python, 3 * runs)
        compare("--version, python -c pass", [vnlint[0], "--version"], python, 3 * runs)
    finally:
        shutil.rmtree(folder)


def _make(corpus: Path, big: Path, small: Path, size: int) -> float:
    """The first ``size`` bytes of lines, and a thousand texts cut to 4 kB; the megabytes written."""
    small.mkdir()
    written = files = 0
    pending = ""
    with corpus.open(encoding="utf-8") as lines, big.open("w", encoding="utf-8") as out:
        for line in lines:
            if written < size:
                written += len(line.encode())
                out.write(line)
            if files < 1000:
                pending += json.loads(line)["text"] + "\n\n"
                while files < 1000 and len(pending) > 3000:
                    (small / f"{files:04}.txt").write_text(pending[:3000] + "\n", encoding="utf-8")
                    pending = pending[3000:]
                    files += 1
            if written >= size and files == 1000:
                break
    return written / 1e6


if __name__ == "__main__":
    main()
