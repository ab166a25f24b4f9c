"""German: the words of its dates, and of its tenses."""

from typing import Final

from chrono.tagger import lexicon as lx
from chrono.tagger.languages.tables import Table, grown
from chrono.tagger.lexicon import Lexicon, among, listed

MONTHS: Final = (
    "januar jänner jan januars; februar feber feb februars; märz mär mrz maerz; april apr aprils; "
    "mai; juni jun; juli jul; august aug augusts; september sep sept septembers; "
    "oktober okt oktobers; november nov novembers; dezember dez dezembers"
)
WEEKDAYS: Final = listed("montag dienstag mittwoch donnerstag freitag samstag sonntag")
PARTS: Final = {
    "morgen": "MO", "früh": "MO", "vormittag": "MO", "mittag": "MI", "nachmittag": "AF",
    "abend": "EV", "nacht": "NI", "mitternacht": "NI",
}  # fmt: skip
ONES: Final = listed("ein zwei drei vier fünf sechs sieben acht neun")
TENS: Final = listed("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")
SHORT: Final = listed(
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn "
    "fünfzehn sechzehn siebzehn achtzehn neunzehn"
)
RANKS: Final = listed(
    "erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft dreizehnt vierzehnt "
    "fünfzehnt sechzehnt siebzehnt achtzehnt neunzehnt zwanzigst"
)
LASTING: Final = {"jährig": "year", "monatig": "month", "wöchig": "week", "tägig": "day",
                  "stündig": "hour", "minütig": "minute"}  # fmt: skip
DECLINED: Final = "e en er es em"
CENTURIES: Final = {1700: "siebzehnhundert", 1800: "achtzehnhundert", 1900: "neunzehnhundert",
                    2000: "zweitausend"}  # fmt: skip


def numbers(table: Table) -> None:
    for number, word in enumerate(SHORT):
        table.words[word] = (lx.NUMBER, number)
    for tens, word in enumerate(TENS, 2):
        table.words[word] = (lx.NUMBER, 10 * tens)
        for one, name in enumerate(ONES, 1):
            table.words[f"{name}und{word}"] = (lx.NUMBER, 10 * tens + one)
    table.say(lx.NUMBER, 1, "ein " + grown("ein", DECLINED))
    table.put(lx.NUMBER, {"hundert; einhundert": 100, "tausend; eintausend": 1000,
                          "anderthalb; eineinhalb": 1.5, "zweieinhalb": 2.5,
                          "dreieinhalb": 3.5, "zweier": 2, "dreier": 3, "dutzend": 12,
                          "beiden": 2})  # fmt: skip
    for first, prefix in CENTURIES.items():
        table.composed(first, prefix)
    table.say(lx.NUMBER, 0.5, "halb " + grown("halb", DECLINED))
    for number in range(21, 32):
        lead = "" if number == 30 else f"{ONES[number % 10 - 1]}und"
        last = "dreißigst" if number >= 30 else "zwanzigst"
        table.say(lx.ORDINAL, number, grown(lead + last, DECLINED))
    for number, stem in enumerate(RANKS, 1):
        table.say(lx.ORDINAL, number, grown(stem, DECLINED))
    table.say(lx.VAGUE, "X", "einige einigen einiger mehrere mehreren mehrerer wenige wenigen "
              "weniger viele vielen vieler etliche etlichen hunderte tausende "
              "dutzende")  # fmt: skip
    table.put(lx.VAGUE, {"ein paar; paar; den paar": "X"})


