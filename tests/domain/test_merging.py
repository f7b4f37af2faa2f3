"""Two people change one draft."""

from dataclasses import replace

from tracker.domain.merging import Both, chosen, fingerprints, merged, rekeyed
from tracker.queries.lines import Details, Draft, StatementLine

A, B = StatementLine("الف", id=1), StatementLine("ب", id=2)
BEFORE = Draft(Details(title="نشست", place="تالار"), statements=(A, B))
WAS = fingerprints(BEFORE)


def texts(draft: Draft) -> list[str | None]:
    """Return what is said."""
    return [line.text for line in draft.statements]


def said(*lines: StatementLine) -> Draft:
    """Return the draft with these statements."""
    return replace(BEFORE, statements=lines)


def test_what_only_one_changed_is_taken_from_each() -> None:
    mine, theirs = said(replace(A, text="من"), B), said(A, replace(B, text="او"))
    found = merged(theirs, mine, WAS)
    assert texts(found.draft) == ["من", "او"]
    assert [(row.key, row.open) for row in found.both] == [("statements.2", False)]


def test_what_both_changed_must_be_chosen_and_mine_stays_in_the_form() -> None:
    mine, theirs = said(replace(A, text="من"), B), said(replace(A, text="او"), B)
    found = merged(theirs, mine, WAS)
    assert texts(found.draft) == ["من", "ب"]
    [row] = found.both
    assert (row.key, row.open, row.table, row.differing) == (
        "statements.1",
        True,
        "statements",
        ["text"],
    )
    assert texts(chosen(found.draft, theirs, {"statements.1"})) == ["او", "ب"]
    assert texts(chosen(found.draft, theirs, set())) == ["من", "ب"]


def test_what_both_typed_alike_is_no_difference() -> None:
    same = said(replace(A, text="یکی"), B)
    assert merged(same, same, WAS).both == []


def test_a_row_that_the_other_added_is_put_in() -> None:
    theirs = said(A, B, StatementLine("پ", id=3))
    found = merged(theirs, said(A, B), WAS)
    assert texts(found.draft) == ["الف", "ب", "پ"]
    assert [row.open for row in found.both] == [False]


def test_my_new_row_stays() -> None:
    found = merged(said(A, B), said(A, B, StatementLine("نو")), WAS)
    assert (texts(found.draft), found.both) == (["الف", "ب", "نو"], [])


def test_a_row_that_the_other_removed_goes_unless_i_changed_it() -> None:
    theirs = said(B)
    assert texts(merged(theirs, said(A, B), WAS).draft) == ["ب"]
    found = merged(theirs, said(replace(A, text="من"), B), WAS)
    assert texts(found.draft) == ["من", "ب"]
    assert [(row.open, row.theirs) for row in found.both] == [(True, {})]
    assert texts(chosen(found.draft, theirs, {"statements.1"})) == ["ب"]


def test_a_row_that_i_removed_is_gone_unless_the_other_changed_it() -> None:
    found = merged(said(A, B), said(B), WAS)
    assert (texts(found.draft), found.both) == (["ب"], [])
    theirs = said(replace(A, text="او"), B)
    found = merged(theirs, said(B), WAS)
    assert [(row.open, row.mine) for row in found.both] == [(True, {})]
    assert texts(chosen(found.draft, theirs, {"statements.1"})) == ["ب", "او"]


def test_a_row_that_i_emptied_is_one_that_i_removed() -> None:
    assert texts(merged(said(A, B), said(StatementLine(id=1), B), WAS).draft) == ["ب"]


def test_details_are_compared_one_by_one() -> None:
    mine = replace(BEFORE, details=Details(title="من", place="تالار"))
    theirs = replace(BEFORE, details=Details(title="او", place="اتاق"))
    found = merged(theirs, mine, WAS)
    assert found.draft.details == Details(title="من", place="اتاق")
    assert found.both == [
        Both("details.title", {"title": "من"}, {"title": "او"}, open=True),
        Both("details.place", {"place": "تالار"}, {"place": "اتاق"}, open=False),
    ]
    took = chosen(found.draft, theirs, {"details.title"})
    assert took.details == Details(title="او", place="اتاق")


def test_without_fingerprints_every_difference_must_be_chosen() -> None:
    found = merged(said(replace(A, text="او"), B), said(replace(A, text="من"), B), {})
    assert [row.open for row in found.both] == [True]


def test_lines_of_published_minutes_are_found_again_after_a_correction() -> None:
    long = "سخنی دراز که اندکی دیگر شد"
    was = fingerprints(said(A, StatementLine(long, id=2)))
    now = said(StatementLine("تازه", id=1), replace(A, id=2), StatementLine(long + "!", id=3))
    typed, keys = rekeyed(now, said(A, StatementLine(long, id=2)), was)
    assert [line.id for line in typed.statements] == [2, 3]
    assert texts(merged(now, typed, keys).draft) == ["الف", long + "!", "تازه"]
