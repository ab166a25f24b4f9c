"""The floor: JSON Lines read one by one, the events of an organisation printed as rows.

    python bench/jsonlines.py FILE ORG

Nothing is checked and nothing put in order; this is what reading alone costs in Python.
"""

import sys
from json import loads

path, org = sys.argv[1:]
with open(path, encoding="utf-8") as stream:
    for line in stream:
        event = loads(line)
        if org in event["orgs"]:
            claims = event.get("claims", (event,))
            row = (
                event["id"],
                event["date"],
                event["title"],
                ", ".join(event["orgs"]),
                ", ".join(event["places"]),
                ", ".join(dict.fromkeys(claim["source"] for claim in claims)),
            )
            sys.stdout.write("\t".join(row) + "\n")
