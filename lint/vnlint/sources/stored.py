"""What formats have in common whose records stand in a file one after the other."""

from __future__ import annotations

import codecs
import os

from vnlint.source import Chunk, Fields, Rewriting
from vnlint.sources.containers import content_blocks, content_of
from vnlint.sources.rewriting import StoredRewriting


class Stored:
    """A format of bytes in their order, compressed or not."""

    may_be_compressed: bool = True

    def read(self, chunk: Chunk, fields: Fields) -> bytes:
        """The content of a chunk."""
        return content_of(chunk)

    def can_write(self, path: str) -> bool:
        """Whether it is UTF-8: of a file that is fixed in pieces, all or none are written."""
        decode = codecs.getincrementaldecoder("utf-8")().decode
        try:
            for block in content_blocks(path):
                decode(block)
            decode(b"", final=True)
        except (OSError, UnicodeDecodeError):
            return False  # whoever reads it says why
        return True

    def rewriting(
        self, path: str, fields: Fields, since: os.stat_result | None, target: str | None = None
    ) -> Rewriting:
        """The file written anew, content that is not replaced byte for byte."""
        return StoredRewriting(path, since, target)
