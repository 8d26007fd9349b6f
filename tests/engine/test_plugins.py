"""Plugins are found, named, and named again when they fail."""

import re
import subprocess
import sys
import textwrap
from dataclasses import dataclass

import click
import pluggy
import pytest

from vnlint import hookspecs
from vnlint.config import Recipe
from vnlint.damage import Damage
from vnlint.diagnostic import Message
from vnlint.errors import EncoderError, UsageError, failure_of
from vnlint.plugins import commands_of, damages_of, load, registry_of
from vnlint.protected import Protection
from vnlint.rule import Rule, option
from vnlint.runner import Runner


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
    with pytest.raises(UsageError, match="plugin c: the damage `two` is taken by plugin a;"):
        damages_of(manager)


class Rules:
    def __init__(self, *rules):
        self.rules = rules

    @hookspecs.hookimpl
    def vnlint_rules(self):
        return self.rules


def rule(name, group="theirs", **more):
    """A rule class, all of it as it should be."""
    said = {"__doc__": "A problem.", "name": name, "group": group, "message": Message("x", "y"), "examples": ()}
    return type("Made", (Rule,), said | more)


def managing(**plugins):
    """A manager of some plugins by name."""
    manager = pluggy.PluginManager(hookspecs.PROJECT)
    manager.add_hookspecs(hookspecs)
    for name, plugin in plugins.items():
        manager.register(plugin, name)
    return manager


def plugged(**plugins):
    """Their registry."""
    return registry_of(managing(**plugins))


@pytest.mark.parametrize(
    ("theirs", "taken"),
    [
        (rule("blank"), "blank"),
        (rule("spacing"), "spacing"),
        (rule("other", group="blank"), "blank"),
        (rule("other", group="old-blank"), "old-blank"),
        (rule("other", aliases=("blank",)), "blank"),
        (rule("other", aliases=("spacing",)), "spacing"),
    ],
)
def test_whoever_comes_first_both_plugins_with_a_name_are_told(theirs, taken):
    ours = rule("blank", "spacing", aliases=("old-blank",))
    with pytest.raises(UsageError, match=f"plugin b: the name `{taken}` is taken by plugin a; rename or remove one"):
        plugged(a=Rules(ours), b=Rules(theirs))
    with pytest.raises(UsageError, match=f"plugin b: the name `{taken}` is taken by plugin a; rename or remove one"):
        plugged(a=Rules(theirs), b=Rules(ours))


NO_OPTION = "`limit` is no option yet; put `@dataclass(frozen=True)` before the class"


@pytest.mark.parametrize(
    ("theirs", "reason"),
    [
        ("x", "'x' is no rule class"),
        (object, "<class 'object'> is no rule class"),
        (rule("Bad Name,x"), "rule `Bad Name,x`: the name or an alias is not in kebab-case"),
        (rule("fine", aliases=("Not Fine",)), "rule `fine`: the name or an alias is not in kebab-case"),
        (rule("fine", aliases="old"), "rule `fine`: `aliases` is no tuple"),
        (rule("fine", group="a,b"), "rule `fine`: the group is not a word"),
        (rule("fine", __doc__=None), "rule `fine`: there is no docstring"),
        (rule("fine", message="plain"), "rule `fine`: `message` is no Message"),
        (rule("fine", severity="fatal"), "rule `fine`: `severity` is no Severity"),
        (rule("fine", invariant="as-listed"), "rule `fine`: `invariant` is no Invariant"),
        (rule("fine", lookalikes="ab"), "rule `fine`: `lookalikes` is no Mapping"),
        (rule("fine", examples=("x",)), "rule `fine`: `examples` holds more than Bad and Good"),
        (rule("fine", triggers=("x",)), "rule `fine`: `triggers` holds more than triggers"),
        (rule("fine", limit=option(3, "x")), f"rule `fine`: {NO_OPTION}"),
        (dataclass(frozen=True)(type("Fine", (rule("base", limit=option(3, "x")),), {})), f"rule `fine`: {NO_OPTION}"),
        (type("Bare", (Rule,), {"__doc__": "A problem."}), "rule `bare`: `message` is no Message"),
    ],
)
def test_what_is_no_rule_class_is_told_when_the_plugin_is_loaded(theirs, reason):
    with pytest.raises(UsageError, match=re.escape(f"plugin a cannot be loaded: {reason}; repair or uninstall it")):
        plugged(a=Rules(rule("good"), theirs))


class Answers:
    """A plugin that answers one thing to one hook."""

    def __init__(self, hook, answer):
        setattr(self, hook, hookspecs.hookimpl(lambda: answer))


