"""Generated documents: small, valid, and full of names that meet in several spellings."""

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from tests.factories import DAY, Content, content, event, meeting, proposal, raw, step
from tracker import exchange
from tracker.domain.proposals import steps_from
from tracker.exchange import Document
from tracker.models.events import EventKind
from tracker.models.meetings import MeetingKind, Presence
from tracker.models.organizations import Classification
from tracker.models.proposals import OPEN, Status
from tracker.models.statements import StatementKind
from tracker.persian.text import name_key

NAMES = (
    "علی",
    "علي",
    "شورای شهر",
    "شوراي شهر",
    "شورای‌شهر",
    "خانهٔ سمن‌ها",
    "خانه سمن ها",
    "!",
    "a" * 300,
)
TEXTS = ("متن", "دو\nسطر", "<b>&\"'", "0", "۱۲", "\u200c‌می‌شود", "😀", "x" * 2000)

names = st.sampled_from(NAMES)
texts = st.sampled_from(TEXTS) | st.text(min_size=1, max_size=8).map(lambda text: f"م{text}م")
lines = st.sampled_from(("رییس", "عضو «ناظر»", "<i>", "۵ موافق", "%s{0}"))
days = st.dates(DAY - timedelta(days=30), DAY + timedelta(days=150)).map(str)
clock_times = st.times().map(lambda at: at.strftime("%H:%M"))


def some(part: Any, most: int = 2) -> Any:
    return st.lists(part, max_size=most)


def apart(part: Any, most: int = 2) -> Any:
    """Return lists in which nobody stands twice, however the name is spelled."""
    return st.lists(part, max_size=most, unique_by=_who)


def _who(part: Any) -> tuple[str, ...]:
    told = part if isinstance(part, dict) else {"person": part}
    return tuple(
        name_key(told.get(name, "")) for name in ("person", "organization", "group", "role")
    )


def told(must: dict[str, Any], may: dict[str, Any]) -> st.SearchStrategy[Content]:
    """Return parts that tell all of `must` and any of `may`."""
    return st.fixed_dictionaries(must, optional=may)


parties = told({}, {"people": apart(names), "organizations": apart(names), "groups": apart(names)})
attendances = st.one_of(
    told({"person": names}, {"organization": names, "role": lines, "came_at": clock_times}),
    told({"organization": names}, {"presence": st.sampled_from(Presence)}),
    told({"group": names}, {}),
)
statements = told(
    {"text": texts},
    {"speaker": names, "kind": st.sampled_from(StatementKind), "agenda_item": st.just(1)},
)
organizations = told(
    {"name": names}, {"parent": names, "classification": st.sampled_from(Classification)}
)
people = told(
    {"name": names},
    {"memberships": some(told({"organization": names, "role": lines}, {"since": days}))},
)


@st.composite
def timelines(draw: st.DrawFn) -> list[Content]:
    """Return a way through the workflow, with other events on it."""
    status = Status.RECORDED
    events = [step(status, **draw(told({}, {"actor": names})))]
    for _ in range(draw(st.integers(0, 4))):
        kinds = [kind for kind in EventKind if kind not in ("status", "dispute", "extension")]
        if status in OPEN:
            kinds.append(EventKind.EXTENSION)
        following = draw(st.sampled_from((None, *(row.after for row in steps_from(status)))))
        if following:
            status = following
            to: Content = {"organization": draw(names)} if status is Status.ASSIGNED else {}
            events.append(step(status, **to))
        else:
            events.append(event(draw(st.sampled_from(kinds)), text=draw(texts)))
    return events


@st.composite
def proposals(draw: st.DrawFn, number: int) -> Content:
    """Return a proposal with this number."""
    more = draw(
        told(
            {"text": texts},
            {
                "proposers": parties,
                "cooperating": apart(names),
                "informed": apart(names),
                "statement": st.just(1),
                "public": st.booleans(),
                "continuing": st.booleans(),
                "vote": lines,
            },
        )
    )
    return proposal(number, *draw(timelines()), **more)


@st.composite
def documents(draw: st.DrawFn, prefix: str, number: int) -> Document:
    """Return a document of this council; its `number` sets it apart from the others."""
    day = DAY - timedelta(days=number)
    may = {
        "body": names,
        "chair": names,
        "starts_at": clock_times,
        "kind": st.sampled_from(MeetingKind),
    }
    numbers = draw(st.lists(st.integers(1, 6), unique=True, max_size=3))
    struck = [number + 10 for number in draw(st.lists(st.integers(1, 6), unique=True, max_size=2))]
    return exchange.read(
        raw(
            content(
                *(draw(proposals(number)) for number in numbers),
                prefix=prefix,
                day=day,
                meeting=meeting(day, **draw(told({}, may))),
                organizations=draw(some(organizations)),
                people=draw(some(people)),
                agenda=["بند"],
                attendance=draw(apart(attendances, 3)),
                statements=[{"text": "نخست"}, *draw(some(statements, 3))],
                struck=struck,
            )
        )
    )


def records(most: int = 3) -> st.SearchStrategy[list[Document]]:
    """Return lists of documents of two councils."""
    councils = st.lists(st.sampled_from(("QDS", "REY")), min_size=1, max_size=most)
    return councils.flatmap(
        lambda prefixes: st.tuples(
            *(documents(prefix, number) for number, prefix in enumerate(prefixes))
        ).map(list)
    )
