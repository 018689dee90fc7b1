// Which offers were before the visitor's eyes: told once a page for each offer, when half of it has been on the screen for a second.
const SECOND = 1000;

export function tellOffersSeen(visitor) {
  const told = new Set();
  const timers = new Map();
  const watching = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      clearTimeout(timers.get(target));
      if (isIntersecting) timers.set(target, setTimeout(tell, SECOND, target));
    }
  }, { threshold: 0.5 });

  function tell(offer) {
    const { attiseOffer } = offer.dataset;
    if (offer.hidden || told.has(attiseOffer)) return;
    told.add(attiseOffer);
    visitor.signal("offerSeen", attiseOffer);
  }

  const look = () => {
    watching.disconnect();
    for (const offer of document.querySelectorAll("[data-attise-offer]:not([hidden])")) watching.observe(offer);
  };
  // A slot in use changes later than the reading: what is shown is what counts.
  const swaps = new MutationObserver(look);
  visitor.on("ready", () => {
    look();
    swaps.observe(document.body, { subtree: true, attributeFilter: ["hidden"] });
  });
}
