"""Texts as negotiators write them: shared strategies."""

from hypothesis import strategies as st

SENTENCES = (
    "the level of the lake shall not fall below 430.00 m during any season ; each Party states its flow , release use "
    "l’île s’engage à retenir l’eau [ ] “ ” 各方应当 停火 الأَطْرافُ تلتزم ( a ) \n \n\n   cease-fire don't – 2026"
)
WORDS = SENTENCES.split(" ")

words = st.lists(st.sampled_from([*WORDS, "\n", " "]), max_size=60).map(" ".join)
any_text = st.text(max_size=80)
text = words | any_text


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, str]:
    """A text and what somebody made of it: deleted, inserted, doubled and moved runs."""
    old = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=80))
    new = list(old)
    for _ in range(draw(st.integers(0, 6))):
        at, end = sorted((draw(st.integers(0, len(new))), draw(st.integers(0, len(new)))))
        run = new[at:end]
        match draw(st.sampled_from(("delete", "insert", "move", "double"))):
            case "delete":
                del new[at:end]
            case "insert":
                new[at:at] = draw(st.lists(st.sampled_from(WORDS), max_size=9))
            case "move":
                del new[at:end]
                to = draw(st.integers(0, len(new)))
                new[to:to] = run
            case "double":
                new[end:end] = run
    return " ".join(old), " ".join(new)
