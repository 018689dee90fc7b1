// Telephone numbers: the engine's few rules against libphonenumber, on thousands of numbers.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { openPlan } from "attise/edge";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { draws } from "./lib/draws.mjs";
import { plan } from "./lib/tiny.mjs";

const examples = createRequire(import.meta.url)("libphonenumber-js/examples.mobile.json");
const open = openPlan({ ...plan, language: "en" });
const ours = (phone, country) => open.explain({ fields: { phone, country } }).contact.phone;
const theirs = (phone, country) => parsePhoneNumberFromString(phone, country);

const NEAR = ["FR", "BE", "CH", "LU", "CA"];
const digits = (draw, length) => Array.from({ length }, () => Math.floor(draw() * 10)).join("");

/** Numbers as they are written in a country: right ones, and those with a digit too many or too few. */
function written(country, draw) {
  const [trunk, calling, lengths] = { FR: ["0", "33", [9]], BE: ["0", "32", [8, 9]], CH: ["0", "41", [9]], LU: ["", "352", [6, 8, 9]], CA: ["", "1", [10]] }[country];
  const length = lengths[Math.floor(draw() * lengths.length)] + [0, 0, 0, 0, 0, 0, 1, -1][Math.floor(draw() * 8)];
  const national = `${1 + Math.floor(draw() * 9)}${digits(draw, length - 1)}`;
  return draw() < 0.5 ? trunk + national : `+${calling}${national}`;
}

test("numbers of five countries are judged as libphonenumber does, but for special ones", () => {
  for (const country of NEAR) {
    const { below } = draws(country.charCodeAt(0));
    const draw = () => below(2 ** 30) / 2 ** 30;
    let agree = 0;
    const differ = [];
    for (let i = 0; i < 4000; i++) {
      const text = written(country, draw);
      const [mine, their] = [ours(text, country), theirs(text, country)];
      const accepted = mine.number !== null && !mine.reasons.includes("other_country") && mine.number.startsWith(their ? `+${their.countryCallingCode}` : "+");
      // of North America areas are known for Canada alone, so that any number written as there is one
      const american = country === "CA" && mine.country === null && their?.isPossible();
      const same = american || (their?.isValid() ? mine.number === their.number : !accepted);
      if (same) agree += 1;
      else differ.push(`${text} ${mine.number} ${their?.isValid()} ${their?.getType?.()}`);
    }
    assert.ok(agree / 4000 >= 0.998, `${country}: ${agree} of 4000; ${differ.slice(0, 10).join(" · ")}`);
  }
});

test("the example numbers of all countries are valid, in E.164 as libphonenumber has it", () => {
  const wrong = Object.entries(examples).flatMap(([country, national]) => {
    const number = theirs(national, country);
    const spaced = number.formatInternational();
    const found = ours(spaced, undefined);
    // the example of South Korea has seven zeros in a row, which nobody has
    return found.number === number.number && (found.grade !== "unusable" || country === "KR") ? [] : [`${country} ${spaced}: ${JSON.stringify(found)}`];
  });
  assert.deepEqual(wrong, []);
  assert.ok(Object.keys(examples).length > 200);
});

test("numbers of the overseas departments written as in France are theirs, where libphonenumber knows none", () => {
  for (const [text, number] of [["0690 74 12 58", "+590690741258"], ["0692 41 58 23", "+262692415823"], ["0696 41 58 23", "+596696415823"], ["0694 41 58 23", "+594694415823"], ["0639 01 58 23", "+262639015823"]]) {
    assert.equal(ours(text, "France").number, number);
    assert.ok(parsePhoneNumberFromString(number).isValid());
    assert.equal(theirs(text, "FR").isValid(), false);
  }
});
