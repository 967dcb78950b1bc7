"""Function words of both languages that answer each other.

Most are too frequent to be keys of words (`toolkit.language.words`), yet they help to tell short sentences apart: who
speaks, what is denied, asked or supposed.
"""

from toolkit.model import Language

_GROUPS = """
    我 本人 | i me my mine myself
    我们 咱们 | we us our ours ourselves
    你 您 你们 | you your yours yourself yourselves
    他 其 | he him his himself
    她 其 | she her hers herself
    它 其 | it its itself
    他们 她们 它们 其 | they them their theirs themselves
    不 没有 没 无 未 非 无法 不会 不能 不是 未能 并非 从未 不再 | not no never none cannot t nothing without neither nor
    但 但是 不过 然而 可是 却 | but however yet
    因为 因 由于 | because since due
    因此 所以 | therefore so thus
    如果 若 假如 如 是否 | if whether
    会 将 将会 | will would shall ll
    能 可 可以 能够 | can could able
    可能 也许 或许 可以 | may might perhaps maybe
    必须 应 应该 要 需 需要 应当 | must should need ought
    这 这个 这些 此 本 该 | this these
    那 那个 那些 该 | that those
    什么 何 | what
    谁 | who whom whose
    为什么 为何 | why
    怎么 如何 怎样 | how
    也 亦 还 同时 此外 | also too moreover besides
    更 还 更加 | more
    最 | most
    只 仅 只有 只是 | only just
    所有 都 一切 全部 | all every everyone everything
    每 各 | each every
    后 之后 以后 | after later
    前 之前 以前 | before ago earlier
    时 当 时候 | when while as
    然后 那么 | then
    或 或者 | or
    关于 约 大约 有关 | about
    很 非常 十分 | very quite
    现在 现时 目前 如今 | now
    这里 | here
    那里 | there
    其他 其它 另 另外 | other others another
    一些 有些 某 | some
    许多 很多 | many much
    虽然 尽管 | although though
    之间 | between
    比 | than
    直到 | until till
    一 | one a an
    二 两 | two both
"""


def _table() -> dict[Language, dict[str, frozenset[str]]]:
    found: dict[Language, dict[str, set[str]]] = {"zh": {}, "en": {}}
    for line in filter(None, map(str.strip, _GROUPS.splitlines())):
        chinese, english = line.split(" | ")
        key = f"={english.split()[0]}"
        for word in chinese.split():
            found["zh"].setdefault(word, set()).add(key)
        for word in english.split():
            found["en"].setdefault(word, set()).add(key)
    return {language: {word: frozenset(keys) for word, keys in words.items()} for language, words in found.items()}


FUNCTION_KEYS = _table()
"""By language, each function word (simplified, or lower case) with its keys: "=" and the first word of its group."""
