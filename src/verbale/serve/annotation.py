"""An entry as a W3C Web Annotation: its words as the target, what it says as the body.

https://www.w3.org/TR/annotation-model/ ; offsets count code points, as TextPositionSelector asks.
"""

from collections.abc import Mapping
from typing import Any

from verbale.serve.views import EntryLine

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MEDIA = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'


def annotation(entry: EntryLine, finding: Mapping[str, Any], base: str) -> dict[str, Any]:
    """The annotation; ``finding`` in interchange form, ``base`` the desk's address without a slash at the end."""
    said = " ".join(filter(None, (entry.about, entry.stance, entry.act or entry.type, entry.status, entry.condition)))
    shown = [p for p in entry.passages if p.part in ("content", "evidence")] or list(entry.passages)
    return {
        "@context": CONTEXT,
        "id": f"{base}/entries/{entry.id}",
        "type": "Annotation",
        "motivation": "describing",
        "generator": {"type": "Software", "name": "verbale", "homepage": f"{base}/"},
        "body": [
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": f"{entry.kind}: {said}"},
            {"type": "Dataset", "format": "application/json", "verbale:finding": dict(finding)},
        ],
        "target": [
            {
                "source": f"{base}/reports/{entry.short}/text",
                "selector": [
                    {"type": "TextPositionSelector", "start": p.start, "end": p.end},
                    {"type": "TextQuoteSelector", "exact": p.exact, "prefix": p.prefix, "suffix": p.suffix},
                ],
            }
            for p in shown
        ],
    }
