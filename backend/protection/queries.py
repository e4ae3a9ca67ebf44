"""Measures as each side may know them: the doors of the gate say."""

from backend.db.compiled import Statement
from backend.protection.minor_schemas import Authority, MinorRow
from backend.protection.schemas import MemberRow, Mine, OfficeRow, PaperRow, Row

HERE = Statement("select * from measures_here(:dossier)", Row)
MINE = Statement("select * from my_measures()", Mine)
OFFICES = Statement("select * from offices_here()", OfficeRow)
MEMBERS = Statement("select * from office_members(:office)", MemberRow)
MINOR = Statement("select * from minor_here(:dossier)", MinorRow)
AUTHORITIES = Statement("select * from authorities_here(:dossier)", Authority)
# Where a judgment may be kept: administrative papers that whoever asks may read.
PAPERS = Statement(
    """select d.id, d.type_code, d.type_system, t.official_label, d.written_on
         from document d join document_type t on t.code = d.type_code and t.system = d.type_system
        where d.dossier_id = :dossier and d.state = 'current' and d.family in ('attestations', 'mdph', 'vie-au-foyer')
        order by d.written_on desc, d.id limit 20""",
    PaperRow,
)
