import Landing from "../landing.jsx";

export const runtime = "edge";

export default () => <Landing action="/edge/lead" method="post" />;
