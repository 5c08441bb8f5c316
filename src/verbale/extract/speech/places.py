"""Where the content of a cue verb may start, frame by frame; more are proposed than can be true."""

from verbale.extract.speech.governed import infinitives, passive, phrases
from verbale.extract.speech.place import Place
from verbale.extract.speech.proposals import bucket
from verbale.extract.speech.speakers import kind_of_speaker
from verbale.extract.speech.subjects import NOMINAL, SUBJECTS, Source
from verbale.extract.speech.verbs import Cue
from verbale.extract.speech.view import BREAKS, FINAL, Quote, View

PHRASE = 5  # tokens, with its marks, of a quotation that is more than a phrase
REACH = 30  # tokens after the cue within which content starts
STARTS = frozenset({"DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ"})  # what a bare clause may begin with


def places(v: View, cue: Cue, source: Source | None) -> list[Place]:
    """All starts after the cue, of every frame that its entry allows."""
    begin = cue.end
    if source and source.how == "inverted":
        begin = max(begin, source.end)
    stop = min(v.unit(cue.verb)[1], begin + REACH)
    found = [*_clauses(v, cue, begin, stop), *infinitives(v, cue, cue.end, stop), *phrases(v, cue, begin, stop)]
    if cue.form in ("passive", "past") and source is not None:
        found += passive(v, cue, found)
    aside = _aside(v, cue, stop)
    seen: set[tuple[str, int, int]] = set()
    kept = []
    for p in found:
        key = (p.frame, p.start, p.before[0] if p.before else -1)
        if key not in seen and p.start < v.unit(cue.verb)[1] and p.start not in aside:
            seen.add(key)
            p.facts += _around(v, cue, p.start, aside)
            kept.append(p)
    return kept


def _aside(v: View, cue: Cue, stop: int) -> range:
    """The adverbial between two commas after the cue ("a menacé lundi, dans un message, de …"); empty: none."""
    opened = next((i for i in range(cue.end, min(stop, cue.end + 4)) if v.words[i] in BREAKS), -1)
    if opened < 0 or v.words[opened] != "," or v.pos[opened + 1 : opened + 2] != ["ADP"]:
        return range(0)
    if v.words[opened + 1] in v.cues.infinitive_markers or v.words[opened + 1] in v.cues.gerund_markers:
        return range(0)
    if any(v.words[i] in v.cues.complementisers for i in range(cue.end, opened)):
        return range(0)  # "said that, like him, she had …": the adverbial is said
    for i in range(opened + 1, stop):
        if v.words[i] == ",":
            return range(opened, i + 1)
        if v.words[i] in BREAKS or v.finite(i) or v.inside[i] != v.inside[cue.verb]:
            break
    return range(0)


def _around(v: View, cue: Cue, start: int, aside: range) -> list[str]:
    gap = [i for i in range(cue.end, start) if i not in aside and not _dated(v, i)]
    facts = [f"gap:{bucket(len(gap))}", f"first:{v.pos[start]}"]
    if any(v.finite(i) for i in gap):
        facts.append("gap-finite")
    if any(v.words[i] == "," for i in gap):
        facts.append("gap-comma")
    if any(v.pos[i] in NOMINAL for i in gap):
        facts.append("gap-noun")
        facts.append(f"gap-object:{_bare_object(v, cue, gap)}:{cue.takes('told')}")
    if any(v.words[i] in v.cues.complementisers for i in gap if i < start - 1):
        facts.append("gap-mark")
    if any(v.lemmas[i] in v.cue_lemmas and v.pos[i] == "VERB" for i in gap):
        facts.append("gap-cue")
    facts.append(f"{facts[0]}:{v.pos[start]}")
    facts.append(f"definite:{''.join(v.morph(start, 'Definite'))}{''.join(v.morph(start, 'Poss'))}")
    if any(v.inside[i] >= 0 and v.inside[i] != v.inside[cue.verb] for i in gap if i < start - 1):
        facts.append("gap-quote")
    if v.inside[start] >= 0 and v.inside[start] != v.inside[cue.verb]:
        facts.append("starts-in-quote")
    return facts


