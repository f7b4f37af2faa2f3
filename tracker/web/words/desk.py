"""Words for the desk's meetings: refusals, what a review finds, what the fields are called."""

from tracker.web.words.language import N_

# Codes that domain/ raises for drafts, publication, correction, retraction and the registers.
REFUSALS = {
    "asked_already": N_("Somebody has asked for this retraction already."),
    "draft_exists": N_("A draft of this sitting was begun already; go on with that one."),
    "faulty_minutes": N_("This cannot be published yet: look at the places named below."),
    "name_in_use": N_(
        "Published records know “{name}” by this name. Its spelling may change; for another name "
        "make a new entry, or correct the minutes."
    ),
    "name_taken": N_(
        "The record knows “{name}” already. Two of one name are told apart in the name."
    ),
    "no_reason": N_("Say why: the reason is public."),
    "no_such_body": N_("There is no body of this name in the record. Enter it first."),
    "not_a_draft": N_("These minutes are published: they are corrected, not changed."),
    "not_asked": N_("Nobody has asked for this retraction."),
    "not_published": N_("These minutes are not published yet."),
    "nothing_changed": N_("Nothing is different from what is published."),
    "merge_target": N_(
        "Other meetings' proposals were merged into those of this one: {codes}. What leads there "
        "would lead nowhere. Correct the minutes instead."
    ),
    "moved_since": N_(
        "Of what you strike, this has moved on since the page was opened: {numbers}. Look at it, "
        "and publish again if it is to be struck all the same."
    ),
    "own_parent": N_("“{name}” cannot stand above itself."),
    "retracted": N_("This publication was taken back; its record stays as it was."),
    "role_held": N_("This role is written down already."),
    "same_person": N_("Somebody else has to confirm this: you have asked for it."),
    "member_too_long": N_("“{set}”: a word or phrase has at most {most} letters."),
    "set_of_one": N_("“{set}”: a set has at least two words that differ."),
    "too_many_members": N_("“{set}”: a set has at most {most} words."),
    "too_many_sets": N_("There are at most {most} sets."),
    "stale": N_("Somebody else has changed this meanwhile. Nothing was overwritten."),
    "too_many_sittings": N_("A day has at most {most} sittings."),
}

# What the review of a draft finds, beside what is wrong with any document.
REVIEW = {
    "new_name": N_("“{name}” is new to the record. Is it spelled as it should be?"),
    "no_proposals": N_("No proposal is written down."),
    "no_quorum": N_("No quorum: {members} members are there, {needed} are needed."),
    "no_statements": N_("No statement is written down."),
    "nobody_asks": N_(
        "Nobody is named who asks for this: the organizations that attended will be asked whether "
        "it was done."
    ),
    "nobody_listed": N_("Nobody is listed."),
    "not_told_yet": N_("This is not told."),
    "number_used": N_("Another meeting of this body has this number: {code}."),
    "presence_missing": N_("Say whether they were there."),
    "quorum_unknown": N_("The body's seats are not in the record: no quorum can be told."),
    "proposer_unknown": N_(
        "“{name}” is in no register: it is told as a group, and nobody is asked by this name "
        "whether it was done."
    ),
    "speaker_not_listed": N_("“{name}” is not in the list of those who were there."),
}

# What can be typed wrongly into the form of a draft.
FORM = {
    "not_a_clock": N_("This was not understood as a time. Write it as 10:30."),
    "not_a_number": N_("Write a number from 1 to {most}."),
    "no_such_line": N_("There is no line {number}."),
    "too_many_rows": N_("At most {most} rows fit here, and there are {typed}. Nothing was lost."),
}

# What the parts of a draft are called, with their number.
PARTS = {
    "agenda": N_("Agenda item %(number)s"),
    "attendance": N_("Attendee %(number)s"),
    "statements": N_("Statement %(number)s"),
    "proposals": N_("Proposal %(number)s"),
    "organizations": N_("Body %(number)s"),
    "people": N_("Person %(number)s"),
    "events": N_("Event %(number)s"),
}
# What a part is called that somebody added or took away.
TABLES = {
    "agenda": N_("Agenda item"),
    "attendance": N_("Attendee"),
    "statements": N_("Statement"),
    "proposals": N_("Proposal"),
}

# What the fields are called, in a draft as in a document.
FIELDS = {
    "agenda": N_("Agenda"),
    "agenda_item": N_("Agenda item"),
    "approved_by": N_("Approved by the meeting"),
    "approximate": N_("The time is approximate"),
    "attendance": N_("Attendance"),
    "body": N_("Body"),
    "body_inferred": N_("The body was inferred"),
    "came_at": N_("Came at"),
    "chair": N_("Chair"),
    "classification": N_("Kind of body"),
    "code": N_("Code"),
    "continuing": N_("Continuing commitment"),
    "cooperating": N_("Co-operating bodies"),
    "date_basis": N_("How the day is known"),
    "date_text": N_("The day in the source's words"),
    "day": N_("Day"),
    "decision": N_("What the meeting decided"),
    "events": N_("Timeline"),
    "group": N_("Group"),
    "groups": N_("Groups"),
    "held": N_("Was it held?"),
    "informed": N_("Informed bodies"),
    "kind": N_("Kind"),
    "left_at": N_("Left at"),
    "licence": N_("Licence"),
    "meeting": N_("Meeting"),
    "memberships": N_("Roles held"),
    "number": N_("Number"),
    "on_behalf_of": N_("On behalf of"),
    "organization": N_("Organization"),
    "organizations": N_("Organizations"),
    "parent": N_("Belongs to"),
    "people": N_("People"),
    "person": N_("Person"),
    "place": N_("Place"),
    "presence": N_("Presence"),
    "previous": N_("Previous meeting"),
    "proposals": N_("Proposals"),
    "proposers": N_("Proposed by"),
    "public": N_("Public"),
    "reason": N_("Reason"),
    "resolution_number": N_("Resolution number"),
    "role": N_("Role on that day"),
    "seats": N_("Seats"),
    "secretary": N_("Secretary"),
    "source": N_("Source"),
    "source_sentence": N_("The source's sentence"),
    "speaker": N_("Speaker"),
    "starts_at": N_("Time"),
    "statement": N_("From statement"),
    "statements": N_("Statements"),
    "struck": N_("Struck"),
    "substitute": N_("Substitute"),
    "term": N_("Term"),
    "text": N_("Text"),
    "title": N_("Title"),
    "verb": N_("Verb of saying"),
    "vote": N_("Vote"),
}

# What a fault of a document is called where somebody filled in a form, and wrote no document.
SAID = {
    "missing": "empty",
    "string_too_short": "empty",
    "who_attended": "who_was_there",
}
FORM |= {
    "who_was_there": N_("Name a person, an organization or both, or else a group."),
}
