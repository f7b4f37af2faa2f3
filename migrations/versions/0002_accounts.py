"""Accounts, sessions and what guards the door; retractions; a count of edits."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "attempt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempt")),
        sa.UniqueConstraint("key", name=op.f("uq_attempt_key")),
        sqlite_strict=True,
    )
    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("login", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_account_council_id_council")
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_account_organization_id_organization"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("login", name=op.f("uq_account_login")),
        sqlite_strict=True,
    )
    op.create_table(
        "account_role",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "public",
                "ngo",
                "officer",
                "clerk",
                "secretary",
                "chair",
                "administrator",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_account_role_account_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_account_role_council_id_council")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_role")),
        sa.UniqueConstraint("account_id", "role", name=op.f("uq_account_role_account_id_role")),
        sqlite_strict=True,
    )
    op.create_table(
        "invitation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_invitation_account_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_invitation_council_id_council")
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["account.id"], name=op.f("fk_invitation_made_by_id_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_invitation_token_hash")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_invitation_account_id"), "invitation", ["account_id"], unique=False)
    op.create_table(
        "retraction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_by_id", sa.Integer(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["asked_by_id"], ["account.id"], name=op.f("fk_retraction_asked_by_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["confirmed_by_id"], ["account.id"], name=op.f("fk_retraction_confirmed_by_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_retraction_council_id_council")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_retraction_meeting_id_meeting")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retraction")),
        sa.UniqueConstraint("meeting_id", name=op.f("uq_retraction_meeting_id")),
        sqlite_strict=True,
    )
    op.create_table(
        "security_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=True),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("detail", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_security_event_account_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_security_event_council_id_council")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_security_event")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_security_event_council_id_id"),
        "security_event",
        ["council_id", "id"],
        unique=False,
    )
    op.create_table(
        "sign_in",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_sign_in_account_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_sign_in_council_id_council")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_sign_in_token_hash")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_sign_in_account_id"), "sign_in", ["account_id"], unique=False)
    op.add_column("meeting", sa.Column("edits", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("meeting", sa.Column("saved_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("meeting", sa.Column("saved_by", sa.String(), nullable=True))
    op.add_column("proposal_event", sa.Column("account_id", sa.Integer(), nullable=True))
    _attendance(AS_TYPED, half_filled=True)


TABLES = (
    "sign_in",
    "security_event",
    "retraction",
    "invitation",
    "account_role",
    "account",
    "attempt",
)


# A draft's row may name nobody yet, or not say how they were there.
AS_TYPED = "group_text IS NULL OR (person_id IS NULL AND organization_id IS NULL)"
AS_PUBLISHED = "(group_text IS NULL) <> (person_id IS NULL AND organization_id IS NULL)"
PRESENCES = ("present", "late", "left_early", "excused", "absent", "substituted", "guest")
INDEXES = (["meeting_id", "position"], ["organization_id"], ["person_id"])


def _attendance(check: str, *, half_filled: bool) -> None:
    """Change what an attendance must say. SQLite needs a new table; no other table points to it."""
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint(op.f("ck_attendance_who"), "attendance", type_="check")
        op.create_check_constraint(op.f("ck_attendance_who"), "attendance", check)
        op.alter_column("attendance", "presence", nullable=half_filled)
        return
    for columns in INDEXES:
        op.drop_index(op.f(f"ix_attendance_{'_'.join(columns)}"), "attendance")
    op.rename_table("attendance", "attendance_before")
    _make_attendance(check, half_filled=half_filled)
    op.execute("INSERT INTO attendance SELECT * FROM attendance_before")
    op.drop_table("attendance_before")
    for columns in INDEXES:
        name = op.f(f"ix_attendance_{'_'.join(columns)}")
        op.create_index(name, "attendance", columns, unique=False)


def _make_attendance(check: str, *, half_filled: bool) -> None:
    presence = sa.Enum(
        *PRESENCES, name="presence", native_enum=False, create_constraint=True, length=20
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
        sa.Column("presence", presence, nullable=half_filled),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("substitute", sa.String(), nullable=True),
        sa.Column("came_at", sa.Time(), nullable=True),
        sa.Column("left_at", sa.Time(), nullable=True),
        sa.CheckConstraint(check, name=op.f("ck_attendance_who")),
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


# Before, an attendance had to point to a register: what a draft typed is kept as a group's words.
KEEP_DRAFTS = """
UPDATE attendance SET group_text = coalesce(group_text, person, organization, role, '?'),
    person = NULL, organization = NULL
WHERE person_id IS NULL AND organization_id IS NULL
"""


def downgrade() -> None:
    op.execute(KEEP_DRAFTS)
    op.execute("UPDATE attendance SET presence = 'present' WHERE presence IS NULL")
    _attendance(AS_PUBLISHED, half_filled=False)
    op.drop_column("proposal_event", "account_id")
    for column in ("saved_by", "saved_at", "edits"):
        op.drop_column("meeting", column)
    for table in TABLES:
        op.drop_table(table)
