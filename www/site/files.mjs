// The files that visitors download: the guide, the course and the data sheet as PDF, a day of readings as CSV.
import { before, after, pupilsAt } from "./model.mjs";
import { course } from "./course.mjs";
import { guide } from "./guide.mjs";
import { pdf } from "./pdf.mjs";
import { parts, specs } from "./pages/product.mjs";
import { typeset } from "./typeset.mjs";

const flat = (lang) => (pair) => typeset(pair[lang === "fr" ? 0 : 1], lang).replace(/<[^>]+>/g, "");

function guidePdf(lang) {
  const t = flat(lang);
  return pdf({
    lang, title: t(["Douze mesures d'air qui trompent", "Twelve air readings that mislead"]), footer: t(["Orvane, Douze mesures d'air qui trompent", "Orvane, Twelve air readings that mislead"]),
    blocks: [
      { style: "title", text: t(["Douze mesures d'air qui trompent", "Twelve air readings that mislead"]) },
      { style: "text", text: t(["Ce guide est né de 140 sites où deux appareils se contredisaient. Chaque fois, l'un des deux mesurait autre chose que ce que l'on croyait. Voici les douze cas qui reviennent, et la question à poser avant de décider.", "This guide grew out of 140 sites where two instruments disagreed. Each time, one of them measured something other than people thought. Here are the twelve cases that keep coming back, and what to ask before you decide."]) },
      ...guide.flatMap((g, i) => [{ style: "heading", text: `${i + 1}. ${t(g.name)}` }, { style: "text", text: t(g.text) }]),
    ],
  });
}

function coursePdf(lang) {
  const t = flat(lang);
  return pdf({
    lang, title: t(["Lire un relevé d'air en cinq leçons", "Reading an air log in five lessons"]), footer: t(["Orvane, Lire un relevé d'air", "Orvane, Reading an air log"]),
    blocks: [
      { style: "title", text: t(["Lire un relevé d'air en cinq leçons", "Reading an air log in five lessons"]) },
      { style: "text", text: t(["Vingt minutes, un crayon et le relevé de la salle 214, que vous trouverez à côté de ce cours. Chaque leçon ajoute une question ; la dernière tient en une phrase.", "Twenty minutes, a pencil and the log of room 214, which you will find beside this course. Each lesson adds one question; the last one fits in a sentence."]) },
      ...course.flatMap((lesson, i) => [{ style: "heading", text: `${i + 1}. ${t(lesson.name)}` }, { style: "text", text: t(lesson.text) }]),
    ],
  });
}

function sheetPdf(lang) {
  const t = flat(lang);
  return pdf({
    lang, title: t(["Fiche technique Vigie", "Vigie data sheet"]), footer: t(["Orvane, fiche technique Vigie", "Orvane, Vigie data sheet"]),
    blocks: [
      { style: "title", text: t(["Vigie, la sonde", "Vigie, the probe"]) },
      { style: "text", text: t(["118 × 118 × 32 mm, 290 g, IP54. Pose murale à 1,50 m. Certificat d'étalonnage fourni avec chaque cartouche, valable douze mois.", "118 × 118 × 32 mm, 290 g, IP54. Wall-mounted at 1.5 m. Calibration certificate supplied with every cartridge, valid for twelve months."]) },
      ...parts.map((p) => ({ style: "text", text: `– ${t(p)}` })),
      { style: "heading", text: t(["Grandeurs mesurées et incertitude", "Quantities measured and uncertainty"]) },
      ...specs.map((cells) => ({ style: "row", cells: cells.map(t) })),
    ],
  });
}

function readingsCsv(lang) {
  const fr = lang === "fr";
  const number = (value, digits) => value.toFixed(digits).replace(".", fr ? "," : ".");
  const columns = fr
    ? ["heure", "eleves", "co2_debit_fixe_ppm", "co2_debit_pilote_ppm", "debit_pilote_m3h"]
    : ["time", "pupils", "co2_fixed_airflow_ppm", "co2_driven_airflow_ppm", "driven_airflow_m3h"];
  const rows = after.map(({ minute, ppm, flow }, i) => [
    `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`,
    pupilsAt(minute), number(before[i].ppm, 0), number(ppm, 0), number(flow, 1),
  ]);
  return [columns, ...rows].map((row) => row.join(fr ? ";" : ",")).join("\r\n") + "\r\n";
}

/** Name → content, for one language. */
export const filesOf = (lang) => ({
  [`guide.${lang}.pdf`]: guidePdf(lang),
  [`cours-releve.${lang}.pdf`]: coursePdf(lang),
  [`fiche-vigie.${lang}.pdf`]: sheetPdf(lang),
  [`releve-exemple.${lang}.csv`]: readingsCsv(lang),
});
