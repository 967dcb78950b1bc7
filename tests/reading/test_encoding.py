import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import UnreadableError, UsageError
from toolkit.reading.encoding import decode

SIMPLIFIED = (
    "市政府星期二宣布，停运两年的滨河电车线将于今年年底前恢复运营，票价维持不变。",
    "负责工程的副市长表示，隧道渗水问题已经解决，最后一段轨道下月铺设完毕。",
    "三家能源公司周四签署协议，计划在北部海域兴建一座装机容量为八十万千瓦的风电场。",
    "反对党批评预算草案忽视农村学校，要求教育部在议会公开说明经费分配的依据。",
    "台风过境后，沿海四个县仍有约一万二千户停电，抢修人员正在连夜更换电线杆。",
    "中央银行维持基准利率不变，但暗示如果物价继续上涨，秋天可能采取行动。",
    "“我们没有别的选择。”工会代表走出会议室时对记者说，罢工将从周一开始。",
    "研究人员在高原湖泊的沉积物中发现了火山灰，据此推算那次喷发距今约六千年。",
    "外交部发言人称，两国将就渔业纠纷继续谈判，并呼吁对方保持克制。",
    "新建的图书馆设有儿童阅览区和听书室，视障读者可以免费借用专门的设备。",
    "法院裁定这家网约车公司须向司机补缴五年的社会保险，公司表示将提出上诉。",
    "国家队在加时赛中打进两球，以三比二战胜对手，时隔十二年再次进入决赛。",
    "检疫部门在进口的樱桃中检出果蝇，已要求出口商暂停发货并提交整改报告。",
    "当地居民抱怨机场夜间噪音过大，航空公司则称航班时刻已获主管部门批准。",
    "这部纪录片跟随一位乡村医生走访了二十多个村庄，记录下他最后一年的工作。",
    "警方说，嫌疑人伪造了三百多份合同，涉案金额超过两亿元，目前仍在逃。",
    "由于河水水位下降，驳船只能装载平时一半的货物，运费因此上涨了四成。",
    "博物馆馆长否认那幅画是赝品，并邀请三位独立专家重新鉴定颜料的年代。",
    "初步统计显示，第二季度游客人数同比增长百分之十七，酒店入住率却略有下滑。",
    "监管机构警告说，一些健身软件在用户不知情的情况下收集了位置和心率数据。",
    "志愿者们在操场上搭起帐篷，为从山区撤离的老人和孩子准备热汤与毛毯。",
    "专家指出，仅靠种树并不能阻止沙漠扩大，关键在于限制过度放牧和抽取地下水。",
)
TRADITIONAL = (
    "市政府星期二宣布，停駛兩年的濱河電車線將於今年年底前恢復營運，票價維持不變。",
    "負責工程的副市長表示，隧道滲水問題已經解決，最後一段軌道下月鋪設完畢。",
    "三家能源公司週四簽署協議，計畫在北部海域興建一座裝置容量為八十萬瓩的風電場。",
    "反對黨批評預算草案忽視偏鄉學校，要求教育部在國會公開說明經費分配的依據。",
    "颱風過境後，沿海四個縣仍有約一萬二千戶停電，搶修人員正連夜更換電線桿。",
    "中央銀行維持基準利率不變，但暗示如果物價繼續上漲，秋天可能採取行動。",
    "「我們沒有別的選擇。」工會代表走出會議室時對記者說，罷工將從週一開始。",
    "研究人員在高原湖泊的沉積物中發現了火山灰，據此推算那次噴發距今約六千年。",
    "外交部發言人稱，兩國將就漁業糾紛繼續談判，並呼籲對方保持克制。",
    "新建的圖書館設有兒童閱覽區和聽書室，視障讀者可以免費借用專門的設備。",
    "法院裁定這家叫車平台須替司機補繳五年的勞工保險，公司表示將提出上訴。",
    "國家隊在延長賽攻進兩球，以三比二擊敗對手，睽違十二年再度闖進決賽。",
    "檢疫單位在進口的櫻桃中驗出果蠅，已要求出口商暫停出貨並提交改善報告。",
    "當地居民抱怨機場夜間噪音過大，航空公司則稱航班時刻已獲主管機關核准。",
    "這部紀錄片跟隨一位鄉村醫生走訪了二十多個村莊，記錄下他最後一年的工作。",
    "警方說，嫌犯偽造了三百多份合約，涉案金額超過兩億元，目前仍在逃。",
    "由於河水水位下降，駁船只能裝載平時一半的貨物，運費因此上漲了四成。",
    "博物館館長否認那幅畫是贗品，並邀請三位獨立專家重新鑑定顏料的年代。",
    "初步統計顯示，第二季遊客人數年增百分之十七，旅館住房率卻略為下滑。",
    "監管機構警告，一些健身程式在用戶不知情下收集了位置和心率數據。",
    "義工在球場搭起帳篷，為從山區撤離的長者和孩子預備熱湯與毛毯。",
    "專家指出，單靠種樹並不能阻止沙漠擴大，關鍵在於限制過度放牧和抽取地下水。",
)
SHORT_SIMPLIFIED = (
    "电车恢复运营",
    "法院驳回上诉",
    "央行维持利率不变",
    "台风造成大面积停电",
    "渔业谈判陷入僵局",
    "机场噪音引发抗议",
)
SHORT_TRADITIONAL = (
    "電車恢復營運",
    "法院駁回上訴",
    "央行維持利率不變",
    "颱風造成大規模停電",
    "漁業談判陷入僵局",
    "機場噪音引發抗議",
)
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "gb18030")


