import Landing from "./landing.jsx";

export const dynamic = "force-dynamic";

export default () => <Landing action="/lead" method="post" />;
