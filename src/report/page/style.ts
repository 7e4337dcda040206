/** How a page looks: on paper, on a telephone, by day and by night. The digest is what its policy lets through; a test holds the two together. */

import { scrollShadowCss } from "./scroll-shadow.ts";

export const STYLE_DIGEST = "WPYXPesndIidD2je0U/jKUYQdS71ElfTUsZVEzrlgEg=";

export const STYLE = `
:root{color-scheme:light dark;--paper:#fff;--ink:#17191c;--soft:#4b525b;--line:#b8bec6;--tint:#f2f4f6;--link:#12436d;--good:#0b5a3c;--bad:#9b1c1c;--doubt:#7a4400;--c0:#12436d;--c1:#28a197;--c2:#801650;--c3:#f46a25;--c4:#4b525b;--c5:#a285d1;--n0:#fff;--n1:#000;--n2:#fff;--n3:#000;--n4:#fff;--n5:#000}
@media (prefers-color-scheme:dark){:root{--paper:#14181d;--ink:#eceef0;--soft:#b9c0c8;--line:#59626d;--tint:#1f252c;--link:#8ec5f4;--good:#7fd6ae;--bad:#ff9d9d;--doubt:#f5c06b;--c0:#5694ca;--c1:#28a197;--c2:#e58fb8;--c3:#f46a25;--c4:#b9c0c8;--c5:#a285d1;--n0:#000;--n2:#000;--n4:#000}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0 auto;padding:1rem;max-width:70rem;background:var(--paper);color:var(--ink);font:1rem/1.5 Arial,Helvetica,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.75rem;line-height:1.2;margin:.5rem 0}
h2{font-size:1.375rem;line-height:1.25;margin:2.25rem 0 .75rem;padding-top:.75rem;border-top:3px solid var(--link)}
h3{font-size:1.125rem;margin:1.75rem 0 .5rem}
h4{font-size:1rem;margin:1.25rem 0 .25rem}
p{margin:.5rem 0}
header p,footer,.note{color:var(--soft)}
footer{margin-top:3rem;border-top:1px solid var(--line);font-size:.875rem}
a{color:var(--link)}
a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:3px solid var(--c3);outline-offset:2px}
code{font-family:Consolas,"Liberation Mono",monospace;font-size:.9375em;background:var(--tint);padding:0 .2em}
nav ol{columns:16rem;padding-left:1.5rem}
nav li{padding:.2rem 0}
.lead{font-size:1.125rem}
.callout{border-left:6px solid var(--soft);background:var(--tint);padding:.5rem 1rem;margin:1rem 0}
.callout.good{border-color:var(--good)}.callout.bad{border-color:var(--bad)}.callout.doubt{border-color:var(--doubt)}
.callout-title{font-weight:bold}
td.good,th.good{color:var(--good);font-weight:bold}td.bad,th.bad{color:var(--bad);font-weight:bold}td.doubt,th.doubt{color:var(--doubt);font-weight:bold}td.quiet,th.quiet{color:var(--soft)}
.missing{color:var(--bad);font-weight:bold;border-bottom:2px dotted}
dl{margin:.75rem 0}
dl div{display:grid;grid-template-columns:minmax(8rem,16rem) 1fr;gap:0 1rem;padding:.35rem 0;border-bottom:1px solid var(--line)}
dt{font-weight:bold}dd{margin:0}
${scrollShadowCss("--line")}
.scroll{margin:.75rem 0}
table{border-collapse:collapse;width:100%;font-size:.9375rem;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:bold;padding:.25rem 0}
th,td{padding:.35rem .6rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;overflow-wrap:break-word;min-width:3.5rem}
thead th,thead td{border-bottom:2px solid var(--ink);vertical-align:bottom}
tbody th{font-weight:normal;min-width:7rem}
th.right,td.right{text-align:right}
.in1{padding-left:1.6rem}.in2{padding-left:2.6rem}.in3{padding-left:3.6rem}.in4{padding-left:4.6rem}.in5,.in6{padding-left:5.6rem}
details{margin:.25rem 0}
summary{cursor:pointer;padding:.25rem 0}
details.more{border:1px solid var(--line);padding:.25rem .75rem;margin:.75rem 0}
details.more>summary{font-weight:bold;color:var(--link)}
.workings{font-size:.9375rem}
.workings ul{list-style:none;margin:0;padding:0 0 0 .75rem;border-left:2px solid var(--line)}
.workings p{margin:.1rem 0 .1rem 1.1rem;color:var(--soft);font-size:.875rem}
.workings .leaf{padding:.25rem 0 .25rem 1.1rem}
:target{outline:3px solid var(--c3);outline-offset:2px}
figure{margin:1rem 0}
figcaption{font-weight:bold;margin-bottom:.5rem}
.bar{margin:.5rem 0}.bar-name{display:flex;justify-content:space-between;gap:1rem}
.bar svg{display:block}
.track{fill:var(--tint);stroke:var(--line)}
.n{font:bold 13px Arial,Helvetica,sans-serif;text-anchor:middle}
.c0{fill:var(--c0)}.c1{fill:var(--c1)}.c2{fill:var(--c2)}.c3{fill:var(--c3)}.c4{fill:var(--c4)}.c5{fill:var(--c5)}
.mark{stroke:var(--ink);stroke-width:2;stroke-dasharray:4 3}.mark-under{stroke:var(--paper);stroke-width:6}
g rect{stroke:var(--paper);stroke-width:2}
.c0 .n,.c0+.n{fill:var(--n0)}.c1 .n,.c1+.n{fill:var(--n1)}.c2 .n,.c2+.n{fill:var(--n2)}.c3 .n,.c3+.n{fill:var(--n3)}.c4 .n,.c4+.n{fill:var(--n4)}.c5 .n,.c5+.n{fill:var(--n5)}
.legend{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}
.legend .swatch{vertical-align:-.2em}
@media (max-width:30rem){body{padding:.75rem}dl div{grid-template-columns:1fr}h1{font-size:1.5rem}th,td{padding:.3rem .4rem}}
@page{size:A4;margin:16mm 14mm}
@media print{:root{color-scheme:light;--paper:#fff;--ink:#000;--soft:#333;--line:#999;--tint:#f2f4f6;--link:#12436d;--good:#0b5a3c;--bad:#9b1c1c;--doubt:#7a4400;--c0:#12436d;--c1:#28a197;--c2:#801650;--c3:#f46a25;--c4:#4b525b;--c5:#a285d1;--n0:#fff;--n2:#fff;--n4:#fff}
body{padding:0;max-width:none;font-size:10pt;-webkit-print-color-adjust:exact;print-color-adjust:exact}
h1{font-size:18pt}h2{font-size:14pt}h3{font-size:12pt}h2,h3,h4,caption,figcaption{break-after:avoid}
nav{display:none}a{color:inherit;text-decoration:none}
table{font-size:8.5pt}thead{display:table-header-group}tr,.bar,figure,.callout,dl div{break-inside:avoid}
th,td{min-width:0;padding:2pt 4pt}tbody th{min-width:0}
.scroll{overflow:visible;background:none}
details::details-content{content-visibility:visible;block-size:auto;opacity:1}
.workings{font-size:8.5pt}.workings p{font-size:8pt}}
`;
