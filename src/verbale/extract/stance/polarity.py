"""Whether a clause is negated, and whether it says that something is so at all."""

from spacy.tokens import Token

from verbale.extract.stance.form import is_verb_taken_for_noun
from verbale.extract.stance.labels import OBJECT, SUBJECT, VERBAL
from verbale.extract.stance.tables import Stances
from verbale.parse.columns import children, columns, helpers, morph

COMPLETED = 4  # tokens after a verb in which "plus" or "rien" completes its "ne"
IDIOM = 4  # tokens around a verb in which an idiom stands
ASKED = frozenset({"WP", "WP$", "WRB"})  # tags of words that ask
MARKS = frozenset({"mark", "advmod"})
GOVERNED = frozenset({"ccomp", "xcomp", "acl", "obj", "dobj", "obl:arg", "nmod", "conj", "pcomp", "prep"})


def negated(token: Token, words: Stances) -> bool:
    """Whether the word is negated: by an adverb, by its auxiliary, or by "no" before its subject or object."""
    if _nowhere(token, words):
        return False
    found = _negators(token, words)
    for helper in helpers(token):
        found += _negators(helper, words)
    named = token.pos_ not in VERBAL or token.tag_ == "VBN"  # "was not opposed"
    if named and token.head.pos_ in VERBAL and token.dep_ in ("acomp", "xcomp", "attr", "oprd"):
        found += _negators(token.head, words)
    if token.dep_ == "xcomp" and token.head.lemma_.lower() in words.obligation + words.possibility + words.future:
        found += _negators(token.head, words)  # "is not going to wait", "ne peut pas accepter"
    if token.pos_ in VERBAL and any(c.lower_ in words.privative and c.dep_ == "mark" for c in children(token)):
        return True  # "sans exclure"
    if token.dep_ == "pcomp" and token.head.lower_ in words.privative:
        return True  # "without ruling out"
    if found and (_merely(token, words) or _nonetheless(token, words)):
        return False
    strong = [w for w in found if w not in words.weak_negators]
    if strong:
        return True
    if found and (_before_object(token, words) or not _restricted(token, words)):
        return True
    if token.pos_ == "NOUN" and token.dep_ in OBJECT and _denied(token, words):
        return True
    if token.pos_ in VERBAL and _for_nothing(token, words):
        return True
    nouns = [c for c in children(token) if c.dep_ in SUBJECT | OBJECT]
    if found and any(n.pos_ == "PRON" and n.lower_ in words.strong_negators for n in nouns):
        return True  # "ne reprendront aucun de leurs ressortissants"
    if named and token.dep_ in ("acomp", "attr"):  # "neither Budapest nor Bratislava is ready"
        nouns += [c for c in children(token.head) if c.dep_ in SUBJECT]
    near = (d for n in nouns for d in children(n) if d.dep_ in ("det", "neg", "amod", "preconj"))
    return any(d.lower_ in words.negators for d in near)


def _nowhere(token: Token, words: Stances) -> bool:
    """Whether no word of the sentence negates: then nothing else need be asked."""
    given = columns(token.doc)
    said = frozenset(given.lower[slice(*given.sentences[token.i])])
    return all(said.isdisjoint(known) for known in (words.negators, words.privative, words.nothing))


def _before_object(token: Token, words: Stances) -> bool:
    """ "N'accepterait « pas un kilo de moins »": the negation stands with the object, at its head."""
    heads = (d for c in children(token) if c.dep_ in OBJECT and c.i > token.i for d in children(c))
    return any(d.lower_ in words.negators and d.dep_ == "advmod" and d.i == d.head.left_edge.i for d in heads)


def _denied(noun: Token, words: Stances) -> bool:
    """ "No plans", "n'a pas l'intention": the noun is what is not had."""
    if any(c.lower_ in words.negators and c.dep_ in ("det", "neg", "amod") for c in children(noun)):
        return True
    return noun.head.lemma_.lower() in words.light and negated(noun.head, words)


def _for_nothing(token: Token, words: Stances) -> bool:
    """ "Would settle for nothing less": nothing else, which is no."""
    held = (o for c in children(token) if c.dep_ == "prep" and c.i == token.i + 1 for o in children(c))
    return any(o.dep_ == "pobj" and o.lower_ in words.nothing for o in held)


def _restricted(token: Token, words: Stances) -> bool:
    """ "Ne … que": only so, not not so."""
    if any(c.lower_ in words.only and c.dep_ in ("advmod", "mark", "fixed") for c in children(token)):
        return True
    after = [t for t in token.doc[token.i + 1 : token.sent.end] if t.lower_ in words.only]
    clauses = {c.i for c in children(token) if c.dep_ == "ccomp" and c.pos_ != "NOUN"}
    return any(t.pos_ == "ADV" or t.dep_ == "advmod" or t.head.i not in clauses for t in after) and not any(
        t.lower_ in words.completing for t in token.doc[token.i + 1 : token.i + COMPLETED]
    )


