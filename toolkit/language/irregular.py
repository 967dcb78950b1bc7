"""Irregular English verbs and nouns, each with all its shapes."""

IRREGULAR: dict[str, tuple[str, ...]] = {
    base: tuple(shapes)
    for base, *shapes in (
        line.split()
        for line in """
    be am is are was were been being 's 're
    have has had having 've
    do does did done doing
    go goes went gone going
    analysis analyses
    arise arises arose arisen arising
    awake awakes awoke awoken awaking
    basis bases
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
    child children
    choose chooses chose chosen choosing
    cling clings clung clinging
    come comes came coming
    cost costs cost costing
    creep creeps crept creeping
    crisis crises
    criterion criteria
    cut cuts cut cutting
    deal deals dealt dealing
    dig digs dug digging
    draw draws drew drawn drawing
    dream dreams dreamed dreamt dreaming
    drink drinks drank drunk drinking
    drive drives drove driven driving
    dwell dwells dwelt dwelling
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
    half halves
    hang hangs hung hanged hanging
    hear hears heard hearing
    hide hides hid hidden hiding
    hit hits hit hitting
    hold holds held holding
    hurt hurts hurt hurting
    keep keeps kept keeping
    kneel kneels knelt kneeled kneeling
    knife knives
    know knows knew known knowing
    lay lays laid laying
    lead leads led leading
    leaf leaves
    lean leans leaned leant leaning
    leap leaps leapt leaped leaping
    learn learns learned learnt learning
    leave leaves left leaving
    lend lends lent lending
    let lets let letting
    lie lies lied lay lain lying
    life lives
    light lights lit lighted lighting
    loaf loaves
    lose loses lost losing
    make makes made making
    man men
    mean means meant meaning
    medium media
    meet meets met meeting
    mislead misleads misled misleading
    mistake mistakes mistook mistaken mistaking
    mouse mice
    overcome overcomes overcame overcoming
    oversee oversees oversaw overseen overseeing
    overtake overtakes overtook overtaken overtaking
    overthrow overthrows overthrew overthrown overthrowing
    pay pays paid paying
    person persons people
    phenomenon phenomena
    prove proves proved proven proving
    put puts put putting
    quit quits quit quitting
    read reads read reading
    rebuild rebuilds rebuilt rebuilding
    repay repays repaid repaying
    rewrite rewrites rewrote rewritten rewriting
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
    sew sews sewed sewn sewing
    shake shakes shook shaken shaking
    shed sheds shed shedding
    shelf shelves
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
    thesis theses
    thief thieves
    think thinks thought thinking
    throw throws threw thrown throwing
    thrust thrusts thrust thrusting
    tooth teeth
    tread treads trod trodden treading
    undergo undergoes underwent undergone undergoing
    understand understands understood understanding
    undertake undertakes undertook undertaken undertaking
    undo undoes undid undone undoing
    uphold upholds upheld upholding
    upset upsets upset upsetting
    wake wakes woke woken waking
    wear wears wore worn wearing
    weave weaves wove woven weaving
    weep weeps wept weeping
    wife wives
    win wins won winning
    wind winds wound winding
    withdraw withdraws withdrew withdrawn withdrawing
    withhold withholds withheld withholding
    withstand withstands withstood withstanding
    wolf wolves
    woman women
    wring wrings wrung wringing
    write writes wrote written writing
    """.strip().splitlines()
    )
}
