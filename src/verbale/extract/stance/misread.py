"""Find stances in verbs that the tagger took for another word ("Le patronat menace, lui, de fermer", "on dément")."""

from collections.abc import Iterator

from spacy.tokens import Token

from verbale.extract.stance.find import Find
from verbale.extract.stance.form import is_infinitive
from verbale.extract.stance.judged import is_bad
from verbale.extract.stance.labels import SUBJECT, VERBAL
from verbale.extract.stance.phrase import preposition
from verbale.extract.stance.tables import Frame, Stances, Table
from verbale.parse.columns import children

WITHIN = frozenset({"flat:name", "nmod", "appos", "amod", "compound", "dep"})  # what it is called after its subject
SPAN = 5  # tokens behind "juge" in which the judgement stands
LINKS = frozenset({"de", "à"})


def misread(token: Token, table: Table, words: Stances) -> Iterator[Find]:
    """The stance of a verb without an inflection that the tagger saw; nothing for any other word."""
    if token.pos_ in VERBAL or not words.infinitive_endings:
        return
    denied = words.cue_stances.get(token.lower_)
    if denied and token.pos_ == "ADV" and token.i > token.sent.start:
        teller = token.nbor(-1)
        told = next((t for t in token.doc[token.i + 1 : token.sent.end] if t.pos_ in VERBAL | {"NOUN", "PUNCT"}), None)
        named = teller.pos_ in ("PRON", "PROPN") and (teller.lower_ in words.anyone or teller.dep_ in SUBJECT)
        if named and told is not None and told.pos_ != "PUNCT":
            yield Find(token, told, teller, denied, "cue", 0.75)
        return
    judged = _judging(token, table, words)
    if judged is not None:
        yield judged
        return
    frame = _frame(token, table, words)
    if frame is None or token.i == 0:
        return
    act = _behind(token)
    who = _ahead(token, act) if act is not None else None
    if act is not None and who is not None:
        yield Find(token, act, who, frame.stance, frame.rule, frame.confidence / 100)


def _judging(token: Token, table: Table, words: Stances) -> Find | None:
    """ "Le gouvernement danois juge « prématuré » l'envoi de X", where the tagger took "juge" for a judge."""
    if token.pos_ != "NOUN" or any(c.dep_ in ("det", "case") for c in children(token)) or token.i == token.sent.start:
        return None
    entries = table.get(f"{token.lower_}r", ())
    frame = next((f for f, after, noun in entries if f.stance == "judged" and not (after or noun)), None)
    ahead = token.doc[token.i + 1 : min(token.i + SPAN, token.sent.end)]
    first = next((t for t in ahead if not t.is_quote), None)
    if frame is None or first is None or first.pos_ not in ("ADJ", "VERB", "DET"):
        return None
    thing = next((t for t in ahead if t.pos_ == "NOUN"), None) if first.pos_ == "DET" else None
    rest = token.doc[thing.i + 1 : min(thing.i + SPAN, token.sent.end)] if thing is not None else ()
    word = first if thing is None else next((t for t in rest if t.pos_ in ("ADJ", "VERB") and not t.is_quote), None)
    if word is None:
        return None
    names = {word.lemma_.lower(), word.lower_}
    bad, good = any(is_bad(w, words) for w in names), bool(names & words.good)
    who = next(
        (t for t in reversed(token.doc[token.sent.start : token.i]) if t.pos_ in ("NOUN", "PROPN", "PRON")), None
    )
    act = thing or next((t for t in token.doc[word.i + 1 : token.sent.end] if t.pos_ == "NOUN"), None)
    if bad == good or who is None or act is None:
        return None
    return Find(token, act, who, "opposes" if bad else "supports", frame.rule, frame.confidence / 100)


def _frame(token: Token, table: Table, words: Stances) -> Frame | None:
    """The frame of the verb that a noun of the same form would be, which takes an infinitive."""
    if token.pos_ != "NOUN" or any(c.dep_ in ("det", "case", "amod") for c in children(token)):
        return None
    for end, infinitive in words.infinitive_endings.items():
        if token.lower_.endswith(end):
            entries = table.get(token.lower_[: len(token.lower_) - len(end)] + infinitive, ())
            fits = (
                f for f, after, noun in entries if f.pos == "verb" and "infinitive" in f.act and not (after or noun)
            )
            found = next(fits, None)
            if found is not None:
                return found
    return None


def _behind(token: Token) -> Token | None:
    """The infinitive behind it, right there or after a pronoun between commas ("menace, lui, de fermer")."""
    doc, at = token.doc, token.i + 1
    if at + 2 < len(doc) and doc[at].text == "," == doc[at + 2].text:
        at += 3
    if at + 1 >= len(doc) or doc[at].lower_ not in ("de", "d'", "à") or doc[at].sent.start != token.sent.start:
        return None
    act = next((t for t in doc[at + 1 : at + 3] if t.pos_ in VERBAL and is_infinitive(t)), None)
    return act if act is not None and preposition(act) in LINKS else None


def _ahead(token: Token, act: Token) -> Token | None:
    """Its subject: what the parser made it a part of, the infinitive's, or that of the verb it is joined to."""
    if token.dep_ in WITHIN and token.head.i == token.i - 1 and preposition(token.head) is None:
        return token.head
    before = next((c for c in children(act) if c.dep_ in SUBJECT and c.i < token.i), None)
    if before is not None and before.right_edge.i + 1 >= token.i:
        return before
    joined = token.dep_ == "conj" and token.head.pos_ in VERBAL
    return next((c for c in children(token.head) if c.dep_ in SUBJECT), None) if joined else None
