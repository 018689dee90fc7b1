/// <reference types="attise/vite/client" />
"use client";
// A slot of the plan, a form, and the visitor, for a page of yours: import it, or take out of it what you need.
import { Attise, Offer, Slot, useAttise } from "attise/react";
import "attise/slots.css";
import plan from "./plan.json?attise";

/** Nothing is read, stored or sent before the visitor agrees. Your own dialogue may ask: `<Attise options={{ consent: agreed }}>`. */
function Consent() {
  const visitor = useAttise();
  return (
    <p>
      May this site adapt its offers to what you read?{" "}
      <button type="button" onClick={() => visitor?.consent.grant()}>Accept</button>{" "}
      <button type="button" onClick={() => visitor?.consent.revoke()}>Refuse</button>
    </p>
  );
}

export default function Landing() {
  return (
    <Attise plan={plan}>
      <Consent />
      <Slot name="hero" default="guide" as="section">
        <Offer name="guide" as="p"><a href="/guide" data-attise-download="guide">Read the guide</a></Offer>
        <Offer name="webinar" as="p"><a href="/webinar">Join the webinar</a></Offer>
        <Offer name="demo" as="p"><a href="#lead">Book a demo</a></Offer>
      </Slot>
      <form id="lead" action="/lead" method="post" data-attise-form="demo">
        <p><label>Work e-mail <input name="email" type="email" autoComplete="email" required /></label></p>
        <p><label>Company <input name="company" autoComplete="organization" /></label></p>
        <p><label>Employees <input name="employees" type="number" min="1" /></label></p>
        <p><label>Role <input name="role" autoComplete="organization-title" /></label></p>
        <p><button>Book a demo</button></p>
      </form>
    </Attise>
  );
}
