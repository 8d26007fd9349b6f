"""--output-dir: what is checked, fixed or as it was, in a new place, the old files as they were."""

import os

import pytest

from tests.cli.conftest import CITY, CLEAN, DASHES

FIXED = DASHES.replace("--", "–")


@pytest.fixture
def tree(corpus, monkeypatch):
    """The corpus with a folder below it."""
    (corpus / "trong").mkdir()
    (corpus / "trong" / "d.txt").write_text(DASHES, "utf-8")
    monkeypatch.chdir(corpus)
    return corpus


def texts(folder):
    found = {}
    for root, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(root, name)
            with open(path, encoding="utf-8") as file:
                found[os.path.relpath(path, folder)] = file.read()
    return found


def test_all_files_are_there_and_the_old_ones_are_as_they_were(vnlint, tree, tmp_path_factory):
    before = texts(tree)
    out = tmp_path_factory.mktemp("out") / "new"
    done = vnlint("--output-dir", str(out), ".")
    assert done.code == 1
    new = texts(out)
    assert new[os.path.join("trong", "d.txt")] == FIXED
    assert CLEAN in new.values()
    assert texts(tree) == before
    assert new.keys() == {name for name in before if name.endswith(".txt")}


def test_nothing_is_overwritten(vnlint, tree):
    vnlint("--output-dir", "out", "trong")
    done = vnlint("--output-dir", "out", "trong")
    assert done.code == 2
    assert "there is a file" in done.err
    assert texts("out") == {"d.txt": FIXED}


def test_two_files_of_one_name_are_refused_before_anything_is_written(vnlint, tree):
    (tree / "d.txt").write_text(CITY, "utf-8")
    done = vnlint("--output-dir", "out", "d.txt", os.path.join("trong", "d.txt"))
    assert done.code == 2
    assert "would both become" in done.err
    assert not os.path.exists("out")


@pytest.mark.parametrize("out", ["city.txt", os.path.join("city.txt", "new")])
def test_a_file_is_no_folder(vnlint, tree, out):
    before = texts(tree)
    done = vnlint("--output-dir", out, ".")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"error: cannot write {out}: Not a directory")
    assert texts(tree) == before


def test_what_cannot_be_written_back_is_copied_as_it_is(vnlint, tree):
    (tree / "trong" / "hỏng.txt").write_bytes(b"H\xff -- Hu\n")
    done = vnlint("--output-dir", "out", "trong")
    assert done.code == 2
    with open(os.path.join("out", "hỏng.txt"), "rb") as file:
        assert file.read() == b"H\xff -- Hu\n"


def test_neither_with_diff_nor_with_standard_input(vnlint, tree):
    assert "--diff writes nothing" in vnlint("--output-dir", "out", "--diff", ".").err
    assert "standard output" in vnlint("--output-dir", "out", "-", stdin=CITY.encode()).err


def test_tables_and_compressed_files(vnlint, tree):
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    import gzip

    table = pa.table({"text": [DASHES, CLEAN], "number": [1, 2]})
    os.mkdir("bảng")
    pq.write_table(table, "bảng/a.parquet")
    pq.write_table(table.slice(1), "bảng/b.parquet")
    with gzip.open("bảng/c.txt.gz", "wt", encoding="utf-8") as file:
        file.write(DASHES)
    vnlint("--output-dir", "out", "bảng")
    assert pq.read_table("out/a.parquet").to_pylist() == [{"text": FIXED, "number": 1}, {"text": CLEAN, "number": 2}]
    with open("bảng/b.parquet", "rb") as old, open("out/b.parquet", "rb") as new:
        assert old.read() == new.read()
    with gzip.open("out/c.txt.gz", "rt", encoding="utf-8") as file:
        assert file.read() == FIXED