def units(table: Table) -> None:
    for unit, one, many in (
        ("second", "sekunde", "sekunden"), ("minute", "minute", "minuten"),
        ("hour", "stunde", "stunden std"), ("day", "tag tages tags", "tage tagen"),
        ("week", "woche", "wochen"), ("month", "monat monats monates", "monate monaten"),
        ("quarter", "quartal quartals vierteljahr vierteljahres", "quartale quartalen"),
        ("year", "jahr jahres jahrs geschäftsjahr geschäftsjahres kalenderjahr kalenderjahres",
         "jahre jahren"),
        ("decade", "jahrzehnt jahrzehnts", "jahrzehnte jahrzehnten"),
        ("century", "jahrhundert jahrhunderts jh jhd jhdt", "jahrhunderte jahrhunderten"),
        ("millennium", "jahrtausend jahrtausends", "jahrtausende jahrtausenden"),
        ("weekend", "wochenende wochenendes", "wochenenden"),
    ):  # fmt: skip
        table.say(lx.UNIT, unit, one)
        table.say(lx.UNITS, unit, many)
    table.put(lx.STRETCH, {"vierteljahrhundert": (25, "year"), "viertelstunde": (15,
                          "minute"), "dreiviertelstunde": (45, "minute"),
                           "halbe stunde; halben stunde": (30, "minute"),
                           "halbes jahr; halben jahr; halben jahres": (6, "month")})  # fmt: skip
    for tail, unit in LASTING.items():
        for number, stem in enumerate(SHORT):
            if number:
                stem = "ein" if number == 1 else stem
                table.say(
                    lx.STRETCH, (number, unit), f"{stem}{tail} {grown(stem + tail, DECLINED)}"
                )
        table.say(lx.STRETCH, ("X", unit), grown(f"mehr{tail} lang{tail} mehrer{tail}", DECLINED))
        table.say(lx.STRETCH, (0.5, unit), f"halb{tail} {grown('halb' + tail, DECLINED)}")
        table.say(lx.UNIT, unit, f"{tail} {grown(tail, DECLINED)}")
    for stem, unit in (("jahre", "year"), ("monate", "month"), ("wochen", "week"), ("tage", "day"),
                       ("stunden", "hour"), ("minuten", "minute"),
                       ("jahrzehnte", "decade")):  # fmt: skip
        table.say(lx.STRETCH, ("X", unit), f"{stem}lang {grown(stem + 'lang', DECLINED)}")
    table.put(lx.STRETCH, {"langjährig;langjährige;langjährigen;langjähriger": ("X", "year")})


def days(table: Table) -> None:
    table.numbered(lx.MONTH, MONTHS)
    for number, name in enumerate(WEEKDAYS):
        table.say(lx.WEEKDAY, number, f"{name} {name}es {name}e {name}en")
        table.say(lx.OFTEN, number, f"{name}s")
        for part, code in PARTS.items():
            table.say(lx.WEEKDAY, (number, code), f"{name}{part} {name}{part}s")
        table.put(lx.WEEKDAY, {f"{name} früh": (number, "MO")})
    table.put(lx.PAST, {"viertel nach": 15, "viertel vor": -15, "halb": -30,
                        "fünf nach": 5, "zehn nach": 10, "fünf vor": -5, "zehn vor": -10,
                        "zwanzig nach": 20, "zwanzig vor": -20})  # fmt: skip
    del table.words["montage"]  # what is mounted, more often than Mondays
    table.say(lx.WEEKDAY, 5, "sonnabend")
    table.put(lx.DEICTIC, {
        "heute": (0, ""), "gestern": (-1, ""), "vorgestern": (-2, ""), "morgen": (1, ""),
        "übermorgen": (2, ""), "heutige;heutigen;heutiger;heutiges": (0, ""),
        "gestrige;gestrigen;gestriger": (-1, ""), "morgige;morgigen;morgiger": (1, ""),
        "heute früh": (0, "MO"), "morgen früh": (1, "MO"), "gestern früh": (-1, "MO"),
    })  # fmt: skip
    for part, code in PARTS.items():
        if part not in {"früh", "morgen"}:
            table.say(lx.PART, code, f"{part} {part}s" + (" abends" if part == "abend" else ""))
    table.say(lx.PART, "MO", "morgens frühmorgens vormittags morgengrauen morgenstunden")
    table.say(lx.PART, "EV", "abends abendstunden abendstunde")
    table.say(lx.PART, "NI", "nachts nachtstunden")
    table.say(lx.PART, "AF", "nachmittags")
    table.say(lx.HOUR, "24:00", "mitternacht")
    table.put(lx.DEICTIC, {"übermorgen früh": (2, "MO"), "heute früh": (0, "MO"),
                           "gestern früh": (-1, "MO")})  # fmt: skip
    table.titled["morgen"] = (lx.PART, "MO")
    for season, stem in (("SP", "frühling"), ("SU", "sommer"), ("FA", "herbst"), ("WI", "winter"),
                         ("SP", "frühjahr")):  # fmt: skip
        table.say(lx.SEASON, season, f"{stem} {stem}s {stem}es")
        for lead in ("früh", "spät", "hoch"):
            table.say(lx.SEASON, season, f"{lead}{stem}")
    table.put(lx.CLOCK, {"uhr": "uhr"})
    table.say(lx.ZONE, "", "mez mesz utc gmt")


