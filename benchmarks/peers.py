"""vnlint beside tools that do a part of its work: ftfy, hunspell, datatrove's filters; each pair in turns, in one run.

    apt-get install hunspell hunspell-vi
    pip install -e . ftfy 'datatrove[processing]' pyvi spacy
    python benchmarks/peers.py CORPUS.jsonl [--megabytes 5] [--runs 3]

CORPUS.jsonl has a text a line in the field ``text``. Whole processes are timed, CPU seconds, with what each takes for a
text of a few words subtracted. What the peers have no equal of is left out of vnlint's side as far as its groups go:
ftfy (broken encodings, characters) beside `--select unicode`; hunspell (words of no list) beside `--select spelling
--ignore real-word-error`; datatrove's filters of Gopher, C4 and FineWeb (repetition, symbols, length, lines) beside
`--select content`. They do not find the same things; the figures tell what it costs to ask.
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

FTFY = """
import json, sys, ftfy
for line in open(sys.argv[1], encoding="utf-8"):
    ftfy.fix_text(json.loads(line)["text"])
"""
DATATROVE = """
import json, sys
from datatrove.data import Document
from datatrove.pipeline import filters
used = (
    filters.GopherRepetitionFilter(language="vi"),
    filters.GopherQualityFilter(language="vi", stop_words=None, min_stop_words=0),
    filters.C4QualityFilter(language="vi"),
    filters.FineWebQualityFilter(language="vi"),
)
for number, line in enumerate(open(sys.argv[1], encoding="utf-8")):
    text = json.loads(line)["text"]
    for one in used:
        one.filter(Document(text=text, id=str(number)))
"""


def seconds(command: list[str]) -> float:
    """CPU seconds of a command."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"{command[0]} {command[1]} … ended with {os.waitstatus_to_exitcode(status)}")
    return usage.ru_utime + usage.ru_stime


def make(corpus: Path, lines: Path, plain: Path, megabytes: float) -> float:
    """The first texts as JSON Lines and as plain text; the megabytes of the text itself."""
    written = 0
    with corpus.open(encoding="utf-8") as texts, lines.open("w", encoding="utf-8") as out, plain.open("wb") as text_out:
        for line in texts:
            if written >= megabytes * 1e6:
                break
            out.write(line)
            data = (json.loads(line)["text"] + "\n").encode()
            text_out.write(data)
            written += len(data)
    return written / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--megabytes", type=float, default=5)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    vnlint = [sys.executable, "-m", "vnlint", "check", "--isolated", "--no-cache", "--jobs", "1", "--output-format"]
    vnlint += ["concise", "--quiet"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = make(options.corpus, folder / "all.jsonl", folder / "all.txt", options.megabytes)
        (folder / "few.jsonl").write_text('{"text": "Trời nắng."}\n', encoding="utf-8")
        (folder / "few.txt").write_text("Trời nắng.\n", encoding="utf-8")
        pairs = {
            "ftfy": ([sys.executable, "-c", FTFY], ["--select", "unicode"], "jsonl"),
            "datatrove": ([sys.executable, "-c", DATATROVE], ["--select", "content"], "jsonl"),
            "hunspell": (
                ["hunspell", "-d", "vi_VN", "-i", "utf-8", "-l"],
                ["--select", "spelling", "--ignore", "real-word-error"],
                "txt",
            ),
        }
        for peer, (theirs, ours, kind) in pairs.items():
            if not shutil.which(theirs[0]):
                print(f"{peer}: not installed")
                continue
            commands = [*vnlint, *ours], theirs
            starts = [min(seconds([*command, str(folder / f"few.{kind}")]) for _ in range(2)) for command in commands]
            found: tuple[list[float], list[float]] = [], []
            for _ in range(options.runs):
                for which, command in enumerate(commands):
                    took = seconds([*command, str(folder / f"all.{kind}")]) - starts[which]
                    found[which].append(took * 1000 / size)
            a, b = (statistics.median(some) for some in found)
            ratios = sorted(y / x for x, y in zip(*found, strict=True))
            print(
                f"{peer:10} vnlint {' '.join(ours):45} {a:8.1f} : {b:8.1f} ms/MB  "
                f"{statistics.median(ratios):6.1f} times ({ratios[0]:.1f}-{ratios[-1]:.1f})",
                flush=True,
            )


if __name__ == "__main__":
    main()
