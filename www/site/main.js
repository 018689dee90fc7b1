// The demo's whole page script: starts attise with the compiled plan, asks for consent, opens the inspector.
import { watch } from "attise";
import plan from "./plan.js";

const key = "orvane-consent";
const bar = document.getElementById("consent");
const visitor = watch(plan, { consent: answer() === "yes" });

function answer() {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // storage blocked: ask on every page
  }
}

bar.hidden = answer() !== null;
bar.addEventListener("click", ({ target }) => {
  if (!(target instanceof HTMLButtonElement)) return;
  bar.hidden = true;
  if (target.value === "yes") visitor.consent.grant();
  else visitor.consent.revoke();
  try {
    localStorage.setItem(key, target.value);
  } catch {} // the answer then holds for this page only
});
document.getElementById("consent-open").addEventListener("click", () => {
  bar.hidden = false;
  bar.querySelector("button").focus();
});

async function openInspector() {
  const { inspect } = await import("attise/inspector");
  inspect(visitor, { plan: "/plan.json", lang: document.documentElement.lang });
}
if (new URLSearchParams(location.search).has("attise-inspect")) openInspector();
addEventListener("keydown", (event) => event.altKey && event.code === "KeyI" && openInspector());