def steps(table: Table) -> None:
    table.say(lx.STEP, -1, grown("letzt vergangen vorig verflossen zurückliegend abgelaufen",
                                 DECLINED))  # fmt: skip
    table.say(lx.STEP, 0, grown("dies laufend", DECLINED) + " dies")
    table.say(lx.STEP, 1, grown("nächst kommend", DECLINED))
    table.say(lx.STEP, 2, grown("übernächst", DECLINED))
    table.say(lx.STEP, -2, grown("vorletzt vorvorig", DECLINED))
    table.say(lx.STEP, "that", grown("jen", DECLINED))
    table.say(lx.STEP, "same", grown("selb", DECLINED) + " " + grown("gleich", "en") + " "
              + grown("derselb dasselb demselb", "e en"))  # fmt: skip
    table.say(lx.STEP, "following", grown("folgend darauffolgend nachfolgend", DECLINED))
    table.put(lx.STEP, {"darauf folgenden; darauf folgende": "following"})
    table.say(lx.STEP, "previous", grown("vorangegangen vorhergehend vorherig vorangehend",
                                         DECLINED))  # fmt: skip
    for stem, unit in (("jahr", "year"), ("monat", "month"), ("woche", "week"), ("tag", "day"),
                       ("quartal", "quarter")):  # fmt: skip
        table.say(lx.STEPPED, (-1, unit), f"vor{stem} vor{stem}es vor{stem}s")
        table.say(lx.STEPPED, ("following", unit), f"folge{stem} folge{stem}s folge{stem}es")
    table.say(lx.STEPPED, ("previous", "day"), "vortag vortags vortages vorabend")
    table.put(lx.STEPPED, {
        "tags darauf; tag darauf; tag danach; tags drauf": ("following", "day"),
        "tags zuvor; tag zuvor; tag davor": ("previous", "day"),
        "jahr darauf; jahr danach": ("following", "year"), "jahr zuvor; jahr davor": (
            "previous", "year"),
        "woche darauf; woche danach": ("following", "week"),
        "woche zuvor; woche davor": ("previous", "week"),
        "monat darauf": ("following", "month"), "monat zuvor": ("previous", "month"),
        "heuer": (0, "year"),
    })  # fmt: skip
    table.say(lx.STEPPED, (0, "year"), grown("diesjährig heurig", DECLINED))
    table.say(lx.STEPPED, (-1, "year"), grown("letztjährig vorjährig", DECLINED))
    table.say(lx.STEPPED, (0, "week"), grown("dieswöchig", DECLINED))


