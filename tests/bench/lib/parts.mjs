// The parts of the bench, in the order of the report.
export const PARTS = ["engine", "page", "edge", "batch"];
