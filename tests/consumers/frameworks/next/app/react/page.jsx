"use client";
import { Attise, Offer, Slot, useAttise } from "attise/react";
import "attise/slots.css";
import plan from "../../plan.js";

export default function Page() {
  return (
    <Attise plan={plan}>
      <Accept />
      <Slot name="hero" default="guide">
        <Offer name="guide" as="a" href="#guide">Read the guide</Offer>
        <Offer name="demo" as="a" href="#demo">Book a demo</Offer>
      </Slot>
      <button data-attise-click="tour">Take the tour</button>
      <form id="demo" action="/lead" method="post" data-attise-form="demo">
        <input name="email" type="email" />
        <input name="employees" type="number" />
        <button>Book a demo</button>
      </form>
    </Attise>
  );
}

function Accept() {
  const visitor = useAttise();
  return <button id="accept" onClick={() => visitor?.consent.grant()}>Accept</button>;
}
