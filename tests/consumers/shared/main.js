import { watch } from "attise";
import plan from "./plan.js";

const visitor = watch(plan);
document.querySelector("#accept").onclick = () => visitor.consent.grant();
