export default function Page() {
  return <h1>event-gates</h1>;
}
