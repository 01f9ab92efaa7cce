"""What people said of candidates, heeded when a document is linked: what is not the same, and who is meant in a source."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from glossary.link import Cluster, name_key
from glossary.model import Mention
from glossary.store import Divide, StoredCandidate, Termbase

Form = tuple[str, str]


class Verdicts:
    """The decisions that bear on the clusters of one document.

    `source` is the source it becomes; `before` the candidates that this source's forms stood for at its last import.
    """

    def __init__(
        self,
        termbase: Termbase,
        clusters: Sequence[Cluster],
        source: str = "",
        before: Mapping[Form, int] | None = None,
    ) -> None:
        self._termbase = termbase
        self._divides = termbase.apart.divides({text for cluster in clusters for _, text in cluster.forms})
        self._placed = termbase.apart.placed(source) if source else {}
        self._before = before or {}

    def separated(self, clusters: Iterable[Cluster]) -> list[Cluster]:
        """The clusters, none of which holds forms that somebody said are not the same thing."""
        return [part for cluster in clusters for part in self._separated(cluster, self._divides)]

    def _separated(self, cluster: Cluster, divides: Sequence[Divide]) -> list[Cluster]:
        for n, divide in enumerate(divides):
            sides = [_side(divide, mention) for mention in cluster.mentions]
            if len(set(sides) - {None}) == 2:
                return [
                    part
                    for side in (0, 1)
                    for part in self._separated(_part(cluster, divide, sides, side), divides[n + 1 :])
                ]
        return [cluster]

    def may_be(self, cluster: Cluster, forms: Iterable[Form]) -> bool:
        """Whether nobody said that a cluster is not the thing that has these forms."""
        others = [text for _, text in forms]
        return not any(divide.parts((text for _, text in cluster.forms), others) for divide in self._divides)

    def placed(self, cluster: Cluster) -> StoredCandidate | None:
        """The candidate that a person said a cluster's name means in this source, by the name it has most often."""
        named = Counter(m.canonical for m in cluster.mentions if m.canonical in self._placed)
        return self._termbase.candidates.get(self._placed[named.most_common(1)[0][0]]) if named else None

    def chosen(self, cluster: Cluster, several: Sequence[StoredCandidate]) -> StoredCandidate | None:
        """Of several candidates of a cluster's name, none of which is certain: the one it was in this source before.

        A name that is met in a new source joins the one whose question was left open before, if there is one: a person
        answers it once.
        """
        keys = {name_key(text) for _, text in cluster.forms}
        same = [one for one in several if keys & {name_key(text) for _, text in one.forms}]
        was = {self._before[form] for form in cluster.forms if form in self._before}
        for wanted in ([one for one in same if one.id in was], [one for one in same if one.why and not one.offices]):
            if len(wanted) == 1:
                return wanted[0]
        return None


def _side(divide: Divide, mention: Mention) -> int | None:
    side = divide.side_of(mention.surface)
    return divide.side_of(mention.canonical) if side is None else side


def _part(cluster: Cluster, divide: Divide, sides: Sequence[int | None], side: int) -> Cluster:
    """The part of a cluster on one side. What is on neither, and the offices, stay with the name it is called by."""
    called = divide.side_of(cluster.canonical) or 0
    mentions = tuple(m for m, of in zip(cluster.mentions, sides, strict=True) if (called if of is None else of) == side)
    forms = tuple(form for form in cluster.forms if (called if (of := divide.side_of(form[1])) is None else of) == side)
    concepts = {m.concept_id for m in mentions if m.concept_id}
    times = Counter(m.canonical for m in mentions)
    first = max((m for m in mentions), key=lambda m: (m.refers_to is None, times[m.canonical], -m.start))
    return replace(
        cluster,
        lang=first.lang,
        canonical=first.canonical,
        mentions=mentions,
        forms=forms or ((first.lang, first.canonical),),
        offices=cluster.offices if side == called else (),
        concept_id=concepts.pop() if len(concepts) == 1 else None,
    )
