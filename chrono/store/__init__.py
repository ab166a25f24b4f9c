"""YAML files and the chronology in them.

In the order of the way in, then of the way out:

    text       the text of a file, and places in it
    nodes      texts, lists and mappings with their places
    parser     YAML to nodes, by PyYAML
    canonical  YAML to nodes, a line at a time, where nothing is to be interpreted
    shapes     a node to a value
    entries    nodes to sources, entities, events and claims
    plain      the events of the parser to events, where nothing is wrong
    whole      a file, by PyYAML
    keys       an entry, key by key, in the layouts that are met most
    scan       the events of a file, without PyYAML as far as may be
    load       files to a chronology
    emit       values to canonical YAML
    page       the comments of a file, and what they are of
    extents    where entries stand in a text, with their comments
    pairs      keys of an entry set, put in and taken out
    edit       entries added, taken out and replaced, only their own lines touched
    rows, layout  entries in the canonical form, comments and all
    proof      that a change says what was meant
    excerpt    a change to a large file, made to a part of it
    additions  many entries put into a file at once
    names      ids and keys for what is new
    starter    new files
    write      a file replaced whole or not at all
    places     where the keys of an entry stand
    notes      notes of Markdown with properties, and the folder they are in
"""

from chrono.store.load import load, load_text, paths_of
from chrono.store.scan import Keep
from chrono.store.text import read

__all__ = ["Keep", "load", "load_text", "paths_of", "read"]
