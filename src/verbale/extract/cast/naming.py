"""Find who is named: people by full and family name, states and bodies by the gazetteer and by the parser."""

from verbale.extract.cast.chains import GUESS, ORGANISATION, OTHER, PERSON, PLACE, Chain
from verbale.extract.cast.lookup import Hit
from verbale.extract.cast.scene import Scene, folded_words
from verbale.extract.cast.sheet import SUBJECTS, Sheet
from verbale.record.actors import ActorType, How

_HOW = {"name": How.NAME, "capital": How.METONYM, "seat": How.METONYM, "demonym": How.DEMONYM}


def name_people(scene: Scene) -> None:
    """Full names first, over the whole report, then the parts by which people are called."""
    short: list[tuple[Sheet, Chain, str, bool]] = []
    titled: list[tuple[Sheet, Chain, str, bool]] = []  # beside an office: "President Holm" before "Mrs Holm"
    for marks in scene.marks.values():
        scene.people.namesakes.update(
            folded_words(marks.sheet, c) for c in marks.chain.values() if _another(scene, marks.sheet, c)
        )
    persons: set[str] = set()  # words that the report uses of a person at least once
    addressed = _addressed(scene)
    for number, marks in scene.marks.items():
        sheet = marks.sheet
        named = {o.name for o in scene.offices[number] if o.name}
        for chain in dict.fromkeys(marks.chain.values()):
            title, gender = _title(scene, sheet, chain)
            sure = chain in named or title
            if chain.last == chain.first and not sure and _dated(scene, sheet, chain):
                continue
            sure = sure or chain.label == PERSON
            name = scene.text(sheet, chain.first, chain.last)
            many = chain.last > chain.first
            sure = sure or (not many and _speaks(scene, sheet, chain))
            sure = sure or (
                many
                and not _bodily(scene, sheet, chain)
                and (sheet.low[chain.first] in scene.words.given or sheet.low[chain.last] in addressed)
            )
            sure = sure or (many and chain.label != ORGANISATION and _aged(scene, sheet, chain))
            sure = sure or (many and chain.label == OTHER and _of_a_state(scene, sheet, chain))
            acts = sheet.pos[chain.last] == "PROPN" and sheet.dep[chain.last] == "nsubj"  # "Rubio met Lavrov"
            if sure or (acts and chain.label not in (ORGANISATION, PLACE)):
                persons.add(sheet.low[chain.last])
            if many and (sure or (chain.label != ORGANISATION and scene.people.gazetted(folded_words(sheet, chain)))):
                _person(scene, sheet, chain, scene.people.full(name, gender), "full-name")
            else:
                (titled if chain in named else short).append((sheet, chain, gender, sure))
    for sheet, chain, gender, sure in (*titled, *short):
        name = scene.text(sheet, chain.first, chain.last)
        if name in scene.acronyms:
            continue
        if chain.last > chain.first and chain.label == ORGANISATION and not scene.people.ends(name):
            continue  # but "Ocasio-Cortez" is Alexandria Ocasio-Cortez
        known = scene.people.short(name, gender, in_report=sheet.low[chain.last] not in persons)
        if known is None and sure and not name.isupper():
            known = scene.people.full(name, gender)
        if known is not None:
            _person(scene, sheet, chain, known, "family-name")
        elif chain.label == GUESS:
            del scene.marks[sheet.block.number].chain[chain.first]


def _speaks(scene: Scene, sheet: Sheet, chain: Chain) -> bool:
    """Whether a word that is some office holder's family name is the subject of a verb of saying ("Trump said")."""
    k = chain.first
    if not scene.known.named(sheet.low[k]) or sheet.text[k].isupper() or not sheet.dep[k].startswith("nsubj"):
        return False
    return sheet.lemma[sheet.head[k]] in scene.words.speech and (k == 0 or sheet.pos[k - 1] != "DET")


def _dated(scene: Scene, sheet: Sheet, chain: Chain) -> bool:
    """Whether a word alone is a day or a month and nobody ("on Friday", not "May said", "May's plan")."""
    if sheet.low[chain.first] not in scene.words.calendar or _speaks(scene, sheet, chain):
        return False
    return chain.label != PERSON or (chain.first > 0 and sheet.pos[chain.first - 1] == "ADP")