@pytest.mark.parametrize("text", SIMPLIFIED + SHORT_SIMPLIFIED)
@pytest.mark.parametrize("encoding", UNICODE)
def test_simplified_comes_back(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), None, "x").text == text


@pytest.mark.parametrize("text", TRADITIONAL + SHORT_TRADITIONAL)
@pytest.mark.parametrize("encoding", (*UNICODE, "big5hkscs"))
def test_traditional_comes_back(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), None, "x").text == text


@given(st.lists(st.sampled_from(SIMPLIFIED), min_size=1).map("\n".join), st.sampled_from(UNICODE))
def test_any_simplified_file_comes_back(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), None, "x").text == text


@given(st.lists(st.sampled_from(TRADITIONAL), min_size=1).map("\r\n".join), st.sampled_from((*UNICODE, "big5hkscs")))
def test_any_traditional_file_comes_back(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), None, "x").text == text


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1).filter(lambda text: text[0] != "\ufeff"))
def test_any_text_comes_back_from_utf8(text: str) -> None:
    decoded = decode(text.encode(), None, "x")
    assert (decoded.text, decoded.encoding, decoded.notes) == (text, "utf-8", ())


@given(st.binary(max_size=60))
def test_any_bytes_are_text_or_unreadable(data: bytes) -> None:
    try:
        assert "\ufffd" not in decode(data, None, "x").text or b"\xef\xbf\xbd" in data or b"\0" in data
    except UnreadableError as error:
        assert "x" in str(error)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        ("\ufeff".encode("gb18030"), "gb18030"),
    ],
)
def test_byte_order_marks_decide_and_go(mark: bytes, encoding: str) -> None:
    decoded = decode(mark + "雨停了。".encode(encoding), None, "x")
    assert (decoded.text, decoded.encoding, decoded.notes) == ("雨停了。", encoding, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text", ["The rain has stopped.", SIMPLIFIED[0] + "\n" + SIMPLIFIED[1], TRADITIONAL[0] + " 12"]
)
def test_utf16_without_mark(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding), None, "x")
    assert (decoded.text, decoded.encoding) == (text, encoding)
    assert "guessed" in decoded.notes[0]


def test_a_guess_is_noted() -> None:
    decoded = decode(TRADITIONAL[0].encode("big5"), None, "x")
    assert decoded.encoding == "big5hkscs"
    assert "guessed to be big5hkscs" in decoded.notes[0]


