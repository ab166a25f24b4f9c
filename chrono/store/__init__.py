"""YAML files and the chronology in them.

text    the text of a file, and places in it
nodes   YAML to nodes with places
shapes  a node to a value
load    files to a chronology, checked
emit    values to canonical YAML
edit    changes that touch only their own lines
layout  entries in the canonical form
write   a file replaced whole or not at all
names   ids and keys for what is new
starter what `chrono init` writes
"""

from chrono.store.load import load, load_text, paths_of
from chrono.store.scan import Keep
from chrono.store.text import read

__all__ = ["Keep", "load", "load_text", "paths_of", "read"]
