import subprocess
import sys

import pytest

from toolkit.language.identify import identify

# langdetect opens its own files without naming an encoding.
pytestmark = pytest.mark.filterwarnings("ignore:'encoding' argument not specified:EncodingWarning")


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("市政府昨日宣布，老城区的电车线路将在年底前全面恢复运营。", "zh-Hans"),
        ("市政府昨日宣布，舊城區的電車路線將於年底前全面恢復營運。", "zh-Hant"),
        ("政府昨日公布，東涌線列車服務會喺下個月恢復，市民唔使再轉乘巴士。", "zh-Hant"),
        ("港府發言人說，裏面有着很多工人，台上只有一個麵包。", "zh-Hant"),
        ("电车", "zh-Hans"),
        ("電車", "zh-Hant"),
        ("雨", "zh-Hans"),
        # Valid in both scripts: no evidence, so Simplified.
        ("著名", "zh-Hans"),
        ("皇后", "zh-Hans"),
        ("里面只有一台干面机", "zh-Hans"),
        ("台北市里面的后台", "zh-Hans"),
        ("乾隆年间的名著", "zh-Hans"),
        # The majority decides.
        ("展览介绍了“臺灣”二字的写法和这些书法家的经历。", "zh-Hans"),
        ("展覽介紹了簡體字「台湾」的寫法與這些書法家的經歷。", "zh-Hant"),
        # Latin names.
        ("Anthropic、DeepSeek 和 OpenAI 三家公司星期四发表联合声明。", "zh-Hans"),
        ("OpenAI与Anthropic竞争DeepSeek", "zh-Hans"),
        ("DeepSeek（深度求索）发布新模型，GitHub、Hugging Face 和 ModelScope 同步上线。", "zh-Hans"),
        ("WHO 宣布", "zh-Hans"),
        # Kana in a title.
        (
            "由宫崎骏执导的《となりのトトロ》星期五在全国一百二十家影院重新上映，首日票房超过预期，观众排起长队。",
            "zh-Hans",
        ),
    ],
)
def test_chinese(text: str, script: str) -> None:
    identified = identify(text)
    assert (identified.language, identified.script) == ("zh", script)


@pytest.mark.parametrize(
    "text",
    [
        "The council said on Tuesday that the tram would return before the end of the year.",
        "Tram",
        "Reuters, 12:45",
        "A",
        "Xi Jinping (习近平) met Li Qiang (李强).",
        "The word 内卷 has no equal in English, and neither has 躺平.",
        "The song さくら was played at the opening of the hall.",
        "Café owners and their fiancées said no.",
        # Too short for a second opinion.
        "Le tram revient.",
        "Ｔｈｅ ｔｒａｍ",
    ],
)
def test_english(text: str) -> None:
    identified = identify(text)
    assert (identified.language, identified.script) == ("en", "en")


FRENCH = (
    "Le conseil municipal a annoncé mardi que le tramway reviendrait avant la fin de l'année, "
    "après deux ans de travaux retardés par le manque d'argent."
)
GERMAN = (
    "Der Stadtrat teilte am Dienstag mit, dass die Straßenbahn nach zwei Jahren Bauzeit bis Ende des Jahres "
    "wieder fahren soll."
)
VIETNAMESE = (
    "Hội đồng thành phố hôm thứ Ba thông báo rằng xe điện sẽ chạy trở lại trước cuối năm nay, sau hai năm thi công "
    "bị chậm trễ vì thiếu vốn, và giá vé sẽ không thay đổi."
)
PINYIN = (
    "Shi zhengfu xingqi'er xuanbu, tingyun liang nian de binhe dianche xian jiang yu jinnian niandi qian huifu "
    "yunying, piaojia weichi bu bian."
)
BILINGUAL = "市政府星期二宣布，停运两年的滨河电车线将于今年年底前恢复运营，票价维持不变。\n" * 4 + (
    "The council said on Tuesday that the riverside tram, out of service for two years, would return by December, "
    "and that the price of a ticket would stay as it was.\n" * 3
)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        (" \n\u3000", "empty"),
        ("12,345.67 % … ！", "no letters"),
        ("東京都は火曜日、新しい路線の開通を発表した。", "Japanese"),
        ("シティホール", "Japanese"),
        ("시 정부는 화요일에 새로운 노선을 발표했다.", "Korean"),
        ("市政府는 화요일 電車 노선을 발표했다.", "Korean"),
        ("Городской совет объявил о новом маршруте.", "Cyrillic"),
        ("أعلن المجلس عن خط جديد", "Arabic"),
        ("สภาเมืองประกาศเส้นทางใหม่", "Thai"),
        (FRENCH, "French"),
        (GERMAN, "German"),
        (VIETNAMESE, "Vietnamese"),
        (PINYIN, "not English"),
        (BILINGUAL, "both languages"),
    ],
)
def test_neither(text: str, reason: str) -> None:
    identified = identify(text)
    assert (identified.language, identified.script) == (None, None)
    assert reason in identified.reason


def test_the_reason_gives_shares() -> None:
    assert identify("雨停 tram").reason == "Han 64%, Latin 36% of its letters by weight"


def test_the_answer_never_varies() -> None:
    assert len({identify(PINYIN) for _ in range(5)}) == 1


@pytest.mark.parametrize("text", ["市政府星期二宣布。", "The council said on Tuesday that it was over. " * 20])
def test_langdetect_stays_unloaded(text: str) -> None:
    code = "import sys; from toolkit.language.identify import identify; identify(sys.argv[1]); print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code, text], capture_output=True, check=True, encoding="utf-8")
    assert "langdetect" not in run.stdout.split()
