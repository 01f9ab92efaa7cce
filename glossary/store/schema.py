"""The tables of a termbase, as numbered migrations. Names are those of ISO 30042 and of DESIGN.md.

A term and a look-up form are both rows of `form`, so that one key table leads to either; the views `term` and
`lookup_form` keep them apart for readers, and a CHECK keeps a generated form from ever becoming a term.
"""

from sqlite_utils import Database, Migrations

from glossary.link import read_office, stored_keys

migrations = Migrations("glossary")

KEY_VERSION = "1"
"""Changes whenever `glossary.spelling` would write another key for the same form, or lay out a segment otherwise."""


@migrations()
def m001_termbase(db: Database) -> None:
    db.executescript(
        """
        CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

        CREATE TABLE import_run (
            id INTEGER PRIMARY KEY, name TEXT NOT NULL, format TEXT NOT NULL, encoding TEXT NOT NULL DEFAULT '',
            digest TEXT NOT NULL, at TEXT NOT NULL,
            new INTEGER NOT NULL DEFAULT 0, extended INTEGER NOT NULL DEFAULT 0, unchanged INTEGER NOT NULL DEFAULT 0,
            conflicts INTEGER NOT NULL DEFAULT 0, rejected INTEGER NOT NULL DEFAULT 0);

        CREATE TABLE source (
            id TEXT PRIMARY KEY, title TEXT NOT NULL, outlet TEXT NOT NULL DEFAULT '', url TEXT NOT NULL DEFAULT '',
            date TEXT NOT NULL DEFAULT '', lang TEXT NOT NULL DEFAULT '', digest TEXT NOT NULL DEFAULT '',
            note TEXT NOT NULL DEFAULT '');

        -- A file is known by its path; its digest tells whether it has changed since.
        CREATE TABLE imported_file (
            id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, digest TEXT NOT NULL,
            source TEXT REFERENCES source(id), run INTEGER NOT NULL REFERENCES import_run(id));
        CREATE INDEX imported_file_digest ON imported_file(digest);

        CREATE TABLE concept (
            number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL CHECK (kind IN
                ('person', 'title', 'organisation', 'place', 'event', 'issue', 'law', 'other')),
            definition TEXT NOT NULL DEFAULT '', contested TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',
            source TEXT REFERENCES source(id), file INTEGER REFERENCES imported_file(id),
            by_person INTEGER NOT NULL DEFAULT 0, attested INTEGER NOT NULL DEFAULT 0);
        CREATE INDEX concept_kind ON concept(kind, number);

        CREATE TABLE form (
            id INTEGER PRIMARY KEY, concept INTEGER NOT NULL REFERENCES concept(number),
            role TEXT NOT NULL CHECK (role IN ('term', 'look-up')),
            lang TEXT NOT NULL, text TEXT NOT NULL, basis TEXT NOT NULL, type TEXT NOT NULL DEFAULT '',
            system TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '', certain INTEGER NOT NULL DEFAULT 1,
            note TEXT NOT NULL DEFAULT '', position INTEGER NOT NULL DEFAULT 0,
            source TEXT REFERENCES source(id), file INTEGER REFERENCES imported_file(id),
            by_person INTEGER NOT NULL DEFAULT 0,
            CHECK (role = 'look-up' OR basis <> 'generated'));
        CREATE INDEX form_concept ON form(concept);
        CREATE VIEW term AS
            SELECT id, concept, lang, text, basis, type, system, certain, note, position, source
            FROM form WHERE role = 'term';
        CREATE VIEW lookup_form AS
            SELECT id, concept, lang, text, basis, reason, source FROM form WHERE role = 'look-up';

        CREATE TABLE lookup_key (
            key TEXT NOT NULL, lane INTEGER NOT NULL, form INTEGER NOT NULL REFERENCES form(id) ON DELETE CASCADE,
            PRIMARY KEY (key, lane, form)) WITHOUT ROWID;
        CREATE INDEX lookup_key_form ON lookup_key(form);

        CREATE TABLE profile (
            id TEXT PRIMARY KEY, name TEXT NOT NULL, outlet TEXT NOT NULL DEFAULT '', lang TEXT NOT NULL DEFAULT '',
            name_order TEXT NOT NULL DEFAULT '', hyphens TEXT NOT NULL DEFAULT '', macrons TEXT NOT NULL DEFAULT '',
            note TEXT NOT NULL DEFAULT '', source TEXT REFERENCES source(id),
            file INTEGER REFERENCES imported_file(id));

        CREATE TABLE usage_rule (
            id INTEGER PRIMARY KEY, concept INTEGER NOT NULL REFERENCES concept(number),
            profile TEXT NOT NULL REFERENCES profile(id), term TEXT NOT NULL, lang TEXT NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('preferred', 'admitted', 'deprecated', 'superseded')),
            valid_from TEXT, valid_to TEXT, source TEXT REFERENCES source(id), note TEXT NOT NULL DEFAULT '',
            file INTEGER REFERENCES imported_file(id), by_person INTEGER NOT NULL DEFAULT 0);
        CREATE INDEX usage_rule_concept ON usage_rule(concept);

        -- `target` is a concept id, not a reference: it may name a concept that a later file brings.
        CREATE TABLE relation (
            id INTEGER PRIMARY KEY, concept INTEGER NOT NULL REFERENCES concept(number), type TEXT NOT NULL,
            target TEXT NOT NULL, note TEXT NOT NULL DEFAULT '', valid_from TEXT, valid_to TEXT,
            source TEXT REFERENCES source(id), file INTEGER REFERENCES imported_file(id));
        CREATE INDEX relation_concept ON relation(concept);
        CREATE INDEX relation_target ON relation(target);

        CREATE TABLE candidate (
            id INTEGER PRIMARY KEY, kind TEXT NOT NULL, lang TEXT NOT NULL, text TEXT NOT NULL,
            status TEXT NOT NULL DEFAULT 'unprocessed'
                CHECK (status IN ('unprocessed', 'accepted', 'merged', 'rejected', 'never')),
            concept INTEGER REFERENCES concept(number), why TEXT NOT NULL DEFAULT '',
            decided_by TEXT NOT NULL DEFAULT '', decided_at TEXT NOT NULL DEFAULT '');
        CREATE INDEX candidate_status ON candidate(status, kind);
        CREATE INDEX candidate_concept ON candidate(concept);
        CREATE TABLE candidate_form (
            candidate INTEGER NOT NULL REFERENCES candidate(id) ON DELETE CASCADE,
            lang TEXT NOT NULL, text TEXT NOT NULL, key TEXT NOT NULL, skeleton TEXT NOT NULL DEFAULT '',
            PRIMARY KEY (candidate, lang, text)) WITHOUT ROWID;
        CREATE INDEX candidate_form_key ON candidate_form(key);
        CREATE INDEX candidate_form_skeleton ON candidate_form(skeleton);

        -- A title as written, or `#` and the id of the title's concept.
        CREATE TABLE candidate_office (
            candidate INTEGER NOT NULL REFERENCES candidate(id) ON DELETE CASCADE, office TEXT NOT NULL,
            PRIMARY KEY (candidate, office)) WITHOUT ROWID;
        CREATE INDEX candidate_office_office ON candidate_office(office);

        -- `start` and `end` are code points of the text as read, half-open.
        CREATE TABLE attestation (
            id INTEGER PRIMARY KEY, source TEXT NOT NULL REFERENCES source(id),
            concept INTEGER REFERENCES concept(number), candidate INTEGER REFERENCES candidate(id),
            surface TEXT NOT NULL, lang TEXT NOT NULL, kind TEXT NOT NULL,
            start INTEGER, end INTEGER, paragraph INTEGER NOT NULL DEFAULT 0, line INTEGER NOT NULL DEFAULT 0,
            page INTEGER NOT NULL DEFAULT 0, count INTEGER NOT NULL DEFAULT 1,
            context TEXT NOT NULL DEFAULT '', rule TEXT NOT NULL DEFAULT '',
            file INTEGER NOT NULL REFERENCES imported_file(id),
            CHECK ((concept IS NULL) <> (candidate IS NULL)));
        CREATE INDEX attestation_source ON attestation(source);
        CREATE INDEX attestation_concept ON attestation(concept);
        CREATE INDEX attestation_candidate ON attestation(candidate);
        CREATE INDEX attestation_file ON attestation(file);

        -- What a candidate attests counts for the concept it was accepted or merged into, for as long as that stands.
        CREATE VIEW attested AS
            SELECT attestation.id AS id, attestation.source AS source,
                coalesce(attestation.concept, candidate.concept) AS concept, candidate.id AS candidate,
                surface, attestation.lang AS lang, attestation.kind AS kind, start, end, paragraph, line, page, count,
                context, rule, file
            FROM attestation LEFT JOIN candidate ON candidate.id = attestation.candidate;

        CREATE TABLE source_error (
            id INTEGER PRIMARY KEY, source TEXT NOT NULL REFERENCES source(id), surface TEXT NOT NULL,
            start INTEGER, end INTEGER, paragraph INTEGER NOT NULL DEFAULT 0, suggestion TEXT NOT NULL,
            rule TEXT NOT NULL DEFAULT '', file INTEGER NOT NULL REFERENCES imported_file(id));
        CREATE INDEX source_error_source ON source_error(source);

        CREATE TABLE change_log (
            id INTEGER PRIMARY KEY, at TEXT NOT NULL, by TEXT NOT NULL, action TEXT NOT NULL,
            subject TEXT NOT NULL, subject_id TEXT NOT NULL, before TEXT NOT NULL DEFAULT '{}',
            after TEXT NOT NULL DEFAULT '{}');

        CREATE TABLE failed_search (
            query TEXT PRIMARY KEY, count INTEGER NOT NULL, last_at TEXT NOT NULL) WITHOUT ROWID;

        -- The spelling index: immutable segments of arrays, as `glossary.spelling` builds them. A token names one
        -- segment for ever, in whatever file it lies, so that a process can keep what it has read.
        CREATE TABLE spelling_segment (id INTEGER PRIMARY KEY, token TEXT NOT NULL, names INTEGER NOT NULL);
        CREATE TABLE spelling_array (
            segment INTEGER NOT NULL REFERENCES spelling_segment(id) ON DELETE CASCADE, name TEXT NOT NULL,
            dtype TEXT NOT NULL, shape TEXT NOT NULL, content BLOB NOT NULL, PRIMARY KEY (segment, name));

        INSERT INTO setting VALUES ('forms', ''), ('key_version', '1');
        """
    )


