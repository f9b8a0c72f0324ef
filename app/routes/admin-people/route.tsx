export default function Page() {
  return <h1>admin-people</h1>;
}
