"""Every table of every domain, so that the metadata is whole."""

import backend.audit.models
import backend.db.once
import backend.delegation.models
import backend.documents.models
import backend.identity.models
import backend.messaging.models
import backend.people.models
import backend.people.teams  # noqa: F401
