"""Random text for properties: any Unicode, and text that looks like the documents."""

from hypothesis import strategies as st

_PIECES = [
    *"养老服务儿童福利社会救助义乌市民政局关于的和了龙乾县后台发",
    *"養老服務兒童義烏後臺發髮乾縣瞭著於",
    *"。，、；：（）〔〕《》“”「」 　\n…①㈠",
    *"0123456789.%-,+aBx年月日万元号",
    "最低生活保障",
    "農村留守兒童",
    "5598.07万元",
    "〔2019〕78號",
    "2024-07-04",
    "1,200",
    "\n　　",
    "\u200b",
]

any_text = st.text(st.characters(exclude_categories=[]), max_size=60) | st.lists(st.sampled_from(_PIECES), max_size=60).map("".join)
chinese_text = st.lists(st.sampled_from(_PIECES), max_size=60).map("".join)