def _addressed(scene: Scene) -> set[str]:
    """The family names before which the report puts "Mr" or "Mme"."""
    chains = ((m.sheet, c) for m in scene.marks.values() for c in m.chain.values())
    return {sheet.low[c.last] for sheet, c in chains if c.first == c.last and _title(scene, sheet, c)[0]}


def _another(scene: Scene, sheet: Sheet, chain: Chain) -> bool:
    """Whether a trade that holds no office is told behind a full name: "Luis Arce, a farmer in Ohio"."""
    k, words = chain.last + 1, scene.words
    if k + 2 >= len(sheet) or sheet.text[k] != "," or sheet.low[k + 1] not in words.indefinite:
        return False
    noun = next((j for j in range(k + 2, min(k + 5, len(sheet))) if sheet.pos[j] == "NOUN"), None)
    goes_on = noun is not None and noun + 1 < len(sheet) and sheet.pos[noun + 1] == "NOUN" and words.modifiers_first
    trade = noun is not None and sheet.low[noun] in words.people and not goes_on
    return trade and chain.last > chain.first and noun not in scene.marks[sheet.block.number].heads


def _of_a_state(scene: Scene, sheet: Sheet, chain: Chain) -> bool:
    """Whether an unknown name that speaks is a state's: "Latvia's Edgars Holms told", "said Latvia's …"."""
    if _bodily(scene, sheet, chain) or not _country_beside(scene, sheet, chain.first):
        return False
    return any(
        sheet.dep[k] in SUBJECTS and sheet.lemma[sheet.head[k]] in scene.words.speech for k in (chain.first, chain.last)
    )


def _aged(scene: Scene, sheet: Sheet, chain: Chain) -> bool:
    """Whether an age or "who" follows a name: "Amal Haddad, 62, …", "Amal Haddad, whose …"."""
    k = chain.last + 2
    if k >= len(sheet) or sheet.text[k - 1] != ",":
        return False
    return sheet.low[k] in scene.words.personal or (sheet.text[k].isdigit() and len(sheet.text[k]) == 2)


def _bodily(scene: Scene, sheet: Sheet, chain: Chain) -> bool:
    """Whether a name holds the noun of an organisation ("Claude Bernard University") or is two ("Stein & Berg")."""
    tokens = range(chain.first, chain.last + 1)
    return any(sheet.low[k] in scene.words.bodies or sheet.text[k] == "&" for k in tokens)


def _title(scene: Scene, sheet: Sheet, chain: Chain) -> tuple[bool, str]:
    k = chain.first - 1
    if k > 0 and sheet.text[k] == ".":
        k -= 1
    if k < 0 or sheet.low[k].rstrip(".") not in scene.words.titles or not sheet.text[k][0].isupper():
        return False, ""
    return True, scene.words.titles[sheet.low[k].rstrip(".")]


def _person(scene: Scene, sheet: Sheet, chain: Chain, actor: str, rule: str) -> None:
    scene.mention(actor, sheet.span(chain.first, chain.last), How.NAME, rule)
    first = chain.first
    if _title(scene, sheet, chain)[0]:
        first -= 2 if sheet.text[first - 1] == "." else 1
    figure = scene.by_id[actor]
    if figure.country is None and (country := _country_beside(scene, sheet, first)):
        figure.country = country
    behind = chain.last + 1 < len(sheet) and sheet.text[chain.last + 1] in scene.words.postnominals
    scene.own(sheet, first, chain.last + behind, actor)


def _country_beside(scene: Scene, sheet: Sheet, first: int) -> str | None:
    """The state that grammar gives somebody: "Poland's Anna Kowal", "l'Américain John Berg"."""
    k = first - 1
    if k < 0 or sheet.starts[first]:
        return None
    owned = sheet.text[k] in ("'s", "'") and sheet.pos[k] == "PART"
    hit = scene.marks[sheet.block.number].hit.get(k - 1 if owned else k)
    if hit is None or hit.entry != ("name" if owned else "demonym") or not sheet.text[hit.last][0].isupper():
        return None
    party = scene.known.parties.get(scene.one_key(hit) or "")
    return party.key if party and party.type == "state" else None


def name_parties(scene: Scene) -> None:
    """States and bodies of the gazetteer."""
    for marks in scene.marks.values():
        for k, hit in marks.hit.items():
            if k == hit.first:
                _hit(scene, marks.sheet, hit)


