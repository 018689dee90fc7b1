// The mark of the inspector: a flame in the colour of the temperature.
import { svg } from "./dom.js";

export const flame = (): SVGSVGElement =>
  svg("svg", { class: "flame", viewBox: "0 0 24 24", "aria-hidden": "true" },
    svg("path", { d: "M12.6 1.8c.5 3.4-1 5.2-2.8 7.1C7.7 11.1 5.5 13.2 5.5 16.400a6.5 6.5 0 0 0 13 .1c0-3.3-1.5-5-2.6-7.2-.5 1.3-1.1 2-2 2.5.7-3.9.6-7.3-1.3-10z" }),
    svg("path", { class: "heart", d: "M12.3 13.200c.2 1.5-.6 2.2-1.3 3-.6.7-1.1 1.3-1.1 2.300a2.3 2.3 0 0 0 4.6 0c0-1.9-1.3-2.8-2.2-5.300z" }));
