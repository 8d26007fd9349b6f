"""`vnlint learn` and `vnlint model`: the same bytes however they came about, and clear words where nothing came."""

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time

import pytest

from vnlint_rules.language.context.learning import learner
from vnlint_rules.spelling.letter_slip import LetterSlip
from vnlint_rules.spelling.real_word_error import RealWordError
from vnlint_rules.spelling.undiacritized_text import UndiacritizedText

SENTENCES = (
    "Hôm nay trời mưa rất to ở Hà Nội.",
    "Người dân vẫn đi làm, học sinh được nghỉ học.",
    "Hai bên trao đổi về hợp tác kinh tế và văn hóa.",
    "Đoàn đại biểu thăm nhà máy, gặp công nhân.",
)
EVALUATION = "Câu lạc bộ cờ tướng của phường mở giải mùa xuân cho các cụ ông"


@pytest.fixture
def texts(corpus):
    lines = [
        json.dumps({"id": n, "text": "\n".join(SENTENCES[(n + k) % 4] for k in range(3))}, ensure_ascii=False)
        for n in range(400)
    ]
    lines += [json.dumps({"id": f"x{n}", "text": EVALUATION}, ensure_ascii=False) for n in range(9)]
    corpus = corpus / "texts"
    corpus.mkdir()
    path = corpus / "news.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    for number in range(3):
        (corpus / f"{number}.txt").write_text("\n".join(SENTENCES * 50), encoding="utf-8")
    return corpus


def learn(vnlint, texts, name, *more):
    output = texts / name
    shown = vnlint("learn", "--isolated", texts, "-o", output, "--min-count", "2", "--date", "2026-01-01", *more)
    return shown, output


def test_a_model_is_learned_and_shown(vnlint, texts):
    shown, output = learn(vnlint, texts, "own.vnm")
    assert shown.code == 0
    assert "own.vnm:" in shown.out
    assert "words of text are few" in shown.err
    assert not (texts / "own.vnm.work").exists()
    card = json.loads(vnlint("model", "show", output, "--output-format", "json").out)
    assert card["date"] == "2026-01-01"
    assert {one["file"] for one in card["corpora"]} == {"news.jsonl", "0.txt", "1.txt", "2.txt"}
    assert "least pair: 1" in vnlint("model", "show", output).out
    assert "vnlint default" in vnlint("model", "show").out


def test_the_number_of_processes_makes_no_difference(vnlint, texts):
    _, one = learn(vnlint, texts, "one.vnm", "--jobs", "1")
    _, two = learn(vnlint, texts, "two.vnm", "--jobs", "2")
    assert one.read_bytes() == two.read_bytes()


def test_a_killed_run_goes_on_to_the_same_model(vnlint, texts):
    (texts / "0.txt").write_bytes(b"Vi\xff\xfet Nam, H\xc3\xa0 N\xe1")
    told, whole = learn(vnlint, texts, "whole.vnm")
    output = texts / "killed.vnm"
    command = [sys.executable, "-m", "vnlint", "learn", "--isolated", str(texts), "-o", str(output)]
    command += ["--min-count", "2", "--date", "2026-01-01"]
    process = subprocess.Popen(command)
    pieces = texts / "killed.vnm.work"
    for _ in range(500):
        if pieces.is_dir() and any(pieces.glob("*.done")):
            break
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    shown, output = learn(vnlint, texts, "killed.vnm")
    assert shown.code == told.code == 2
    assert shown.err == told.err
    assert "0.txt" in shown.err
    assert output.read_bytes() == whole.read_bytes()


@pytest.mark.skipif(
    sys.platform == "win32" or multiprocessing.get_start_method() != "fork",
    reason="other processes do not know what a test puts in place of the work",
)
def test_a_killed_process_is_told(vnlint, texts, monkeypatch):
    monkeypatch.setattr(learner, "texts_of", lambda batch: os.kill(os.getpid(), signal.SIGKILL))
    shown, _ = learn(vnlint, texts, "own.vnm", "--jobs", "2")
    assert shown.code == 2
    assert "a process was killed" in shown.err


def test_pieces_of_another_run_are_not_taken(vnlint, texts):
    folder = texts / "own.vnm.work"
    folder.mkdir()
    (folder / "manifest.json").write_text("{}")
    shown, output = learn(vnlint, texts, "own.vnm")
    assert shown.code == 2
    assert "--restart" in shown.err
    assert learn(vnlint, texts, "own.vnm", "--restart")[0].code == 0
    assert output.exists()


