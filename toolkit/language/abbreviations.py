"""English words that a sentence splitter has to know, as they are written but without their last stop ("Ph.D")."""

_MONTHS_AND_DAYS = "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun"
_STATES = (
    "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Kans Ky La Mass Md Mich Minn Miss Mont Neb Nev Okla Ont Ore "
    "Pa Penn Que Tenn Tex Va Vt Wash Wis Wyo"
)

LEADING = frozenset(
    "Mr Mrs Ms Mx Messrs Mme Mlle Dr Drs Prof Gen Sen Sens Gov Govs Rep Reps Rev Hon Pres Amb Atty Lt Col Capt Cpt "
    "Sgt Cpl Pvt Maj Brig Cmdr Cdr Adm Supt Insp Det Fr vs v e.g i.e E.g I.e cf Cf viz approx ca resp incl esp".split()
)
"""Abbreviations that always want a word after them; none of them ends a sentence."""

NUMBERED = frozenset(
    f"{_MONTHS_AND_DAYS} No no Nos nos Art Arts art Fig Figs fig Vol vol Ch ch Sec sec Sect Par par Para para Paras "
    "paras Cap Eq eq ft p pp c est Tel tel Ext ext".split()
)
"""Words that go on before a figure ("No. 5", "Sept. 5") and otherwise end a sentence as any word does."""

TRAILING = frozenset(
    f"{_STATES} Inc Ltd Co Corp Cos Bros PLC Plc plc LLC LLP GmbH Univ Dept dept Assn assn Intl Govt govt St Ste Mt Ft "
    "Ave Blvd Rd Hwy Jr Sr Esq Ph.D PhD M.Sc B.Sc etc al ibid min max mil bn tn misc temp".split()
)
"""Abbreviations that may end a sentence; the word that follows tells. Dotted ones (U.S., a.m.) and initials are known
by their form."""

OPEN_ENDED = frozenset(["a.m", "p.m", "A.M", "P.M", "etc"])
"""Of those, the ones after which a capital begins a sentence unless it is one of `AFTER_TIME`."""

AFTER_TIME = frozenset(
    f"{_MONTHS_AND_DAYS} Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May "
    "June July August September October November December ET EST EDT CT CST CDT MT MST MDT PT PST PDT GMT UTC BST CET "
    "CEST JST HKT SGT Eastern Central Mountain Pacific".split()
)
"""Capitalised words that follow "a.m." and "p.m." within a sentence, besides those of a local time ("Beijing time")."""

OPENERS = frozenset(
    "the a an this that these those it its he his she her they their we our you your i my there here one some many "
    "most all both each every another other such no not in on at by for from with without of to as after before since "
    "during under over among between despite according about around within while when where why how what who whose "
    "which if unless until because although though but and or so yet nor however meanwhile moreover furthermore "
    "instead then now today yesterday tomorrow earlier later also still even only just once last next nearly almost "
    "more less several few is are was were do does did has have had can could will would should may might must let "
    "please".split()
)
"""Words, in lower case, that show by a capital after an abbreviation that a new sentence has begun."""

EXCLAIMED_NAMES = frozenset(["Yahoo", "Yum", "Jeopardy", "Wham", "Oklahoma", "E"])
"""Names written with an exclamation mark of their own."""