@migrations()
def m002_review(db: Database) -> None:
    """What people can decide of candidates besides their status, and what of it is taken back."""
    db.executescript(
        """
        -- The form that a surface stands for in its document; empty where that is not known.
        ALTER TABLE attestation ADD COLUMN canonical TEXT NOT NULL DEFAULT '';

        -- What the extractor took it for, whatever kind a person gave it.
        ALTER TABLE candidate ADD COLUMN found_kind TEXT NOT NULL DEFAULT '';
        UPDATE candidate SET found_kind = kind;

        -- `usual` and `look-up` are what a person said of a form, `none` is a form a person put under another language.
        ALTER TABLE candidate_form ADD COLUMN use TEXT NOT NULL DEFAULT 'term'
            CHECK (use IN ('term', 'usual', 'look-up', 'none'));
        -- The form that a person corrected to this one.
        ALTER TABLE candidate_form ADD COLUMN instead_of TEXT NOT NULL DEFAULT '';

        -- The line of the log that this one undoes.
        ALTER TABLE change_log ADD COLUMN undoes INTEGER REFERENCES change_log(id);
        CREATE INDEX change_log_undoes ON change_log(undoes) WHERE undoes IS NOT NULL;
        CREATE TABLE decided_candidate (
            candidate INTEGER NOT NULL, decision INTEGER NOT NULL REFERENCES change_log(id),
            PRIMARY KEY (candidate, decision)) WITHOUT ROWID;
        INSERT INTO decided_candidate
            SELECT CAST(subject_id AS INTEGER), id FROM change_log WHERE subject = 'candidate';
        UPDATE change_log SET undoes = (
            SELECT max(id) FROM change_log AS made WHERE made.subject_id = change_log.subject_id
            AND made.id < change_log.id AND made.action <> 'reopen') WHERE action = 'reopen';

        -- Forms on the two sides of one decision are not the same thing.
        CREATE TABLE apart_form (
            decision INTEGER NOT NULL REFERENCES change_log(id), side INTEGER NOT NULL CHECK (side IN (0, 1)),
            lang TEXT NOT NULL, text TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (decision, lang, text)) WITHOUT ROWID;
        CREATE INDEX apart_form_key ON apart_form(key);

        -- Which of several candidates of one name a form means in one source.
        CREATE TABLE placed_form (
            source TEXT NOT NULL REFERENCES source(id), lang TEXT NOT NULL, text TEXT NOT NULL,
            candidate INTEGER NOT NULL REFERENCES candidate(id), PRIMARY KEY (source, lang, text)) WITHOUT ROWID;
        CREATE INDEX placed_form_candidate ON placed_form(candidate);
        """
    )


