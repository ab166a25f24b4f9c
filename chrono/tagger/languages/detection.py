"""Which language a text is in, by its script and its small words: `detect`.

Only the beginning of a text is looked at. Latin text that no language claims is taken for English.
"""

import re
from typing import Final

from chrono.tagger.lexicon import among

URL: Final = re.compile(r"(?:https?:|www\.|@|#)\S*")
ENOUGH: Final = 3000  # code points that are looked at
WORD: Final = re.compile(r"[^\W\d_]+")
LEAD: Final = 1.5  # times as many small words as of English
FEW: Final = 2  # letters of its own that are enough where there are no small words

# The words that a text in a language is hardly without; those of its neighbours are left out.
WORDS: Final = {
    "en": among("the of and to in is was for that with on as by at from his her it he she this are "
                "were be have has had not but they you i my we all will i'm so just what"),
    "de": among("der die das und den von zu mit sich des auf für ist nicht ein eine als auch es an "
                "werden aus er hat dass sie nach wird bei einer um am im sind noch wie einem über "
                "einen zum war haben nur oder vor zur bis mehr durch"),
    "fr": among("à le la les des et du en une que est pour qui dans par plus pas au sur ne se ce "
                "il sont avec ont été aux cette mais comme nous leur elle d l un"),
    "es": among("el la los las de que y en un una del se por con no para su al lo es más como fue "
                "pero sus le ha este entre sobre también desde hasta"),
    "it": among("il di che e la in per un è non del una con si dei le della gli al sono da come "
                "nel alla più anche i ma delle ha lo"),
    "pt": among("o de que e do da em um para com não uma os no se na por mais as dos como mas ao "
                "das à seu sua foi são pelo pela ou"),
    "nl": among("de het een en van in is dat op te zijn met voor niet aan er om ook als bij door "
                "maar naar uit heeft werd nog wordt hij ze"),
    "pl": among("i w na z do się nie że jest o to jak od po za przez dla oraz był jego ale przy "
                "tym które który są roku"),
    "cs": among("a v na se je že pro jsou byl jako k ve by od za po podle který které "
                "roku ale také při"),
    "sv": among("och i att det som en på är av för med den till har de inte om ett han men var jag "
                "från vid så kan när"),
    "da": among("og i at det er en til på af som den med for de der ikke et har han var fra blev "
                "jeg også efter men"),
    "nb": among("og i det er en til på av som den med for de ikke et har han var fra ble jeg også "
                "etter men å"),
    "fi": among("ja on ei se että oli hän ovat mutta myös kun joka sekä vuonna mukaan jo niin kuin "
                "ole"),
    "hu": among("a az és hogy is nem egy volt ez meg csak már de mint még van ki el szerint"),
    "ro": among("și de în la a cu pe o din care să nu mai un este pentru au fost că ce prin sau"),
    "tr": among("ve bir bu da de için ile olarak daha çok olan gibi kadar sonra en ne o var ise "
                "değil ancak olduğu tarafından"),
    "az": among("və bir bu da də üçün ilə olan ki daha çox kimi qədər sonra ən o isə deyil olub "
                "edib tərəfindən olaraq haqqında"),
    "id": among("yang dan di dengan untuk pada dari ini itu dalam tidak adalah oleh akan juga ke "
                "telah sebagai"),
    "vi": among("và của là có không được cho với trong các một những người đã này khi ở để"),
    "hr": among("i u je se na da su za od s kao o iz koji bi ali nije što te do bio"),
    "ca": among("el la de i que en els les del per un una amb va al es més no com són ha"),
    "ru": among("и в не на что с он как это по но из у за от так для же был к до вы его года"),
    "uk": among("і в не на що з він як це по але із у за від та для був до його року й їх"),
    "bg": among("и в не на че с той като това по но от за да е са се до който през година"),
    "be": among("і ў не на што з ён як гэта па але у за ад для быў да яго года"),
    "sr": among("и у не на да с је као то по али од за се су који до био године"),
}  # fmt: skip
# Words of its dates, which a short text may have more of than of the others.
DATED: Final = {
    "de": among("uhr jahr jahre jahren jahres tag tage tagen woche wochen monat monate monaten "
                "stunden montag dienstag mittwoch donnerstag freitag samstag sonntag januar "
                "februar märz juni juli oktober dezember seit zwischen gegen ab wurde wurden "
                "beginnt geht letzter diesen jeden einmal heute gestern menschen gibt kostet"),
    "fr": among("lundi mardi mercredi jeudi vendredi samedi dimanche janvier février avril juin "
                "juillet août septembre octobre novembre décembre an ans année années jour jours "
                "semaine semaines mois heures soir matin hier depuis pendant dernier prochain "
                "chaque trimestre semestre tous deux trois aujourd hui vers personnes fut avait "
                "était ville"),
    "es": among("lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril "
                "mayo junio julio agosto septiembre octubre noviembre diciembre año años día días "
                "semana semanas mes meses hoy ayer mañana horas personas"),
    "tr": among("hafta yıl yılı yılında gün günü ay ayında pazartesi salı çarşamba perşembe cuma "
                "ocak şubat nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık her gelecek "
                "geçen aynı üç"),
    "az": among("həftə ili ilin ilində ilində gün ay ayında yanvar fevral aprel may iyun iyul "
                "avqust sentyabr oktyabr noyabr dekabr hər həmin üç hazırda nəfər ertəsi"),
}  # fmt: skip
# Letters that a language has and its neighbours have not.
LETTERS: Final = {
    "uk": frozenset("їєґі"), "be": frozenset("ўі"), "ru": frozenset("ыэё"), "az": frozenset("ə"),
    "tr": frozenset("ğış"), "de": frozenset("ßäöü"), "es": frozenset("ñ¿¡"),
    "sr": frozenset("ђћљњ"),
    "mk": frozenset("ѓќѕ"), "pl": frozenset("łęąś"), "cs": frozenset("řěů"), "ro": frozenset("țăș"),
    "hu": frozenset("őű"), "pt": frozenset("ãõ"), "vi": frozenset("đơư"), "kk": frozenset("әғқңұ"),
}  # fmt: skip
# Scripts by the first and the last of their code points; kana before the characters of China.
SCRIPTS: Final = (
    ("el", 0x0370, 0x03FF), ("hy", 0x0530, 0x058F), ("he", 0x0590, 0x05FF), ("ar", 0x0600, 0x06FF),
    ("hi", 0x0900, 0x097F), ("bn", 0x0980, 0x09FF), ("pa", 0x0A00, 0x0A7F), ("gu", 0x0A80, 0x0AFF),
    ("ta", 0x0B80, 0x0BFF), ("te", 0x0C00, 0x0C7F), ("kn", 0x0C80, 0x0CFF), ("ml", 0x0D00, 0x0D7F),
    ("si", 0x0D80, 0x0DFF), ("th", 0x0E00, 0x0E7F), ("lo", 0x0E80, 0x0EFF), ("my", 0x1000, 0x109F),
    ("ka", 0x10A0, 0x10FF), ("am", 0x1200, 0x137F), ("km", 0x1780, 0x17FF), ("ja", 0x3040, 0x30FF),
    ("ko", 0xAC00, 0xD7AF), ("zh", 0x4E00, 0x9FFF),
)  # fmt: skip
SAID: Final = {name: words | DATED.get(name, frozenset()) for name, words in WORDS.items()}
# word -> the languages that have it
SPEAKERS: Final = {
    word: tuple(name for name, said in SAID.items() if word in said)
    for word in frozenset().union(*SAID.values())
}
# English words that no neighbour has, and how many at the beginning of a text settle it.
PLAIN: Final = among("the of and with that from by The this have were")
SHORT: Final = 3
GLANCE: Final = 600
SURE: Final = 4
PERSIAN: Final = frozenset("پچژگیک")
CYRILLIC: Final = ("ru", "uk", "bg", "be", "sr", "mk", "kk")


