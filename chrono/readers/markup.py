"""What a web page says of itself: in meta elements, JSON-LD, `time`, its links.

The day of publication is what these say, to the precision they say it. htmldate has the last word,
and only for a day that is the one day in the markup: by itself it makes a whole day of a month, by
the day on which it is asked, settles 03/04/2021 without a word, and picks one of several.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from chrono.dates import Date
from chrono.readers.credits import authors_said, title_said
from chrono.readers.days import day

Element = Any  # of lxml, which has no types
TITLES: Final = ("og:title", "twitter:title", "dc.title", "citation_title")
AUTHORS: Final = ("author", "article:author", "dc.creator", "citation_author", "parsely-author")
PUBLISHERS: Final = ("og:site_name", "publisher", "dc.publisher", "citation_publisher",
                     "citation_journal_title", "application-name")  # fmt: skip
DAYS: Final = (
    "article:published_time", "og:article:published_time", "datepublished", "dc.date.issued",
    "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "citation_publication_date",
    "citation_date", "parsely-pub-date", "sailthru.date", "pubdate", "publish-date", "publishdate",
    "publication_date", "date", "og:pubdate", "originalpublicationdate",
)  # fmt: skip
LANGUAGES: Final = ("content-language", "og:locale", "dc.language")
ARTICLES: Final = re.compile(r"(?:Article|Posting|Report|WebPage|Book|Legislation)$")
# Parts of a page that say nothing of its own day, and those that are its text.
ELSEWHERE: Final = ("footer", "aside", "nav", "form")
TEXTS: Final = ("p", "li", "td", "th", "dd", "dt", "blockquote", "figure", "pre", "table")
LINE: Final = 15  # words of a paragraph that may be a byline
BYLINE: Final = re.compile(
    r"byline|dateline|publish|posted|pub-?date|(?:entry|post|article)-(?:meta|date|info)"
    r"|(?:^|[ _-])(?:date|meta)(?:$|[ _-])"
)
PUBLISHED: Final = re.compile(r"datepublished|pubdate|published|issued")
MOST: Final = 200  # objects of JSON-LD that are looked at
# htmldate would take the day it is asked for the last possible one.
LAST: Final = "2199-12-31"
_SAVED: Final = re.compile(r"<!-- saved from url=\(\d+\)(https?://\S+?) -->")
_DAY: Final = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)")
_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$")


class Facts(NamedTuple):
    """What was found; nothing is empty or None."""

    title: str = ""
    author: tuple[str, ...] = ()
    publisher: str = ""
    published: Date | None = None
    language: str = ""
    url: str = ""


def facts(tree: Element, markup: str) -> Facts:
    """Return what a page says of itself."""
    meta = _meta(tree)
    articles = list(_articles(tree))
    return Facts(
        title_said(_first(meta, TITLES) or _said(articles, "headline")) or _own_title(tree),
        _authors(meta, articles),
        _first(meta, PUBLISHERS) or _said(articles, "publisher"),
        _published(tree, meta, articles, markup),
        _language(tree, meta),
        _address(tree, meta, markup),
    )


def _meta(tree: Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = next((element.get(key) for key in ("property", "name", "itemprop", "http-equiv")
                     if element.get(key)), "")  # fmt: skip
        text = " ".join((element.get("content") or "").split())
        if name and text:
            found.setdefault(name.lower(), []).append(text)
    return found


def _first(meta: dict[str, list[str]], names: tuple[str, ...]) -> str:
    return next((meta[name][0] for name in names if name in meta), "")


def _articles(tree: Element) -> Iterator[dict[str, Any]]:
    """Yield the objects of JSON-LD that tell of an article."""
    waiting: list[Any] = []
    for element in tree.iter("script"):
        if "ld+json" in (element.get("type") or ""):
            try:
                waiting.append(json.loads(element.text or "", strict=False))
            except (ValueError, RecursionError):
                continue
    for _ in range(MOST):
        if not waiting:
            return
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting.extend(item[:MOST])
        elif isinstance(item, dict):
            waiting.append(item.get("@graph"))
            kinds = item.get("@type")
            if any(
                ARTICLES.search(str(kind))
                for kind in (kinds if isinstance(kinds, list) else [kinds])
            ):
                yield item


def _said(articles: list[dict[str, Any]], key: str) -> str:
    for article in articles:
        if text := _named(article.get(key)):
            return text
    return ""


def _named(value: Any) -> str:
    """Return the text of a value of JSON-LD, or the name of what it is an object for."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(value.split()) if isinstance(value, str) else ""


