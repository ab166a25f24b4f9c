"""Reports: a timeline through a template, with its citations.

    items      what a template sees of an event, a claim and a source
    markup     the parts of a document in each language: headings, tables, citations
    template   Jinja2, in its sandbox: a template to text
    word       HTML to a document of Word

To add a template: a file in `chrono/templates/`, and a row in `TEMPLATES`; it is written with the
parts of `markup`, so that each format has it. A format is a class in `markup` and a row in its
`FORMATS`. tests/test_reports.py walks both tables.
"""

from typing import Final

# name -> what it is for
TEMPLATES: Final = {
    "briefing": "a page to read: the events by year, each with its sources",
    "case": "a table: number, date as stated, event, evidence with page",
    "factcheck": "each event with what each source says, and whether they agree",
    "incident": "a table with local times and UTC",
}
ENDINGS: Final = {
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".tex": "tex",
    ".txt": "txt",
    ".docx": "docx",
}
