"""The way in: `vnlint` and `python -m vnlint`. Ends with 0, 1 (findings), 2 (errors) or 130 (interrupted)."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
from typing import TYPE_CHECKING

from vnlint import __version__, streams
from vnlint.exits import Exit

if TYPE_CHECKING:
    from vnlint.replay import Call


def main() -> int:
    """Run the command line of this process; the exit code."""
    streams.open_closed()
    for stream in (sys.stdout, sys.stderr):
        # Whatever the locale, Vietnamese comes out; what UTF-8 cannot write comes out escaped.
        getattr(stream, "reconfigure", lambda **_: None)(encoding="utf-8", errors="backslashreplace")
    try:
        code = _answered(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:
        return streams.pipe_closed()
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except Exception as error:
        with contextlib.suppress(OSError):  # nobody is left to be told
            _tell(error)
        streams.let_go()
        return Exit.FAILED
    return code


def _answered(arguments: list[str]) -> int:
    """The exit code of a command line, in the quickest way there is."""
    if arguments in (["--version"], ["-V"]):
        print(f"vnlint {__version__}")
        return Exit.DONE
    from vnlint.replay import call_of

    call = call_of(arguments)
    code = call.replay() if call else None
    return _called(arguments, call) if code is None else code


def _called(arguments: list[str], call: Call | None) -> int:
    """Make the call; its exit code."""
    # The arrays are small: threads of a linear-algebra library would cost more at start-up than all of the work.
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")  # the others keep what was freed: 30 MB more
    # Modules, rules and findings are many small objects without cycles: to look for cycles at Python's pace takes a
    # tenth of a run, and to look once more when all is done as much of a short one.
    gc.set_threshold(200_000, 20, 100)
    signal.signal(signal.SIGTERM, _terminated)  # so that what was begun is put away
    from vnlint.cli.main import run

    try:
        return run(arguments, call)
    finally:
        gc.freeze()


def _tell(error: Exception) -> None:
    """Say what ended the run: a stream that takes nothing more, or a fault of ours."""
    from vnlint.cli.main import unwritable

    if message := unwritable(error, sys.argv[1:]):
        print(message, file=sys.stderr)
        return
    import traceback

    traceback.print_exception(error)
    print("error: this is a bug in vnlint; please report it with the lines above", file=sys.stderr)


def _terminated(*_: object) -> None:
    raise SystemExit(Exit.TERMINATED)


if __name__ == "__main__":
    sys.exit(main())
