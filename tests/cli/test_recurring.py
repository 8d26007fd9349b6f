"""Forms that are flagged all over a corpus are shown a few times to people, every time to programs."""

import json

import pytest


@pytest.fixture
def repetitive(corpus):
    """Eight records with the same slip, and one with another."""
    lines = [json.dumps({"text": f"Câu {n}: các nghành của xã."}, ensure_ascii=False) for n in range(8)]
    lines.append(json.dumps({"text": "Ông đã đươc bầu."}, ensure_ascii=False))
    (corpus / "many.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    return "many.jsonl"


def test_people_see_a_form_five_times_and_are_asked_about_it(vnlint, repetitive):
    shown = vnlint("--isolated", "--output-format", "concise", repetitive)
    assert shown.code == 1
    assert shown.out.count("letter-slip “nghành”") == 5
    assert "missing-shape “đươc”" in shown.out
    assert "“nghành” was flagged 8 times (3 not shown); if it is right, add it to `words`" in shown.out
    assert "9 findings by 2 rules" in shown.out


def test_programs_see_all(vnlint, repetitive):
    shown = vnlint("--isolated", "--output-format", "json-lines", repetitive)
    assert len(shown.out.splitlines()) == 9


def test_words_of_ones_own_are_not_flagged(vnlint, repetitive):
    shown = vnlint("--isolated", "--config", "words=['nghành']", "--output-format", "concise", repetitive)
    assert "1 finding by 1 rule" in shown.out
