import { visitors } from "./bench/engine/peers/gen.mjs";
import { readFileSync } from "node:fs";
const plan=JSON.parse(readFileSync(new URL("./bench/engine/peers/plan.json", import.meta.url)));
const data=[...visitors(3000)]; let sink=0;
const { aggregator } = await import('./bench/engine/peers/lib/aggregate.mjs');
const agg = aggregator(plan); const facts = data.slice(0,500).map((ev) => { const v = agg.visitor(); for (const e of ev) agg.update(v, e); return structuredClone(agg.facts(v, ev.at(-1).t)); });
const cpu=()=>{const u=process.cpuUsage(); return (u.user+u.system)*1000};
for (const name of process.argv.slice(2)) {
const a=await import(`./bench/engine/peers/adapters/${name}.mjs`); await a.init(plan);
const m=(f,n)=>{let best=1e9; const all=[]; for(let r=0;r<14;r++){const t=cpu(); f(); const x=(cpu()-t)/n; all.push(x); best=Math.min(best,x);} all.sort((x,y)=>x-y); return `${all[7].toFixed(0)} (min ${best.toFixed(0)})`;};
const live=m(()=>{for (const ev of data){const v=a.visitor(); for(const e of ev) sink+=a.event(v,e).score; a.free?.(v);}},180000);
const batch=a.events?m(()=>{for (const ev of data){const v=a.visitor(); sink+=a.events(v,ev).score; a.free?.(v);}},180000):"";
const full=m(()=>{for(let k=0;k<60;k++) for (const f of facts) sink+=a.full(f).score;},30000);
console.log(name.padEnd(24),"live",live,"batch",batch,"full",full);
}
