"""How many planted near copies are found, how many findings are right, and how long that takes beside datasketch.

    pip install -e . datasketch
    python benchmarks/near_duplicates.py CORPUS.jsonl [--articles 20000] [--copies 1000] [--seed 1]

Edited copies of articles (5 to 20 % of the words replaced, dropped or added) are put at random places among the first
articles of the corpus. A planted pair is found when one of the two is reported and the other named, directly or by a
third. A finding on articles that nobody planted is right when at least three fifths of the words of the shorter text
stand in the other in the same order (difflib, which takes the longest stretches first); --show lists the others.
datasketch makes MinHashes of 256 values of the same runs of three words, by its fast update, and asks its index
(threshold .3); a sample of a tenth shows what its documented `update` takes.
"""

import argparse
import collections
import difflib
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_RIGHT = 0.6
RULES = "near-duplicate-document"


def edited(words: list[str], other: list[str], random: random.Random) -> list[str]:
    """The words with 5 to 20 % of them replaced by words of another text, dropped, or doubled by one of it."""
    share = random.uniform(0.05, 0.20)
    result: list[str] = []
    for word in words:
        way = random.choice("rrda") if random.random() < share else ""
        if way == "d":
            continue
        result.append(random.choice(other) if way == "r" else word)
        if way == "a":
            result.append(random.choice(other))
    return result


def planted(path: Path, articles: int, copies: int, seed: int) -> tuple[list[dict], dict[str, str]]:
    """The articles with the copies among them, and of which article each copy is."""
    with path.open(encoding="utf-8") as lines:
        texts = [json.loads(line) for _, line in zip(range(articles), lines, strict=False)]
    chance = random.Random(seed)
    made = {}
    rows = [{"id": f"a{number}", "text": one["text"]} for number, one in enumerate(texts)]
    long = [number for number, one in enumerate(texts) if len(one["text"].split()) >= 50]
    for number in chance.sample(long, copies):
        other = chance.choice(texts)["text"].split()
        text = " ".join(edited(texts[number]["text"].split(), other, chance))
        made[f"c{number}"] = f"a{number}"
        rows.insert(chance.randrange(len(rows)), {"id": f"c{number}", "text": text})
    return rows, made


def found(path: Path) -> tuple[list[tuple[str, str]], float]:
    """Who is a copy of whom, and the CPU seconds."""
    command = [sys.executable, "-m", "vnlint", "check", "--isolated", "--no-cache", "-j1", "--select", RULES]
    begun = time.perf_counter()
    done = subprocess.run([*command, "--output-format", "json-lines", str(path)], capture_output=True, check=False)
    seconds = time.perf_counter() - begun
    pairs = []
    for line in done.stdout.splitlines():
        finding = json.loads(line)
        pairs.append((finding["record"]["id"], finding["message"].split("[")[1].split("]")[0]))
    return pairs, seconds


def datasketch_seconds(rows: list[dict]) -> tuple[float, float, float]:
    """Seconds for the sketches, one by one and at once, and for the index with its questions."""
    from datasketch import MinHash, MinHashLSH

    begun = time.perf_counter()
    for row in rows[::10]:
        sketch = MinHash(num_perm=256)
        for run in runs(row["text"]):
            sketch.update(run)
    one_by_one = 10 * (time.perf_counter() - begun)
    begun = time.perf_counter()
    sketches = []
    for row in rows:
        sketch = MinHash(num_perm=256)
        sketch.update_batch(runs(row["text"]))
        sketches.append(sketch)
    middle = time.perf_counter()
    index = MinHashLSH(threshold=0.3, num_perm=256)
    for number, sketch in enumerate(sketches):
        index.query(sketch)
        index.insert(str(number), sketch)
    return one_by_one, middle - begun, time.perf_counter() - middle


def runs(text: str) -> set[bytes]:
    """The runs of three words."""
    words = text.lower().split()
    return {" ".join(words[at : at + 3]).encode() for at in range(len(words) - 2)}


def same(one: str, other: str) -> float:
    """The share of the words of the shorter text that stand in the other in the same order."""
    a, b = one.lower().split(), other.lower().split()
    blocks = difflib.SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / min(len(a), len(b))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--copies", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="list the findings nobody planted that are not right")
    parser.add_argument("--no-datasketch", action="store_true")
    options = parser.parse_args()
    rows, made = planted(options.corpus, options.articles, options.copies, options.seed)
    texts = {row["id"]: row["text"] for row in rows}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "planted.jsonl"
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        pairs, seconds = found(path)
    kept = dict(pairs)
    hits = sum(one in {kept.get(other), other} & {kept.get(one), one} or kept.get(one, one) == kept.get(other, other)
               for one, other in made.items())  # fmt: skip
    kinds: collections.Counter[str] = collections.Counter()
    for one, other in pairs:
        plant = made.get(one) == other or made.get(other) == one
        share = 1.0 if plant else same(texts[one], texts[other])
        kinds["planted" if plant else "natural" if share >= _RIGHT else "wrong"] += 1
        if options.show and share < _RIGHT:
            print(f"{share:.2f} {one} {other}: {texts[one][:70]!r} {texts[other][:70]!r}")
    print(f"{len(rows)} texts, {len(made)} planted copies: recall {hits / len(made):.3f}")
    print(f"{len(pairs)} findings: {dict(kinds)}, precision {1 - kinds['wrong'] / len(pairs):.3f}")
    print(f"vnlint, from the command to its end: {seconds:.2f} s")
    if not options.no_datasketch:
        one_by_one, at_once, index = datasketch_seconds(rows)
        print(f"datasketch, the sketches by update: {one_by_one:.1f} s = {one_by_one / seconds:.1f} times")
        print(f"the same by update_batch: {at_once:.1f} s = {at_once / seconds:.1f} times")
        print(f"with the index: {at_once + index:.1f} s = {(at_once + index) / seconds:.1f} times")


if __name__ == "__main__":
    main()
