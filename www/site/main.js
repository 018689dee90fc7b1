// The demo's page script: starts attise with the compiled plan, asks for consent, opens the inspector, shows what is kept.
import { watch } from "attise";
import plan from "./plan.js";
import { exportAudience, forgetAudience } from "./audience.js";
import { tellOffersSeen } from "./seen.js";

const key = "orvane-consent";
const bar = document.getElementById("consent");
let before; // what had the focus when it came to the bar

let answer = null;
try {
  answer = localStorage.getItem(key);
} catch {} // storage blocked: ask on every page
const visitor = watch(plan, { consent: answer === "yes" });
exportAudience(visitor);
tellOffersSeen(visitor);

bar.hidden = answer !== null;
bar.addEventListener("focusin", ({ relatedTarget }) => bar.contains(relatedTarget) || (before = relatedTarget));
bar.addEventListener("click", ({ target: { value } }) => {
  if (!value) return;
  bar.hidden = true;
  (before ?? document.getElementById("main")).focus({ preventScroll: true });
  // the edge signs nothing before it is told, and takes back what it has signed
  if (value === "yes" || answer === "yes") fetch(`/consent?answer=${value}`, { method: "POST", keepalive: true }).catch(() => {});
  answer = value;
  if (value === "yes") visitor.consent.grant();
  else {
    visitor.consent.revoke();
    forgetAudience();
  }
  try {
    localStorage.setItem(key, value);
  } catch {} // the answer then holds for this page only
});
document.getElementById("consent-open").addEventListener("click", () => {
  bar.hidden = false;
  bar.querySelector("button").focus();
});

document.getElementById("kept-show")?.addEventListener("click", async () => {
  const { showKept } = await import("./kept.js");
  await showKept(visitor, document.getElementById("kept"));
});

async function openInspector() {
  const { inspect } = await import("attise/inspector");
  inspect(visitor, { plan: "/plan.json", lang: document.documentElement.lang });
}
if (new URLSearchParams(location.search).has("attise-inspect")) openInspector();
addEventListener("keydown", (event) => event.altKey && event.code === "KeyI" && openInspector());
