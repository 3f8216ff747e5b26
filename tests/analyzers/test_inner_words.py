import pytest

from analyzers.inner_words import InnerWords

KNOWN = {"人民", "民政", "政府", "残疾", "残疾人", "联合", "联合会", "养老", "老院", "社会", "副总", "经理", "总经理"}


@pytest.mark.parametrize(
    ("word", "straddling"),
    [
        ("人民政府", ("民政",)),
        ("残疾人联合会", ()),
        ("副总经理", ()),
        ("养老院", ()),
        ("大社会人", ()),
        ("人民", ()),
        ("人民政府联合会", ("民政",)),
    ],
)
def test_inner_words_that_straddle_do_not_count(word: str, straddling: tuple[str, ...]) -> None:
    assert tuple(InnerWords(KNOWN.__contains__).straddling(word)) == straddling


def test_what_counts_is_told_by_its_place() -> None:
    assert InnerWords(KNOWN.__contains__).counts("残疾人联合会", 3, 5)
    assert not InnerWords(KNOWN.__contains__).counts("人民政府", 1, 3)
