// Volet's three states: a duct seen in section with its blade closed, half open, open.
export function damper(percent, label) {
  const angle = 90 - percent * 0.9;
  const streams = percent < 30 ? [62] : percent < 80 ? [44, 62, 80] : [32, 47, 62, 77, 92];
  return `<svg class="art" viewBox="0 0 260 124" role="img" aria-label="${label}">
<path class="duct" d="M4 16h252v92H4z"/>
<g class="streams">${streams.map((y) => `<path d="M10 ${y}h240"/>`).join("")}</g>
<path class="duct-edge" d="M4 16h252M4 108h252"/>
<g transform="rotate(${angle.toFixed(1)} 130 62)"><path class="blade" d="M86 62h88"/></g><circle class="hub" cx="130" cy="62" r="8"/>
</svg>`;
}
