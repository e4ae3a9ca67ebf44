"""No table names files that nobody reads back, or that the sweep would take for nobody's."""

import re

import backend.tables  # noqa: F401
from backend.db.base import Table
from backend.db.schema import GATE
from backend.documents.kept import FILES


def test_every_table_that_names_files_is_read_back_and_kept_by_the_sweep():
    naming = {table.name for table in Table.metadata.tables.values() if "store_key" in table.columns} - {"file_check"}
    assert set(FILES) == naming
    kept = (GATE / "rounds.sql").read_text().partition("function kept_files")[2].partition("end $$")[0]
    assert set(re.findall(r"from (\w+) \w\.?", kept)) - {"unnest"} >= naming
