// The course's five lessons: counted on the resources page, and printed in the PDF that the subscriber takes away.
export const course = [
  {
    name: ["Regarder quand, avant de regarder combien", "Look at when, before you look at how much"],
    text: [
      "Posez d'abord le relevé sur l'emploi du temps : arrivées, pauses, ménage, nuit. Une courbe qui monte sans personne ne parle pas des gens. Exercice : sur le relevé de la salle 214, entourez les quatre cours sans lire une seule valeur.",
      "First lay the log over the timetable: arrivals, breaks, cleaning, night. A curve that rises with nobody in the room is not about people. Exercise: on the log of room 214, circle the four lessons without reading a single value.",
    ],
  },
  {
    name: ["Lire la pente", "Read the slope"],
    text: [
      "Le CO2 monte d'autant plus vite que la salle est pleine et petite ; il redescend d'autant plus vite que l'air est renouvelé. Une descente de 1 400 à 900 ppm en dix minutes dit un bon débit, la même en une heure dit une salle presque close. La pente du départ vaut mieux que le pic.",
      "CO2 rises faster the fuller and smaller the room; it falls faster the better the air is renewed. From 1,400 to 900 ppm in ten minutes tells of a good airflow; the same in an hour, of a room all but closed. The slope when people leave says more than the peak.",
    ],
  },
  {
    name: ["Trouver le fond", "Find the floor"],
    text: [
      "Après une nuit sans personne, la mesure doit rejoindre l'air du dehors, autour de 420 ppm. Si elle s'arrête à 600, la ventilation est arrêtée ou la sonde dérive. Si elle descend à 350, la sonde se trompe à coup sûr. Le fond est l'étalonnage du pauvre : il ne coûte rien et se relit chaque lundi.",
      "After a night with nobody there, the reading should meet the outdoor air, around 420 ppm. If it stops at 600, the fans are off or the probe drifts. If it goes down to 350, the probe is certainly wrong. The floor is the poor man's calibration: it costs nothing and can be read again every Monday.",
    ],
  },
  {
    name: ["Croiser deux grandeurs", "Cross two quantities"],
    text: [
      "Une seule courbe a toujours plusieurs explications. CO2 haut et COV bas : trop de monde. CO2 bas et COV haut : un produit, un meuble, un vernis. Particules hautes et CO2 bas : la rue, ou la soufflette. Notez le couple avant de chercher la cause.",
      "A single curve always has several explanations. High CO2 and low VOCs: too many people. Low CO2 and high VOCs: a product, a piece of furniture, a varnish. High particles and low CO2: the street, or the air gun. Write the pair down before you look for the cause.",
    ],
  },
  {
    name: ["Conclure avec l'incertitude", "Conclude with the uncertainty"],
    text: [
      "Une conclusion tient en une phrase : la grandeur, la durée au-dessus du seuil, l'incertitude, et ce que l'on change. « Trois heures au-dessus de 1 500 ppm, à 80 ppm près, les jours pleins ; débit à doubler de 8 h à 12 h. » Si la phrase ne se laisse pas écrire, mesurez une semaine de plus.",
      "A conclusion fits in one sentence: the quantity, the time above the limit, the uncertainty, and what is to change. “Three hours above 1,500 ppm, within 80 ppm, on full days; airflow to be doubled from 8 am to noon.” If the sentence refuses to be written, measure for another week.",
    ],
  },
];
