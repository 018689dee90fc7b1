// What an engine cannot do, or what its driver cannot make it do: by engine, the test's name and the reason.
const NO_SHIFTS = "it has no Layout Instability API, so the tests compare boxes";
const NO_PRERENDER = "it prerenders no page";
const NO_FREEZE = "it freezes no page";

export default {
  chromium: {},
  firefox: {
    "the shift observer does see a shift": NO_SHIFTS,
    "M5: a prerendered page has no visitor until it is shown": NO_PRERENDER,
    "a frozen page goes on where it was": NO_FREEZE,
  },
  webkit: {
    "the shift observer does see a shift": NO_SHIFTS,
    "M5: a prerendered page has no visitor until it is shown": NO_PRERENDER,
    "a frozen page goes on where it was": NO_FREEZE,
    "M9: a page whose process is killed has lost five seconds at most": "WebKitWebDriver ends the session with a page's process, and what the session stored is gone",
    "a middle click, which opens a document in a tab, is a download; a right click is none": "WebKitWebDriver releases no button but the left one",
  },
};
