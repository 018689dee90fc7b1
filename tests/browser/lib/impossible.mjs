// What an engine cannot do, or what its driver cannot make it do: by engine, the test's name and the reason.
const NO_SHIFTS = "it has no Layout Instability API, so the tests compare boxes";

export default {
  chromium: {},
  firefox: { "the shift observer does see a shift": NO_SHIFTS },
  webkit: {
    "the shift observer does see a shift": NO_SHIFTS,
    "a middle click, which opens a document in a tab, is a download; a right click is none": "WebKitWebDriver releases no button but the left one",
  },
};
