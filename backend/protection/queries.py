"""Measures as each side may know them: the doors of the gate say."""

from backend.db.compiled import Statement
from backend.protection.minor_schemas import Authority, MinorRow
from backend.protection.schemas import MemberRow, Mine, OfficeRow, Row

HERE = Statement("select * from measures_here(:dossier)", Row)
MINE = Statement("select * from my_measures()", Mine)
OFFICES = Statement("select * from offices_here()", OfficeRow)
MEMBERS = Statement("select * from office_members(:office)", MemberRow)
MINOR = Statement("select * from minor_here(:dossier)", MinorRow)
AUTHORITIES = Statement("select * from authorities_here(:dossier)", Authority)
