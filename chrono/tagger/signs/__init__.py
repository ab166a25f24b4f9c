"""Times in words of Chinese, Japanese and Korean: `下周三上午九点半`, `来月末`, `지난 3개월`.

Their words stand without spaces, so that what a token is depends on its neighbours; here they are
read from the text itself. The words are the tables `signs.*` of a lexicon, one for each part of an
expression; a blank in a phrase may be left out. Imports run one way:

    words    the words of a language, and a text to read them from
    days     明天, 来週の水曜日, 10月の第2月曜日
    clocks   明天下午3点半, 今夜8時
    periods  来月末, 过去3个月, 매주 월요일
    finder   where they are in a text
"""
