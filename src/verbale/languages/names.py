"""The words around names: titles, offices, bodies, groups, pronouns. Read by ``extract.cast``."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from verbale.languages.load import load_table

Words = frozenset[str]
Phrases = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PronounWord:
    """A pronoun or a possessive: ``gender`` m, f, n or "" (any), ``number`` s, p or "" (either)."""

    gender: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    """The table ``names.yml``. Words are compared without case and accents.

    Attributes:
        titles: Title -> gender (m, f, any).
        particles: Words inside a name ("de", "van", "al").
        offices: Office code -> phrases that name its holder.
        portfolios: Code of a broad office ("minister") -> code of the narrow one -> words of the complement.
        before: Modifiers that stand before the office and belong to it.
        former: Those of them (and of ``after``) that say that the office is not held today.
        after: Modifiers that follow the office and belong to it, other than adjectives.
        lesser: Words that make an office another, lower one ("adjoint", "deputy", "regional").
        links: Prepositions that open a complement of an office.
        towards: Those links whose complement is not whom the office belongs to ("ambassador to").
        counterparts: Words for somebody of the same office elsewhere.
        relations: Offices that are held toward a person ("prédécesseur").
        governments: Words that stand for a state when they carry its name or adjective.
        bodies: Nouns that name an organisation with their complement.
        media: Nouns for a newspaper, a station, an agency.
        documents: Nouns for something written, whose author is its complement.
        people: Nouns for an unnamed person.
        groups: Nouns that stand for a collective in the singular.
        collectives: Those of ``people`` and ``governments`` that are no name with a capital ("d'autres Etats").
        standing: Nouns for those who act for the party of their complement ("les dirigeants de la coalition").
        quantities: Quantity words that head a group ("trentaine") -> number, 0 for none stated.
        numerals: Number words -> number.
        including: Words that introduce named members of a group ("dont", "including").
        leading: Verb -> quality of the membership ("coprésider" -> co-chair).
        pronouns: Personal pronoun -> gender and number.
        relatives: Relative pronouns that the parser does not mark as such ("who").
        nearest: Phrases for the party named last ("ce dernier", "the latter").
        first: Phrases for the one named first ("the former").
        possessives: Possessive -> gender and number of the owner.
        speech: Verbs of saying (lemmas), whose subject is the likeliest owner of the next pronoun.
        places: Prepositions after which a capital is a place.
        behalf: Phrases that say for whom somebody speaks ("au nom de").
        definite, indefinite: Determiners.
        according: Prepositions before a source ("selon").
        plurals: Determiners of several, where the noun does not show it ("plusieurs pays").
        together: Prepositions before somebody who does the same ("avec").
        impersonal: Verbs (lemmas) whose subject may be nobody ("il faut").
        public_power: Nouns that with a capital mean the state in whose name the government speaks ("l'État").
        parliaments: Words that alone mean the parliament of the state that the report is about ("Senate").
        generic: Nouns that take up an organisation named before ("le groupe").
        denials: Determiners by which a noun stands for nobody ("aucun", "no").
        nobody: Nouns that without a determiner stand for nobody ("personne").
        selves: Pronouns and possessives of the first person, who speaks ("I", "our").
        naming: Those links that stand inside the name of a body ("Commission on …", not "the ministry in …").
        state_bodies: Those bodies that a state has one of, and whose words bind it ("ministry", "armée").
        others: Words that alone stand for one more person of the kind just told of ("another").
        public: Adjectives with which a noun for a body means no body named before ("société civile").
        agentive: Ends of plural nouns for people, where they are the subject of a verb of saying ("shippers said").
        peoples: Ends of demonyms that stand for all of a people after an article ("the French", "the Norwegians").
        things: Nouns with such an end that are no people ("papers").
        inhabitants: Ends of the names of inhabitants ("le Tessinois").
        sounds: Letters -> sound, in the order tried: one name is spelt otherwise in another language ("Araghtchi").
        networks: Names of one letter that are no initial ("X").
        called: Participles between a noun and a name ("named").
        genders: m and f -> nouns that tell it where the grammar does not; "-man" is any noun that ends so.
        publishing: Verbs (lemmas) whose subject is the author of the document that is their object.
        firms: Last words of the names of companies, with a capital ("Capital").
        reading: Verbs (lemmas) of those who read a document, or order it, and are not its author.
        inside: Prepositions after which a place stands and nobody ("in", not "to").
        sites: Nouns whose name is a place's ("the port of").
        vessels: Nouns before the name of a ship.
        postnominals: Letters behind a name that are no part of it ("KC").
        personal: Relative pronouns for people alone ("who").
        posted: Bodies whose name goes on with a place ("embassy in").
        ministries: Bodies whose officers bind the state ("ministry"), by a word of their name.
        national: State -> titles of ministers that, of the states a report names, it alone has ("home secretary").
        federal: Words of an office of a state that has states ("fédéral").
        owning: Relative pronouns for whose something is ("whose").
        concerned: Nouns for the person told of last ("l'intéressé").
        purposes: Prepositions before what somebody is asked for ("appeler les élus *au* calme").
        clocks: Short forms in capitals for a time of the clock, which name nobody ("0900 GMT").
        apart: Nouns of an office that another noun of the same office does not take up ("chancellor").
        managing: Words of those who run a body, beside "chief" ("executive").
        members_of: Office code -> key of the body whose member one is, and of those that tell that it is meant.
        countries: Nouns for a state that the report has named ("le pays").
        modifiers_first: Whether modifiers stand before their noun, with a capital where they name a state.
        grammatical_gender: Whether pronouns follow the gender of any noun.
    """

    titles: dict[str, str]
    particles: Words
    offices: dict[str, Phrases]
    portfolios: dict[str, dict[str, Phrases]]
    before: Words
    former: Words
    after: Phrases
    links: Words
    towards: Words
    counterparts: Words
    relations: Words
    governments: Words
    bodies: Words
    documents: Words
    people: Words
    groups: Words
    definite: Words
    indefinite: Words
    pronouns: dict[str, PronounWord]
    possessives: dict[str, PronounWord]
    speech: Words
    places: Words
    media: Words = frozenset()
    lesser: Words = frozenset()
    relatives: Words = frozenset()
    collectives: Words = frozenset()
    standing: Words = frozenset()
    quantities: dict[str, int] = field(default_factory=dict)
    numerals: dict[str, int] = field(default_factory=dict)
    including: Words = frozenset()
    leading: dict[str, str] = field(default_factory=dict)
    nearest: Phrases = ()
    first: Phrases = ()
    behalf: Phrases = ()
    according: Words = frozenset()
    plurals: Words = frozenset()
    together: Words = frozenset()
    countries: Words = frozenset()
    impersonal: Words = frozenset()
    generic: Words = frozenset()
    public_power: Words = frozenset()
    parliaments: Words = frozenset()
    denials: Words = frozenset()
    nobody: Words = frozenset()
    selves: Words = frozenset()
    naming: Words = frozenset()
    state_bodies: Words = frozenset()
    others: Words = frozenset()
    called: Words = frozenset()
    genders: dict[str, Words] = field(default_factory=dict)
    publishing: Words = frozenset()
    reading: Words = frozenset()
    firms: Words = frozenset()
    inside: Words = frozenset()
    sites: Words = frozenset()
    vessels: Words = frozenset()
    postnominals: Words = frozenset()
    networks: Words = frozenset()
    public: Words = frozenset()
    agentive: Phrases = ()
    peoples: Phrases = ()
    things: Words = frozenset()
    inhabitants: Phrases = ()
    sounds: dict[str, str] = field(default_factory=dict)
    personal: Words = frozenset()
    posted: Words = frozenset()
    ministries: Words = frozenset()
    members_of: dict[str, Phrases] = field(default_factory=dict)
    national: dict[str, Phrases] = field(default_factory=dict)
    federal: Words = frozenset()
    owning: Words = frozenset()
    concerned: Words = frozenset()
    purposes: Words = frozenset()
    clocks: Words = frozenset()
    apart: Words = frozenset()
    managing: Words = frozenset()
    modifiers_first: bool = False
    grammatical_gender: bool = False


@cache
def names(language: str, overlays: tuple[Path, ...] = ()) -> Names:
    """The table of a language, with the user's folders on top."""
    return load_table(language, "names", Names, overlays)
