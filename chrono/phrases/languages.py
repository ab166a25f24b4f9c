"""The words of other languages, as a way into English.

A language of `LANGUAGES` maps a word, or words in a row, to what the grammar reads in its place:
a word of English, several, or nothing. To add one: its months, the names of a century and of BC,
its prepositions; then lines in `tests/data/phrases.tsv`. Words that follow what they govern
(*1999-cu ildən*) become `onwards` and `untilpost`, which the grammar reads after a date.
"""

from typing import Final

from chrono.tagger.english import MONTH_NAMES
from chrono.tagger.languages import german, spanish

# Words of ranges in languages without a table: dateparser would drop them in silence.
RANGE_WORDS: Final = frozenset({
    "od", "do", "po", "pred", "před", "przed", "između", "między", "mezi", "til", "fra",
    "fram", "från", "till", "sedan", "sinds", "vanaf", "tot", "voor", "na", "efter",
    "før", "etter", "före", "eftir", "innan", "mellan", "mellem", "mellom", "tussen",
    "între", "din", "până", "dupa", "după", "înainte", "pre", "posle", "nakon", "prije",
    "alates", "kuni", "nuo", "iki", "līdz", "kopš", "óta", "után", "előtt", "között",
    "lähtien", "mennessä", "ennen", "jälkeen", "dari", "sampai", "sejak", "hingga",
    "từ", "đến", "trước", "sau", "pärast", "enne", "fins", "des", "από", "έως", "μέχρι",
    "πριν", "μετά", "من", "إلى", "منذ", "حتى", "قبل", "بعد", "से", "तक", "から", "まで",
    "以来", "以降", "以前", "부터", "까지", "за", "по", "с", "до", "от", "між",
})  # fmt: skip


def months(*forms: str) -> dict[str, str]:
    """One text a month, its forms apart by spaces."""
    return {form: MONTH_NAMES[n].lower() for n, text in enumerate(forms) for form in text.split()}


SYMBOLS: Final = {"not_opening": "unread|", "drop": "", "opening_from": "dated|"}


def cases(names: str, endings: str) -> dict[str, str]:
    """One name a month, each with each of the endings."""
    return {
        name + ending: MONTH_NAMES[n].lower()
        for n, name in enumerate(names.split())
        for ending in endings.split(" ")
    }


def say(**words: str) -> dict[str, str]:
    """`symbol="phrase; phrase"` -> phrase: symbol; `drop` is nothing.

    `dated` begins a range, but alone says only of what day something is: German *vom*. What
    `opening_from` has is `dated` at the start of a phrase and nothing elsewhere: French *de*.
    """
    return {
        phrase.strip(): SYMBOLS.get(symbol, symbol.rstrip("_"))
        for symbol, text in words.items()
        for phrase in text.split(";")
    }