def _hit(scene: Scene, sheet: Sheet, hit: Hit) -> None:
    if hit.entry == "person" or (hit.first in sheet.owner and hit.entry == "demonym"):
        return
    if hit.entry == "demonym" and (sheet.text[hit.last][0].islower() or sheet.pos[hit.last] not in ("NOUN", "PROPN")):
        return
    if hit.entry == "demonym" and hit.first and sheet.low[hit.first - 1] in scene.words.numerals:
        return  # "the two Europeans"
    if hit.entry == "demonym" and (_member(scene, sheet, hit) or _some_members(scene, sheet, hit)):
        return  # "the Ohio Republican said": one of the party
    inside = hit.first > 0 and sheet.label[hit.first] == "ORG" == sheet.label[hit.first - 1]
    named = sheet.text[hit.first - 1][0].isupper() and sheet.pos[hit.first - 1] != "DET"
    if hit.entry == "name" and inside and not sheet.opens[hit.first] and named:
        return  # "CNN Philippines"
    key = scene.one_key(hit)
    if (adjective := _adjective_behind(scene, sheet, hit)) is not None:
        of = scene.known.parties[scene.one_key(adjective) or ""].country
        own = {f.key for f in hit.forms if scene.known.parties[f.key].country == of}
        if not own:  # "la Cour des comptes | européenne" is not France's
            body = scene.add(scene.text(sheet, hit.first, adjective.last), ActorType.ORGANISATION)
            scene.mention(body, sheet.span(hit.first, adjective.last), How.NAME, "name-with-demonym")
            scene.own(sheet, hit.first, adjective.last, body)
            return
        key = own.pop() if len(own) == 1 else key  # "le Parti socialiste | portugais"
    if key is None and (hit.entry != "name" or any(f.states for f in hit.forms)):
        return
    actor = scene.party(key) if key else scene.add(scene.text(sheet, hit.first, hit.last), ActorType.ORGANISATION)
    place = hit.entry == "capital" and hit.first and sheet.low[hit.first - 1] in scene.words.places
    if not place:
        scene.mention(actor, sheet.span(hit.first, hit.last), _HOW[hit.entry], f"gazetteer-{hit.entry}")
    scene.own(sheet, hit.first, hit.last, actor)


def _adjective_behind(scene: Scene, sheet: Sheet, hit: Hit) -> Hit | None:
    """The adjective of one party that stands behind the name of a body: "la Cour des comptes | européenne"."""
    after = scene.marks[sheet.block.number].hit.get(hit.last + 1)
    if hit.entry != "name" or after is None or after.entry != "demonym" or scene.words.modifiers_first:
        return None
    if sheet.pos[after.first] != "ADJ" or sheet.text[after.first][0].isupper() or sheet.starts[after.first]:
        return None
    parties = scene.known.parties
    bodies = all(f.key in parties and parties[f.key].type != "state" for f in hit.forms)
    return after if bodies and scene.one_key(after) else None


def _some_members(scene: Scene, sheet: Sheet, hit: Hit) -> bool:
    """Whether a plural with a modifier stands for a part of a party ("House Democrats", "other Republicans")."""
    k = hit.last
    if not scene.words.modifiers_first or hit.forms[0].states or not sheet.low[k].endswith("s") or not hit.first:
        return False
    modifies = sheet.dep[hit.first - 1] in ("amod", "compound", "nmod", "nummod") and sheet.head[hit.first - 1] == k
    return modifies and sheet.low[hit.first - 1] not in scene.words.definite


def _member(scene: Scene, sheet: Sheet, hit: Hit) -> bool:
    """Whether a singular noun with an article stands for a member of a party, not for the party."""
    k = hit.last
    if not scene.words.modifiers_first:  # "a déclaré le Néerlandais"
        before = sheet.tokens[hit.first - 1] if hit.first else None
        one = before is not None and before.pos_ == "DET" and "Sing" in before.morph.get("Number", [])
        return one and sheet.low[hit.first - 1] in scene.words.definite and sheet.dep[k].startswith("nsubj")
    ends = scene.words.names.peoples if hit.forms[0].states else ("s",)
    if not ends or sheet.low[k].endswith(ends):
        return False  # "the French", "the Japanese": all of them
    follows = k + 1 < len(sheet) and sheet.pos[k + 1] in ("NOUN", "PROPN", "ADJ")
    article = next((j for j in range(hit.first - 1, max(hit.first - 4, -1), -1) if sheet.pos[j] == "DET"), None)
    told = sheet.dep[k].startswith("nsubj") or sheet.dep[k] in ("appos", "attr")
    return not follows and article is not None and told
