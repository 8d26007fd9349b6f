"""What goes wrong before any text is read: a message for the user, and exit code 2."""

from __future__ import annotations

from collections.abc import Iterable

from vnlint.diagnostic import Message


class UsageError(Exception):
    """The command line, the configuration or a plugin cannot be used; the message says which, and the remedy."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.en)
        self.message = message


def unknown(kind: Message, name: str, known: Iterable[str], where: str = "") -> UsageError:
    """The error for a name that does not exist, with the nearest one that does."""
    import difflib  # only now: a run without errors does without

    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    prefix = f"{where}: " if where else ""
    hint = Message(f"; did you mean `{near[0]}`?", f"; có phải ý bạn là `{near[0]}`?") if near else Message("", "")
    return UsageError(
        Message(f"{prefix}unknown {kind.en} `{name}`{hint.en}", f"{prefix}không có {kind.vi} `{name}`{hint.vi}")
    )
