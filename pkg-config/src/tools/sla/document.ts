// A plan as a document to be signed, as the engine describes it: every word is the engine's, the layout is ours.

export interface Document {
  lang: "fr" | "en";
  kicker: string;
  title: string;
  facts: Fact[];
  purpose: string[];
  sections: Section[];
  signing: { title: string; text: string; owners: string[]; lines: string[] };
  footer: string;
}

/** A name and a value; `null` is filled in by hand. */
export interface Fact {
  name: string;
  value: string | null;
  code: boolean;
}

export interface Section {
  id: string;
  title: string;
  blocks: Block[];
}

export type Block =
  | { kind: "heading"; text: string }
  | { kind: "text"; text: string }
  | { kind: "terms"; terms: Term[] }
  | ({ kind: "table" } & Table)
  | ({ kind: "step" } & Step);

export interface Term {
  name: string;
  items: Item[];
}

/** A text, and the list that it introduces if there is one. */
export interface Item {
  text: string;
  items: string[];
}

export interface Table {
  caption: string | null;
  columns: { title: string; number: boolean; width: number }[];
  rows: Row[];
}

/** A row; one that follows belongs to what the row above names. */
export interface Row {
  follows: boolean;
  cells: Cell[];
}

export interface Cell {
  items: Item[];
  note: string | null;
  /** The plan's own name for it. */
  id: string | null;
  code: boolean;
}

/** A stage of the ladder. */
export interface Step {
  number: number;
  title: string;
  id: string;
  names: string | null;
  owner: string;
  terms: Term[];
}
