-- Written from backend/delegation/law.yaml, version 2026-11-28: python -m tests.architecture.law.
-- What a kind of measure opens by itself (yes), and once the person has said yes (with).
create function law_version() returns text immutable parallel safe
    return '2026-11-28';

create function law_opens() returns table (kind text, scope text, answer text, ground text, relation text, squares text)
    immutable language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return query values
        ('sauvegarde', 'goods', 'yes', 'measure', 'MSVG',
        'read/attestations read/mdph read/vie-au-foyer be_told/attestations be_told/mdph
        be_told/vie-au-foyer deposit/attestations deposit/mdph deposit/vie-au-foyer'),
        ('curatelle', 'goods', 'with', 'measure', 'CURATEUR',
        'read/attestations read/mdph read/vie-au-foyer be_told/attestations be_told/mdph
        be_told/vie-au-foyer deposit/attestations deposit/mdph deposit/vie-au-foyer'),
        ('curatelle', 'assistance', 'with', 'measure', 'CURATEUR',
        'read/attestations read/mdph read/vie-au-foyer read/ordonnances read/prises-de-sang read/images
        read/vaccins read/projet read/soins read/bilans read/hopital be_told/attestations be_told/mdph
        be_told/vie-au-foyer read/messages write/messages exercise/demandes deposit/attestations
        deposit/mdph deposit/vie-au-foyer appointments/rendez-vous'),
        ('curatelle-renforcee', 'goods', 'yes', 'measure', 'CURATEUR',
        'read/attestations read/mdph read/vie-au-foyer be_told/attestations be_told/mdph
        be_told/vie-au-foyer deposit/attestations deposit/mdph deposit/vie-au-foyer'),
        ('curatelle-renforcee', 'assistance', 'with', 'measure', 'CURATEUR',
        'read/attestations read/mdph read/vie-au-foyer read/ordonnances read/prises-de-sang read/images
        read/vaccins read/projet read/soins read/bilans read/hopital be_told/attestations be_told/mdph
        be_told/vie-au-foyer read/messages write/messages exercise/demandes deposit/attestations
        deposit/mdph deposit/vie-au-foyer appointments/rendez-vous'),
        ('tutelle', 'goods', 'yes', 'measure', 'TUTEUR',
        'read/attestations read/mdph read/vie-au-foyer be_told/attestations be_told/mdph
        be_told/vie-au-foyer deposit/attestations deposit/mdph deposit/vie-au-foyer'),
        ('tutelle', 'assistance', 'with', 'measure', 'TUTEUR',
        'read/attestations read/mdph read/vie-au-foyer read/ordonnances read/prises-de-sang read/images
        read/vaccins read/projet read/soins read/bilans read/hopital be_told/attestations be_told/mdph
        be_told/vie-au-foyer read/messages write/messages exercise/demandes deposit/attestations
        deposit/mdph deposit/vie-au-foyer appointments/rendez-vous'),
        ('tutelle', 'representation', 'yes', 'measure', 'TUTEUR',
        'read/attestations read/mdph read/vie-au-foyer read/ordonnances read/prises-de-sang read/images
        read/vaccins read/projet read/soins read/bilans read/hopital be_told/attestations be_told/mdph
        be_told/vie-au-foyer read/messages write/messages exercise/demandes deposit/attestations
        deposit/mdph deposit/vie-au-foyer appointments/rendez-vous'),
        ('habilitation', 'goods', 'yes', 'measure', 'FAMMEMB',
        'read/attestations read/mdph read/vie-au-foyer be_told/attestations be_told/mdph
        be_told/vie-au-foyer deposit/attestations deposit/mdph deposit/vie-au-foyer'),
        ('habilitation', 'assistance', 'with', 'measure', 'FAMMEMB',
        'read/attestations read/mdph read/vie-au-foyer read/ordonnances read/prises-de-sang read/images
        read/vaccins read/projet read/soins read/bilans read/hopital be_told/attestations be_told/mdph
        be_told/vie-au-foyer read/messages write/messages exercise/demandes deposit/attestations
        deposit/mdph deposit/vie-au-foyer appointments/rendez-vous'),
        ('habilitation', 'representation', 'yes', 'measure', 'FAMMEMB',
        'read/attestations read/mdph read/vie-au-foyer read/ordonnances read/prises-de-sang read/images
        read/vaccins read/projet read/soins read/bilans read/hopital be_told/attestations be_told/mdph
        be_told/vie-au-foyer read/messages write/messages exercise/demandes deposit/attestations
        deposit/mdph deposit/vie-au-foyer appointments/rendez-vous'),
        ('mandat', 'goods', 'yes', 'measure', 'GUARD',
        'read/attestations read/mdph read/vie-au-foyer be_told/attestations be_told/mdph
        be_told/vie-au-foyer deposit/attestations deposit/mdph deposit/vie-au-foyer'),
        ('mandat', 'representation', 'yes', 'measure', 'GUARD',
        'read/attestations read/mdph read/vie-au-foyer read/ordonnances read/prises-de-sang read/images
        read/vaccins read/projet read/soins read/bilans read/hopital be_told/attestations be_told/mdph
        be_told/vie-au-foyer read/messages write/messages exercise/demandes deposit/attestations
        deposit/mdph deposit/vie-au-foyer appointments/rendez-vous'),
        ('parent', '', 'yes', 'authority', 'GUARD',
        'read/attestations read/mdph read/vie-au-foyer read/ordonnances read/prises-de-sang read/images
        read/vaccins read/projet read/soins read/bilans read/hopital be_told/attestations be_told/mdph
        be_told/vie-au-foyer read/messages write/messages exercise/demandes deposit/attestations
        deposit/mdph deposit/vie-au-foyer appointments/rendez-vous'),
        ('delegate', '', 'yes', 'authority', 'GUARD',
        'read/attestations read/mdph read/vie-au-foyer read/ordonnances read/prises-de-sang read/images
        read/vaccins read/projet read/soins read/bilans read/hopital be_told/attestations be_told/mdph
        be_told/vie-au-foyer read/messages write/messages exercise/demandes deposit/attestations
        deposit/mdph deposit/vie-au-foyer appointments/rendez-vous'),
        ('ase', '', 'yes', 'authority', 'GUARD',
        'read/attestations read/mdph read/vie-au-foyer be_told/attestations be_told/mdph
        be_told/vie-au-foyer read/messages write/messages deposit/attestations deposit/mdph
        deposit/vie-au-foyer'),
        ('guardian', '', 'yes', 'authority', 'TUTEUR',
        'read/attestations read/mdph read/vie-au-foyer read/ordonnances read/prises-de-sang read/images
        read/vaccins read/projet read/soins read/bilans read/hopital be_told/attestations be_told/mdph
        be_told/vie-au-foyer read/messages write/messages exercise/demandes deposit/attestations
        deposit/mdph deposit/vie-au-foyer appointments/rendez-vous'),
        ('third', '', 'yes', 'authority', 'GUARD',
        'read/attestations read/mdph read/vie-au-foyer be_told/attestations be_told/mdph
        be_told/vie-au-foyer read/messages write/messages deposit/attestations deposit/mdph
        deposit/vie-au-foyer');
end $$;

-- Whoever one of these is said of has no access at all, whatever else is said of her.
create function law_closes(kind text) returns boolean immutable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return kind in ('withdrawn', 'forbidden');
end $$;
