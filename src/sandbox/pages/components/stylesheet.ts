/** The style sheet: GitHub's proportions, light and dark mode, no external fonts. */
export const stylesheet = `
:root {
  color-scheme: light dark;
  --page: light-dark(#ffffff, #0d1117); --soft: light-dark(#f6f8fa, #151b23); --text: light-dark(#1f2328, #f0f6fc);
  --quiet: light-dark(#59636e, #9198a1); --line: light-dark(#d1d9e0, #3d444d); --link: light-dark(#0969da, #4493f8);
  --good: light-dark(#1a7f37, #3fb950); --bad: light-dark(#d1242f, #f85149); --warn: light-dark(#9a6700, #d29922);
  --done: light-dark(#8250df, #ab7df8); --good-soft: light-dark(#dafbe1, #12261e); --bad-soft: light-dark(#ffebe9, #25171c);
  --warn-soft: light-dark(#fff8c5, #272115); --add: light-dark(#dafbe1, #12261e); --add-number: light-dark(#aceebb, #1b4026);
  --gone: light-dark(#ffebe9, #25171c); --gone-number: light-dark(#ffcecb, #542426); --hunk: light-dark(#ddf4ff, #121d2f);
  --head: light-dark(#f6f8fa, #010409);
  --sans: -apple-system, BlinkMacSystemFont, "Segoe UI", "Noto Sans", Helvetica, Arial, "Liberation Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
  --mono: ui-monospace, SFMono-Regular, "SF Mono", Menlo, Consolas, "Liberation Mono", "Noto Sans Mono CJK SC", monospace;
}
* { box-sizing: border-box }
body { margin: 0; background: var(--page); color: var(--text); font: 14px/1.5 var(--sans) }
a { color: var(--link); text-decoration: none } a:hover { text-decoration: underline }
h1, h2, h3 { line-height: 1.25; margin: 0; font-weight: 600 }
code, pre, .mono { font-family: var(--mono); font-size: 12px }
.quiet { color: var(--quiet) } .good { color: var(--good) } .bad { color: var(--bad) } .warn { color: var(--warn) } .done { color: var(--done) }
.top { background: var(--head); border-bottom: 1px solid var(--line) }
.top .row { display: flex; align-items: center; gap: 10px; flex-wrap: wrap; max-width: 1280px; margin: 0 auto; padding: 14px 24px; font-size: 15px }
.top a { color: var(--text) } .top b { font-weight: 600 }
.note { margin-left: auto; font-size: 12px; color: var(--quiet) }
.tabs { display: flex; gap: 4px; max-width: 1280px; margin: 0 auto; padding: 0 20px; overflow-x: auto }
.tabs a { padding: 8px 12px 10px; border-bottom: 2px solid transparent; color: var(--text); white-space: nowrap }
.tabs.inner { padding: 0; margin: -8px 0 20px; border-bottom: 1px solid var(--line) }
.tabs a.here { border-color: #fd8c73; font-weight: 600 } .tabs a:hover { text-decoration: none; background: var(--soft); border-radius: 6px 6px 0 0 }
main { max-width: 1280px; margin: 0 auto; padding: 24px }
main.narrow { max-width: 960px }
.count { display: inline-block; min-width: 20px; padding: 0 6px; border-radius: 20px; background: var(--line); font-size: 12px; text-align: center; font-weight: 500 }
.box { border: 1px solid var(--line); border-radius: 6px; margin: 0 0 16px; background: var(--page) }
.box > .head { padding: 10px 16px; background: var(--soft); border-bottom: 1px solid var(--line); border-radius: 6px 6px 0 0; display: flex; gap: 8px; align-items: center; flex-wrap: wrap }
.box > .head:last-child { border-bottom: 0; border-radius: 6px }
.box > .body { padding: 16px } .box > .markdown { padding: 24px 32px }
.list { list-style: none; margin: 0; padding: 0 } .list > li { padding: 10px 16px; border-top: 1px solid var(--line) } .list > li:first-child { border-top: 0 }
.list .title { font-weight: 600; font-size: 15px; color: var(--text) }
.columns { display: grid; grid-template-columns: minmax(0, 1fr) 260px; gap: 24px } @media (max-width: 900px) { .columns { grid-template-columns: minmax(0, 1fr) } }
.side h3 { font-size: 12px; color: var(--quiet); margin: 0 0 6px } .side section { border-bottom: 1px solid var(--line); padding: 0 0 16px; margin: 0 0 16px }
.state { display: inline-flex; align-items: center; gap: 6px; padding: 4px 12px; border-radius: 20px; color: #fff; font-weight: 500 }
.state.open { background: #1f883d } .state.closed { background: #cf222e } .state.merged { background: #8250df } .state.draft { background: #59636e }
.headline { margin: 0 0 8px; font-size: 28px; font-weight: 400 } .headline .quiet { font-weight: 300 }
.under { display: flex; gap: 10px; align-items: center; flex-wrap: wrap; padding: 0 0 16px; margin: 0 0 20px; border-bottom: 1px solid var(--line) }
.branch { background: var(--hunk); color: var(--link); padding: 2px 6px; border-radius: 6px; font: 12px var(--mono) }
.talk { display: grid; grid-template-columns: 40px minmax(0, 1fr); gap: 16px; margin: 0 0 16px }
.talk > img { width: 40px; height: 40px; border-radius: 50% } .talk > img.bot { border-radius: 8px } .talk .box { margin: 0 }
.talk .box > .markdown { padding: 16px } .talk :target, .box:target { border-color: var(--link); box-shadow: 0 0 0 1px var(--link) }
.tag { border: 1px solid var(--line); border-radius: 20px; padding: 0 7px; font-size: 12px; color: var(--quiet) }
.label { display: inline-block; border-radius: 20px; padding: 0 8px; font-size: 12px; font-weight: 500; line-height: 20px; border: 1px solid var(--line) }
.event { margin: 0 0 16px 56px; padding-left: 12px; border-left: 2px solid var(--line); color: var(--quiet) } .event code { color: var(--text) }
.checks { border-radius: 6px; border: 2px solid var(--line); margin: 0 0 16px 56px } .checks.good { border-color: var(--good) } .checks.bad { border-color: var(--bad) } .checks.warn { border-color: var(--warn) }
.checks > * { padding: 12px 16px; margin: 0; color: var(--text) } .checks > * + * { border-top: 1px solid var(--line) }
.diff { width: 100%; border-collapse: collapse; font: 12px/20px var(--mono); table-layout: fixed }
.diff td { padding: 0 10px; vertical-align: top; white-space: pre-wrap; overflow-wrap: anywhere } .diff .n { width: 46px; text-align: right; color: var(--quiet); user-select: none; padding: 0 8px; white-space: nowrap }
.diff .n a { color: inherit } .diff .sign { width: 22px; padding: 0 0 0 10px; user-select: none }
.diff .add td { background: var(--add) } .diff .add .n { background: var(--add-number) } .diff .gone td { background: var(--gone) } .diff .gone .n { background: var(--gone-number) }
.diff .hunk td { background: var(--hunk); color: var(--quiet) } .diff tr:target td { background: var(--warn-soft) }
.diff .said > td { padding: 10px 16px; background: var(--soft); border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); white-space: normal; font: 14px/1.5 var(--sans) }
.annotation { border: 1px solid var(--line); border-left: 4px solid var(--quiet); border-radius: 6px; background: var(--page); padding: 10px 14px; margin: 0; white-space: normal }
.annotation + .annotation { margin-top: 8px } .annotation.failure { border-left-color: var(--bad) } .annotation.warning { border-left-color: var(--warn) }
.annotation p { margin: 4px 0 0; white-space: pre-wrap; overflow-wrap: anywhere }
.blob td { white-space: pre-wrap }
.folder { color: light-dark(#54aeff, #9198a1) }
.icon { vertical-align: -3px; margin-right: 6px }
.squares { font-family: var(--mono); font-size: 12px } .squares b { font-weight: 600 }
.markdown > :first-child { margin-top: 0 } .markdown-body { background: transparent; font-family: var(--sans); font-size: 14px } .readme .markdown-body, .markdown.big { font-size: 16px }
.markdown-body .suggestion { border: 1px solid var(--line); border-radius: 6px; margin: 0 0 16px } .markdown-body .suggestion > p { margin: 0; padding: 6px 12px; border-bottom: 1px solid var(--line); color: var(--quiet); font-size: 12px } .markdown-body .suggestion > pre { margin: 0; background: var(--add); border-radius: 0 0 6px 6px }
button.tick { border: 0; background: none; padding: 0 4px 0 0; font-size: 16px; line-height: 1; color: var(--link); cursor: pointer }
.markdown-body svg.chart { max-width: 720px; width: 100%; height: auto; display: block; margin: 8px 0 16px }
.chart text { font: 11px var(--sans); fill: var(--quiet) } .chart .title { font-size: 13px; fill: var(--text) } .chart .axis { stroke: var(--line) } .chart .run { fill: none; stroke: var(--link); stroke-width: 2 } .chart circle { fill: var(--link) } .chart .bar { fill: var(--link) }
.chart.pie { max-width: 480px } .slice-0 { fill: #0969da } .slice-1 { fill: #bf8700 } .slice-2 { fill: #cf222e } .slice-3 { fill: #1a7f37 } .slice-4 { fill: #8250df } .slice-5 { fill: #6e7781 }
.hero { padding: 8px 0 24px } .hero h1 { font-size: 30px; margin: 0 0 8px } .hero p { font-size: 16px; margin: 0 0 6px; max-width: 44em }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(260px, 1fr)); gap: 16px; margin: 0 0 24px }
.card { border: 1px solid var(--line); border-radius: 8px; padding: 16px; color: var(--text); display: block } .card:hover { border-color: var(--link); text-decoration: none } .card b { display: block; font-size: 16px; margin: 0 0 4px } .card .kind { font-size: 12px; color: var(--quiet) }
.two { display: grid; grid-template-columns: repeat(auto-fit, minmax(340px, 1fr)); gap: 24px; margin: 0 0 24px } .two ol { padding-left: 20px; margin: 8px 0 } .two li { margin: 0 0 8px }
.two h2 { font-size: 18px }
pre.command { background: var(--soft); border: 1px solid var(--line); border-radius: 6px; padding: 8px 12px; margin: 6px 0; white-space: pre-wrap; overflow-wrap: anywhere }
footer { max-width: 1280px; margin: 0 auto; padding: 24px; color: var(--quiet); font-size: 12px; border-top: 1px solid var(--line) }
`;