class Unfinished:
    name = "theirs"
    suffixes = (".theirs",)
    may_be_compressed = False

    def __repr__(self):
        return "Unfinished()"


@pytest.mark.parametrize(
    ("hook", "answer", "reason"),
    [
        ("vnlint_rules", 1, "TypeError: vnlint_rules answers 1, not a list"),
        ("vnlint_protect", "x.y", "TypeError: vnlint_protect answers 'x.y', not a list"),
        ("vnlint_protect", ["x.y"], "'x.y' is no Protection"),
        ("vnlint_protect", [Protection("fine", 1)], "protection `fine`: `pattern` is no str"),
        ("vnlint_protect", [Protection("bad", "(")], "protection `bad`: missing ) at position 1"),
        ("vnlint_protect", [Protection("empty", "")], "protection `empty`: its pattern matches where nothing stands"),
        ("vnlint_protect", [Protection("empty", "x*")], "protection `empty`: its pattern matches where nothing stands"),
        ("vnlint_protect", [Protection("blank", r"\W")], "protection `blank`: its pattern matches a blank"),
        ("vnlint_sources", ["x"], "source 'x': `name` is no str"),
        ("vnlint_sources", [int], "<class 'int'> is no source but a class of them"),
        ("vnlint_sources", [Unfinished()], "source Unfinished(): there is no method `split`"),
        ("vnlint_encodings", [("x",)], "('x',) is no name with a function"),
        ("vnlint_encodings", {"x": "y"}, "('x', 'y') is no name with a function"),
    ],
)
def test_what_a_hook_does_not_ask_for_is_told_when_the_plugin_is_loaded(hook, answer, reason):
    with pytest.raises(UsageError) as raised:
        plugged(a=Answers(hook, answer))
    assert str(raised.value) == f"plugin a cannot be loaded: {reason}; repair or uninstall it"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("x", "'x' is no Damage"),
        (Damages("No Name").vnlint_damages()[0], "damage `No Name`: the name is not in kebab-case"),
    ],
)
def test_what_is_no_damage_is_told(answer, reason):
    with pytest.raises(UsageError, match=f"plugin a cannot be loaded: {reason}; repair"):
        damages_of(managing(a=Answers("vnlint_damages", [answer])))


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (print, "<built-in function print> is no click command"),
        (click.Command("No Name"), "command `No Name`: the name is not in kebab-case"),
        (click.Command(None), "command `None`: the name is not in kebab-case"),
    ],
)
def test_what_is_no_command_is_told(answer, reason):
    with pytest.raises(UsageError, match=f"plugin a cannot be loaded: {reason}; repair"):
        commands_of(managing(a=Answers("vnlint_commands", [answer])))


def test_two_encodings_of_a_name_are_told():
    with pytest.raises(UsageError, match="plugin b: the encoding `x` is taken by plugin a; rename or remove one"):
        plugged(a=Answers("vnlint_encodings", {"x": str}), b=Answers("vnlint_encodings", {"x": str.upper}))


def test_a_plugin_of_a_single_module_has_a_group_without_a_name():
    assert plugged(a=Rules(rule("one", group=""))).groups == {"": ["one"]}


def test_a_rule_may_have_options():
    theirs = rule("fine", limit=option(3, "x"), __annotations__={"limit": int})
    assert plugged(a=Rules(dataclass(frozen=True)(theirs))).rules["fine"].options()


def test_no_rule_is_called_all():
    with pytest.raises(UsageError, match="plugin a: the name `all` is taken by vnlint"):
        plugged(a=Rules(rule("all")))


def test_plugins_may_have_a_group_in_common():
    assert plugged(a=Rules(rule("one")), b=Rules(rule("two"))).groups == {"theirs": ["one", "two"]}


def installed(folder, entry, modules):
    """Put a plugin into a folder: its entry point, and the sources of its modules by path."""
    info = folder / "theirs-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: theirs\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[vnlint]\ntheirs = {entry}\n")
    for name, source in modules.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(source), "utf-8")


def vnlint(folder, *arguments):
    """What a run says that finds what is installed in a folder."""
    code = f"""
        import sys
        sys.path.insert(0, {str(folder)!r})
        from vnlint.__main__ import main
        sys.argv = ["vnlint", *{arguments!r}]
        sys.exit(main())
    """
    command = [sys.executable, "-c", textwrap.dedent(code)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", cwd=folder, check=False)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("import nothing_of_that_name", "ModuleNotFoundError: No module named 'nothing_of_that_name'"),
        ("raise SystemExit(4)", "SystemExit: 4"),
    ],
)
def test_a_broken_plugin_that_is_installed_ends_the_run_with_2(tmp_path, source, reason):
    installed(tmp_path, "their_pack", {"their_pack.py": source})
    (tmp_path / "a.txt").write_text("Xin chào.\n", "utf-8")
    run = vnlint(tmp_path, "--lang", "en", "a.txt")
    assert run.returncode == 2
    assert f"plugin theirs cannot be loaded: {reason}" in run.stderr


