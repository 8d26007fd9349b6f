"""In which language vnlint speaks, and how it writes numbers and counts there."""

from __future__ import annotations

from collections.abc import Mapping

from vnlint.diagnostic import Message

LANGUAGES = ("en", "vi")
"""The languages of messages; the first is spoken when no other is asked for."""


def choose(asked: str | None, environment: Mapping[str, str]) -> str:
    """The language asked for, else the locale's: the first of ``LC_ALL``, ``LC_MESSAGES``, ``LANG`` that is set."""
    if asked:
        return asked
    locale = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    language = locale.replace("-", "_").partition("_")[0].lower()
    return language if language in LANGUAGES else LANGUAGES[0]


def number(value: int, lang: str) -> str:
    """A number with its thousands set apart: ``12,345`` in English, ``12.345`` in Vietnamese."""
    return f"{value:,}".replace(",", ".") if lang == "vi" else f"{value:,}"


def decimal(value: float, places: int, lang: str) -> str:
    """A number with so many decimal places: ``0.25`` in English, ``0,25`` in Vietnamese."""
    return f"{value:.{places}f}".replace(".", ",") if lang == "vi" else f"{value:.{places}f}"


def count(value: int, noun: Message, lang: str) -> str:
    """A number and what it counts. English nouns take an ``s`` in the plural, Vietnamese ones do not change."""
    plural = "s" if lang != "vi" and value != 1 else ""
    return f"{number(value, lang)} {noun.text(lang)}{plural}"
