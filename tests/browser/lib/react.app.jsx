// The page of React that the tests look at; `globalThis.now` tells it what to render next.
import { Suspense, lazy, useState } from "react";
import { Attise, Offer, Slot, useAttise, useOffer, useReading } from "attise/react";

/** What the tests watch: the reading in words, and how often it was rendered. */
function Status() {
  const { engagement, temperature } = useReading();
  return <p id="status">{`${engagement} ${temperature} ${useOffer("hero") ?? "none"} ${useAttise() ? "watched" : "unwatched"}`}</p>;
}

function Hero({ id = "hero" }) {
  return (
    <Slot name="hero" default="guide" as="section" id={id}>
      <Offer name="guide"><p>Read our guide.</p><a id={`${id}-guide`} href="#guide">Guide</a></Offer>
      <Offer name="webinar"><h2>Join the webinar</h2><p>Forty minutes, with questions.</p></Offer>
      <Offer name="quote" as="a" href="#quote">Ask for a quote</Offer>
    </Slot>
  );
}

function Form() {
  const [email, setEmail] = useState("");
  return (
    <form id="asks" data-attise-form="quote" method="post" action="/lead">
      <input name="email" value={email} onChange={({ target }) => setEmail(target.value)} />
      <Slot name="sidebar" default="guide" id="sidebar">
        <Offer name="guide" as="fieldset" />
        <Offer name="webinar" as="fieldset"><input name="company" required /></Offer>
      </Slot>
      <button>Send</button>
    </form>
  );
}

const Late = lazy(() => (globalThis.late ?? Promise.resolve()).then(() => ({ default: () => <Hero id="lazy" /> })));

export function App({ initial }) {
  const [{ plan, consent, count = 0, more = false, watched = true, slow = false }, set] = useState(initial);
  globalThis.now = (next) => set((before) => ({ ...before, ...next }));
  const page = (
    <>
      <Status />
      <Hero />
      <b id="count">{count}</b>
      <Form />
      {more && <Hero id="more" />}
      {slow && <Suspense><Late /></Suspense>}
    </>
  );
  return watched ? <Attise plan={plan} options={{ consent }}>{page}</Attise> : page;
}