def test_a_hook_that_does_not_exist_is_told(tmp_path):
    source = """
        from vnlint import hookimpl

        @hookimpl
        def vnlint_rule():
            return []
    """
    installed(tmp_path, "their_pack", {"their_pack.py": source})
    (tmp_path / "a.txt").write_text("Xin chào.\n", "utf-8")
    run = vnlint(tmp_path, "--lang", "en", "a.txt")
    assert run.returncode == 2
    assert run.stderr == "error: plugin theirs: unknown hook `vnlint_rule`; did you mean `vnlint_rules`?\n"


COMMANDS = """
    import click
    from vnlint import UsageError, Message, hookimpl

    @click.command("to-utf8")
    def to_utf8():
        return 1

    @click.command("broken")
    def broken():
        raise RuntimeError("oops")

    @click.command("asks")
    def asks():
        raise UsageError(Message("say more"))

    @click.command("rejects")
    def rejects():
        raise click.ClickException("not so")

    @click.command("check")
    def check():
        return 0

    @hookimpl
    def vnlint_commands():
        return [to_utf8, broken, asks, rejects]
"""


@pytest.mark.parametrize(
    ("command", "code", "told"),
    [
        ("to-utf8", 1, ""),
        ("broken", 2, "error: the command `broken` of plugin theirs failed; please report it to its authors with"),
        ("asks", 2, "error: say more\n"),
        ("rejects", 2, "error: not so\n"),
    ],
)
def test_a_command_of_a_plugin_that_breaks_down_is_told_to_be_of_that_plugin(tmp_path, command, code, told):
    installed(tmp_path, "their_pack", {"their_pack.py": COMMANDS})
    run = vnlint(tmp_path, "--lang", "en", command)
    assert run.returncode == code
    assert told in run.stderr
    assert ("RuntimeError: oops" in run.stderr) == (command == "broken")


def test_a_command_with_the_name_of_one_of_ours_is_told(tmp_path):
    installed(tmp_path, "their_pack", {"their_pack.py": COMMANDS.replace("[to_utf8", "[check")})
    run = vnlint(tmp_path, "--lang", "en", "--help")
    assert run.returncode == 2
    assert (
        run.stderr == "error: plugin theirs: the command `check` is taken by vnlint; rename or remove one of the two\n"
    )


@pytest.mark.parametrize("entry", ["pack.hooks", "pack.hooks:plugin"])
@pytest.mark.parametrize("init", [{"pack/__init__.py": ""}, {}], ids=["package", "namespace"])
def test_a_rule_that_was_edited_is_not_answered_for_by_the_cache(tmp_path, entry, init):
    rule = """
        from vnlint import Bad, Good, Message, Pattern, PatternRule

        class Greeting(PatternRule):
            \"""A greeting.

            Too polite.
            \"""
            group = "theirs"
            message = Message("first", "thứ nhất")
            pattern = Pattern("Xin chào")
            examples = (Bad("⟦Xin chào⟧."), Good("Chào."))
    """
    hooks = """
        import sys
        from vnlint import hookimpl

        class Plugin:
            @hookimpl
            def vnlint_rules(self):
                return vnlint_rules()

        @hookimpl
        def vnlint_rules():
            from pack.rules import greeting
            return [greeting.Greeting]

        plugin = Plugin()
    """
    installed(tmp_path, entry, {"pack/hooks.py": hooks, "pack/rules/greeting.py": rule, **init})
    (tmp_path / "a.txt").write_text("Xin chào.\n", "utf-8")
    call = ("--cache-dir", "cache", "--lang", "en", "--select", "greeting", "a.txt")
    assert "first" in vnlint(tmp_path, *call).stdout
    path = tmp_path / "pack" / "rules" / "greeting.py"
    path.write_text(path.read_text("utf-8").replace("first", "again, and not"), "utf-8")
    assert "again, and not" in vnlint(tmp_path, *call).stdout


