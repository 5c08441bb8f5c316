"""Groups: how many they are, and who is said to belong to them."""

from spacy.tokens import Token

from verbale.extract.cast.bodies import Bodies
from verbale.extract.cast.scene import Scene
from verbale.extract.cast.sheet import Sheet
from verbale.parse.columns import children, morph
from verbale.record.actors import ActorType, How, Membership
from verbale.record.span import Span

_ASIDE = {"-": "-", ",": ",", "(": ")"}
MEMBERS_BESIDE = "members-beside-name"
_BETWEEN = frozenset((",", "-", "(", ":", '"'))


def size_of(scene: Scene, sheet: Sheet, token: Token) -> int | None:
    """How many a group has: 0 where a quantity without number heads it, None where nothing tells a quantity."""
    low = sheet.low[token.i]
    if low in scene.words.quantities:
        return scene.words.quantities[low]
    for child in token.lefts:
        word = sheet.low[child.i]
        number = scene.words.numerals.get(word, 0)
        if number > 1 and child.dep_ in ("nummod", "det", "amod", "nmod"):
            return number + _tens(scene, sheet, child.i)
        if child.dep_ == "nummod" and word.isdigit():
            return int(word)
    return None


def _tens(scene: Scene, sheet: Sheet, k: int) -> int:
    """The tens before a hyphen: the sixty of "sixty-four"."""
    if k < 2 or sheet.text[k - 1] != "-":
        return 0
    tens = scene.words.numerals.get(sheet.low[k - 2], 0)
    return tens if tens in range(20, 100, 10) else 0


def is_many(scene: Scene, sheet: Sheet, token: Token) -> bool:
    """Whether a noun stands for several: by its own form, its determiner or a number ("plusieurs pays")."""
    if "Plur" in sheet.block.columns.morph[token.i].get("Number", ()) or sheet.low[token.i] in scene.words.quantities:
        return True
    if sheet.low[token.i] in scene.words.several or (
        sheet.text[token.i][:-1].isupper() and _short_plural(scene, sheet, token.i)
    ):
        return True
    for child in token.lefts:
        if child.pos_ in ("DET", "NUM", "ADJ") and "Plur" in morph(child, "Number"):
            return True
        if child.i < token.i and (sheet.low[child.i] in scene.words.plurals or child.pos_ == "NUM"):
            return sheet.low[child.i] not in ("un", "une", "one")
    return False


def _short_plural(scene: Scene, sheet: Sheet, k: int) -> bool:
    """Whether a short form in capitals has a plural's end: "MPs"."""
    return sheet.text[k][-1] == "s" and sheet.low[k] in scene.words.people


def note_states(scene: Scene, sheet: Sheet, token: Token, group: str) -> None:
    """Write for which states a group acts: "the foreign ministers of Estonia, Latvia and Lithuania"."""
    if sheet.low[token.i] not in scene.words.standing:
        return
    for child in token.rights:
        heads = [g for g in child.rights if g.dep_ == "pobj"] if child.dep_ == "prep" else [child]
        for head in heads if child.dep_ in ("prep", "nmod") else ():
            states = [sheet.owner.get(t.i) for t in (head, *head.conjuncts)]
            if len(states) > 1 and all(a and scene.by_id[a].type is ActorType.STATE for a in states):
                where = sheet.span(token.i, max(t.i for t in (head, *head.conjuncts)))
                told = (Membership(a, group, "member", (where,), "acts-for") for a in states if a)
                scene.memberships += told


def members_after(scene: Scene, bodies: Bodies, sheet: Sheet, last: int) -> tuple[list[str], int]:
    """The parties named after a group's phrase ("dont la France et la Belgique"), and the last token of the list."""
    k = last + 1
    while k < len(sheet) and sheet.text[k] in _BETWEEN:
        k += 1
    if k >= len(sheet) or sheet.low[k] not in scene.words.including:
        return [], last
    found: list[str] = []
    k, end = k + 1, last
    while k < len(sheet) and not sheet.starts[k]:
        actor = sheet.owner.get(k)
        chain = scene.marks[sheet.block.number].chain.get(k)
        if actor is None and chain:
            actor = bodies.note(scene.marks[sheet.block.number], chain)
        if actor:
            found.append(actor)
            end = k
        elif sheet.pos[k] not in ("DET", "CCONJ", "ADP") and sheet.text[k] != ",":
            break
        k += 1
    return list(dict.fromkeys(found)), end


def note_members(scene: Scene, bodies: Bodies, sheet: Sheet, last: int, group: str) -> None:
    """Write the memberships of the parties named after a group's phrase."""
    members, end = members_after(scene, bodies, sheet, last)
    if members:
        where = sheet.span(last, end)
        for member in members:
            scene.memberships.append(Membership(member, group, "member", (where,), "named-as-part"))


