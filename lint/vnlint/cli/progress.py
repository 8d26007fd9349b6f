"""A bar on standard error, for runs that last, when somebody is looking."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

_PATIENCE = 1.0
"""Seconds of silence before the bar is shown."""


class Progress:
    """Counts bytes. The bar comes after a second in which nothing else was shown, and goes before anything else is."""

    def __init__(self, total: int, wanted: bool = True) -> None:
        self._total = total
        self._done = 0
        self._stream = sys.stderr
        self._wanted = wanted and self._stream.isatty()
        self._quiet_since = time.monotonic()
        self._bar: tuple[Bar, TaskID] | None = None

    def advance(self, size: int) -> None:
        """So many more bytes are done."""
        self._done += size
        if self._bar:
            bar, task = self._bar
            bar.update(task, completed=self._done)
        elif self._wanted and time.monotonic() - self._quiet_since > _PATIENCE:
            self._show()

    def hide(self) -> None:
        """Clear the line: something else will be written."""
        if self._bar:
            self._bar[0].stop()
            self._bar = None
        self._quiet_since = time.monotonic()

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.hide()

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, DownloadColumn, Progress, TimeRemainingColumn

        bar = Progress(
            BarColumn(),
            DownloadColumn(),
            TimeRemainingColumn(),
            console=Console(file=self._stream),
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._bar = bar, bar.add_task("", total=self._total, completed=self._done)
        bar.start()
