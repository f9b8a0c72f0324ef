export default function Page() {
  return <h1>event-editor</h1>;
}
