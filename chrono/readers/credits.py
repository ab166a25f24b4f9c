"""Whether a title or an author in a file's metadata is one: programs write much that is none."""

import re
from collections.abc import Iterable
from typing import Final

LONGEST: Final = 300  # characters of a title
# Authors that programs, machines and templates put in.
_NOBODY: Final = re.compile(
    r"\W*(?:anonymous|unknown(?: author)?|unbekannt|inconnu|desconocido|неизвестно|no author"
    r"|none|null"
    r"|n/?a|test|author|autor|auteur|автор|admin|administrator|administrador|administrateur"
    r"|админ\w*"
    r"|user ?\d*|benutzer\d*|utilisateur|usuario|пользователь|owner|besitzer|root|guest|gast"
    r"|default"
    r"|customer|staff|office|home|pc|desktop\S*|laptop\S*|hp|dell|lenovo|acer|asus|toshiba"
    r"|samsung"
    r"|microsoft(?: office)?(?: (?:user|word))?|windows user|word|webmaster|editor|redaktion"
    r"|\S+\.(?:docx?|pdf|odt|tex))\W*",
    re.I,
)
_TOOLS: Final = re.compile(
    r"\b(?:python-docx|docx4j|apache poi|apache fop|openpyxl|aspose|itext\w*|reportlab|tcpdf"
    r"|fpdf\w*|prince\w*"
    r"|libreoffice|openoffice|acrobat|adobe (?:acrobat|indesign|illustrator|photoshop|pdf)\w*"
    r"|indesign"
    r"|pdf ?creator|pdftex|pdflatex|xetex|luatex|latex|ghostscript|wkhtmltopdf|weasyprint"
    r"|skia/?pdf"
    r"|chromium|headlesschrome|quartz|pandoc|calibre|html2pdf|cairo|pypdf\w*|pdfsharp|abbyy"
    r"|finereader"
    r"|camscanner|naps2|scansnap|paperport|scanned|scanner|scan to|workcentre|imagerunner"
    r"|bizhub|taskalfa"
    r"|konica minolta|canon (?:ir|mf|scan|inc)\S*|xerox|ricoh|kyocera)\b",
    re.I,
)
_UNTITLED: Final = re.compile(
    r"\W*(?:microsoft (?:word|powerpoint|excel|office)\b.*"
    r"|(?:new )?(?:microsoft )?word document|untitled\b.*"
    r"|unbenannt\b.*|ohne titel\b.*|sans titre\b.*|sin t[ií]tulo\b.*|sem t[ií]tulo\b.*"
    r"|senza titolo\b.*"
    r"|без (?:имени|названия)\b.*|naamloos\b.*|adsız\b.*|başlıksız\b.*|bez nazwy\b.*"
    r"|(?:new )?(?:document|dokument|documento|документ)\W?\d*|powerpoint[ -]presentation"
    r"|presentation\d*"
    r"|pr[äé]sentation\d*|slide \d+|folie \d+|scan(?:ned)?(?:\b|[_\d]).*|img[_ -]?\d+"
    r"|dsc[_ -]?\d+|doc[_ -]?\d+|print\w*"
    r"|page \d+|seite \d+|layout \d+|template\d*|vorlage\d*|letterhead|title|titel|no title"
    r"|none|null|n/?a"
    r"|default|about:blank|home ?page|startseite|index"
    r"|.*\.(?:docx?|dotx?|odt|rtf|txt|pdf|indd|qxd|qxp|tex|dvi|p65|html?|aspx?|php|xlsx?"
    r"|pptx?|wpd|pages|tiff?"
    r"|jpe?g|png|md|eml|msg))\W*",
    re.I | re.S,
)


def brief(title: str) -> str:
    """Return a title, or its beginning with an ellipsis if it is too long for one."""
    return title if len(title) <= LONGEST else f"{title[: LONGEST - 1].rstrip()}…"


def title_said(text: str) -> str:
    """Return a title from metadata, nothing for what is no title.

    >>> [title_said(one) for one in ("Annual report", "Microsoft Word - x.doc", "007")]
    ['Annual report', '', '']
    """
    text = " ".join(text.split())
    wordless = not any(map(str.isalpha, text))
    return "" if wordless or _UNTITLED.fullmatch(text) or _TOOLS.fullmatch(text) else text


def authors_said(names: Iterable[str]) -> tuple[str, ...]:
    """Return the authors among those that metadata name.

    >>> authors_said(["Ann Lee", "(anonymous)", "python-docx", "Administrator", "Scanned by Bob"])
    ('Ann Lee',)
    """
    shown = (" ".join(name.split()) for name in names)
    return tuple(
        name
        for name in dict.fromkeys(shown)
        if any(map(str.isalpha, name)) and not _NOBODY.fullmatch(name) and not _TOOLS.search(name)
    )
