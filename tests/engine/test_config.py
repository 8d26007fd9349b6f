"""Where settings come from, what wins, and what is said of what does not hold."""

import dataclasses
import subprocess
import sys
from typing import ClassVar, Literal

import pytest

from vnlint import Bad, Good, Message, Pattern, PatternRule, option
from vnlint.config import COMMAND_LINE, Recipe, json_schema, parse_override
from vnlint.errors import UsageError
from vnlint.plugins import Registry
from vnlint.resolver import Resolver


@dataclasses.dataclass(frozen=True)
class SomeRule(PatternRule):
    """A rule."""

    group: ClassVar[str] = "some"
    message: ClassVar[Message] = Message("m")
    pattern: ClassVar[Pattern] = Pattern("q")
    examples: ClassVar[tuple[Bad | Good, ...]] = ()
    to: Literal["space", "line-break"] = option("space", "what to put there")
    at_least: int = option(2, "how many")


class OtherRule(SomeRule):
    """Another."""

    group = "other"
    aliases = ("older-name",)


class QuietRule(SomeRule):
    """Not on by default."""

    group = "some"
    default = False


class NewRule(SomeRule):
    """On trial."""

    group = "some"
    preview = True


@pytest.fixture
def registry():
    return Registry().with_rules([SomeRule, OtherRule, QuietRule, NewRule], "test")


@pytest.fixture
def resolve(registry, tmp_path):
    def resolve(toml="", path="a.txt", file="vnlint.toml", **recipe):
        if toml:
            (tmp_path / file).write_text(toml, encoding="utf-8")
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        overrides = tuple((k.replace("_", "-"), v) for k, v in recipe.pop("overrides", {}).items())
        return Resolver(registry, Recipe(overrides=overrides, **recipe)).for_path(str(tmp_path / path))

    return resolve


def names(resolved):
    return [rule.name for rule in resolved.rules]


def test_without_a_file_the_default_rules_run(resolve):
    assert names(resolve()) == ["other-rule", "some-rule"]


@pytest.mark.parametrize(
    ("toml", "expected"),
    [
        ('select = ["some"]', ["quiet-rule", "some-rule"]),
        ('select = ["all"]', ["other-rule", "quiet-rule", "some-rule"]),
        ('select = ["older-name"]', ["other-rule"]),
        ('extend-select = ["quiet-rule"]', ["other-rule", "quiet-rule", "some-rule"]),
        ('ignore = ["some"]', ["other-rule"]),
        ('select = ["some-rule"]\nignore = ["some"]', ["some-rule"]),
        ('select = ["some"]\nignore = ["some-rule"]', ["quiet-rule"]),
        ('select = ["all"]\npreview = true', ["other-rule", "new-rule", "quiet-rule", "some-rule"]),
    ],
)
def test_selection(resolve, toml, expected):
    assert names(resolve(toml)) == expected


def test_the_command_line_comes_on_top(resolve):
    assert names(resolve('ignore = ["some-rule"]', overrides={"select": ["some-rule"]})) == ["some-rule"]
    assert names(resolve('select = ["quiet-rule"]', overrides={"extend_select": ["some-rule"]})) == [
        "quiet-rule",
        "some-rule",
    ]


def test_the_closest_file_counts_whole(resolve, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / ".vnlint.toml").write_text("preview = true", encoding="utf-8")
    resolved = resolve('select = ["quiet-rule"]', path="in/deeper/a.txt")
    assert names(resolved) == ["other-rule", "new-rule", "some-rule"]
    assert resolved.root == str(tmp_path / "in")


def test_preference_within_a_folder(resolve, tmp_path):
    (tmp_path / "pyproject.toml").write_text('[tool.vnlint]\nselect = ["quiet-rule"]', encoding="utf-8")
    assert names(resolve()) == ["quiet-rule"]
    assert names(resolve('select = ["other"]')) == ["other-rule"]
    assert names(resolve('select = ["some"]', file=".vnlint.toml")) == ["quiet-rule", "some-rule"]


