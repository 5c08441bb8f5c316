"""What is called off by a clause of its own: "… was to meet on Saturday; *it was postponed*", "sa visite *n'est plus
d'actualité*"."""

from collections.abc import Sequence
from functools import cache

from spacy.attrs import LEMMA
from spacy.tokens import Token
from spacy.vocab import Vocab

from verbale.extract.happenings.carried import called_off
from verbale.extract.happenings.clause import SUBJECTS, is_negated, is_passive
from verbale.extract.happenings.mention import Mention
from verbale.extract.happenings.table import EventsText, Happenings
from verbale.parse.columns import children, morph


def call_off(found: Sequence[Mention], words: Happenings) -> None:
    """Mark what a phrase after it says to be off, and what a pronoun takes up that is called off or put off."""
    nouns = [m for m in found if not m.is_verb]
    for mention in nouns:
        if _is_said_off(mention.token, words.text):
            mention.facts.add("cancelled")
    doc = nouns[0].block.doc if nouns else None
    if doc is None:
        return
    off_words = _ids(words, doc.vocab)
    if off_words.isdisjoint(doc.to_array(LEMMA).tolist()):
        return
    for verb in (t for t in doc[nouns[0].token.i :] if t.lemma in off_words):
        for token in children(verb):
            if token.pos_ != "PRON" or token.dep_ not in SUBJECTS:
                continue
            off = called_off(token.head, words) if is_passive(token.head) else set()
            off -= set() if _tells_when(token.head) else {"postponed"}
            if off and not is_negated(token.head, words.text) and (noun := _taken_up(token, nouns)) is not None:
                noun.facts |= off


@cache
def _ids(words: Happenings, vocab: Vocab) -> frozenset[int]:
    """Hashes of the verbs that call off or put off, for a look-up over a whole block at once."""
    names = {name.split(" ")[0] for name in words.text.cancels | words.text.postpones}
    return frozenset(vocab.strings.add(name) for name in sorted(names))


def _tells_when(verb: Token) -> bool:
    """Whether something may be put off to a time told: "reportée *à lundi*", "postponed *until June*"."""
    after = (t for t in verb.doc[verb.i + 1 : verb.sent.end] if verb.is_ancestor(t))
    return any(t.pos_ == "ADP" for t in after)


def _is_said_off(noun: Token, words: EventsText) -> bool:
    """Whether the rest of its clause says of the subject of a sentence that it is off."""
    if noun.dep_ not in (*SUBJECTS, "ROOT") or not words.off_phrases:
        return False
    rest = noun.doc[noun.i + 1 : noun.sent.end]
    end = next((t.i for t in rest if t.text in (";", ":")), noun.sent.end)
    told = noun.doc[noun.i + 1 : end].text.lower()
    return any(phrase in told for phrase in words.off_phrases)


def _taken_up(pronoun: Token, nouns: Sequence[Mention]) -> Mention | None:
    """The last happening told before a pronoun of its number and gender, in its sentence or the one before it."""
    if "3" not in morph(pronoun, "Person"):
        return None
    first = pronoun.sent.start
    told = (m for m in reversed(nouns) if m.token.i < pronoun.i and m.token.sent.end >= first)
    return next((m for m in told if _agrees(pronoun, m.token)), None)


def _agrees(pronoun: Token, noun: Token) -> bool:
    for name in ("Number", "Gender"):
        own, other = {*morph(pronoun, name)}, {*morph(noun, name)}
        if own and other and not own & other and "Neut" not in own:
            return False
    return True