def test_what_is_left_out_is_not_counted(vnlint, texts, tmp_path):
    sets = tmp_path / "sets"
    sets.mkdir()
    held = sets / "set.jsonl"
    held.write_text(json.dumps({"id": "other", "text": EVALUATION}, ensure_ascii=False) + "\n", encoding="utf-8")
    _, with_it = learn(vnlint, texts, "with.vnm")
    _, without = learn(vnlint, texts, "without.vnm", "--leave-out", held)
    cards = [json.loads(vnlint("model", "show", m, "--output-format", "json").out) for m in (with_it, without)]
    assert cards[0]["pairs"] > cards[1]["pairs"]
    assert cards[1]["left_out"] == ["set.jsonl"]


def test_a_set_that_is_none_is_told_before_anything_is_read(vnlint, texts, tmp_path):
    (tmp_path / "set.txt").write_text("no JSON\n")
    shown, output = learn(vnlint, texts, "own.vnm", "--leave-out", tmp_path / "set.txt")
    assert shown.code == 2
    assert "set.txt:1:" in shown.err
    assert not output.exists()


def test_without_text_nothing_is_written(vnlint, corpus):
    (corpus / "empty.txt").write_text("")
    shown = vnlint("learn", "--isolated", corpus / "empty.txt", "-o", corpus / "none.vnm")
    assert shown.code == 2
    assert "no text was found" in shown.err
    assert not (corpus / "none.vnm").exists()


def test_what_a_sentence_teaches_is_not_told_in_numbers(vnlint, corpus):
    shown = vnlint("learn", "--isolated", "clean.txt", "-o", "own.vnm")
    assert shown.code == 0
    assert "perplexity not told by so little text" in shown.out


def test_what_cannot_be_read_is_told_where_nothing_else_is_left(vnlint, corpus):
    (corpus / "cut.txt").write_bytes("Mưa trờ".encode()[:-1])
    shown = vnlint("learn", "--isolated", corpus / "cut.txt", "-o", corpus / "none.vnm")
    assert shown.code == 2
    assert "cut.txt:1:7: not UTF-8" in shown.err
    assert "no text was found" in shown.err


def test_a_bad_record_is_told_and_the_rest_is_learned(vnlint, texts):
    with (texts / "news.jsonl").open("a") as file:
        file.write("{not json\n")
    shown, output = learn(vnlint, texts, "own.vnm")
    assert shown.code == 2
    assert "news.jsonl" in shown.err
    assert output.exists()


def test_a_model_of_ones_own_is_read(vnlint, texts):
    learn(vnlint, texts, "own.vnm")
    (texts / "vnlint.toml").write_text('model = "own.vnm"\nselect = ["real-word-error"]\n')
    assert vnlint("check", texts / "0.txt").code == 0
    (texts / "vnlint.toml").write_text('model = "news.jsonl"\nselect = ["real-word-error"]\n')
    shown = vnlint("check", texts / "0.txt")
    assert shown.code == 2
    assert "not a vnlint model" in shown.err
    assert "vnlint.toml: model" in shown.err


def test_a_model_of_ones_own_is_blended_with_the_shipped_one(vnlint, texts):
    usual = "Xe chạy với tóc độ cao."  # to the shipped model a slip, here what everybody writes
    (texts / "usual.txt").write_text(f"{usual}\n" * 300, encoding="utf-8")
    (texts / "new.txt").write_text(f"{usual}\nĐây là một trong nhưng người đầu tiên.\n", encoding="utf-8")
    learn(vnlint, texts, "own.vnm")

    def flagged(settings):
        (texts / "vnlint.toml").write_text(f'select = ["real-word-error"]\n{settings}')
        shown = vnlint("check", "--output-format", "json-lines", texts / "new.txt")
        text = (texts / "new.txt").read_text(encoding="utf-8")
        return [text[found["start"] : found["end"]] for found in map(json.loads, shown.out.splitlines())]

    assert flagged("") == ["tóc", "nhưng"]
    assert flagged('model = "own.vnm"\nmodel-share = 0.5\n') == ["nhưng"]
    (texts / "vnlint.toml").write_text('model = "own.vnm"\nmodel-share = 0\n')
    shown = vnlint("check", texts / "new.txt")
    assert shown.code == 2
    assert "model-share" in shown.err or "model_share" in shown.err


def test_all_rules_of_spelling_ask_one_judge(vnlint, texts):
    _, output = learn(vnlint, texts, "own.vnm")
    rules = [rule(model=str(output), model_share=0.5) for rule in (LetterSlip, RealWordError, UndiacritizedText)]
    assert len({id(rule.judge()) for rule in rules}) == 1
    assert rules[0].judge() is not LetterSlip().judge()
    assert LetterSlip().judge() is LetterSlip(model_share=1.0).judge()
