"""The bodies of the record, at the desk: the list, one of them, a new one."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.domain import organizations
from tracker.domain.errors import Refused
from tracker.domain.permissions import Action
from tracker.models import Organization
from tracker.persian.text import clean
from tracker.queries import bodies, names, roles
from tracker.web import login
from tracker.web.forms.registers import OrganizationForm, known
from tracker.web.permits import allows
from tracker.web.session import session

pages = Blueprint("desk_organizations", __name__, url_prefix="/desk/organizations")

LONGEST_SEARCH = 200


@pages.get("")
@allows(Action.KEEP_REGISTERS)
def listed() -> ResponseReturnValue:
    """Show the bodies whose names hold what was typed."""
    words = clean(request.args.get("q", ""))[:LONGEST_SEARCH]
    found = names.listed_bodies(
        session(), login.current().council_id, words=words, after=request.args.get("after", "")
    )
    return render_template("organizations/desk.html", found=found, words=words)


@pages.route("/new", methods=["GET", "POST"])
@allows(Action.KEEP_REGISTERS)
def new() -> ResponseReturnValue:
    """Make a new body."""
    form = OrganizationForm.of_request(name=clean(request.args.get("name", "")))
    if request.method == "POST" and form.validate():
        with form.refusals():
            made = organizations.create(
                session(), login.current().council_id, description=form.description(_above(form))
            )
            return redirect(url_for("desk_organizations.edit", number=made.id), 303)
    return form.page("organizations/edit.html", organization=None, held=())


@pages.route("/<number:number>", methods=["GET", "POST"])
@allows(Action.KEEP_REGISTERS)
def edit(number: int) -> ResponseReturnValue:
    """Show what is known of a body, and change it."""
    organization = _found(number)
    above = session().get(Organization, organization.parent_id or 0)
    form = OrganizationForm.of_request(**known(organization, above.name if above else None))
    if request.method == "POST" and form.validate():
        with form.refusals():
            organizations.change(
                session(),
                organization,
                description=form.description(_above(form)),
                by=login.current(),
                at=clock.now(),
            )
            return redirect(url_for("desk_organizations.listed"), 303)
    held = roles.of_body(session(), number)
    return form.page("organizations/edit.html", organization=organization, held=held)


def _found(number: int) -> Organization:
    organization = session().get(Organization, number)
    if organization is None or organization.council_id != login.current().council_id:
        abort(404)
    return organization


def _above(form: OrganizationForm) -> int | None:
    """Return the number of the body that was typed as standing above; raise Refused for none."""
    if not form.parent.data:
        return None
    above = bodies.body_called(session(), login.current().council_id, form.parent.data)
    if above is None:
        raise Refused("no_such_body")
    return above.id
