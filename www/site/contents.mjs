// What the kinds, topics and phases of the plan's contents are called, on the site and in the inbox.
export const kinds = { pdf: ["PDF", "PDF"], course: ["Cours, PDF", "Course, PDF"], webinar: ["Webinaire", "Webinar"], csv: ["Données, CSV", "Data, CSV"] };
export const topics = { measuring: ["Mesurer", "Measuring"], product: ["Le produit", "The product"] };
