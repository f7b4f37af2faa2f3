"""Where a press report alone made a body responsible, nobody is accused: folded anew.

Going down changes nothing: the next step of a proposal folds its timeline by the rule of then.
"""

from collections import defaultdict
from typing import Any

import sqlalchemy as sa
from alembic import op

from tracker.domain.standing import standing
from tracker.models import Proposal, ProposalEvent
from tracker.models.events import Channel

revision = "0010"
down_revision = "0009"

TOLD = (
    "proposal_id", "kind", "status", "happened_on", "channel", "actor", "on_behalf_of",
    "not_done_reason", "organization", "due_on", "no_due_reason", "awaiting", "awaiting_until",
    "target",
)  # fmt: skip
EVENT: Any = ProposalEvent
PROPOSAL: Any = Proposal


def upgrade() -> None:
    connection = op.get_bind()
    columns = [getattr(EVENT, name) for name in TOLD]
    pressed = sa.select(EVENT.proposal_id).where(EVENT.channel == Channel.PRESS)
    chosen = sa.select(*columns).where(EVENT.proposal_id.in_(pressed)).order_by(EVENT.id)
    events: dict[int, list[Any]] = defaultdict(list)
    for row in connection.execute(chosen):
        events[row.proposal_id].append(row)
    for number, told in events.items():
        since = standing(told).responsible_since
        connection.execute(
            sa.update(Proposal).where(PROPOSAL.id == number).values(responsible_since=since)
        )


def downgrade() -> None:
    pass
