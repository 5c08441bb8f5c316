"""Find who speaks: the subject of a cue verb, wherever the press puts it."""

from collections.abc import Mapping

from verbale.extract.speech.inverted import inverted
from verbale.extract.speech.shared import shared
from verbale.extract.speech.speakers import kind_of_speaker
from verbale.extract.speech.subjects import HEADS, NOMINAL, SUBJECTS, Source, antecedent, resolved, top
from verbale.extract.speech.tails import group_of
from verbale.extract.speech.verbs import Cue
from verbale.extract.speech.view import BREAKS, FINAL, View, main_verb

OBJECTS = frozenset({"obj", "dobj"})
THINGS = frozenset({"thing", "pronoun::", "pronoun:3:"})  # what does not speak, with pronouns without a person


def source_of(v: View, cue: Cue, known: Mapping[int, Source]) -> Source | None:
    """The source of a cue verb; None where the block has none.

    Args:
        known: Sources of the cue verbs before this one, which it may share.
    """
    if cue.clitic >= 0:
        return Source(cue.clitic, "clitic")
    if cue.form == "passive":
        return _agent(v, cue)
    if cue.form == "past":
        return _agent(v, cue) or _joined(v, cue, known) or (shared(v, cue.verb, known) if _conjoined(v, cue) else None)
    if cue.form == "finite":
        found = _behind_relative(v, cue) or _interrupting(v, cue) or _subject(v, cue) or _before_apposition(v, cue)
        if not found and _fronted(v, cue):
            found = inverted(v, cue)
            if found and _no_subject(v, cue, found):
                found = None
            if found and kind_of_speaker(v, found.head) == "thing" and _names_somebody(v, cue):
                return None  # "« Les Amis » annoncent leur congrès"
        if found:
            return _of_tagged(v, cue, found, known)
    if cue.form == "participle":
        quoted = _quoted_as(v, cue)
        if quoted:
            return quoted
        return _absolute(v, cue) or _governing(v, cue, known) or _participle(v, cue, known) or _nearest(v, cue)
    return shared(v, cue.verb, known) or _nearest(v, cue)


def _before_apposition(v: View, cue: Cue) -> Source | None:
    """The noun that a name between commas goes with, where the parser takes the verb for its participle.

    "The governor of Ohio, Jane Roe, | called on the firm to pay": without a verb, the noun is the parser's root.
    """
    noun, before = v.head[cue.verb], cue.start - 1
    if v.dep[cue.verb] != "acl" or v.dep[noun] != "ROOT" or noun >= before or v.words[before] != ",":
        return None
    name = v.pos[before - 1] == "PROPN" and "," in v.words[noun + 1 : before]
    return Source(noun, "subject") if name and _may_speak(v, noun) else None


def _of_tagged(v: View, cue: Cue, found: Source, known: Mapping[int, Source]) -> Source:
    """The source right before a relative clause, not who is told or where it sits before it.

    "…, a indiqué à la presse l'intersyndicale, qui réclame …", "…, said the mission in Oslo, which called for …".
    """
    if found.how != "relative":
        return found
    opened = next((i for i in range(cue.start - 1, found.head, -1) if v.words[i] in v.cues.relatives), 0)
    end = opened - (v.words[opened - 1] == ",")
    for source in known.values():
        between = range(source.end, end)
        if not opened or source.how != "inverted" or source.end > end or source.head == found.head:
            continue
        placed = kind_of_speaker(v, found.head) == "place" and found.head >= source.end
        clear = not any(v.words[i] in BREAKS or v.pos[i] in ("VERB", "AUX") for i in between)
        if source.end == end or (placed and clear):
            return Source(source.head, "relative", source.end, source.start)
    return found


