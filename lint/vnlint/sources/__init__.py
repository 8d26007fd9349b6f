"""The file formats that come with vnlint."""

from __future__ import annotations

from collections.abc import Iterable

from vnlint.source import Source
from vnlint.sources.arrow import Arrow
from vnlint.sources.containers import codec_of
from vnlint.sources.jsonl import JsonLines
from vnlint.sources.markdown import Markdown
from vnlint.sources.parquet import Parquet
from vnlint.sources.plain import PlainText
from vnlint.sources.separated import Separated


def builtin_sources() -> tuple[Source, ...]:
    """Plain text, Markdown, JSON Lines, CSV, Parquet and Arrow. The first reads what no other claims."""
    return PlainText(), Markdown(), JsonLines(), Separated(), Parquet(), Arrow()


def source_for(path: str, sources: Iterable[Source]) -> Source | None:
    """The source with the longest suffix of ``path``; of equals the last: a plugin may take a format over."""
    codec = codec_of(path)
    name = path.lower()
    best: tuple[int, Source] | None = None
    for source in sources:
        content = name.removesuffix(codec) if codec and source.may_be_compressed else name
        length = max((len(suffix) for suffix in source.suffixes if content.endswith(suffix.lower())), default=0)
        if length and (best is None or length >= best[0]):
            best = length, source
    return best[1] if best else None
