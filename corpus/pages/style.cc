// The look of all pages: light and dark, phone width, print. No script.
#include "corpus/pages/place.h"

namespace kst {

std::string_view StyleSheet() {
  return R"(:root{--ink:#1b1f24;--soft:#59636e;--line:#d5dae0;--paper:#fff;--tint:#f3f5f8;--link:#154273;--mark:#fff0b8;--late:#b3261e;--good:#1b6e3c}
@media screen and (prefers-color-scheme:dark){:root{--ink:#e4e8ed;--soft:#a2adb9;--line:#3a424c;--paper:#15191e;--tint:#1f252c;--link:#8ec1f5;--mark:#4f430f;--late:#ff8a80;--good:#7fd6a0}}
*{box-sizing:border-box}
html{font:17px/1.55 system-ui,"Segoe UI","Noto Sans",sans-serif;color:var(--ink);background:var(--paper)}
body{margin:0}
a{color:var(--link);text-underline-offset:.15em}
a:focus-visible,input:focus-visible,button:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-99em}.skip:focus{position:static}
header.room{display:flex;flex-wrap:wrap;gap:.6rem 2rem;align-items:center;padding:.7rem 1.2rem;border-bottom:1px solid var(--line);background:var(--tint)}
header.room nav{display:flex;flex-wrap:wrap;gap:1.2rem}
header.room .home{font-weight:700}
header.room form{display:flex;flex:1 1 18rem;max-width:38rem;gap:.4rem}
input,button,select{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--soft);border-radius:.3rem;padding:.25rem .6rem;min-width:0}
input[type=search]{flex:1}::placeholder{color:var(--soft);opacity:1}
button{background:var(--link);border-color:var(--link);color:var(--paper);cursor:pointer}
main{max-width:76rem;margin:0 auto;padding:1.2rem}
footer{max-width:76rem;margin:2rem auto 0;padding:1rem 1.2rem;border-top:1px solid var(--line);color:var(--soft);font-size:.85rem}
h1{font-size:1.5rem;line-height:1.25;margin:.2rem 0 .6rem;max-width:46rem;overflow-wrap:anywhere}
h2{font-size:1.1rem;margin:1.6rem 0 .5rem}
h3{font-size:1rem;margin:1.2rem 0 .3rem}
.kicker,.small,.count{color:var(--soft);font-size:.88rem}
.kicker{margin:0}
dl.facts{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem;margin:.6rem 0;font-size:.92rem}
dl.facts dt{color:var(--soft)}dl.facts dd{margin:0;overflow-wrap:anywhere}
.asks{font-size:1.1rem;max-width:46rem;margin:.4rem 0}
.absent{padding:.6rem .9rem;background:var(--tint);border-left:4px solid var(--soft)}
.leaf{display:grid;gap:0 3rem;grid-template-columns:minmax(0,1fr)}
@media(min-width:62rem){.leaf{grid-template-columns:minmax(0,42rem) minmax(16rem,1fr)}.leaf>.text{grid-column:1;grid-row:1}.leaf>.beside{grid-column:2;grid-row:1}}
.beside{font-size:.92rem}
.sheet{max-width:46rem}
.beside ul,.list{list-style:none;padding:0;margin:0}
.beside li,.list li{padding:.55rem 0;border-top:1px solid var(--line)}
blockquote{margin:.3rem 0 0;padding-left:.8rem;border-left:3px solid var(--line);overflow-wrap:anywhere}
.text p{margin:.7rem 0;overflow-wrap:anywhere}
.text .item{padding-left:1.4rem}
.text .table{font-size:.88rem;padding:.1rem .6rem;border-left:3px solid var(--line);margin:.2rem 0}
.text .note,.text .signature{font-size:.88rem;color:var(--soft)}
.sidenote{display:block;margin:.3rem 0 .5rem 1rem;padding-left:.7rem;border-left:2px solid var(--line);font-size:.82rem;line-height:1.4;color:var(--soft)}
@media(min-width:62rem){.leaf:has(.noted){grid-template-columns:minmax(0,52rem) minmax(15rem,1fr);gap:0 2rem}.noted{padding-right:14rem}.sidenote{float:right;clear:right;width:12.5rem;margin:.2rem -14rem .6rem 0}}
.cells{margin:.6rem 0;line-height:1.4}.cells td,.cells th{padding:.3rem .8rem .3rem 0}.cells th{white-space:normal;vertical-align:bottom}
.drawing{display:block;width:100%;min-width:34rem;max-width:52rem;height:auto;margin:.8rem 0}.drawing a{fill:var(--link)}
.text a{text-decoration-thickness:1px}
figure.facsimile{margin:0 0 1rem}.facsimile figcaption{display:flex;gap:1rem;padding:.2rem 0}
.printed{position:relative;border:1px solid var(--line);background:#fff}.printed img{display:block;width:100%;height:auto;color:#333}
.printed svg{position:absolute;inset:0;width:100%;height:100%;pointer-events:none}.printed svg a{pointer-events:auto}
.printed rect{fill:#1e6fd0;fill-opacity:.14}.printed rect.act{fill:#f0b400;fill-opacity:.22}.printed rect.here{fill:#f0b400;fill-opacity:.4;stroke:#b3261e;stroke-width:120}
@media(min-width:62rem){.leaf.facing{grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:0 2rem}.facing .sidenote{float:none;width:auto;margin:.3rem 0 .5rem 1rem}.facsimile.asked{position:sticky;top:.5rem}.facsimile:not(.asked){max-width:20rem}}
@media(max-width:61.99rem){.facsimile:not(.asked){display:none}}
mark{background:var(--mark);color:inherit}
.leafnr{color:var(--soft);font-size:.75rem;border:1px solid var(--line);border-radius:.2rem;padding:0 .25rem;margin:0 .2rem}
:target{outline:2px solid var(--link);outline-offset:2px}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{text-align:left;vertical-align:top;padding:.45rem .7rem .45rem 0;border-top:1px solid var(--line)}
th{white-space:nowrap;border-top:0}
td.day{white-space:nowrap}
td.words{min-width:18rem;overflow-wrap:anywhere}
.state{white-space:nowrap;font-weight:600}.late{color:var(--late);font-weight:600}.good{color:var(--good)}
form.filter{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;margin:.6rem 0 1rem;font-size:.92rem}
.facets{font-size:.88rem}
.facets h2{font-size:1rem;margin:.8rem 0 .2rem}
.beside.facets li{border:0;padding:.15rem 0}
.facets ul{list-style:none;margin:.2rem 0;padding:0;max-height:14rem;overflow:auto}
.pages{display:flex;gap:1.5rem;margin:1rem 0}
.timeline{list-style:none;padding:0 0 0 1rem;margin:0;border-left:2px solid var(--line)}
.timeline li{padding:.3rem 0 .5rem .4rem;max-width:46rem}
.timeline .gone{color:var(--soft)}
@media(max-width:44rem){header.room nav{gap:.4rem 1rem}dl.facts{display:block}dl.facts dd{margin:0 0 .3rem}.tracker,.tracker tbody,.tracker tr,.tracker td{display:block}.tracker thead{display:none}.tracker tr{border-top:2px solid var(--line);padding:.5rem 0}.tracker td{border:0;padding:.1rem 0}td[data-name]:not(:empty)::before{content:attr(data-name) ": ";color:var(--soft)}td.words{min-width:0}}
@media print{header.room,footer,.skip,form.filter,.pages,.facets,.facsimile:not(.asked),.facsimile figcaption a{display:none}html{font-size:11pt;background:#fff;color:#000}a{color:#000}main{max-width:none;padding:0}.leaf{display:block}.facsimile{max-width:13cm}.scroll{overflow:visible}table{font-size:8pt}td .small{font-size:inherit}td.words{min-width:8rem}.drawing{min-width:0}tr,.list li{break-inside:avoid}}
)";
}

std::string_view Icon() {
  return R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#154273"/><path d="M5 3v10M5 8.5 11 3M7.5 6.5 11.5 13" fill="none" stroke="#fff" stroke-width="1.8"/></svg>
)";
}

}  // namespace kst
