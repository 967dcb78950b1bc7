import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.language.sentences import split, split_text
from toolkit.model import Document, Language

# Paragraphs with their sentences: a bar stands where one ends and the next begins, and is not part of the text.

CHINESE = {
    # Plain sentences
    "two sentences": "会议今天上午开幕。|代表们就预算草案展开讨论。",
    "no space needed, none lost": "会议今天上午开幕。 |代表们就预算草案展开讨论。  ",
    "question and exclamation": "谁来承担费用？|没有人知道！|市政府拒绝置评。",
    "runs of final marks": "这怎么可能？！|居民们不敢相信！！！|工程已停了三年。",
    "a semicolon does not end": "第一，停止施工；第二，赔偿损失；第三，公布报告。|公司已接受。",
    "a colon does not end": "通知写道：桥梁限行。|绕行路线另行公布。",
    "half-width stop ideograph": "水位回落｡|渡轮复航｡",
    "headline without a stop": "跨江大桥提前三个月合龙",
    "last sentence without a stop": "大桥提前合龙。|图片来自网络",
    "caption": "图片来自网络",
    "dateline": "新华社北京9月5日电（记者林远）北京市气象台发布预警。|多所学校停课。",
    "dateline in brackets": "【本报讯】昨日夜间，全市普降大雪。|高速公路一度封闭。",
    "final note in brackets": "谈判将于下周恢复。|（完）",
    "traditional": "立法會昨日通過修訂。|反對派議員離席抗議。",
    # Ellipses
    "ellipsis within": "他想了想……还是签了字。|会议随后结束。",
    "ellipsis after a list": "钢材、水泥、玻璃……价格全面上涨。|厂商叫苦不迭。",
    "ellipsis at the end": "能不能按期完工，谁也说不准……",
    "ellipsis before a stop": "能不能按期完工，谁也说不准……。|居民只好等待。",
    "question then ellipsis": "钱去哪儿了？……|没有人回答。",
    "ellipsis and attribution": "“我们也没想到会这样……”村主任说。|他低下了头。",
    "three stops for an ellipsis": "他想了想。。。还是签了字。|会议随后结束。",
    "half-width ellipsis": "他想了想...还是签了字。|会议随后结束。",
    # Quotations: what follows the closing mark
    "attribution after": "“我们不会退出谈判。”他说。|会谈定于周一继续。",
    "attribution with a subject": "“渔民的生计正在恢复。”县渔业局局长陈志高说。|禁渔期已延长一年。",
    "attribution between two halves": "“价格会回落。”分析师王琳表示，“但不会很快。”|市场反应平淡。",
    "attribution that goes on": "“今年订单充足。”厂长李明说，工厂还将招收两百名工人。|招聘下周开始。",
    "attribution to a reporter": "“房子没有漏水。”业主告诉本报记者。|物业否认此事。",
    "attribution after a question": "“谁来付这笔钱？”她问道。|无人应答。",
    "new sentence after a quotation": "局长说：“工程质量没有问题。”|次日，专家组抵达现场。",
    "quotation, then another speaker": "“我们会赔偿。”|李强说：“但需要时间。”",
    "quotation with a comma": "他说：“水退了，”随后挂断电话。|信号一直没有恢复。",
    "stop outside the quotation": "他称此举“完全合法”。|对方并不认同。",
    "quoted term": "当地人称它为“天梯”，每天有上千名游客攀登。|门票免费。",
    "quoted title with a question": "在回答“是否加税？”时，部长没有正面回应。|记者会提前结束。",
    "short exclamation": "他大喊“救命！”后逃走。|警方正在追查。",
    "two short exclamations": "他大喊“救命！快来人！”后逃走。|警方正在追查。",
    "short exclamations in a row": "现场响起“加油！”“必胜！”的喊声。|比赛进入加时。",
    "goes on after an exclamation": "人群高呼：“还我河水，还我家园，绝不搬迁！”的口号。|警察没有介入。",
    "goes on with another verb": "他说：“河水已经干净得可以游泳了。”并当场喝了一口。|记者大吃一惊。",
    "stop in a short quotation": "他称此举是“历史的必然。”|议会并不认同。",
    "question as a subject": "“是谁干的？”成了全城的疑问。|警方没有回答。",
    "two speakers": "记者问：“你同意吗？”|“不同意。”他答。",
    "speakers on lines of their own": "记者：“你同意吗？”|\n局长：“不同意。”",
    "credit after a dash": "“河流不会忘记它的名字，人也一样不会。”——地方谚语",
    "ends with the quotation": "她说：“这座桥是全村人一块砖一块砖砌起来的。”",
    "double closing": "他说：“村里人都叫它‘老桥’。”|桥建于明代。",
    "stop in the inner quotation": "他说：“墙上写着‘禁止入内。’”|门却开着。",
    # Quotations: within
    "long quotation is cut": "他说：“今年的收成比去年好得多。|大家都想把房子翻修一遍。”",
    "three sentences quoted": "局长说：“三支队伍已经赶赴现场。|道路仍未打通。|请市民不要前往灾区。”|救援仍在继续。",
    "long quotation with attribution": "“我们已经派出三支队伍赶赴现场。|道路目前仍未打通。”局长说。|救援仍在继续。",
    "short quotation is not cut": "他只说了一句：“不行。不卖。”|会谈就此结束。",
    "paragraph that opens only": "“我们已经派出三支队伍赶赴现场。|道路仍未打通。",
    "paragraph that closes only": "道路仍未打通。|请市民不要前往。”他说。|救援仍在继续。",
    "corner marks": "「我們不會退出談判。」他說。|會談定於週一繼續。",
    "corner marks introduced": "院長指出：「預算案已經送交立法院審議。|細節將於下週公布。」|在野黨要求公開全文。",
    "corner marks within": "部長強調：「報告書寫得很清楚，這不是『特例』。」|記者繼續追問。",
    "corner marks, two halves": "「房價會回穩。」分析師林怡君表示，「但不會很快。」|市場反應平淡。",
    "corner marks, exclamation": "他高喊「救命！」後逃離現場。|警方正在追查。",
    "straight quotation marks": '"我们不会退出谈判。"他说。|会谈定于周一继续。',
    "straight, opening after a stop": '会谈破裂。|"我们不会再让步。"他说。',
    "straight, introduced": '他说:"今年的收成比去年好得多。|大家都想把房子翻修一遍。"|记者拍下了照片。',
    "straight with spaces": '他说: "今年的收成很好。" |记者拍下了照片。',
    "mixed marks": '他说：“今年的收成比去年好得多。"|记者拍下了照片。',
    # Titles and brackets
    "title with a question mark": "纪录片《谁偷走了雪山？》获奖。|导演没有到场。",
    "title with a stop within": "小说《别怕。天亮了》由三家出版社同时推出。|首印十万册。",
    "title first": "《你好！大山》讲述支教老师的故事。|影片下月上映。",
    "bracket within": "他承认（这是第一次！）账目有误。|审计将重新开始。",
    "doubt in a bracket": "这份“独家（？）报道”没有署名。|编辑部拒绝回应。",
    "bracket before the stop": "船长受伤（伤势不重）。|其他船员平安。",
    "bracketed sentences": "（本文作者为退休教师。|文章仅代表个人观点。）",
    "bracketed sentence, then another": "（以下为讲话摘要。）|各位来宾，早上好。",
    "stop in a bracket within": "公司总部（原址在天津。后迁北京）共有三百人。|搬迁耗时两年。",
    # Numbers, Latin, half-width marks
    "decimal": "增速为3.14%，高于去年的2.9%。|出口下降。",
    "full-width decimal": "增速为３．１４％。|出口下降。",
    "version": "公司发布了Nimbus 3.5模型。|价格不变。",
    "numbered rule": "根据第1.2条，合同自动终止。|双方均无异议。",
    "web address": "详情见www.example.org/a?b=1.html，报名截至周五。|名额有限。",
    "abbreviation in Chinese": "他在Acme Inc.工作多年，与J.K.罗夫相识。|两人合著了一本书。",
    "exclaimed name": "Yahoo!股价上涨。|投资者松了一口气。",
    "half-width question and exclamation": "谁来付钱?|没有人知道!|市政府拒绝置评。",
    "English sentence quoted": "他用英语说：“We are not leaving. |We will stay until it opens.”|台下一片掌声。",
    "English sentence between": "海报上写着The river is ours. |下面是签名。",
    "English quotation with attribution": "“Yes, we can!”他说。|台下一片掌声。",
    "half-width stops with spaces": "会议开幕了. |代表们发言热烈.",
    "half-width stops throughout": "会议今天上午开幕.|代表们就预算展开讨论.",
    "stop as a dot in a name": "约翰.布朗当选市长。|他将于周一就职。",
    "Latin word after a stop": "河水上涨。|DeltaWorks公司派出了泵船。",
    # Lists and lines
    "Arabic list number": "1. 停止施工。|2. 赔偿损失。",
    "Arabic number with a full-width stop": "1．停止施工。|2．赔偿损失。",
    "Chinese list number": "一、停止施工。|二、赔偿损失。",
    "bracketed list number": "（一）停止施工。|（二）赔偿损失。",
    "list number and stop": "一. 总则|\n二. 附则",
    "lines of a list": "停止施工|\n赔偿损失|\n公布报告",
    "headline above the text": "大桥合龙|\n跨江大桥昨日合龙，比原计划提前三个月，明年春天通车，往返两岸只需十分钟。",
    "wrapped lines": (
        "跨江大桥昨日合龙，比原计划提前了三个月，全线\n预计明年春天通车，届时往返两岸只需要十分钟，\n比渡轮快得多。|市民表示欢迎。"
    ),
    "verse": "山高水长|\n月落乌啼",
    "line after a stop": "大桥合龙。|\n市民欢迎。",
}