def _dated(v: View, i: int) -> bool:
    """Whether a token tells when ("offered last week to …", "s'était engagé le 19 juillet à …"): nobody is told."""
    if v.token(i).ent_type_ in ("DATE", "TIME"):
        return True
    day = next((d for d in range(i - 2, i + 1) if d > 0 and v.pos[d] == "DET" and v.words[d + 1][:1].isdigit()), 0)
    return bool(day) and i <= day + 2 < len(v.words) and v.pos[day + 2] == "NOUN" and v.head[day + 2] == day + 1


def _bare_object(v: View, cue: Cue, gap: list[int]) -> bool:
    """Whether a noun phrase without preposition stands in the gap: who is told, or what the clause belongs to."""
    for i in gap:
        if v.pos[i] == "ADP":
            return False
        if v.pos[i] in NOMINAL and v.words[i] not in v.cues.fillers and i > cue.verb and i != cue.clitic:
            return True
    return False


def _clauses(v: View, cue: Cue, begin: int, stop: int) -> list[Place]:
    """That-clauses, questions, colons, quotations, and bare clauses."""
    level, found, marks = v.inside[cue.verb], [], 0
    front = _broken_into(v, cue)
    clause, quote = cue.takes("clause"), cue.takes("quote")
    for j in range(cue.end, stop):
        word = v.words[j]
        if v.inside[j] != level:
            if level >= 0:
                break
            q = v.quotes[v.inside[j]]
            if q.start == j and quote and not marks and not _attribute(v, q):
                found.append(Place("quote", q.first, _before_quote(v, j, q.end, front, cue.end), q.last))
                if (out := _runs_out(v, q)) > q.end:
                    found.append(Place("quote", q.start, [*found[-1].facts, "quote-runs-out"], out))
                if (chained := _chain(v, q)) > q.end:
                    found.append(Place("quote", q.start, [*found[-1].facts, "quote-chain"], chained))
            if q.start < j:
                continue
        if word in v.cues.complementisers and clause and marks < 2 and _correlate(v, j, cue.end):
            marks += 1
            found.append(Place("question", j - 1, ["mark:correlate", f"tied:{v.below(j, cue.verb)}"]))
        elif word in v.cues.complementisers and clause and marks < 2 and v.dep[j] != "fixed":  # not "ainsi que"
            marks += 1
            found.append(Place("clause", j + 1, [_mark(v, j, cue)]))
        elif word == ":" and j + 1 < len(v.words):
            found += _colon(v, cue, j)
        elif (
            word in v.cues.interrogatives
            and clause
            and marks < 2
            and v.pos[j] in ("SCONJ", "ADV", "PRON", "ADJ", "DET")
        ):
            found.append(Place("question", j, [f"mark:{v.dep[j].split(':')[0]}", f"tied:{v.below(j, cue.verb)}"]))
    if clause and v.cues.bare_clauses and not any(p.start <= begin + 1 for p in found if p.frame == "clause"):
        found += _bare(v, cue, begin, stop)
    return found


def _runs_out(v: View, q: Quote) -> int:
    """Where a sentence ends that goes on behind a quoted clause with a phrase of it (said, "They lie" about taxes)."""
    stop = v.unit(q.start)[1]
    end = q.end
    while end < stop and v.words[end] not in BREAKS and v.inside[end] < 0 and not v.finite(end):
        end += 1
    clause = any(map(v.finite, range(q.first, q.last))) and q.end - q.start > PHRASE
    open_end = v.words[q.last - 1] not in BREAKS and v.pos[q.end : q.end + 1] in (["ADP"], ["PART"])
    return end if clause and open_end and (end == stop or v.words[end] in FINAL) else q.end