def test_a_pyproject_without_a_table_is_passed_over(resolve, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "pyproject.toml").write_text("[project]\nname='x'", encoding="utf-8")
    assert names(resolve('select = ["other"]', path="in/a.txt")) == ["other-rule"]


@pytest.mark.parametrize("toml", ["tool = 3", "[[tool]]", "[tool]\nvnlint = 3"])
def test_a_pyproject_with_another_shape_is_no_bug(resolve, tmp_path, toml):
    if "vnlint" in toml:
        with pytest.raises(UsageError, match=r"tool\.vnlint is not a table"):
            resolve(toml, file="pyproject.toml")
    else:
        assert names(resolve(toml, file="pyproject.toml")) == ["other-rule", "some-rule"]


def test_extend_fills_in_what_a_file_leaves_open(resolve, tmp_path):
    (tmp_path / "base.toml").write_text('select = ["some"]\n[options.some-rule]\nto = "line-break"', encoding="utf-8")
    resolved = resolve('extend = "base.toml"\nignore = ["quiet-rule"]')
    assert names(resolved) == ["some-rule"]
    assert resolved.rules[0].to == "line-break"
    assert resolved.origins["select"] == str(tmp_path / "base.toml")
    assert resolved.origins["ignore"] == str(tmp_path / "vnlint.toml")
    assert resolved.origins["exclude"] == "default"


def test_isolated_reads_no_file(resolve):
    assert names(resolve('select = ["quiet-rule"]', isolated=True)) == ["other-rule", "some-rule"]


def test_a_file_named_is_the_only_one(resolve, tmp_path):
    (tmp_path / "own.toml").write_text('select = ["other"]', encoding="utf-8")
    assert names(resolve('select = ["some"]', file=".vnlint.toml")) == ["quiet-rule", "some-rule"]
    assert names(resolve(file=".vnlint.toml", toml="")) == ["quiet-rule", "some-rule"]


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("selct = []", "unknown key `selct`; did you mean `select`?"),
        ("select = 3", 'Expected `array | null`, got `int` - at `$.select`; write select = ["…", "…"]'),
        ("words = 'Huế'", 'got `str` - at `$.words`; write words = ["…", "…"]'),
        ("words = [3]", "got `int` - at `$.words[0]`"),
        ("rule = 3", "Expected `array`, got `int` - at `$.rule`"),
        ("lang = 'fr'", 'Invalid enum value \'fr\' - at `$.lang`; write lang = "en" | "vi"'),
        ("[tool.vnlint]\nselect = []", "[tool.vnlint] is for pyproject.toml; write the settings here without it"),
        ('word-files = ["a", "b\\u0000c"]', "word-files: there is a NUL in the path"),
        ('cache-dir = "b\\u0000c"', "cache-dir: there is a NUL in the path"),
        ('model = "b\\u0000c"', "model: there is a NUL in the path"),
        ('select = ["some-rul", "all", "x", "othr"]', "`some-rul`, `x`, `othr`; did you mean `some-rule`, `other`?"),
        ('select = ["some-rul"]', "unknown rule or group `some-rul`; did you mean `some-rule`?"),
        ('select = ["ALL"]', "unknown rule or group `ALL`; did you mean `all`?"),
        ('ignore = ["nothing-like-it"]', "unknown rule or group `nothing-like-it`"),
        ('per-file-ignores = { "*.txt" = ["othr"] }', "unknown rule or group `othr`; did you mean `other`?"),
        ("[options.som-rule]\nto = 'space'", "unknown rule `som-rule`; did you mean `some-rule`?"),
        ("[options.some-rule]\ntoo = 'space'", "unknown option `too`; did you mean `to`?"),
        ("[options.some-rule]\nto = 'tab'", "Invalid enum value 'tab'"),
        ("[options.some-rule]\nat-least = 'x'", "Expected `int`, got `str`"),
        ('select = ["new-rule"]', "rule `new-rule` is in preview; add --preview"),
        ("select = [", "vnlint.toml: "),
        ('extend = "vnlint.toml"', "goes in a circle"),
        ('extend = "gone.toml"', "vnlint.toml: extend: no file "),
        ('extend = "."', "vnlint.toml: extend: no file "),
        ("jobs = -1", ">= 0"),
        ("text-field = []", "text-field: no field is named"),
        ('text-field = ["title", ""]', "text-field ``: it is empty"),
        ('text-field = ["text[0]"]', "text-field `text[0]`: write [*]"),
        ('context-field = [".lead"]', "context-field `.lead`: a name is missing beside a dot"),
    ],
)
def test_what_does_not_hold_is_named(resolve, tmp_path, toml, said):
    with pytest.raises(UsageError) as error:
        resolve(toml)
    assert said in str(error.value)
    assert str(tmp_path) in str(error.value)
    assert error.value.message.vi


