#!/usr/bin/env bash
# dateparser 1.5.0 reads the Chinese year `1998年` as “1998 years ago”: the year 28.
#
# `年` behind a number is “year”, as in `1998年3月`, which it reads right. The year alone, the usual date of a paper or a data set, counts as a span of time that is subtracted from
# today, whether the language is given or found. A recent year gives no error, but a date in antiquity, and it moves on by a year each year.
# `search_dates()` joins two dates of a sentence and subtracts too. `1998` without `年` is the year 1998.
#
# Seen 2026-11-30: five texts, all with the base 2026-03-05.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check dateparser==1.5.0

fail() { echo "CHANGED: $1"; exit 1; }

cat >dates.py <<'PY'
from datetime import datetime
from dateparser import parse
from dateparser.search import search_dates
settings = {'RELATIVE_BASE': datetime(2026, 3, 5)}
for text in ['1998', '1998年', '1998年3月', '2020年']:
    print(text, '|', parse(text, settings=settings).date(), '|', parse(text, languages=['zh'], settings=settings).date())
sentence = '语料发布于2020年，2023年3月更新。'
print(sentence, '|', *[f'{part} {date.date()}' for part, date in search_dates(sentence, languages=['zh'], settings=settings)])
PY
env/bin/python dates.py >found.txt
cat found.txt
cat >expected.txt <<'TXT'
1998 | 1998-03-05 | 1998-03-05
1998年 | 0028-03-05 | 0028-03-05
1998年3月 | 1998-03-05 | 1998-03-05
2020年 | 0006-03-05 | 0006-03-05
语料发布于2020年，2023年3月更新。 | 2020年，2023年3月 0002-12-05
TXT
diff expected.txt found.txt || fail 'other dates are read'
echo 'as described'
