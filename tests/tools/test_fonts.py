"""The bundled fonts hold what screens and packs need."""

import unicodedata
from functools import cache

import pytest
import uharfbuzz as hb
from reportlab.pdfbase.ttfonts import TTFontFile

from tools.make_fonts import FACES, SCRIPTS, TARGET, WANTED, WEIGHTS

NAMES = "Nguyễn Thị Ánh Şeyma Öztürk Wałęsa Țepeș Hőgyészi Ọláyínká Ɓello Иванов Ђорђе Αθηνά Þóra ẞ"
MARKS = "\u00a0\u2009\u2010\u2011\u2012\u2013\u2014\u2015‘’“”…•·€£₹₺№½¼¾²×÷±°"
LATIN = "abcdefghijklmnopqrstuvwxyz"
ARABIC_DIGITS, PERSIAN_DIGITS = "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"
COMMON = "0123456789 .,:;!?()[]/-–—%+'\"‘’“”…•\u00a0\u2009\u2011"

# The alphabets are the main sets of exemplar characters of CLDR 48, with what people add to them.
ALPHABETS = {
    "English": LATIN + "é",
    "Welsh": LATIN + "áàâäéèêëíìîïóòôöúùûüẃẁŵẅýỳŷÿ",
    "Polish": LATIN + "ąćęłńóśźż„”",
    "Romanian": LATIN + "ăâîșțşţ„”",
    "Portuguese": LATIN + "áàâãçéêíóòôõúªº",
    "French": LATIN + "àâæçéèêëîïôœùûüÿ«»\u202f",
    "Somali": LATIN,
    "Turkish": LATIN + "çğıİöşüâîû",
    "Ukrainian": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяʼ«»№",
    "Arabic": "ًٌٍَُِّْٰءأؤإئاآبةتثجحخدذرزسشصضطظعغفقكلمنهوىيـ،؛؟٪٫٬" + ARABIC_DIGITS,
    "Farsi": "ًٌٍّٔآاءأؤئبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهةی،؛؟٪٫٬\u200c" + PERSIAN_DIGITS,
    "Kurdish Sorani": "ئابپتجچحخدرزڕژسشعغفڤقکگلڵمنهەھوۆیێ،؛؟٪" + ARABIC_DIGITS,
    "Urdu": "ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھۂۃئؤآأءیے،؛؟۔؍" + PERSIAN_DIGITS,
    "Bengali": "়অআইঈউঊঋৠঌৡএঐওঔংঃঁকখগঘঙচছজঝঞটঠডঢণতৎথদধনপফবভমযরলশষসহঽািীুূৃৄৢৣেৈোৌ্ৗড়ঢ়য়।॥৳০১২৩৪৫৬৭৮৯",
    "Gujarati": "઼ૐંઁઃઅઆઇઈઉઊઋૠઍએઐઑઓઔકખગઘઙચછજઝઞટઠડઢણતથદધનપફબભમયરલવશષસહળઽાિીુૂૃૄૅેૈૉોૌ્૦૧૨૩૪૫૬૭૮૯",
    "Punjabi": "ੱੰਂ਼੦੧੨੩੪੫੬੭੮੯ੴੳਉਊਓਅਆਐਔੲਇਈਏਸਹਕਖਗਘਙਚਛਜਝਞਟਠਡਢਣਤਥਦਧਨਪਫਬਭਮਯਰਲਵੜ੍ਾਿੀੁੂੇੈੋੌਃ।",
    "Hindi": "़ॐंँःअआइईउऊऋऌऍएऐऑओऔकखगघङचछजझञटठडढणतथदधनपफबभमयरलळवशषसहऽािीुूृॅेैॉोौ्।॥०१२३४५६७८९",
    "Tamil": "அஆஇஈஉஊஎஏஐஒஓஔஃகஙசஞடணதநபமயரலவழளறனஜஷஸஹாிீுூெேைொோௌ்௦௧௨௩௪௫௬௭௮௯",
    "Tigrinya": "".join(
        c for c in map(chr, range(0x1200, 0x135B)) if unicodedata.category(c) == "Lo"
    )
    + "፟፠፡።፣፤፥፦፧፨፩፪፫፬፭፮፯፰፱፲",
    "Simplified Chinese": "一周的活动计划睡眠日记担心您今天感觉怎么样？请在每晚睡觉前填写。"
    "《》「」【】、·～￥"
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨刘黄朱林何高梁宋唐许邓萧曹袁彭曾吕苏卢蔡贾丁魏薛叶阎余潘杜戴夏"
    "珺玥昇喆堃璟祎镕翀骉張陳黃劉楊吳鄭謝許蘇盧葉蕭譚鍾馮",
}
SCRIPT_OF = {
    "Arabic": "NotoNaskhArabic",
    "Farsi": "NotoNaskhArabic",
    "Kurdish Sorani": "NotoNaskhArabic",
    "Urdu": "NotoNaskhArabic",
    "Bengali": "NotoSansBengali",
    "Gujarati": "NotoSansGujarati",
    "Punjabi": "NotoSansGurmukhi",
    "Hindi": "NotoSansDevanagari",
    "Tamil": "NotoSansTamil",
    "Tigrinya": "NotoSansEthiopic",
    "Simplified Chinese": "NotoSansSC",
}
LATIN_ONES = [name for name, letters in ALPHABETS.items() if letters.startswith(LATIN)]
NOTO_SANS = [f"NotoSans-{weight}.ttf" for weight in WEIGHTS]
EVERY_FACE = pytest.mark.parametrize("face", sorted(FACES))
IN_BOTH_WEIGHTS = pytest.mark.parametrize("weight", WEIGHTS)


