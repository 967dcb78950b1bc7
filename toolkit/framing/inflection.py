"""The inflected shapes of an English word, generated from its base form.

Generating from the forms of a pack, which are known to be base forms, is surer than guessing the lemma of every word
of a text, where "left", "shot" and "lives" are ambiguous, and needs no table of the language.
"""

import re
from functools import lru_cache

_IRREGULAR = {
    base: tuple(shapes)
    for base, *shapes in (
        line.split()
        for line in """
    be am is are was were been being 's 're
    have has had having 've
    do does did done doing
    go goes went gone going
    arise arises arose arisen arising
    awake awakes awoke awoken awaking
    bear bears bore borne bearing
    beat beats beat beaten beating
    become becomes became becoming
    begin begins began begun beginning
    bend bends bent bending
    bet bets bet betting
    bid bids bid bade bidden bidding
    bind binds bound binding
    bite bites bit bitten biting
    bleed bleeds bled bleeding
    blow blows blew blown blowing
    break breaks broke broken breaking
    breed breeds bred breeding
    bring brings brought bringing
    broadcast broadcasts broadcast broadcasting
    build builds built building
    burn burns burned burnt burning
    burst bursts burst bursting
    buy buys bought buying
    cast casts cast casting
    catch catches caught catching
    choose chooses chose chosen choosing
    cling clings clung clinging
    come comes came coming
    cost costs cost costing
    creep creeps crept creeping
    crisis crises
    cut cuts cut cutting
    deal deals dealt dealing
    dig digs dug digging
    draw draws drew drawn drawing
    drink drinks drank drunk drinking
    drive drives drove driven driving
    eat eats ate eaten eating
    fall falls fell fallen falling
    feed feeds fed feeding
    feel feels felt feeling
    fight fights fought fighting
    find finds found finding
    flee flees fled fleeing
    fling flings flung flinging
    fly flies flew flown flying
    foot feet
    forbid forbids forbade forbidden forbidding
    foresee foresees foresaw foreseen foreseeing
    forget forgets forgot forgotten forgetting
    forgive forgives forgave forgiven forgiving
    freeze freezes froze frozen freezing
    get gets got gotten getting
    give gives gave given giving
    grind grinds ground grinding
    grow grows grew grown growing
    hang hangs hung hanged hanging
    hear hears heard hearing
    hide hides hid hidden hiding
    hit hits hit hitting
    hold holds held holding
    hurt hurts hurt hurting
    keep keeps kept keeping
    kneel kneels knelt kneeled kneeling
    know knows knew known knowing
    lay lays laid laying
    lead leads led leading
    leap leaps leapt leaped leaping
    learn learns learned learnt learning
    leave leaves left leaving
    lend lends lent lending
    let lets let letting
    lie lies lied lay lain lying
    light lights lit lighted lighting
    lose loses lost losing
    make makes made making
    man men
    mean means meant meaning
    meet meets met meeting
    mislead misleads misled misleading
    overcome overcomes overcame overcoming
    oversee oversees oversaw overseen overseeing
    overtake overtakes overtook overtaken overtaking
    overthrow overthrows overthrew overthrown overthrowing
    pay pays paid paying
    person persons people
    put puts put putting
    quit quits quit quitting
    read reads read reading
    rid rids rid ridding
    ride rides rode ridden riding
    ring rings rang rung ringing
    rise rises rose risen rising
    run runs ran running
    say says said saying
    see sees saw seen seeing
    seek seeks sought seeking
    sell sells sold selling
    send sends sent sending
    set sets set setting
    shake shakes shook shaken shaking
    shed sheds shed shedding
    shine shines shone shined shining
    shoot shoots shot shooting
    show shows showed shown showing
    shrink shrinks shrank shrunk shrinking
    shut shuts shut shutting
    sing sings sang sung singing
    sink sinks sank sunk sinking
    sit sits sat sitting
    slay slays slew slain slaying
    sleep sleeps slept sleeping
    slide slides slid sliding
    sling slings slung slinging
    slink slinks slunk slinking
    smell smells smelled smelt smelling
    sow sows sowed sown sowing
    speak speaks spoke spoken speaking
    speed speeds sped speeding
    spend spends spent spending
    spill spills spilled spilt spilling
    spin spins spun spinning
    spit spits spat spit spitting
    split splits split splitting
    spoil spoils spoiled spoilt spoiling
    spread spreads spread spreading
    spring springs sprang sprung springing
    stand stands stood standing
    steal steals stole stolen stealing
    stick sticks stuck sticking
    sting stings stung stinging
    stink stinks stank stunk stinking
    strike strikes struck stricken striking
    string strings strung stringing
    strive strives strove striven striving
    swear swears swore sworn swearing
    sweep sweeps swept sweeping
    swell swells swelled swollen swelling
    swim swims swam swum swimming
    swing swings swung swinging
    take takes took taken taking
    teach teaches taught teaching
    tear tears tore torn tearing
    tell tells told telling
    think thinks thought thinking
    throw throws threw thrown throwing
    thrust thrusts thrust thrusting
    tooth teeth
    tread treads trod trodden treading
    understand understands understood understanding
    undertake undertakes undertook undertaken undertaking
    undo undoes undid undone undoing
    uphold upholds upheld upholding
    upset upsets upset upsetting
    wake wakes woke woken waking
    wear wears wore worn wearing
    weave weaves wove woven weaving
    weep weeps wept weeping
    win wins won winning
    wind winds wound winding
    withdraw withdraws withdrew withdrawn withdrawing
    withhold withholds withheld withholding
    withstand withstands withstood withstanding
    woman women
    wring wrings wrung wringing
    write writes wrote written writing
    """.strip().splitlines()
    )
}
_UNINFLECTED = frozenset(
    """about above across after again against all almost along also although always among and another any anything
    around away because before behind below beneath between beyond both but down during each either enough even ever
    every few for from here how into just less many merely more most much must neither never nor not nothing now off
    often once only onto out over per rather since some something still such than that the their them
    then there these they this those though through thus too toward towards under until upon very was what when where
    which while who whose why will with within without would yet""".split()
)
_CONSONANT_DOUBLED = re.compile(r"(?:[^aeiou]|qu)[aeiouy][bdfgklmnprtvz]$")
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")
_VOWELS = re.compile(r"[aeiouy]+")


