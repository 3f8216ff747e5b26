"""Section trees of a few lines."""

from corpus.article.contents import without_contents
from corpus.article.joining import join_centered
from corpus.article.splitting import split_glued
from corpus.outline.sections import find_sections
from corpus.reading import Line

BODY = "全市民政系统坚持以人民为中心，扎实推进养老服务和社会救助，各项工作取得了新的成效。"


def tree(*texts: str | Line) -> list[tuple[int, str]]:
    lines = [text if isinstance(text, Line) else Line(text) for text in texts]
    return [(section.level, section.heading) for section in find_sections(split_glued(join_centered(without_contents(lines))))]
