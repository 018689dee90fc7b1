// The Vigie probe drawn to scale, front and side, with dimension lines and the numbers of its parts.
function grille() {
  let dots = "";
  for (let ring = 0; ring < 6; ring += 1) {
    const count = ring === 0 ? 1 : ring * 8;
    for (let i = 0; i < count; i += 1) {
      const a = (i / count) * 2 * Math.PI + ring * 0.2;
      const r = ring * 13.5;
      dots += `<circle cx="${(180 + r * Math.cos(a)).toFixed(1)}" cy="${(156 + r * Math.sin(a)).toFixed(1)}" r="${(4.6 - ring * 0.35).toFixed(2)}"/>`;
    }
  }
  return `<g class="holes">${dots}</g>`;
}

const mark = (n, x, y, tx, ty) =>
  `<path class="lead" d="M${x} ${y}L${tx} ${ty}"/><circle class="lead-end" cx="${tx}" cy="${ty}" r="4"/><circle class="num" cx="${x}" cy="${y}" r="17"/><text class="num-text" x="${x}" y="${y + 6}">${n}</text>`;

export const probeDrawing = (t) => `<svg class="art" viewBox="0 0 560 400" role="img" aria-label="${t(
  "Sonde Vigie de face et de profil, 118 mm de côté, 32 mm d'épaisseur, avec cinq repères.",
  "Vigie probe, front and side views, 118 mm square and 32 mm deep, with five numbered parts.",
)}">
<rect class="shell" x="62" y="42" width="236" height="236" rx="34"/><rect class="shell-in" x="72" y="52" width="216" height="216" rx="26"/>
${grille()}
<path class="led" d="M146 250h68"/>
<rect class="shell" x="396" y="42" width="56" height="236" rx="12"/><path class="slits" d="M410 84h28M410 96h28M410 108h28M410 120h28M410 200h28M410 212h28M410 224h28M410 236h28"/><path class="wall" d="M460 24v272"/><path class="tube" d="M424 278v40h56"/>
<path class="dim" d="M62 300v40M298 300v40M62 330h236M396 346v30M452 346v30M396 366h56"/><path class="dim-tip" d="M62 330l12-5v10zM298 330l-12-5v10zM396 366l12-5v10zM452 366l-12-5v10z"/>
<text class="dim-text" x="180" y="358">118 mm</text><text class="dim-text" x="424" y="394">32 mm</text>
${mark(1, 30, 120, 139, 146)}${mark(2, 30, 220, 160, 250)}${mark(3, 340, 92, 250, 108)}${mark(4, 352, 210, 410, 212)}${mark(5, 516, 318, 480, 318)}
</svg>`;