ENGLISH = {
    # Plain sentences
    "two sentences": "The session opened on Monday. |Delegates discussed the budget.",
    "question and exclamation": "Who will pay? |Nobody knows! |The city declined to comment.",
    "runs of final marks": "How could this happen?! |Residents were stunned!!! |Work has stopped.",
    "headline without a stop": "Bridge Over the River Closes Its Last Gap Early",
    "last sentence without a stop": "The bridge is closed. |Image from the Internet",
    "semicolon and colon do not end": "The notice was short: no trucks; no buses. |Cars may pass.",
    "dateline": "BEIJING, Sept. 5 (Xinhua) -- The city issued a warning. |Schools closed.",
    "agency dateline": "LONDON (AP) — Prices rose again in June. |Wages did not.",
    "final note": "Talks resume next week. |(End)",
    # Abbreviations
    "titles": "Mr. Brown met Dr. Lee, Gen. Park and Sen. Ruiz. |They spoke for an hour.",
    "title before an opener": "The part of Dr. No was recast. |Filming starts in May.",
    "country within": "The U.S. Congress passed the bill. |The Senate follows.",
    "country at the end": "The goods were made in the U.S. |The company would not say where.",
    "country, then a name": "Officials from the U.N. Security Council met. |No vote was taken.",
    "company within": "Acme Inc. Chief Executive Ann Brown resigned. |Shares fell.",
    "company before lower case": "Acme Corp. said it would appeal. |The court gave it a month.",
    "company at the end": "He sold it to Acme Ltd. |It was a mistake.",
    "month with a day": "It was signed on Jan. 12 and took effect on Sept. 1. |Nobody noticed.",
    "month at the end": "The plant will close in Dec. |Workers were told on Friday.",
    "time within": "The train left at 9 a.m. Monday. |It never arrived.",
    "time zone": "The launch is set for 7:30 p.m. Eastern. |Weather may delay it.",
    "local time": "The launch is set for 7:30 p.m. Beijing time. |Weather may delay it.",
    "time at the end": "Polls close at 8 p.m. |Counting starts at once.",
    "number": "He lives at No. 5 and rides bus No. 12. |Both are old.",
    "no as a word": "The answer was no. |The crowd went home.",
    "for example": "Some fruits, e.g. plums, were scarce. |Prices doubled.",
    "that is": "The ban covers the body, i.e. the whole firm. |Lawyers disagree.",
    "versus": "The case of Hill vs. Dale begins. |A verdict may take weeks.",
    "et cetera within": "Pipes, wires, etc. were stolen. |Police have no lead.",
    "et cetera at the end": "They stole pipes, wires, etc. |Police have no lead.",
    "street": "The fire began on St. John Street. |Two shops burned.",
    "street at the end": "The fire began on Dock St. |It spread quickly.",
    "degree": "Mei Lin, Ph.D. and author, chaired the panel. |It met twice.",
    "junior": "Sam Hill Jr. won the seat. |His father had held it.",
    "state": "The storm hit Tampa, Fla. |No one was hurt.",
    "state within": "The firm, of Gary, Ind., closed. |Its rival grew.",
    "capitals": "ACME INC. SHARES FALL",
    # Initials, numbers, addresses, names
    "initials": "J. K. Holm and George W. Hale signed. |A copy was sent to Xi J. |He kept it.",
    "initials without spaces": "The book by J.K. Holm sold out. |A reprint is due.",
    "decimals": "Growth slowed to 3.5 percent from 4.25. |Exports fell.",
    "money": "It raised $8.75 million. |$2 million went to schools.",
    "version": "Nimbus 4.1 is out. |Version 5.0 follows in May.",
    "domain and address": "Write to desk@example.org or visit www.example.org/help.html today. |Replies are slow.",
    "address with a question mark": "See https://example.org/a?b=1&c=2 for terms. |They changed.",
    "exclaimed name": "Yahoo! shares rose while Yahoo! Japan fell. |Traders shrugged.",
    "brand in lower case": "Sales fell. |iPhone prices did not. |eBay sellers noticed.",
    "starts with a figure": "The hall was full in 2019. |5,000 people came. |400 were turned away.",
    "lower case after a slip": "He spoke on the fifth. |the company stayed silent.",
    "space forgotten": "The bridge is closed.|The firm is silent.",
    "space forgotten after a quotation": "He called it “a gift to our allies.”|The rest was silence.",
    "figure after an abbreviation": "See Fig. 3, Eq. (2) and pp. 6-7. |Then go on.",
    # Ellipses
    "ellipsis within": "He paused ... and then signed. |The room was quiet.",
    "ellipsis before a name": "It was the work of ... Ann Brown. |Nobody spoke.",
    "ellipsis before an opener": "He waited... |Then the door opened.",
    "single-character ellipsis": "He waited… |The door stayed shut.",
    "spaced ellipsis": "He waited . . . and left. |The door stayed shut.",
    "four dots": "We shall see.... |Prices may fall.",
    "ellipsis and I": "Well... I do not know. |Ask them.",
    # Quotations
    "stop inside the quotation": '"We stand with our allies." |He said so twice.',
    "curly, stop inside": "He called it “a gift to our allies.” |The rest was silence.",
    "attribution after a comma": '"We will stay," she said. |"We have no choice."',
    "attribution in lower case": '"Will it hold?" she asked. |Nobody answered.',
    "attribution with a name": '"Will the bridge hold this year?" Mr. Brown asked. |Nobody answered.',
    "attribution after an exclamation": "“We have won the river back!” Ann Brown told reporters. |The crowd cheered.",
    "new sentence after an introduced question": 'He asked, "Will it hold?" |Brown said nothing.',
    "new sentence after a question": '"Will the bridge hold?" |The engineers could not tell.',
    "long quotation is cut": '"We have sent three teams to the valley. |The road is still closed," he said.',
    "curly quotation is cut": "He said: “We have sent three teams. |The road is closed.” |Help is on its way.",
    "short quotation is not cut": 'He shouted "Help! Help!" and ran. |Nobody came.',
    "single quotation marks": "'Will it hold?' she asked. |'It must,' he said.",
    "apostrophes": "The workers' union can't agree. |It's been a year. |They don't talk.",
    "nested": "He said, “She told me ‘never.’” |I believed him.",
    "quotation after an abbreviation": 'He left the U.S. |"We had to go," he said.',
    "quoted title after an abbreviation": 'The U.S. "Star Shield" program grew. |Costs did too.',
    "two quotations": '"Who pays for all of this work?" |"We do, as we always have."',
    "paragraph that opens only": "“We have sent three teams. |The road is still closed.",
    # Brackets and lists
    "bracket before the stop": "The captain was hurt (not badly). |The crew is safe.",
    "bracketed sentence": "The captain was hurt. |(The crew is safe.) |The ship sank.",
    "stops within a bracket": "The firm (once of Ohio. Now of Iowa) grew. |Its rival closed.",
    "doubt in a bracket": "The free (!) tickets sold out. |Nobody knows how.",
    "list": "1. Stop the work. |2. Pay the costs.",
    "list after a colon": "There are two steps: 1. Stop the work. |2. Pay the costs.",
    "enumeration": "The firm must (a) stop work, (b) pay costs and (c) report. |It has a month.",
    "number at the end": "The team is ranked number 1. |The rival is second.",
    # Lines and other script
    "wrapped lines": "The gap was closed on Monday, well ahead of\nschedule, it was\nsaid. |Few believe it.",
    "wrapped before a capital": "The gap was closed on Monday, well ahead of\nBeijing's own plan. |Few believe it.",
    "sentence end at a wrapped line": "The gap was closed on Monday, months ahead of it. |\nBeijing was pleased.",
    "headline above the text": "Bridge Closes|\nThe bridge was closed on Monday, three months ahead of schedule.",
    "lines of a list": "Stop the work|\nPay the costs|\nPublish the report",
    "bulleted lines": "- stop the work|\n- pay the costs|\n- publish the report at once, in full, to everyone",
    "Chinese sentence between": "The sign read 禁止入内。|Nobody obeyed it.",
    "Chinese name": "The paper 《人民之声》 closed. |Its staff moved on.",
}


