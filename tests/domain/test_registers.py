"""The registers: everybody once, however spelled; what is known is filled in, never overwritten."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session

from tests.everything import everything
from tests.factories import DAY, Content, content, document, meeting, proposal, published, raw, step
from tests.tables import Rows, contents, counts, rows
from tracker import exchange
from tracker.domain.documents import Outcome
from tracker.domain.errors import Refused
from tracker.exchange import Document, Fault
from tracker.queries import documents

PLACES = (
    content(organizations=[{"name": "شهرداری"}]),
    content(organizations=[{"name": "اداره", "parent": "شهرداری"}]),
    content(people=[{"name": "علی", "memberships": [{"organization": "شهرداری", "role": "عضو"}]}]),
    content(meeting=meeting(body="شهرداری")),
    content(attendance=[{"organization": "شهرداری"}]),
    content(proposal(1, proposers={"organizations": ["شهرداری"]})),
    content(proposal(1, cooperating=["شهرداری"])),
    content(proposal(1, informed=["شهرداری"])),
    content(proposal(1, step("recorded"), step("assigned", organization="شهرداری"))),
)
PEOPLE = (
    content(people=[{"name": "علی"}]),
    content(meeting=meeting(chair="علی")),
    content(meeting=meeting(secretary="علی")),
    content(attendance=[{"person": "علی"}]),
    content(statements=[{"speaker": "علی", "text": "گفت"}]),
    content(proposal(1, proposers={"people": ["علی"]})),
)


def on_day(number: int, **changes: Any) -> Document:
    """Return a document of another day."""
    day = DAY + timedelta(days=number)
    told = {"day": day.isoformat(), "title": "جلسه", **changes.pop("meeting", {})}
    return document(day=day, meeting=told, **changes)


def names(session: Session, table: str) -> list[str]:
    return [name for (name,) in rows(session, f"SELECT name FROM {table} ORDER BY id")]


def bodies(session: Session) -> Rows:
    return rows(
        session,
        "SELECT o.name, o.classification, p.name, o.seats, o.licence_number, o.licence_issuer,"
        " o.licence_expires_on FROM organization o LEFT JOIN organization p ON p.id = o.parent_id"
        " ORDER BY o.id",
    )


@pytest.mark.parametrize("part", PLACES)
def test_a_body_is_remembered_wherever_it_is_named(session: Session, part: Content) -> None:
    published(session, exchange.read(raw(part)))
    assert "شهرداری" in names(session, "organization")
    assert len(set(names(session, "organization"))) == counts(session)["organization"]


@pytest.mark.parametrize("part", PEOPLE)
def test_a_person_is_remembered_wherever_they_are_named(session: Session, part: Content) -> None:
    published(session, exchange.read(raw(part)))
    assert names(session, "person") == ["علی"]


def test_a_group_is_neither_a_person_nor_a_body(session: Session) -> None:
    group = {"groups": ["حاضران جلسه"]}
    published(session, document(proposal(1, proposers=group), attendance=[{"group": "اعضا"}]))
    assert {"person", "organization"}.isdisjoint(counts(session))


def test_a_body_or_group_that_speaks_is_no_person(session: Session) -> None:
    who = [{"organization": "سمن"}, {"group": "مردم"}, {"person": "علی", "organization": "آب"}]
    said = [{"speaker": name, "text": "گفت"} for name in ("سمن", "مردم", "علی", "مینا", "آب")]
    told = document(attendance=who, statements=said)
    published(session, told)
    assert names(session, "person") == ["علی", "مینا"]
    assert documents.coded(session, told.code) == told  # its words stay under its name


@pytest.mark.parametrize(
    "spelled",
    ["خانه‌ی سمن‌ها", "خانهٔ سمن‌ها", "خانه سمن ها", "خانه  سمنها", "خانۀ سمن‌ها", "«خانهٔ سمن‌ها»"],
)
def test_one_name_in_several_spellings_is_one_body(session: Session, spelled: str) -> None:
    first = document(meeting=meeting(body="خانهٔ سمن‌ها"))
    published(session, first, on_day(1, meeting={"body": spelled}))
    assert names(session, "organization") == ["خانهٔ سمن‌ها"]
    assert rows(session, "SELECT body, body_id FROM meeting ORDER BY id") == [
        ("خانهٔ سمن‌ها", 1),
        (spelled, 1),
    ]


def test_a_person_is_one_in_several_spellings_and_keeps_the_words_of_each_day(
    session: Session,
) -> None:
    spoken = [{"speaker": "علي رضائي", "text": "گفت"}, {"speaker": "علی رضایی", "text": "گفت"}]
    published(session, document(statements=spoken))
    assert names(session, "person") == ["علي رضائي"]
    assert rows(session, "SELECT speaker, person_id FROM statement ORDER BY id") == [
        ("علي رضائي", 1),
        ("علی رضایی", 1),
    ]


def test_the_registers_spelling_is_the_one_to_keep(session: Session) -> None:
    named = [{"name": "شورای اسلامی شهر قدس"}]
    published(session, document(meeting=meeting(body="شوراي شهرقدس"), organizations=named))
    published(session, on_day(1, meeting={"body": "شوراي اسلامي شهرقدس"}))
    assert names(session, "organization") == ["شورای اسلامی شهر قدس", "شوراي شهرقدس"]


def test_everything_that_is_told_of_a_body_is_kept(session: Session) -> None:
    published(session, exchange.read(raw(everything())))
    town, commission = "شورای اسلامی شهر قدس", "کمیسیون فرهنگی شورای اسلامی شهر قدس"
    licence = ("۱۲/ب", "فرمانداری قدس", "2027-03-20")
    assert bodies(session)[:3] == [
        ("خانهٔ سمن‌ها", "ngo", None, None, *licence),
        (town, "council", None, 7, None, None, None),
        (commission, "commission", town, None, None, None, None),
    ]


def test_what_was_not_known_of_a_body_is_filled_in(session: Session) -> None:
    published(session, document(meeting=meeting(body="خانه")))
    learnt: list[Content] = [
        {"classification": "ngo"},
        {"parent": "فرمانداری"},
        {"licence": {"number": "۱"}},
        {"licence": {"number": "۱", "issuer": "فرمانداری"}, "seats": 5},
    ]
    for number, told in enumerate(learnt, 1):
        published(session, on_day(number, organizations=[{"name": "خانه", **told}]))
    assert bodies(session)[0] == ("خانه", "ngo", "فرمانداری", 5, "۱", "فرمانداری", None)


@pytest.mark.parametrize(
    "told",
    [
        {"classification": "media"},
        {"parent": "دیگر"},
        {"seats": 9},
        {"licence": {"number": "۲"}},
        {"licence": {"issuer": "دیگر"}},
        {"licence": {"expires_on": "2030-01-01"}},
    ],
)
def test_something_else_than_what_is_known_of_a_body_is_refused(
    session: Session, told: Content
) -> None:
    licence = {"number": "۱", "issuer": "فرمانداری", "expires_on": "2027-03-20"}
    known = {"classification": "ngo", "parent": "شورا", "seats": 7, "licence": licence}
    published(session, document(organizations=[{"name": "خانه", **known}]))
    before = contents(session)
    other = on_day(1, organizations=[{"name": "نهاد"}, {"name": "خانه", **told}])
    with pytest.raises(Refused) as refused:
        published(session, other)
    session.rollback()
    assert refused.value.code == "faulty_document"
    [fault] = refused.value.values["faults"]
    [(field, value)] = told.items()
    told_before: object = known[field]
    if isinstance(value, dict):
        [(part, value)] = value.items()
        field, told_before = f"licence.{part}", licence[part]
    assert (fault.place, fault.code) == (f"organizations[1].{field}", "register_conflict")
    assert fault.values == {
        "name": "خانه",
        "field": field,
        "known": str(told_before),
        "told": str(value),
    }
    assert contents(session) == before


def test_a_role_is_kept_once_and_a_new_one_is_added(session: Session) -> None:
    role = {"organization": "شورا", "role": "عضو", "since": "2021-08-05"}
    other = {**role, "until": "2025-08-04"}
    published(session, document(people=[{"name": "علی", "memberships": [role]}]))
    published(session, on_day(1, people=[{"name": "علي", "memberships": [role, other]}]))
    told = rows(session, "SELECT person_id, role, since, until FROM membership ORDER BY id")
    assert told == [
        (1, "عضو", "2021-08-05", None),
        (1, "عضو", "2021-08-05", "2025-08-04"),
    ]


def test_the_same_role_told_twice_in_one_import_is_one(session: Session) -> None:
    role = {"organization": "شورا", "role": "عضو"}
    people = [{"name": "علی", "memberships": [role, role]}]
    published(session, document(people=people), on_day(1, people=people))
    assert counts(session)["membership"] == 1


def test_nobody_gets_more_roles_than_a_document_can_tell(session: Session) -> None:
    def people(*numbers: int) -> list[Content]:
        held = [{"organization": "شورا", "role": f"عضو {number}"} for number in numbers]
        return [{"name": "رضا"}, {"name": "علی", "memberships": held}]

    published(session, document(people=people(*range(49))))
    published(session, on_day(1, people=people(48, 49)))
    with pytest.raises(Refused) as refused:
        published(session, on_day(2, people=people(49, 50)))
    session.rollback()
    fault = Fault("people[1].memberships", "too_many_roles", {"most": 50})
    assert refused.value.values == {"faults": [fault]}
    assert counts(session)["membership"] == 50


def test_whoever_has_as_many_roles_as_may_be_still_shows_in_every_document(
    session: Session,
) -> None:
    held = [{"organization": "شورا", "role": f"عضو {number}"} for number in range(50)]
    said = [{"speaker": "علی", "text": "گفت"}]
    first = on_day(1, statements=said, people=[{"name": "علی", "memberships": held[:30]}])
    second = on_day(2, statements=said, people=[{"name": "علی", "memberships": held[20:]}])
    published(session, document(statements=said), first, second)
    more = on_day(3, people=[{"name": "علی", "memberships": [{**held[0], "role": "رییس"}]}])
    with pytest.raises(Refused):
        published(session, more)
    session.rollback()
    told = [documents.coded(session, code) for code in documents.codes(session)]
    assert [len(each.people[0].memberships) for each in told if each] == [50, 50, 50]
    for each in filter(None, told):
        assert exchange.read(exchange.write(each).encode()) == each
        assert published(session, each) == [Outcome.UNCHANGED]


def test_names_have_an_order_of_their_own(session: Session) -> None:
    given = ["پارک", "آب", "يزد", "برق", "ژاله"]
    published(session, document(attendance=[{"organization": name} for name in given]))
    ordered = rows(session, "SELECT name FROM organization ORDER BY sort_key")
    assert ordered == [("آب",), ("برق",), ("پارک",), ("ژاله",), ("يزد",)]