def _behind_relative(v: View, cue: Cue) -> Source | None:
    """The noun that opens a unit before a relative clause between commas ("Aquaval, dont le nom a changé, a exprimé").

    Parsers take the relative clause for the main one where the noun is a name that they do not know.
    """
    low, before = v.unit(cue.verb)[0], cue.start - 1
    while low < before and v.pos[low] in ("SPACE", "PUNCT"):
        low += 1
    if before <= low or v.words[before] != "," or v.inside[low] != v.inside[cue.verb]:
        return None
    comma = next((i for i in range(low, before) if v.words[i] in BREAKS or v.pos[i] in ("VERB", "AUX")), before)
    if comma + 2 >= before or v.words[comma] != "," or v.pos[low] not in ("DET", "PROPN", "NOUN", "NUM", "ADJ"):
        return None
    opens = comma + 1 + (v.pos[comma + 1] == "ADP")
    if v.words[opens] not in v.cues.relatives or any(v.inside[i] != v.inside[cue.verb] for i in range(low, before)):
        return None
    clauses = [i for i in range(opens, before) if v.finite(i) and not v.dep[i].startswith(("aux", "cop"))]
    clauses += [i for i in range(opens, before) if v.finite(i) and v.dep[i].startswith("cop")]
    head = next((i for i in range(low, comma) if v.pos[i] in NOMINAL), -1)
    return Source(head, "subject") if head >= 0 and len(clauses) <= 1 else None


def _names_somebody(v: View, cue: Cue) -> bool:
    """Whether words in marks stand right before the verb that are no clause and end with no mark: its subject."""
    n = v.inside[cue.start - 1] if cue.start else -1
    if n < 0 or n == v.inside[cue.verb]:
        return False
    q = v.quotes[n]
    return not any(map(v.finite, range(q.first, q.last))) and v.words[q.last - 1] not in BREAKS | FINAL


def _interrupting(v: View, cue: Cue) -> Source | None:
    """The noun phrase after a cue that breaks into a clause or follows one, which the parser takes for its object.

    "Le texte, souligne le maire, sera voté", "Le texte sera voté, a souligné le maire".
    """
    low, before = v.unit(cue.verb)[0], cue.start - 1
    if before <= low or v.words[before] != ",":
        return None
    found = inverted(v, cue)
    if not found or not cue.takes("after") or _no_subject(v, cue, found):
        return None
    if kind_of_speaker(v, found.head) == "thing" and not (_titled_name(v, found) and main_verb(v, low, before)):
        return None
    if not any(map(v.finite, range(low, before))) and _set_in(v, found.end, v.unit(cue.verb)[1]):
        return found
    closed = found.end >= len(v) or v.words[found.end] in BREAKS or v.pos[found.end] in ("ADP", "ADV")
    return found if closed and main_verb(v, low, before) and not _set_off(v, cue) else None


def _set_in(v: View, end: int, stop: int) -> bool:
    """Whether a comma closes what breaks into a clause: right behind the source, or a phrase before a quotation."""
    if end < stop and v.pos[end] == "ADP":
        comma = next((i for i in range(end, stop - 1) if v.words[i] == "," or v.finite(i)), end)
        return v.words[comma] == "," and v.inside[comma + 1] >= 0
    return end < len(v) and v.words[end] == ","


def _no_subject(v: View, cue: Cue, found: Source) -> bool:
    """Whether a noun behind a verb is the object of one verb more ("demanded a truce, reminded Oslo of it, and left").

    Or the subject of what is said ("signed and, after a pause, said he was tired"). Only where a subject rarely
    follows its verb does the parser tell either from the verb's own subject.
    """
    if not v.cues.bare_clauses:
        return False
    above, own = v.head[cue.verb], v.head[found.head] == cue.verb
    if v.dep[found.head] in SUBJECTS:
        return (
            not own
            and v.head[found.head] > found.head
            and v.finite(min(found.end, len(v) - 1))
            and v.pos[found.head] == "PRON"
        )
    listed = v.dep[cue.verb] == "conj" and v.dep[found.head] in OBJECTS
    return listed and own and group_of(v, above) == group_of(v, cue.verb)


