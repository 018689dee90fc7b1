// Writes a plain, printable A4 PDF from headings, paragraphs and table rows. Standard fonts only, no dependency.
const width = 595;
const height = 842;
const margin = 64;
const styles = {
  title: { font: "F2", size: 27, lead: 32, after: 14 },
  heading: { font: "F2", size: 13.5, lead: 18, before: 14, after: 4 },
  text: { font: "F1", size: 10.5, lead: 15.5, after: 6 },
  row: { font: "F1", size: 10.5, lead: 15.5, after: 5 },
};

// Advance widths of Helvetica, in thousandths, by groups of letters; close enough to break lines safely.
const narrow = /[iljtfI.,:;'’!|()\[\]/ \u00a0]/;
const wide = /[mwMW@%—…]/;
const capital = /[A-ZÀ-Þ+±=<>]/;
const advance = (letter) => (narrow.test(letter) ? 285 : wide.test(letter) ? 860 : capital.test(letter) ? 700 : 556);
const measure = (text, size) => [...text].reduce((sum, letter) => sum + advance(letter), 0) * size * 0.001;

const windows = { "€": 0x80, "…": 0x85, "‘": 0x91, "’": 0x92, "“": 0x93, "”": 0x94, "–": 0x96, "—": 0x97, "œ": 0x9c, "Œ": 0x8c, "−": 0x2d, "₂": 0x32, "\u202f": 0xa0 };
const literal = (text) =>
  [...text]
    .map((letter) => {
      const code = windows[letter] ?? letter.codePointAt(0);
      if (code > 255) throw new Error(`pdf: no glyph for ${letter}`);
      return code > 126 || "()\\".includes(letter) ? `\\${code.toString(8).padStart(3, "0")}` : String.fromCharCode(code);
    })
    .join("");

function breakLines(text, size, room) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
    if (measure(longer, size) <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

const show = (font, size, x, y, text) => `BT /${font} ${size} Tf ${x} ${y.toFixed(1)} Td (${literal(text)}) Tj ET`;
const stripes = [0, 1, 2, 3].map((i) => `${i % 2 ? "0.56 0.75 0.83" : "1 0.42 0.17"} rg ${margin + i * 22} ${height - 46 - (8 - i)} 20 ${(8 - i) * 2} re f`).join("\n") + "\n0.05 0.17 0.21 rg";

/** Sets blocks of { style, text } or { style: "row", cells } on as many pages as they need. */
function paginate(blocks, footer) {
  const pages = [];
  let ops;
  let y;
  const open = () => {
    ops = [stripes, show("F1", 8.5, margin, 40, `${footer}  ·  ${pages.length + 1}`)];
    pages.push(ops);
    y = height - 100;
  };
  open();
  for (const { style, text, cells } of blocks) {
    const s = styles[style];
    const columns = cells ?? [text];
    const room = (width - 2 * margin) / columns.length - (columns.length > 1 ? 12 : 0);
    const set = columns.map((cell) => breakLines(cell, s.size, room));
    const tall = Math.max(...set.map((lines) => lines.length)) * s.lead;
    if (y - tall - (style === "heading" ? 60 : 0) < 70) open();
    y -= s.before ?? 0;
    set.forEach((lines, i) => lines.forEach((line, n) => ops.push(show(s.font, s.size, margin + i * (room + 12), y - n * s.lead, line))));
    y -= tall + s.after;
    if (cells) ops.push(`0.66 0.81 0.88 RG 0.6 w ${margin} ${(y + s.lead - s.after + 1).toFixed(1)} m ${width - margin} ${(y + s.lead - s.after + 1).toFixed(1)} l S`);
  }
  return pages.map((page) => page.join("\n"));
}

export function pdf({ title, lang, footer, blocks }) {
  const pages = paginate(blocks, footer);
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R /Lang (${lang}) /ViewerPreferences << /DisplayDocTitle true >> >>`,
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${6 + i * 2} 0 R`).join(" ")}] >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    `<< /Title (${literal(title)}) /Author (Orvane) >>`,
    ...pages.flatMap((ops, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents ${7 + i * 2} 0 R >>`,
      `<< /Length ${ops.length} >>\nstream\n${ops}\nendstream`,
    ]),
  ];
  let out = "%PDF-1.4\n";
  const offsets = objects.map((body, i) => {
    const at = out.length;
    out += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  return `${out}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R /Info 5 0 R >>\nstartxref\n${out.length}\n%%EOF\n`;
}