LANGUAGES: Final[dict[str, dict[str, str]]] = {
    "az": cases(
        "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr",
        " ın da dan ı ında in də dən i ində un u unda",
    ) | say(
        drop="il; ildə; ilin; ci; cı; cu; cü; tarixində",
        onwards="ildən; ildən bəri; ildən etibarən; ildən başlayaraq; dan; dən; dan bəri; dən bəri",
        untilpost="ilə qədər; ilədək; ilə kimi; ədək; adək; dək; a qədər; ə qədər; ya qədər",
        century="əsr; əsrdə; əsrin", decade="illər; illərdə; illərin",
        bc="eə; bizim eradan əvvəl; bizim eramızdan əvvəl", ad="be; bizim era",
        c="təxminən; təqribən; təxm", or_="və ya; yaxud", before="",
        early="əvvəlləri", late="sonları", mid="ortaları",
    ),
    "ru": months(
        "январь января январе январём январем янв",
        "февраль февраля феврале февралём февралем фев февр",
        "март марта марте мартом мар", "апрель апреля апреле апрелем апр",
        "май мая мае маем", "июнь июня июне июнем июн", "июль июля июле июлем июл",
        "август августа августе августом авг",
        "сентябрь сентября сентябре сентябрём сентябрем сен сент",
        "октябрь октября октябре октябрём октябрем окт",
        "ноябрь ноября ноябре ноябрём ноябрем ноя нояб",
        "декабрь декабря декабре декабрём декабрем дек",
    ) | say(
        drop="в; во; году; год; года; г; гг; годы; годов; годах; й; ого; го; м; ом",
        from_="с; со; начиная с", dated="от", to="по", until="до; вплоть до", since="с тех пор как",
        after="после", before="перед", between="между", and_="и", or_="или",
        century="век; века; веке; веков; ст", decade="е; х; е годы; х годов; х годах; е гг",
        bc="до н э; до нэ; до нашей эры; до рождества христова; до р х", ad="н э; нэ; нашей эры",
        c="около; ок; примерно; приблизительно", possibly="возможно; вероятно; предположительно",
        early="начало; в начале; начале; начала", mid="середина; в середине; середине; середины",
        late="конец; в конце; конце; конца",
        spring="весна; весной; весны; весна года", summer="лето; летом; лета",
        autumn="осень; осенью; осени", winter="зима; зимой; зимы",
        quarter="квартал; квартале", half="половина; половине; полугодие; полугодии",
        first="первая; первой; первый; первом; первое", third="третий; третьем",
        second="вторая; второй; втором; второе", fourth="четвёртый; четвертый; четвёртом",
        monday="понедельник", tuesday="вторник", wednesday="среда; среду", thursday="четверг",
        friday="пятница; пятницу", saturday="суббота; субботу", sunday="воскресенье",
    ),
    "uk": months(
        "січень січня січні січнем", "лютий лютого лютому лютим",
        "березень березня березні березнем", "квітень квітня квітні квітнем",
        "травень травня травні травнем", "червень червня червні червнем",
        "липень липня липні липнем", "серпень серпня серпні серпнем",
        "вересень вересня вересні вереснем", "жовтень жовтня жовтні жовтнем",
        "листопад листопада листопаді листопадом", "грудень грудня грудні груднем",
    ) | say(
        drop="у; в; році; рік; року; р; рр; роки; років; роках; й; го; му",
        from_="з; із; зі; починаючи з", dated="від",
        to="по", until="до", after="після; по закінченні",
        before="перед", between="між", and_="і; й; та", or_="або; чи",
        century="століття; столітті; століть; ст", decade="ті; х; ті роки; х років; х роках",
        bc="до н е; до не; до нашої ери", ad="н е; не; нашої ери",
        c="близько; бл; приблизно", possibly="можливо; ймовірно",
        early="початок; на початку", mid="середина; у середині; в середині",
        late="кінець; наприкінці; в кінці", quarter="квартал; кварталі", half="півріччя; півріччі",
        monday="понеділок", tuesday="вівторок", wednesday="середа", thursday="четвер",
        friday="п'ятниця", saturday="субота", sunday="неділя",
    ),
    "de": months(*german.MONTHS.split(";")) | say(
        drop="im; in; am; den; der; dem; die; das; jahr; jahre; jahren; des; jahres",
        since="seit", from_="ab", dated="von; vom", to="bis; bis zum", until="bis; bis zum",
        after="nach", before="vor", between="zwischen", and_="und", or_="oder",
        century="jahrhundert; jahrhunderts; jh; jhd; jhdt", decade="er; er jahre; er jahren",
        bc="v chr; vor christus; v u z", ad="n chr; nach christus; u z",
        c="um; etwa; ca; circa; ungefähr; gegen", possibly="vielleicht; wahrscheinlich; wohl",
        early="anfang; frühes; frühen", mid="mitte", late="ende; spätes; späten",
        quarter="quartal; quartals", half="halbjahr; halbjahres",
        spring="frühling; frühjahr", summer="sommer", autumn="herbst", winter="winter",
        monday="montag", tuesday="dienstag", wednesday="mittwoch", thursday="donnerstag",
        friday="freitag", saturday="samstag; sonnabend", sunday="sonntag",
    ),
    "fr": months(
        "janvier janv", "février févr fév", "mars", "avril avr", "mai", "juin", "juillet juil",
        "août aout", "septembre sept", "octobre oct", "novembre nov", "décembre déc",
    ) | say(
        drop="en; le; la; les; l'; au; du; de; des; d'; er; e; ème; l'an; l'année; année",
        since="depuis; dès; à partir de; à partir du", to="à; au; jusqu'à; jusqu'en; jusqu'au",
        until="jusqu'à; jusqu'en; jusqu'au; jusque", after="après", before="avant",
        between="entre", and_="et", or_="ou", century="siècle; siècles; s",
        decade="années; les années; des années",
        bc="av j-c; avant j-c; av jc; av j c; avant jésus-christ",
        ad="apr j-c; après j-c; ap j-c; ap jc",
        c="vers; environ; env", possibly="peut-être; probablement",
        early="début; au début; au début de; au début du; début du",
        mid="mi; milieu; au milieu de; au milieu du",
        late="fin; à la fin de; à la fin du; fin du",
        spring="printemps", summer="été", autumn="automne", winter="hiver",
        quarter="trimestre", half="semestre", first="premier", second="deuxième; second",
        third="troisième", fourth="quatrième", opening_from="de; du",
        monday="lundi", tuesday="mardi", wednesday="mercredi", thursday="jeudi",
        friday="vendredi", saturday="samedi", sunday="dimanche",
    ),
    "es": months(*spanish.MONTHS.split(";")) | say(
        drop="en; el; los; la; de; del; año; a; al",
        since="desde; a partir de", to="a; al; hasta; hasta el",
        until="hasta; hasta el", after="después de; tras", before="antes de", between="entre",
        and_="y", or_="o", century="siglo; s", decade="años; los años; década de",
        bc="a c; ac; antes de cristo; a de c", ad="d c; dc; después de cristo",
        c="hacia; alrededor de; aproximadamente; circa; ca",
        possibly="quizás; probablemente; posiblemente",
        early="principios de; a principios de; inicios de", mid="mediados de; a mediados de",
        late="finales de; a finales de; fines de",
        spring="primavera", summer="verano", autumn="otoño", winter="invierno",
        quarter="trimestre", half="semestre", first="primer", second="segundo", third="tercer",
        fourth="cuarto", opening_from="de; del",
        monday="lunes", tuesday="martes", wednesday="miércoles", thursday="jueves",
        friday="viernes", saturday="sábado", sunday="domingo",
    ),
    "tr": months(
        "ocak ocak'ta ocakta", "şubat şubatta", "mart martta", "nisan nisanda", "mayıs mayısta",
        "haziran haziranda", "temmuz temmuzda", "ağustos ağustosta", "eylül eylülde",
        "ekim ekimde", "kasım kasımda", "aralık aralıkta",
    ) | say(
        drop="yılı; yılında; yıl; da; de; ta; te; nin; nın; un; ün; in; ın; ci; inci; ıncı; uncu; "
        "üncü",
        onwards="dan beri; den beri; tan beri; ten beri; yılından beri; yılından bu yana; "
        "dan bu yana; "
        "den bu yana; tan bu yana; ten bu yana; dan; den; tan; ten; yılından itibaren; "
        "den itibaren; dan itibaren",
        untilpost="ya kadar; ye kadar; a kadar; e kadar; yılına kadar",
        or_="veya; ya da", century="yüzyıl; yüzyılda; yüzyılın; yy",
        decade="lar; ler; lı yıllar; li yıllar; lu yıllar; lü yıllar; larda; lerde",
        bc="mö; m ö", ad="ms; m s", c="yaklaşık; civarı", possibly="muhtemelen; belki",
        monday="pazartesi", tuesday="salı", wednesday="çarşamba", thursday="perşembe",
        friday="cuma", saturday="cumartesi", sunday="pazar",
    ),
    "it": months(
        "gennaio gen", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto",
        "settembre", "ottobre", "novembre", "dicembre",
    ) | say(
        drop="nel; il; del; di; in; l'; anno", since="dal; da", from_="dal; da",
        to="al; a; fino al",
        until="fino al; fino a", after="dopo il", before="prima del", between="tra il; tra; fra il",
        and_="e; e il", or_="o", century="secolo; sec", decade="anni; gli anni",
        bc="a c; ac; avanti cristo",
        ad="d c; dc", c="circa; ca; verso il",
    ),
    "pt": months(
        "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro",
        "outubro", "novembro", "dezembro",
    ) | say(
        drop="em; no; de; o; os; ano; a", not_opening="do",
        since="desde", to="a; até", until="até; até a",
        after="depois de; após", before="antes de", between="entre", and_="e", or_="ou",
        century="século; séc", decade="anos; os anos; década de", bc="a c; ac; antes de cristo",
        ad="d c; dc", c="cerca de; por volta de", opening_from="de",
    ),
}  # fmt: skip

ROMAN: Final = {
    numeral: n
    for n, numeral in enumerate((
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv",
        "xv", "xvi", "xvii", "xviii", "xix", "xx", "xxi",
    ), 1)
}  # fmt: skip
