"""What each status and each mark means."""

from tests.browser import Browser
from tests.markup import text_of
from tracker.models.marks import MarkKind
from tracker.models.proposals import Status
from tracker.web import words


def test_every_status_and_mark_is_explained_in_its_own_row(seeded: Browser) -> None:
    page = seeded.page("/statuses")
    persian = words.translation("fa").gettext
    rows = [text_of(row) for row in page.all("tr")]
    for kind in (Status, MarkKind):
        for member in kind:
            name, meaning = words.NAMES[kind][member], words.MEANINGS[kind][member]
            assert any(row.startswith(f"{persian(name)} {persian(meaning)}") for row in rows)
    assert len(rows) == len(Status) + len(MarkKind) + 2
