"""The first tables: councils, their meetings, what was said and asked, and what became of it."""

import sqlalchemy as sa
from alembic import op

from tracker.store import schema

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "council",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("short_name", sa.String(), nullable=False),
        sa.Column("prefix", sa.String(), nullable=False),
        sa.Column("heading", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council")),
        sa.UniqueConstraint("prefix", name=op.f("uq_council_prefix")),
        sa.UniqueConstraint("slug", name=op.f("uq_council_slug")),
        sqlite_strict=True,
    )
    op.create_table(
        "organization",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_key", sa.String(), nullable=False),
        sa.Column("sort_key", sa.String(), nullable=False),
        sa.Column(
            "classification",
            sa.Enum(
                "council",
                "commission",
                "ngo",
                "municipality",
                "department",
                "government",
                "media",
                "other",
                name="classification",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=True,
        ),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("seats", sa.Integer(), nullable=True),
        sa.Column("licence_number", sa.String(), nullable=True),
        sa.Column("licence_issuer", sa.String(), nullable=True),
        sa.Column("licence_expires_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_organization_council_id_council")
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["organization.id"], name=op.f("fk_organization_parent_id_organization")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organization")),
        sa.UniqueConstraint(
            "council_id", "name_key", name=op.f("uq_organization_council_id_name_key")
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_key", sa.String(), nullable=False),
        sa.Column("sort_key", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_person_council_id_council")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_person_council_id_name_key"), "person", ["council_id", "name_key"], unique=False
    )
    op.create_table(
        "search_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("pairs", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_search_entry_council_id_council")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_entry")),
        sa.UniqueConstraint("kind", "record_id", name=op.f("uq_search_entry_kind_record_id")),
        sqlite_strict=True,
    )
    op.create_table(
        "meeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=True),
        sa.Column("body", sa.String(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "ordinary",
                "extraordinary",
                "open",
                "closed",
                "consultation",
                name="meetingkind",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("term", sa.String(), nullable=True),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("starts_at", sa.Time(), nullable=True),
        sa.Column("approximate", sa.Boolean(), nullable=False),
        sa.Column(
            "date_basis",
            sa.Enum(
                "stated",
                "inferred",
                "confirmed",
                name="datebasis",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("date_text", sa.String(), nullable=True),
        sa.Column("body_inferred", sa.Boolean(), nullable=False),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("chair", sa.String(), nullable=True),
        sa.Column("chair_id", sa.Integer(), nullable=True),
        sa.Column("secretary", sa.String(), nullable=True),
        sa.Column("secretary_id", sa.Integer(), nullable=True),
        sa.Column("previous", sa.String(), nullable=True),
        sa.Column(
            "held",
            sa.Enum(
                "planned",
                "held",
                "cancelled",
                "postponed",
                name="held",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column(
            "minutes",
            sa.Enum(
                "none",
                "draft",
                "review",
                "approved",
                "published",
                name="minutes",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("approved_by", sa.String(), nullable=True),
        sa.Column("source_site", sa.String(), nullable=True),
        sa.Column("source_title", sa.String(), nullable=True),
        sa.Column("source_address", sa.String(), nullable=True),
        sa.Column("source_published_on", sa.Date(), nullable=True),
        sa.Column("source_sha256", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["body_id"], ["organization.id"], name=op.f("fk_meeting_body_id_organization")
        ),
        sa.ForeignKeyConstraint(
            ["chair_id"], ["person.id"], name=op.f("fk_meeting_chair_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_meeting_council_id_council")
        ),
        sa.ForeignKeyConstraint(
            ["secretary_id"], ["person.id"], name=op.f("fk_meeting_secretary_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
        sa.UniqueConstraint(
            "body_id", "term", "number", name=op.f("uq_meeting_body_id_term_number")
        ),
        sa.UniqueConstraint("code", name=op.f("uq_meeting_code")),
        sqlite_strict=True,
    )
    op.create_index("ix_meeting_council", "meeting", ["council_id", "day", "id"], unique=False)
    op.create_index("ix_meeting_newest", "meeting", ["day", "id"], unique=False)
    op.create_table(
        "membership",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_membership_council_id_council")
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_membership_organization_id_organization"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_membership_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_membership_organization_id"), "membership", ["organization_id"], unique=False
    )
    op.create_index(op.f("ix_membership_person_id"), "membership", ["person_id"], unique=False)
    op.create_table(
        "agenda_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_agenda_item_council_id_council")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_agenda_item_meeting_id_meeting")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_item")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_agenda_item_meeting_id_position"),
        "agenda_item",
        ["meeting_id", "position"],
        unique=False,
    )
    op.create_table(
        "attendance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("person", sa.String(), nullable=True),
        sa.Column("organization_id", sa.Integer(), nullable=True),
        sa.Column("organization", sa.String(), nullable=True),
        sa.Column("group_text", sa.String(), nullable=True),
        sa.Column("role", sa.String(), nullable=True),
        sa.Column("on_behalf_of", sa.String(), nullable=True),
        sa.Column(
            "presence",
            sa.Enum(
                "present",
                "late",
                "left_early",
                "excused",
                "absent",
                "substituted",
                "guest",
                name="presence",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("substitute", sa.String(), nullable=True),
        sa.Column("came_at", sa.Time(), nullable=True),
        sa.Column("left_at", sa.Time(), nullable=True),
        sa.CheckConstraint(
            "(group_text IS NULL) <> (person_id IS NULL AND organization_id IS NULL)",
            name=op.f("ck_attendance_who"),
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_attendance_council_id_council")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_attendance_meeting_id_meeting")
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_attendance_organization_id_organization"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_attendance_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_attendance_meeting_id_position"),
        "attendance",
        ["meeting_id", "position"],
        unique=False,
    )
    op.create_index(
        op.f("ix_attendance_organization_id"), "attendance", ["organization_id"], unique=False
    )
    op.create_index(op.f("ix_attendance_person_id"), "attendance", ["person_id"], unique=False)
    op.create_table(
        "minutes_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_minutes_version_council_id_council")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_minutes_version_meeting_id_meeting")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_version")),
        sa.UniqueConstraint(
            "meeting_id", "number", name=op.f("uq_minutes_version_meeting_id_number")
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "statement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("speaker", sa.String(), nullable=True),
        sa.Column("role", sa.String(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "statement",
                "question",
                "answer",
                "proposal",
                "objection",
                "narrative",
                "summary",
                name="statementkind",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("verb", sa.String(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("agenda_item_id", sa.Integer(), nullable=True),
        sa.Column("source_sentence", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"],
            ["agenda_item.id"],
            name=op.f("fk_statement_agenda_item_id_agenda_item"),
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_statement_council_id_council")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_statement_meeting_id_meeting")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_statement_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_statement_meeting_id_position"),
        "statement",
        ["meeting_id", "position"],
        unique=False,
    )
    op.create_index(op.f("ix_statement_person_id"), "statement", ["person_id"], unique=False)
    op.create_table(
        "proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("public", sa.Boolean(), nullable=False),
        sa.Column("struck_in", sa.Integer(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "proposal",
                "decision",
                name="proposalkind",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("statement_id", sa.Integer(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.Column("resolution_number", sa.String(), nullable=True),
        sa.Column("vote", sa.String(), nullable=True),
        sa.Column("continuing", sa.Boolean(), nullable=False),
        sa.Column("source_sentence", sa.Text(), nullable=True),
        sa.Column("raised_on", sa.Date(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "recorded",
                "under_review",
                "assigned",
                "in_progress",
                "done_claimed",
                "verified",
                "partly_done",
                "not_done",
                "withdrawn",
                "merged",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=True,
        ),
        sa.Column(
            "not_done_reason",
            sa.Enum(
                "rejected",
                "out_of_scope",
                "infeasible",
                name="notdonereason",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=True,
        ),
        sa.Column("responsible_id", sa.Integer(), nullable=True),
        sa.Column("responsible_since", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("first_due_on", sa.Date(), nullable=True),
        sa.Column("no_due_reason", sa.String(), nullable=True),
        sa.Column("extensions", sa.Integer(), nullable=False),
        sa.Column("awaiting", sa.String(), nullable=True),
        sa.Column("awaiting_until", sa.Date(), nullable=True),
        sa.Column("disputed", sa.Boolean(), nullable=False),
        sa.Column("merged_into", sa.String(), nullable=True),
        sa.Column("last_news_on", sa.Date(), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(number IS NULL) = (code IS NULL) AND (code IS NULL) = (status IS NULL)",
            name=op.f("ck_proposal_published"),
        ),
        sa.CheckConstraint("number BETWEEN 1 AND 99", name=op.f("ck_proposal_number")),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_proposal_council_id_council")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_proposal_meeting_id_meeting")
        ),
        sa.ForeignKeyConstraint(
            ["responsible_id"],
            ["organization.id"],
            name=op.f("fk_proposal_responsible_id_organization"),
        ),
        sa.ForeignKeyConstraint(
            ["statement_id"], ["statement.id"], name=op.f("fk_proposal_statement_id_statement")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal")),
        sa.UniqueConstraint("code", name=op.f("uq_proposal_code")),
        sa.UniqueConstraint("meeting_id", "number", name=op.f("uq_proposal_meeting_id_number")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_proposal_council",
        "proposal",
        ["council_id", "updated_at", "id"],
        unique=False,
        sqlite_where=sa.text("public"),
        postgresql_where=sa.text("public"),
    )
    op.create_index(
        "ix_proposal_council_status",
        "proposal",
        ["council_id", "status", "updated_at", "id"],
        unique=False,
        sqlite_where=sa.text("public"),
        postgresql_where=sa.text("public"),
    )
    op.create_index(
        "ix_proposal_due",
        "proposal",
        ["due_on"],
        unique=False,
        sqlite_where=sa.text("public"),
        postgresql_where=sa.text("public"),
    )
    op.create_index(
        "ix_proposal_newest",
        "proposal",
        ["updated_at", "id"],
        unique=False,
        sqlite_where=sa.text("public"),
        postgresql_where=sa.text("public"),
    )
    op.create_index(
        "ix_proposal_raised",
        "proposal",
        ["raised_on"],
        unique=False,
        sqlite_where=sa.text("public"),
        postgresql_where=sa.text("public"),
    )
    op.create_index(
        "ix_proposal_responsible",
        "proposal",
        ["responsible_id", "updated_at", "id"],
        unique=False,
        sqlite_where=sa.text("public"),
        postgresql_where=sa.text("public"),
    )
    op.create_index(
        "ix_proposal_status",
        "proposal",
        ["status", "updated_at", "id"],
        unique=False,
        sqlite_where=sa.text("public"),
        postgresql_where=sa.text("public"),
    )
    op.create_table(
        "proposal_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "status",
                "progress",
                "assignment",
                "extension",
                "letter",
                "proof",
                "dispute",
                "confirmation",
                "comment",
                "merge",
                "correction",
                name="eventkind",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column(
            "status",
            sa.Enum(
                "recorded",
                "under_review",
                "assigned",
                "in_progress",
                "done_claimed",
                "verified",
                "partly_done",
                "not_done",
                "withdrawn",
                "merged",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=True,
        ),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(), nullable=True),
        sa.Column("capacity", sa.String(), nullable=True),
        sa.Column("on_behalf_of", sa.String(), nullable=True),
        sa.Column(
            "channel",
            sa.Enum(
                "meeting",
                "letter",
                "phone",
                "system",
                "press",
                name="channel",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=True,
        ),
        sa.Column(
            "certainty",
            sa.Enum(
                "claimed",
                "documented",
                "confirmed",
                name="certainty",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column(
            "not_done_reason",
            sa.Enum(
                "rejected",
                "out_of_scope",
                "infeasible",
                name="notdonereason",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=True,
        ),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.Column("organization_id", sa.Integer(), nullable=True),
        sa.Column("organization", sa.String(), nullable=True),
        sa.Column("contact_person", sa.String(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("no_due_reason", sa.String(), nullable=True),
        sa.Column("awaiting", sa.String(), nullable=True),
        sa.Column("awaiting_until", sa.Date(), nullable=True),
        sa.Column("letter_number", sa.String(), nullable=True),
        sa.Column("letter_on", sa.Date(), nullable=True),
        sa.Column(
            "letter_direction",
            sa.Enum(
                "incoming",
                "outgoing",
                name="direction",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=True,
        ),
        sa.Column("proof_address", sa.String(), nullable=True),
        sa.Column("meeting", sa.String(), nullable=True),
        sa.Column("target", sa.String(), nullable=True),
        sa.CheckConstraint(
            "(kind = 'status') = (status IS NOT NULL)", name=op.f("ck_proposal_event_moves")
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_proposal_event_council_id_council")
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_proposal_event_organization_id_organization"),
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposal.id"], name=op.f("fk_proposal_event_proposal_id_proposal")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal_event")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_proposal_event_council_id_happened_on"),
        "proposal_event",
        ["council_id", "happened_on"],
        unique=False,
    )
    op.create_index(
        op.f("ix_proposal_event_proposal_id_id"),
        "proposal_event",
        ["proposal_id", "id"],
        unique=False,
    )
    op.create_table(
        "proposal_party",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "part",
            sa.Enum(
                "proposer",
                "cooperating",
                "informed",
                name="part",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("organization_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_proposal_party_council_id_council")
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_proposal_party_organization_id_organization"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_proposal_party_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposal.id"], name=op.f("fk_proposal_party_proposal_id_proposal")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal_party")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_proposal_party_organization_id"),
        "proposal_party",
        ["organization_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_proposal_party_person_id"), "proposal_party", ["person_id"], unique=False
    )
    op.create_index(
        op.f("ix_proposal_party_proposal_id_position"),
        "proposal_party",
        ["proposal_id", "position"],
        unique=False,
    )
    dialect = op.get_bind().dialect.name
    for rule in (*schema.append_only(dialect, "proposal_event"), *schema.first_full_text(dialect)):
        op.execute(rule)


# Children before their parents; indexes and triggers go with their tables.
TABLES = (
    "proposal_party",
    "proposal_event",
    "proposal",
    "statement",
    "minutes_version",
    "attendance",
    "agenda_item",
    "membership",
    "meeting",
    "search_entry",
    "person",
    "organization",
    "council",
)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.drop_table("search_fts")
    for table in TABLES:
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION proposal_event_refuse()")
