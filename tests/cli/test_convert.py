"""`vnlint convert`, and commands of plugins in general."""

import subprocess
import sys

import click
import pluggy
import pytest

from vnlint import hookspecs
from vnlint.errors import UsageError
from vnlint.plugins import commands_of, registry_of
from vnlint_rules.language.double_encoding import misread
from vnlint_rules.language.legacy.registry import CODECS
from vnlint_rules.language.legacy.seen import Seen, as_bytes

TEXT = "Hôm nay trời mưa to ở Hà Nội.\r\nNgười dân vẫn đi làm, học sinh được nghỉ học.\r\n"


def legacy(name, text=TEXT):
    return as_bytes(CODECS[name].encode(text, Seen.CP1252)).encode("latin-1")


@pytest.fixture
def old(corpus):
    """A file in VNI."""
    path = corpus / "old.txt"
    path.write_bytes(legacy("vni"))
    return path


class TestConvert:
    def test_without_a_place_to_write_it_only_tells(self, vnlint, old):
        shown = vnlint("convert", old)
        assert shown.code == 1
        assert "old.txt: VNI-Windows, 100.0% of the words are Vietnamese" in shown.out
        assert old.read_bytes() == legacy("vni")

    @pytest.mark.parametrize("name", [name for name in CODECS if not name.endswith("composed")])
    def test_to_another_file(self, vnlint, corpus, name):
        (corpus / "old.txt").write_bytes(legacy(name))
        shown = vnlint("convert", "old.txt", "-o", "new.txt")
        assert (shown.code, shown.err) == (0, "")
        assert (corpus / "new.txt").read_bytes() == TEXT.encode()

    def test_utf_8_read_wrongly(self, vnlint, corpus):
        (corpus / "old.txt").write_text(misread(TEXT, Seen.CP1252), "utf-8", newline="")
        assert vnlint("convert", "old.txt", "-o", "new.txt").code == 0
        assert (corpus / "new.txt").read_bytes() == TEXT.encode()

    def test_to_standard_output(self, vnlint, old):
        shown = vnlint("convert", old, "-o", "-")
        assert shown.out == TEXT
        assert "VNI-Windows" in shown.err

    def test_to_a_folder(self, vnlint, corpus, old):
        (corpus / "older.txt").write_bytes(legacy("tcvn3"))
        assert vnlint("convert", old, "older.txt", "--output-dir", "made/here").code == 0
        assert (corpus / "made/here/old.txt").read_bytes() == TEXT.encode()
        assert (corpus / "made/here/older.txt").read_bytes() == TEXT.encode()

    def test_in_place(self, vnlint, old):
        shown = vnlint("convert", old, "--in-place")
        assert shown.code == 0
        assert old.read_bytes() == TEXT.encode()
        assert "nothing to convert" in vnlint("convert", old, "--in-place").out
        assert old.read_bytes() == TEXT.encode()

    def test_nothing_is_overwritten(self, vnlint, corpus, old):
        (corpus / "new.txt").write_text("mine")
        shown = vnlint("convert", old, "-o", "new.txt")
        assert shown.code == 2
        assert "new.txt exists; choose another name" in shown.err
        assert (corpus / "new.txt").read_text() == "mine"

    @pytest.mark.parametrize("where", [("-o", "old.txt"), ("-o", "./old.txt"), ("--output-dir", "."), ("-o", "link")])
    def test_its_own_input_least_of_all(self, vnlint, corpus, old, where):
        (corpus / "link").symlink_to("old.txt")
        before = old.read_bytes()
        shown = vnlint("convert", "old.txt", *where)
        assert (shown.code, old.read_bytes()) == (2, before)
        assert "it would be written over; name another file, or take --in-place" in shown.err

    def test_losses_are_told_and_never_put_in_place(self, vnlint, corpus):
        (corpus / "odd.txt").write_bytes(legacy("vni") + b"\xe7\r\n")
        before = (corpus / "odd.txt").read_bytes()
        shown = vnlint("convert", "odd.txt", "-o", "new.txt")
        assert shown.code == 1
        assert "odd.txt: 1 kinds of characters have no meaning in VNI-Windows and stay as they are: U+00E7" in shown.err
        shown = vnlint("convert", "odd.txt", "--in-place")
        assert shown.code == 2
        assert "write it elsewhere with --output" in shown.err
        assert (corpus / "odd.txt").read_bytes() == before

    def test_an_encoding_that_cannot_be_told(self, vnlint, corpus):
        (corpus / "short.txt").write_bytes(b"l\xb5\n")
        shown = vnlint("convert", "short.txt", "-o", "new.txt")
        assert shown.code == 2
        assert "short.txt: the encoding cannot be told; name it with --from" in shown.err
        assert not (corpus / "new.txt").exists()
        assert vnlint("convert", "short.txt", "-o", "new.txt", "--from", "tcvn3").code == 0
        assert (corpus / "new.txt").read_text("utf-8") == "là\n"

    def test_an_encoding_that_it_is_not(self, vnlint, corpus):
        shown = vnlint("convert", "clean.txt", "--from", "utf-8-twice")
        assert shown.code == 2
        assert "it is not utf-8-twice" in shown.err

    @pytest.mark.parametrize("name", ["utf-16le", "utf-16be"])
    def test_utf_16_without_a_mark(self, vnlint, corpus, name):
        (corpus / "old.txt").write_bytes(TEXT.encode(name))
        assert (
            f"the file is {name.upper()}, not UTF-8; convert it first: iconv -f {name.upper()}" in vnlint("old.txt").err
        )
        assert "the encoding cannot be told; name it with --from" in vnlint("convert", "old.txt", "-o", "new.txt").err
        shown = vnlint("convert", "old.txt", "-o", "new.txt", "--from", name)
        assert (shown.code, shown.err) == (0, "")
        assert (corpus / "new.txt").read_bytes() == TEXT.encode()
        assert "UTF-16, 100.0% of the words" in shown.out

    @pytest.mark.parametrize(
        ("path", "said"),
        [(".", ".: it is a folder; name the files in it"), ("-", "-: standard input is not converted; name a file")],
    )
    def test_what_is_no_file(self, vnlint, path, said):
        shown = vnlint("convert", path, "--output-dir", "new", stdin=legacy("vni"))
        assert shown.code == 2
        assert said in shown.err

    def test_one_bad_file_does_not_stop_the_others(self, vnlint, corpus, old):
        shown = vnlint("convert", "none.txt", old, "--output-dir", "new")
        assert shown.code == 2
        assert "none.txt: No such file" in shown.err
        assert (corpus / "new/old.txt").read_bytes() == TEXT.encode()

    def test_places_that_contradict(self, vnlint, old):
        assert vnlint("convert", old, "-o", "a", "--in-place").code == 2
        assert vnlint("convert", old, old, "-o", "a").code == 2

    def test_in_vietnamese(self, vnlint, old):
        assert "số từ là tiếng Việt" in vnlint("convert", old, "--lang", "vi").out
        assert "Bảng mã của tệp" in vnlint("convert", "-h", "--lang", "vi").out


