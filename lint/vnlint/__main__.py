"""The way in: `vnlint` and `python -m vnlint`. Ends with 0, 1 (findings), 2 (errors) or 130 (interrupted)."""

from __future__ import annotations

import gc
import os
import signal
import sys
from typing import TYPE_CHECKING

from vnlint import __version__

if TYPE_CHECKING:
    from vnlint.replay import Call

FAILURE = 2
_INTERRUPTED = 130
_TERMINATED = 143


def main() -> int:
    """Run the command line of this process; the exit code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        print(f"vnlint {__version__}")
        return 0
    for stream in (sys.stdout, sys.stderr):
        # Whatever the locale, Vietnamese comes out; what UTF-8 cannot write comes out escaped.
        getattr(stream, "reconfigure", lambda **_: None)(encoding="utf-8", errors="backslashreplace")
    from vnlint.replay import call_of, pipe_closed

    try:
        call = call_of(sys.argv[1:])
        code = call.replay() if call else None
    except BrokenPipeError:
        return pipe_closed()
    except KeyboardInterrupt:
        return _INTERRUPTED
    return _called(call) if code is None else code


def _called(call: Call | None) -> int:
    """Make the call; its exit code."""
    # The arrays are small: threads of a linear-algebra library would cost more at start-up than all of the work.
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")  # the others keep what was freed: 30 MB more
    # Modules, rules and findings are many small objects without cycles: to look for cycles at Python's pace takes a
    # tenth of a run, and to look once more when all is done as much of a short one.
    gc.set_threshold(200_000, 20, 100)
    signal.signal(signal.SIGTERM, _terminated)  # so that what was begun is put away
    try:
        from vnlint.cli.main import run

        return run(sys.argv[1:], call)
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception as error:
        from vnlint.errors import is_full

        if isinstance(error, OSError) and is_full(error):
            print(
                f"error: what was found cannot be written: {error.strerror}; make room and try again", file=sys.stderr
            )
            return FAILURE
        import traceback

        traceback.print_exc()
        print("error: this is a bug in vnlint; please report it with the lines above", file=sys.stderr)
        return FAILURE
    finally:
        gc.freeze()


def _terminated(*_: object) -> None:
    raise SystemExit(_TERMINATED)


if __name__ == "__main__":
    sys.exit(main())
