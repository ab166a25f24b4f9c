"""New files: what `chrono init` writes, and `chrono add` where there is none."""

import os

from chrono.store.emit import scalar
from chrono.store.names import slug

_STARTER = """\
# A chronology: what happened, when, and who says so. Plain text that is yours; keep it in git.
#
#   chrono add 2025-03-13 "What happened" --org CICA --place Baku --source KEY --quote "its words"
#   chrono list            chrono list --org CICA --from 2024        chrono show ID
#   chrono check           chrono export ics -o calendar.ics
#
# Dates are EDTF: 2025-03-13  2025-03  2025  1850~ (about)  1850? (uncertain)  199X (the 1990s)
# 2019/.. (since)  ../2026 (until)  2024/2026 (from, to)  '[..2026]' (by)  -0043 (44 BC); or
# English: March 2025, c. 1850. Leave it out where nobody knows. `chrono date PHRASE` explains one.
chrono: 1
name: {name}  # calendar ids are made with it: choose it now, and never change it

# Where it is written. Cite a source by its key.
sources: {{}}
#  air-cica:
#    title: Azerbaijan's CICA chairmanship
#    published: 2025-09
#    url: https://example.org/air-cica

# Who and where: a query finds an entity by its key, its name and its aliases.
entities: {{}}
#  CICA:
#    kind: org            # or person, place
#    name: Conference on Interaction and Confidence-Building Measures in Asia
#  Baku:
#    kind: place
#    in: Azerbaijan

# What happened. `chrono add` writes entries of the form below.
events: []
#  - id: azerbaijan-joins-cica
#    date: 1999
#    title: Azerbaijan joins CICA
#    orgs: [CICA]
#    places: [Azerbaijan]
#    source: air-cica
#    page: 14
#    quote: Since joining in 1999
"""


def bare(path: str) -> str:
    """Return a chronology without events or comments, for the file at an absolute path."""
    return f"chrono: 1\nname: {scalar(name_for(path))}\nevents: []\n"


def starter(path: str) -> str:
    """Return a commented chronology for the file at an absolute path."""
    return _STARTER.format(name=scalar(name_for(path)))


def name_for(path: str) -> str:
    """Return a name for a chronology: its file's, or its folder's where that says nothing."""
    name = os.path.splitext(os.path.basename(path))[0]
    if name == "events":
        name = os.path.basename(os.path.dirname(path))
    return slug(name) or "chronology"