def _authors(meta: dict[str, list[str]], articles: list[dict[str, Any]]) -> tuple[str, ...]:
    for article in articles:
        value = article.get("author")
        people = value if isinstance(value, list) else [value]
        if names := authors_said(filter(None, map(_named, people))):
            return names
    for name in AUTHORS:
        if names := authors_said(text for text in meta.get(name, ()) if "://" not in text):
            return names
    return ()


def _own_title(tree: Element) -> str:
    for tag in ("h1", "title"):
        for element in tree.iter(tag):
            if text := title_said("".join(str(part) for part in element.itertext())):
                return text
    return ""


def _published(
    tree: Element, meta: dict[str, list[str]], articles: list[dict[str, Any]], markup: str
) -> Date | None:
    texts = [_named(article.get("datePublished")) for article in articles]
    texts += [meta[name][0] for name in DAYS if name in meta]
    texts += _times(tree)
    return next(filter(None, map(day, filter(None, texts))), None) or _by_htmldate(tree, markup)


def _times(tree: Element) -> list[str]:
    """The day of the `time` elements that are said to be of publication, if they agree."""
    every = [element for element in tree.iter("time") if element.get("datetime")]
    said = [element for element in every if _says(element)]
    said = said or [element for element in every if _in_byline(element)]
    days = {(element.get("datetime") or "")[:10] for element in said}
    return list(days) if len(days) == 1 else []


def _says(element: Element) -> bool:
    """Whether an element is marked as the day of publication."""
    if element.get("pubdate") is not None:
        return True
    marks = f"{element.get('itemprop')} {element.get('property')} {element.get('class')}".lower()
    return bool(PUBLISHED.search(marks)) and not any(
        ancestor.tag in ELSEWHERE for ancestor in element.iterancestors()
    )


def _in_byline(element: Element) -> bool:
    """Whether an element stands in the byline, or in the header of an article, and nowhere else."""
    for ancestor in element.iterancestors():
        marks = f"{ancestor.get('class')} {ancestor.get('id')}".lower()
        if ancestor.tag in ELSEWHERE:
            return False
        if ancestor.tag == "address" or BYLINE.search(marks):
            return True
        if ancestor.tag == "header":
            return _is_of_article(ancestor)
        if ancestor.tag in TEXTS and len("".join(ancestor.itertext()).split()) > LINE:
            return False
    return False


def _is_of_article(header: Element) -> bool:
    """Whether a header has the heading of the article, or is inside it; others are of the site."""
    if next(header.iter("h1", "h2"), None) is not None:
        return True
    return any(ancestor.tag in ("article", "main") for ancestor in header.iterancestors())


def _by_htmldate(tree: Element, markup: str) -> Date | None:
    """Return the one day in what is no text of a page, if htmldate takes it for the page's."""
    from copy import deepcopy

    from htmldate import find_date

    bare = deepcopy(tree)
    for element in list(bare.iter(*ELSEWHERE, *TEXTS, "time", "script", "style")):
        marks = f"{element.get('class')} {element.get('id')}".lower()
        kept = BYLINE.search(marks) and element.tag not in ELSEWHERE
        if not kept and element.getparent() is not None:
            element.drop_tree()
    try:
        found = find_date(bare, original_date=True, extensive_search=False, max_date=LAST)
        words = " ".join([*map(str, bare.itertext()), *(str(value) for element in bare.iter()
                          for value in element.attrib.values())])  # fmt: skip
    except Exception:  # whatever a library of another's makes of a hostile page
        return None
    every = set(_DAY.findall(markup))
    return day(found) if found and set(_DAY.findall(words)) == {found} == every else None


def _language(tree: Element, meta: dict[str, list[str]]) -> str:
    said = tree.get("lang") or tree.get("xml:lang") or _first(meta, LANGUAGES)
    return said.replace("_", "-") if _TAG.match(said) else ""


def _address(tree: Element, meta: dict[str, list[str]], markup: str) -> str:
    links = [element.get("href") or "" for element in tree.iter("link")
             if (element.get("rel") or "").lower() == "canonical"]  # fmt: skip
    saved = _SAVED.search(markup[:4096])
    every = [*links, _first(meta, ("og:url",)), saved[1] if saved else ""]
    return next((url for url in every if url.startswith(("https://", "http://"))), "")
