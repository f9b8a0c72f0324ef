export default function Page() {
  return <h1>event-preview</h1>;
}
