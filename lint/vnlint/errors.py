"""What goes wrong: before any text is read, a message for the user and exit code 2; in a plugin, what it raised."""

from __future__ import annotations

import signal
import traceback
from collections.abc import Iterable, Sequence

from vnlint.diagnostic import Message

FAILURES = (Exception, SystemExit)
"""What a plugin may raise that is told and ends nothing but its own work. An interruption is none of it."""


RULE_OR_GROUP = Message("rule or group", "quy tắc hay nhóm")
"""What a selector that is not known was to name."""


class UsageError(Exception):
    """The command line, the configuration or a plugin cannot be used; the message says which, and the remedy."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.en)
        self.message = message


class EncoderError(Exception):
    """A plugin's encoder has raised; the message says which, and what."""


def unknown(kind: Message, name: str, known: Iterable[str], where: str = "", others: Iterable[str] = ()) -> UsageError:
    """The error for a name that does not exist, with the nearest one that does: "ALL" is near to "all".

    ``others``: more names that do not exist, in the same place.
    """
    names, known = [name, *others], list(known)
    near = dict.fromkeys(found for one in names if (found := _nearest(one, known)))
    told, meant = (", ".join(f"`{one}`" for one in some) for some in (names, near))
    prefix = f"{where}: " if where else ""
    hint = Message(f"; did you mean {meant}?", f"; có phải ý bạn là {meant}?") if near else Message("", "")
    return UsageError(
        Message(f"{prefix}unknown {kind.en} {told}{hint.en}", f"{prefix}không có {kind.vi} {told}{hint.vi}")
    )


def _nearest(name: str, known: Sequence[str]) -> str | None:
    import difflib  # only now: a run without errors does without

    spellings = (name, name.lower())
    return next((near for one in spellings for near in difflib.get_close_matches(one, known, n=1, cutoff=0.6)), None)


def wrong(where: str, what: Message) -> UsageError:
    """The error for what is wrong in a place."""
    return UsageError(Message(f"{where}: {what.text('en')}", f"{where}: {what.text('vi')}"))


def reason_of(error: Exception) -> str:
    """What is wrong with a file, in the words of the system or of who read it; which file, the caller says."""
    return error.strerror if isinstance(error, OSError) and error.strerror else str(error)


def failure_of(error: BaseException) -> str:
    """What a plugin raised, in words.

    Raises the error itself when it is the end of the process that a handler of a signal asks for: that comes wherever
    we are, and mostly that is in the middle of a rule.
    """
    if isinstance(error, SystemExit):
        handlers = {getattr(signal.getsignal(number), "__code__", None) for number in signal.valid_signals()}
        if any(frame.f_code in handlers for frame, _ in traceback.walk_tb(error.__traceback__)):
            raise error
    return str(error) if isinstance(error, EncoderError) else f"{type(error).__name__}: {error}"
