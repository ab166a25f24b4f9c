"""How the furniture of a web page reads: the words and shapes of lines that are no part of a text.

Words are those of pages at large in a few languages, not of any one site. Each pattern is tried on
a line by itself; to add a language, add its words to the pattern of their purpose, with a line in
the table of tests/test_readers_furniture.py.
"""

import re
from typing import Final

_I: Final = re.IGNORECASE

COPYRIGHT: Final = re.compile(
    r"©|\(c\)\s*(?:19|20)\d\d|\bcopyright\b.{0,40}\b(?:19|20)\d\d|\ball rights reserved\b"
    r"|\balle rechte vorbehalten|\btous droits réservés|\btodos los derechos reservados"
    r"|все права защищены|bütün hüquqlar qorunur|tüm hakları saklıdır",
    _I,
)
COUNTS: Final = re.compile(
    r"^(?:(?:page )?views?|reads?|hits|comments?|shares?|likes?|просмотр\w*|комментари\w*|baxış\w*"
    r"|şərh\w*|oxunub|görüntülenme|aufrufe|kommentare|vues|commentaires|vistas|comentarios)"
    r"\s*[:(]?\s*\d[\d\s.,]*[km]?\)?$"
    r"|^\d[\d\s.,]*[km]?\s+(?:views?|reads?|comments?|shares?|likes?|просмотр\w*|комментари\w*"
    r"|baxış|şərh|aufrufe|kommentare|vues|commentaires|vistas|comentarios)$"
    r"|^\d+ min(?:ute)?s?\.? read$",
    _I,
)
SHARING: Final = re.compile(
    r"\b(?:share (?:it|this|on|via|with)|follow us|subscribe (?:to|now)|sign up (?:for|to)"
    r"|join (?:us|our) on|copy (?:the )?link|print this|leave a (?:comment|reply)|skip to"
    r"|log ?in or|click here to|back to top)\b"
    r"|поделиться|подпис(?:ывайтесь|аться)|скопировать ссылку|bizi izləyin|paylaş"
    r"|linki kopyala|bizi takip|teilen auf|folgen sie uns|partager sur|suivez-nous"
    r"|compartir en|síguenos",
    _I,
)
WIDGETS: Final = re.compile(
    r"^(?:share|tweet|print|e-?mail|search|menu|home|login|log in|sign in|register|subscribe|save"
    r"|advertisement|ads?|sponsored|promoted|comments?|tags?|newsletter"
    r"|facebook|twitter|x|instagram|youtube|telegram|whatsapp|linkedin|reddit"
    r"|реклама|поиск|меню|печать|axtarış|reklam|çap|suche|drucken|werbung|anzeige|publicité"
    r"|rechercher|imprimer|publicidad|buscar|imprimir)(?: article| page)?[\s.…]*$",
    _I,
)
COOKIES: Final = re.compile(
    r"^(?=.*cookie).*\b(?:we|our|you|your|accept|consent|preferences|(?:web)?site|browser"
    r"|сайт\w*|вы|мы|наш\w*|saytımız\w*|sitemiz\w*|wir|unsere\w*|nous|notre|nuestr\w+)\b",
    _I | re.DOTALL,
)
ELSEWHERE: Final = re.compile(
    r"^(?:also read|read also|read (?:more|next)|see also|related(?: (?:articles?|stories|news))?"
    r"|more (?:from|on)|you may also like|recommended|most read|don't miss|trending"
    r"|читайте также|по теме|ещё по теме|həmçinin oxuyun|oxşar xəbərlər|ayrıca okuyun"
    r"|lesen sie auch|mehr zum thema|lire aussi|à lire aussi|lea también|le puede interesar"
    r")\b[^.]*$",
    _I,
)
DISCLAIMER: Final = re.compile(
    r"\b(?:views|opinions)\b.{0,80}\b(?:do|does|may|are|is) ?(?:not|differ)?\b.{0,60}"
    r"\b(?:reflect|represent|differ|those of)\b"
    r"|\b(?:use|reproduction|reprint\w*|republication) of\b.{0,60}\b(?:materials?|content)\b"
    r".{0,80}\b(?:permi\w+|consent|\w*links?|allowed|prohibited|credit\w*)\b"
    r"|при использовании материалов|materiallardan istifadə|мнение автора может",
    _I,
)
_NAME: Final = r"[A-ZÀ-ÞА-ЯƏÇĞİÖŞÜ][\w.'’-]*"
_PARTICLE: Final = r"(?:(?:de|del|della|der|den|di|da|du|la|le|van|von|zu|ter|bin|al|el)\s+)"
BYLINE: Final = re.compile(
    r"^(?:(?P<by>[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|Di|[Аа]втор:?|[Mm]üəllif:?|[Yy]azar:?|Written by"
    r"|Author:)|Reporting by|Editing by|Photo:|Photo by|Image:|Фото:|Foto:)"
    rf"\s+(?P<names>{_NAME}(?:[\s,|/&;]+(?:(?:and|und|et|y|e|и|və|ve)\s+)?{_PARTICLE}*{_NAME})"
    r"{0,11})\W*$"
)
ADDRESS: Final = re.compile(r"^(?:(?:https?://|www\.)\S+|\S+@\S+\.\w+|[@#]\w+(?:[\s,]+[@#]\w+)*)$")
BAR: Final = re.compile(r"^(?:[^|›»>•·]{1,25}[|›»>•·]){2,}[^|›»>•·]{0,40}$")
UPDATED: Final = re.compile(
    r"\b(?:published|posted|updated|modified|last|first|on|at|dated?|issued|released|time|in"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun"
    r"|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|lundi|mardi|mercredi|jeudi|vendredi|samedi"
    r"|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|понедельник|вторник|среда"
    r"|четверг|пятница|суббота|воскресенье"
    r"|am|pm|a\.m|p\.m|uhr|heure|опубликовано|обновлено|дата|yayımlan\w*|dərc|tarix|güncelleme"
    r"|veröffentlicht|aktualisiert|publié|mis à jour|le|publicado|actualizado|el|um|à)\b\.?",
    _I,
)
# What says that a day is that of publication.
PUBLISHED: Final = re.compile(
    r"\b(?:published|posted|updated|modified|issued|released|dated|опубликовано|обновлено|yayımlan\w*"
    r"|dərc|güncelleme|veröffentlicht|aktualisiert|erschienen|stand|publié|mis à jour|publicado"
    r"|actualizado|pubblicato|gepubliceerd|opublikowano)\b",
    _I,
)
# Of a day, in figures or with one word for the month: 22.09.2025, 22 de septiembre de 2025.
DAY: Final = re.compile(
    r"\b(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4}"
    r"|\d{1,2}(?:st|nd|rd|th|º|er|[.])?[\s,-]+(?:de\s+)?[^\W\d_]{3,12}\.?,?[\s-]+(?:de\s+)?\d{4}"
    r"|[^\W\d_]{3,12}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{4}年\d{1,2}月\d{1,2}日)"
)
CLOCK: Final = re.compile(
    r"[T\s]?\b\d{1,2}[:.h]\d{2}(?::\d{2})?\b|\b\d{1,2}\s?(?:[ap]\.?m\b\.?)", _I
)
ZONE: Final = re.compile(r"\b[A-Z]{1,5}(?:[+-]\d{1,2}(?::?\d{2})?)?(?=\W|$)")
# The agency in a dateline: (AA), /TASS/.
AGENCY: Final = re.compile(r"\((?:[^\W\d_][\w&.' -]{1,24})\)|/[^\W\d_][\w&.' -]{1,24}/\.?")
PLACE: Final = re.compile(r"^[^\W\d_]+(?:[\s.-][^\W\d_]+){0,2}\s*[,.–—-]\s*(?=\0)")

# Furniture with or without a year in the line, and what may be text if it has one.
ALWAYS: Final = (COPYRIGHT, COUNTS, WIDGETS, ADDRESS, BYLINE)
UNDATED: Final = (COOKIES, DISCLAIMER, ELSEWHERE, BAR)