def edges(table: Table) -> None:
    table.say(lx.EDGE, "START", "anfang beginn anfangs jahresbeginn")
    table.say(lx.EDGE, "MID", "mitte")
    table.say(lx.EDGE, "END", "ende ausgang")
    table.say(lx.EDGE, "", "verlauf laufe lauf")
    table.say(lx.PORTION, "START", grown("früh", DECLINED))
    table.say(lx.PORTION, "END", grown("spät", DECLINED))
    for unit, name in (("year", "jahres"), ("month", "monats"), ("week", "wochen"),
                       ("century", "jahrhundert")):  # fmt: skip
        table.say(lx.STEPPED, ("the", unit), f"{name}wechsel")
        table.say(lx.STEPPED, ("the", unit, "START"), grown(name, "anfang beginn"))
        table.say(lx.STEPPED, ("the", unit, "MID"), f"{name}mitte")
        if name != "wochen":
            table.say(lx.STEPPED, ("the", unit, "END"), f"{name}ende")
    table.say(lx.ABOUT, "", "etwa rund fast knapp ungefähr gut mindestens höchstens circa ca über "
              "genau exakt nahezu beinahe annähernd zirka")  # fmt: skip
    table.put(lx.ABOUT, {"mehr als; weniger als; bis zu": ""})
    table.say(lx.ARTICLE, "", "der die das den dem des")
    table.say(lx.OF, "", "von vom im in am um gegen seit bis ab zum zur nach vor während binnen "
              "innerhalb zwischen und auf für über an kurz noch erst schon bereits")  # fmt: skip
    table.say(lx.FILLER, "", grown("ganz voll weiter lang gut weiter", DECLINED) + " oder")
    table.put(lx.COUNTER, {"vor": "ago", "in": "hence"})
    table.say(lx.AWAY, "later", "später danach darauf")
    table.say(lx.AWAY, "earlier", "zuvor davor vorher")
    table.put(lx.AWAY, {"früher": ("earlier", "PAST_REF")})
    table.say(lx.EACH, "", grown("jed jedwed", DECLINED) + " alle pro")


def vague(table: Table) -> None:
    table.say(lx.REF, "PRESENT_REF", "jetzt derzeit momentan gegenwärtig aktuell zurzeit nun "
              "heutzutage gegenwart " + grown("derzeitig gegenwärtig momentan aktuell jetzig",
                                              DECLINED))  # fmt: skip
    table.put(lx.REF, {"zur zeit; im moment; im augenblick; in diesen tagen": "PRESENT_REF",
                       "vor kurzem; in der vergangenheit; in letzter zeit; vor langer zeit; "
                       "unlängst; vor "
                       "kurzer zeit; seinerzeit": "PAST_REF",
                       "in zukunft; in naher zukunft; in absehbarer zeit; in kürze; auf "
                       "absehbare zeit": "FUTURE_REF"})  # fmt: skip
    table.say(lx.REF, "PAST_REF", "damals einst kürzlich neulich jüngst zuletzt "
              "vergangenheit einstmals vormals ehedem "
              + grown("damalig früher ehemalig einstig jüngst", DECLINED))  # fmt: skip
    table.say(lx.REF, "FUTURE_REF", "künftig zukünftig bald demnächst zukunft "
              + grown("künftig zukünftig baldig", DECLINED))  # fmt: skip
    for unit, stem in (("year", "jährlich alljährlich"), ("month", "monatlich allmonatlich"),
                       ("week", "wöchentlich allwöchentlich"), ("day", "täglich alltäglich"),
                       ("hour", "stündlich")):  # fmt: skip
        table.say(lx.OFTEN, unit, f"{stem} {grown(stem, DECLINED)}")
    for tens, word in enumerate(TENS, 2):
        table.say(lx.DECADE, 1900 + 10 * tens, f"{word}er {word}ern {word}erjahre {word}erjahren")
    table.put(lx.ERA, {"v . chr; v chr; vor christus; vor christi geburt; v . u . z": "bc",
                       "n . chr; nach christus; nach christi geburt": "ad"})  # fmt: skip
    table.put(lx.SHARE, {"hälfte": "half", "halbjahr; halbjahres; jahreshälfte; semester": 2})
    table.put(lx.FEAST, {
        "weihnachten": "christmas", "heiligabend;heiliger abend;heiligen abend": "christmas eve",
        "weihnachtstag": "christmas day", "ersten weihnachtstag": "christmas day",
        "silvester;silvesterabend;silvesternacht": "new year 's eve",
        "neujahr;neujahrstag": "new year 's day", "ostern": "easter",
        "karfreitag": "good friday", "ostersonntag": "easter sunday",
        "ostermontag": "easter monday", "pfingsten;pfingstsonntag": "pentecost",
        "palmsonntag": "palm sunday", "aschermittwoch": "ash wednesday",
        "allerheiligen": "all saints day", "dreikönigstag;heilige drei könige": "epiphany",
        "valentinstag": "valentine 's day", "muttertag": "mother 's day",
        "tag der deutschen einheit;tages der deutschen einheit": (10, 3),
        "tag der arbeit": "labour day", "nikolaustag": (12, 6), "nikolaus": (12, 6),
        "reformationstag": (10, 31), "halloween": "halloween", "maifeiertag": "may day",
        "zweiter weihnachtstag;zweiten weihnachtstag;stephanstag": "boxing day",
    })  # fmt: skip


