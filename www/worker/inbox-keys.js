// The inbox with the keyboard: through the list, to a lead's acts, and back. Nothing here is needed to use it.

const OFF = "attise-inbox-keys";
const dialog = document.querySelector("#keys");
const on = document.querySelector("#keys-on");
const button = document.querySelector("#keys-button");

on.checked = localStorage.getItem(OFF) === null;
on.addEventListener("change", () => (on.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1")));
button.hidden = false;
button.addEventListener("click", () => dialog.showModal());

// Where there is room the funnel stands open.
const pulse = document.querySelector(".pulse");
if (pulse && matchMedia("(min-width: 68rem)").matches) pulse.open = true;

// What was said after an act is for this view of the page only.
if (location.search.includes("done=")) {
  const address = new URL(location.href);
  address.searchParams.delete("done");
  history.replaceState(null, "", address);
}

const links = () => [...document.querySelectorAll(".lead h2 a")];

function move(by) {
  const all = links();
  const here = all.indexOf(document.activeElement);
  all[here < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(here + by, 0), all.length - 1)]?.focus();
  document.activeElement.closest(".lead")?.scrollIntoView({ block: "nearest" });
}

/** Opens an act's form and goes to its first field; the one act without fields is only gone to, and sent with Enter. */
function openAct(key) {
  const act = document.querySelector(`[data-key="${key}"]`);
  if (!act) return false;
  if (act.tagName !== "DETAILS") act.focus();
  else {
    act.open = true;
    act.querySelector("input:not([type=hidden]), select, textarea").focus();
  }
  return true;
}

function close() {
  const act = document.querySelector(".act[open]");
  if (!act) return false;
  act.open = false;
  act.querySelector("summary").focus();
  return true;
}

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || dialog.open) return;
  if (event.key === "Escape") return void (close() && event.preventDefault());
  if (!on.checked || event.target.closest?.("input, select, textarea, [contenteditable]")) return;
  const list = links().length > 0;
  // The arrows scroll, until one is on a lead.
  const onLead = links().includes(document.activeElement);
  const done =
    event.key === "?" ? (dialog.showModal(), true)
    : list && (event.key === "j" || (onLead && event.key === "ArrowDown")) ? (move(1), true)
    : list && (event.key === "k" || (onLead && event.key === "ArrowUp")) ? (move(-1), true)
    : !list && event.key === "u" ? (document.querySelector(".back a")?.click(), true)
    : /^[a-z]$/.test(event.key) && openAct(event.key);
  if (done) event.preventDefault();
});