@migrations()
def m003_links(db: Database) -> None:
    """What joins candidates: keys of their forms, what each link rests on, and who is said to hold which office."""
    db.executescript(
        """
        -- Keys under which a form of a candidate is sought when something like it is met: see glossary.link.keys.
        CREATE TABLE form_key (
            lang TEXT NOT NULL, text TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (lang, text, key)) WITHOUT ROWID;
        CREATE INDEX form_key_key ON form_key(key);
        CREATE INDEX candidate_form_text ON candidate_form(lang, text);
        CREATE TABLE office_rank (office TEXT NOT NULL, rank TEXT NOT NULL, PRIMARY KEY (office, rank)) WITHOUT ROWID;
        CREATE INDEX office_rank_rank ON office_rank(rank);
        -- They go with the last candidate that has the form, or the office.
        CREATE TRIGGER form_key_unused AFTER DELETE ON candidate_form
            WHEN NOT EXISTS (SELECT 1 FROM candidate_form WHERE lang = OLD.lang AND text = OLD.text)
            BEGIN DELETE FROM form_key WHERE lang = OLD.lang AND text = OLD.text; END;
        CREATE TRIGGER office_rank_unused AFTER DELETE ON candidate_office
            WHEN NOT EXISTS (SELECT 1 FROM candidate_office WHERE office = OLD.office)
            BEGIN DELETE FROM office_rank WHERE office = OLD.office; END;

        -- Why something in one source is taken for what was known: the pieces of evidence, and how sure that is (0 to 1).
        -- A link that is `proposed` joins a candidate with a concept as soon as a person says so.
        CREATE TABLE link (
            id INTEGER PRIMARY KEY, source TEXT NOT NULL REFERENCES source(id), lang TEXT NOT NULL, text TEXT NOT NULL,
            candidate INTEGER REFERENCES candidate(id) ON DELETE CASCADE, concept INTEGER REFERENCES concept(number) ON DELETE CASCADE,
            evidence TEXT NOT NULL, score REAL NOT NULL, proposed INTEGER NOT NULL DEFAULT 0,
            file INTEGER NOT NULL REFERENCES imported_file(id));
        CREATE INDEX link_candidate ON link(candidate);
        CREATE INDEX link_concept ON link(concept);
        CREATE INDEX link_file ON link(file);

        -- A source says that a person holds an office. A title is its function and its organisation, as far as it says them.
        CREATE TABLE office_held (
            id INTEGER PRIMARY KEY, source TEXT NOT NULL REFERENCES source(id),
            person_candidate INTEGER REFERENCES candidate(id) ON DELETE CASCADE, person_concept INTEGER REFERENCES concept(number) ON DELETE CASCADE,
            title_candidate INTEGER REFERENCES candidate(id) ON DELETE CASCADE, title_concept INTEGER REFERENCES concept(number) ON DELETE CASCADE,
            title TEXT NOT NULL, function TEXT NOT NULL DEFAULT '', organisation TEXT NOT NULL DEFAULT '',
            file INTEGER NOT NULL REFERENCES imported_file(id));
        CREATE INDEX office_held_person_candidate ON office_held(person_candidate);
        CREATE INDEX office_held_person_concept ON office_held(person_concept);
        CREATE INDEX office_held_title_candidate ON office_held(title_candidate);
        CREATE INDEX office_held_title_concept ON office_held(title_concept);
        CREATE INDEX office_held_file ON office_held(file);
        """
    )
    forms = db.execute("SELECT DISTINCT lang, text FROM candidate_form").fetchall()
    db.conn.executemany(
        "INSERT OR IGNORE INTO form_key VALUES (?, ?, ?)",
        [(lang, text, key) for lang, text in forms for key in stored_keys(lang, text)],
    )
    offices = db.execute("SELECT DISTINCT office FROM candidate_office").fetchall()
    db.conn.executemany(
        "INSERT OR IGNORE INTO office_rank VALUES (?, ?)",
        [(office, rank) for (office,) in offices for rank in read_office(office).ranks],
    )


MIGRATIONS = (m001_termbase, m002_review, m003_links)
"""Every migration, in order."""