def detect(text: str) -> str:
    """The code of the language of a text.

    >>> detect("У 1943 році він повернувся додому."), detect("Er kam am Montag und blieb.")
    ('uk', 'de')
    >>> detect("1999")
    'en'
    """
    if not PLAIN.isdisjoint(few := text[:GLANCE].split()) and english(few):
        return "en"
    sample = URL.sub(" ", text[:ENOUGH].lower())
    words = [word for word in WORD.findall(sample) if len(word) > 1 or word > "z"]
    if sample.isascii():
        return best(words, {}, "en")
    letters = "".join(words)
    script = script_of(letters)
    if script:
        return script
    cyrillic = sum("Ѐ" <= c <= "ӿ" for c in letters) * 2 > len(letters)
    own = {name: sum(map(letters.count, found)) for name, found in LETTERS.items()}
    own = {name: count for name, count in own.items() if (name in CYRILLIC) == cyrillic}
    return best(words, own, "ru" if cyrillic else "en")


def english(words: list[str]) -> bool:
    """Whether the first words of a text are plainly English, as most texts are."""
    return sum(word in PLAIN for word in words) >= SURE


def script_of(letters: str) -> str:
    """The language of a script of its own that most letters are of, else nothing."""
    sample = letters[::3] if len(letters) > 300 else letters
    counts: dict[str, int] = {}
    for letter in sample:
        code = ord(letter)
        if code < 0x0370 or 0x0400 <= code <= 0x052F:
            continue
        name = next((n for n, low, high in SCRIPTS if low <= code <= high), "")
        counts[name] = counts.get(name, 0) + 1
    name = max(counts, key=lambda n: counts[n], default="")
    if counts.get("ja", 0) * 10 > len(sample):
        return "ja"
    if not name or counts[name] * 2 < len(sample):
        return ""
    return "fa" if name == "ar" and len(PERSIAN & set(letters)) > 2 else name


def best(words: list[str], own: dict[str, int], fallback: str) -> str:
    """The language with the most small words, and letters of its own, well before the fallback."""
    found: dict[str, float] = {
        name: min(count, len(words) / 5) if name in WORDS else 2 * count
        for name, count in own.items()
        if count
    }
    for word in words:
        for name in SPEAKERS.get(word, ()):
            if (name in CYRILLIC) == (fallback in CYRILLIC):
                found[name] = found.get(name, 0) + 1
    first = max(found, key=lambda name: (found[name], name == fallback), default=fallback)
    if fallback != "en" or first == "en":
        return first
    known = WORDS.get(first, frozenset()) | DATED.get(first, frozenset())
    distinct = len(known.intersection(words)) + own.get(first, 0)
    if not found.get("en"):  # one word of dates is enough where nothing speaks for English
        distinct += any(len(word) > SHORT for word in DATED.get(first, frozenset()) & set(words))
    return first if distinct >= FEW and found[first] > LEAD * found.get("en", 0) else "en"
