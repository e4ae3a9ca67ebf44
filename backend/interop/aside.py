"""The reader's own door: it steps behind everybody else before it imports anything.

People who wait for a page come first; a paper may wait, not starve: it gets a third of what another gets. On Linux
each reader is a session, and sessions share the processor evenly whatever their members say, so the session steps
back too (sched(7), autogroup).
"""

import contextlib
import os
import sys

BEHIND = 5


def step_aside() -> None:
    """Lowers this process for good: nobody but root may come forward again."""
    os.nice(BEHIND)
    with contextlib.suppress(OSError), open("/proc/self/autogroup", "w") as group:
        group.write(str(BEHIND))


if __name__ == "__main__":
    step_aside()
    from backend.interop.child import main

    main(*sys.argv[1:])
