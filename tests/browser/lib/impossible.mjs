// What an engine cannot do, or what its driver cannot make it do: by engine, the test's name and the reason.
export default {
  chromium: {},
  firefox: {},
  webkit: {},
};
