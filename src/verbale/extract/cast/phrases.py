"""The words of a noun phrase as written: title, name and apposition, without what only tells more."""

from spacy.tokens import Token

from verbale.extract.cast.scene import Scene
from verbale.extract.cast.sheet import Sheet
from verbale.parse.parsed import Block
from verbale.record.span import Span

_CLAUSES = frozenset(
    ("acl:relcl", "relcl", "acl", "advcl", "parataxis", "ccomp", "conj", "cc", "case", "mark", "advmod")
)
_OUTSIDE = frozenset(("ADP", "SCONJ", "CCONJ", "PUNCT", "VERB", "AUX"))


def phrase_of(scene: Scene, block: Block, token: Token) -> Span:
    """The noun phrase headed by a token: determiner and modifiers, no preposition, clause or second conjunct."""
    known = scene.phrases.get((block.number, token.i))
    sheet = scene.sheets.get(block.number)
    if known and sheet:
        return sheet.span(*known)
    first = last = token.i
    for child in token.lefts:
        if child.dep_ not in _CLAUSES and child.pos_ not in _OUTSIDE:
            first = min(first, child.left_edge.i)
    for child in token.rights:
        if child.dep_ in _CLAUSES or child.pos_ in ("VERB", "AUX", "SCONJ", "CCONJ") or _aside(child):
            break
        if sheet and (_next_subject(scene, sheet, token, child) or _asked_for(scene, sheet, token, child)):
            break
        if child.pos_ != "PUNCT":
            last = max(last, _end(child))
    while first < token.i and (block.doc[first].pos_ in _OUTSIDE or block.doc[first].is_punct):
        first += 1
    while last > token.i and block.doc[last].is_punct:
        last -= 1
    if sheet:
        last = _without_day(scene, sheet, token.i, last)
    if (
        any(t.text == "(" for t in block.doc[first:last])
        and last + 1 < len(block.doc)
        and block.doc[last + 1].text == ")"
    ):
        last += 1
    quotes = sum(t.text == '"' for t in block.doc[first : last + 1])
    if quotes % 2 and last + 1 < len(block.doc) and block.doc[last + 1].text == '"':
        last += 1
    return block.span_of(block.doc[first : last + 1])


def _without_day(scene: Scene, sheet: Sheet, head: int, last: int) -> int:
    """The last token without the day that it may end with: "une délégation | dès jeudi", "les délégués | vendredi"."""
    end = last
    while end > head and sheet.low[end] in scene.words.calendar and sheet.text[end][0].islower():
        end -= 1
    while last > end > head and sheet.pos[end] in ("ADP", "DET"):
        end -= 1
    return end


def _aside(child: Token) -> bool:
    """Whether a pronoun or a phrase with a preposition stands behind a comma: "le parti | , lui | , par la voix de"."""
    first = child.left_edge
    if not first.i or first.nbor(-1).text != ",":
        return False
    return child.pos_ == "PRON" or (first.pos_ == "ADP" and child.head.pos_ == "NOUN")


def _next_subject(scene: Scene, sheet: Sheet, token: Token, child: Token) -> bool:
    """Whether the subject of a clause stands behind the comma of its source: "Selon un élu, | le Sénat votera"."""
    first, after = child.left_edge.i, child.right_edge.i + 1
    if child.dep_ != "appos" or first < 1 or sheet.text[first - 1] != "," or after >= len(sheet):
        return False
    sourced = any(sheet.low[c.i] in scene.words.according for c in token.lefts)
    return sourced and "Fin" in sheet.block.columns.morph[after].get("VerbForm", ())


def _asked_for(scene: Scene, sheet: Sheet, token: Token, child: Token) -> bool:
    """Whether a complement tells what the object of a verb of speech is asked for: "a appelé les élus | au calme"."""
    if token.dep_ not in ("obj", "dobj") or child.dep_ != "nmod" or sheet.lemma[token.head.i] not in scene.words.speech:
        return False
    return sheet.text[child.i].islower() and sheet.low[child.left_edge.i] in scene.words.names.purposes


def _end(token: Token) -> int:
    """The last token of a modifier, without the clauses that hang on it."""
    last = token.i
    listed = token.pos_ == "PROPN" and any(c.dep_ == "conj" and c.pos_ == "PROPN" for c in token.rights)
    for child in token.rights:
        if listed and child.text == ",":
            continue  # "the ministers of Estonia, | Latvia and Lithuania"
        if child.dep_ in ("acl:relcl", "relcl", "acl", "advcl", "parataxis", "ccomp") or child.pos_ == "PUNCT":
            break
        last = max(last, _end(child))
    return last
