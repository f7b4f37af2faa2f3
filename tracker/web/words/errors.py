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
    403: ErrorWords(
        N_("Your account may not do this"),
        N_("Whoever manages the accounts of the council can give it the role that may."),
    ),
    404: ErrorWords(
        N_("There is no such page"),
        N_("The address may be mistyped. Search for a code or a few words."),
    ),
    405: ErrorWords(
        N_("This page can only be read"), N_("Nothing was sent. Open the page again to read it.")
    ),
    409: ErrorWords(
        N_("This does not fit what the record says now"),
        N_("Open the page again, look at what has changed, and decide anew."),
    ),
    410: ErrorWords(
        N_("This proposal was struck from the minutes"),
        N_("Its number and its code are never used again."),
    ),
    413: ErrorWords(
        N_("This is too large"),
        N_("Nothing was saved. Go back: your text is still in the form. Send it in parts."),
    ),
    422: ErrorWords(
        N_("Something in the form is not right"),
        N_("Nothing was saved. Go back and look at the fields again."),
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

# A form that was refused before anything looked at it.
FOREIGN = ErrorWords(
    N_("This form did not come from here"),
    N_("Another site tried to send it in your name. Nothing was done."),
)
STALE = ErrorWords(
    N_("Please send this once more"),
    N_(
        "Somebody signed in or out here since the page was opened, or the browser keeps no cookies."
    ),
)
SIGNED_OUT = ErrorWords(
    N_("You are not signed in"),
    N_(
        "Your session has ended. Sign in again, come back to this page and send it; it may have to "
        "be sent once more."
    ),
)
# 507
FULL = ErrorWords(
    N_("There is no room left to save this"),
    N_("The disk of the register is full. Tell its administrator; reading goes on."),
)
