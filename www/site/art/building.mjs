// The hero drawing: a section through a building, a classroom and a patient room above a workshop.
const person = (x, y, cls = "body") =>
  `<g transform="translate(${x} ${y})"><circle class="head" r="9" cy="-30"/><path class="${cls}" d="M-13 0v-8a13 13 0 0 1 26 0v8z"/></g>`;

const standing = (x, y) => `<path class="line legs" d="M${x - 6} ${y}v-34M${x + 6} ${y}v-34"/>${person(x, y - 32, "body vest")}`;

const desk = (x) => `<path class="line" d="M${x} 312h46M${x + 6} 312v18M${x + 40} 312v18"/>${person(x + 23, 310)}`;

const diffuser = (x, y) => `<path class="metal" d="M${x - 10} ${y}h20l8 10h-36z"/>`;

const breeze = (x, y, l) =>
  `<path class="breeze" d="M${x - 10} ${y}q-4 ${l * 0.6} -${l * 0.5} ${l}M${x} ${y}v${l}M${x + 10} ${y}q4 ${l * 0.6} ${l * 0.5} ${l}"/>`;

const probe = (x, y) => `<g transform="translate(${x} ${y})"><rect class="probe" x="-10" y="-10" width="20" height="20" rx="5"/><path class="probe-light" d="M-5 5h10"/></g>`;

const tag = (x, y, w, label, value) =>
  `<g transform="translate(${x} ${y})"><rect class="tag" width="${w}" height="68" rx="6"/><text class="tag-label" x="14" y="26">${label}</text><text class="tag-value" x="14" y="55">${value}</text></g>`;

export const building = (t) => `<svg class="art building" viewBox="0 0 660 590" role="img" aria-label="${t(
  "Coupe d'un bâtiment : une classe, une chambre d'hôpital et un atelier, chacun avec sa sonde et sa valeur mesurée, reliés à une même ventilation.",
  "Section of a building: a classroom, a hospital room and a workshop, each with its probe and reading, on one ventilation system.",
)}">
<path class="room" d="M32 124h282v206H32zM326 124h282v206H326zM32 342h576v216H32z"/>
<path class="metal" d="M52 58h170v54H52z"/><circle class="room" cx="96" cy="85" r="20"/>
<g class="spin"><path class="poche" d="M96 85c-3-8-2-14 3-18 3 7 3 12-3 18zM96 85c8-3 14-2 18 3-7 3-12 3-18-3zM96 85c3 8 2 14-3 18-3-7-3-12 3-18zM96 85c-8 3-14 2-18-3 7-3 12-3 18 3z"/></g>
<path class="line" d="M136 66v38M146 66v38M156 66v38M172 70l10 15-10 15M190 70l10 15-10 15"/>
<path class="mast" d="M548 10v102"/><path class="sock" d="M552 16l21 3v35l-21 4zM594 22l19 3v23l-19 3z"/><path class="sock-pale" d="M573 19l21 3v29l-21 3zM613 25l16 2v19l-16 2z"/>
<path class="poche" d="M20 112h600v12H20zM20 124h12v434H20zM608 124h12v240h-12zM608 378h12v180h-12zM314 124h12v206h-12zM20 330h600v12H20zM0 558h660v12H0z"/>
<path class="metal" d="M196 112h18v24h378v16H40v-16h156zM40 152v190h0v20h400v16H40v-16zM40 152h16v210H40z"/>
${diffuser(110, 152)}${diffuser(244, 152)}${diffuser(400, 152)}${diffuser(540, 152)}
${diffuser(130, 378)}${diffuser(270, 378)}${diffuser(400, 378)}
${breeze(110, 168, 46)}${breeze(244, 168, 22)}${breeze(400, 168, 22)}${breeze(540, 168, 46)}
${breeze(130, 394, 56)}${breeze(270, 394, 26)}${breeze(400, 394, 30)}
<path class="stack" d="M498 428l18-24v-40h108v-236h14v250h-108v26l18 24z"/><path class="exhaust" d="M631 118v-26M623 100l8-10 8 10"/>
<path class="line board" d="M38 200v66"/>${desk(70)}${desk(136)}${desk(202)}
<path class="line" d="M352 318h124M358 318v12M470 318v12M476 318v-30M352 318v-44"/><path class="sheet" d="M384 316v-14q40-12 88 0v14z"/><path class="pillow" d="M356 316v-14h26v14z"/><circle class="head" cx="376" cy="296" r="9"/>
<path class="line" d="M504 330v-104h18M522 226v12"/><path class="sheet" d="M514 238h16v24h-16z"/>
<path class="machine" d="M436 558v-62h154v62zM448 496v-44h54v44zM540 496v-30h42v30zM506 496v-24h30v24z"/><path class="line" d="M452 528h40M452 540h40M520 528h54"/>
${standing(404, 556)}<path class="line" d="M72 558v-10h96v10M120 548v10"/><path class="sheet" d="M78 518h38v30H78zM124 518h38v30h-38zM98 488h38v30H98z"/>
${probe(290, 206)}${probe(588, 188)}${probe(210, 424)}
${tag(130, 194, 140, "CO2", "612 ppm")}${tag(340, 200, 148, t("Surpression", "Pressure"), "+15 Pa")}${tag(200, 444, 176, t("Alvéolaires", "Respirable"), t("0,31 mg/m³", "0.31 mg/m³"))}
</svg>`;
