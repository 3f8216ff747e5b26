"""What a text says it is about."""

from corpus.domains.subjects import asked_for, subject_of


def test_a_text_without_title_says_what_it_is() -> None:
    assert subject_of("为规范殡葬管理,制定本办法。养老另行规定。") == "为规范殡葬管理,制定本办法"
    assert subject_of("全市召开大会。现将本方案印发。") == ""


def test_a_reply_is_about_what_it_was_asked_for() -> None:
    assert asked_for("您提出的《关于增设老年食堂的建议》收悉。") == "关于增设老年食堂的建议"
    assert asked_for("张委员:您提出的关于增设老年食堂的提案收悉。") == "关于增设老年食堂的提案"
    assert asked_for("现将办理情况答复如下。") == ""
