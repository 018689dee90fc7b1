// The words of `attise plan diff`, in French and English.

export const diffWords = {
  en: {
    colon: ":",
    same: "nothing that counts has changed",
    rewritten: "nothing that counts has changed; it is only written in another way",
    changes: (count: number) => (count === 1 ? "1 change" : `${count} changes`),
    moved: (moved: number, visitors: number, at: string) =>
      `${moved} of ${visitors} visitors of the log move, each played from the beginning under both plans, read at ${at}`,
    temperature: "old \\ new",
    stage: "old \\ new",
    examples: ["visitor", "engagement", "temperature", "stage"],
    more: (count: number) => `and ${count} more`,
    temperatures: { cold: "cold", warm: "warm", hot: "hot" },
  },
  fr: {
    colon: "\u00a0:",
    same: "rien de ce qui compte n’a changé",
    rewritten: "rien de ce qui compte n’a changé\u202f; c’est seulement écrit autrement",
    changes: (count: number) => (count === 1 ? "1 changement" : `${count} changements`),
    moved: (moved: number, visitors: number, at: string) =>
      `${moved} visiteur${moved < 2 ? "" : "s"} du journal sur ${visitors} change${moved < 2 ? "" : "nt"} de classe, chacun rejoué depuis le début selon les deux plans, lu au ${at}`,
    temperature: "avant \\ après",
    stage: "avant \\ après",
    examples: ["visiteur", "intérêt", "température", "étape"],
    more: (count: number) => `et ${count} de plus`,
    temperatures: { cold: "froid", warm: "tiède", hot: "chaud" },
  },
};
