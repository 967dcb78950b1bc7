"""How likely a decoding is: a model of characters that tells Chinese, in either script, from mojibake.

Big5 bytes often decode validly as GB18030 and the other way round, so validity decides nothing. Here each
character is worth a natural log probability by its class (a frequent character of news prose, a character of the
first level of GB 2312 or Big5, any other), and the sums for two decodings of the same bytes can be compared.
"""

from collections import Counter
from functools import lru_cache

LEAST_MEAN = -9.6
"""Below this mean over the characters outside ASCII, Chinese is mojibake; real prose has about -7.7."""

_ASCII = -4.0
_FREQUENT = -7.0
_WESTERN = -9.0
_FIRST_LEVEL = -10.5
_OTHER_HAN = -14.5
_OTHER = -16.0
_CONTROL = -25.0

# About 85 % of the characters of Chinese news; the second list holds the Traditional forms that differ.
_FREQUENT_CHARACTERS = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然"
    "家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把"
    "机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果"
    "加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔"
    "更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展"
    "马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共"
    "确传师观清今切院让识候带导争运笑飞风步改收根干造言联持组每济车亲极林服快办议往元英士证近失转夫令准布始怎呢存未"
    "远叫台单影具罗字爱击流备兵连调深商算质团集百需价花党华城石级整府离况亚请技际约示复病息究线似官火断精满支视消越"
    "器容照须九增研写称企八功吗包片史委乎查轻易早曾除农找装广显吧阿李标谈吃图念六引历首医局突专费号尽另周较注语仅考"
    "落青随选列武红响虽推势参希古众构房半节土投某案黑维革划敌致陈律足态护七兴派孩验责营星够章音跟志底站严巴例防族供"
    "效续施留讲型料终答紧黄绝奇察母京段依批群项故按河米围江织害斗双境客纪采举杀攻父苏密低朝友诉止细愿千值仍男钱破网"
    "热助倒育属坐帝限船脸职速刻乐否刚威毛状率甚独球般普怕弹校苦创伪欧洲预测访协署财银疫苗监督贸税季环污染灾救援警逮"
    "捕嫌疑庭判省县乡镇村居租油煤矿厂钢铁汽航港桥隧库坝洪涝旱震雨雪湾香澳岛韩俄乌兰印尼伊朗勒坦叙富汗泰菲宾坡拿墨哥"
    "廷智盟班牙荷瑞典挪芬丹奥波捷匈腊耳埃肯涨跌股票债券币汇贷款赤补贴福养疗险药症癌肺炎患诊隔核酸检授博课试竞赛冠奖"
    "牌篮泳胜负袭炸爆恐怖冲停裁抗抵游罢签废修订草宪移私毒犯罪刑狱禁释伤亡踪遇搜幸捐赠慈善募"
    "這個們來爲國說時會對於過發後裏種經麼學現當沒動還進樣開從實軍無與長機關點業將兩間問並應戰頭體見產話內給門兒東聲"
    "員論處義幾認條氣題爾別變總電數報結務場計資許統區隊決馬書則聽卻達強難權設記類據邊張該規萬覺術領確傳師觀讓識帶導"
    "爭運飛風幹聯組濟車親極辦議證轉準遠臺單羅愛擊備連調質團價黨華級離況亞請際約復線斷滿視須寫稱嗎輕農裝廣顯標談喫圖"
    "歷醫專費號盡較語僅隨選紅響雖勢參衆構節維劃敵陳態護興驗責營夠嚴續講終緊黃絕羣項圍織鬥雙紀採舉殺蘇訴細願錢網熱屬"
    "臉職樂剛狀獨彈創僞歐預測訪協財銀監貿稅環災縣鄉鎮礦廠鋼鐵橋庫壩澇灣島韓烏蘭敘賓奧臘漲債幣匯貸補貼養療險藥診檢課"
    "試競賽獎籃勝負襲衝遊罷籤廢訂憲獄釋傷蹤贈著裡颱係彙週佔佈範麵髮鐘併隻峯唸為眾偽峰説敍"
    "，。、；：？！“”‘’「」『』（）《》〈〉—…·％　０１２３４５６７８９"
)
_WESTERN_PUNCTUATION = frozenset("‘’“”‚„–—…•€£§©®°«»™¡¿½¼¾²³·\xa0")


def plausibility(text: str) -> float:
    """The natural log probability of `text`, as Chinese or English prose: 0 for none, falling with its length."""
    return sum(count * _weight(character) for character, count in Counter(text).items())


def mean_outside_ascii(text: str) -> float:
    """The mean log probability of the characters outside ASCII; 0 where there are none."""
    counts = {character: count for character, count in Counter(text).items() if not character.isascii()}
    total = sum(counts.values())
    return sum(count * _weight(character) for character, count in counts.items()) / total if total else 0.0


@lru_cache(maxsize=30_000)
def _weight(character: str) -> float:
    if character.isascii():
        return _ASCII if character.isprintable() or character in "\t\n\r" else _CONTROL
    if character in _FREQUENT_CHARACTERS:
        return _FREQUENT
    if character in _WESTERN_PUNCTUATION or "\xc0" <= character <= "\xff":
        return _WESTERN
    if _leads(character, "gb2312", 0xB0, 0xD7) or _leads(character, "big5", 0xA4, 0xC6):
        return _FIRST_LEVEL
    return _OTHER_HAN if "\u3400" <= character <= "\u9fff" else _OTHER


def _leads(character: str, codec: str, first: int, last: int) -> bool:
    try:
        return first <= character.encode(codec)[0] <= last
    except UnicodeEncodeError:
        return False