def _titled_name(v: View, source: Source) -> bool:
    """Whether a person's name between commas follows a noun ("a annoncé le formateur, Jean Roy.")."""
    at = source.end
    if at + 1 >= len(v) or v.words[at] != "," or not v.text_capital(at + 1) or v.pos[at + 1] != "PROPN":
        return False
    close = next((i for i in range(at + 1, len(v)) if v.pos[i] != "PROPN"), len(v))
    return (close == len(v) or v.words[close] in BREAKS) and v.token(at + 1).ent_type_ in ("PER", "PERSON")


def _set_off(v: View, cue: Cue) -> bool:
    """Whether the subject has an aside between commas behind it ("Lund, who was ill, told")."""
    for k in v.kids[cue.verb]:
        if v.dep[k] in SUBJECTS and k < cue.verb:
            end = k + 1
            while end < cue.start and v.pos[end] == "PROPN":
                end += 1
            return v.words[end] == ","
    return False


def _quoted_as(v: View, cue: Cue) -> Source | None:
    """Who is quoted as saying it: the subject of the passive verb above."""
    above = v.head[cue.verb]
    while v.pos[above] == "ADP" and v.head[above] != above:
        above = v.head[above]
    if v.words[cue.start - 1] not in v.cues.charging or v.pos[above] != "VERB":
        return None
    for k in v.kids[above]:
        if v.dep[k] in ("nsubjpass", "nsubj:pass") and v.pos[k] in NOMINAL:
            return resolved(v, k)
    return None


def _absolute(v: View, cue: Cue) -> Source | None:
    """A participle's own noun phrase, from the comma on ("…, la porte-parole qualifiant …")."""
    low = start = cue.start
    while low > v.unit(cue.verb)[0] and v.words[low - 1] not in BREAKS and v.inside[low - 1] == v.inside[cue.verb]:
        low -= 1
    if low == start or any(v.pos[i] in ("VERB", "AUX") for i in range(low, start)):
        return None
    outside = [i for i in range(low, start) if _may_speak(v, i) and not low <= v.head[i] < start]
    return Source(outside[0], "noun") if outside else None


def _governing(v: View, cue: Cue, known: Mapping[int, Source]) -> Source | None:
    """The source of the cue before a participle after a comma ("…, a-t-il averti, assurant que …")."""
    source = _last_cue(v, cue, known)
    if source is None or source.how not in ("clitic", "inverted"):
        return None
    return Source(source.head, source.how, source.end, source.start)


def _participle(v: View, cue: Cue, known: Mapping[int, Source]) -> Source | None:
    """Whose verb a participle shares; not a thing's behind a speaker's ("a jugé l'offre basse, assurant …")."""
    found = shared(v, cue.verb, known)
    if found and found.how == "noun" and v.words[cue.start - 1] == ",":
        found = _clause_subject(v, found.head) or found
    speaker = _last_cue(v, cue, known)
    if found and speaker and found.head > speaker.head:
        thing = kind_of_speaker(v, found.head) in THINGS
        return speaker if thing or _in_adverbial(v, found.head, cue) else found
    return found


def _clause_subject(v: View, noun: int) -> Source | None:
    """The subject of the main clause around a noun, if it may speak ("Oslo quitte l'accord avec Malmö, accusant …")."""
    main = noun
    while v.head[main] != main:
        main = v.head[main]
    for k in v.kids[main]:
        if v.dep[k] in SUBJECTS and k < main <= noun and _may_speak(v, k) and kind_of_speaker(v, k) not in THINGS:
            found = resolved(v, k)
            return Source(found.head, "shared") if found else None
    return None


def _in_adverbial(v: View, subject: int, cue: Cue) -> bool:
    """Whether a subject before the cue is that of an adverbial clause ("rebuked X after his men were sent off, …")."""
    verb = v.head[subject]
    return subject < verb < cue.start and v.dep[verb] == "advcl"


def _last_cue(v: View, cue: Cue, known: Mapping[int, Source]) -> Source | None:
    """The source of the last cue before a participle that a comma or a gerund's marker sets off."""
    low, before = v.unit(cue.verb)[0], cue.start - 1
    while before > low and (v.words[before] in v.cues.gerund_markers or v.pos[before] == "ADV"):
        before -= 1
    if before < low or (v.words[before] != "," and before == cue.start - 1):
        return None
    said = [i for i in known if low <= i < cue.start and v.inside[i] == v.inside[cue.verb]]
    return known[max(said)] if said else None