def stands_for(scene: Scene, sheet: Sheet, token: Token, size: int | None) -> str | None:
    """The party for which a group acts: "les dirigeants de la coalition", not "deux dirigeants de la coalition"."""
    if sheet.low[token.i] not in scene.words.standing or size is not None:
        return None
    if any(sheet.low[c.i] in scene.words.indefinite for c in token.lefts):
        return None
    for child in token.rights:
        heads = [g for g in child.rights if g.dep_ == "pobj"] if child.dep_ == "prep" else [child]
        if child.dep_ not in ("prep", "nmod") or any(_many_named(h) for h in heads):
            continue
        for head in heads:
            actor = sheet.owner.get(head.i)
            if actor and scene.by_id[actor].type in (ActorType.GROUP, ActorType.ORGANISATION, ActorType.STATE):
                return actor
    return None


def _many_named(token: Token) -> bool:
    """Whether a complement is a coordination ("the leaders of X and Y")."""
    return any(c.dep_ == "conj" for c in children(token))


def sized_before(scene: Scene, sheet: Sheet, token: Token, span: Span) -> str | None:
    """The named group whose size a phrase between marks gives: "la Coalition - une trentaine de pays - a …"."""
    piece = sheet.block.tokens(span)
    if not piece or any(sheet.low[c.i] in scene.words.definite for c in token.lefts):
        return None
    mark = piece[0].i - 1
    if mark < 1 or sheet.text[mark] not in _ASIDE or not _closed(sheet, piece[-1].i, _ASIDE[sheet.text[mark]]):
        return None
    named = mark - 2 if sheet.text[mark - 1] == '"' else mark - 1
    actor = sheet.owner.get(named)
    if actor is None or scene.by_id[actor].type not in (ActorType.GROUP, ActorType.ORGANISATION):
        return None
    figure = scene.by_id[actor]
    figure.size = figure.size or size_of(scene, sheet, token)
    scene.mention(actor, span, How.DESCRIPTION, "size-in-apposition")
    return actor


def same_size(scene: Scene, sheet: Sheet, token: Token, size: int) -> str | None:
    """The named group that "the three countries" takes up: as many as it has members, and named just before."""
    if not any(sheet.low[c.i] in scene.words.definite for c in token.lefts):
        return None
    if any(c.pos_ not in ("DET", "NUM") for c in children(token)) or sheet.low[token.i] not in scene.words.people:
        return None
    here, first = sheet.offset + token.idx, min(sheet.offset, _paragraph_before(scene, sheet))
    groups = {m.group for m in scene.memberships if m.rule == MEMBERS_BESIDE}
    near = [
        group
        for group in groups
        if scene.by_id[group].size == size
        and any(first <= mention.span.start < here for mention in scene.by_id[group].mentions)
    ]
    return near[0] if len(near) == 1 else None


def _paragraph_before(scene: Scene, sheet: Sheet) -> int:
    numbers = [n for n in scene.sheets if n < sheet.block.number]
    return scene.sheets[max(numbers)].offset if numbers else sheet.offset


def members_beside(scene: Scene, sheet: Sheet) -> None:
    """Write who belongs to a group of the gazetteer: "the E3 — Britain, France and Germany —", "(A, B and C)"."""
    marks = scene.marks[sheet.block.number]
    for k, hit in marks.hit.items():
        key = scene.one_key(hit) if hit.first == k else None
        group = sheet.owner.get(k)
        if not key or not group or scene.known.parties[key].type != "group" or hit.last + 1 >= len(sheet):
            continue
        mark = sheet.text[hit.last + 1]
        members, end = _listed_states(scene, sheet, hit.last + 2)
        closed = mark in _ASIDE and (end + 1 >= len(sheet) or sheet.text[end + 1] == _ASIDE[mark])
        if len(members) < 2 or not (closed or mark == ":"):
            continue
        figure = scene.by_id[group]
        figure.plural, figure.size = True, figure.size or len(members)
        where = sheet.span(k, end)
        scene.memberships += [Membership(m, group, "member", (where,), MEMBERS_BESIDE) for m in members]


def _listed_states(scene: Scene, sheet: Sheet, first: int) -> tuple[list[str], int]:
    """The states of a list that starts at a token and ends with "and X", and its last token."""
    found: list[str] = []
    k, end, joined = first, first - 1, False
    while k < len(sheet) and not (found and sheet.starts[k]):
        actor = sheet.owner.get(k)
        if actor and scene.by_id[actor].type is ActorType.STATE:
            found.append(actor)
            end = k
        elif sheet.pos[k] == "CCONJ":
            joined = True
        elif sheet.pos[k] != "DET" and (sheet.text[k] != "," or joined):
            break
        k += 1
    return list(dict.fromkeys(found)), end


def _closed(sheet: Sheet, last: int, mark: str) -> bool:
    """Whether the aside ends with its mark, or with the sentence, and is no item of a list."""
    for k in range(last + 1, len(sheet)):
        if sheet.starts[k]:
            return False
        if sheet.text[k] == mark:
            return k + 1 == len(sheet) or sheet.pos[k + 1] != "CCONJ"
        if mark == "," and (sheet.pos[k] == "CCONJ" or k > last + 1):
            return False
    return False
