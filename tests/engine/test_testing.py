"""What the checks for packs show of themselves runs, and is not passed over."""

import subprocess
import sys
import textwrap

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


def test_the_example_for_a_pack_runs(tmp_path):
    (tmp_path / "my_pack").mkdir()
    (tmp_path / "my_pack" / "__init__.py").write_text(textwrap.dedent(PACK), "utf-8")
    (tmp_path / "my_pack" / "case.py").write_text(textwrap.dedent(RULE), "utf-8")
    _, _, code = vnlint.testing.__doc__.partition("::\n\n")
    (tmp_path / "test_pack.py").write_text(textwrap.dedent(code.partition("\n\nWhat")[0]), "utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-W", "error", "-p", "no:cacheprovider", "test_pack.py"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stdout
    assert "4 passed in" in run.stdout