languages: st.SearchStrategy[Language] = st.sampled_from(["zh", "en"])
# Text full of what the rules look at, next to text of any kind.
crowded = st.text(st.sampled_from(list("。！？.!?…“”\"'’（）()《》:：， \n12aAI的说他")) | st.characters(), max_size=60)


def sentences_of(text: str, language: Language) -> list[str]:
    return [text[start:end] for start, end in split_text(text, language)]


def check(row: str, language: Language) -> None:
    expected = [piece.strip() for piece in row.split("|")]
    assert sentences_of(row.replace("|", ""), language) == [piece for piece in expected if piece]


@pytest.mark.parametrize("row", CHINESE.values(), ids=CHINESE.keys())
def test_chinese(row: str) -> None:
    check(row, "zh")


@pytest.mark.parametrize("row", ENGLISH.values(), ids=ENGLISH.keys())
def test_english(row: str) -> None:
    check(row, "en")


@given(crowded, languages)
def test_every_character_stands_in_one_sentence(text: str, language: Language) -> None:
    spans = split_text(text, language)
    reached = 0
    for start, end in spans:
        assert start < end
        assert not text[reached:start].strip()
        assert text[start:end] == text[start:end].strip()
        reached = end
    assert not text[reached:].strip()


@given(
    st.lists(
        st.sampled_from(["会议开幕。", "谁来付钱？", "“价格会回落。”他说。", "水位为3.5米！"]), min_size=1, max_size=8
    ),
    st.sampled_from(["", " ", "\n"]),
)
def test_sentences_joined_are_split_again(sentences: list[str], between: str) -> None:
    assert sentences_of(between.join(sentences), "zh") == sentences