def test_overrides_are_checked_as_well(resolve):
    with pytest.raises(UsageError, match=COMMAND_LINE):
        resolve(overrides={"select": ["nothing"]})


def test_key_value_on_the_command_line():
    assert parse_override('options.some-rule.to = "space"') == {"options": {"some-rule": {"to": "space"}}}
    with pytest.raises(UsageError, match="neither a file nor KEY=VALUE"):
        parse_override("no such file")
    with pytest.raises(UsageError, match="only a file can `extend` another"):
        parse_override('extend = "base.toml"')


def test_the_schema_knows_every_key():
    schema = json_schema()["$defs"]["Settings"]
    assert {"select", "per-file-ignores", "rule", "options"} <= set(schema["properties"])
    assert schema["additionalProperties"] is False


def test_a_name_that_is_taken(registry):
    with pytest.raises(UsageError, match="my plugin: the name `some-rule` is taken by test"):
        registry.with_rules([type("SomeRule", (SomeRule,), {"group": "mine"})], "my plugin")


OWN = """
[[rule]]
name = "house-style"
message = "write {answer}, not {text}"
applicability = "safe"
table = { "qui định" = "quy định", "hổng" = ["không", "lỗ hổng"] }
examples = [
    { bad = "Theo ⟦Qui định⟧ này.", fixed = "Theo Quy định này." },
    { bad = "Tôi ⟦hổng⟧ biết." },
    { good = "Theo quy định này." },
]
[[rule]]
name = "old-currency"
message = "{text}: an old way to write the currency"
pattern = '(\\d) ?VNĐ\\b'
replacement = '\\1 đồng'
examples = [{ bad = "Giá ⟦5 VNĐ⟧.", fixed = "Giá 5 đồng." }]
"""


def test_rules_without_code(resolve):
    resolved = resolve(OWN + "\n[options]\n")
    rules = {rule.name: rule for rule in resolved.rules}
    assert {"house-style", "old-currency"} <= set(rules)
    assert rules["house-style"].group == "own"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"Theo Quy định này."', '"Theo quy định này."', "an example does not hold"),
        ("⟦5 VNĐ⟧", "5 ⟦VNĐ⟧", "an example does not hold"),
        ("⟦5 VNĐ⟧", "⟦5 VNĐ", "an example does not hold"),
        (r"'\\1 đồng'", r"'\\2 đồng'", "an example does not hold"),
        (r"(\\d) ?VNĐ", r"(\\d ?VNĐ", "missing )"),
        ('name = "old-currency"', 'name = "Old Currency"', "not in kebab-case"),
        ('name = "old-currency"', 'name = "other-rule"', "is taken"),
        ("replacement =", "replacment =", "replacment"),
        ("{text}: an", "{txt}: an", "txt"),
        ("{text}: an", "{text.upper}{text.long}: an", "long"),
        ("pattern =", "table = { a = 'b' }\npattern =", "one of the two"),
        ("pattern =", "group = 'some-rule'\npattern =", "is taken"),
    ],
)
def test_a_rule_without_code_that_does_not_hold(resolve, old, new, said):
    toml = OWN.replace(old.replace("\\\\", "\\"), new.replace("\\\\", "\\"))
    assert toml != OWN
    with pytest.raises(UsageError) as error:
        resolve(toml)
    assert said in str(error.value)


