"""Repair, by named rules, what the parser gets wrong systematically in reported speech.

``clitic``: in "a-t-il dit" the pronoun is the subject, not the bare "-t". ``after-quotation``: in "…", a déclaré
Jane Roe or "…", said Jane Roe the noun phrase between the verb and the next mark is the subject, not an object;
the verb does not hang on a word inside the marks. ``topic``: in "Red Sea: guarantors promise escorts" what stands
before the colon is no subject where the verb has one of its own. ``after-clause``: in "X, Y and Z are ready to
sign, a annoncé Jane Roe" who stands behind the verb is its subject, and the whole list is that of the clause. The
given ``Doc`` is edited in place.
"""

from collections.abc import Callable

from spacy.tokens import Doc, Token

MARK = '"'
REACH = 6  # tokens from a closing mark to the verb: a comma and four auxiliaries between
VERB_GROUP = 4  # tokens from an auxiliary to its verb
OBJECTS = frozenset(
    {"obj", "dobj", "nmod", "obl:arg", "obl:mod", "xcomp", "ROOT", "dep", "attr", "oprd", "npadvmod", "conj"}
)
SUBJECTS = frozenset({"nsubj", "nsubjpass", "nsubj:pass", "expl:subj"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def repair(doc: Doc) -> tuple[str, ...]:
    """Apply every repair to every token that it may concern; the names of those that changed something, in order."""
    words = [token.text for token in doc]
    places = {i for i, word in enumerate(words) if word[0] == "-"}
    for i in (i for i, word in enumerate(words) if word == MARK):
        places.update(range(i + 1, min(i + 1 + REACH, len(words))))
    places.update(i for i, word in enumerate(words) if word in (":", ","))
    return tuple(name for i in sorted(places) for name, rule in REPAIRS if rule(doc[i]))


def _clitic(token: Token) -> bool:
    """A hyphenated pronoun after a verb or auxiliary becomes the subject of its verb."""
    if token.pos_ != "PRON" or not token.text.startswith("-") or token.dep_ in SUBJECTS or token.i < 2:
        return False
    if token.nbor(-1).text.lower() not in ("-t", "t"):
        return False
    host = token.nbor(-2)
    verb = host.head if host.dep_.startswith("aux") else host
    if verb.pos_ not in ("VERB", "AUX") or _below(verb, token):
        return False
    wrong = token.nbor(-1)
    if wrong.dep_ in SUBJECTS:
        wrong.dep_ = "dep"
    token.head, token.dep_ = verb, "nsubj"
    return True


def _after_quotation(token: Token) -> bool:
    """A verb whose group follows a closing mark takes the noun phrase right after it as its subject."""
    if token.pos_ != "VERB" or any(c.dep_ in SUBJECTS and c.i > token.i for c in token.children):
        return False
    first = min(
        (c.i for c in token.children if c.dep_.startswith("aux") and token.i - 4 <= c.i < token.i), default=token.i
    )
    if first == token.i and "Fin" not in token.morph.get("VerbForm", []):
        return False
    if first < 2 or token.i + 1 >= len(token.doc) or not _closed(token.doc, first):
        return False
    heads = [
        c for c in token.children if c.i > token.i and c.dep_ in OBJECTS and c.pos_ in NOMINAL and c.text[0] != "-"
    ]
    if not heads or any(
        t.pos_ not in ("DET", "ADJ", "ADV", "NUM", "PROPN", "NOUN") for t in token.doc[token.i + 1 : heads[0].i]
    ):
        return False
    for child in token.children:
        if child.dep_ in SUBJECTS and child.i < first:
            child.dep_ = "dep"
    heads[0].dep_ = "nsubj"
    return True


def _topic(token: Token) -> bool:
    """What stands before a colon is no second subject of the verb behind it."""
    if token.text != ":":
        return False
    doc = token.doc
    verbs = {c.head.i for c in doc[token.i + 1 :] if c.dep_ in SUBJECTS and token.i < c.i < c.head.i}
    topics = [t for t in doc[: token.i] if t.dep_ in SUBJECTS and t.head.i in verbs]
    for topic in topics:
        topic.dep_ = "dep"
    return bool(topics)


def _after_clause(token: Token) -> bool:
    """A verb behind a comma has no subject from before a whole clause, which is what it reports."""
    if token.text != "," or token.i + 2 >= len(token.doc):
        return False
    first = token.nbor(1)
    verb = first.head if first.dep_.startswith("aux") and 0 < first.head.i - first.i < VERB_GROUP else first
    if verb.pos_ != "VERB" or "Fin" not in first.morph.get("VerbForm", []):
        return False
    far = next((c for c in verb.children if c.dep_ in SUBJECTS and c.i < token.i), None)
    behind = next((c for c in verb.children if c.i > verb.i and c.dep_ in OBJECTS and c.pos_ in NOMINAL), None)
    if far is None or behind is None or behind.left_edge.i != verb.i + 1:
        return False
    near = next((t for t in token.doc[far.i + 1 : token.i] if t.dep_ in SUBJECTS and _last_of(far, t)), None)
    if near is None or near.head.i > token.i:
        return False
    clause = near.head
    far.dep_, behind.dep_ = near.dep_, "nsubj"
    clause.head, clause.dep_ = verb, "ccomp"
    far.head = clause
    near.head, near.dep_ = far, "conj"
    return True


def _last_of(far: Token, near: Token) -> bool:
    """Whether a subject ends a list that another opens: "X, Y | and Z are ready"."""
    before = near.doc[near.left_edge.i - 1]
    return before.pos_ == "CCONJ" and near.head != far and near.head.dep_ == "conj" and near.head.head == far


def _closed(doc: Doc, first: int) -> bool:
    """Whether a closing mark, perhaps with a comma, stands right before token ``first``."""
    before = doc[first - 1]
    if before.text == ",":
        before = doc[first - 2]
    return before.text == MARK and sum(t.text == MARK for t in doc[: before.i + 1]) % 2 == 0


def _below(token: Token, top: Token) -> bool:
    return token == top or top.is_ancestor(token)


Rule = Callable[[Token], bool]
REPAIRS: tuple[tuple[str, Rule], ...] = (
    ("clitic", _clitic),
    ("after-quotation", _after_quotation),
    ("topic", _topic),
    ("after-clause", _after_clause),
)
