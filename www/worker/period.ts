// When the present period of the plan's capacity began.

/** Unix milliseconds, UTC; a week begins on Monday. */
export function periodStart(per: "day" | "week" | "month", now: number): number {
  const day = new Date(now);
  day.setUTCHours(0, 0, 0, 0);
  if (per === "week") day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  if (per === "month") day.setUTCDate(1);
  return day.getTime();
}