def _merely(token: Token, words: Stances) -> bool:
    """ "Not only", "pas seulement": more is said, nothing is negated."""
    near = [c for t in (token, *children(token)) for c in children(t) if c.lower_ in words.merely]
    return any(c.i > 0 and token.doc[c.i - 1].lower_ in words.negators for c in near)


def _nonetheless(token: Token, words: Stances) -> bool:
    """ "N'en prévoit pas moins": it does."""
    if not words.nonetheless:
        return False
    near = token.doc[max(token.sent.start, token.i - IDIOM) : token.i + IDIOM].text.lower()
    opens, _, rest = near.partition(words.nonetheless[0])
    return opens != near and words.nonetheless[1] in rest


def _negators(token: Token, words: Stances) -> list[str]:
    kinds = ("neg", "advmod", "advmod:neg", "cc", "preconj")
    near = [c for c in children(token) if c.dep_ in kinds and not _contrasts(c)]
    near += [g for c in near if c.pos_ == "ADV" for g in children(c) if g.dep_ in kinds]  # "pas encore"
    return [c.lower_ for c in near if c.lower_ in words.negators]


def _contrasts(negator: Token) -> bool:
    """ "Fera sa part, pas celle des autres": what stands behind a comma is negated, not the verb."""
    return negator.i > negator.head.i + 1 and negator.doc[negator.i - 1].text == ","


def modal_over(token: Token, words: Stances) -> str:
    """Lemma of the modal verb over a clause: an auxiliary, or the verb that governs its infinitive; else empty."""
    for helper in helpers(token):
        lemma = helper.lemma_.lower()
        if (
            helper.dep_ == "aux"
            and (lemma in words.obligation or lemma in words.possibility)
            and not helper.tag_.startswith("VB")
            and not _inverted(helper, token)
        ):
            return str(lemma)
    if token.dep_ not in ("ccomp", "xcomp"):
        return ""
    head, lemma = token.head, token.head.lemma_.lower()
    that = token.dep_ == "ccomp" and any(c.dep_ == "mark" and c.i > head.i for c in children(token))
    if that and head.pos_ in VERBAL and lemma in words.obligation:
        return str(lemma)  # "il faut que chacun renonce"
    if token.dep_ != "xcomp" or head.pos_ not in VERBAL:
        return ""
    if "Fut" in morph(token, "Tense"):
        return ""  # the parser's slip: a verb in the future stands under nothing
    if lemma in words.obligation + words.possibility:
        return "" if any(c.dep_ == "aux:tense" for c in children(head)) else str(lemma)  # "aurait dû": it was not
    governed = any(c.tag_ == "TO" or (c.dep_ == "mark" and c.lemma_ == "à") for c in children(token))
    return words.obligation[0] if lemma in words.obligation_verbs and governed else ""


def able(token: Token, words: Stances) -> bool:
    """Whether a clause stands under "can" or "peut" in the present."""
    group = (*helpers(token), token.head) if token.dep_ == "xcomp" else helpers(token)
    verb = next((t for t in group if t.lemma_.lower() in words.ability), None)
    return verb is not None and (verb.tag_ == "MD" or "Pres" in morph(verb, "Tense"))


def weakly(token: Token, words: Stances) -> bool:
    """Whether an obligation stands in a form that may also tell what is likely ("should", "devrait")."""
    group = (*helpers(token), token.head) if token.dep_ == "xcomp" else helpers(token)
    modal = next((t for t in group if t.lemma_.lower() in words.obligation), None)
    return modal is not None and (modal.lower_ in words.likely or "Cnd" in morph(modal, "Mood"))


def _inverted(helper: Token, token: Token) -> bool:
    """ "should Russia attack" is a condition, or a question."""
    return any(c.dep_ in SUBJECT and c.i > helper.i for c in children(token))


def unreal(token: Token, words: Stances, *, noun: bool = False) -> bool:
    """Whether the clause is only supposed: under "if", or in a question; the negation over a noun is its own."""
    at = token
    for _ in range(6):
        if any(c.dep_ in MARKS and c.lower_ in words.unreal for c in children(at)) or asks(at, words):
            return True
        if at.dep_ not in ("conj", "xcomp", "advcl", "aux", "cop") or at.head == at:
            break
        if at.dep_ == "advcl":
            break
        at = at.head
    if _charged(token, words):
        return True
    if noun and token.dep_ in OBJECT and _denied(token, words):
        return False
    return _under_negation(token, words) or bool(token.sent[-1].text == "?")


