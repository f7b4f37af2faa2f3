"""What the command line says when the store does not do as it is told."""

from tracker.cli.speech import _
from tracker.store.trouble import Trouble, trouble
from tracker.web.words.language import N_

SENTENCES = {
    Trouble.BUSY: N_("Somebody else is writing to the store and does not end. Try again."),
    Trouble.FULL: N_(
        "The disk is full. What was being written was taken back; make room and try again."
    ),
    Trouble.READONLY: N_(
        "The store can only be read: look at the rights of its file, its folder and its disk."
    ),
    Trouble.GONE: N_("The store cannot be used: {why}"),
    Trouble.CORRUPT: N_(
        "The store is damaged ({why}). Move it away and bring back the newest backup with: "
        "tracker restore FILE"
    ),
}


def said(error: Exception) -> str | None:
    """Return the sentence for what is the matter; None for an error that is our own."""
    kind = trouble(error)
    return _(SENTENCES[kind], why=getattr(error, "orig", error)) if kind else None
