"""Words for what a search finds."""

from tracker.models.search import Kind
from tracker.web.words.language import N_

KINDS = {
    Kind.PROPOSAL: N_("Proposals"),
    Kind.MEETING: N_("Meetings"),
    Kind.STATEMENT: N_("Statements"),
    Kind.PERSON: N_("People"),
    Kind.ORGANIZATION: N_("Organizations"),
}