def asks(token: Token, words: Stances) -> bool:
    """An indirect question: "quels gestes ils sont prêts à faire", "what steps it is ready to take"."""
    before = columns(token.doc).lower[token.left_edge.i : token.i]
    asked = not words.interrogative.isdisjoint(before)  # words first: the tokens are dear
    ahead = [t for t in token.subtree if t.i < token.i] if asked else []
    if token.dep_ == "ccomp":  # the noun asked about may hang on the verb above ("entendre quels gestes …")
        ahead += [t for c in children(token.head) if token.head.i < c.i < token.i for t in (c, *children(c))]
    who = token.dep_ == "ccomp" and any(c.i < token.i and c.tag_ in ASKED for c in children(token))
    return who or any(t.lower_ in words.interrogative for t in ahead)


def _charged(token: Token, words: Stances) -> bool:
    """What somebody is accused of is a charge, not his stance: "accused China of seeking to …"."""
    at = token
    for _ in range(4):
        if at.head == at or at.dep_ not in ("xcomp", "pcomp", "prep", "obl:arg", "advcl", "conj"):
            return False
        if at.dep_ != "conj" and at.head.lemma_.lower() in words.accusing:
            return True
        at = at.head
    return False


def _under_negation(token: Token, words: Stances) -> bool:
    """Under a verb that is negated: "nous n'avons pas vu de signes indiquant qu'ils veulent …"."""
    if is_verb_taken_for_noun(token):
        return False
    at = token
    for _ in range(6):
        up = at.head
        if up == at or at.dep_ not in GOVERNED:
            return False
        helping = words.obligation + words.possibility + words.future  # "is not going to wait", "ne peut pas accepter"
        coming = at.dep_ == "xcomp" and up.lemma_.lower() in helping
        if up.pos_ in VERBAL and at.dep_ != "conj" and not coming and negated(up, words):
            return True
        at = up
    return False


def by_anyone(token: Token, words: Stances) -> bool:
    """ "On sanctionne un silence": a maxim, of anybody and anything."""
    anybody = any(c.dep_ in SUBJECT and c.lower_ in words.anyone for c in children(token))
    things = (d for c in children(token) if c.dep_ in OBJECT for d in children(c) if d.dep_ == "det")
    return anybody and any("Ind" in morph(d, "Definite") for d in things)


def in_when_clause(token: Token, words: Stances) -> bool:
    """Whether a clause only tells when ("lorsqu'elle a proposé la paix")."""
    at = token
    while at.dep_ in ("conj", "xcomp", "aux", "acomp") and at.head != at:
        at = at.head
    return at.dep_ == "advcl" and any(c.lower_ in words.when and c.dep_ in MARKS for c in children(at))


def future(token: Token, words: Stances) -> str:
    """ "plain", "reported" (only inside speech: "would", "-rait"), or empty."""
    below = helpers(token)
    group = [t for t in below if t.dep_ != "cop"] or [token, *below]
    if any("Fut" in morph(t, "Tense") or _ends(t, words, words.future_endings) for t in group):
        return "plain"
    will = next((t for t in group if t.tag_ == "MD" and t.lemma_.lower() in words.future), None)
    if will is not None:
        return "reported" if will.lower_ in words.reported else "plain"
    if any("Cnd" in morph(t, "Mood") or _ends(t, words, words.reported_endings) for t in group):
        return "reported"
    if misread_future(token, words):
        return "plain"
    head = token.head
    if token.dep_ == "xcomp" and head.lemma_.lower() in words.future and head.pos_ in VERBAL:
        return "plain" if {"Pres", "Imp"} & set(morph(head, "Tense")) else ""
    return ""


def misread_future(token: Token, words: Stances) -> bool:
    """A future that the tagger took for another word ("nous taxerons"), with a pronoun as its subject."""
    if token.pos_ in VERBAL or not token.lower_.endswith(words.future_forms or (" ",)):
        return False
    return any(c.dep_ in SUBJECT and c.pos_ in ("PRON", "PROPN") and c.i < token.i for c in children(token))


def _ends(token: Token, words: Stances, endings: tuple[str, ...]) -> bool:
    """Whether a verb is its infinitive or future stem with one of the endings, whatever the tagger made of it."""
    if not token.lower_.endswith(endings):
        return False
    lemma = token.lemma_.lower()
    stem = words.future_stems.get(lemma, lemma.removesuffix("e"))
    return any(token.lower_ == stem + e for e in endings)