SUBORDINATORS: Final = "dass weil wenn ob nachdem bevor obwohl während sobald damit da"
AUXILIARIES: Final = "hat haben ist sind habe sei seien"
PAST: Final = (
    "war waren hatte hatten wurde wurden worden kam kamen ging gingen gab "
    "gaben sagte sagten starb starben fiel fielen begann begannen stieg stiegen sank fand fanden "
    "nahm nahmen ließ ließen blieb blieben hieß trat traten schrieb schlug trug zog zogen lag "
    "hätte hätten gewesen lagen stand standen verlor gewann erhielt entschied "
    "traf trafen"
)
FUTURE: Final = (
    "wird werden soll sollen will wollen würde würden kann können möchte dürfte könnte plant "
    "sollten könnten dürften müssen muss findet finden beginnen starten lädt laden "
    "planen geplant beginnt startet erwartet vorgesehen voraussichtlich"
)
# The news tell in the present what is to come.
TIMETABLE: Final = (
    "beginnt beginnen endet enden startet starten öffnet öffnen schließt schließen eröffnet "
    "eröffnen findet finden trifft treffen reist reisen spielt spielen tagt tagen fährt fahren "
    "kommt kommen geht gehen steigt steigen fällt fallen bleibt bleiben gilt gelten tritt treten "
    "erscheint feiert feiern lädt präsentiert entscheidet entscheiden berät beraten stimmt stimmen "
    "wählt wählen empfängt besucht zeigt zeigen läuft laufen erwartet"
)
MEASURES: Final = (
    "menschen euro dollar mark prozent personen soldaten mann mitarbeiter mitarbeitern mitglieder "
    "einwohner meter metern kilometer kilometern tonnen liter stück arbeitsplätze stellen "
    "zuschauer besucher tote toten opfer franken pfund hektar quadratmeter seiten kilogramm kilo "
    "millionen milliarden millionen gramm häuser fälle fällen schüler studenten flüchtlinge "
    "unternehmen beschäftigte punkte"
)


def german() -> Lexicon:
    table = Table("de")
    table.heads |= {"er", "ern"}  # of 90er, 50ern
    for fill in (vague, edges, numbers, units, steps, days):
        fill(table)
    return table.lexicon(
        openers={"about": "um; um das jahr",
                 "since": "seit; seit dem; ab; ab dem", "until": "bis; bis zum; bis in; bis ins",
                 "before": "vor; vor dem", "by": "spätestens; bis spätestens",
                 "after": "nach; nach dem",
                 "from": "von; vom", "between": "zwischen; zwischen dem"},
        links={"to": "bis; bis zum; -; –; —; auf", "and": "und; und dem"},
        closers={"not-before": "oder später", "by": "oder früher"},
        past=PAST, future=FUTURE, past_endings="rte lte gte kte nte bte ete chte rten gten kten "
                                               "bten elten erten eten",
        endings=among("."), tens=among("er ern"),
        measures=among(MEASURES), timetable=among(TIMETABLE),
        auxiliaries=among(AUXILIARIES), subordinators=among(SUBORDINATORS), tensed=True,
        careful=frozenset({"nacht", "mittag", "in", "nach", "vor", "zukunft", "vergangenheit",
                           "gegenwart", "jan", "mär", "jun", "jul", "aug", "sep", "mitternacht"}),
    )  # fmt: skip
