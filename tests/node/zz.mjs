import { openPlan } from "attise/edge"; import { readFileSync } from "node:fs";
const plan=openPlan(readFileSync("/tmp/partb/pkg-config/presets/inbound.json","utf8"));
const {payload}=plan.play({start:"2026-01-05T09:00:00Z",signals:[{at:0,kind:"pageView",path:"/tarifs"},{at:90,kind:"activeTime",seconds:90}]});
const all={name:"Marie Durand",email:"m.durand@example.fr",phone:"06 12 34 56 89",company:"Acme SARL",role:"Dir. achats",employees:"1 000+",country:"France",message:"Bonjour, nous cherchons un outil pour nos équipes."};
const t0=(f)=>{let best=1e9;for(let k=0;k<15;k++){let t=performance.now();for(let i=0;i<200;i++)plan.explain({fields:f,payload,honeypot:"x"});best=Math.min(best,(performance.now()-t)/200*1000)};return best.toFixed(0)};
console.log("none",t0({}),"all",t0(all)); 
const m=new WebAssembly.Module(readFileSync("/tmp/partb/pkg-config/dist/full.wasm"));
