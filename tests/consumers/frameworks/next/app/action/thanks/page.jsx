export default async function Thanks({ searchParams }) {
  return <pre>{JSON.stringify(await searchParams)}</pre>;
}
