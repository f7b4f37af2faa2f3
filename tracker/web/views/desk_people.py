"""The people of the record, at the desk: the list, one of them with roles over time, a new one."""

from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug import Response

from tracker import clock
from tracker.domain import people
from tracker.domain.errors import Refused
from tracker.domain.permissions import Action
from tracker.models import Membership, Person
from tracker.persian.text import clean
from tracker.queries import bodies, names, roles
from tracker.web import login
from tracker.web.forms.registers import DaysForm, PersonForm, RoleForm
from tracker.web.forms.shown import shown_day
from tracker.web.permits import allows
from tracker.web.session import session

pages = Blueprint("desk_people", __name__, url_prefix="/desk/people")

LONGEST_SEARCH = 200


@pages.get("")
@allows(Action.KEEP_REGISTERS)
def listed() -> ResponseReturnValue:
    """Show the people whose names hold what was typed."""
    words = clean(request.args.get("q", ""))[:LONGEST_SEARCH]
    found = names.listed_people(
        session(), login.current().council_id, words=words, after=request.args.get("after", "")
    )
    return render_template("people/desk.html", found=found, words=words)


@pages.route("/new", methods=["GET", "POST"])
@allows(Action.KEEP_REGISTERS)
def new() -> ResponseReturnValue:
    """Make a new person."""
    form = PersonForm.of_request(name=clean(request.args.get("name", "")))
    if request.method == "POST" and form.validate():
        with form.refusals():
            made = people.create(session(), login.current().council_id, name=form.name.data)
            return _back(made)
    return form.page("people/new.html")


@pages.route("/<number:number>", methods=["GET", "POST"])
@allows(Action.KEEP_REGISTERS)
def edit(number: int) -> ResponseReturnValue:
    """Show a person with their roles, and call them otherwise."""
    person = _found(number)
    form = PersonForm.of_request(name=person.name)
    if request.method == "POST" and form.validate():
        with form.refusals():
            people.rename(session(), person, name=form.name.data, **_act())
            return _back(person)
    return _page(form, person, role=RoleForm())


@pages.post("/<number:number>/roles")
@allows(Action.KEEP_REGISTERS)
def appoint(number: int) -> ResponseReturnValue:
    """Write down a role of a person."""
    person, form = _found(number), RoleForm(request.form)
    if form.validate():
        with form.refusals():
            body = bodies.body_called(session(), person.council_id, form.organization.data)
            if body is None:
                raise Refused("no_such_body")
            people.appoint(
                session(),
                person,
                organization_id=body.id,
                role=form.role.data,
                since=form.since.day,
                until=form.until.day,
                **_act(),
            )
            return _back(person)
    return _page(form, person, role=form)


@pages.route("/<number:number>/roles/<number:role>", methods=["GET", "POST"])
@allows(Action.KEEP_REGISTERS)
def change(number: int, role: int) -> ResponseReturnValue:
    """Tell from when until when a role is held, or take it out."""
    person = _found(number)
    membership = session().get(Membership, role)
    if membership is None or membership.person_id != number:
        abort(404)
    form = DaysForm.of_request(since=shown_day(membership.since), until=shown_day(membership.until))
    if request.method == "POST" and form.validate():
        with form.refusals():
            if request.form.get("do") == "remove":
                people.remove(session(), membership, **_act())
            else:
                since, until = form.since.day, form.until.day
                people.change_days(session(), membership, since=since, until=until, **_act())
            return _back(person)
    row = next(row for row in roles.of_person(session(), number) if row.id == role)
    return form.page("people/role.html", person=person, row=row)


def _act() -> Any:
    """Return who changes something, and when."""
    return {"by": login.current(), "at": clock.now()}


def _found(number: int) -> Person:
    person = session().get(Person, number)
    if person is None or person.council_id != login.current().council_id:
        abort(404)
    return person


def _back(person: Person) -> Response:
    return redirect(url_for("desk_people.edit", number=person.id), 303)


def _page(form: PersonForm | RoleForm, person: Person, role: RoleForm) -> Response:
    naming = form if isinstance(form, PersonForm) else PersonForm(data={"name": person.name})
    return form.page(
        "people/edit.html",
        person=person,
        naming=naming,
        role=role,
        held=roles.of_person(session(), person.id or 0),
    )
