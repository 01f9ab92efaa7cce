"""A termbase for tests that read: the curated data and the seeds, imported once a test run."""

from pathlib import Path

import glossary
from glossary import shipped
from glossary.cli.serving import SHIPPED
from glossary.service import Glossary


def import_shipped(path: Path | str) -> Glossary:
    """Open a termbase at `path` and import what ships into it; every file must go in whole."""
    g = glossary.open(path)
    for report in g.import_paths([shipped.path(*part) for part in SHIPPED]):
        assert not report.error and not report.conflicts and not report.rejected, (
            report.path,
            report.error,
            report.messages,
        )
    return g