@given(
    st.lists(st.sampled_from(["It opened.", "Who pays?", '"Will it?" she asked.', "Mr. Lee left at 3.5."]), min_size=1),
    st.sampled_from([" ", "  ", "\n", "\r\n"]),
)
def test_english_sentences_joined_are_split_again(sentences: list[str], between: str) -> None:
    assert sentences_of(between.join(sentences), "en") == sentences


@pytest.mark.parametrize("unit", ["“。", "。”", '"', "? ", "a. ", "（", "\n", "—\n", "1.", " ", "'a ", "我……”", "a"])
def test_time_in_proportion_to_length(unit: str) -> None:
    # A quadratic rule would take minutes here.
    split_text(unit * (100_000 // len(unit)), "zh")


def test_split_keeps_paragraphs_and_offsets() -> None:
    text = "  大桥合龙\n\n会议开幕。代表发言\n\n他没有说完 。"
    paragraphs = tuple(match.span() for match in re.finditer(r"\S.*", text))
    document = Document(text, "zh", "zh-Hans", paragraphs, "text", "text")
    sentences = split(document)
    assert [sentence.text for sentence in sentences] == ["大桥合龙", "会议开幕。", "代表发言", "他没有说完 。"]
    assert [sentence.paragraph for sentence in sentences] == [0, 1, 1, 2]
    assert [sentence.index for sentence in sentences] == [0, 1, 2, 3]
    assert all(text[sentence.start : sentence.end] == sentence.text for sentence in sentences)


def test_a_document_without_text_has_no_sentences() -> None:
    assert split(Document("", "en", "en", (), "text", "text")) == ()
