// Grades the rows of tests/contact.json in whatever runtime this runs: no import, no host object.

/** For each row what `full` says of its fields; `openPlan` is that of `attise/plan`. */
export function gradeRows({ rows }, openPlan, plan) {
  const open = openPlan(plan);
  return rows.map(({ fields }) => open.explain({ fields, now: 0 }).contact);
}
