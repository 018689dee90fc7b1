// What the package has stored for a page's site.

/** Its keys and texts in localStorage. */
export const records = (page) => page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith("attise")));
