"""The desk's meetings: the list, a new one, its draft saved as often as anybody likes."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug import Response

from tracker import clock
from tracker.domain import meetings, merging
from tracker.domain.errors import Refused
from tracker.domain.permissions import Action
from tracker.models import Meeting
from tracker.queries import carrying, desk, drafts, quorum
from tracker.queries.lines import Draft
from tracker.web import commands, login
from tracker.web.forms.details import CountForm, NewForm
from tracker.web.forms.drafts import LARGEST, PARTS_SENT, DraftForm
from tracker.web.limits import takes
from tracker.web.permits import allows
from tracker.web.session import give_up, session
from tracker.web.words import told

pages = Blueprint("desk_meetings", __name__, url_prefix="/desk/meetings")


@pages.get("")
@allows(Action.READ_DRAFTS)
def listed() -> ResponseReturnValue:
    """Show all meetings of the council, drafts too, the latest first."""
    found = desk.meetings(
        session(), login.current().council_id, after=request.args.get("after", "")
    )
    return render_template("meetings/desk.html", found=found)


@pages.route("/new", methods=["GET", "POST"])
@allows(Action.LOG_MINUTES)
def new() -> ResponseReturnValue:
    """Begin a meeting with what the last one had."""
    last = carrying.last_meetings(session(), login.current().council_id)
    chosen = _asked() or (last[0] if last else None)
    if request.method == "GET":
        said = carrying.carried(session(), chosen, today=clock.today())
        return NewForm.of(said.details, chosen).page("meetings/new.html", last=last, said=said)
    form = NewForm(request.form)
    lines = carrying.attendees(session(), chosen) if chosen and form.carry.data else ()
    if form.validate():
        with form.refusals():
            made = _started(Draft(form.details(), attendance=lines), chosen)
            return redirect(url_for("desk_meetings.edit", number=made.id), 303)
    return form.page("meetings/new.html", last=last, said=Draft(attendance=lines))


@pages.route("/<number:number>/edit", methods=["GET", "POST"])
@allows(Action.LOG_MINUTES)
@takes(LARGEST, PARTS_SENT)
def edit(number: int) -> ResponseReturnValue:
    """Show the form of a draft, and save it; each button of a row saves too."""
    meeting = found(number)
    if request.method == "GET":
        if meeting.code is not None:
            return redirect(url_for("desk_minutes.done", number=number), 303)
        return _page(meeting, DraftForm.of(drafts.stored(session(), meeting), meeting.edits))
    form = DraftForm.sent()
    if not form.validate():
        return _page(meeting, form)
    typed = form.draft()
    try:
        return _saved(meeting, form, typed)
    except Refused as refused:
        if refused.code != "stale":
            form.refuse(refused)
            return _page(meeting, form)
    return _both(meeting, form, typed)


@pages.route("/<number:number>/discard", methods=["GET", "POST"])
@allows(Action.LOG_MINUTES)
def discard(number: int) -> ResponseReturnValue:
    """Ask whether a draft is to be thrown away, and do it."""
    meeting = found(number)
    meetings.check_draft(meeting)
    form = CountForm.of_request(edits=str(meeting.edits))
    if request.method == "POST":
        with form.refusals():
            meetings.discard(
                session(), meeting, edits=form.base, by=login.current(), at=clock.now()
            )
            return redirect(url_for("desk_meetings.listed"), 303)
        form.edits.data = str(meeting.edits)
    said = drafts.stored(session(), meeting)
    return form.page("meetings/discard.html", meeting=meeting, said=said)


def found(number: int) -> Meeting:
    """Return a meeting of one's own council; another council's does not exist."""
    meeting = session().get(Meeting, number)
    if meeting is None or meeting.council_id != login.current().council_id:
        abort(404)
    return meeting


def _asked() -> Meeting | None:
    """Return the meeting after which the new one is to come, where the address or form names it."""
    wanted = request.values.get("after", "")
    if not (wanted.isascii() and wanted.isdecimal() and len(wanted) < 19):
        return None
    return found(int(wanted))


def _started(said: Draft, after: Meeting | None) -> Meeting:
    who = login.current()
    code = after.code if after else None
    return meetings.start(
        session(), who.council_id, draft=said, previous=code, by=who, at=clock.now()
    )


def _saved(meeting: Meeting, form: DraftForm, typed: Draft) -> Response:
    """Save what was typed and lead on; raise Refused."""
    if form.theirs:
        typed = merging.chosen(typed, drafts.stored(session(), meeting), form.theirs)
    command = request.form.get("do", "")
    typed, field = commands.done(typed, command)
    meetings.save(
        session(), meeting, draft=typed, edits=form.base, by=login.current(), at=clock.now()
    )
    if command == "review":
        return redirect(url_for("desk_minutes.review", number=meeting.id), 303)
    return redirect(url_for("desk_meetings.edit", number=meeting.id, _anchor=field or None), 303)


def _both(meeting: Meeting, form: DraftForm, typed: Draft) -> Response:
    """Show what was typed beside what is stored; the form goes on from there."""
    session().refresh(meeting)
    stored = drafts.stored(session(), meeting)
    merged = merging.merged(stored, typed, form.fingerprints)
    again = DraftForm.of(merged.draft.settled(), meeting.edits, known=stored)
    again.form_errors.append(told("stale"))
    again.status = 409
    return _page(meeting, again, both=merged.both)


def _page(meeting: Meeting, form: DraftForm, both: list[merging.Both] | None = None) -> Response:
    tally = quorum.of(session(), meeting.council_id, drafts.stored(session(), meeting))
    if form.wrongs:
        give_up()  # a long page takes a while to make: others may save meanwhile
    return form.page("meetings/edit.html", meeting=meeting, tally=tally, both=both or [])
