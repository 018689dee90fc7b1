export { POST } from "../../lead/route.js";

export const runtime = "edge";
