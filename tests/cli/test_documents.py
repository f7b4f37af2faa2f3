"""Documents through the command line: in by files, lines and folders, out as text and files."""

from pathlib import Path

import pytest

from tests.cli.conftest import Tracker
from tests.factories import content, meeting, proposal, raw
from tracker.settings import shipped

SEED = shipped("seeds") / "qods-1404-02-06.json"


def test_a_file_goes_in_once(begun: Tracker) -> None:
    first, second = begun("import", SEED), begun("import", SEED)
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert first.output == "published 1, unchanged 0, corrected 0, refused 0\n"
    assert second.output == "published 0, unchanged 1, corrected 0, refused 0\n"


def test_a_dry_run_writes_nothing(begun: Tracker) -> None:
    run = begun("import", "--dry-run", SEED)
    told = "published 1, unchanged 0, corrected 0, refused 0"
    assert run.output == f"Dry run, nothing written: {told}\n"
    assert begun("export").output == ""


def test_the_good_ones_of_a_folder_go_in_and_the_bad_ones_are_told_by_place(
    begun: Tracker, tmp_path: Path
) -> None:
    folder = tmp_path / "meetings"
    folder.mkdir()
    good = content(proposal(1))
    bad = content(sitting=2, meeting=meeting(day_of="x"))
    (folder / "a.jsonl").write_bytes(raw(good) + b"\n\n" + raw(bad) + b"\n")
    (folder / "b.json").write_bytes(b"{")
    (folder / "notes.txt").write_text("no document")
    run = begun("import", folder)
    assert run.exit_code == 1
    assert run.stdout == "published 1, unchanged 0, corrected 0, refused 2\n"
    places = [line.split(": ")[0] for line in run.stderr.splitlines()]
    assert places == [f"{folder}/a.jsonl:3", f"{folder}/b.json"]
    assert ": meeting.day_of: " in run.stderr


def test_other_content_is_refused_with_the_difference_until_a_reason_is_given(
    begun: Tracker, tmp_path: Path
) -> None:
    file = tmp_path / "one.json"
    file.write_bytes(raw(content(proposal(1, text="first"))))
    begun("import", file)
    file.write_bytes(raw(content(proposal(1, text="second"))))
    refused = begun("import", file)
    assert refused.exit_code == 1
    assert "    proposals[0].text: first -> second\n" in refused.stderr
    corrected = begun("import", "--correct", "a slip of the pen", file)
    assert corrected.output == "published 0, unchanged 0, corrected 1, refused 0\n"


def test_what_comes_out_goes_into_an_empty_store_and_comes_out_the_same(
    begun: Tracker, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun("import", SEED)
    lines = begun("export").output
    (tmp_path / "all.jsonl").write_text(lines, encoding="utf-8")
    monkeypatch.setenv("TRACKER_HOME", str(tmp_path / "other"))
    begun("db", "upgrade")
    begun("import", tmp_path / "all.jsonl")
    assert begun("export").output == lines


def test_a_folder_of_files_is_written_as_people_read_them(begun: Tracker, tmp_path: Path) -> None:
    begun("import", SEED)
    begun("export", "--to", tmp_path / "out", "QDS-1404-02-06")
    assert (tmp_path / "out" / "QDS-1404-02-06.json").read_bytes() == SEED.read_bytes()


@pytest.mark.parametrize("code", ["qds14040206", "۱۴۰۴۰۲۰۶", "قدس ۱۴۰۴/۰۲/۰۶"])
def test_a_code_is_read_however_it_is_typed(begun: Tracker, code: str) -> None:
    begun("import", SEED)
    assert begun("export", code).output == begun("export", "QDS-1404-02-06").output != ""


def test_a_meeting_that_is_not_there_is_told(begun: Tracker) -> None:
    run = begun("export", "QDS-1404-02-07")
    assert (run.exit_code, run.stderr) == (2, "There is no meeting QDS-1404-02-07.\n")


def test_persian_is_spoken_when_asked_for(begun: Tracker, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_bytes(raw(content(meeting=meeting() | {"day": "1404-02-06"})))
    run = begun("--lang", "fa", "import", tmp_path / "bad.json")
    assert "به تاریخ شمسی می‌ماند" in run.stderr


@pytest.mark.parametrize("command", [("import", SEED), ("export",), ("serve",), ("db", "check")])
def test_without_a_store_one_sentence_says_how_to_make_it(
    tracker: Tracker, place: str, home: Path, command: tuple[object, ...]
) -> None:
    run = tracker(*command)
    assert run.exit_code == 2
    assert run.stderr == (
        f"There is no up-to-date store at {place}. "
        "Create it, or bring it up to date, with: tracker db upgrade\n"
    )
    assert not home.exists()


def test_where_no_document_lies_that_is_told(begun: Tracker, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x")
    (tmp_path / "none.jsonl").write_text("\n")
    for source in (tmp_path, tmp_path / "none.jsonl"):
        ran = begun("import", source)
        assert (ran.exit_code, ran.stdout) == (2, "")
        assert ran.stderr.startswith("There is no document in it")
