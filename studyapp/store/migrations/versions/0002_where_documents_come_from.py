"""Documents know when and where they were published, and what of that the user has changed."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    with op.batch_alter_table("document", schema=None) as batch_op:
        for name in ("source", "date"):
            batch_op.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("edited", sa.JSON(), nullable=False, server_default="[]"))