def _chain(v: View, q: Quote) -> int:
    """Where the last quotation ends that commas and a conjunction join to this one (chanted "Go," "Out" and "Now")."""
    end = at = q.end
    joined = False
    while at < len(v.words) and not (joined and v.inside[at] < 0):
        if v.inside[at] >= 0:
            end, joined = v.quotes[v.inside[at]].end, at > 0 and v.pos[at - 1] == "CCONJ"
            at = end
        elif v.words[at] == "," or v.pos[at] == "CCONJ":
            at += 1
        else:
            break
    return end if joined else q.end


def _correlate(v: View, j: int, begin: int) -> bool:
    """Whether a pronoun before the complementiser makes a question of its clause ("a dit ce que …", not "à ce que")."""
    return j - 1 >= begin and v.words[j - 1] in v.cues.correlates and v.pos[j - 2] != "ADP"


def _mark(v: View, j: int, cue: Cue) -> str:
    """How the parser sees a complementiser: its word class and whether its clause hangs on the cue."""
    verb = v.head[j]
    tie = "cue" if v.head[verb] == cue.verb else "below" if v.below(verb, cue.verb) else "away"
    after_noun = j > 0 and v.pos[j - 1] in NOMINAL and v.pos[j] == "PRON"
    return f"mark:{v.pos[j]}:{tie}:{after_noun}"


def _attribute(v: View, q: Quote) -> bool:
    """Whether quoted words are no more than an attribute of the noun behind them ('said in his "stage" voice')."""
    if q.end >= len(v.words) or v.pos[q.end] != "NOUN" or v.pos[q.start - 1] not in ("DET", "ADJ", "PRON", "ADP"):
        return False
    return not any(map(v.finite, range(q.first, q.last))) and not v.text_capital(q.first)


def _broken_into(v: View, cue: Cue) -> str:
    """What the cue and its subject stand behind: a comma, a quotation, or neither."""
    subject = next((k for k in v.kids[cue.verb] if v.dep[k] in SUBJECTS and k < cue.start), cue.start)
    before = min(v.left_edge(subject), cue.start) - 1
    if before < v.unit(cue.verb)[0]:
        return "start"
    return "quote" if v.inside[before] != v.inside[cue.verb] else "comma" if v.words[before] == "," else "word"


def _before_quote(v: View, j: int, end: int, front: str, begin: int) -> list[str]:
    before, after = v.words[j - 1], v.words[end] if end < len(v.words) else ""
    capital = any(v.text_capital(i) for i in range(j, min(j + 2, end)))
    kind = before if before in {",", ":"} else v.pos[j - 1]
    verbs = any(v.finite(i) for i in range(j, end))
    facts = [f"quote-after:{kind}", f"quote-capital:{capital}", f"quote-finite:{verbs}", f"quote-then:{_kind(after)}"]
    facts.append(f"quote-front:{front}:{kind}:{capital}")
    if any(v.pos[i] == "VERB" for i in range(begin, j)):
        facts.append(f"quote-verb:{kind}:{verbs}")  # "vowed to punish "those who …""
    return facts


def _kind(word: str) -> str:
    return word if word in {",", ".", ";", ")", ""} else "word"


def _colon(v: View, cue: Cue, j: int) -> list[Place]:
    at = j + 1
    if v.inside[at] >= 0 and v.inside[at] != v.inside[cue.verb]:
        q = v.quotes[v.inside[at]]
        return [Place("colon-quote", q.first, [f"quote-capital:{v.text_capital(q.first)}"], q.last)]
    return [Place("colon", at, [])]