class TestCommandsOfPlugins:
    def test_they_are_listed(self, vnlint):
        assert "\n  convert " in vnlint("--help").out

    def test_a_file_of_that_kind_of_name_is_checked(self, vnlint, corpus):
        (corpus / "dashes").write_text("a\n")
        assert vnlint("dashes").code == 0
        assert vnlint("dashes.txt").code == 1

    @pytest.mark.parametrize("args", [["--version"], ["check", "clean.txt"], ["clean.txt"], ["rules"]])
    def test_they_are_not_loaded_for_nothing(self, corpus, args):
        code = (
            f"import sys; sys.argv = ['vnlint', *{args!r}]\n"
            "from vnlint.__main__ import main\n"
            "main()\n"
            "sys.exit('vnlint_rules.commands.convert' in sys.modules)"
        )
        run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stderr

    def test_two_of_a_name(self):
        manager = _manager(_Brings("same"), _Brings("same"))
        with pytest.raises(UsageError, match="the command `same` is taken by plugin"):
            commands_of(manager)

    def test_by_name(self):
        assert list(commands_of(_manager(_Brings("one"), _Brings("two")))) == ["one", "two"]

    def test_encodings_are_collected(self):
        class Shifts:
            @hookspecs.hookimpl
            def vnlint_encodings(self):
                return {"shifted": str.swapcase}

        assert registry_of(_manager(Shifts())).encodings["shifted"]("aB") == "Ab"


class _Brings:
    def __init__(self, name):
        self.name = name

    @hookspecs.hookimpl
    def vnlint_commands(self):
        return [click.Command(self.name)]


def _manager(*plugins):
    manager = pluggy.PluginManager(hookspecs.PROJECT)
    manager.add_hookspecs(hookspecs)
    for number, plugin in enumerate(plugins):
        manager.register(plugin, f"plugin-{number}")
    return manager