@pytest.mark.parametrize(
    "declaration",
    [
        '<meta charset="{}">',
        "<META http-equiv=Content-Type content='text/html; charset={}'>",
        '<?xml version="1.0" encoding="{}"?>',
    ],
)
@pytest.mark.parametrize(
    ("label", "encoding", "used"),
    [
        ("gb2312", "gbk", "gb18030"),
        ("GBK", "gbk", "gb18030"),
        ("Big5", "big5", "big5hkscs"),
        ("big5-hkscs", "big5hkscs", "big5hkscs"),
    ],
)
def test_declarations(declaration: str, label: str, encoding: str, used: str) -> None:
    text = declaration.format(label) + "<p>雨</p>"
    decoded = decode(text.encode(encoding), None, "x")
    assert (decoded.text, decoded.encoding, decoded.notes) == (text, used, ())


@pytest.mark.parametrize("label", ["iso-8859-1", "utf-8", "windows-1252", "klingon"])
def test_idle_declarations_are_passed_over(label: str) -> None:
    text = f'<meta charset="{label}"><p>{SIMPLIFIED[0]}</p>'
    assert decode(text.encode("gbk"), None, "x").text == text


@pytest.mark.parametrize(
    "text",
    [
        "“It’s late,” she said — and it was.",
        "The café’s owner didn’t pay £40.",
        "Don’t go.",
        "A naïve plan, Zoë said; the fiancée agreed.",
    ],
)
def test_windows_english(text: str) -> None:
    decoded = decode(text.encode("cp1252"), None, "x")
    assert (decoded.text, decoded.encoding) == (text, "cp1252")
    assert "cp1252" in decoded.notes[0]


def test_english_with_a_little_chinese_is_not_windows() -> None:
    text = "The ministry used the word 内卷 twice, and 躺平 once, in its report."
    assert decode(text.encode("gb18030"), None, "x").text == text


@pytest.mark.parametrize(("label", "used"), [("gb2312", "gb18030"), ("BIG5", "big5hkscs"), ("cp950", "big5hkscs")])
def test_an_encoding_given_decides(label: str, used: str) -> None:
    decoded = decode("天".encode(used), label, "x")
    assert (decoded.text, decoded.encoding, decoded.notes) == ("天", used, ())


def test_a_mark_goes_under_a_given_encoding_too() -> None:
    assert decode("\ufeff天".encode(), "utf-8", "x").text == "天"


@pytest.mark.parametrize("label", ["klingon", "", "rot13", "hex", "utf\0008"])
def test_unknown_encodings(label: str) -> None:
    with pytest.raises(UsageError, match="no text encoding"):
        decode(b"text", label, "x")


@pytest.mark.parametrize(
    ("data", "encoding", "message"),
    [
        (b"plain \xff", "utf-8", "position 6"),
        (b"\xff\xfe\x00", None, "utf-16-le"),
        (codecs.BOM_UTF8 + b"ab\xff", None, "position"),
        ("雨停了，路还没有干。".encode()[:-1], None, "UTF-8 with damaged"),
        ("Привет, это обычный русский текст.".encode("cp1251"), None, "not recognised"),
        (b"%PDF-1.7\n...", None, "PDF"),
        (b"PK\x03\x04....", None, r"\.docx"),
        (b"\x89PNG\r\n\x1a\n", None, "PNG"),
        (b"{\\rtf1 text}", None, "RTF"),
        (bytes(range(256)) * 4, None, "NUL"),
        (b"\0\0\0\0", None, "NUL"),
        (b"one\ntwo \x07 three", None, r"line 2 .*U\+0007"),
        (b"one \x00 two", "utf-8", r"U\+0000"),
    ],
)
def test_unreadable(data: bytes, encoding: str | None, message: str) -> None:
    with pytest.raises(UnreadableError, match=message) as raised:
        decode(data, encoding, "report.txt")
    assert str(raised.value).startswith(("report.txt", "The encoding of report.txt"))
