"""A negotiating text as documents are made of it: small, in three languages, with every kind of bracket."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from goodoffices.documents.text import Attribution, NegotiatingText, Note, Offered, Origin, PointOfText, Status
from goodoffices.drafting.brackets import Offer, bracketed
from goodoffices.talks.act import Texts

NAMES: dict[str, Texts] = {
    "akra": {"en": "Akra", "fr": "l’Akra", "ar": "أكرا"},
    "dovra": {"en": "Dovra", "fr": "la Dovra", "ar": "دوفرا"},
    "selm": {"en": "Selm", "fr": "le Selm", "ar": "سلم"},
}
MOMENT = datetime(2027, 3, 4, 9, 30, tzinfo=UTC)


def offered(number: int, attribution: Attribution, words: Texts, **more: object) -> Offered:
    base = Offered(number, number, chr(64 + number % 26), words, attribution, "proposed", moment=MOMENT)
    return base._replace(**more)


def point(
    number: str,
    title: Texts,
    base: Texts,
    offers: Mapping[str, Sequence[Offer]],
    alternatives: Sequence[Offered] = (),
    status: Status = "under discussion",
) -> PointOfText:
    """A point whose base is alternative 1, with offers by language."""
    nodes = {language: bracketed(words, offers.get(language, ())) for language, words in base.items()}
    first = offered(1, Attribution(silent=("akra", "dovra", "selm")), base, by_chair=True)
    return PointOfText(number, title, status, status, 1, (first, *alternatives), nodes)


def text(points: Sequence[PointOfText], languages: Sequence[str] = ("en",), entry: int = 40) -> NegotiatingText:
    origin = Origin(
        talks="lake-mirna",
        talks_name={"en": "Talks on Lake Mirna"},
        room="plenary",
        room_name={"en": "Plenary"},
        audience=("akra", "dovra", "selm"),
        entry=entry,
        moment=MOMENT,
        commitment="Draft: nobody has committed to it",
        sha256="5e" * 32,
    )
    return NegotiatingText(
        origin, {"en": "Agreement on Lake Mirna"}, tuple(languages), tuple(languages), tuple(points), NAMES
    )


def lake() -> NegotiatingText:
    """Four points: brackets nested, crossing, a deletion, an insertion, a note; two with a second language."""
    level = "The level of the lake is kept between 430.00 and 431.80 metres.\nEach Party states its use every month."
    niveau = (
        "Le niveau du lac est maintenu entre 430,00 et 431,80 mètres.\nChaque Partie déclare son usage chaque mois."
    )
    by_akra = Attribution(proposes=("akra",), opposes=("dovra",), silent=("selm",))
    by_two = Attribution(proposes=("dovra", "selm"), reserves=("akra",))
    unseen = Note("akra", "reserves its position (substantive)", {"en": "Our experts have not seen it."})
    month = offered(15, by_two, {}, status="proposed for deletion", notes=(unseen,))
    convene = [
        Offer(21, 13, 18, "shall convene"),
        Offer(22, 2, 12, "commission of experts"),
        Offer(25, 0, 5, "joint", on=21),
    ]
    return text(
        [
            point(
                "1",
                {"en": "Level", "fr": "Niveau"},
                {"en": level, "fr": niveau},
                {"en": [Offer(12, 38, 44, "429.50"), Offer(15, 63, 102, "")], "fr": [Offer(12, 36, 42, "429,50")]},
                [offered(12, by_akra, {"en": "429.50", "fr": "429,50"}), month],
            ),
            point(
                "2",
                {"en": "Commission", "fr": "Commission"},
                {"en": "A commission meets at Mirna.", "fr": "Une commission se réunit à Mirna."},
                {"en": convene},
                [
                    offered(21, by_akra, {"en": "shall convene"}),
                    offered(22, by_two, {"en": "commission of experts"}),
                    offered(25, by_two, {"en": "joint"}),
                ],
            ),
            point(
                "3",
                {"en": "Water release"},
                {"en": "Dovra releases 40 m³/s.", "fr": "La Dovra libère 40 m³/s."},
                {},
                status="agreed",
            ),
            PointOfText("4", {"en": "Entry into force"}, "not discussed", "not discussed", None, (), {}),
        ],
        ("en", "fr"),
    )
