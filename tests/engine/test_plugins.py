"""Plugins are found, named, and named again when they fail."""

import subprocess
import sys
import textwrap

import pluggy
import pytest

from vnlint import hookspecs
from vnlint.damage import Damage
from vnlint.diagnostic import Message
from vnlint.errors import UsageError
from vnlint.plugins import damages_of, load, registry_of


def test_the_pack_comes_in_as_a_plugin_and_sources_with_the_engine():
    registry = load()
    assert "vietnamese" in registry.plugins
    assert "tab-run" in registry.rules
    assert registry.source_of("a.txt").name == "plain"
    assert registry.protections
    assert list(registry.groups) == sorted(registry.groups)


def test_a_broken_plugin_is_named():
    class Broken:
        @hookspecs.hookimpl
        def vnlint_rules(self):
            raise RuntimeError("no data")

    manager = pluggy.PluginManager(hookspecs.PROJECT)
    manager.add_hookspecs(hookspecs)
    manager.register(Broken(), "their-pack")
    with pytest.raises(UsageError, match="plugin their-pack cannot be loaded: RuntimeError: no data"):
        registry_of(manager)


class Damages:
    def __init__(self, *names):
        self.names = names

    @hookspecs.hookimpl
    def vnlint_damages(self):
        return [Damage(name, Message("x", "y"), ("all",), lambda document, random: (), "x") for name in self.names]


def test_damages_come_by_name_and_no_name_comes_twice():
    manager = pluggy.PluginManager(hookspecs.PROJECT)
    manager.add_hookspecs(hookspecs)
    manager.register(Damages("one", "two"), "a")
    manager.register(Damages("three"), "b")
    assert list(damages_of(manager)) == ["one", "two", "three"]
    manager.register(Damages("two"), "c")
    with pytest.raises(UsageError, match="plugin c: there is a damage `two` already"):
        damages_of(manager)


def test_a_broken_plugin_that_is_installed_ends_the_run_with_2(tmp_path):
    info = tmp_path / "their_pack-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: their-pack\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[vnlint]\ntheirs = their_pack\n")
    (tmp_path / "their_pack.py").write_text("import nothing_of_that_name")
    (tmp_path / "a.txt").write_text("Xin chào.\n")
    code = textwrap.dedent(
        f"""
        import sys
        sys.path.insert(0, {str(tmp_path)!r})
        from vnlint.__main__ import main
        sys.argv = ["vnlint", {str(tmp_path / "a.txt")!r}]
        sys.exit(main())
        """
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert "plugin theirs cannot be loaded" in run.stderr
    assert "nothing_of_that_name" in run.stderr
