"""The model that comes with the rules."""

from __future__ import annotations

import functools
import os

from vnlint_rules.language.context.model import Model
from vnlint_rules.language.context.model_file import open_model, parse
from vnlint_rules.language.context.reader import Reader, reader_of
from vnlint_rules.language.shipped import read_bytes

_NAME = "context.vnm"
_PATH = os.path.join(os.path.dirname(__file__), "..", "..", "data", _NAME)


@functools.cache
def model() -> Model:
    """The shipped model, mapped into memory where the package lies in a folder. Its checksum is the wheel's care."""
    if os.path.exists(_PATH):
        return open_model(_PATH, verify=False)
    return parse(read_bytes(_NAME), _NAME, verify=False)


@functools.cache
def reader() -> Reader:
    """A reader with the shipped model."""
    return reader_of(model())
