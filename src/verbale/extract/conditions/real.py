"""Whether words that open a condition put one: not where they ask, date, measure or tell of the past."""

from spacy.tokens import Token

from verbale.extract.conditions.tables import Conditions, Connective
from verbale.extract.stance.form import is_finite
from verbale.extract.stance.labels import SUBJECT, VERBAL
from verbale.parse.columns import children, helpers, morph

TIME_LABELS = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "QUANTITY", "MONEY"})


def conditional(head: Token | None, connective: Connective, table: Conditions) -> bool:
    """Whether the words put a condition here: not a question, a date, a measure, or the past."""
    if head is None:
        return True
    if connective.sense in ("until", "before", "pending", "without", "except") and _timely(head, table):
        return False
    if connective.inverted:
        return _inverted(head, connective)
    if connective.sense == "if" and head.dep_ in ("ccomp", "xcomp") and head.head.lemma_.lower() in table.asking:
        return False
    if connective.sense in ("without", "except", "before") and head.pos_ in VERBAL and connective.sense == "without":
        return head.tag_ == "VBG" and any(c.dep_ in ("nsubj", "poss") for c in children(head))
    if connective.refusing and (head.pos_ not in VERBAL or _past(head) or not is_finite(head)):
        return False
    if connective.future:
        return head.pos_ in VERBAL and not _past(head)
    return True


def _inverted(head: Token, connective: Connective) -> bool:
    """ "Should the North conduct another test": the auxiliary stands before its subject, and asks nothing."""
    helper = next((c for c in children(head) if c.dep_.startswith("aux") and c.lower_ in connective.words), None)
    before = helper is not None and any(c.dep_ in SUBJECT and c.i > helper.i for c in children(head))
    return before and head.sent[-1].text != "?"


def _past(head: Token) -> bool:
    if any(c.dep_ == "aux:tense" and "Fut" not in morph(c, "Tense") for c in children(head)):
        return True
    group = [head, *helpers(head)]
    finite = [t for t in group if "Fin" in morph(t, "VerbForm") or t.tag_ in ("VBD", "VBZ", "VBP")]
    return any({"Past", "Imp"} & set(morph(t, "Tense")) or t.tag_ == "VBD" for t in finite)


def _timely(head: Token, table: Conditions) -> bool:
    if head.pos_ == "NUM" or head.ent_type_ in TIME_LABELS or head.lemma_.lower() in table.times:
        return True
    return head.lower_ in table.times or any(c.pos_ == "NUM" and c.dep_ == "nummod" for c in children(head))
