"""The texts of corpora, as the scripts that learn from them read them."""

from __future__ import annotations

import io
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

PAGE = 1_000_000  # code points


def pages(paths: list[Path]) -> Iterator[str]:
    """Many lines at a time, or many records of a .jsonl with {"text"}; a trailing .zst is read through `zstd`."""
    waiting, size = [], 0
    for path in paths:
        command = ["zstd", "-dc", str(path)] if path.suffix == ".zst" else ["cat", str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            for line in io.TextIOWrapper(process.stdout, encoding="utf-8", newline="\n"):
                text = json.loads(line)["text"] + "\n" if ".jsonl" in path.suffixes else line
                waiting.append(text)
                size += len(text)
                if size > PAGE:
                    yield "".join(waiting)
                    waiting, size = [], 0
    yield "".join(waiting)
