"""Write the pages of docs/rules from the rules themselves; with --check, say which are out of date and fail."""

import sys
from pathlib import Path

from vnlint.cli.describe import as_data, measured_words
from vnlint.plugins import load
from vnlint.reporters.visible import visible
from vnlint.rule import Rule

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "rules"
FIX = {"safe": "safe", "unsafe": "unsafe (`--unsafe-fixes`)", "display-only": "none: a person chooses"}


def page(rule: type[Rule]) -> str:
    """The Markdown page of a rule."""
    data = as_data(rule, "en")
    lines = [f"# {rule.name}", "", data["summary"], "", data["explanation"], ""]
    lines += [
        "| | |",
        "|---|---|",
        f"| group | `{data['group']}` |",
        f"| runs by default | {'in preview' if data['preview'] else 'yes' if data['default'] else 'no'} |",
        f"| fix | {FIX[data['applicability']]} |",
    ]
    if data["invariant"]:
        lines.append(f"| a safe fix is | `{data['invariant']}` |")
    if rule.measured:
        lines.append(f"| measured | {measured_words(rule.measured, 'en')} |")
    lines += ["", "## Examples", ""]
    for example in data["examples"]:
        lines += [*_example(example), ""]
    if data["options"]:
        lines += ["## Options", "", f"In a table `[tool.vnlint.options.{rule.name}]`:", ""]
        lines += [f"- `{o['name']} = {o['default']!r}` ({o['type']}): {o['help']}" for o in data["options"]]
        lines.append("")
    return "\n".join(lines)


def _example(example: dict) -> list[str]:
    notes = [f"{name} = {value!r}" for name, value in example["options"].items()]
    notes += [example["format"]] if example["format"] != "plain" else []
    note = f" ({', '.join(notes)})" if notes else ""
    beside = [line for text in example.get("beside", ()) for line in ("", "In a corpus with", "", *_block(text))]
    if "good" in example:
        why = f": {example['why']}" if example["why"] else ""
        return [f"Left alone{note}{why}", "", *_block(example["good"]), *beside]
    shown = [f"Flagged{note}", "", *_block(example["bad"])]
    for key, label in (("fixed", "Fixed"), ("unsafe", "Fixed with `--unsafe-fixes`")):
        if example[key] is not None:
            shown += ["", label, "", *_block(example[key])]
    if example["choices"]:
        shown += ["", "Choices: " + ", ".join(f"`{visible(choice)}`" for choice in example["choices"])]
    return shown + beside


def _block(text: str) -> list[str]:
    return ["````text", visible(text, spaces=False), "````"]


def index(rules: list[type[Rule]]) -> str:
    """The list of all rules, with what was measured of each, and of those that run by default together."""
    lines = [
        "# Rules",
        "",
        _together([rule for rule in rules if rule.default]),
        "",
        "| rule | group | default | fix | in 10,000 | read | true | defensible | what it finds |",
        "|---|---|---|---|--:|--:|--:|--:|---|",
    ]
    for rule in rules:
        summary, _ = rule.documentation()
        default = "preview" if rule.preview else "yes" if rule.default else "no"
        m = rule.measured
        measured = [f"{m.per_10k:g}", m.read, m.true, m.defensible] if m else [""] * 4
        cells = [f"[{rule.name}]({rule.name}.md)", rule.group, default, rule.applicability, *measured, summary]
        lines.append(f"| {' | '.join(map(str, cells))} |")
    return "\n".join([*lines, ""])


def _together(rules: list[type[Rule]]) -> str:
    """What the readings of some rules say of all of them, each weighted by how often it speaks."""
    measured = [rule.measured for rule in rules if rule.measured and rule.measured.read]
    rate = sum(m.per_10k for m in measured)
    false = sum(m.per_10k * (m.read - m.true - m.defensible) / m.read for m in measured)
    unread = ", ".join(f"`{rule.name}`" for rule in rules if not (rule.measured and rule.measured.read))
    return (
        f"The {len(rules)} rules that run by default make {rate:.0f} findings in 10,000 syllables of raw news. By "
        f"these readings {false:.2f} of them are false, and {1 - false / rate:.3f} true or defensible, those of a rule "
        "weighted by how often it speaks. Most of what was read is of the text that the rules were made with; how it "
        "was done stands in [accuracy.md](../accuracy.md). Never seen in that text, and so unread, were those of "
        f"{unread}."
    )


def main() -> int:
    """0, or 1 when a page checked is not what it should be."""
    rules = list(load().rules.values())
    pages = {f"{rule.name}.md": page(rule) for rule in rules} | {"index.md": index(rules)}
    known = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    stale = sorted(name for name in pages.keys() | known.keys() if pages.get(name) != known.get(name))
    if "--check" in sys.argv:
        for name in stale:
            print(f"docs/rules/{name} is out of date; run: python scripts/rule_docs.py")
        return 1 if stale else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in stale:
        if name in pages:
            (FOLDER / name).write_text(pages[name], encoding="utf-8")
        else:
            (FOLDER / name).unlink()
        print(f"docs/rules/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
