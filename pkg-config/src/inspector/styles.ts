// The inspector's style sheet.

export const css = `
:host {
  all: initial;
  --paper: #fffdfb; --card: #fff; --ink: #211a16; --soft: #6d625b; --rule: #e9e1da; --wash: #f7f1ec;
  --cold: #2f6fb2; --warm: #b45d00; --hot: #c7321b;
  --cold-wash: #e4eef8; --warm-wash: #fbead2; --hot-wash: #fbe0da;
  --good: #1d7a46; --shadow: 0 0 0 1px rgb(60 30 10 / .08), 0 18px 50px rgb(60 30 10 / .22);
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :host {
    --paper: #1a1614; --card: #231e1b; --ink: #f6efe9; --soft: #b3a69c; --rule: #3a322d; --wash: #2a2420;
    --cold: #7db4ec; --warm: #f3ab4e; --hot: #ff8266;
    --cold-wash: #1d2a38; --warm-wash: #3a2a14; --hot-wash: #402019;
    --good: #6ecb95; --shadow: 0 0 0 1px rgb(255 255 255 / .08), 0 18px 50px rgb(0 0 0 / .6);
  }
}
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
.panel {
  position: fixed; z-index: 2147483647; inset: 12px 12px 12px auto; width: 392px; display: flex; flex-direction: column;
  overflow: hidden; border-radius: 18px; background: var(--paper); color: var(--ink); box-shadow: var(--shadow);
  font: 14px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; font-variant-numeric: tabular-nums;
  animation: enter .22s ease-out; --heat: var(--cold); --heat-wash: var(--cold-wash); text-align: start;
}
.panel[data-temperature=warm] { --heat: var(--warm); --heat-wash: var(--warm-wash); }
.panel[data-temperature=hot] { --heat: var(--hot); --heat-wash: var(--hot-wash); }
.panel:focus { outline: none; }
@keyframes enter { from { opacity: 0; transform: translateX(24px); } }
header { display: flex; align-items: center; gap: 8px; padding: 10px 10px 10px 18px; border-bottom: 1px solid var(--rule); }
h2, h3, h4, p, dl, dd, ol, table { margin: 0; padding: 0; }
h2 { font-size: 14px; font-weight: 650; }
.plan { flex: 1; color: var(--soft); font-size: 12px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.plan:not(:empty)::before { content: "· "; }
button { width: 34px; height: 34px; padding: 9px; border: 0; border-radius: 10px; background: none; color: inherit; cursor: pointer; }
button:hover { background: var(--wash); }
button svg { display: block; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; }
:focus-visible { outline: 2px solid var(--heat); outline-offset: -2px; }
.body { position: relative; flex: 1; overflow-y: auto; overscroll-behavior: contain; padding: 0 18px 22px; scrollbar-width: thin; }
.notice { margin-top: 14px; padding: 10px 12px; border-radius: 10px; background: var(--wash); color: var(--soft); font-size: 13px; }
.note { color: var(--soft); font-size: 12px; }
.body > section { padding-top: 20px; }
h3 { font-size: 11px; font-weight: 650; letter-spacing: .07em; text-transform: uppercase; color: var(--soft); margin-bottom: 8px; }

.score { display: flex; align-items: baseline; gap: 10px; color: var(--heat); transition: color .4s; }
.flame { align-self: center; margin-inline: -7px -4px; width: 40px; height: 40px; fill: currentColor; }
.flame .heart { fill: var(--paper); opacity: .85; }
.number { font-size: 52px; line-height: 1; font-weight: 700; letter-spacing: -.03em; }
.word { font-size: 20px; font-weight: 600; }
.scale {
  position: relative; height: 10px; margin: 14px 0 24px; border-radius: 5px;
  background: linear-gradient(to right, var(--cold-wash) var(--warm), var(--warm-wash) var(--warm) var(--hot), var(--hot-wash) var(--hot));
}
.mark { position: absolute; inset: 0 auto 0 0; width: max(10px, var(--at)); border-radius: 5px; background: var(--heat); transition: width .5s cubic-bezier(.2, .8, .2, 1), background .4s; }
.tick { position: absolute; left: var(--x); top: 100%; transform: translateX(-50%); padding-top: 3px; font-size: 11px; color: var(--soft); }
.tick::before { content: ""; position: absolute; left: 50%; bottom: 100%; height: 10px; border-left: 2px solid var(--paper); }

.chart { display: block; width: 100%; height: auto; overflow: visible; border-radius: 10px; }
.zone.warm { fill: var(--warm-wash); opacity: .55; }
.zone.hot { fill: var(--hot-wash); opacity: .65; }
line.threshold { stroke-width: 1; stroke-dasharray: 3 4; }
line.threshold.warm { stroke: var(--warm); } line.threshold.hot { stroke: var(--hot); }
text { font: 10.5px system-ui, sans-serif; fill: var(--soft); }
text.warm { fill: var(--warm); } text.hot { fill: var(--hot); }
.axis { stroke: var(--rule); }
.line { fill: none; stroke: var(--heat); stroke-width: 2.25; stroke-linejoin: round; stroke-linecap: round; }
.area { fill: var(--heat); opacity: .13; }
.dot { fill: var(--heat); stroke: var(--paper); stroke-width: 2; }

.slot + .slot { margin-top: 14px; }
h4 { font-size: 13px; font-weight: 500; color: var(--soft); margin-bottom: 6px; }
code { font: 12px/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
h4 code { padding: 1px 6px; border-radius: 6px; background: var(--wash); color: var(--ink); }
ol { list-style: none; border: 1px solid var(--rule); border-radius: 12px; background: var(--card); overflow: hidden; }
li { display: flex; align-items: center; gap: 10px; padding: 8px 12px; color: var(--soft); }
li + li { border-top: 1px solid var(--rule); }
li.standing { background: var(--heat-wash); color: var(--ink); }
.sign { width: 14px; text-align: center; font-weight: 700; }
.sign.yes { color: var(--good); } .sign.no { color: var(--soft); opacity: .7; }
.offer { flex: 1; min-width: 0; }
b { font-weight: 600; }
small { display: block; font-size: 12px; color: var(--soft); font-weight: 400; }
.badge { padding: 2px 8px; border-radius: 99px; background: var(--heat); color: var(--paper); font-size: 11px; font-weight: 600; white-space: nowrap; }

table { width: 100%; border-collapse: collapse; }
tbody th, tbody td, tfoot th, tfoot td { padding: 7px 0; text-align: start; font-weight: 500; vertical-align: baseline; }
tbody tr { border-bottom: 1px solid var(--rule); background: linear-gradient(var(--heat), var(--heat)) left bottom / var(--share) 2px no-repeat; }
tbody tr.less { background-image: linear-gradient(var(--cold), var(--cold)); }
td { text-align: end !important; font-weight: 650 !important; padding-left: 12px !important; white-space: nowrap; }
tfoot td { font-size: 20px; color: var(--heat); }
tfoot th { font-weight: 650; } tfoot small { color: var(--good); }

details { border-top: 1px solid var(--rule); margin-top: 20px; padding-top: 14px; }
summary { cursor: pointer; border-radius: 6px; } summary h3 { display: inline; }
summary::marker { color: var(--soft); }
.raw { margin: 10px 0 4px; padding: 10px 12px; border-radius: 10px; background: var(--wash); overflow-wrap: anywhere; user-select: all; }
.payload .note { margin-top: 8px; }
dl { margin-top: 12px; font-size: 13px; }
dl div { display: flex; justify-content: space-between; gap: 16px; padding: 5px 0; border-bottom: 1px solid var(--rule); }
dt { color: var(--soft); } dd { text-align: end; overflow-wrap: anywhere; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

@media (max-width: 640px) {
  .panel { inset: auto 0 0 0; width: auto; max-height: 72vh; max-height: 72dvh; border-radius: 18px 18px 0 0; animation-name: rise; }
  @keyframes rise { from { opacity: 0; transform: translateY(24px); } }
}
@media (prefers-reduced-motion: reduce) { .panel, .mark, .score { animation: none; transition: none; } }
@media print { .panel { display: none; } }
`;
