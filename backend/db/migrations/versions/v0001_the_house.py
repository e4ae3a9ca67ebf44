"""The house: tables, the queue, the gate, the locks. The SQL stands beside, part by part."""

from pathlib import Path

from alembic import op
from sqlalchemy.util import await_only

revision = "0001"
down_revision = None

PARTS = Path(__file__).with_suffix("")


def upgrade() -> None:
    driver = op.get_bind().connection.driver_connection
    for part in sorted(PARTS.glob("*.sql")):
        role, _, sql = part.read_text().partition("\n")
        await_only(driver.execute(f"set local role {role.removeprefix('-- as ')};\n{sql}"))
    op.execute("reset role")
