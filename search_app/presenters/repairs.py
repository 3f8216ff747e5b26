"""What readers are told of a query that was changed to make sense of it: in English, which the interface translates."""

from collections.abc import Mapping

from search_app.query.syntax import RepairKey

REPAIRS: Mapping[RepairKey, str] = {
    "nothing_asked": "There is nothing to look for in “%(detail)s”; every passage is shown.",
    "quote_closed": "A quotation mark was left open; it was closed at the end.",
    "bracket_closed": "A bracket was left open; it was closed at the end.",
    "bracket_dropped": "A closing bracket without an opening one was left out.",
    "operator_dropped": "“%(detail)s” has nothing to work on and was left out.",
    "value_missing": "“%(detail)s:” needs a value; it was read as a word.",
    "value_unknown": "“%(detail)s” is no condition that is known; it was searched as words.",
    "value_several": "A name may mean several, all were taken: %(detail)s.",
    "quote_in_text": "“%(detail)s” is quoted in a sentence: its words were looked for. Blanks around the marks ask for exactly this.",
    "words_begin": "“%(detail)s” is more than one word; these characters were looked for in a row.",
    "too_many_terms": "The search was cut off after %(detail)s words.",
    "too_deep": "Brackets were nested more than %(detail)s deep; the inner ones were left out.",
}
