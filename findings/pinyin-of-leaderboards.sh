#!/usr/bin/env bash
# pinyin-pro 3.29.4 spells 排行榜, a leaderboard, as “pai xing bang”, and looks for its words without regard for where one ends.
#
# It knows words in which a character is read in another way and takes any of them that it finds. 排行榜 is not among them (nor 排行),
# though 银行 and 行业 are. In 社会计算 (social computing) it finds 会计, an accountant, across two words; in 消解数据 (data of resolution)
# 解数; in 相似的 (alike) 似的. The three segmentations that it offers give the same spelling. Initials, by which Chinese readers search,
# come out as pxb instead of phb. The list of readings of `polyphonic()` has the right one each time.
#
# Seen 2026-11-29: five of these words of lists are spelled wrongly, with each segmentation, and 银行 rightly.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund pinyin-pro@3.29.4 >/dev/null

fail() { echo "CHANGED: $1"; exit 1; }

cat >spell.mjs <<'JS'
import { pinyin, polyphonic } from 'pinyin-pro';
for (const word of ['银行', '排行榜', '粘贴', '社会计算', '消解数据', '相似的']) {
  const spellings = new Set([1, 2, 3].map((segmentit) => pinyin(word, { toneType: 'none', segmentit })));
  console.log(`${word} ${[...spellings].join(', ')}`);
}
console.log(polyphonic('行', { toneType: 'none' }).join());
JS
node spell.mjs >spelled.txt
cat spelled.txt
expected='银行 yin hang
排行榜 pai xing bang
粘贴 nian tie
社会计算 she kuai ji suan
消解数据 xiao xie shu ju
相似的 xiang shi de
xing hang heng'
[ "$(cat spelled.txt)" = "$expected" ] || fail 'other spellings'
echo 'as described'
