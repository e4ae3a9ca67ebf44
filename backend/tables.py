"""Every table of every domain, so that the metadata is whole."""

import backend.audit.models
import backend.db.once
import backend.db.pace
import backend.delegation.codes
import backend.delegation.models
import backend.documents.beside
import backend.documents.checked
import backend.documents.disputes
import backend.documents.models
import backend.documents.parcels
import backend.identity.cards.models
import backend.identity.linking.models
import backend.identity.models
import backend.identity.outbox_keys
import backend.identity.passkeys.models
import backend.identity.proving.models
import backend.identity.used_once
import backend.messaging.desk_models
import backend.messaging.draft_models
import backend.messaging.models
import backend.messaging.photo_models
import backend.messaging.reading_models
import backend.messaging.word_models
import backend.notifications.models
import backend.people.hours
import backend.people.lists.around_models
import backend.people.lists.line_models
import backend.people.lists.models
import backend.people.lists.professional_models
import backend.people.models
import backend.people.teams
import backend.reading.models
import backend.rights.models  # noqa: F401
