"""python -m backend …"""

from backend.cli.commands import main

main()
