"""For commands of plugins: the files that a command line names, as texts to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from vnlint.cli import options
from vnlint.cli.inputs import Inputs
from vnlint.cli.output import check_outputs
from vnlint.cli.progress import Progress
from vnlint.cli.recipe import Setup, setup_of
from vnlint.cli.show import show_problem
from vnlint.cli.words import Option, Session
from vnlint.corpus import Batch, batches
from vnlint.resolver import Resolver
from vnlint.source import Problem

_SETTINGS = ("config", "isolated")


def corpus_options() -> Iterator[Option]:
    """Which files are read, and how: the same options as those of `vnlint check`."""
    yield from (option for option in options.selection() if option.name in _SETTINGS)
    yield from options.reading()
    yield from options.common()


class Corpus(Struct, frozen=True):
    """What a command line names."""

    inputs: Inputs
    setup: Setup
    color: str

    @classmethod
    def of(cls, session: Session, paths: Sequence[str], values: Mapping[str, Any]) -> Corpus:
        """The files, as `vnlint check` finds them. ``values`` are those of `corpus_options`. Raises UsageError."""
        setup = setup_of(session, values)
        return cls(Inputs.of(setup, paths, values), setup, values["color"])

    @property
    def files(self) -> list[str]:
        """The paths of the files."""
        return [file for file in self.inputs.files if isinstance(file, str)]

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return self.inputs.size

    @property
    def processes(self) -> int:
        """How many processes to read them with."""
        return self.inputs.processes

    @property
    def lang(self) -> str:
        """The language to speak."""
        return self.setup.lang

    def check_output(self, output: str, *others: str) -> None:
        """Test a file before the work whose results it is to hold.

        Raises UsageError for one that is read (of the corpus, or of ``others``), or that cannot be written.
        """
        check_outputs([output], (*others, *self.inputs.read))

    def batches(self) -> Iterator[Batch | Problem]:
        """The texts in pieces, to be read with `texts_of`; and files that cannot be."""
        return batches(self.inputs.files, self.setup.plugins, Resolver(self.setup.plugins, self.setup.recipe))

    def progress(self, total: int) -> Progress:
        """A bar on standard error while it is a terminal."""
        return Progress(total)

    def tell(self, problem: Problem) -> None:
        """Say on standard error what could not be read."""
        show_problem(problem, self.lang, self.color)
