-- as owner
CREATE TABLE arrival (
    id UUID NOT NULL,
    secret_hash BYTEA NOT NULL,
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    provider TEXT NOT NULL,
    level INTEGER NOT NULL,
    kek_id TEXT NOT NULL,
    wrapped BYTEA NOT NULL,
    at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_arrival PRIMARY KEY (id),
    CONSTRAINT uq_arrival_secret_hash UNIQUE (secret_hash)
);

CREATE TABLE audit_entry (
    id UUID NOT NULL,
    at TIMESTAMP WITH TIME ZONE DEFAULT clock_timestamp() NOT NULL,
    establishment_id UUID NOT NULL,
    dossier_id UUID,
    actor_id UUID NOT NULL,
    capacity TEXT NOT NULL,
    subject_id UUID,
    purpose TEXT NOT NULL,
    act TEXT NOT NULL,
    objects UUID[] NOT NULL,
    segment INTEGER,
    place INTEGER,
    CONSTRAINT pk_audit_entry PRIMARY KEY (id)
);

CREATE INDEX about ON audit_entry (dossier_id, at desc, id desc);

CREATE INDEX of_staff ON audit_entry (actor_id, at) WHERE capacity = 'staff' and dossier_id is not null;

CREATE INDEX read_by_staff ON audit_entry ((objects[1]), at) WHERE capacity = 'staff' and act = 'document.read';

CREATE INDEX sealed ON audit_entry (establishment_id, segment, place);

CREATE INDEX unsealed ON audit_entry (establishment_id) WHERE segment is null;

CREATE TABLE card_key (
    id UUID NOT NULL,
    single BOOLEAN DEFAULT true NOT NULL,
    kek_id TEXT NOT NULL,
    wrapped BYTEA NOT NULL,
    CONSTRAINT pk_card_key PRIMARY KEY (id),
    CONSTRAINT ck_card_key_one_row CHECK (single),
    CONSTRAINT uq_card_key_single UNIQUE (single)
);

CREATE TABLE card_try (
    number TEXT NOT NULL,
    network BYTEA NOT NULL,
    began_at TIMESTAMP WITH TIME ZONE NOT NULL,
    tries INTEGER NOT NULL,
    CONSTRAINT pk_card_try PRIMARY KEY (number, network)
);

CREATE TABLE delegable_right (
    code TEXT NOT NULL,
    CONSTRAINT pk_delegable_right PRIMARY KEY (code)
);

CREATE TABLE ended_number (
    value TEXT NOT NULL,
    ended_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_ended_number PRIMARY KEY (value)
);

CREATE TABLE family (
    code TEXT NOT NULL,
    is_papers BOOLEAN NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT pk_family PRIMARY KEY (code)
);

CREATE TABLE idempotency (
    actor_id UUID NOT NULL,
    key UUID NOT NULL,
    body_hash BYTEA NOT NULL,
    status INTEGER NOT NULL,
    location TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_idempotency PRIMARY KEY (actor_id, key)
);

CREATE TABLE logout_token (
    jti_hash BYTEA NOT NULL,
    issuer TEXT NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_logout_token PRIMARY KEY (jti_hash, issuer)
);

CREATE TABLE machine_assertion (
    client_id TEXT NOT NULL,
    jti TEXT NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_machine_assertion PRIMARY KEY (client_id, jti)
);

CREATE TABLE organisation (
    id UUID NOT NULL,
    finess TEXT NOT NULL,
    name TEXT NOT NULL,
    CONSTRAINT pk_organisation PRIMARY KEY (id),
    CONSTRAINT uq_organisation_finess UNIQUE (finess)
);

CREATE UNLOGGED TABLE pace (
    actor_id UUID NOT NULL,
    began_at TIMESTAMP WITH TIME ZONE NOT NULL,
    writes INTEGER NOT NULL,
    CONSTRAINT pk_pace PRIMARY KEY (actor_id)
);

CREATE TABLE person (
    id UUID NOT NULL,
    given_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    closed_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_person PRIMARY KEY (id)
);

CREATE TABLE sealed_segment (
    establishment_id UUID NOT NULL,
    number INTEGER NOT NULL,
    entries INTEGER NOT NULL,
    head BYTEA NOT NULL,
    sealed_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_sealed_segment PRIMARY KEY (establishment_id, number)
);

CREATE TABLE staff_means (
    means TEXT NOT NULL,
    homologated_on DATE NOT NULL,
    until DATE NOT NULL,
    noted_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    closed_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_staff_means PRIMARY KEY (means),
    CONSTRAINT ck_staff_means_may_be_homologated CHECK (means in ('passkey')),
    CONSTRAINT ck_staff_means_ends CHECK (until >= homologated_on)
);

CREATE TABLE aidant_code (
    person_id UUID NOT NULL,
    code_hash BYTEA NOT NULL,
    made_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_aidant_code PRIMARY KEY (person_id),
    CONSTRAINT fk_aidant_code_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT uq_aidant_code_code_hash UNIQUE (code_hash)
);