def test_the_examples_of_a_rule_are_checked_whatever_python_leaves_out(tmp_path):
    (tmp_path / "vnlint.toml").write_text(OWN.replace("⟦hổng⟧", "hổng ⟦à⟧"), "utf-8")
    for optimised in ([], ["-O"]):
        command = [sys.executable, *optimised, "-m", "vnlint", "--no-cache", "."]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
        assert done.returncode == 2
        assert b"rule `house-style`: an example does not hold: house-style flags" in done.stderr


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"(?<so>\d\d)đ", "Giá ⟦50đ⟧."),
        (r"a(?i)B", "⟦ab⟧"),
        (r"(?|(xx)|(yy))", "⟦yy⟧"),
        (r"x[^[:space:]]", "⟦xa⟧ x"),
        (r"(?:cafe){1<=e<=1}", "⟦cofe⟧"),
    ],
)
def test_patterns_have_the_syntax_of_regex(resolve, pattern, text):
    toml = f"[[rule]]\nname = 'mine'\nmessage = 'x'\npattern = '{pattern}'\nexamples = [{{ bad = '{text}' }}]"
    assert "mine" in names(resolve(toml))


def test_words_come_from_all_layers_and_from_files(tmp_path):
    (tmp_path / "own.txt").write_text("# house words\nvnlint  # us\n\nPhở Thìn\n", encoding="utf-8")
    (tmp_path / "base.toml").write_text('words = ["cô-vít"]\nword-files = ["own.txt"]\n', encoding="utf-8")
    (tmp_path / "vnlint.toml").write_text('extend = "base.toml"\nwords = ["ôsin"]\n', encoding="utf-8")
    resolved = Resolver(Registry(), Recipe()).for_path(str(tmp_path / "a.txt"))
    assert resolved.words == {"vnlint", "Phở Thìn", "cô-vít", "ôsin"}


def test_own_rules_come_from_all_layers(tmp_path):
    (tmp_path / "base.toml").write_text(OWN, encoding="utf-8")
    other = "[[rule]]\nname = 'other'\nmessage = '{text}'\npattern = 'x'\nexamples = [{ bad = '⟦x⟧' }]"
    (tmp_path / "vnlint.toml").write_text('extend = "base.toml"\n' + other, encoding="utf-8")
    resolved = Resolver(Registry(), Recipe()).for_path(str(tmp_path / "a.txt"))
    assert [rule.name for rule in resolved.settings.rule] == ["house-style", "old-currency", "other"]
    assert list(resolved.registry.rules) == ["house-style", "old-currency", "other"]


def test_a_missing_file_of_words_is_named(tmp_path):
    (tmp_path / "vnlint.toml").write_text('word-files = ["none.txt"]\n', encoding="utf-8")
    with pytest.raises(UsageError, match=r"vnlint\.toml: word-files: .*none\.txt"):
        Resolver(Registry(), Recipe()).for_path(str(tmp_path / "a.txt"))


def test_patterns_are_relative_to_the_file_that_has_them(registry, tmp_path):
    (tmp_path / "base.toml").write_text('exclude = ["a/x.txt"]\nper-file-ignores = {"a/y.txt" = ["some"]}\n', "utf-8")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "vnlint.toml").write_text('extend = "../base.toml"\nwords = ["ôsin"]\n', "utf-8")
    resolved = Resolver(registry, Recipe()).for_path(str(tmp_path / "a" / "x.txt"))
    assert resolved.root_of("exclude") == resolved.root_of("per-file-ignores") == str(tmp_path)
    assert resolved.root_of("words") == resolved.root == str(tmp_path / "a")


@pytest.mark.parametrize(("name", "table"), [("vnlint.toml", ""), ("pyproject.toml", "[tool.vnlint]\r\n")])
def test_a_byte_order_mark_is_no_part_of_a_file(registry, tmp_path, name, table):
    (tmp_path / name).write_bytes(b"\xef\xbb\xbf" + f'{table}select = ["other-rule"]\r\n'.encode())
    resolved = Resolver(registry, Recipe()).for_path(str(tmp_path / "a.txt"))
    assert [rule.name for rule in resolved.rules] == ["other-rule"]
