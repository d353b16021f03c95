"""Sentences as packs say them, in the languages of packs and what is typed into them.

Made up for these tests. Nobody has checked them: they try letters, order and line ends.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence.

    Attributes:
        language: ISO 639-1 code.
        text: What it says.
    """

    language: str
    text: str

    def __str__(self) -> str:
        return f"{self.language}-{self.text[:12]}"


LEFT_TO_RIGHT = tuple(
    Sentence(*each)
    for each in (
        ("en", "Walk to the market with Sadia, 20 minutes (twice a week)."),
        ("en", "Ring 0300 555 0100 or 116 123 – “day or night” – it's free; office & file first."),
        ("en", "Naïve café, co-op 50% off: £3.50 → £1.75 ✓"),
        ("cy", "Ŵyth o'r gloch; tŷ, dŵr, ysgrifennwch beth wnaethoch chi (10 munud)."),
        ("pl", "Zażółć gęślą jaźń: dzwoń 116 123, 24 godziny na dobę!"),
        ("ro", "Mâine, joi, mergi la piață cu Ștefan și Țepeș (15 minute)?"),
        ("pt", "Não é um serviço de emergência; ligue às 10:00 para a Conceição."),
        ("fr", "À cœur vaillant, rien d’impossible : « dès demain », 3 fois."),
        ("so", "Haddii roobku da'o, markaas waxaan ku socon doonaa guriga 20 daqiiqo."),
        ("tr", "İğne, ılık, çığ: Işıl'ı saat 10:00'da ara, fırın ve fil."),
        ("uk", "Якщо піде дощ, я піду до Ґанку — об’єкт № 5, її їжа."),
        ("bn", "বৃষ্টি হলে আমি ২০ মিনিট হাঁটব, ক্ষমা ও স্ত্রী; ফোন 116 123।"),
        ("bn", "কর্ম, দুর্গা, ব্যায়াম, স্বাস্থ্য, উজ্জ্বল, শ্রদ্ধা।"),
        ("gu", "વરસાદ પડે તો હું ૧૦ મિનિટ ચાલીશ, ક્ષમા, શ્રદ્ધા, દ્વાર (Sadia સાથે)."),
        ("pa", "ਮੀਂਹ ਪਵੇ ਤਾਂ ਮੈਂ 10 ਮਿੰਟ ਤੁਰਾਂਗਾ, ਪ੍ਰੇਮ, ਸ਼੍ਰੀ, ਪੜ੍ਹੋ।"),
        ("hi", "यदि वर्षा हो, तो मैं 20 मिनट चलूँगा; क्षमा, श्री, र्कि, विद्यार्थी।"),
        ("hi", "कृपया 116 123 पर Samaritans (निःशुल्क) को फ़ोन करें।"),
        ("ta", "மழை பெய்தால், நான் 20 நிமிடம் நடப்பேன்; க்ஷமா, ஸ்ரீ, கொடுக்கிறோம்."),
        ("ta", "தொலைபேசி: 116 123 (இலவசம்), கௌரவம் மற்றும் நோய்."),
        ("zh", "如果下雨，我就在（购物中心）里走20分钟。“好！”她说：请拨打116 123；免费。"),
        ("zh", "把您做的事写下来……《日记》、【计划】？Sadia陪我。"),
        ("ti", "ዝናብ እንተዘኒቡ፣ 20 ደቒቕ ክኸይድ እየ። ናብ 116 123 ደውል፤ ነጻ እዩ፧"),
        ("ti", "ሰናይ መዓልቲ፡ ኣብ ዕዳጋ (Longsight) ምስ Sadia።"),
        ("en", "Tell नमस्ते, 中文 and வணக்கம் to Łukasz 🚶."),
    )
)
RIGHT_TO_LEFT = tuple(
    Sentence(*each)
    for each in (
        ("ar", "إذا أمطرت السماء، فسأمشي داخل مركز التسوق لمدة 20 دقيقة."),
        ("ar", "اتصل بالرقم 116 123 (مجانا) أو 0300 555 0100 في أي وقت."),
        ("ar", "سأذهب مع Sadia Khan إلى سوق Longsight (يوم الإثنين) الساعة 10:00."),
        ("ar", "من 2-3 مرات، ١٢ مايو ٢٠٢٦، بنسبة 50% [مهم]؛ أليس كذلك؟"),
        ("ar", "الكَلِمَةُ الطَّيِّبَةُ صَدَقَةٌ، لا إله."),
        ("fa", "اگر باران ببارد، من می‌روم و کتاب‌هایم را می‌خوانم (۲۰ دقیقه)."),
        ("fa", "با شماره‌ی 116 123 تماس بگیرید: Samaritans، شبانه‌روزی."),
        ("ckb", "ئەگەر باران باری، ٢٠ خولەک لە ناو بازاڕ دەڕۆم؛ پەیوەندی بە 116 123 بکە."),
        ("ckb", "هەموو ڕۆژێک (دووشەممە) لەگەڵ Sadia، کاتژمێر 10:00 دەچم."),
        ("ur", "اگر بارش ہو تو میں 20 منٹ شاپنگ سینٹر میں چلوں گا۔"),
        ("ur", "براہ کرم Samaritans کو 116 123 پر فون کریں (مفت)، ٹیکسٹ 85258۔"),
        ("ur", "ڈاکٹر Amina K. سے ملاقات: 12 مئی 2026، صبح 10:00 بجے؟"),
    )
)
EVERY = (*LEFT_TO_RIGHT, *RIGHT_TO_LEFT)
