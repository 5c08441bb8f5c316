"""What the parse tells of the words after an end of content: what they hang on, and whose tense they share."""

from functools import cached_property

from verbale.extract.speech.cues import connectives
from verbale.extract.speech.view import View

NAMED = frozenset({"NOUN", "ADJ"})
NEGATING = frozenset({"n'", "ne", "not", "n't", "without", "sans"})
CLAUSAL = frozenset({"VERB", "AUX"})
NEAR = 3  # tokens before an end that count as its last words
LOOK = 14  # tokens within which a verb of the words after an end is looked for


class Tail:
    """Content that starts at ``start``, as the parser sees it; ``last`` is where it ends at the latest."""

    def __init__(self, v: View, start: int, last: int, top: int) -> None:
        self.v, self.start, self.last, self.top = v, start, last, top

    @cached_property
    def root(self) -> int:
        """The word on which all of the content hangs."""
        v, i = self.v, self.start
        while i < self.last - 1 and v.pos[i] in ("PUNCT", "SPACE"):
            i += 1
        for _ in range(60):
            h = v.head[i]
            if h == i or not self.start <= h < self.last:
                break
            i = h
        return i

    @cached_property
    def edge(self) -> int:
        """Where the parser ends it."""
        end = min(self.v.right_edge(self.root) + 1, self.last)
        while end > self.start + 1 and self.v.pos[end - 1] in ("PUNCT", "SPACE"):
            end -= 1
        return end

    @cached_property
    def tense(self) -> tuple[str, ...]:
        """Tense of the content's own verb."""
        return group_of(self.v, self.root)

    @cached_property
    def cue_tense(self) -> tuple[str, ...]:
        """Tense of the cue."""
        return group_of(self.v, self.top)

    @cached_property
    def over_cue(self) -> frozenset[int]:
        """The cue and the words above it."""
        held, i = {self.top}, self.top
        while self.v.head[i] != i:
            i = self.v.head[i]
            held.add(i)
        return frozenset(held)

    def facts(self, j: int, shape: str) -> list[str]:
        """The facts of ending before ``j``."""
        v, end = self.v, j
        while end > self.start + 1 and v.pos[end - 1] in ("PUNCT", "SPACE"):
            end -= 1
        edge = "at" if end == self.edge else "before" if end < self.edge else "beyond"
        facts = [f"edge:{edge}", f"edge:{edge}:{shape}"]
        if j < self.last:
            at = self._opening(j)
            joint = link(self.v, at)
            facts += [*self._arc(j, at, shape), f"link:{joint}", f"link:{shape}:{joint}", *_resumes(self.v, at)]
        return facts

    def _opening(self, j: int) -> int:
        """The first word after ``j`` that is no conjunction."""
        while j < self.last - 1 and self.v.pos[j] in ("PUNCT", "SPACE", "CCONJ"):
            j += 1
        return j

    def _arc(self, j: int, at: int, shape: str) -> list[str]:
        """How the words from ``at`` on hang on those before ``j``, and in which tense they are."""
        v, head = self.v, at
        for _ in range(60):
            if v.head[head] < j or v.head[head] == head:
                break
            head = v.head[head]
        rel = "relcl" if v.dep[head] == "acl:relcl" else v.dep[head].split(":")[0]
        where = self._where(head, j)
        facts = [f"arc:{rel}", f"arc:{rel}:{where}", f"arc:{shape}:{rel}:{where}"]
        verb = head if v.pos[head] in CLAUSAL else next(filter(v.finite, range(at, min(self.last, at + LOOK))), -1)
        if verb >= 0:
            kin = self._kin(verb)
            facts += [f"tense:{kin}", f"arc:{rel}:{kin}", f"tense:{shape}:{kin}"]
            if self._unsaid(verb):
                facts += ["unsaid", f"unsaid:{shape}"]
        return facts

    def _unsaid(self, verb: int) -> bool:
        """Whether a verb tells that somebody said no more ("but she declined to …", "though he did not say when")."""
        v = self.v
        if v.lemmas[verb] in v.cues.withholding:
            return True
        spoken = v.lemmas[verb] in v.cue_lemmas
        return spoken and any(v.dep[k] == "neg" or v.words[k] in NEGATING for k in v.kids[verb] if k < verb)

    def _where(self, head: int, j: int) -> str:
        """What the head of the words after ``j`` hangs on."""
        if head in self.over_cue:
            return "over-cue"  # the cue stands in an adverbial clause before it
        h = self.v.head[head]
        if h == head:
            return "none"
        named = {self.root: "root", self.top: "cue"}.get(h)
        return named or ("above" if h < self.start else "last" if h >= j - NEAR else "inside")

    def _kin(self, verb: int) -> str:
        """Whose tense a verb shares: that of the content's verb, of the cue, of both, or of neither."""
        own = group_of(self.v, verb)
        if own == self.tense:
            return "both" if own == self.cue_tense else "content"
        return "cue" if own == self.cue_tense else "neither"


def link(v: View, i: int) -> str:
    """What a joining word or phrase at the token tells (``cause``, ``concession`` …); ``none``: there is none."""
    held = connectives(v.parsed.language, v.parsed.overlays).get(v.words[i], ())
    return next((kind for words, kind in held if v.words[i : i + len(words)] == words), "none")


def _resumes(v: View, i: int) -> list[str]:
    """Whether the words sum up what was said as a noun of speech, in the reporter's own voice (", a claim that …")."""
    if v.pos[i] != "DET" and v.pos[i] not in NAMED:
        return []
    noun = next((j for j in range(i, min(len(v), i + 4)) if v.pos[j] == "NOUN"), -1)
    return [f"resumes:{v.pos[i]}"] if noun >= 0 and v.lemmas[noun] in v.cues.nouns else []


def group_of(v: View, verb: int) -> tuple[str, ...]:
    """Tense and mood of a verb group, and whether it has an auxiliary."""
    helpers = [k for k in v.kids[verb] if v.dep[k].split(":")[0] in ("aux", "auxpass", "cop")]
    first = min(helpers, default=verb)
    modal = ("modal",) if helpers and not v.morph(first, "Tense") else ()
    return (*modal, *v.morph(first, "VerbForm"), *v.morph(first, "Tense"), *v.morph(first, "Mood"))
