"""The subject that stands after its verb: "a rétorqué jeudi Mark Rutte", "said the mayor"."""

from verbale.extract.speech.subjects import NOMINAL, SUBJECTS, Source
from verbale.extract.speech.verbs import Cue, closes_quotation
from verbale.extract.speech.view import BREAKS, View, main_verb

CLOSING = frozenset({"PUNCT", "VERB", "AUX", "SCONJ", "SPACE"})  # a noun phrase after a verb ends before these
PAST = 14  # tokens behind the verb within which its subject starts, adverbials between them
SCARE = 4  # tokens between quote marks that may be part of a noun phrase


def inverted(v: View, cue: Cue) -> Source | None:
    """The noun phrase right after the verb, past adverbs and words of time ("a rétorqué jeudi Mark Rutte")."""
    start, stop = cue.end, v.unit(cue.verb)[1]
    while start < stop and (v.pos[start] == "ADV" or v.words[start] in v.cues.fillers):
        start += 1
    if start < stop and v.words[start] == ",":  # "…", reconnaît, sous couvert d'anonymat, un diplomate
        close = next((i for i in range(start + 1, min(stop, start + 12)) if v.words[i] in BREAKS or v.finite(i)), 0)
        aside = close and v.words[close] == "," and v.pos[start + 1] == "ADP"
        start = close + 1 if aside and close + 1 < stop and v.pos[close + 1] in ("DET", "PROPN", "NUM") else start
    apart = start < stop - 3 and v.pos[start] == "ADP" and "Yes" in v.morph(start + 1, "Poss")
    if apart and v.pos[start + 2] == "NOUN" and closes_quotation(v, cue.start):
        start += 3  # "…", a averti de son côté le commandant
    start = _past_phrase(v, cue, start, stop)
    at, head = start, -1
    while at < stop and (v.inside[at] == v.inside[cue.verb] or scare(v, at)):
        quoted = v.quotes[v.inside[at]] if v.inside[at] != v.inside[cue.verb] else None
        if quoted:
            head = head if head >= 0 else next(i for i in range(quoted.first, quoted.last) if v.pos[i] in NOMINAL)
            at = quoted.end
            continue
        if head >= 0 and v.words[at] in v.cues.fillers and v.pos[at - 1] != "ADP":
            break  # a averti la Cour jeudi
        if v.pos[at] in NOMINAL:
            head = at if head < 0 else head
        elif v.pos[at] in CLOSING or _new_phrase(v, at, head):
            break
        at += 1
    if head < 0 and at > start + 1 and v.pos[at - 1] == "ADJ" and v.pos[start] == "DET":
        head = at - 1  # a assuré ce dernier
    if head < 0:
        return None
    return Source(_lifted(v, head, at), "inverted", at, start)


def _lifted(v: View, head: int, end: int) -> int:
    """The name that the first noun of a phrase qualifies ("said Red Cross delegate Marie Lang")."""
    while head < v.head[head] < end and v.pos[v.head[head]] in NOMINAL and v.dep[head] == "compound":
        head = v.head[head]
    return head


def _past_phrase(v: View, cue: Cue, start: int, stop: int) -> int:
    """Where the subject starts behind who is told ("a confié au Monde la médiatrice"), or ``start``."""
    if start >= stop or v.pos[start] != "ADP" or v.words[start] in v.cues.links:
        return start
    for k in v.kids[cue.verb]:
        if v.dep[k] in SUBJECTS and start < k < min(stop, start + 10) and v.left_edge(k) > start + 1:
            return v.left_edge(k)
    told = v.words[start] in v.cues.addressing
    apart = closes_quotation(v, cue.start) or _closes_clause(v, cue)
    if not told and (v.cues.bare_clauses or not apart):
        return start  # where a clause needs no complementiser, it may start with the noun phrase
    for i in range(start + 2, min(stop, start + PAST)):
        if v.words[i] in BREAKS or v.inside[i] != v.inside[cue.verb] or v.finite(i):
            break
        opens = v.pos[i] in ("DET", "NUM") or (told and v.pos[i] == "PROPN" and v.token(i).ent_iob_ == "B")
        if opens and (v.pos[i - 1] in NOMINAL or v.text_capital(i - 1)) and not _date(v, i):
            return i
    return start


def _closes_clause(v: View, cue: Cue) -> bool:
    """Whether a whole clause and a comma end right before a verb without a subject before it."""
    alone = not any(v.dep[k] in SUBJECTS and k < cue.verb for k in v.kids[cue.verb])
    return alone and v.words[cue.start - 1] == "," and main_verb(v, v.unit(cue.verb)[0], cue.start - 1)


def _date(v: View, i: int) -> bool:
    """Whether a day of the month starts at ``i`` ("le 4 mai")."""
    return i + 1 < len(v) and v.words[i + 1][0].isdigit() and "Sing" in v.morph(i, "Number")


def scare(v: View, at: int) -> bool:
    """Whether quote marks open at ``at`` around a word or two of a noun phrase that begins before or goes on after.

    'a affirmé le « présentateur » de la chaîne', 'said "the wise" Paul Ricci': nobody utters these words.
    """
    n = v.inside[at]
    if n < 0 or v.quotes[n].start != at or not at:
        return False
    q = v.quotes[n]
    short = q.last - q.first <= SCARE and not any(map(v.finite, range(q.first, q.last)))
    named = any(v.pos[i] in NOMINAL for i in range(q.first, q.last))
    goes_on = q.end < len(v) and v.pos[q.end] == "PROPN"
    named = named and v.pos[q.first] not in ("ADP", "ADV", "SCONJ")
    return short and named and (v.pos[at - 1] in ("DET", "ADJ", "NOUN") or goes_on)


def _new_phrase(v: View, at: int, head: int) -> bool:
    """Whether the phrase is over: before its head anything but articles, after it a preposition that is no link."""
    if head < 0:
        return v.pos[at] not in ("DET", "ADJ")
    return v.pos[at] == "ADV" or (v.pos[at] == "ADP" and v.words[at] not in v.cues.links)
