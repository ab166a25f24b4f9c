"""iCalendar to events (RFC 5545).

    lines    the lines of a file to its events and its time zones
    zones    what a TZID names: a zone of IANA, one that the file defines, an offset
    times    the start and the end of an event to a date
    series   repeated events: how often, and which occurrence is taken
    written  what our own calendars say, and whether a client has changed it
    events   an event of the file to an event of a chronology

Imports run downwards, `times` uses `zones`.
"""
