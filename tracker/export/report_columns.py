"""The columns of a report's tables; what their keys are called comes from the door."""

from tracker.export.tables import Kind

TEXT, NUMBER, DAY = Kind.TEXT, Kind.NUMBER, Kind.DAY
# Of each column its key, what its cells hold and its width in letters.
Columns = tuple[tuple[str, Kind, int], ...]

TOTALS: Columns = (
    ("measure", TEXT, 44),
    ("month", NUMBER, 12),
    ("month_before", NUMBER, 12),
    ("change", NUMBER, 12),
)
MEETINGS: Columns = (
    ("code", TEXT, 22),
    ("held_on", DAY, 14),
    ("title", TEXT, 44),
    ("body", TEXT, 36),
    ("kind", TEXT, 18),
    ("present", NUMBER, 12),
    ("recorded", NUMBER, 16),
    ("proposals", NUMBER, 14),
)
BODIES: Columns = (
    ("responsible", TEXT, 36),
    ("open", NUMBER, 10),
    ("claimed", NUMBER, 16),
    ("overdue", NUMBER, 10),
)
LINES: Columns = (
    ("code", TEXT, 22),
    ("text", TEXT, 60),
    ("raised_on", DAY, 14),
    ("status", TEXT, 20),
    ("reason", TEXT, 18),
    ("responsible", TEXT, 28),
    ("due_on", DAY, 14),
    ("first_due_on", DAY, 14),
    ("extensions", NUMBER, 10),
    ("days_late", NUMBER, 12),
    ("new", NUMBER, 8),
    ("moved", NUMBER, 10),
    ("closed", NUMBER, 10),
    ("outcome", TEXT, 20),
    ("closed_on", DAY, 14),
    ("open", NUMBER, 8),
    ("claimed", NUMBER, 16),
    ("overdue", NUMBER, 10),
    ("entered_late", NUMBER, 16),
    ("address", TEXT, 44),
)
LATE_ENTRIES: Columns = (
    ("code", TEXT, 22),
    ("text", TEXT, 60),
    ("event", TEXT, 28),
    ("happened_on", DAY, 14),
    ("entered_on", DAY, 14),
)
