"""The words around the words: how attribution, options and statuses are written in a document, by its language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from goodoffices.documents.text import Attribution, Status
from goodoffices.talks.act import PartyId

RIGHT_TO_LEFT: Final = frozenset(("ar", "fa", "he", "ps", "sd", "ur", "yi"))

SHAPES: Final[Mapping[Status, str]] = {
    "agreed": "●",
    "agreed ad referendum": "◐",
    "substance agreed, drafting open": "◒",
    "under discussion": "◎",
    "compromise text of the chair": "◆",
    "proposed": "◇",
    "proposed for deletion": "▽",
    "not discussed": "○",
}
"""A shape for each status, so that it is told without colour: the same as on the pages."""

COLOURS: Final[Mapping[Status, str]] = {
    "agreed": "1B5E20",
    "agreed ad referendum": "2E6B4F",
    "substance agreed, drafting open": "33691E",
    "under discussion": "5D4037",
    "compromise text of the chair": "4A148C",
    "proposed": "0D3B66",
    "proposed for deletion": "8B1A1A",
    "not discussed": "424242",
}
"""A dark colour for each status, readable on white, as hexadecimal RGB."""

_ENGLISH: Final = {
    "propose": ("{} proposes", "{} propose"),
    "support": ("{} supports", "{} support"),
    "oppose": ("{} opposes", "{} oppose"),
    "reserve": ("{} reserves its position", "{} reserve their positions"),
    "follow": ("{} will follow consensus", "{} will follow consensus"),
    "consult": ("{} awaits instructions", "{} await instructions"),
    "chair": ("the chair proposes", "the chair proposes"),
    "option": ("Option {}", ""),
    "no text": ("no text", ""),
}
_FRENCH: Final = {
    "propose": ("{} propose", "{} proposent"),
    "support": ("{} appuie", "{} appuient"),
    "oppose": ("{} s’oppose", "{} s’opposent"),
    "reserve": ("{} réserve sa position", "{} réservent leurs positions"),
    "follow": ("{} suivra le consensus", "{} suivront le consensus"),
    "consult": ("{} attend des instructions", "{} attendent des instructions"),
    "chair": ("la présidence propose", "la présidence propose"),
    "option": ("Option {}", ""),
    "no text": ("pas de texte", ""),
}
_ARABIC: Final = {  # nouns: they do not change with the gender of a party's name
    "propose": ("اقتراح {}", "اقتراح {}"),
    "support": ("بتأييد {}", "بتأييد {}"),
    "oppose": ("باعتراض {}", "باعتراض {}"),
    "reserve": ("بتحفظ {}", "بتحفظ {}"),
    "follow": ("باتباع {} لتوافق الآراء", "باتباع {} لتوافق الآراء"),
    "consult": ("{} بانتظار التعليمات", "{} بانتظار التعليمات"),
    "chair": ("اقتراح الرئاسة", "اقتراح الرئاسة"),
    "option": ("الخيار {}", ""),
    "no text": ("بلا نص", ""),
}
_SPANISH: Final = {
    "propose": ("{} propone", "{} proponen"),
    "support": ("{} apoya", "{} apoyan"),
    "oppose": ("{} se opone", "{} se oponen"),
    "reserve": ("{} reserva su posición", "{} reservan su posición"),
    "follow": ("{} seguirá el consenso", "{} seguirán el consenso"),
    "consult": ("{} espera instrucciones", "{} esperan instrucciones"),
    "chair": ("la presidencia propone", "la presidencia propone"),
    "option": ("Opción {}", ""),
    "no text": ("sin texto", ""),
}
_RUSSIAN: Final = {
    "propose": ("{} предлагает", "{} предлагают"),
    "support": ("{} поддерживает", "{} поддерживают"),
    "oppose": ("{} возражает", "{} возражают"),
    "reserve": ("{} делает оговорку", "{} делают оговорку"),
    "follow": ("{} последует консенсусу", "{} последуют консенсусу"),
    "consult": ("{} ждёт инструкций", "{} ждут инструкций"),
    "chair": ("председатель предлагает", "председатель предлагает"),
    "option": ("Вариант {}", ""),
    "no text": ("без текста", ""),
}
_UKRAINIAN: Final = {
    "propose": ("{} пропонує", "{} пропонують"),
    "support": ("{} підтримує", "{} підтримують"),
    "oppose": ("{} проти", "{} проти"),
    "reserve": ("{} має застереження", "{} мають застереження"),
    "follow": ("{} піде за консенсусом", "{} підуть за консенсусом"),
    "consult": ("{} чекає на вказівки", "{} чекають на вказівки"),
    "chair": ("головуючий пропонує", "головуючий пропонує"),
    "option": ("Варіант {}", ""),
    "no text": ("без тексту", ""),
}
_CHINESE: Final = {
    "propose": ("{}提议", "{}提议"),
    "support": ("{}支持", "{}支持"),
    "oppose": ("{}反对", "{}反对"),
    "reserve": ("{}保留立场", "{}保留立场"),
    "follow": ("{}将遵循协商一致意见", "{}将遵循协商一致意见"),
    "consult": ("{}等待指示", "{}等待指示"),
    "chair": ("主席提议", "主席提议"),
    "option": ("备选案文{}", ""),
    "no text": ("无案文", ""),
}
_WORDS: Final = {
    "en": _ENGLISH,
    "fr": _FRENCH,
    "es": _SPANISH,
    "ru": _RUSSIAN,
    "uk": _UKRAINIAN,
    "ar": _ARABIC,
    "zh": _CHINESE,
}

Name = Callable[[PartyId], str]


def fixed(key: str, language: str, *, several: bool = False) -> str:
    """A phrase of documents, in English where the language has none."""
    one, many = _WORDS.get(language.partition("-")[0], _ENGLISH)[key]
    return many if several else one


def right_to_left(language: str) -> bool:
    """Whether a language is written from right to left."""
    return language.partition("-")[0] in RIGHT_TO_LEFT


def semicolon(language: str) -> str:
    """What stands between two stances."""
    return "؛ " if right_to_left(language) else "; "


def who_proposes(attribution: Attribution, by_chair: bool, language: str, name: Name) -> str:
    """Whose words these are, as it stands before them: "Akra, Selm propose"."""
    if by_chair or not attribution.proposes:
        return fixed("chair", language)
    return _said("propose", attribution.proposes, language, name)


def who_stands_where(attribution: Attribution, language: str, name: Name) -> str:
    """The others' stances, as they stand after the words: "Dovra opposes; Selm reserves its position"."""
    parts = (
        _said("support", attribution.supports, language, name),
        _said("oppose", attribution.opposes, language, name),
        _said("reserve", attribution.reserves, language, name),
        _said("consult", attribution.consults, language, name),
        _said("follow", attribution.follows, language, name),
    )
    return semicolon(language).join(filter(None, parts))


def _said(key: str, parties: tuple[PartyId, ...], language: str, name: Name) -> str:
    if not parties:
        return ""
    comma = "、" if language.partition("-")[0] == "zh" else "، " if right_to_left(language) else ", "
    return fixed(key, language, several=len(parties) > 1).format(comma.join(map(name, parties)))
