"use client";
import { watch } from "attise";
import plan from "../plan.js";

const visitor = watch(plan);

export default function Consent() {
  return <button id="accept" onClick={() => visitor.consent.grant()}>Accept</button>;
}
