"""Texts for property tests: pieces of Vietnamese, and of what happens to it."""

from hypothesis import strategies as st

PIECES = [
    "Việt Nam", "và", "là", "của", "của của", "hội thảo", "Trong", "tạo", "Thứ trưởng", "ngày 9/7/2019", "TP.HCM",
    "PGS.TS", "R. Hasanov", "vnexpress.net", "a@b.vn", "30/2020/NĐ-CP", "3,5%", "1.000.000", "ảnh", "ẢNH: ĐÌNH HUY",
    "Xem thêm", "không rõ", "Ðông", "ðược", "đ", "Hа Nội", "ế", "é̂", "ﬁ", "Ａ", "&amp;", "&nbsp;", "<b>", "</b>",
    "date 2025-09-04", "./.", "...", "…", "..", ",,", "?!", "(", ")", "[", "]", "“", "”", "‘", "’", '"', "'", "«", "»",
    ".", ",", ";", ":", "!", "?", " ", "  ", "\u00a0", "\u00a0 ", "\t", "\t\t\t", "\n", "\n\n", "\n\n\n\n", "\r\n",
    "\r", "\u200b", "\ufeff", "\u00ad", "\u200e", "\u2028", "\x85", "\x00", "\x07", "\ufffd", "\ue000", "\uf0b7",
    "\u3000", "\u0301", "\u0323", "😀", "\U000e0041", "漢字", "Владимир", "\ufdd0", "Ã¡", "NguyÃªn",
    "§éc lËp", "Guðmundsson",
]  # fmt: skip

pieces = st.sampled_from(PIECES)
words = st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạếềộứừ", min_size=1, max_size=6)
anything = st.characters(exclude_categories=["Cs"])
texts = st.lists(st.one_of(pieces, pieces, words, anything), max_size=25).map("".join)
spaced_texts = st.lists(st.one_of(pieces, words), max_size=25).map(" ".join)
either = st.one_of(texts, spaced_texts)
