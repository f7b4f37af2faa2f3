"""From draft to public record: review, publish, what comes after, correct, take back."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug import Response

from tracker import clock
from tracker.domain import merging, minutes, redrafting, retraction
from tracker.domain.errors import Refused
from tracker.domain.permissions import Action
from tracker.domain.review import review as reviewed
from tracker.models import Meeting
from tracker.queries import follow_up, ledger, proposals, timeline
from tracker.queries.documents import gathered
from tracker.queries.lines import Draft
from tracker.web import login
from tracker.web.forms.corrections import CorrectionForm, PublishForm, RetractionForm
from tracker.web.forms.drafts import LARGEST, PARTS_SENT
from tracker.web.limits import takes
from tracker.web.permits import allows
from tracker.web.session import give_up, session
from tracker.web.views.desk_meetings import found
from tracker.web.words import told

pages = Blueprint("desk_minutes", __name__, url_prefix="/desk/meetings/<number:number>")


@pages.get("/review")
@allows(Action.READ_DRAFTS)
def review(number: int) -> ResponseReturnValue:
    """Show a draft as it would be published, with what is wrong and what wants a look."""
    meeting = found(number)
    if meeting.code is not None:
        return _done(meeting)
    return _review(meeting, PublishForm(data={"edits": str(meeting.edits)}))


@pages.post("/publish")
@allows(Action.PUBLISH)
def publish(number: int) -> ResponseReturnValue:
    """Publish a draft."""
    meeting = found(number)
    form = PublishForm(request.form)
    with form.refusals():
        minutes.publish(
            session(),
            meeting,
            edits=form.base,
            shown=form.numbers,
            by=login.current(),
            today=clock.today(),
            at=clock.now(),
        )
        return _done(meeting)
    if meeting.code is not None:
        return _done(meeting)
    form.edits.data = str(meeting.edits)
    return _review(meeting, form)


@pages.get("/done")
@allows(Action.READ_DRAFTS)
def done(number: int) -> ResponseReturnValue:
    """Show what came of it: the code, the public address, and what comes next."""
    meeting = found(number)
    if meeting.code is None:
        return redirect(url_for("desk_meetings.edit", number=number), 303)
    return render_template(
        "meetings/done.html",
        meeting=meeting,
        proposals=follow_up.of_meeting(session(), meeting.council_id, meeting.id or 0),
        public={row.id for row in proposals.of_meeting(session(), meeting.code)},
        taken_back=retraction.asked(session(), meeting),
        receipt=ledger.receipt(session(), meeting.council_id, meeting.code),
    )


@pages.route("/correct", methods=["GET", "POST"])
@allows(Action.PUBLISH)
@takes(LARGEST, PARTS_SENT)
def correct(number: int) -> ResponseReturnValue:
    """Show published minutes as a form; what is changed there becomes the next version."""
    meeting = found(number)
    retraction.check_standing(session(), meeting)
    stored = redrafting.drafted(gathered(session(), meeting))
    if request.method == "GET":
        return _correction(meeting, _seen_now(meeting, CorrectionForm.of(stored, meeting.edits)))
    form = CorrectionForm.sent()
    if not form.validate():
        return _correction(meeting, form)
    try:
        return _corrected(meeting, form, stored)
    except Refused as refused:
        if refused.code != "stale":
            form.refuse(refused)
            told_so = refused.code == "moved_since"
            return _correction(meeting, _seen_now(meeting, form) if told_so else form)
    return _both(meeting, form, stored)


@pages.route("/retract", methods=["GET", "POST"])
@allows(Action.PUBLISH)
def retract(number: int) -> ResponseReturnValue:
    """Ask for a publication to be taken back, or confirm what somebody else asked for."""
    meeting, who, now = found(number), login.current(), clock.now()
    form = RetractionForm.of_request()
    if request.method == "POST" and form.validate():
        with form.refusals():
            if form.do.data == "confirm":
                retraction.confirm(session(), meeting, read=form.read.data, by=who, at=now)
            elif form.do.data == "call_off":
                retraction.call_off(session(), meeting)
            else:
                retraction.ask(session(), meeting, reason=form.reason.data or "", by=who, at=now)
            return _done(meeting)
    asked = retraction.asked(session(), meeting)
    return form.page("meetings/retract.html", meeting=meeting, asked=asked, who=who)


def _done(meeting: Meeting) -> Response:
    return redirect(url_for("desk_minutes.done", number=meeting.id), 303)


def _review(meeting: Meeting, form: PublishForm) -> Response:
    found_there = reviewed(session(), meeting, today=clock.today())
    return form.page("meetings/review.html", meeting=meeting, review=found_there)


def _corrected(meeting: Meeting, form: CorrectionForm, stored: Draft) -> Response:
    """Publish the next version; raise Refused."""
    typed = form.draft()
    if form.theirs:
        typed = merging.chosen(typed, stored, form.theirs)
    minutes.correct(
        session(),
        meeting,
        draft=typed,
        edits=form.base,
        seen=form.last_seen,
        reason=form.reason.data or "",
        by=login.current(),
        today=clock.today(),
        at=clock.now(),
    )
    return _done(meeting)


def _both(meeting: Meeting, form: CorrectionForm, stored: Draft) -> Response:
    """Show what was typed beside what was published meanwhile; the form goes on from there."""
    typed, was = merging.rekeyed(stored, form.draft(), form.fingerprints)
    merged = merging.merged(stored, typed, was)
    again = CorrectionForm.of(merged.draft.settled(), meeting.edits, known=stored)
    again.reason.data, again.seen.data = form.reason.data, form.seen.data
    again.form_errors.append(told("stale"))
    again.status = 409
    return _correction(meeting, again, both=merged.both)


def _seen_now(meeting: Meeting, form: CorrectionForm) -> CorrectionForm:
    """Return the form, as of the last event of the meeting's proposals."""
    form.seen.data = str(max(timeline.last_events(session(), meeting.id or 0).values(), default=0))
    return form


def _correction(
    meeting: Meeting, form: CorrectionForm, both: list[merging.Both] | None = None
) -> Response:
    if form.wrongs:
        give_up()  # a long page takes a while to make: others may save meanwhile
    return form.page("meetings/correct.html", meeting=meeting, both=both or [])
