// “See what is kept”, on the privacy page: what the visitor's device remembers, in words, and fetched only when asked for.
export async function showKept(visitor, place) {
  const lang = document.documentElement.lang;
  const [{ describe }, plan] = await Promise.all([import("attise/privacy"), fetch("/plan.json").then((answer) => answer.text()).catch(() => "")]);
  const element = (name, ...children) => {
    const made = document.createElement(name);
    made.append(...children);
    return made;
  };
  const row = ([what, words]) => element("div", element("dt", what), element("dd", words));
  place.replaceChildren(...describe(visitor.exportData(), plan, lang).flatMap(({ title, rows }) => [element("h3", title), element("dl", ...rows.map(row))]));
  place.hidden = false;
  place.focus();
}
