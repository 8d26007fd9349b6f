"""Texts drawn from all that a command line names."""

from __future__ import annotations

from collections.abc import Iterable

from vnlint.checking import Mode
from vnlint.cli.inputs import Inputs, standard_input
from vnlint.cli.progress import Progress
from vnlint.cli.recipe import Setup
from vnlint.cli.show import show_problem
from vnlint.corpus import batches, documents_of
from vnlint.document import Document
from vnlint.reservoir import Reservoir
from vnlint.resolver import Resolver
from vnlint.source import Chunk, Problem
from vnlint.worker import Worker


def read(inputs: Inputs, setup: Setup, draw: Reservoir[tuple[str, Document]], color: str) -> int:
    """Show all texts to a draw, and tell what cannot be read; how many such problems there were."""
    count = 0

    def tell(problems: Iterable[Problem]) -> None:
        nonlocal count
        for problem in problems:
            count += 1
            progress.hide()
            show_problem(problem, setup.lang, color)

    with Progress(inputs.size) as progress:
        if inputs.stdin is not None and not inputs.excluded:
            data = standard_input()
            fields = Worker(setup.plugins, setup.recipe, Mode()).profile_of(inputs.stdin).fields
            loaded = setup.plugins.source_of(inputs.stdin).load(Chunk(inputs.stdin, 0, len(data)), data, fields)
            tell(loaded.problems)
            draw.add((inputs.stdin, document) for document in loaded.documents)
        for batch in batches(inputs.files, setup.plugins, Resolver(setup.plugins, setup.recipe)):
            if isinstance(batch, Problem):
                tell([batch])
                continue
            documents, problems = documents_of(batch, setup.plugins)
            tell(problems)
            draw.add(documents)
            progress.advance(batch.size)
    return count