@lru_cache(maxsize=16_384)
def inflections(word: str) -> frozenset[str]:
    """`word` (lower case) and the shapes it takes as a noun or verb; shapes that English lacks do no harm."""
    if word in _IRREGULAR:
        return frozenset((word, *_IRREGULAR[word]))
    if len(word) < 3 or word in _UNINFLECTED or not word.isalpha() or word.endswith(("ed", "ing", "'s")):
        return frozenset((word,))
    return frozenset((word, *_regular(word)))


def _regular(word: str) -> set[str]:
    if word.endswith("ie"):
        return {f"{word}s", f"{word}d", f"{word[:-2]}ying"}
    if word.endswith("e"):
        shapes = {f"{word}s", f"{word}d", f"{word[:-1]}ing"}
        return shapes | {f"{word[:-2]}ves"} if word.endswith("fe") else shapes
    if word.endswith("y") and word[-2] not in "aeiou":
        return {f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing"}
    shapes = {f"{word}es" if _SIBILANT.search(word) or word.endswith("o") else f"{word}s"}
    if word.endswith(("f", "o")):
        shapes |= {f"{word[:-1]}ves", f"{word}s"}
    doubles = bool(_CONSONANT_DOUBLED.search(word))
    one_syllable = len(_VOWELS.findall(word)) == 1
    if doubles:
        shapes |= {f"{word}{word[-1]}ed", f"{word}{word[-1]}ing"}
    if not (doubles and one_syllable):
        # The stress decides whether a longer word doubles (admitted, targeted); both shapes are offered.
        shapes |= {f"{word}ed", f"{word}ing"}
    return shapes
