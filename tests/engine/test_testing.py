"""What the checks for packs show of themselves runs, and is not passed over."""

import os
import re
import subprocess
import sys
import textwrap
import tomllib
from pathlib import Path

import vnlint.testing

PACK = """
    from vnlint import Damage, Edit, Message, Protection, Span, hookimpl

    def edits(document, random):
        yield Edit(Span(0, 2), "Mm")

    @hookimpl
    def vnlint_protect():
        return [Protection("letters", "Ma+")]

    @hookimpl
    def vnlint_encodings():
        return {"swapped": str.swapcase}

    @hookimpl
    def vnlint_damages():
        yield Damage("a-lost", Message("x", "y"), ("all",), edits, "Mưa rơi.")
"""
RULE = """
    from vnlint import Applicability, Bad, Good, Invariant, Message, Pattern, PatternRule

    class MixedCase2(PatternRule):
        \"""Case is swapped.

        Why, and when not.
        \"""

        message = Message("x", "y")
        applicability = Applicability.SAFE
        invariant = Invariant.REENCODES
        pattern = Pattern("mƯA|Maa")
        examples = (Bad("⟦mƯA⟧ rơi", fixed="Mưa rơi"), Good("Maa"))

        def replacement(self, match):
            return match.group().swapcase()
"""


def run_of_tests(folder, tests):
    """What pytest says of the tests of a pack, in the folder that has it."""
    command = [sys.executable, "-m", "pytest", "-q", "-W", "error", "-p", "no:cacheprovider", tests]
    path = os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, "PYTHONPATH": path}
    run = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", env=environment, check=False)
    assert run.returncode == 0, run.stdout
    return run.stdout


def test_the_example_for_a_pack_runs(tmp_path):
    (tmp_path / "my_pack").mkdir()
    (tmp_path / "my_pack" / "__init__.py").write_text(textwrap.dedent(PACK), "utf-8")
    (tmp_path / "my_pack" / "case.py").write_text(textwrap.dedent(RULE), "utf-8")
    _, _, code = vnlint.testing.__doc__.partition("::\n\n")
    (tmp_path / "test_pack.py").write_text(textwrap.dedent(code.partition("\n\nWhat")[0]), "utf-8")
    assert "4 passed in" in run_of_tests(tmp_path, "test_pack.py")


def test_the_package_in_the_guide_for_contributors_is_found_and_its_tests_pass(tmp_path):
    guide = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text("utf-8")
    files = dict(re.findall(r"```\w+\n# (\S+)\n(.*?)```", guide, re.S))
    files["acme_rules/house/__init__.py"] = ""
    files["acme_rules/house/missing_space_before_currency.py"] = re.search(r"```python\n(.*?)```", guide, re.S)[1]
    entry_points = tomllib.loads(files["pyproject.toml"])["project"]["entry-points"]
    files["acme_rules-0.1.dist-info/METADATA"] = "Metadata-Version: 2.1\nName: acme-rules\nVersion: 0.1\n"
    files["acme_rules-0.1.dist-info/entry_points.txt"] = "".join(
        f"[{group}]\n" + "".join(f"{name} = {value}\n" for name, value in entries.items())
        for group, entries in entry_points.items()
    )
    for path, content in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(content, "utf-8")
    assert "3 passed in" in run_of_tests(tmp_path, "tests")
    (tmp_path / "a.txt").write_text("Giá 5.000₫ một bó.\n", "utf-8")
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); from vnlint.__main__ import main; sys.exit(main())"
    command = [sys.executable, "-c", code, "--isolated", "--no-cache", "--select", "house", "--fix", "a.txt"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "a.txt").read_text("utf-8") == "Giá 5.000 ₫ một bó.\n"
