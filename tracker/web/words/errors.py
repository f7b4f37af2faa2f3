"""Words for answers that are no pages: what happened, and what the visitor can do."""

from typing import NamedTuple

from tracker.web.words.language import N_


class ErrorWords(NamedTuple):
    """A heading and a sentence."""

    title: str
    text: str


OTHER = ErrorWords(
    N_("This cannot be done"), N_("Go back and try it another way, or begin at the home page.")
)
ERRORS = {
    400: ErrorWords(
        N_("This request was not understood"),
        N_("Something in the address or the form is broken. Begin at the home page."),
    ),
    404: ErrorWords(
        N_("There is no such page"),
        N_("The address may be mistyped. Search for a code or a few words."),
    ),
    405: ErrorWords(
        N_("This page can only be read"), N_("Nothing was sent. Open the page again to read it.")
    ),
    410: ErrorWords(
        N_("This proposal was struck from the minutes"),
        N_("Its number and its code are never used again."),
    ),
    413: ErrorWords(
        N_("This is too large"), N_("Nothing was kept. Send less, or send it in parts.")
    ),
    500: ErrorWords(
        N_("Something went wrong here"),
        N_("It is our fault, not yours, and it has been noted. Try again in a while."),
    ),
    503: ErrorWords(
        N_("The register cannot be reached now"),
        N_("Nothing is lost. Try again in a minute."),
    ),
}
