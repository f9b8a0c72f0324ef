export default function Page() {
  return <h1>organization-people</h1>;
}
