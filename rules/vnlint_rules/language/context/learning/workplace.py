"""Where a model is learned: a folder of finished pieces beside its file, from which a killed run goes on."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from typing import Any

from vnlint import Message, UsageError

_MANIFEST = "manifest.json"
_OTHER = Message(
    "{folder} is of another run (other files, options or version); go on with those, or begin anew with --restart",
    "{folder} là của lần chạy khác (tệp, tùy chọn hoặc phiên bản khác); hãy chạy tiếp với chúng, hoặc dùng --restart",
)


def folder_of(output: str) -> str:
    """The workplace of the model that is to be written to ``output``."""
    return f"{output}.work"


class Workplace:
    """The folder of a model. Pieces are named by step and number; one that is there is whole."""

    def __init__(self, output: str, settings: Mapping[str, Any], restart: bool) -> None:
        """``settings``: all that the pieces hang on. Raises UsageError for the folder of another run, and OSError."""
        self.folder = folder_of(output)
        if restart and os.path.isdir(self.folder):
            shutil.rmtree(self.folder)
        os.makedirs(self.folder, exist_ok=True)
        manifest = os.path.join(self.folder, _MANIFEST)
        text = json.dumps(settings, sort_keys=True)
        if os.path.exists(manifest):
            with open(manifest, encoding="utf-8") as file:
                if file.read() != text:
                    raise UsageError(_OTHER(folder=self.folder))
            return
        part = f"{manifest}.part"
        with open(part, "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(part, manifest)

    def piece(self, step: str, number: int, suffix: str) -> str:
        """The path of a piece."""
        return os.path.join(self.folder, f"{step}-{number:06}.{suffix}")

    def clear(self) -> None:
        """Take the folder away: the model is written."""
        shutil.rmtree(self.folder)
