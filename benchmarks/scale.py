"""How vnlint scales on your own text: size, format, processes, cache.

    pip install -e '.[bench,parquet,zstd]'
    python benchmarks/scale.py CORPUS.jsonl [--runs 3] [--megabytes 10 100] [--formats jsonl jsonl.zst parquet]

CORPUS.jsonl has a text a line in the field ``text``; it is repeated as often as a size needs. Prints a table: wall and
CPU seconds (the best of the runs, taken in turns), CPU seconds a megabyte with the start subtracted, and the largest
peak memory of any one process. ``typos -j1`` runs beside each size of JSON Lines.
"""

import argparse
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

BIN = Path(sys.executable).parent


def measured(command: list[str], cache: Path) -> tuple[float, float, float]:
    """Wall and CPU seconds, and peak MiB, in a process of its own, so that the peak is that of this command."""
    code = (
        "import resource, subprocess, sys, time; begun = time.perf_counter(); "
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL); "
        "used = resource.getrusage(resource.RUSAGE_CHILDREN); "
        "print(time.perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)"
    )
    environment = {**os.environ, "VNLINT_CACHE_DIR": str(cache)}
    done = subprocess.run([sys.executable, "-c", code, *command], capture_output=True, check=True, env=environment)
    wall, cpu, peak = map(float, done.stdout.split())
    return wall, cpu, peak


def make(corpus: Path, path: Path, megabytes: int) -> None:
    """The file of a size in the format of its name."""
    plain = path.with_name(f"{megabytes}.jsonl")
    if not plain.exists():
        left = megabytes * 1_000_000
        with plain.open("wb") as out:
            while left > 0:
                with corpus.open("rb") as lines:
                    for line in lines:
                        if left <= 0:
                            break
                        out.write(line)
                        left -= len(line)
    if path.suffix == ".parquet":
        import pyarrow.json
        import pyarrow.parquet

        with (
            pyarrow.json.open_json(plain) as rows,
            pyarrow.parquet.ParquetWriter(path, rows.schema, compression="zstd") as writer,
        ):
            for batch in rows:
                writer.write_batch(batch)
    elif path != plain:
        subprocess.run(["zstd", "-qf", str(plain), "-o", str(path)], check=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--megabytes", type=int, nargs="+", default=[10, 100])
    parser.add_argument("--formats", nargs="+", default=["jsonl", "jsonl.zst", "parquet"])
    arguments = parser.parse_args()
    vnlint = [str(BIN / "vnlint"), "--isolated", "--output-format", "concise"]
    folder = Path(tempfile.mkdtemp())
    cache = folder / "cache"
    empty = folder / "empty.txt"
    empty.write_text("Trời nắng.\n", encoding="utf-8")
    try:
        start = min(measured([*vnlint, "--no-cache", str(empty)], cache)[1] for _ in range(arguments.runs))
        print(f"{'':38} {'wall s':>8} {'cpu s':>8} {'ms/MB':>8} {'MiB':>6}   (start: {start:.2f} s)")
        for megabytes, format_ in itertools.product(arguments.megabytes, arguments.formats):
            path = folder / f"{megabytes}.{format_}"
            make(arguments.corpus, path, megabytes)
            commands = {
                "1 process": [*vnlint, "--no-cache", "--jobs", "1", str(path)],
                "2 processes": [*vnlint, "--no-cache", "--jobs", "2", str(path)],
                "1 process, cached": [*vnlint, "--jobs", "1", str(path)],
            }
            if format_ == "jsonl":
                commands["typos -j1"] = [str(BIN / "typos"), "--isolated", "-j1", str(path)]
            measured(commands["1 process, cached"], cache)
            results: dict[str, list[tuple[float, float, float]]] = {name: [] for name in commands}
            for _, (name, command) in itertools.product(range(arguments.runs), commands.items()):
                results[name].append(measured(command, cache))
            for name, found in results.items():
                walls, cpus, peaks = zip(*found, strict=True)
                wall, cpu, peak = min(walls), min(cpus), max(peaks)
                each = 1000 * (cpu - (0 if "typos" in name else start)) / megabytes
                title = f"{megabytes} MB {format_}, {name}"
                print(f"{title:38} {wall:8.2f} {cpu:8.2f} {each:8.1f} {peak:6.0f}", flush=True)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
