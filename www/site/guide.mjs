// The guide's twelve readings: listed on its page, and printed in the PDF that the form gives.
export const guide = [
  {
    name: ["Le CO2 posé près de la porte", "CO2 by the door"],
    text: [
      "Une porte qui s'ouvre dix fois par heure dilue l'air du capteur, pas celui des élèves. L'écart atteint 400 ppm entre la porte et le fond de la salle. Posez la sonde à 1,50 m du sol, sur un mur intérieur, à plus d'un mètre d'une ouverture et de toute bouche de soufflage.",
      "A door that opens ten times an hour dilutes the sensor's air, not the pupils'. The gap reaches 400 ppm between the door and the back of the room. Fit the probe 1.5 m above the floor, on an inner wall, over a metre away from any opening or supply grille.",
    ],
  },
  {
    name: ["La moyenne sur vingt-quatre heures", "The 24-hour average"],
    text: [
      "Une salle vide seize heures par jour affiche toujours une belle moyenne. Seules comptent les heures d'occupation. Demandez le temps passé au-dessus de 800 et de 1 500 ppm pendant que des gens respirent ; c'est aussi ce que regarde la réglementation.",
      "A room that stands empty sixteen hours a day always shows a fine average. Only occupied hours count. Ask for the time spent above 800 and 1,500 ppm while people breathe; that is what regulation looks at too.",
    ],
  },
  {
    name: ["Le capteur qui se recale tout seul", "The sensor that resets itself"],
    text: [
      "Beaucoup de capteurs supposent que la valeur la plus basse de la semaine est l'air extérieur. Dans un hôpital occupé jour et nuit, cette hypothèse est fausse, et la mesure glisse vers le bas de 50 à 100 ppm par an. Désactivez ce recalage ou choisissez une cellule à deux voies.",
      "Many sensors assume that the week's lowest value is outdoor air. In a hospital occupied day and night the assumption is false, and the reading slides down by 50 to 100 ppm a year. Turn this reset off, or choose a two-channel cell.",
    ],
  },
  {
    name: ["Le débit de la plaque", "The nameplate airflow"],
    text: [
      "Le débit inscrit sur la centrale est celui d'un filtre neuf et de gaines étanches. Après deux ans, nous mesurons en médiane 71 % de la valeur affichée. Mesurez aux bouches, au cône, une fois par an.",
      "The airflow printed on the unit is that of a new filter and tight ducts. After two years we measure a median 71% of the stated value. Measure at the grilles, with a hood, once a year.",
    ],
  },
  {
    name: ["La somme des COV", "The sum of VOCs"],
    text: [
      "Un nettoyage à l'alcool fait bondir les COV totaux sans danger notable ; un vernis bien plus nocif peut passer inaperçu. La somme sert à dater un événement, jamais à juger d'un risque. Pour juger, il faut un prélèvement et un laboratoire.",
      "Cleaning with alcohol sends total VOCs soaring with little harm; a far worse varnish may go unseen. The sum serves to date an event, never to judge a risk. To judge, you need a sample and a laboratory.",
    ],
  },
  {
    name: ["Les particules un jour de brouillard", "Particles on a foggy day"],
    text: [
      "Un compteur laser prend les gouttes d'eau pour des poussières. Au-dessus de 85 % d'humidité, la PM2,5 peut doubler sans un grain de poussière de plus. Écartez ces heures ou choisissez une entrée d'air chauffée.",
      "A laser counter takes water droplets for dust. Above 85% humidity, PM2.5 may double without a grain of dust more. Leave those hours out, or choose a heated inlet.",
    ],
  },
  {
    name: ["Le formaldéhyde en hiver", "Formaldehyde in winter"],
    text: [
      "Les panneaux de bois émettent deux fois plus à 26 °C qu'à 19 °C. Une campagne de janvier rassure à bon compte. Il faut deux saisons, ou une sonde qui reste.",
      "Wood panels emit twice as much at 26 °C as at 19 °C. A January survey is cheap comfort. You need two seasons, or a probe that stays.",
    ],
  },
  {
    name: ["La surpression portes ouvertes", "Overpressure with doors open"],
    text: [
      "Une chambre protégée tient +15 Pa porte fermée et 0 Pa porte ouverte. La moyenne horaire ne dit rien. Comptez les minutes sous le seuil, et le temps de retour après chaque passage.",
      "A protected room holds +15 Pa with the door shut and 0 Pa with it open. The hourly mean says nothing. Count the minutes under the limit, and the time to recover after each passage.",
    ],
  },
  {
    name: ["Le poste qui n'est pas une personne", "The workstation that is not a person"],
    text: [
      "Une mesure fixe près de la machine n'est pas l'exposition de l'opérateur, qui bouge. Pour la limite sur huit heures, seul un prélèvement porté fait foi. La mesure fixe dit quand et pourquoi, ce que le prélèvement ne dit pas.",
      "A fixed reading near the machine is not the exposure of the operator, who moves. For the eight-hour limit only a worn sampler counts. The fixed reading tells when and why, which the sampler does not.",
    ],
  },
  {
    name: ["L'humidité sans la température", "Humidity without temperature"],
    text: [
      "« 60 % d'humidité » ne veut rien dire seul : à 17 °C, le point de rosée est à 9 °C, à 25 °C, il est à 17 °C, et le mur froid moisit. Comparez des points de rosée, pas des pourcentages.",
      "“60% humidity” means nothing alone: at 17 °C the dew point is 9 °C; at 25 °C it is 17 °C, and the cold wall grows mould. Compare dew points, not percentages.",
    ],
  },
  {
    name: ["La semaine parfaite", "The perfect week"],
    text: [
      "Prévenez d'une campagne et les portes resteront ouvertes toute la semaine. Sur 140 sites suivis avant et après, la semaine annoncée est meilleure que le mois suivant dans 83 % des cas. Mesurez assez longtemps pour être oublié.",
      "Announce a survey and doors will stay open all week. On 140 sites followed before and after, the announced week beats the following month in 83% of cases. Measure long enough to be forgotten.",
    ],
  },
  {
    name: ["Le chiffre sans incertitude", "The figure without uncertainty"],
    text: [
      "1 480 ppm avec ± 80 ppm n'est pas « conforme » : c'est « on ne sait pas ». Un rapport qui ne donne pas d'incertitude ne peut pas conclure. Exigez-la, avec le numéro du certificat d'étalonnage.",
      "1,480 ppm with ± 80 ppm is not “compliant”: it is “we do not know”. A report that gives no uncertainty cannot conclude. Ask for it, with the number of the calibration certificate.",
    ],
  },
];
