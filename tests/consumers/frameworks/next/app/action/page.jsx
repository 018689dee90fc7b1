import Landing from "../landing.jsx";
import { lead } from "./lead.js";

export default () => <Landing action={lead} />;
