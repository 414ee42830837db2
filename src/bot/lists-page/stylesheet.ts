/** The style sheet of the page of all lists, part of the page. */
export const style = `:root{color-scheme:light dark;background:var(--page);color:var(--text);--page:#fff;--text:#1f2328;--line:#d1d9e0;--weak:#59636e;--link:#0969da;--do:#9a3412;font:16px/1.5 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
@media(prefers-color-scheme:dark){:root{--page:#0d1117;--text:#f0f6fc;--line:#3d444d;--weak:#9198a1;--link:#4493f8;--do:#fdba74}}
body{max-width:60rem;margin:1.5rem auto;padding:0 1rem;overflow-wrap:anywhere}h1{font-size:1.5rem;margin:0}h2{font-size:1.05rem;margin:0}
a{color:var(--link)}ol{list-style:none;margin:1rem 0;padding:0;border-top:1px solid var(--line)}li{padding:.8rem 0;border-bottom:1px solid var(--line)}
p{margin:.3rem 0}small,.facts{color:var(--weak);font-size:.875rem}ul{display:flex;flex-wrap:wrap;gap:.4rem;margin:.4rem 0;padding:0;list-style:none}
ul li{border:1px solid var(--do);border-radius:1rem;padding:.1rem .7rem;font-size:.875rem;color:var(--do)}ul a{color:inherit}
.facts a{white-space:nowrap}header{display:flex;flex-direction:row-reverse;justify-content:space-between;flex-wrap:wrap;gap:.3rem 1rem;margin-bottom:1rem;font-size:.875rem}
header form{display:flex;flex-wrap:wrap;align-items:center;gap:.2rem .8rem}button,.button{font:inherit;display:inline-block;border:1px solid var(--line);border-radius:6px;padding:.25rem .8rem;color:inherit;background:none;cursor:pointer}
.button{text-decoration:none;padding:.5rem 1.2rem;border-color:var(--link);color:var(--link);font-weight:600}.note{border-left:4px solid var(--do);padding:.2rem .8rem}
nav{display:flex;gap:1rem;flex-wrap:wrap}.private{border:1px solid var(--line);border-radius:1rem;padding:0 .5rem}`;