def _conjoined(v: View, cue: Cue) -> bool:
    return v.dep[cue.verb] == "conj"


def _joined(v: View, cue: Cue, known: Mapping[int, Source]) -> Source | None:
    """The source of the compound verb whose auxiliary a bare participle shares ("a raillé X, qui …, et appelé à Y")."""
    low, before = v.unit(cue.verb)[0], cue.start - 1
    while before > low and v.pos[before] == "ADV":
        before -= 1
    if v.pos[before] != "CCONJ":
        return None
    for i in range(before - 1, low, -1):
        helped = any(v.dep[k].split(":")[0] == "aux" and v.finite(k) for k in v.kids[i])
        if helped and v.inside[i] == v.inside[cue.verb]:
            return known.get(i)
    return None


def _fronted(v: View, cue: Cue) -> bool:
    """Whether no subject can stand before the verb: it opens its clause, or follows a mark or a relative."""
    before = cue.start - 1
    if before < v.unit(cue.verb)[0]:
        return True
    outside = v.inside[before] >= 0 and v.inside[before] != v.inside[cue.verb]
    return outside or v.pos[before] in ("PUNCT", "SPACE", "SCONJ") or v.words[before] in v.cues.relatives


def _subject(v: View, cue: Cue) -> Source | None:
    for k in reversed(v.kids[cue.verb]):
        named = v.pos[k] in NOMINAL or (v.pos[k] == "ADJ" and v.pos[k - 1] == "DET")  # "the former warned"
        if v.dep[k] in SUBJECTS and k < cue.verb and named and not _quoted_away(v, k, cue):
            return resolved(v, k)
    before = cue.start - 1
    if before >= 0 and v.words[before] in v.cues.clitics and v.pos[before] == "PRON":
        return Source(before, "subject")
    if before >= 0 and v.words[before] in v.cues.relatives and v.pos[before] == "PRON":
        if v.dep[before] in OBJECTS and (found := inverted(v, cue)):
            return found  # "ce que démentent deux rapports"
        return antecedent(v, before)
    return None


def _quoted_away(v: View, k: int, cue: Cue) -> bool:
    """Whether the parser hung the verb on a noun of the quotation before it."""
    n = v.inside[k]
    return n >= 0 and n != v.inside[cue.verb] and any(v.finite(i) for i in range(v.quotes[n].first, v.quotes[n].last))


def _agent(v: View, cue: Cue) -> Source | None:
    for k in v.kids[cue.verb]:
        if v.dep[k] == "obl:agent":
            return Source(k, "agent")
        if v.dep[k] == "agent":
            inner = [j for j in v.kids[k] if v.dep[j] == "pobj"]
            if inner:
                return Source(inner[0], "agent")
    return None


def _nearest(v: View, cue: Cue) -> Source | None:
    """The noun phrase that ends right before the verb group, or the first of the unit."""
    at, start = cue.start - 1, v.unit(cue.verb)[0]
    while at >= start and v.words[at] in {",", '"'}:
        at -= 1
    aside = v.dep[at] == "pobj" and v.words[at + 1] == ","  # "and, after a pause, said"
    if cue.form == "finite" and at >= start and not aside and _may_speak(v, at) and v.inside[at] == v.inside[cue.verb]:
        return Source(top(v, at), "nearest")
    level = (-1, v.inside[cue.verb])
    first = next(
        (i for i in range(start, cue.start) if _may_speak(v, i) and v.dep[i] in HEADS and v.inside[i] in level), None
    )
    return Source(first, "nearest") if first is not None else None


def _may_speak(v: View, i: int) -> bool:
    """Whether the token is a noun or a pronoun that can be a subject (not "s'", "en")."""
    never = (v.cues.reflexives - v.cues.clitics) | v.cues.gerund_markers
    return v.pos[i] in NOMINAL and not (v.pos[i] == "PRON" and v.words[i] in never)
