"""English forms that a stemmer does not trace: irregular ones, comparatives of short adjectives, British spelling."""

import re

from toolkit.language.irregular import IRREGULAR

_IRREGULAR_ADJECTIVES = {
    "better": "good",
    "best": "good",
    "worse": "bad",
    "worst": "bad",
    "further": "far",
    "furthest": "far",
}

_SHORT_ADJECTIVES = """
    big bright broad cheap clean clear close cold cool cruel dark deep dense dirty dry early easy fair fast few
    fierce fine firm full grave great happy hard harsh healthy heavy high hot humble kind large late lengthy
    light long loose loud low lucky mild narrow near new nice noisy old poor proud pure quick quiet rare rich
    rough sad safe sharp short simple slow small smart smooth soft steep stiff strict strong sunny sweet swift
    tall thick thin tight tough ugly vast warm weak wealthy wet wide wild wise young
    """.split()


def _forms() -> dict[str, str]:
    # "lay" is a word of its own before it is a form of "lie", and so are some that are no base of a line here; shapes
    # such as 's stand in packs only.
    own = (*IRREGULAR, *_SHORT_ADJECTIVES, "bases", "ground", "wound")
    forms = {
        shape: base for base, shapes in IRREGULAR.items() for shape in shapes if shape.isalpha() and shape not in own
    }
    forms |= _IRREGULAR_ADJECTIVES
    for adjective in _SHORT_ADJECTIVES:
        if adjective.endswith("y"):
            root = adjective[:-1] + "i"
        elif re.fullmatch(r"[^aeiou]*[aeiou][bdgmnt]", adjective):
            root = adjective + adjective[-1]
        else:
            root = adjective.removesuffix("e")
        forms |= {f"{root}er": adjective, f"{root}est": adjective}
    return forms


FORMS = _forms()
"""The plain form of each irregular one, in lower case."""

_BRITISH = (
    (re.compile(r"(?<=practi)s(e|es|ed|ing)$"), r"c\1"),
    (re.compile(r"(?<=[a-z]{2})(?<!prec)(?<!conc)is(e|es|ed|er|ers|ing|ation|ations|ational|able)$"), r"iz\1"),
    (re.compile(r"(?<=anal)ys(e|ed|ing)$"), r"yz\1"),
    (re.compile(r"(?<=[a-z]{2}[bdilmnv])our(s|ed|er|ers|ing|able|ably|ful|al|ite|ites|hood|ly)?$"), r"or\1"),
    (re.compile(r"(?<=[a-z]{2}[bt])re(s?)$"), r"er\1"),
    (re.compile(r"(?<=cent)red$"), "ered"),
    (re.compile(r"(?<=[a-z]{3})ogue(s?)$"), r"og\1"),
    (re.compile(r"(?<=defen|licen|offen|reten)c(e|es|ed|ing)$"), r"s\1"),
    (re.compile(r"^(program)me(s|d|r|rs)?$"), r"\1\2"),
)


def plain_form(word: str) -> str:
    """The plain American form of a lower-case word as far as rules and lists know one, else the word itself.

    Words that the spelling rules change by mistake ("promise") are changed alike on both sides, so they still meet.
    """
    form = FORMS.get(word, word)
    for pattern, replacement in _BRITISH:
        form = pattern.sub(replacement, form)
    return form