CREATE TABLE card_event (
    id UUID NOT NULL,
    person_id UUID NOT NULL,
    sign_in_id UUID,
    kind TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_card_event PRIMARY KEY (id),
    CONSTRAINT ck_card_event_known_kind CHECK (kind in ('given', 'cut')),
    CONSTRAINT fk_card_event_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_card_event_person_id ON card_event (person_id);

CREATE TABLE closed_identity (
    person_id UUID NOT NULL,
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    CONSTRAINT pk_closed_identity PRIMARY KEY (person_id, issuer, subject),
    CONSTRAINT fk_closed_identity_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX closed_by_identity ON closed_identity (issuer, subject);

CREATE TABLE delegation (
    id UUID NOT NULL,
    usager_id UUID NOT NULL,
    aidant_id UUID NOT NULL,
    relation TEXT NOT NULL,
    agreed_text TEXT NOT NULL,
    agreed_hash BYTEA NOT NULL,
    starts_at TIMESTAMP WITH TIME ZONE NOT NULL,
    ends_at TIMESTAMP WITH TIME ZONE NOT NULL,
    given_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    stopped_at TIMESTAMP WITH TIME ZONE,
    ground TEXT DEFAULT 'chosen' NOT NULL,
    follows UUID,
    reference TEXT,
    paused_at TIMESTAMP WITH TIME ZONE,
    ended_by TEXT,
    CONSTRAINT pk_delegation PRIMARY KEY (id),
    CONSTRAINT ck_delegation_two_people CHECK (usager_id <> aidant_id),
    CONSTRAINT ck_delegation_some_time CHECK (starts_at < ends_at),
    CONSTRAINT ck_delegation_known_ground CHECK (ground in ('chosen', 'desk', 'measure', 'authority')),
    CONSTRAINT ck_delegation_known_end CHECK (ended_by in ('usager', 'aidant', 'staff', 'clock')),
    CONSTRAINT fk_delegation_usager_id FOREIGN KEY(usager_id) REFERENCES person (id),
    CONSTRAINT fk_delegation_aidant_id FOREIGN KEY(aidant_id) REFERENCES person (id),
    CONSTRAINT fk_delegation_follows FOREIGN KEY(follows) REFERENCES delegation (id),
    CONSTRAINT uq_delegation_reference UNIQUE (reference)
);

CREATE INDEX delegation_ending ON delegation (ends_at) WHERE stopped_at is null;

CREATE INDEX ix_delegation_usager_id ON delegation (usager_id);

CREATE UNIQUE INDEX one_delegation_alive ON delegation (aidant_id, usager_id) WHERE stopped_at is null;

CREATE TABLE device (
    id UUID NOT NULL,
    person_id UUID NOT NULL,
    label TEXT NOT NULL,
    shared BOOLEAN DEFAULT true NOT NULL,
    secret_hash BYTEA,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_device PRIMARY KEY (id),
    CONSTRAINT fk_device_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT uq_device_secret_hash UNIQUE (secret_hash)
);

CREATE INDEX ix_device_person_id ON device (person_id);

CREATE TABLE document_type (
    code TEXT NOT NULL,
    system TEXT NOT NULL,
    family TEXT NOT NULL,
    official_label TEXT NOT NULL,
    CONSTRAINT pk_document_type PRIMARY KEY (code, system),
    CONSTRAINT fk_document_type_family FOREIGN KEY(family) REFERENCES family (code)
);

CREATE TABLE establishment (
    id UUID NOT NULL,
    finess TEXT NOT NULL,
    name TEXT NOT NULL,
    category TEXT NOT NULL,
    sector TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    holidays TEXT NOT NULL,
    phone TEXT,
    made_by_demo BOOLEAN DEFAULT false NOT NULL,
    organisation_id UUID,
    category_code TEXT,
    address TEXT,
    opened_on DATE,
    closed_at TIMESTAMP WITH TIME ZONE,
    merged_into UUID,
    dossiers_an_hour INTEGER DEFAULT 60 NOT NULL,
    CONSTRAINT pk_establishment PRIMARY KEY (id),
    CONSTRAINT ck_establishment_known_pace CHECK (dossiers_an_hour between 5 and 1000),
    CONSTRAINT uq_establishment_finess UNIQUE (finess),
    CONSTRAINT fk_establishment_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id),
    CONSTRAINT fk_establishment_merged_into FOREIGN KEY(merged_into) REFERENCES establishment (id)
);

CREATE INDEX ix_establishment_organisation_id ON establishment (organisation_id);

CREATE TABLE identity (
    id UUID NOT NULL,
    person_id UUID NOT NULL,
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    usable_from TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    registration_ended_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_identity PRIMARY KEY (id),
    CONSTRAINT uq_identity_issuer_subject UNIQUE (issuer, subject),
    CONSTRAINT fk_identity_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_identity_person_id ON identity (person_id);

CREATE TABLE invitation (
    id UUID NOT NULL,
    usager_id UUID NOT NULL,
    proposal TEXT NOT NULL,
    version TEXT NOT NULL,
    rights_end TIMESTAMP WITH TIME ZONE NOT NULL,
    zone TEXT NOT NULL,
    link_hash BYTEA NOT NULL,
    code_hash BYTEA NOT NULL,
    made_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE DEFAULT now() + interval '72 hours' NOT NULL,
    tries INTEGER DEFAULT 0 NOT NULL,
    state TEXT DEFAULT 'open' NOT NULL,
    issuer TEXT,
    subject TEXT,
    accepted_at TIMESTAMP WITH TIME ZONE,
    given_name TEXT,
    family_name TEXT,
    decided_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_invitation PRIMARY KEY (id),
    CONSTRAINT ck_invitation_known_state CHECK (state in ('open', 'opened', 'accepted', 'declined', 'cancelled', 'given')),
    CONSTRAINT ck_invitation_three_days CHECK (expires_at <= coalesce(accepted_at, made_at) + interval '72 hours'),
    CONSTRAINT ck_invitation_five_tries CHECK (tries <= 5),
    CONSTRAINT uq_invitation_link_hash UNIQUE (link_hash),
    CONSTRAINT fk_invitation_usager_id FOREIGN KEY(usager_id) REFERENCES person (id)
);

CREATE INDEX invitations_of_identity ON invitation (issuer, subject) WHERE issuer is not null;

CREATE INDEX ix_invitation_usager_id ON invitation (usager_id);

CREATE TABLE mail_address (
    id UUID NOT NULL,
    person_id UUID NOT NULL,
    kek_id TEXT,
    wrapped BYTEA,
    asked_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    codes_since TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    codes INTEGER DEFAULT 1 NOT NULL,
    tries INTEGER DEFAULT 0 NOT NULL,
    confirmed_at TIMESTAMP WITH TIME ZONE,
    refused_at TIMESTAMP WITH TIME ZONE,
    told_at TIMESTAMP WITH TIME ZONE DEFAULT '-infinity'::timestamptz NOT NULL,
    CONSTRAINT pk_mail_address PRIMARY KEY (id),
    CONSTRAINT ck_mail_address_whole CHECK ((kek_id is null) = (wrapped is null)),
    CONSTRAINT uq_mail_address_person_id UNIQUE (person_id),
    CONSTRAINT fk_mail_address_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE TABLE national_identifier (
    person_id UUID NOT NULL,
    value TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_national_identifier PRIMARY KEY (person_id),
    CONSTRAINT fk_national_identifier_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT uq_national_identifier_value UNIQUE (value)
);

CREATE TABLE outbox_key (
    id UUID NOT NULL,
    person_id UUID NOT NULL,
    public_key TEXT NOT NULL,
    kek_id TEXT NOT NULL,
    wrapped BYTEA NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_outbox_key PRIMARY KEY (id),
    CONSTRAINT uq_outbox_key_person_id UNIQUE (person_id),
    CONSTRAINT fk_outbox_key_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE TABLE passkey (
    id UUID NOT NULL,
    person_id UUID NOT NULL,
    credential_id BYTEA NOT NULL,
    public_key BYTEA NOT NULL,
    sign_count BIGINT NOT NULL,
    synced BOOLEAN NOT NULL,
    backed_up BOOLEAN NOT NULL,
    transports TEXT NOT NULL,
    kek_id TEXT NOT NULL,
    wrapped BYTEA NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    usable_from TIMESTAMP WITH TIME ZONE NOT NULL,
    last_used_at TIMESTAMP WITH TIME ZONE,
    suspect_at TIMESTAMP WITH TIME ZONE,
    removed_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_passkey PRIMARY KEY (id),
    CONSTRAINT fk_passkey_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT uq_passkey_credential_id UNIQUE (credential_id)
);

CREATE INDEX ix_passkey_person_id ON passkey (person_id);

CREATE TABLE reading_choice (
    id UUID NOT NULL,
    person_id UUID NOT NULL,
    kek_id TEXT NOT NULL,
    wrapped BYTEA NOT NULL,
    kept_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_reading_choice PRIMARY KEY (id),
    CONSTRAINT uq_reading_choice_person_id UNIQUE (person_id),
    CONSTRAINT fk_reading_choice_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE TABLE silence (
    person_id UUID NOT NULL,
    subject_id UUID NOT NULL,
    kind TEXT NOT NULL,
    kept BOOLEAN NOT NULL,
    CONSTRAINT pk_silence PRIMARY KEY (person_id, subject_id, kind),
    CONSTRAINT ck_silence_known_kind CHECK (kind in ('message', 'paper', 'appointment')),
    CONSTRAINT fk_silence_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_silence_subject_id FOREIGN KEY(subject_id) REFERENCES person (id)
);

CREATE TABLE telling (
    person_id UUID NOT NULL,
    quiet_from TIME WITHOUT TIME ZONE DEFAULT '21:00',
    quiet_until TIME WITHOUT TIME ZONE DEFAULT '08:00',
    rung_at TIMESTAMP WITH TIME ZONE DEFAULT '-infinity'::timestamptz NOT NULL,
    CONSTRAINT pk_telling PRIMARY KEY (person_id),
    CONSTRAINT ck_telling_both_or_none CHECK ((quiet_from is null) = (quiet_until is null)),
    CONSTRAINT fk_telling_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE TABLE code_card (
    id UUID NOT NULL,
    number TEXT NOT NULL,
    person_id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    given_by UUID NOT NULL,
    given_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    seen TEXT,
    personal_hash BYTEA,
    usable_from TIMESTAMP WITH TIME ZONE NOT NULL,
    used_at TIMESTAMP WITH TIME ZONE,
    revoked_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_code_card PRIMARY KEY (id),
    CONSTRAINT ck_code_card_known_kind CHECK (seen in ('cni', 'passeport', 'titre', 'vitale', 'permis')),
    CONSTRAINT uq_code_card_number UNIQUE (number),
    CONSTRAINT fk_code_card_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_code_card_establishment_id FOREIGN KEY(establishment_id) REFERENCES establishment (id),
    CONSTRAINT fk_code_card_given_by FOREIGN KEY(given_by) REFERENCES person (id)
);

CREATE UNIQUE INDEX one_card_each ON code_card (person_id) WHERE revoked_at is null;

CREATE TABLE delegation_reminder (
    delegation_id UUID NOT NULL,
    days INTEGER NOT NULL,
    to_aidant BOOLEAN NOT NULL,
    told_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_delegation_reminder PRIMARY KEY (delegation_id, days, to_aidant),
    CONSTRAINT ck_delegation_reminder_known_days CHECK (days in (7, 30)),
    CONSTRAINT fk_delegation_reminder_delegation_id FOREIGN KEY(delegation_id) REFERENCES delegation (id)
);

CREATE TABLE dossier (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    person_id UUID,
    linked_at TIMESTAMP WITH TIME ZONE,
    birth_name TEXT NOT NULL,
    used_name TEXT,
    given_names TEXT NOT NULL,
    used_given_name TEXT,
    birthdate TEXT NOT NULL,
    sex TEXT NOT NULL,
    birthplace TEXT NOT NULL,
    identity_status TEXT DEFAULT 'PROV' NOT NULL,
    local_id TEXT,
    matricule_oid TEXT,
    matricule BYTEA,
    matricule_index BYTEA,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    open_until TIMESTAMP WITH TIME ZONE DEFAULT 'infinity'::timestamptz NOT NULL,
    CONSTRAINT pk_dossier PRIMARY KEY (id),
    CONSTRAINT uq_dossier_establishment_id_matricule_index UNIQUE (establishment_id, matricule_index),
    CONSTRAINT uq_dossier_establishment_id_local_id UNIQUE (establishment_id, local_id),
    CONSTRAINT uq_dossier_id_establishment_id UNIQUE (id, establishment_id),
    CONSTRAINT ck_dossier_known_status CHECK (identity_status in ('PROV', 'RECUP', 'VALI', 'QUAL')),
    CONSTRAINT fk_dossier_establishment_id FOREIGN KEY(establishment_id) REFERENCES establishment (id),
    CONSTRAINT fk_dossier_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_dossier_born ON dossier (establishment_id, birthdate);

CREATE INDEX ix_dossier_establishment_id ON dossier (establishment_id);

CREATE INDEX ix_dossier_person_id ON dossier (person_id);

CREATE INDEX not_sure ON dossier (establishment_id, created_at, id) WHERE identity_status <> 'QUAL';

CREATE TABLE establishment_key (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    kek_id TEXT NOT NULL,
    wrapped BYTEA NOT NULL,
    wrapped_index BYTEA NOT NULL,
    retired_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_establishment_key PRIMARY KEY (id),
    CONSTRAINT fk_establishment_key_establishment_id FOREIGN KEY(establishment_id) REFERENCES establishment (id)
);

CREATE INDEX ix_establishment_key_establishment_id ON establishment_key (establishment_id);

CREATE TABLE file_check (
    establishment_id UUID NOT NULL,
    store_key TEXT NOT NULL,
    checked_at TIMESTAMP WITH TIME ZONE DEFAULT '-infinity' NOT NULL,
    fault TEXT,
    CONSTRAINT pk_file_check PRIMARY KEY (establishment_id, store_key),
    CONSTRAINT ck_file_check_known_fault CHECK (fault in ('missing', 'broken')),
    CONSTRAINT fk_file_check_establishment_id FOREIGN KEY(establishment_id) REFERENCES establishment (id)
);

CREATE INDEX oldest_first ON file_check (establishment_id, checked_at);

CREATE INDEX wrong_ones ON file_check (establishment_id) WHERE fault is not null;

CREATE TABLE guardian_office (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    name TEXT NOT NULL,
    made_by UUID NOT NULL,
    made_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_guardian_office PRIMARY KEY (id),
    CONSTRAINT fk_guardian_office_establishment_id FOREIGN KEY(establishment_id) REFERENCES establishment (id),
    CONSTRAINT fk_guardian_office_made_by FOREIGN KEY(made_by) REFERENCES person (id)
);

CREATE INDEX ix_guardian_office_establishment_id ON guardian_office (establishment_id);

CREATE TABLE house_professional (
    establishment_id UUID NOT NULL,
    person_id UUID NOT NULL,
    profession TEXT NOT NULL,
    CONSTRAINT pk_house_professional PRIMARY KEY (establishment_id, person_id),
    CONSTRAINT fk_house_professional_establishment_id FOREIGN KEY(establishment_id) REFERENCES establishment (id),
    CONSTRAINT fk_house_professional_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE TABLE kiosk (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    membership_id UUID NOT NULL,
    secret_hash BYTEA NOT NULL,
    opened_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    ends_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_kiosk PRIMARY KEY (id),
    CONSTRAINT fk_kiosk_establishment_id FOREIGN KEY(establishment_id) REFERENCES establishment (id),
    CONSTRAINT uq_kiosk_secret_hash UNIQUE (secret_hash)
);

CREATE TABLE machine_client (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    client_id TEXT NOT NULL,
    label TEXT NOT NULL,
    public_keys TEXT NOT NULL,
    revoked_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_machine_client PRIMARY KEY (id),
    CONSTRAINT fk_machine_client_establishment_id FOREIGN KEY(establishment_id) REFERENCES establishment (id),
    CONSTRAINT uq_machine_client_client_id UNIQUE (client_id)
);

CREATE INDEX ix_machine_client_establishment_id ON machine_client (establishment_id);

CREATE TABLE many_opened (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    person_id UUID NOT NULL,
    at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    reason TEXT,
    checked_at TIMESTAMP WITH TIME ZONE,
    checked_by UUID,
    CONSTRAINT pk_many_opened PRIMARY KEY (id),
    CONSTRAINT ck_many_opened_known_reason CHECK (reason in ('urgent', 'replacing', 'preparing', 'other')),
    CONSTRAINT ck_many_opened_checked_whole CHECK ((checked_by is null) = (checked_at is null)),
    CONSTRAINT ck_many_opened_by_another CHECK (checked_by <> person_id),
    CONSTRAINT fk_many_opened_establishment_id FOREIGN KEY(establishment_id) REFERENCES establishment (id),
    CONSTRAINT fk_many_opened_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_many_opened_checked_by FOREIGN KEY(checked_by) REFERENCES person (id)
);

CREATE INDEX many_of_person ON many_opened (person_id, at);

CREATE INDEX many_to_check ON many_opened (establishment_id, at);

CREATE TABLE role (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    code TEXT NOT NULL,
    label TEXT NOT NULL,
    CONSTRAINT pk_role PRIMARY KEY (id),
    CONSTRAINT uq_role_establishment_id_code UNIQUE (establishment_id, code),
    CONSTRAINT fk_role_establishment_id FOREIGN KEY(establishment_id) REFERENCES establishment (id)
);

CREATE TABLE service (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    name TEXT NOT NULL,
    closed_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_service PRIMARY KEY (id),
    CONSTRAINT fk_service_establishment_id FOREIGN KEY(establishment_id) REFERENCES establishment (id)
);

CREATE INDEX ix_service_establishment_id ON service (establishment_id);

CREATE TABLE card_code (
    card_id UUID NOT NULL,
    code_hash BYTEA NOT NULL,
    used_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_card_code PRIMARY KEY (card_id, code_hash),
    CONSTRAINT fk_card_code_card_id FOREIGN KEY(card_id) REFERENCES code_card (id)
);

CREATE TABLE document_relation (
    dossier_id UUID NOT NULL,
    target TEXT NOT NULL,
    kind TEXT NOT NULL,
    said_by TEXT NOT NULL,
    establishment_id UUID NOT NULL,
    CONSTRAINT pk_document_relation PRIMARY KEY (dossier_id, target, kind, said_by),
    CONSTRAINT fk_document_relation_dossier_id_establishment_id FOREIGN KEY(dossier_id, establishment_id) REFERENCES dossier (id, establishment_id),
    CONSTRAINT ck_document_relation_known_kind CHECK (kind in ('replaces', 'cancels', 'appends', 'transforms'))
);

CREATE INDEX said_by_paper ON document_relation (dossier_id, said_by);

CREATE TABLE dossier_event (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    dossier_id UUID NOT NULL,
    kind TEXT NOT NULL,
    day DATE NOT NULL,
    evidence TEXT NOT NULL,
    noted_by UUID NOT NULL,
    noted_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    reads_until TIMESTAMP WITH TIME ZONE DEFAULT 'infinity'::timestamptz NOT NULL,
    cancelled_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_dossier_event PRIMARY KEY (id),
    CONSTRAINT ck_dossier_event_known_kind CHECK (kind in ('departure', 'transfer', 'death')),
    CONSTRAINT ck_dossier_event_known_evidence CHECK (evidence in ('person', 'family', 'certificate', 'register')),
    CONSTRAINT fk_dossier_event_establishment_id FOREIGN KEY(establishment_id) REFERENCES establishment (id),
    CONSTRAINT fk_dossier_event_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id),
    CONSTRAINT fk_dossier_event_noted_by FOREIGN KEY(noted_by) REFERENCES person (id)
);

CREATE INDEX ix_dossier_event_establishment_id ON dossier_event (establishment_id);

CREATE UNIQUE INDEX one_event_alive ON dossier_event (dossier_id, (kind = 'death'), day) WHERE cancelled_at is null;

CREATE TABLE dossier_key (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    dossier_id UUID NOT NULL,
    kek_id TEXT NOT NULL,
    wrapped BYTEA NOT NULL,
    wrapped_search BYTEA NOT NULL,
    retired_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_dossier_key PRIMARY KEY (id),
    CONSTRAINT fk_dossier_key_dossier_id_establishment_id FOREIGN KEY(dossier_id, establishment_id) REFERENCES dossier (id, establishment_id)
);

CREATE INDEX ix_dossier_key_dossier_id ON dossier_key (dossier_id);

CREATE TABLE dossier_pair (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    one_id UUID NOT NULL,
    other_id UUID NOT NULL,
    joined_by UUID NOT NULL,
    joined_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    attached_id UUID,
    refused_at TIMESTAMP WITH TIME ZONE,
    split_by UUID,
    split_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_dossier_pair PRIMARY KEY (id),
    CONSTRAINT fk_dossier_pair_one_id_establishment_id FOREIGN KEY(one_id, establishment_id) REFERENCES dossier (id, establishment_id),
    CONSTRAINT fk_dossier_pair_other_id_establishment_id FOREIGN KEY(other_id, establishment_id) REFERENCES dossier (id, establishment_id),
    CONSTRAINT ck_dossier_pair_two_dossiers CHECK (one_id <> other_id),
    CONSTRAINT ck_dossier_pair_split_by_somebody CHECK ((split_by is null) = (split_at is null))
);

CREATE UNIQUE INDEX open_pair_of_one ON dossier_pair (one_id) WHERE split_at is null;

CREATE UNIQUE INDEX open_pair_of_other ON dossier_pair (other_id) WHERE split_at is null;

CREATE TABLE enrolment (
    dossier_id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    seen TEXT,
    wish TEXT,
    ask_on DATE,
    CONSTRAINT pk_enrolment PRIMARY KEY (dossier_id),
    CONSTRAINT ck_enrolment_known_kind CHECK (seen in ('cni', 'passeport', 'titre', 'vitale', 'permis')),
    CONSTRAINT ck_enrolment_known_wish CHECK (wish in ('refuses', 'never')),
    CONSTRAINT fk_enrolment_dossier_id_establishment_id FOREIGN KEY(dossier_id, establishment_id) REFERENCES dossier (id, establishment_id)
);

CREATE TABLE enrolment_code (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    dossier_id UUID NOT NULL,
    kind TEXT NOT NULL,
    code_hash BYTEA NOT NULL,
    made_by UUID NOT NULL,
    made_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    ends_at TIMESTAMP WITH TIME ZONE NOT NULL,
    used_at TIMESTAMP WITH TIME ZONE,
    revoked BOOLEAN DEFAULT false NOT NULL,
    CONSTRAINT pk_enrolment_code PRIMARY KEY (id),
    CONSTRAINT ck_enrolment_code_known_kind CHECK (kind in ('letter', 'phone')),
    CONSTRAINT uq_enrolment_code_code_hash UNIQUE (code_hash),
    CONSTRAINT fk_enrolment_code_dossier_id_establishment_id FOREIGN KEY(dossier_id, establishment_id) REFERENCES dossier (id, establishment_id),
    CONSTRAINT fk_enrolment_code_made_by FOREIGN KEY(made_by) REFERENCES person (id)
);

CREATE INDEX ix_enrolment_code_dossier_id ON enrolment_code (dossier_id);

CREATE UNIQUE INDEX one_code_alive ON enrolment_code (dossier_id) WHERE used_at is null and not revoked;

CREATE TABLE guardian_office_member (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    office_id UUID NOT NULL,
    person_id UUID NOT NULL,
    entered_by UUID NOT NULL,
    entered_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    checked_by UUID,
    checked_at TIMESTAMP WITH TIME ZONE,
    ended_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_guardian_office_member PRIMARY KEY (id),
    CONSTRAINT ck_guardian_office_member_two_persons CHECK (checked_by <> entered_by),
    CONSTRAINT fk_guardian_office_member_establishment_id FOREIGN KEY(establishment_id) REFERENCES establishment (id),
    CONSTRAINT fk_guardian_office_member_office_id FOREIGN KEY(office_id) REFERENCES guardian_office (id),
    CONSTRAINT fk_guardian_office_member_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_guardian_office_member_entered_by FOREIGN KEY(entered_by) REFERENCES person (id),
    CONSTRAINT fk_guardian_office_member_checked_by FOREIGN KEY(checked_by) REFERENCES person (id)
);

CREATE UNIQUE INDEX one_member_alive ON guardian_office_member (office_id, person_id) WHERE ended_at is null;

CREATE TABLE identity_proof (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    dossier_id UUID NOT NULL,
    kind TEXT NOT NULL,
    seen_by UUID NOT NULL,
    seen_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_identity_proof PRIMARY KEY (id),
    CONSTRAINT fk_identity_proof_dossier_id_establishment_id FOREIGN KEY(dossier_id, establishment_id) REFERENCES dossier (id, establishment_id),
    CONSTRAINT ck_identity_proof_known_kind CHECK (kind in ('passport', 'identity-card', 'residence-permit', 'birth-certificate', 'family-record-book'))
);

CREATE INDEX proofs_of_dossier ON identity_proof (dossier_id, seen_at desc);

CREATE TABLE insi_search (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    dossier_id UUID NOT NULL,
    asked_by UUID NOT NULL,
    asked_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    state TEXT DEFAULT 'asked' NOT NULL,
    reason TEXT,
    doubtful BOOLEAN DEFAULT false NOT NULL,
    answered_at TIMESTAMP WITH TIME ZONE,
    birth_name TEXT,
    given_names TEXT,
    birthdate TEXT,
    sex TEXT,
    birthplace TEXT,
    matricule_oid TEXT,
    matricule BYTEA,
    matricule_index BYTEA,
    settled_at TIMESTAMP WITH TIME ZONE,
    settled_by UUID,
    outcome TEXT,
    CONSTRAINT pk_insi_search PRIMARY KEY (id),
    CONSTRAINT fk_insi_search_dossier_id_establishment_id FOREIGN KEY(dossier_id, establishment_id) REFERENCES dossier (id, establishment_id),
    CONSTRAINT ck_insi_search_known_state CHECK (state in ('asked', 'found', 'none', 'several', 'unlike', 'twice', 'failed')),
    CONSTRAINT ck_insi_search_known_outcome CHECK (outcome in ('taken', 'left')),
    CONSTRAINT ck_insi_search_settled_one_way CHECK ((outcome is null) = (settled_at is null))
);

CREATE UNIQUE INDEX one_asked ON insi_search (dossier_id) WHERE state = 'asked';

CREATE INDEX searches_of_dossier ON insi_search (dossier_id, asked_at desc);

CREATE INDEX searches_to_look_at ON insi_search (establishment_id, asked_at, id) WHERE state in ('unlike', 'twice') and settled_at is null;

CREATE TABLE list_run (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    duty TEXT NOT NULL,
    source TEXT NOT NULL,
    machine_id UUID,
    key_id UUID NOT NULL,
    sha256 BYTEA,
    at_once BOOLEAN DEFAULT false NOT NULL,
    state TEXT DEFAULT 'received' NOT NULL,
    reason TEXT,
    seen BYTEA,
    lines INTEGER DEFAULT 0 NOT NULL,
    fresh INTEGER DEFAULT 0 NOT NULL,
    changed INTEGER DEFAULT 0 NOT NULL,
    same INTEGER DEFAULT 0 NOT NULL,
    faulty INTEGER DEFAULT 0 NOT NULL,
    moved INTEGER DEFAULT 0 NOT NULL,
    done INTEGER DEFAULT 0 NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    agreed_at TIMESTAMP WITH TIME ZONE,
    agreed_by UUID,
    finished_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_list_run PRIMARY KEY (id),
    CONSTRAINT ck_list_run_known_duty CHECK (duty in ('enrolment', 'members')),
    CONSTRAINT ck_list_run_known_state CHECK (state in ('received', 'looked', 'running', 'stopped', 'done', 'failed')),
    CONSTRAINT ck_list_run_known_source CHECK (source in ('file', 'annuaire', 'machine')),
    CONSTRAINT fk_list_run_establishment_id FOREIGN KEY(establishment_id) REFERENCES establishment (id),
    CONSTRAINT fk_list_run_machine_id FOREIGN KEY(machine_id) REFERENCES machine_client (id),
    CONSTRAINT fk_list_run_key_id FOREIGN KEY(key_id) REFERENCES establishment_key (id),
    CONSTRAINT fk_list_run_agreed_by FOREIGN KEY(agreed_by) REFERENCES person (id)
);

CREATE INDEX ix_list_run_newest ON list_run (establishment_id, duty, created_at);

CREATE TABLE measure (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    dossier_id UUID NOT NULL,
    kind TEXT NOT NULL,
    scope TEXT NOT NULL,
    decided_on DATE NOT NULL,
    starts_on DATE NOT NULL,
    ends_on DATE,
    evidence TEXT NOT NULL,
    entered_by UUID NOT NULL,
    entered_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    checked_by UUID,
    checked_at TIMESTAMP WITH TIME ZONE,
    stops_at TIMESTAMP WITH TIME ZONE,
    stopped_by UUID,
    why TEXT,
    CONSTRAINT pk_measure PRIMARY KEY (id),
    CONSTRAINT fk_measure_dossier_id_establishment_id FOREIGN KEY(dossier_id, establishment_id) REFERENCES dossier (id, establishment_id),
    CONSTRAINT ck_measure_two_persons CHECK (checked_by <> entered_by),
    CONSTRAINT ck_measure_checked CHECK ((checked_by is null) = (checked_at is null)),
    CONSTRAINT ck_measure_known_scope CHECK (scope in ('', 'goods', 'assistance', 'representation')),
    CONSTRAINT ck_measure_known_evidence CHECK (evidence in ('judgment', 'extract', 'mandate', 'record', 'desk')),
    CONSTRAINT ck_measure_known_end CHECK (why in ('ended', 'replaced', 'withdrawn', 'forbidden', 'emancipated')),
    CONSTRAINT fk_measure_entered_by FOREIGN KEY(entered_by) REFERENCES person (id),
    CONSTRAINT fk_measure_checked_by FOREIGN KEY(checked_by) REFERENCES person (id),
    CONSTRAINT fk_measure_stopped_by FOREIGN KEY(stopped_by) REFERENCES person (id)
);

CREATE INDEX ix_measure_dossier_id ON measure (dossier_id);

CREATE INDEX measure_to_check ON measure (establishment_id) WHERE checked_at is null;

CREATE TABLE membership (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    person_id UUID NOT NULL,
    role_id UUID NOT NULL,
    shown_name TEXT NOT NULL,
    starts_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    ends_at TIMESTAMP WITH TIME ZONE DEFAULT 'infinity'::timestamptz NOT NULL,
    stopped_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_membership PRIMARY KEY (id),
    CONSTRAINT fk_membership_establishment_id FOREIGN KEY(establishment_id) REFERENCES establishment (id),
    CONSTRAINT fk_membership_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_membership_role_id FOREIGN KEY(role_id) REFERENCES role (id)
);

CREATE INDEX ix_membership_establishment_id ON membership (establishment_id);

CREATE INDEX ix_membership_role_id ON membership (role_id);

CREATE UNIQUE INDEX one_membership_alive ON membership (person_id, establishment_id) WHERE stopped_at is null;

CREATE INDEX worked_there ON membership (person_id, establishment_id, starts_at);

CREATE TABLE minor_setting (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    dossier_id UUID NOT NULL,
    maturity TEXT NOT NULL,
    agreed_on DATE NOT NULL,
    set_by UUID NOT NULL,
    set_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_minor_setting PRIMARY KEY (id),
    CONSTRAINT fk_minor_setting_dossier_id_establishment_id FOREIGN KEY(dossier_id, establishment_id) REFERENCES dossier (id, establishment_id),
    CONSTRAINT ck_minor_setting_known_maturity CHECK (maturity in ('alone', 'helped', 'not-yet')),
    CONSTRAINT fk_minor_setting_set_by FOREIGN KEY(set_by) REFERENCES person (id)
);

CREATE INDEX ix_minor_setting_dossier_id ON minor_setting (dossier_id);

CREATE TABLE minor_withheld (
    dossier_id UUID NOT NULL,
    family TEXT NOT NULL,
    establishment_id UUID NOT NULL,
    CONSTRAINT pk_minor_withheld PRIMARY KEY (dossier_id, family),
    CONSTRAINT fk_minor_withheld_dossier_id_establishment_id FOREIGN KEY(dossier_id, establishment_id) REFERENCES dossier (id, establishment_id),
    CONSTRAINT fk_minor_withheld_family FOREIGN KEY(family) REFERENCES family (code)
);

CREATE TABLE role_change (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    role_id UUID NOT NULL,
    proposed_by UUID NOT NULL,
    proposed_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    decided_by UUID,
    decided_at TIMESTAMP WITH TIME ZONE,
    outcome TEXT,
    CONSTRAINT pk_role_change PRIMARY KEY (id),
    CONSTRAINT ck_role_change_known_outcome CHECK (outcome in ('confirmed', 'cancelled', 'expired')),
    CONSTRAINT ck_role_change_decided CHECK ((decided_at is null) = (outcome is null)),
    CONSTRAINT ck_role_change_two_persons CHECK (outcome <> 'confirmed' or decided_by <> proposed_by),
    CONSTRAINT fk_role_change_establishment_id FOREIGN KEY(establishment_id) REFERENCES establishment (id),
    CONSTRAINT fk_role_change_role_id FOREIGN KEY(role_id) REFERENCES role (id),
    CONSTRAINT fk_role_change_proposed_by FOREIGN KEY(proposed_by) REFERENCES person (id),
    CONSTRAINT fk_role_change_decided_by FOREIGN KEY(decided_by) REFERENCES person (id)
);

CREATE INDEX ix_role_change_establishment_id ON role_change (establishment_id);

CREATE UNIQUE INDEX one_change_alive ON role_change (role_id) WHERE decided_at is null;

CREATE TABLE role_duty (
    role_id UUID NOT NULL,
    duty TEXT NOT NULL,
    establishment_id UUID NOT NULL,
    CONSTRAINT pk_role_duty PRIMARY KEY (role_id, duty),
    CONSTRAINT ck_role_duty_known_duty CHECK (duty in ('requests', 'identity', 'hours', 'enrolment', 'members')),
    CONSTRAINT fk_role_duty_role_id FOREIGN KEY(role_id) REFERENCES role (id)
);

CREATE TABLE role_right (
    role_id UUID NOT NULL,
    can TEXT NOT NULL,
    family TEXT NOT NULL,
    establishment_id UUID NOT NULL,
    CONSTRAINT pk_role_right PRIMARY KEY (role_id, can, family),
    CONSTRAINT fk_role_right_role_id FOREIGN KEY(role_id) REFERENCES role (id),
    CONSTRAINT fk_role_right_can FOREIGN KEY(can) REFERENCES delegable_right (code),
    CONSTRAINT fk_role_right_family FOREIGN KEY(family) REFERENCES family (code)
);

CREATE TABLE sign_in (
    id UUID NOT NULL,
    secret_hash BYTEA NOT NULL,
    person_id UUID,
    machine_id UUID,
    device_id UUID,
    level INTEGER NOT NULL,
    provider TEXT,
    id_token BYTEA,
    began_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    seen_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    idle INTERVAL NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    revoked_at TIMESTAMP WITH TIME ZONE,
    subject_hash BYTEA,
    sid_hash BYTEA,
    helped BOOLEAN DEFAULT false NOT NULL,
    situation UUID,
    CONSTRAINT pk_sign_in PRIMARY KEY (id),
    CONSTRAINT ck_sign_in_one_of_two CHECK (num_nonnulls(person_id, machine_id) = 1),
    CONSTRAINT ck_sign_in_known_level CHECK (level between 1 and 3),
    CONSTRAINT uq_sign_in_secret_hash UNIQUE (secret_hash),
    CONSTRAINT fk_sign_in_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_sign_in_machine_id FOREIGN KEY(machine_id) REFERENCES machine_client (id),
    CONSTRAINT fk_sign_in_device_id FOREIGN KEY(device_id) REFERENCES device (id),
    CONSTRAINT fk_sign_in_situation FOREIGN KEY(situation) REFERENCES establishment (id)
);

CREATE INDEX ix_sign_in_person_id ON sign_in (person_id);

CREATE INDEX ix_sign_in_sid_hash ON sign_in (sid_hash);

CREATE INDEX ix_sign_in_subject_hash ON sign_in (subject_hash);

CREATE TABLE stay (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    dossier_id UUID NOT NULL,
    kind TEXT NOT NULL,
    starts_on DATE NOT NULL,
    ends_on DATE,
    CONSTRAINT pk_stay PRIMARY KEY (id),
    CONSTRAINT fk_stay_dossier_id_establishment_id FOREIGN KEY(dossier_id, establishment_id) REFERENCES dossier (id, establishment_id)
);

CREATE INDEX ix_stay_dossier_id ON stay (dossier_id);

CREATE TABLE team (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    service_id UUID,
    name TEXT NOT NULL,
    hours TEXT,
    answers_messages BOOLEAN DEFAULT false NOT NULL,
    closed_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_team PRIMARY KEY (id),
    CONSTRAINT uq_team_id_establishment_id UNIQUE (id, establishment_id),
    CONSTRAINT fk_team_establishment_id FOREIGN KEY(establishment_id) REFERENCES establishment (id),
    CONSTRAINT fk_team_service_id FOREIGN KEY(service_id) REFERENCES service (id)
);

CREATE INDEX ix_team_establishment_id ON team (establishment_id);

CREATE TABLE told_around (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    dossier_id UUID NOT NULL,
    key_id UUID NOT NULL,
    kind TEXT NOT NULL,
    role TEXT NOT NULL,
    rank INTEGER NOT NULL,
    mark BYTEA NOT NULL,
    body BYTEA NOT NULL,
    starts_on DATE,
    ends_on DATE,
    CONSTRAINT pk_told_around PRIMARY KEY (id),
    CONSTRAINT fk_told_around_dossier_id_establishment_id FOREIGN KEY(dossier_id, establishment_id) REFERENCES dossier (id, establishment_id),
    CONSTRAINT ck_told_around_known_kind CHECK (kind in ('contact', 'measure'))
);

CREATE INDEX ix_told_around_dossier_id ON told_around (dossier_id);

CREATE TABLE appointment (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    dossier_id UUID NOT NULL,
    starts_at TIMESTAMP WITH TIME ZONE NOT NULL,
    words BYTEA NOT NULL,
    key_id UUID NOT NULL,
    state TEXT DEFAULT 'planned' NOT NULL,
    was_at TIMESTAMP WITH TIME ZONE,
    changed_at TIMESTAMP WITH TIME ZONE,
    made_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    author_id UUID,
    machine_id UUID,
    unique_id TEXT,
    said_at TIMESTAMP WITH TIME ZONE,
    reminded_for TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_appointment PRIMARY KEY (id),
    CONSTRAINT uq_appointment_establishment_id_dossier_id_machine_id_unique_id UNIQUE (establishment_id, dossier_id, machine_id, unique_id),
    CONSTRAINT uq_appointment_id_dossier_id UNIQUE (id, dossier_id),
    CONSTRAINT fk_appointment_dossier_id_establishment_id FOREIGN KEY(dossier_id, establishment_id) REFERENCES dossier (id, establishment_id),
    CONSTRAINT ck_appointment_known_state CHECK (state in ('planned', 'cancelled')),
    CONSTRAINT ck_appointment_a_change_is_told CHECK (changed_at is not null or (was_at is null and state = 'planned')),
    CONSTRAINT fk_appointment_establishment_id FOREIGN KEY(establishment_id) REFERENCES establishment (id),
    CONSTRAINT fk_appointment_key_id FOREIGN KEY(key_id) REFERENCES dossier_key (id),
    CONSTRAINT fk_appointment_machine_id FOREIGN KEY(machine_id) REFERENCES machine_client (id)
);

CREATE INDEX appointments_by_time ON appointment (dossier_id, starts_at, id);

CREATE INDEX appointments_off ON appointment (dossier_id, starts_at, id) WHERE state = 'cancelled';

CREATE INDEX appointments_to_remind ON appointment (establishment_id, starts_at) WHERE state = 'planned';

CREATE TABLE brought_paper (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    dossier_id UUID NOT NULL,
    family TEXT NOT NULL,
    brought_by UUID NOT NULL,
    brought_as TEXT NOT NULL,
    title BYTEA NOT NULL,
    key_id UUID NOT NULL,
    hidden BOOLEAN NOT NULL,
    state TEXT DEFAULT 'received' NOT NULL,
    reason TEXT,
    store_key TEXT,
    wrapped BYTEA,
    size INTEGER,
    sha256 BYTEA,
    received_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_brought_paper PRIMARY KEY (id),
    CONSTRAINT fk_brought_paper_dossier_id_establishment_id FOREIGN KEY(dossier_id, establishment_id) REFERENCES dossier (id, establishment_id),
    CONSTRAINT ck_brought_paper_known_state CHECK (state in ('received', 'filed', 'refused')),
    CONSTRAINT ck_brought_paper_shelf_of_papers CHECK (family not in ('messages', 'demandes', 'rendez-vous')),
    CONSTRAINT fk_brought_paper_establishment_id FOREIGN KEY(establishment_id) REFERENCES establishment (id),
    CONSTRAINT fk_brought_paper_family FOREIGN KEY(family) REFERENCES family (code),
    CONSTRAINT fk_brought_paper_brought_by FOREIGN KEY(brought_by) REFERENCES person (id),
    CONSTRAINT fk_brought_paper_key_id FOREIGN KEY(key_id) REFERENCES dossier_key (id),
    CONSTRAINT uq_brought_paper_store_key UNIQUE (store_key)
);

CREATE INDEX brought_last ON brought_paper (dossier_id, received_at desc, id) WHERE state <> 'filed';

CREATE TABLE delegation_right (
    delegation_id UUID NOT NULL,
    dossier_id UUID NOT NULL,
    can TEXT NOT NULL,
    family TEXT NOT NULL,
    starts_at TIMESTAMP WITH TIME ZONE NOT NULL,
    ends_at TIMESTAMP WITH TIME ZONE NOT NULL,
    motive BYTEA,
    key_id UUID,
    CONSTRAINT pk_delegation_right PRIMARY KEY (delegation_id, dossier_id, can, family),
    CONSTRAINT fk_delegation_right_delegation_id FOREIGN KEY(delegation_id) REFERENCES delegation (id),
    CONSTRAINT fk_delegation_right_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id),
    CONSTRAINT fk_delegation_right_can FOREIGN KEY(can) REFERENCES delegable_right (code),
    CONSTRAINT fk_delegation_right_family FOREIGN KEY(family) REFERENCES family (code),
    CONSTRAINT fk_delegation_right_key_id FOREIGN KEY(key_id) REFERENCES dossier_key (id)
);

CREATE INDEX given_on_dossier ON delegation_right (dossier_id, can, family);

CREATE TABLE document (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    dossier_id UUID NOT NULL,
    family TEXT NOT NULL,
    type_code TEXT NOT NULL,
    type_system TEXT NOT NULL,
    unique_id TEXT NOT NULL,
    set_id TEXT,
    version INTEGER DEFAULT 1 NOT NULL,
    state TEXT DEFAULT 'current' NOT NULL,
    written_on DATE NOT NULL,
    filed_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    title BYTEA NOT NULL,
    origin BYTEA NOT NULL,
    key_id UUID NOT NULL,
    author_id UUID,
    sha256 BYTEA,
    brought_by UUID,
    brought_as TEXT,
    not_for_person BOOLEAN DEFAULT false NOT NULL,
    not_for_representatives BOOLEAN DEFAULT false NOT NULL,
    announced_at TIMESTAMP WITH TIME ZONE,
    announced_by UUID,
    hidden_from_staff_at TIMESTAMP WITH TIME ZONE,
    disputed_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_document PRIMARY KEY (id),
    CONSTRAINT uq_document_establishment_id_dossier_id_unique_id_version UNIQUE (establishment_id, dossier_id, unique_id, version),
    CONSTRAINT uq_document_id_dossier_id UNIQUE (id, dossier_id),
    CONSTRAINT fk_document_dossier_id_establishment_id FOREIGN KEY(dossier_id, establishment_id) REFERENCES dossier (id, establishment_id),
    CONSTRAINT ck_document_known_state CHECK (state in ('current', 'replaced', 'cancelled')),
    CONSTRAINT ck_document_announced_by_somebody CHECK ((announced_at is null) = (announced_by is null)),
    CONSTRAINT ck_document_announced_is_for_her CHECK (announced_at is null or not not_for_person),
    CONSTRAINT fk_document_establishment_id FOREIGN KEY(establishment_id) REFERENCES establishment (id),
    CONSTRAINT fk_document_family FOREIGN KEY(family) REFERENCES family (code),
    CONSTRAINT fk_document_key_id FOREIGN KEY(key_id) REFERENCES dossier_key (id)
);

CREATE INDEX brought_to_house ON document (establishment_id, filed_at) WHERE brought_by is not null;

CREATE INDEX come_last ON document (dossier_id, coalesce(announced_at, filed_at) desc, id) WHERE state = 'current';

CREATE INDEX kept_anyway_of_dossier ON document (dossier_id) WHERE not_for_representatives or brought_as <> 'usager';

CREATE INDEX newest_first ON document (dossier_id, written_on desc, id) WHERE state = 'current';

CREATE INDEX newest_of_shelf ON document (dossier_id, family, written_on desc, id) WHERE state = 'current';

CREATE INDEX versions_of_set ON document (dossier_id, set_id) WHERE set_id is not null;

CREATE TABLE dossier_event_end (
    event_id UUID NOT NULL,
    row_id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    ends_on DATE,
    ends_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_dossier_event_end PRIMARY KEY (event_id, row_id),
    CONSTRAINT fk_dossier_event_end_event_id FOREIGN KEY(event_id) REFERENCES dossier_event (id)
);

CREATE TABLE dossier_team (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    dossier_id UUID NOT NULL,
    team_id UUID NOT NULL,
    starts_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    ends_at TIMESTAMP WITH TIME ZONE DEFAULT 'infinity'::timestamptz NOT NULL,
    pair_id UUID,
    CONSTRAINT pk_dossier_team PRIMARY KEY (id),
    CONSTRAINT uq_dossier_team_dossier_id_team_id_starts_at UNIQUE (dossier_id, team_id, starts_at),
    CONSTRAINT fk_dossier_team_dossier_id_establishment_id FOREIGN KEY(dossier_id, establishment_id) REFERENCES dossier (id, establishment_id),
    CONSTRAINT fk_dossier_team_team_id_establishment_id FOREIGN KEY(team_id, establishment_id) REFERENCES team (id, establishment_id),
    CONSTRAINT fk_dossier_team_pair_id FOREIGN KEY(pair_id) REFERENCES dossier_pair (id)
);

CREATE INDEX ix_dossier_team_pair_id ON dossier_team (pair_id);

CREATE INDEX supported_by_team ON dossier_team (team_id, dossier_id, starts_at, ends_at);

CREATE TABLE enrolment_claim (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    dossier_id UUID NOT NULL,
    code_id UUID NOT NULL,
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    state TEXT DEFAULT 'asked' NOT NULL,
    kek_id TEXT,
    wrapped BYTEA,
    asked_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    decided_by UUID,
    decided_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_enrolment_claim PRIMARY KEY (id),
    CONSTRAINT ck_enrolment_claim_known_state CHECK (state in ('asked', 'confirmed', 'refused', 'linked', 'declined', 'lapsed')),
    CONSTRAINT fk_enrolment_claim_dossier_id_establishment_id FOREIGN KEY(dossier_id, establishment_id) REFERENCES dossier (id, establishment_id),
    CONSTRAINT fk_enrolment_claim_code_id FOREIGN KEY(code_id) REFERENCES enrolment_code (id),
    CONSTRAINT fk_enrolment_claim_decided_by FOREIGN KEY(decided_by) REFERENCES person (id)
);

CREATE INDEX claims_of_identity ON enrolment_claim (issuer, subject);

CREATE INDEX ix_enrolment_claim_dossier_id ON enrolment_claim (dossier_id);

CREATE UNIQUE INDEX open_claim ON enrolment_claim (dossier_id) WHERE state in ('asked', 'confirmed');

CREATE TABLE enrolment_with_her (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    dossier_id UUID NOT NULL,
    key_id UUID NOT NULL,
    evidence BYTEA NOT NULL,
    channel TEXT NOT NULL,
    told_on DATE NOT NULL,
    done_by UUID NOT NULL,
    done_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_enrolment_with_her PRIMARY KEY (id),
    CONSTRAINT ck_enrolment_with_her_known_channel CHECK (channel in ('letter', 'call')),
    CONSTRAINT uq_enrolment_with_her_dossier_id UNIQUE (dossier_id),
    CONSTRAINT fk_enrolment_with_her_dossier_id_establishment_id FOREIGN KEY(dossier_id, establishment_id) REFERENCES dossier (id, establishment_id),
    CONSTRAINT fk_enrolment_with_her_key_id FOREIGN KEY(key_id) REFERENCES dossier_key (id),
    CONSTRAINT fk_enrolment_with_her_done_by FOREIGN KEY(done_by) REFERENCES person (id)
);

CREATE TABLE identity_link (
    id UUID NOT NULL,
    person_id UUID NOT NULL,
    sign_in_id UUID NOT NULL,
    step_up_id UUID NOT NULL,
    at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_identity_link PRIMARY KEY (id),
    CONSTRAINT fk_identity_link_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_identity_link_sign_in_id FOREIGN KEY(sign_in_id) REFERENCES sign_in (id),
    CONSTRAINT uq_identity_link_step_up_id UNIQUE (step_up_id)
);

CREATE INDEX ix_identity_link_person_id ON identity_link (person_id);

CREATE TABLE list_line (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    run_id UUID NOT NULL,
    duty TEXT NOT NULL,
    number INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    body BYTEA NOT NULL,
    machine_id UUID,
    done_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_list_line PRIMARY KEY (id),
    CONSTRAINT uq_list_line_establishment_id_run_id_number UNIQUE (establishment_id, run_id, number),
    CONSTRAINT ck_list_line_known_outcome CHECK (outcome in ('new', 'changed', 'faulty', 'moved')),
    CONSTRAINT fk_list_line_run_id FOREIGN KEY(run_id) REFERENCES list_run (id) ON DELETE CASCADE
);

CREATE INDEX ix_list_line_shown ON list_line (run_id, outcome, number);

CREATE INDEX ix_list_line_waiting ON list_line (run_id, number) WHERE done_at is null;

CREATE TABLE list_part (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    run_id UUID NOT NULL,
    duty TEXT NOT NULL,
    number INTEGER NOT NULL,
    body BYTEA NOT NULL,
    machine_id UUID,
    CONSTRAINT pk_list_part PRIMARY KEY (id),
    CONSTRAINT uq_list_part_establishment_id_run_id_number UNIQUE (establishment_id, run_id, number),
    CONSTRAINT fk_list_part_run_id FOREIGN KEY(run_id) REFERENCES list_run (id) ON DELETE CASCADE
);

CREATE INDEX ix_list_part_run_id ON list_part (run_id);

CREATE TABLE mandate (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    dossier_id UUID NOT NULL,
    reference TEXT NOT NULL,
    given_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    relation TEXT NOT NULL,
    agreed_text TEXT NOT NULL,
    agreed_hash BYTEA NOT NULL,
    words TEXT NOT NULL,
    rights_end TIMESTAMP WITH TIME ZONE NOT NULL,
    prepared_by UUID NOT NULL,
    prepared_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE DEFAULT now() + interval '30 days' NOT NULL,
    signed_on DATE,
    aidant_id UUID,
    evidence BYTEA,
    key_id UUID,
    entered_by UUID,
    entered_at TIMESTAMP WITH TIME ZONE,
    outcome TEXT,
    decided_by UUID,
    decided_at TIMESTAMP WITH TIME ZONE,
    delegation_id UUID,
    CONSTRAINT pk_mandate PRIMARY KEY (id),
    CONSTRAINT ck_mandate_known_outcome CHECK (outcome in ('confirmed', 'cancelled')),
    CONSTRAINT ck_mandate_whole_evidence CHECK (num_nonnulls(entered_by, entered_at, aidant_id, signed_on, evidence, key_id) in (0, 6)),
    CONSTRAINT ck_mandate_two_people CHECK (outcome is distinct from 'confirmed' or (entered_by is not null and decided_by <> entered_by and aidant_id not in (entered_by, decided_by) and delegation_id is not null)),
    CONSTRAINT ck_mandate_decided_once CHECK ((outcome is null) = (decided_at is null)),
    CONSTRAINT uq_mandate_reference UNIQUE (reference),
    CONSTRAINT uq_mandate_delegation_id UNIQUE (delegation_id),
    CONSTRAINT fk_mandate_dossier_id_establishment_id FOREIGN KEY(dossier_id, establishment_id) REFERENCES dossier (id, establishment_id),
    CONSTRAINT fk_mandate_prepared_by FOREIGN KEY(prepared_by) REFERENCES person (id),
    CONSTRAINT fk_mandate_aidant_id FOREIGN KEY(aidant_id) REFERENCES person (id),
    CONSTRAINT fk_mandate_key_id FOREIGN KEY(key_id) REFERENCES dossier_key (id),
    CONSTRAINT fk_mandate_entered_by FOREIGN KEY(entered_by) REFERENCES person (id),
    CONSTRAINT fk_mandate_decided_by FOREIGN KEY(decided_by) REFERENCES person (id),
    CONSTRAINT fk_mandate_delegation_id FOREIGN KEY(delegation_id) REFERENCES delegation (id)
);

CREATE INDEX ix_mandate_dossier_id ON mandate (dossier_id);

CREATE TABLE measure_answer (
    id UUID NOT NULL,
    measure_id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    agrees BOOLEAN NOT NULL,
    said_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_measure_answer PRIMARY KEY (id),
    CONSTRAINT fk_measure_answer_measure_id FOREIGN KEY(measure_id) REFERENCES measure (id)
);

CREATE INDEX ix_measure_answer_measure_id ON measure_answer (measure_id);

CREATE TABLE measure_holder (
    id UUID NOT NULL,
    measure_id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    person_id UUID,
    office_id UUID,
    CONSTRAINT pk_measure_holder PRIMARY KEY (id),
    CONSTRAINT ck_measure_holder_one_holder CHECK ((person_id is null) <> (office_id is null)),
    CONSTRAINT fk_measure_holder_measure_id FOREIGN KEY(measure_id) REFERENCES measure (id),
    CONSTRAINT fk_measure_holder_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_measure_holder_office_id FOREIGN KEY(office_id) REFERENCES guardian_office (id)
);

CREATE INDEX ix_measure_holder_measure_id ON measure_holder (measure_id);

CREATE INDEX ix_measure_holder_office_id ON measure_holder (office_id);

CREATE INDEX ix_measure_holder_person_id ON measure_holder (person_id);

CREATE TABLE membership_team (
    membership_id UUID NOT NULL,
    team_id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    CONSTRAINT pk_membership_team PRIMARY KEY (membership_id, team_id),
    CONSTRAINT fk_membership_team_membership_id FOREIGN KEY(membership_id) REFERENCES membership (id),
    CONSTRAINT fk_membership_team_team_id FOREIGN KEY(team_id) REFERENCES team (id)
);

CREATE INDEX ix_membership_team_team_id ON membership_team (team_id);

CREATE TABLE minor_agreement (
    setting_id UUID NOT NULL,
    measure_id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    CONSTRAINT pk_minor_agreement PRIMARY KEY (setting_id, measure_id),
    CONSTRAINT fk_minor_agreement_setting_id FOREIGN KEY(setting_id) REFERENCES minor_setting (id),
    CONSTRAINT fk_minor_agreement_measure_id FOREIGN KEY(measure_id) REFERENCES measure (id)
);

CREATE TABLE passkey_event (
    id UUID NOT NULL,
    passkey_id UUID NOT NULL,
    sign_in_id UUID NOT NULL,
    kind TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_passkey_event PRIMARY KEY (id),
    CONSTRAINT ck_passkey_event_known_kind CHECK (kind in ('added', 'removed', 'suspect')),
    CONSTRAINT fk_passkey_event_passkey_id FOREIGN KEY(passkey_id) REFERENCES passkey (id),
    CONSTRAINT fk_passkey_event_sign_in_id FOREIGN KEY(sign_in_id) REFERENCES sign_in (id)
);

CREATE INDEX ix_passkey_event_passkey_id ON passkey_event (passkey_id);

CREATE TABLE passkey_sign_in (
    sign_in_id UUID NOT NULL,
    passkey_id UUID NOT NULL,
    CONSTRAINT pk_passkey_sign_in PRIMARY KEY (sign_in_id),
    CONSTRAINT fk_passkey_sign_in_sign_in_id FOREIGN KEY(sign_in_id) REFERENCES sign_in (id),
    CONSTRAINT fk_passkey_sign_in_passkey_id FOREIGN KEY(passkey_id) REFERENCES passkey (id)
);

CREATE INDEX ix_passkey_sign_in_passkey_id ON passkey_sign_in (passkey_id);

CREATE TABLE push_subscription (
    id UUID NOT NULL,
    person_id UUID NOT NULL,
    sign_in_id UUID NOT NULL,
    endpoint_hash BYTEA NOT NULL,
    kek_id TEXT NOT NULL,
    wrapped BYTEA NOT NULL,
    voice TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_push_subscription PRIMARY KEY (id),
    CONSTRAINT fk_push_subscription_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT uq_push_subscription_sign_in_id UNIQUE (sign_in_id),
    CONSTRAINT fk_push_subscription_sign_in_id FOREIGN KEY(sign_in_id) REFERENCES sign_in (id),
    CONSTRAINT uq_push_subscription_endpoint_hash UNIQUE (endpoint_hash)
);

CREATE INDEX ix_push_subscription_person_id ON push_subscription (person_id);

CREATE TABLE role_change_part (
    change_id UUID NOT NULL,
    kind TEXT NOT NULL,
    can TEXT NOT NULL,
    target TEXT NOT NULL,
    adds BOOLEAN NOT NULL,
    establishment_id UUID NOT NULL,
    CONSTRAINT pk_role_change_part PRIMARY KEY (change_id, kind, can, target),
    CONSTRAINT ck_role_change_part_known_kind CHECK (kind in ('right', 'duty')),
    CONSTRAINT fk_role_change_part_change_id FOREIGN KEY(change_id) REFERENCES role_change (id)
);

CREATE TABLE rota (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    team_id UUID NOT NULL,
    membership_id UUID NOT NULL,
    starts_at TIMESTAMP WITH TIME ZONE NOT NULL,
    ends_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_rota PRIMARY KEY (id),
    CONSTRAINT ck_rota_in_order CHECK (starts_at < ends_at),
    CONSTRAINT fk_rota_establishment_id FOREIGN KEY(establishment_id) REFERENCES establishment (id),
    CONSTRAINT fk_rota_team_id FOREIGN KEY(team_id) REFERENCES team (id),
    CONSTRAINT fk_rota_membership_id FOREIGN KEY(membership_id) REFERENCES membership (id)
);

CREATE INDEX duty_of_team ON rota (team_id, ends_at);

CREATE TABLE rpps_registration (
    membership_id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    state TEXT NOT NULL,
    since TIMESTAMP WITH TIME ZONE NOT NULL,
    reason TEXT,
    CONSTRAINT pk_rpps_registration PRIMARY KEY (membership_id),
    CONSTRAINT ck_rpps_registration_known_state CHECK (state in ('sent', 'refused')),
    CONSTRAINT ck_rpps_registration_refused_for_a_reason CHECK ((reason is null) = (state = 'sent')),
    CONSTRAINT fk_rpps_registration_membership_id FOREIGN KEY(membership_id) REFERENCES membership (id),
    CONSTRAINT fk_rpps_registration_establishment_id FOREIGN KEY(establishment_id) REFERENCES establishment (id)
);

CREATE INDEX ix_rpps_registration_establishment_id ON rpps_registration (establishment_id);

CREATE TABLE sign_in_witness (
    sign_in_id UUID NOT NULL,
    kiosk_id UUID NOT NULL,
    CONSTRAINT pk_sign_in_witness PRIMARY KEY (sign_in_id),
    CONSTRAINT fk_sign_in_witness_sign_in_id FOREIGN KEY(sign_in_id) REFERENCES sign_in (id),
    CONSTRAINT fk_sign_in_witness_kiosk_id FOREIGN KEY(kiosk_id) REFERENCES kiosk (id)
);

CREATE TABLE step_up (
    id UUID NOT NULL,
    person_id UUID NOT NULL,
    sign_in_id UUID NOT NULL,
    act TEXT NOT NULL,
    path TEXT NOT NULL,
    body_hash BYTEA NOT NULL,
    kek_id TEXT NOT NULL,
    fields BYTEA NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    means TEXT,
    proved_at TIMESTAMP WITH TIME ZONE,
    used_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_step_up PRIMARY KEY (id),
    CONSTRAINT fk_step_up_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_step_up_sign_in_id FOREIGN KEY(sign_in_id) REFERENCES sign_in (id)
);

CREATE INDEX ix_step_up_sign_in_id ON step_up (sign_in_id);

CREATE TABLE team_hours (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    team_id UUID NOT NULL,
    weekday INTEGER NOT NULL,
    opens TIME WITHOUT TIME ZONE NOT NULL,
    closes TIME WITHOUT TIME ZONE NOT NULL,
    CONSTRAINT pk_team_hours PRIMARY KEY (id),
    CONSTRAINT ck_team_hours_known_day CHECK (weekday between 1 and 7),
    CONSTRAINT ck_team_hours_in_order CHECK (opens < closes or closes = '00:00'),
    CONSTRAINT fk_team_hours_establishment_id FOREIGN KEY(establishment_id) REFERENCES establishment (id),
    CONSTRAINT fk_team_hours_team_id FOREIGN KEY(team_id) REFERENCES team (id)
);

CREATE UNIQUE INDEX hours_of_team ON team_hours (team_id, weekday, opens);

CREATE TABLE appointment_secret (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    dossier_id UUID NOT NULL,
    appointment_id UUID NOT NULL,
    kind TEXT NOT NULL,
    made_by UUID NOT NULL,
    from_id UUID,
    mention BYTEA,
    key_id UUID,
    made_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    lifted_by UUID,
    lifted_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_appointment_secret PRIMARY KEY (id),
    CONSTRAINT fk_appointment_secret_dossier_id_establishment_id FOREIGN KEY(dossier_id, establishment_id) REFERENCES dossier (id, establishment_id),
    CONSTRAINT fk_appointment_secret_appointment_id_dossier_id FOREIGN KEY(appointment_id, dossier_id) REFERENCES appointment (id, dossier_id),
    CONSTRAINT ck_appointment_secret_known_kind CHECK (kind in ('own', 'opposition')),
    CONSTRAINT ck_appointment_secret_an_opposition_is_written CHECK (kind = 'own' or mention is not null),
    CONSTRAINT ck_appointment_secret_lifted_by_somebody CHECK ((lifted_at is null) = (lifted_by is null)),
    CONSTRAINT fk_appointment_secret_from_id FOREIGN KEY(from_id) REFERENCES person (id),
    CONSTRAINT fk_appointment_secret_key_id FOREIGN KEY(key_id) REFERENCES dossier_key (id)
);

CREATE UNIQUE INDEX one_alive_of_each ON appointment_secret (appointment_id, kind, from_id) NULLS NOT DISTINCT WHERE lifted_at is null;

CREATE INDEX secret_appointments ON appointment_secret (dossier_id) WHERE lifted_at is null;

CREATE TABLE deposit (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    machine_id UUID NOT NULL,
    received_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    state TEXT DEFAULT 'received' NOT NULL,
    reason TEXT,
    tried_again_at TIMESTAMP WITH TIME ZONE,
    document_id UUID,
    store_key TEXT NOT NULL,
    wrapped BYTEA NOT NULL,
    key_id UUID NOT NULL,
    size INTEGER NOT NULL,
    sha256 BYTEA NOT NULL,
    media_type TEXT NOT NULL,
    kind TEXT DEFAULT 'cda' NOT NULL,
    CONSTRAINT pk_deposit PRIMARY KEY (id),
    CONSTRAINT uq_deposit_establishment_id_machine_id_sha256 UNIQUE (establishment_id, machine_id, sha256),
    CONSTRAINT ck_deposit_known_kind CHECK (kind in ('cda', 'xdm', 'fhir', 'hl7v2')),
    CONSTRAINT ck_deposit_known_state CHECK (state in ('received', 'checking', 'filed', 'quarantined', 'refused', 'disputed')),
    CONSTRAINT fk_deposit_establishment_id FOREIGN KEY(establishment_id) REFERENCES establishment (id),
    CONSTRAINT fk_deposit_machine_id FOREIGN KEY(machine_id) REFERENCES machine_client (id),
    CONSTRAINT fk_deposit_document_id FOREIGN KEY(document_id) REFERENCES document (id),
    CONSTRAINT uq_deposit_store_key UNIQUE (store_key),
    CONSTRAINT fk_deposit_key_id FOREIGN KEY(key_id) REFERENCES establishment_key (id)
);

CREATE INDEX to_identify ON deposit (establishment_id, received_at, id) WHERE state = 'quarantined';

CREATE TABLE document_dispute (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    dossier_id UUID NOT NULL,
    document_id UUID NOT NULL,
    said_by UUID NOT NULL,
    at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    settled_at TIMESTAMP WITH TIME ZONE,
    settled_by UUID,
    outcome TEXT,
    CONSTRAINT pk_document_dispute PRIMARY KEY (id),
    CONSTRAINT fk_document_dispute_document_id_dossier_id FOREIGN KEY(document_id, dossier_id) REFERENCES document (id, dossier_id),
    CONSTRAINT fk_document_dispute_dossier_id_establishment_id FOREIGN KEY(dossier_id, establishment_id) REFERENCES dossier (id, establishment_id),
    CONSTRAINT ck_document_dispute_known_outcome CHECK (outcome in ('hers', 'not_hers')),
    CONSTRAINT ck_document_dispute_settled_one_way CHECK ((outcome is null) = (settled_at is null))
);

CREATE INDEX disputes_of_dossier ON document_dispute (dossier_id, at desc, id);

CREATE UNIQUE INDEX one_open_dispute ON document_dispute (document_id) WHERE settled_at is null;

CREATE INDEX open_in_house ON document_dispute (establishment_id, at, id) WHERE settled_at is null;

CREATE TABLE document_file (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    document_id UUID NOT NULL,
    kind TEXT NOT NULL,
    position INTEGER DEFAULT 0 NOT NULL,
    store_key TEXT NOT NULL,
    wrapped BYTEA NOT NULL,
    key_id UUID NOT NULL,
    size INTEGER NOT NULL,
    sha256 BYTEA NOT NULL,
    media_type TEXT NOT NULL,
    CONSTRAINT pk_document_file PRIMARY KEY (id),
    CONSTRAINT uq_document_file_document_id_kind_position UNIQUE (document_id, kind, position),
    CONSTRAINT fk_document_file_document_id FOREIGN KEY(document_id) REFERENCES document (id),
    CONSTRAINT uq_document_file_store_key UNIQUE (store_key),
    CONSTRAINT fk_document_file_key_id FOREIGN KEY(key_id) REFERENCES dossier_key (id)
);

CREATE TABLE document_opened (
    document_id UUID NOT NULL,
    reader_id UUID NOT NULL,
    at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_document_opened PRIMARY KEY (document_id, reader_id),
    CONSTRAINT fk_document_opened_document_id FOREIGN KEY(document_id) REFERENCES document (id)
);

CREATE TABLE document_word (
    dossier_id UUID NOT NULL,
    token BYTEA NOT NULL,
    document_id UUID NOT NULL,
    CONSTRAINT pk_document_word PRIMARY KEY (dossier_id, token, document_id),
    CONSTRAINT fk_document_word_document_id_dossier_id FOREIGN KEY(document_id, dossier_id) REFERENCES document (id, dossier_id),
    CONSTRAINT ck_document_word_token_of_16 CHECK (octet_length(token) = 16)
);

CREATE INDEX words_of_document ON document_word (document_id);

CREATE TABLE evidence (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    dossier_id UUID NOT NULL,
    measure_id UUID,
    mandate_id UUID,
    about UUID NOT NULL,
    brought_by UUID NOT NULL,
    state TEXT DEFAULT 'received' NOT NULL,
    reason TEXT,
    key_id UUID NOT NULL,
    store_key TEXT,
    wrapped BYTEA,
    size INTEGER,
    sha256 BYTEA,
    media_type TEXT,
    received_at TIMESTAMP WITH TIME ZONE DEFAULT clock_timestamp() NOT NULL,
    said_by UUID,
    said_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_evidence PRIMARY KEY (id),
    CONSTRAINT fk_evidence_dossier_id_establishment_id FOREIGN KEY(dossier_id, establishment_id) REFERENCES dossier (id, establishment_id),
    CONSTRAINT ck_evidence_known_state CHECK (state in ('received', 'kept', 'refused', 'wrong')),
    CONSTRAINT ck_evidence_of_one_thing CHECK (num_nonnulls(measure_id, mandate_id) = 1),
    CONSTRAINT ck_evidence_about_it CHECK (about = coalesce(measure_id, mandate_id)),
    CONSTRAINT ck_evidence_kept_unless_refused CHECK ((store_key is null) = (state = 'refused')),
    CONSTRAINT ck_evidence_wrong_once_said CHECK ((state = 'wrong') = (said_by is not null)),
    CONSTRAINT ck_evidence_known_mistake CHECK (state <> 'wrong' or reason in ('other', 'unreadable', 'somebody')),
    CONSTRAINT fk_evidence_measure_id FOREIGN KEY(measure_id) REFERENCES measure (id),
    CONSTRAINT fk_evidence_mandate_id FOREIGN KEY(mandate_id) REFERENCES mandate (id),
    CONSTRAINT fk_evidence_brought_by FOREIGN KEY(brought_by) REFERENCES person (id),
    CONSTRAINT fk_evidence_key_id FOREIGN KEY(key_id) REFERENCES dossier_key (id),
    CONSTRAINT uq_evidence_store_key UNIQUE (store_key),
    CONSTRAINT fk_evidence_said_by FOREIGN KEY(said_by) REFERENCES person (id)
);

CREATE INDEX ix_evidence_about ON evidence (about);

CREATE INDEX wrong_in_house ON evidence (establishment_id, said_at, id) WHERE state = 'wrong';

CREATE TABLE mandate_right (
    mandate_id UUID NOT NULL,
    can TEXT NOT NULL,
    family TEXT NOT NULL,
    establishment_id UUID NOT NULL,
    CONSTRAINT pk_mandate_right PRIMARY KEY (mandate_id, can, family),
    CONSTRAINT fk_mandate_right_mandate_id FOREIGN KEY(mandate_id) REFERENCES mandate (id),
    CONSTRAINT fk_mandate_right_can FOREIGN KEY(can) REFERENCES delegable_right (code),
    CONSTRAINT fk_mandate_right_family FOREIGN KEY(family) REFERENCES family (code)
);

CREATE TABLE misfiling (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    dossier_id UUID NOT NULL,
    document_id UUID NOT NULL,
    opened_by UUID NOT NULL,
    opened_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    owner_id UUID,
    authority TEXT,
    closed_at TIMESTAMP WITH TIME ZONE,
    closed_by UUID,
    CONSTRAINT pk_misfiling PRIMARY KEY (id),
    CONSTRAINT fk_misfiling_document_id_dossier_id FOREIGN KEY(document_id, dossier_id) REFERENCES document (id, dossier_id),
    CONSTRAINT fk_misfiling_dossier_id_establishment_id FOREIGN KEY(dossier_id, establishment_id) REFERENCES dossier (id, establishment_id),
    CONSTRAINT fk_misfiling_owner_id_establishment_id FOREIGN KEY(owner_id, establishment_id) REFERENCES dossier (id, establishment_id),
    CONSTRAINT ck_misfiling_known_authority CHECK (authority in ('told', 'no_risk')),
    CONSTRAINT ck_misfiling_closed_whole CHECK (num_nulls(authority, closed_at, closed_by) in (0, 3)),
    CONSTRAINT ck_misfiling_of_somebody_else CHECK (owner_id <> dossier_id)
);

CREATE INDEX misfilings_of_house ON misfiling (establishment_id, opened_at, id);

CREATE INDEX misfilings_of_owner ON misfiling (owner_id);

CREATE TABLE passkey_challenge (
    id UUID NOT NULL,
    challenge_hash BYTEA NOT NULL,
    purpose TEXT NOT NULL,
    sign_in_id UUID,
    step_up_id UUID,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_passkey_challenge PRIMARY KEY (id),
    CONSTRAINT ck_passkey_challenge_known_purpose CHECK (purpose in ('register', 'sign-in', 'step-up')),
    CONSTRAINT ck_passkey_challenge_of_a_sign_in CHECK ((purpose = 'sign-in') = (sign_in_id is null)),
    CONSTRAINT ck_passkey_challenge_of_an_act CHECK ((purpose = 'step-up') = (step_up_id is not null)),
    CONSTRAINT uq_passkey_challenge_challenge_hash UNIQUE (challenge_hash),
    CONSTRAINT fk_passkey_challenge_sign_in_id FOREIGN KEY(sign_in_id) REFERENCES sign_in (id),
    CONSTRAINT fk_passkey_challenge_step_up_id FOREIGN KEY(step_up_id) REFERENCES step_up (id)
);

CREATE TABLE request (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    dossier_id UUID NOT NULL,
    document_id UUID NOT NULL,
    kind TEXT NOT NULL,
    reference TEXT NOT NULL,
    asked_at TIMESTAMP WITH TIME ZONE NOT NULL,
    due_on DATE NOT NULL,
    state TEXT DEFAULT 'open' NOT NULL,
    reason BYTEA NOT NULL,
    answer BYTEA,
    key_id UUID NOT NULL,
    asked_by UUID,
    CONSTRAINT pk_request PRIMARY KEY (id),
    CONSTRAINT fk_request_dossier_id_establishment_id FOREIGN KEY(dossier_id, establishment_id) REFERENCES dossier (id, establishment_id),
    CONSTRAINT ck_request_known_state CHECK (state in ('open', 'accepted', 'refused', 'withdrawn')),
    CONSTRAINT ck_request_a_refusal_says_why CHECK (state <> 'refused' or answer is not null),
    CONSTRAINT fk_request_establishment_id FOREIGN KEY(establishment_id) REFERENCES establishment (id),
    CONSTRAINT fk_request_document_id FOREIGN KEY(document_id) REFERENCES document (id),
    CONSTRAINT uq_request_reference UNIQUE (reference),
    CONSTRAINT fk_request_key_id FOREIGN KEY(key_id) REFERENCES dossier_key (id),
    CONSTRAINT fk_request_asked_by FOREIGN KEY(asked_by) REFERENCES person (id)
);

CREATE INDEX asked_last ON request (dossier_id, asked_at desc, id);

CREATE INDEX closed_last ON request (establishment_id, asked_at desc, id) WHERE state <> 'open';

CREATE INDEX due_first ON request (establishment_id, due_on, id) WHERE state = 'open';

CREATE UNIQUE INDEX one_alive ON request (document_id, kind) WHERE state in ('open', 'accepted');

CREATE TABLE sign_in_attempt (
    id UUID NOT NULL,
    state_hash BYTEA NOT NULL,
    browser_hash BYTEA NOT NULL,
    provider TEXT NOT NULL,
    nonce TEXT NOT NULL,
    verifier TEXT NOT NULL,
    next TEXT NOT NULL,
    step_up_id UUID,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_sign_in_attempt PRIMARY KEY (id),
    CONSTRAINT uq_sign_in_attempt_state_hash UNIQUE (state_hash),
    CONSTRAINT fk_sign_in_attempt_step_up_id FOREIGN KEY(step_up_id) REFERENCES step_up (id)
);

CREATE TABLE thread (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    dossier_id UUID NOT NULL,
    team_id UUID NOT NULL,
    document_id UUID,
    opening TEXT NOT NULL,
    last_number INTEGER DEFAULT 0 NOT NULL,
    last_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    waits_since TIMESTAMP WITH TIME ZONE,
    due_at TIMESTAMP WITH TIME ZONE,
    confidential_to UUID,
    taken_back_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_thread PRIMARY KEY (id),
    CONSTRAINT fk_thread_establishment_id FOREIGN KEY(establishment_id) REFERENCES establishment (id),
    CONSTRAINT fk_thread_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id),
    CONSTRAINT fk_thread_team_id FOREIGN KEY(team_id) REFERENCES team (id),
    CONSTRAINT fk_thread_document_id FOREIGN KEY(document_id) REFERENCES document (id),
    CONSTRAINT fk_thread_confidential_to FOREIGN KEY(confidential_to) REFERENCES membership (id)
);

CREATE INDEX about_paper ON thread (document_id) WHERE document_id is not null;

CREATE INDEX latest_first ON thread (dossier_id, last_at desc, id);

CREATE INDEX latest_of_team ON thread (team_id, last_at desc, id);

CREATE INDEX owed_by_team ON thread (team_id, due_at, id) WHERE due_at is not null;

CREATE TABLE vouching (
    id UUID NOT NULL,
    step_up_id UUID NOT NULL,
    person_id UUID NOT NULL,
    number TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    ends_at TIMESTAMP WITH TIME ZONE DEFAULT now() + interval '1 hour' NOT NULL,
    establishment_id UUID,
    dossier_id UUID,
    seen TEXT,
    seen_by UUID,
    seen_at TIMESTAMP WITH TIME ZONE,
    confirmed_by UUID,
    confirmed_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_vouching PRIMARY KEY (id),
    CONSTRAINT ck_vouching_known_document CHECK (seen in ('cni', 'passeport', 'titre', 'vitale', 'permis')),
    CONSTRAINT ck_vouching_whole_evidence CHECK (num_nonnulls(establishment_id, dossier_id, seen, seen_by, seen_at) in (0, 5)),
    CONSTRAINT ck_vouching_two_people CHECK (confirmed_by is null or (seen_by is not null and seen_by <> confirmed_by and person_id not in (seen_by, confirmed_by))),
    CONSTRAINT ck_vouching_confirmed_once CHECK ((confirmed_by is null) = (confirmed_at is null)),
    CONSTRAINT fk_vouching_dossier_id_establishment_id FOREIGN KEY(dossier_id, establishment_id) REFERENCES dossier (id, establishment_id),
    CONSTRAINT uq_vouching_step_up_id UNIQUE (step_up_id),
    CONSTRAINT fk_vouching_step_up_id FOREIGN KEY(step_up_id) REFERENCES step_up (id) ON DELETE CASCADE,
    CONSTRAINT fk_vouching_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT uq_vouching_number UNIQUE (number),
    CONSTRAINT fk_vouching_seen_by FOREIGN KEY(seen_by) REFERENCES person (id),
    CONSTRAINT fk_vouching_confirmed_by FOREIGN KEY(confirmed_by) REFERENCES person (id)
);

CREATE INDEX ix_vouching_dossier_id ON vouching (dossier_id);

CREATE INDEX ix_vouching_person_id ON vouching (person_id);

CREATE TABLE document_page (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    document_id UUID NOT NULL,
    number INTEGER NOT NULL,
    file_id UUID NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    text BYTEA NOT NULL,
    key_id UUID NOT NULL,
    CONSTRAINT pk_document_page PRIMARY KEY (id),
    CONSTRAINT uq_document_page_document_id_number UNIQUE (document_id, number),
    CONSTRAINT fk_document_page_document_id FOREIGN KEY(document_id) REFERENCES document (id),
    CONSTRAINT fk_document_page_file_id FOREIGN KEY(file_id) REFERENCES document_file (id),
    CONSTRAINT fk_document_page_key_id FOREIGN KEY(key_id) REFERENCES dossier_key (id)
);

CREATE TABLE draft (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    dossier_id UUID NOT NULL,
    thread_id UUID,
    author_id UUID NOT NULL,
    body BYTEA,
    key_id UUID NOT NULL,
    kept_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_draft PRIMARY KEY (id),
    CONSTRAINT fk_draft_dossier_id_establishment_id FOREIGN KEY(dossier_id, establishment_id) REFERENCES dossier (id, establishment_id),
    CONSTRAINT fk_draft_thread_id FOREIGN KEY(thread_id) REFERENCES thread (id),
    CONSTRAINT fk_draft_key_id FOREIGN KEY(key_id) REFERENCES dossier_key (id)
);

CREATE TABLE evidence_opened (
    evidence_id UUID NOT NULL,
    reader_id UUID NOT NULL,
    at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_evidence_opened PRIMARY KEY (evidence_id, reader_id),
    CONSTRAINT fk_evidence_opened_evidence_id FOREIGN KEY(evidence_id) REFERENCES evidence (id)
);

CREATE TABLE evidence_page (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    evidence_id UUID NOT NULL,
    number INTEGER NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    text BYTEA NOT NULL,
    key_id UUID NOT NULL,
    store_key TEXT NOT NULL,
    wrapped BYTEA NOT NULL,
    size INTEGER NOT NULL,
    sha256 BYTEA NOT NULL,
    CONSTRAINT pk_evidence_page PRIMARY KEY (id),
    CONSTRAINT uq_evidence_page_evidence_id_number UNIQUE (evidence_id, number),
    CONSTRAINT fk_evidence_page_evidence_id FOREIGN KEY(evidence_id) REFERENCES evidence (id),
    CONSTRAINT fk_evidence_page_key_id FOREIGN KEY(key_id) REFERENCES dossier_key (id),
    CONSTRAINT uq_evidence_page_store_key UNIQUE (store_key)
);

CREATE TABLE message (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    dossier_id UUID NOT NULL,
    thread_id UUID NOT NULL,
    number INTEGER,
    author_id UUID NOT NULL,
    capacity TEXT NOT NULL,
    body BYTEA NOT NULL,
    key_id UUID NOT NULL,
    taken_back_at TIMESTAMP WITH TIME ZONE,
    posted_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_message PRIMARY KEY (id),
    CONSTRAINT uq_message_thread_id_number UNIQUE (thread_id, number),
    CONSTRAINT uq_message_id_thread_id_dossier_id UNIQUE (id, thread_id, dossier_id),
    CONSTRAINT fk_message_thread_id FOREIGN KEY(thread_id) REFERENCES thread (id),
    CONSTRAINT fk_message_key_id FOREIGN KEY(key_id) REFERENCES dossier_key (id)
);

CREATE TABLE passkey_challenge_taken (
    challenge_id UUID NOT NULL,
    taken_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_passkey_challenge_taken PRIMARY KEY (challenge_id),
    CONSTRAINT fk_passkey_challenge_taken_challenge_id FOREIGN KEY(challenge_id) REFERENCES passkey_challenge (id)
);

CREATE TABLE quarantine (
    deposit_id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    said BYTEA NOT NULL,
    key_id UUID NOT NULL,
    CONSTRAINT pk_quarantine PRIMARY KEY (deposit_id),
    CONSTRAINT fk_quarantine_deposit_id FOREIGN KEY(deposit_id) REFERENCES deposit (id) ON DELETE CASCADE,
    CONSTRAINT fk_quarantine_establishment_id FOREIGN KEY(establishment_id) REFERENCES establishment (id),
    CONSTRAINT fk_quarantine_key_id FOREIGN KEY(key_id) REFERENCES establishment_key (id)
);

CREATE TABLE request_event (
    request_id UUID NOT NULL,
    kind TEXT NOT NULL,
    establishment_id UUID NOT NULL,
    actor_id UUID NOT NULL,
    capacity TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_request_event PRIMARY KEY (request_id, kind),
    CONSTRAINT fk_request_event_request_id FOREIGN KEY(request_id) REFERENCES request (id)
);

CREATE TABLE request_receipt (
    request_id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    store_key TEXT NOT NULL,
    wrapped BYTEA NOT NULL,
    key_id UUID NOT NULL,
    size INTEGER NOT NULL,
    sha256 BYTEA NOT NULL,
    made_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_request_receipt PRIMARY KEY (request_id),
    CONSTRAINT fk_request_receipt_request_id FOREIGN KEY(request_id) REFERENCES request (id),
    CONSTRAINT uq_request_receipt_store_key UNIQUE (store_key),
    CONSTRAINT fk_request_receipt_key_id FOREIGN KEY(key_id) REFERENCES dossier_key (id)
);

CREATE TABLE secret (
    id UUID NOT NULL,
    act UUID NOT NULL,
    establishment_id UUID NOT NULL,
    dossier_id UUID NOT NULL,
    kind TEXT NOT NULL,
    made_by UUID NOT NULL,
    document_id UUID,
    thread_id UUID,
    from_id UUID,
    mention BYTEA,
    key_id UUID,
    made_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    lifted_by UUID,
    lifted_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_secret PRIMARY KEY (id),
    CONSTRAINT fk_secret_dossier_id_establishment_id FOREIGN KEY(dossier_id, establishment_id) REFERENCES dossier (id, establishment_id),
    CONSTRAINT fk_secret_document_id_dossier_id FOREIGN KEY(document_id, dossier_id) REFERENCES document (id, dossier_id),
    CONSTRAINT uq_secret_act_document_id UNIQUE (act, document_id),
    CONSTRAINT ck_secret_of_one_thing CHECK ((document_id is null) <> (thread_id is null)),
    CONSTRAINT ck_secret_known_kind CHECK (kind in ('own', 'opposition')),
    CONSTRAINT ck_secret_an_opposition_is_written CHECK (kind = 'own' or id <> act or mention is not null),
    CONSTRAINT ck_secret_lifted_by_somebody CHECK ((lifted_at is null) = (lifted_by is null)),
    CONSTRAINT fk_secret_thread_id FOREIGN KEY(thread_id) REFERENCES thread (id),
    CONSTRAINT fk_secret_from_id FOREIGN KEY(from_id) REFERENCES person (id),
    CONSTRAINT fk_secret_key_id FOREIGN KEY(key_id) REFERENCES dossier_key (id)
);

CREATE INDEX secrets_of_document ON secret (document_id) WHERE lifted_at is null;

CREATE INDEX secrets_of_dossier ON secret (dossier_id) WHERE lifted_at is null;

CREATE INDEX secrets_of_thread ON secret (thread_id) WHERE lifted_at is null;

CREATE TABLE sign_in_attempt_taken (
    attempt_id UUID NOT NULL,
    taken_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_sign_in_attempt_taken PRIMARY KEY (attempt_id),
    CONSTRAINT fk_sign_in_attempt_taken_attempt_id FOREIGN KEY(attempt_id) REFERENCES sign_in_attempt (id)
);

CREATE TABLE thread_holder (
    thread_id UUID NOT NULL,
    membership_id UUID,
    since TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_thread_holder PRIMARY KEY (thread_id),
    CONSTRAINT fk_thread_holder_thread_id FOREIGN KEY(thread_id) REFERENCES thread (id),
    CONSTRAINT fk_thread_holder_membership_id FOREIGN KEY(membership_id) REFERENCES membership (id)
);

CREATE TABLE thread_note (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    dossier_id UUID NOT NULL,
    thread_id UUID NOT NULL,
    author_id UUID NOT NULL,
    body BYTEA NOT NULL,
    key_id UUID NOT NULL,
    written_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_thread_note PRIMARY KEY (id),
    CONSTRAINT fk_thread_note_thread_id FOREIGN KEY(thread_id) REFERENCES thread (id),
    CONSTRAINT fk_thread_note_key_id FOREIGN KEY(key_id) REFERENCES dossier_key (id)
);

CREATE INDEX latest_of_thread ON thread_note (thread_id, written_at desc, id);

CREATE TABLE likeness (
    deposit_id UUID NOT NULL,
    dossier_id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    unlike TEXT NOT NULL,
    CONSTRAINT pk_likeness PRIMARY KEY (deposit_id, dossier_id),
    CONSTRAINT fk_likeness_dossier_id_establishment_id FOREIGN KEY(dossier_id, establishment_id) REFERENCES dossier (id, establishment_id),
    CONSTRAINT fk_likeness_deposit_id FOREIGN KEY(deposit_id) REFERENCES quarantine (deposit_id) ON DELETE CASCADE
);

CREATE TABLE message_photo (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    dossier_id UUID NOT NULL,
    message_id UUID NOT NULL,
    state TEXT DEFAULT 'received' NOT NULL,
    reason TEXT,
    width INTEGER,
    height INTEGER,
    received_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_message_photo PRIMARY KEY (id),
    CONSTRAINT uq_message_photo_message_id UNIQUE (message_id),
    CONSTRAINT ck_message_photo_known_state CHECK (state in ('received', 'kept', 'refused')),
    CONSTRAINT fk_message_photo_establishment_id FOREIGN KEY(establishment_id) REFERENCES establishment (id),
    CONSTRAINT fk_message_photo_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier (id),
    CONSTRAINT fk_message_photo_message_id FOREIGN KEY(message_id) REFERENCES message (id)
);

CREATE TABLE message_word (
    dossier_id UUID NOT NULL,
    token BYTEA NOT NULL,
    message_id UUID NOT NULL,
    thread_id UUID NOT NULL,
    said_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_message_word PRIMARY KEY (dossier_id, token, message_id),
    CONSTRAINT fk_message_word_message_id_thread_id_dossier_id FOREIGN KEY(message_id, thread_id, dossier_id) REFERENCES message (id, thread_id, dossier_id),
    CONSTRAINT ck_message_word_token_of_16 CHECK (octet_length(token) = 16)
);

CREATE INDEX words_of_message ON message_word (message_id);

CREATE TABLE thread_reading (
    thread_id UUID NOT NULL,
    reader_id UUID NOT NULL,
    number INTEGER NOT NULL,
    capacity TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_thread_reading PRIMARY KEY (thread_id, reader_id, number),
    CONSTRAINT fk_thread_reading_thread_id_number FOREIGN KEY(thread_id, number) REFERENCES message (thread_id, number),
    CONSTRAINT fk_thread_reading_thread_id FOREIGN KEY(thread_id) REFERENCES thread (id)
);

CREATE INDEX read_from_here ON thread_reading (thread_id, number);

CREATE TABLE message_photo_file (
    id UUID NOT NULL,
    establishment_id UUID NOT NULL,
    photo_id UUID NOT NULL,
    kind TEXT NOT NULL,
    store_key TEXT NOT NULL,
    wrapped BYTEA NOT NULL,
    key_id UUID NOT NULL,
    size INTEGER NOT NULL,
    sha256 BYTEA NOT NULL,
    CONSTRAINT pk_message_photo_file PRIMARY KEY (id),
    CONSTRAINT uq_message_photo_file_photo_id_kind UNIQUE (photo_id, kind),
    CONSTRAINT fk_message_photo_file_photo_id FOREIGN KEY(photo_id) REFERENCES message_photo (id),
    CONSTRAINT uq_message_photo_file_store_key UNIQUE (store_key),
    CONSTRAINT fk_message_photo_file_key_id FOREIGN KEY(key_id) REFERENCES dossier_key (id)
);
