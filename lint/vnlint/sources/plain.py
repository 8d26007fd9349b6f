"""Plain text: the whole file is one document; a large file is read in pieces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from vnlint.diagnostic import Edit, apply_edits
from vnlint.document import Document, Meta
from vnlint.source import EMPTY, Chunk, Fields, Loaded, Location, Problem
from vnlint.sources.containers import opened, size_of
from vnlint.sources.decoding import BOM, decoded
from vnlint.sources.pieces import PIECE, LineEnds, after_paragraph, pieces
from vnlint.sources.stored import Stored


class LoadedText:
    """One piece of a text file: one document, or none when it is empty or not UTF-8."""

    candidates: Sequence[str] = ()

    def __init__(self, chunk: Chunk, data: bytes, document: Document | None, problem: Problem | None) -> None:
        self.documents: Sequence[Document] = (document,) if document else ()
        self.problems: Sequence[Problem] = (problem,) if problem else ()
        self.writable = problem is None
        self.records = int(chunk.start == 0)
        self.skipped: Mapping[str, int] = {} if document or problem else {EMPTY: 1}
        self._row = chunk.row
        self._data = data

    def locate(self, index: int, offset: int) -> Location:
        """Where code point ``offset`` of the document stands in the file."""
        starts = self.documents[index].columns.line_starts
        line = int(starts.searchsorted(offset, "right")) - 1
        return Location(self._row + line, offset - int(starts[line]) + 1)

    def line(self, index: int, offset: int) -> str:
        """The line of text around that offset, without its line end."""
        document = self.documents[index]
        return document.line(offset).of(document.text)

    def rewrite(self, rounds: Mapping[int, Sequence[Sequence[Edit]]]) -> bytes:
        """The chunk's bytes after the edits. A byte order mark stays where it is."""
        if not rounds.get(0):
            return self._data
        text = self.documents[0].text
        for edits in rounds[0]:
            text = apply_edits(text, edits)
        return (BOM if self._data.startswith(BOM) and self.documents[0].meta.first else b"") + text.encode()


class PlainText(Stored):
    """Files of text, UTF-8. Lines end at LF, CR LF or CR."""

    name: str = "plain"
    suffixes: tuple[str, ...] = (".txt",)

    def __init__(self, size: int = PIECE) -> None:
        self._size = size
        """Bytes up to which a file is one chunk."""

    def split(self, path: str, fields: Fields) -> Iterator[Chunk]:
        """The file in pieces cut at an empty line, else at a line end; a line is never cut, however long.

        A large file is read once to its end first, so that each piece knows the line end of the whole, and so that
        nothing of a file that is not UTF-8 is checked.
        """
        size = size_of(path)
        if size is not None and size <= self._size:
            yield Chunk(path, 0, size)
            return
        chunks: list[Chunk] = []
        here = Chunk(path, 0, 0)
        ends = LineEnds()
        with opened(path) as stream:
            for piece, last in pieces(stream, self._size, after_paragraph):
                text = decoded(path, piece, here.start, here.row)
                if isinstance(text, Problem):
                    yield Chunk(path, 0, 0, problem=text)
                    return
                stop = here.start + len(piece)
                chunks.append(replace(here, stop=stop, last=last))
                here = Chunk(path, stop, stop, row=here.row + ends.add(piece), offset=here.offset + len(text))
        newline = ends.majority()
        for chunk in chunks or [here]:
            yield replace(chunk, newline=newline)

    def load(self, chunk: Chunk, data: bytes, fields: Fields) -> Loaded:
        """The document of a piece."""
        text = chunk.problem or decoded(chunk.path, data, chunk.start, chunk.row)
        if isinstance(text, Problem):
            return LoadedText(chunk, data, None, text)
        document = Document(text, meta=self._meta(chunk, data, text)) if text else None
        return LoadedText(chunk, data, document, None)

    def _meta(self, chunk: Chunk, data: bytes, text: str) -> Meta:
        newline = chunk.newline
        if chunk.start == 0 and chunk.last:
            ends = LineEnds()
            ends.add(data)
            newline = ends.majority()
        return Meta(newline=newline, offset=chunk.offset, first=chunk.start == 0, last=chunk.last)
