"""Names of relations in a parse: those of both label sets that spaCy pipelines carry.

Universal Dependencies and ClearNLP: each set names the labels of both. Nothing here knows a language.
"""

SUBJECT = frozenset({"nsubj", "nsubj:pass", "nsubjpass", "nsubj:caus", "csubj", "expl:subj"})
OBJECT = frozenset({"obj", "dobj", "obj:lvc", "attr", "oprd"})
ADNOMINAL = frozenset({"acl", "acl:relcl", "relcl"})
VERBAL = frozenset({"VERB", "AUX"})
