"""Whether a report has just spoken of somebody without name by the same noun: "A diplomat … the diplomat"."""

from verbale.extract.cast.scene import Scene
from verbale.extract.cast.sheet import Sheet
from verbale.record.actors import ActorType

_PARAGRAPHS = 4  # back to the first telling
_BEFORE, _AFTER = 4, 6  # tokens from an indefinite article to its noun, from the noun to a name in apposition


def introduced_unnamed(scene: Scene, sheet: Sheet, at: int) -> bool:
    """Whether an indefinite phrase of the same noun, without a name after it, stands in the paragraphs before."""
    low = sheet.low[at]
    numbers = [n for n in scene.sheets if n <= sheet.block.number][-_PARAGRAPHS:]
    for number in numbers:
        earlier = scene.sheets[number]
        end = at if number == sheet.block.number else len(earlier)
        if any(earlier.low[k] == low and _nameless(scene, earlier, k) for k in range(end)):
            return True
    return False


def _nameless(scene: Scene, sheet: Sheet, k: int) -> bool:
    if scene.words.indefinite.isdisjoint(sheet.low[max(k - _BEFORE, 0) : k]):
        return False
    near = (sheet.owner.get(j) for j in range(k, min(k + _AFTER, len(sheet))))
    people = (scene.by_id[actor] for actor in near if actor)
    return not any(figure.type is ActorType.PERSON and figure.name for figure in people)
