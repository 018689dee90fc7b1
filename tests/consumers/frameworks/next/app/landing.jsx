import "attise/slots.css";
import Consent from "./consent.jsx";

export default function Landing(form) {
  return (
    <>
      <Consent />
      <div data-attise-slot="hero">
        <a data-attise-offer="guide" href="#guide">Read the guide</a>
        <a data-attise-offer="demo" href="#demo" hidden>Book a demo</a>
      </div>
      <button data-attise-click="tour">Take the tour</button>
      <form id="demo" data-attise-form="demo" {...form}>
        <input name="email" type="email" />
        <input name="employees" type="number" />
        <button>Book a demo</button>
      </form>
    </>
  );
}