@cache
def opened(face: str) -> hb.Face:
    return hb.Face(hb.Blob.from_file_path(str(TARGET / face)))


def lacking(letters: str, *faces: str) -> list[str]:
    covered = {code for face in faces for code in opened(face).unicodes}
    wanted = {each for letter in letters for each in (letter, *letter.upper(), *letter.lower())}
    return sorted(each for each in wanted if ord(each) not in covered)


def shaped(text: str, face: str) -> list[int]:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(hb.Font(opened(face)), buffer)
    return [info.codepoint for info in buffer.glyph_infos]


def test_the_fonts_are_those_that_the_tool_makes() -> None:
    assert sorted(path.name for path in TARGET.glob("*.[ot]tf")) == sorted(FACES)


def test_all_fonts_together_stay_small() -> None:
    assert sum(path.stat().st_size for path in TARGET.iterdir()) < 9_000_000


@EVERY_FACE
def test_a_face_is_static_and_has_outlines_that_packs_can_hold(face: str) -> None:
    tables = set(opened(face).table_tags)
    assert {"glyf", "loca", "cmap", "hmtx", "name", "OS/2"} <= tables
    assert not tables & {"fvar", "gvar", "CFF ", "CFF2"}


@EVERY_FACE
def test_a_face_says_what_it_is(face: str) -> None:
    file = face.removesuffix(".ttf")
    font = TTFontFile(str(TARGET / face))
    family, style = font.familyName.decode(), font.styleName.decode()
    assert f"{family.replace(' ', '')}-{style}" == file
    assert font.name.decode() == file


@IN_BOTH_WEIGHTS
@pytest.mark.parametrize("script", SCRIPTS)
def test_a_face_of_a_script_keeps_the_rules_for_shaping(script: str, weight: str) -> None:
    assert {"GSUB", "GPOS", "GDEF"} <= set(opened(f"{script}-{weight}.ttf").table_tags)


@pytest.mark.parametrize("face", NOTO_SANS)
def test_noto_sans_holds_every_letter_it_should(face: str) -> None:
    assert lacking(NAMES + MARKS, face) == []
    assert [c for c in WANTED if ord(c) not in opened(face).unicodes] == []


@IN_BOTH_WEIGHTS
@pytest.mark.parametrize("language", ALPHABETS)
def test_a_language_can_be_written(language: str, weight: str) -> None:
    faces = [f"NotoSans-{weight}.ttf"]
    if script := SCRIPT_OF.get(language):
        file = f"{script}-{weight}.ttf"
        faces.append(file if file in FACES else f"{script}-Regular.ttf")
    assert lacking(ALPHABETS[language] + COMMON, *faces) == []


@IN_BOTH_WEIGHTS
def test_urdu_can_be_written_in_nastaliq(weight: str) -> None:
    faces = (f"NotoNastaliqUrdu-{weight}.ttf", f"NotoSans-{weight}.ttf")
    assert lacking(ALPHABETS["Urdu"] + COMMON, *faces) == []


@IN_BOTH_WEIGHTS
@pytest.mark.parametrize("language", LATIN_ONES)
def test_atkinson_writes_whole_words_of_every_latin_language(language: str, weight: str) -> None:
    face = f"AtkinsonHyperlegible-{weight}.ttf"
    signs = "\u2009\u202f\u2010\u2012\u2015\u2032"  # the rest of these come from Noto Sans
    letters = [c for c in ALPHABETS[language] + COMMON if c not in signs]
    assert lacking("".join(letters), face) == []


def test_chinese_has_the_standard_characters_and_those_of_names() -> None:
    rows = [bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF)]
    hanzi = b"".join(rows).decode("gb2312", "ignore")
    assert len(hanzi) == 6763
    assert lacking(hanzi, "NotoSansSC-Regular.ttf") == []


@IN_BOTH_WEIGHTS
@pytest.mark.parametrize(
    ("script", "text", "glyphs"),
    [
        ("NotoSansBengali", "ক্ষ", 1),
        ("NotoSansDevanagari", "क्ष", 1),
        ("NotoSansGujarati", "ક્ષ", 1),
        ("NotoSansTamil", "க்ஷ", 1),
        ("NotoSansGurmukhi", "ਸ੍ਰ", 2),
    ],
)
def test_conjuncts_are_joined(script: str, weight: str, text: str, glyphs: int) -> None:
    assert len(shaped(text, f"{script}-{weight}.ttf")) == glyphs


@IN_BOTH_WEIGHTS
@pytest.mark.parametrize("script", ["NotoNaskhArabic", "NotoNastaliqUrdu"])
@pytest.mark.parametrize("letter", "بسعہیک")
def test_arabic_letters_change_their_form(script: str, weight: str, letter: str) -> None:
    face = f"{script}-{weight}.ttf"
    first, middle, last = reversed([shaped(letter * 3, face)[place] for place in (0, -2, -1)])
    assert shaped(letter, face)[0] not in (first, middle)
    assert 0 not in (first, middle, last)


@EVERY_FACE
def test_the_licence_of_a_face_lies_beside_it(face: str) -> None:
    notice = opened(face).get_name(hb.OTNameIdPredefined.COPYRIGHT) or "missing"
    licences = [path.read_text(encoding="utf-8") for path in TARGET.glob("OFL*.txt")]
    assert all("SIL OPEN FONT LICENSE" in text for text in licences)
    assert any(notice.removeprefix("(c) ").rstrip(".") in text for text in licences)


@EVERY_FACE
def test_the_table_of_fonts_knows_a_face_and_its_size(face: str) -> None:
    table = (TARGET / "README.md").read_text(encoding="utf-8")
    assert face.split("-")[0] in table
    assert f"{(TARGET / face).stat().st_size:,}" in table
