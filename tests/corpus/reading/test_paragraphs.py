"""The lines of a text that make its paragraphs."""

from corpus.reading.paragraphs import paragraphs
from corpus.reading.text import read_text


def test_hard_wrapped_lines_are_joined() -> None:
    wrapped = [
        "　　市民政局坚持以人民为中心的发展思想推进",
        "养老服务和社会救助工作取得了新的成效完成",
        "了年度的各项任务目标并且实现了新的突破成",
        "为全省的先进典型。",
    ]
    page = read_text("\n".join([*wrapped * 4, "一、工作情况", *wrapped * 4]).encode())
    assert page.lines[0].text == "".join(wrapped).strip("　")
    assert page.lines[4].text == "一、工作情况"


def test_lines_of_equal_length_that_are_sentences_stay_apart() -> None:
    assert len(read_text(("一" * 20 + "。\n").encode() * 20).lines) == 20


def test_lines_wrapped_below_a_number_that_hangs_out_are_joined() -> None:
    wrapped = (
        "法規內容",
        "一、",
        "某縣政府（以下簡稱本府）為鼓勵在地團體就近照顧老人，延緩老化，",
        "減輕家屬負擔，特訂定本要點。",
        "（一）據點每週至少開放三個時段，提供關懷訪視、電話問安、餐飲服務",
        "      及健康促進四項。",
        "（二）同一場地已接受中央機關補助相同項目者，不得重複申請；申請單",
        "      位應自籌經費。",
    )
    texts = [line.text for line in read_text("\n".join(wrapped).encode()).lines]
    assert texts[2].endswith("延緩老化，減輕家屬負擔，特訂定本要點。")
    assert texts[3:] == [wrapped[4] + wrapped[5].strip(), wrapped[6] + wrapped[7].strip()]
    titles = [f"关于印发第{number}号民政服务工作实施方案补充意见的通知" for number in range(5)]
    assert [line.text for line in read_text("\n".join(titles).encode()).lines] == titles


def test_lines_that_are_all_indented_do_not_hang() -> None:
    lines = [
        "索引号 11330782002609418N/2024-42040 主题分类 民政",
        "发布机构 义乌市民政局 发文日期 2024年12月30日",
        "文 号 无 效力状态 有效 公开方式 主动公开",
    ]
    assert paragraphs("\n".join(f"　　{line}" for line in [*lines, "义乌市2024年12月份城乡低保资金发放情况的公示"])) == [
        *lines,
        "义乌市2024年12月份城乡低保资金发放情况的公示",
    ]