@pytest.mark.parametrize("options", [(), ("--fix",), ("--fix", "--jobs", "2")])
def test_a_finding_beyond_the_text_is_told_and_hides_no_other(tmp_path, options):
    source = """
        from vnlint import Applicability, Invariant, Message, Rule, Scope, hookimpl

        class Beyond(Rule):
            \"""Nothing.\"""
            group = "theirs"
            message = Message("x", "x")
            examples = ()
            scope = Scope.DOCUMENT
            applicability = Applicability.SAFE
            invariant = Invariant.AS_LISTED

            def check(self, document, places):
                yield self.found(len(document.text), len(document.text) + 1, replace="x")

        @hookimpl
        def vnlint_rules():
            return [Beyond]
    """
    installed(tmp_path, "their_pack", {"their_pack.py": source})
    (tmp_path / "a.txt").write_text("Một bàn ghế trên trên biển.\n", "utf-8")
    run = vnlint(tmp_path, "--no-cache", "--lang", "en", "--select", "beyond,repeated-word", *options, "a.txt")
    assert run.returncode == 2
    assert "rule `beyond` failed here: ValueError: " in run.stderr
    assert "is beyond the text of" in run.stderr
    if options:
        assert (tmp_path / "a.txt").read_text("utf-8") == "Một bàn ghế trên biển.\n"
    else:
        assert "repeated-word" in run.stdout


SOURCE = """
    import os
    import vnlint.sources.plain as plain
    from vnlint import hookimpl

    class Loaded:
        def __init__(self, loaded):
            self._loaded = loaded

        def __getattr__(self, name):
            failing(name)
            return getattr(self._loaded, name)

    def failing(name):
        if name == os.environ["FAILING"]:
            raise ValueError("boom")

    class Theirs(plain.PlainText):
        name = "theirs"
        suffixes = (".theirs",)

        def split(self, path, fields):
            failing("split")
            yield from super().split(path, fields)

        def read(self, chunk, fields):
            failing("read")
            return super().read(chunk, fields)

        def load(self, chunk, data, fields):
            failing("load")
            return Loaded(super().load(chunk, data, fields))

        def rewriting(self, *arguments):
            failing("rewriting")
            return super().rewriting(*arguments)

    @hookimpl
    def vnlint_sources():
        return [Theirs()]

    def oops(text):
        return 1 / 0

    @hookimpl
    def vnlint_encodings():
        return {"oops": oops}
"""


@pytest.mark.parametrize(
    ("failing", "what"),
    [
        ("split", "cannot be read"),
        ("read", "cannot be read"),
        ("load", "cannot be read"),
        ("documents", "cannot be read"),
        ("locate", "cannot be read"),
        ("rewrite", "cannot be read"),
        ("rewriting", "cannot be written"),
    ],
)
def test_what_a_source_raises_is_told_with_its_plugin_and_file_and_the_others_are_checked(
    tmp_path, monkeypatch, failing, what
):
    monkeypatch.setenv("FAILING", failing)
    installed(tmp_path, "their_pack", {"their_pack.py": SOURCE})
    for name in ("a.txt", "b.theirs", "c.txt"):
        (tmp_path / name).write_text("Trời mưa .\n", "utf-8")
    select = ("--select", "space-before-punctuation", "--lang", "en", "--no-cache", "--output-format", "full")
    run = vnlint(tmp_path, *select, "--fix", "a.txt", "b.theirs", "c.txt")
    assert run.returncode == 2
    assert f"b.theirs: {what}: plugin theirs: ValueError: boom" in run.stdout + run.stderr
    assert "bug in vnlint" not in run.stderr
    assert (tmp_path / "b.theirs").read_text("utf-8") == "Trời mưa .\n"
    assert {(tmp_path / name).read_text("utf-8") for name in ("a.txt", "c.txt")} == {"Trời mưa.\n"}


def test_what_a_source_raises_at_standard_input_is_told_with_its_plugin(monkeypatch):
    monkeypatch.setenv("FAILING", "load")
    scope = {}
    exec(textwrap.dedent(SOURCE), scope)
    runner = Runner(plugged(theirs=Answers("vnlint_sources", scope["vnlint_sources"]())), Recipe(isolated=True))
    part, data = runner.run_bytes("b.theirs", b"x")
    assert [problem.message.en for problem in part.problems] == ["cannot be read: plugin theirs: ValueError: boom"]
    assert data == b"x"


def test_what_an_encoder_raises_is_told_with_its_plugin(monkeypatch):
    scope = {}
    exec(textwrap.dedent(SOURCE), scope)
    encode = plugged(theirs=Answers("vnlint_encodings", scope["vnlint_encodings"]())).encodings["oops"]
    with pytest.raises(EncoderError) as raised:
        encode("x")
    assert failure_of(raised.value) == "encoding `oops` of plugin theirs: ZeroDivisionError: division by zero"
