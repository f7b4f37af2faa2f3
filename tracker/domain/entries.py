"""What somebody tells of an event, checked and made one: before anything is written."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from pydantic import ValidationError
from sqlmodel import Session, select

from tracker.domain.cases import Case
from tracker.domain.days import Earliest, wrong_days
from tracker.domain.errors import Refused
from tracker.domain.offers import Offer
from tracker.domain.proposals import EVIDENCE
from tracker.domain.standing import ANSWERS, standing
from tracker.exchange.events import Event
from tracker.models import Meeting
from tracker.models.accounts import Role
from tracker.models.events import Certainty, EventKind
from tracker.models.organizations import Classification
from tracker.models.proposals import Status
from tracker.persian.text import name_key
from tracker.queries.bodies import body_called

Told = Mapping[str, Any]

# What an event may tell in support of "documented": a decision that is quoted is in the minutes.
SUPPORT = (*EVIDENCE, "decision")
MAY_CONFIRM = frozenset({Role.SECRETARY, Role.CHAIR})


def checked(session: Session, case: Case, offer: Offer, told: Told) -> Event:
    """Return the event that this account tells of.

    Raises Refused: event_lacks, due_and_not_due, field_not_asked, not_on_behalf, not_an_asker,
    day_ahead, before_the_meeting, before_last_step, before_responsible, before_silence,
    due_too_early, not_later, until_too_early, not_documented, not_confirmed, no_such_body,
    no_such_meeting, unfit.
    """
    told = {field: value for field, value in told.items() if value not in (None, "")}
    _complete(offer, told)
    told |= _spoken_for(session, case, offer, told)
    _days(case, offer, told)
    _certainty(case, offer, told)
    told |= _known(session, case, told)
    if until := _silent_until(case, offer):
        told |= {"awaiting_until": until}  # it tells how the claim came to be closed
    try:
        return Event(kind=offer.kind, status=offer.after, actor=case.by.name, **told)
    except ValidationError as error:
        wrong = error.errors(include_url=False, include_input=False)[0]
        code = "not_an_address" if wrong["type"] == "not_an_address" else "unfit"
        raise Refused(code, field=str(next(iter(wrong["loc"]), ""))) from None


def _complete(offer: Offer, told: Told) -> None:
    if strange := sorted(told.keys() - offer.takes):
        raise Refused("field_not_asked", field=strange[0])
    for field in ("happened_on", *offer.lacks(told)):
        if field not in told:
            raise Refused("event_lacks", field=field, step=offer.after or offer.kind)
    if "due_on" in told and "no_due_reason" in told:
        raise Refused("due_and_not_due")


def _spoken_for(session: Session, case: Case, offer: Offer, told: Told) -> Told:
    """Return for whom it is entered: in whose name, and through which channel, must be told."""
    whom = told.get("on_behalf_of")
    if whom is None:
        if not offer.own:
            raise Refused("event_lacks", field="on_behalf_of", step=offer.after or offer.kind)
        return _represented(case) if offer.own == {Role.NGO} else {}
    if not offer.on_behalf:
        raise Refused("not_on_behalf")
    if "channel" not in told:
        raise Refused("event_lacks", field="channel", step=offer.after or offer.kind)
    if Role.SECRETARY in offer.on_behalf:
        return {"on_behalf_of": _asker(session, case, offer, whom)}
    return {}


def _represented(case: Case) -> Told:
    """Return for whom a representative speaks: readers ask which NGO it was, not which person."""
    names = [asker.name for asker in case.askers if asker.id == case.by.organization_id]
    return {"on_behalf_of": names[0]} if names else {}


def _asker(session: Session, case: Case, offer: Offer, name: str) -> str:
    """Return the asker of this name; where nobody is known, the secretary names an NGO.

    The one that is responsible asked for it like the others, but does not answer its own claim.
    """
    answers = offer.kind in ANSWERS
    among = case.answerers if answers else case.askers
    if among:
        keys = {name_key(asker.name): asker.name for asker in among}
        if name_key(name) in keys:
            return keys[name_key(name)]
    else:
        body = body_called(session, case.proposal.council_id, name)
        own_claim = body and answers and body.id == case.proposal.responsible_id
        if body and body.classification is Classification.NGO and not own_claim:
            return body.name
    raise Refused("not_an_asker", name=name)


def _days(case: Case, offer: Offer, told: Told) -> None:
    raised_on = case.proposal.raised_on
    raised = [Earliest("before_the_meeting", raised_on)] if raised_on else []
    wrong = wrong_days(
        told,
        not_before=[*raised, *standing(case.events).earliest(offer.kind), *_silence(case, offer)],
        later_than=case.proposal.due_on if offer.kind is EventKind.EXTENSION else None,
        today=case.today,
    )
    for field, code, day in wrong:
        raise Refused(code, field=field, day=day)


def _silence(case: Case, offer: Offer) -> Iterator[Earliest]:
    """Yield the first day on which a claim that nobody answered can be closed as done."""
    if until := _silent_until(case, offer):
        yield Earliest("before_silence", until + timedelta(days=1))


def _silent_until(case: Case, offer: Offer) -> date | None:
    """Return until when an answer was waited for, where this closes what nobody answered."""
    return case.answer_until if offer.after is Status.VERIFIED and case.unanswered else None


def _certainty(case: Case, offer: Offer, told: Told) -> None:
    certainty = told.get("certainty", Certainty.CLAIMED)
    answered = offer.kind is EventKind.CONFIRMATION
    if certainty == Certainty.DOCUMENTED and not any(told.get(field) for field in SUPPORT):
        raise Refused("not_documented")
    if certainty == Certainty.CONFIRMED and not (answered or case.roles & MAY_CONFIRM):
        raise Refused("not_confirmed")


def _known(session: Session, case: Case, told: Told) -> Told:
    """Return what is named and must be in the record: a body as the register spells it."""
    council_id = case.proposal.council_id
    if meeting := told.get("meeting"):
        known = select(Meeting.id).where(Meeting.code == meeting, Meeting.council_id == council_id)
        if not session.exec(known).first():
            raise Refused("no_such_meeting", meeting=meeting)
    if name := told.get("organization"):
        body = body_called(session, council_id, name)
        if body is None:
            raise Refused("no_such_body", name=name)
        return {"organization": body.name}
    return {}