def _bare(v: View, cue: Cue, begin: int, stop: int) -> list[Place]:
    """Clauses without complementiser: from the left edge of the first finite verbs' subjects."""
    found: list[Place] = []
    for k in range(begin, stop):
        if v.inside[k] != v.inside[cue.verb] and v.inside[k] >= 0 and v.quotes[v.inside[k]].last < k:
            continue
        if not v.finite(k) or (v.dep[k].startswith("aux") and len(found) > 1):
            continue
        clause = v.head[k] if v.dep[k].startswith(("aux", "cop")) else k
        if any(v.words[j] in v.cues.complementisers and v.pos[j] == "SCONJ" for j in range(begin, k)):
            break  # the clause has its complementiser
        subject = next(
            (j for j in v.kids[clause] if v.dep[j].startswith(("nsubj", "csubj", "expl")) and begin <= j), -1
        )
        tie = "cue" if v.head[clause] == cue.verb else "below" if v.below(clause, cue.verb) else "away"
        facts = [f"bare:{v.dep[clause].split(':')[0]}:{tie}", f"bare-nth:{len(found)}"]
        if cue.takes("told") and not found:
            found += _after_addressee(v, begin, k, facts)
        if subject >= 0 and v.words[subject] not in v.cues.relatives:
            found.append(Place("bare", max(v.left_edge(subject), begin), [*facts, "from:subject"]))
            left = max(v.left_edge(clause), begin)
            if left < found[-1].start and v.words[left] not in v.cues.complementisers:
                found.append(Place("bare", left + (v.words[left] == ","), [*facts, "from:edge"]))
        elif subject < 0 and k >= begin:
            how = "from:cue" if k > begin else f"from:gap:{_extracted(v, cue)}"
            found.append(Place("bare", begin, [*facts, how]))
        if len(found) >= 4:
            break
    if found and v.pos[begin] in STARTS and all(p.start != begin for p in found):
        found.append(Place("bare", begin, [*found[0].facts[:1], "from:begin"]))
    return found


def _extracted(v: View, cue: Cue) -> bool:
    """Whether the subject of what is said was moved before the source ("a fire which officials said was set")."""
    subject = next((k for k in v.kids[cue.verb] if v.dep[k].startswith("nsubj") and k < cue.verb), cue.start)
    left = v.left_edge(subject)
    return left > 0 and v.words[left - 1] in v.cues.relatives


def _after_addressee(v: View, begin: int, verb: int, facts: list[str]) -> list[Place]:
    """A bare clause right after the noun phrase that is told ("told MSNBC Cummings was", "told reporters he").

    Days may stand between ("told the council on Friday talks …").
    """
    at = begin
    while at < verb and (v.pos[at] in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM") or v.words[at] == "-"):
        at += 1
        named = v.token(at - 1).ent_iob_ != "O" and v.token(at).ent_iob_ in ("B", "O")
        known = named or kind_of_speaker(v, at - 1) in ("somebody", "body")
        inside = v.token(at).ent_iob_ == "I" or v.head[at - 1] == at
        if v.pos[at - 1] not in NOMINAL or v.words[at] == "-" or inside:
            continue
        later = _past_days(v, at)
        starts = v.pos[later] in ("DET", "PRON", "PROPN", "NUM", "NOUN", "ADJ", "VERB")
        if later > at and starts and later < verb:
            return [Place("bare", later, [*facts, "from:addressee", f"named:{named}", "past-day"])]
        if starts and later == at and (known or v.pos[at] in ("DET", "PRON")):
            return [Place("bare", at, [*facts, "from:addressee", f"named:{named}"])]
    return []


def _past_days(v: View, at: int) -> int:
    """The token after a day or another time of the saying ("Thursday", "on Thursday", "this weekend")."""
    day = at + (v.pos[at] == "ADP")
    if day >= len(v.words) - 1:
        return at
    if v.words[day] in v.cues.fillers:
        return day + 1
    end = day
    if v.token(day).ent_type_ in ("DATE", "TIME") and v.token(day).ent_iob_ == "B":
        end += 1
        while end < len(v.words) - 1 and v.token(end).ent_iob_ == "I":
            end += 1
    return end if end > day else at
