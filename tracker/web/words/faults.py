"""Sentences for what can be wrong with a document or a form: one for each code that is raised."""

from tracker.web.words.language import N_

UNKNOWN = N_("This is not right (rule: {code}).")

# Our own rules: exchange/ and domain/ raise these codes.
DOCUMENT = {
    "day_ahead": N_("This day has not come yet: {day}."),
    "due_and_not_due": N_("Give a deadline, or say why there is none; not both."),
    "event_lacks": N_("The step “{step}” must give “{field}”."),
    "events_changed": N_(
        "What happened is never changed: event {position} of proposal {number}, of {day}, must "
        "stay as the record has it. A timeline may only go on after its last event."
    ),
    "far_day": N_("The year must lie between {first} and {last} (Gregorian)."),
    "faulty_document": N_("The document cannot be taken in."),
    "foreign_code": N_("This code is not of this meeting and number; the right one is {right}."),
    "foreign_prefix": N_("The code must begin with the council's prefix, {prefix}."),
    "given_twice": N_("“{name}” is given twice here: only one of the two can be meant."),
    "jalali_day": N_(
        "{written} looks like a Jalali day; documents give Gregorian days, such as 2025-04-26."
    ),
    "known_code": N_(
        "The record {code} is known and says something else. "
        "To publish what differs as its next version, give --correct REASON."
    ),
    "left_before_coming": N_("Nobody leaves before having come."),
    "listed_twice": N_("“{name}” is listed twice."),
    "no_such_agenda_item": N_("The agenda has no item {number}."),
    "no_such_statement": N_("There is no statement {number}."),
    "not_a_clock_time": N_("A time is written as 09:30."),
    "not_a_day": N_("A day is written as 2025-04-26 (Gregorian)."),
    "not_a_meeting_code": N_("This is not the code of a meeting, such as QDS-1404-02-06."),
    "not_a_proposal_code": N_(
        "This is not the code of a proposal, or its check digit does not fit."
    ),
    "not_an_address": N_("An address begins with https:// or http://."),
    "merge_half_hidden": N_(
        "{source} was merged into {target}: both are public or neither, since each tells the other."
    ),
    "merge_target_struck": N_(
        "{source} was merged into {target}, which must stay: change its text instead of striking "
        "it."
    ),
    "before_last_step": N_("The last step was on {day}: this cannot lie before that."),
    "before_responsible": N_(
        "The responsible body has been so since {day}: this cannot lie before that."
    ),
    "nothing_to_confirm": N_("Only what is said to be done can be confirmed."),
    "nothing_to_dispute": N_("Only what is said to be done can be disputed."),
    "nothing_to_extend": N_("Only the deadline of an open proposal can be extended."),
    "number_struck": N_("The number {number} was struck in a correction and is never used again."),
    "number_taken": N_("The number {number} is given twice, or was struck."),
    "other_council": N_(
        "The store knows this council as {slug}, {prefix}, “{name}”, short name “{short_name}”, "
        "heading “{heading}”. Say the same, letter by letter."
    ),
    "register_conflict": N_(
        "The record has “{known}” as {field} of “{name}”, the document “{told}”. Say the same, or "
        "leave it out; the record itself is changed at the desk."
    ),
    "points_to_itself": N_("A meeting cannot stand before itself or approve itself."),
    "said_in_no_meeting": N_("A meeting that was not held has no statements and no proposals."),
    "status_without_step": N_("Only an event of the kind “status” gives a status."),
    "step_out_of_order": N_("“{after}” cannot follow “{before}”."),
    "store_refuses": N_("The store refuses it: {why}"),
    "too_large": N_("The document is larger than {largest} bytes."),
    "too_many_roles": N_("The record would hold more than {most} roles of this person."),
    "who_attended": N_(
        "An attendance names either a person, an organization or both, or else a group."
    ),
}

# What pydantic itself finds wrong with the shape of a document.
SHAPE = {
    "bool_parsing": N_("This must be true or false."),
    "bool_type": N_("This must be true or false."),
    "date_from_datetime_inexact": N_("A day is written as 2025-04-26 (Gregorian)."),
    "date_from_datetime_parsing": N_("There is no such day."),
    "date_parsing": N_("There is no such day."),
    "date_type": N_("A day is written as 2025-04-26 (Gregorian)."),
    "enum": N_("This must be one of: {expected}."),
    "extra_forbidden": N_("The format does not know this field."),
    "greater_than_equal": N_("This must be {ge} or more."),
    "int_from_float": N_("This must be a whole number."),
    "int_parsing": N_("This must be a whole number."),
    "int_parsing_size": N_("This number is too large."),
    "int_type": N_("This must be a whole number."),
    "json_bad_escape": N_(
        "This is not JSON: the backslash at line {line}, column {column} begins nothing known."
    ),
    "json_bad_number": N_(
        "This is not JSON: the number at line {line}, column {column} is not written as one."
    ),
    "json_comma_too_many": N_(
        "This is not JSON: there is a comma too many before line {line}, column {column}."
    ),
    "json_ends_early": N_(
        "This is not JSON: it ends at line {line}, column {column}, where something is still open."
    ),
    "json_goes_on": N_(
        "This is not JSON: at line {line}, column {column} the document is over and more follows."
    ),
    "json_invalid": N_("This is not JSON: line {line}, column {column} holds no value."),
    "json_line_break": N_(
        "This is not JSON: a text runs over the end of its line at line {line}, column {column}; "
        "write \\n there."
    ),
    "json_name_without_quotes": N_(
        "This is not JSON: a name in straight double quotes is due at line {line}, column {column}."
    ),
    "json_not_utf8": N_("This is not UTF-8 text: see line {line}, column {column}."),
    "json_too_deep": N_("Line {line}, column {column} lies deeper than any document goes."),
    "json_without_colon": N_(
        "This is not JSON: a colon is missing before line {line}, column {column}."
    ),
    "json_without_comma": N_(
        "This is not JSON: a comma or a closing bracket is missing before line {line}, "
        "column {column}."
    ),
    "json_type": N_("This is not JSON."),
    "less_than_equal": N_("This must be {le} or less."),
    "literal_error": N_("This must be {expected}."),
    "missing": N_("This is missing."),
    "model_type": N_("This must be an object with named fields."),
    "string_pattern_mismatch": N_("This does not have the right form: {pattern}."),
    "string_sub_type": N_("This must be text."),
    "string_too_long": N_("This is longer than {max_length} characters."),
    "string_too_short": N_("This is empty."),
    "string_type": N_("This must be text."),
    "string_unicode": N_("This is not valid UTF-8 text."),
    "time_parsing": N_("A time is written as 09:30."),
    "time_type": N_("A time is written as 09:30."),
    "too_long": N_("This has more than {max_length} entries."),
    "tuple_type": N_("This must be a list."),
}

# What can be typed wrongly into the filters of a list, or into a form of the desk.
FORM = {
    "empty": N_("Write something here."),
    "ends_before_it_begins": N_("This day lies before the first one."),
    "no_such_organization": N_("There is no such body in the list."),
    "no_such_status": N_("There is no such status; all are shown."),
    "not_a_choice": N_("Choose one of the list."),
    "too_many_letters": N_("This is longer than {most} letters: please search with fewer words."),
    "too_many_typed": N_("This has {typed} letters; at most {most} fit. Nothing was cut off."),
}
